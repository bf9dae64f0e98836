"""Whether each figure of a printed answer is that of its JSON at the place it is told of, and what would be noticed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Context, Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

import relcon
from relcon import words
from relcon.law.tables import NEWEST
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED, row, row_keys
from relcon.records.substances import SUBSTANCES
from tests.helpers.facts import NUMBER, Fact, as_printed, facts
from tests.helpers.printed import POSITIONS, Figure, Piece, figures
from tests.helpers.told_of import (
    begins,
    beside_unknown,
    cites_of,
    days_of,
    names_one,
    parts_of,
    positions,
    row_and_column,
)

MONTHS: Final = frozenset({"range", "total", "guideline_range", "ranges", "totals", "by_table", "minimum", "binding"})
BEFORE: Final = frozenset({"low_end_before", "final_before", "low_end", "by_table"})
AFTER: Final = frozenset({"low_end_after", "final_after", "otherwise", "by_table_otherwise"})
LEVELS: Final = re.compile("Base offense|Total offense|Criminal history|Statutory minimum")
MICRO: Final = Decimal("0.000001")
APART: Final = frozenset(
    {"if_disclosed", "if_supported", "if_career_offender", "full_disclosure", "if_credited", "cliff"}
)
"""What is asked of an answer under another assumption: a figure is of it only where its row says so."""


@dataclass(frozen=True)
class Place:
    """Under which keys figures stand whose row (a pattern that begins with ``^``) or clause matches."""

    pattern: str
    any_of: tuple[str, ...]


UNTOLD: Final = {
    r"\d+ more\b": "what has no room is counted by the report, of its own rows",
    r"\d+ to settle|silent on \d+": "the same",
    r"\d %,? to \d[ \d/]*|\bto \d[ \d/]* at \d+ %": "what is left: the start less the months that the JSON has",
    r"\b(?:0|100) %": "the shares at which a scale begins and ends",
}
"""Figures that the JSON does not hold: by the words that have them among them, and why."""

PLACES: Final = (
    Place(r"^By the table alone|^Table ", ("guideline_range",)),
    Place(
        r"^(?!.* · ).*(?:[Ff]ull disclosure|, full$|if all told|credited)",
        ("if_disclosed", "full_disclosure", "if_credited", "full", "plea_and_full_disclosure"),
    ),
    Place(r"^On \(b\)", ("if_supported",)),
    Place(r"on a plea to it", ("if_supported",)),
    Place(r"^Base offense level", ("base_offense_level", "next_level", "to_next_level", "crossings")),
    Place(r"^Total offense level", ("total_offense_level",)),
    Place(r"^Statutory minimum", ("minimum",)),
    Place(r"^Acceptance|^Weapon|^Role,", ("levels", "aggravating", "mitigating")),
    Place(r"\d points?$|\d points?\b.*(?:\+|\(\d)", ("points",)),
    Place(r"^Up and down|^(?:Middle|Ceiling) {2,}", ("to_next_level",)),
    Place(r" into | would make ", ("cliff",)),
)
"""What rows of every answer are called."""


@dataclass
class Answer:
    """A printed answer with its JSON.

    Attributes
    ----------
    json
        The answer as data.
    files
        Case and proffer file: what is printed as counsel wrote it.
    people, outcomes
        Names by id, where rows are people, or outcomes.
    places
        Which keys the figures of a row, or of a clause, stand under.
    more
        Figures that the answer counts: a value, and the keys it is of.
    """

    json: Any
    files: Sequence[Path] = ()
    people: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    places: Sequence[Place] = ()
    more: Sequence[Fact] = ()

    @cached_property
    def facts(self) -> list[Fact]:
        """Every value."""
        return [*facts(self.json), *self.more]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every key."""
        return frozenset().union(*(one.tags for one in self.facts))

    @cached_property
    def own(self) -> list[str]:
        """The files, line by line."""
        return [line for file in self.files for line in _lines(file)]

    @cached_property
    def quoted(self) -> str:
        """Every text, as it would be printed, in one."""
        said = dict.fromkeys(one.value for one in self.facts if isinstance(one.value, str))
        return " ".join(words.in_prose("\n".join([*said, *self.own])).split())

    @cached_property
    def records(self) -> dict[str, str]:
        """Each record of the files as it is written, by id."""
        found: dict[str, list[str]] = {}
        id = ""
        for line in self.own:
            if start := re.search(r"\bid\"?: \"?([\w/-]+)", line):
                id = start[1]
            found.setdefault(id, []).append(line)
        return {id: words.in_prose(" ".join(lines)) for id, lines in found.items()}

    def untold(self, figure: Figure) -> bool:
        """Whether a figure is one that the JSON does not hold, and why stands in `UNTOLD`."""
        return any(map(figure.part_of, UNTOLD))

    def unread(self, printed: Iterable[Piece]) -> list[Figure]:
        """Return the figures that are not the JSON's at their place."""
        found = figures(printed)
        return [one for one in found if not self._stands(one)] + _out_of_order(found)

    def told(self, printed: Iterable[Piece]) -> list[Figure]:
        """Return the figures that the JSON must hold; ids and provisions of law apart."""
        return [one for one in figures(printed) if self._tells(one)]

    def unnoticed(self, printed: Sequence[Piece]) -> list[Figure]:
        """Return those told of which a number may be one more without the reader's noticing."""
        found = iter(figures(printed))
        each = [(place, next(found)) for place, piece in enumerate(printed) for _ in piece.figures]
        return [
            one
            for place, one in each
            if self._tells(one) and not all(self._notices(printed, place, at) for at in _numbers(one))
        ]

    def _tells(self, figure: Figure) -> bool:
        return figure.kind not in ("law", "label") and not self.untold(figure)

    def _stands(self, figure: Figure) -> bool:
        return figure.kind == "place" or self.untold(figure) or self.holds(figure)

    def _notices(self, printed: Sequence[Piece], place: int, at: tuple[int, int]) -> bool:
        start, end = at
        piece = printed[place]
        raised = str(int(piece.said[start:end]) + 1).rjust(end - start, "0")
        changed = replace(piece, said=piece.said[:start] + raised + piece.said[end:])
        about = [one for one in changed.figures if one.start < start + len(raised) and start < one.end]
        if not all(map(self._stands, about)):
            return True
        return bool(_out_of_order(figures([*printed[:place], changed, *printed[place + 1 :]])))

    def holds(self, figure: Figure) -> bool:
        """Whether a figure is the JSON's, or stands so in a text that is printed."""
        if figure.kind == "law":
            parts = [part.rstrip(".)") for part in re.findall(r"[\w.()]+", figure.text)]
            return all(self._provision(part) for part in parts)
        if figure.kind == "label":
            return self._label(figure)
        if figure.kind == "day":
            said = [self.records[id] for id in figure.of if id in self.records]
            if figure.column == "Ended":
                who = {id for id, name in self.people.items() if names_one(name, figure.row)}
                said = [
                    words.in_prose(one.value) for one in self.facts if one.tags & who and "controlling_date" in one.tags
                ]
            for word, key in (("session", "session_date"), ("entered", "entered"), ("sentencing", "sentencing_date")):
                if figure.before.endswith(word):
                    said = [words.in_prose(str(one.value)) for one in self.facts if key in one.tags] or said
            near = " ".join(said) or self.quoted
            days = days_of(figure.text)
            return (
                self._quoted(figure)
                or all(day in near for day in days)
                or ("DATES" in figure.row and all(day in self.quoted for day in days))
            )
        if figure.kind == "dollars":
            number = figure.text[1:].replace(",", "")
            return figure.text in self.quoted or any(re.search(rf"\busd\b.*\b{number}\b", line) for line in self.own)
        if (
            figure.kind == "change"
            and len(figure.after.split()) > 1
            and f"{figure.text} {' '.join(figure.after.split()[:2])}" in program()
        ):
            return True
        if figure.kind == "number" and figure.of and re.match(r"(?:transactions|times)\b", figure.after):
            return int(figure.text) == len(figure.of)
        return self._computed(figure) or self._recorded(figure) or self._quoted(figure)

    def _provision(self, cite: str) -> bool:
        whole, _, clause = cite.partition("(")
        return any(cite in said or (whole in said and f"({clause}" in said) for said in (self.quoted, program()))

    def _label(self, figure: Figure) -> bool:
        if found := re.fullmatch(r"(?:([\w.]*):|line )(\d+)", figure.text):
            field = re.search(r"\(([a-z_]+),$", figure.before)
            begins_one = r"\bid\"?:|^\s*\{$"  # a field that is not written is told at its record
            wanted = rf"\b{field[1]}\"?:|{begins_one}" if field and ", under" not in figure.after[:7] else r"^\s*[^#\s]"
            files = [file for file in self.files if not found[1] or file.name == found[1]]
            return any(re.search(wanted, line) for file in files for line in _lines(file)[int(found[2]) - 1 :][:1])
        return all(part in self.quoted for part in parts_of(figure.text.removeprefix("relcon ").removeprefix("p. ")))

    def _quoted(self, figure: Figure) -> bool:
        before, after = figure.before.split()[-2:], figure.after.split()[:2]
        joint = "" if figure.after[:1] in (",", ".", ";", ":", ")") else " "
        said = f"{' '.join([*before, figure.text])}{joint}{' '.join(after)}"
        return len(before) + len(after) > 2 and said.rstrip(".,;") in self.quoted

    def _recorded(self, figure: Figure) -> bool:
        """Whether it is told of records, before it or in parentheses after it, and is what they have."""
        notes = r"(?:, by admission \w+(?: \(counsel's notes\))?)?"
        if met := re.search(rf"([a-z][\w-]*){notes}: (?:call|text|meeting):$", figure.before):
            return re.search(rf"\b{figure.text}\b", self.records[met[1]]) is not None
        if not figure.of:
            return False
        if figure.kind != "weight":
            return False
        if all(re.search(rf"(?<![\d.]){re.escape(figure.text)}", self.records.get(id, "")) for id in figure.of):
            return True
        for position in POSITIONS.values():
            grams = [
                [Decimal(one.value) for one in self.facts if {id, position, "counted_grams"} <= one.tags]
                for id in figure.of
            ]
            if all(grams) and rounded(figure, str(sum(one[0] for one in grams)), frozenset()):
                return True
        return False

    def _computed(self, figure: Figure) -> bool:
        wanted = list(self._wanted(figure))
        apart = APART - frozenset().union(*(alternatives for alternatives, _ in wanted))
        if figure.column == "Manual":  # that of the day of sentencing first, then that of the day of the offense
            apart = apart | ({"sentencing"} if re.search("=|not", figure.before) else {"offense"})
        cell = figure.kind == "number" and figure.column in POSITIONS.values() and not LEVELS.match(figure.row)
        cell = cell and not beside_unknown(figure)
        return any(
            not one.tags & apart
            and (not cell or (isinstance(one.value, tuple) and len({*one.value}) == 1))
            and all(alternatives & one.tags or not one.tags & every for alternatives, every in wanted)
            for one in self._same(figure)
        )

    @cached_property
    def _by_value(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for one in self.facts:
            for said in as_printed(one.value):
                found.setdefault(said, []).append(one)
        return found

    @cached_property
    def _amounts(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for one in self.facts:
            if isinstance(one.value, str) and NUMBER.match(one.value):
                found.setdefault(one.value, []).append(one)
        return found

    def _same(self, figure: Figure) -> Iterator[Fact]:
        """Yield the values that a figure prints, wherever they stand."""
        yield from self._by_value.get(figure.text.replace(",", "").replace("−", "-").lstrip("+"), ())
        if figure.kind == "change" or (" · " in figure.row and figure.kind == "number"):
            number = figure.text.replace(",", "").replace("−", "-").lstrip("+")
            yield from (one for exact in (number, f"+{number}") for one in self._amounts.get(exact, ()))
        if figure.kind == "weight":
            for exact, told in self._amounts.items():
                yield from (one for one in told if rounded(figure, exact, one.tags))

    def _wanted(self, figure: Figure) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """Yield sets of keys, of each of which a fact must stand under one, and those that show that it is of such."""
        everywhere = frozenset(POSITIONS.values())
        if told := positions(figure):
            yield frozenset(told), everywhere
        for names, of in ((self.people, names_one), (self.outcomes, begins)):
            who = {id for id, name in names.items() if of(name, figure.clause)}
            if who := who or {id for id, name in names.items() if of(name, figure.row)}:
                yield frozenset(who), frozenset(names)
        if figure.kind == "change" and (
            cites := (
                (set() if figure.column else cites_of(figure.clause) or cites_of(figure.sentence))
                or cites_of(figure.row)
            )
            & self.ids
        ):
            yield frozenset(cites), self.ids
        if figure.before.endswith("to") and " · " in figure.row:
            yield AFTER, self.ids
        elif figure.after.startswith("to ") and " · " in figure.row:
            yield BEFORE, self.ids
        if figure.column == "Minimum" or beside_unknown(figure):
            yield frozenset({"minimum", "binding"}), self.ids
        elif figure.column in POSITIONS.values() and figure.kind == "range":
            yield MONTHS, self.ids
        if re.search(r"is missing.*: then", figure.sentence):
            yield frozenset({"if_disclosed"}), self.ids
        whose = figure.row.split(" ")[0]
        if whose in self.ids and re.fullmatch(r"[a-z]+\d+", whose):
            yield frozenset({whose}), frozenset(id for id in self.ids if re.fullmatch(r"[a-z]+\d+", id))
        for one in (*PLACES, *self.places):
            if re.search(one.pattern, row_and_column(figure) if one.pattern.startswith("^") else figure.clause):
                yield frozenset(one.any_of), self.ids
        if figure.kind == "range" and re.search(r"areer offender.*if so,?(?: [^.]*,)?$", figure.before):
            yield frozenset({"if_career_offender"}), self.ids
        if figure.kind == "range" and figure.before.endswith("against"):
            yield frozenset({"if_disclosed"}), self.ids
        if figure.kind == "range" and figure.beside:
            yield frozenset({"guideline_range", "by_table"}), self.ids


@cache
def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


@cache
def program() -> str:
    """Return what the program says by itself: provisions of law in its sentences."""
    folder = Path(relcon.__file__).parent
    return " ".join(
        file.read_text(encoding="utf-8")
        for part in ("reports", "words", "one_page")
        for file in (folder / part).glob("*.py")
    )


def _numbers(figure: Figure) -> Iterator[tuple[int, int]]:
    for number in re.finditer(r"\d+", figure.written):
        yield figure.start + number.start(), figure.start + number.end()


def _out_of_order(found: Iterable[Figure]) -> list[Figure]:
    """Return the numbers of a list that neither begin it nor follow the one before."""
    places, before = [], 0
    for one in found:
        if one.kind == "place":
            number = int(one.text.rstrip("."))
            places += [] if number in (1, before + 1) else [one]
            before = number
    return places


def rounded(figure: Figure, exact: str, tags: frozenset[str]) -> bool:
    """Whether an amount is another, rounded to four digits or more and on the same side of every threshold."""
    said, unit = figure.text.split()
    value, grams = Decimal(said.replace(",", "")) * (1000 if unit == "kg" else 1), abs(Decimal(exact))
    if value == grams:
        return not figure.before.endswith("more than")
    half = (Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(grams) for digits in range(4, 20))
    if "to_next_level" in tags and not figure.before.endswith("under"):  # never below what must be added or fall away
        least = grams - MICRO if figure.before.endswith("more than") else grams
        return value == Context(prec=4, rounding=ROUND_CEILING).plus(least)
    return value in half and all((limit <= grams) == (limit <= value) for limit in _limits(tags))


def _limits(tags: frozenset[str]) -> Iterable[Decimal]:
    for key in tags & (SUBSTANCES.keys() | {CONVERTED}):
        table = SUBSTANCES[key].row if key in SUBSTANCES else CONVERTED
        if table in row_keys(NEWEST):
            yield from (Decimal(int(least)) / 1_000_000 for least in row(table, NEWEST).minimums)
