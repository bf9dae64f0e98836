"""Roles: the elements of §3B1.1 and §3B1.2 as counsel reads them, with findings, and the cliff of §3B1.1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, TypeVar

from pydantic import BaseModel

from relcon import words
from relcon.event_words import shown
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports.exposure_report import by_text, line_cell, where
from relcon.reports.fields import headings
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.results.roles import ActivityAnswer, CliffRow, Comparator, Factor, RoleAnswer, Shown

REASONS: Final = frozenset({"why", "extensive_why", "reasons", "argument", "missing"})
"""The fields of an answer that hold a reason in words."""


def in_words(answer: RoleAnswer, matter: Matter) -> RoleAnswer:
    """Return an answer with people and records by name in every reason, and in everything shown."""
    return RoleAnswer.model_validate(_in_words(answer, matter))


def _in_words(value: object, matter: Matter, field: str = "") -> object:
    if isinstance(value, Shown):
        return value.model_copy(update={"text": shown(value, matter)})
    if isinstance(value, BaseModel):
        return {name: _in_words(getattr(value, name), matter, name) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {key: _in_words(one, matter, field) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_in_words(one, matter, field) for one in value)
    return words.plainly(value, matter) if isinstance(value, str) and field in REASONS else value


def aggravating(by: By, matter: Matter) -> Section:
    """Return the section of §3B1.1."""
    return Section("§3B1.1, aggravating role", tuple(_raised(by, matter)), level=2)


def _raised(by: By, matter: Matter) -> Iterator[Block]:
    asked = tuple(by)
    found = {position: one.aggravating for position, one in by.items()}
    yield Table(
        columns("Position", "Levels", "Reading", "Why", right=(1,)),
        _alike({p: (_levels(one.levels, one.open), one.reading, one.why) for p, one in found.items()}),
    )
    yield from bullets({p: one.reasons for p, one in found.items()}, asked)
    for activities in merged({p: [(a.undertaking, a) for a in one.activities] for p, one in found.items()}).values():
        yield Paragraph("")
        yield from _activity(activities, asked, matter)
    factors = factor_table({p: one.factors for p, one in found.items()}, asked, "a larger role")
    if factors is not None:
        yield Paragraph("")
        yield factors
    no_control = bullets({p: map(pages, one.not_control) for p, one in found.items()}, asked)
    if no_control:
        yield Paragraph("")
        yield Paragraph("Recorded, and no control over a person:")
        yield from no_control
    arguments = {p: [one.argument] for p, one in found.items() if one.argument is not None}
    yield from (Paragraph(f"Argument, no levels: {text}") for text in once(arguments, asked))


def _alike(cells: Mapping[PositionName, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return a row for the positions that say the same."""
    same: dict[tuple[str, ...], list[PositionName]] = {}
    for position, row in cells.items():
        same.setdefault(row, []).append(position)
    return tuple(("\n".join(map(words.short, held)), *row) for row, held in same.items())


def _levels(levels: int, open_: bool) -> str:
    return "open" if open_ else words.levels(levels)


def _activity(
    found: Mapping[PositionName, ActivityAnswer], asked: tuple[PositionName, ...], matter: Matter
) -> Iterator[Block]:
    one = next(iter(found.values()))
    yield Paragraph(f"{one.title} ({one.undertaking}):")
    yield from bullets({p: [_counts(a)] for p, a in found.items()}, asked)
    if_extensive = {
        p: [f"were it found otherwise extensive: {words.levels(a.levels_if_extensive)}"]
        for p, a in found.items()
        if a.extensive == "open" and not a.five_or_more and a.levels_if_extensive
    }
    yield from bullets(if_extensive, asked)
    people = merged({p: [(one.person, one) for one in a.participants] for p, a in found.items()})
    rows = []
    for person, answers in people.items():
        why = once({p: [one.why] for p, one in answers.items()}, asked)
        shown = items({p: one.shown for p, one in answers.items()}, asked)
        counted = once({p: [_counted(one.counts)] for p, one in answers.items()}, asked)
        rows.append(
            (words.surname(matter, person), "\n".join(counted), "\n".join([*why, *(f"- {text}" for text in shown)]))
        )
    yield Table(columns("Person", "Counted", "Why"), tuple(rows))
    control = merged({p: [(c.record, c) for c in a.control] for p, a in found.items()})
    for record, orders in control.items():
        over = next(iter(orders.values())).over
        said = once({p: [f"{_counted(c.counts)}: {c.why}"] for p, c in orders.items()}, asked)
        held = once({p: [pages(c.shown)] for p, c in orders.items()}, asked)
        yield Paragraph(
            f"Control over {words.surname(matter, over)} ({record}): {'; '.join([*said, *held])}", bullet=True
        )


def _counts(found: ActivityAnswer) -> str:
    five = "five or more" if found.five_or_more else "fewer than five"
    extensive = f"otherwise extensive: {found.extensive} ({found.extensive_why})"
    return f"{found.number} participants counted, {five}; {extensive}"


def _counted(counts: bool) -> str:
    return "yes" if counts else "no"


def factor_table(
    found: Mapping[PositionName, tuple[Factor, ...]], asked: tuple[PositionName, ...], towards: str
) -> Table | None:
    """Return factors with what the records show on either side; nothing is weighed.

    Parameters
    ----------
    found, asked
        By position.
    towards
        What the first side speaks for.
    """
    rows = []
    for name, factors in merged({p: [(one.name, one) for one in held] for p, held in found.items()}).items():
        cite = next(iter(factors.values())).cite.removeprefix("USSG ")
        sides = [
            items({p: one.for_ for p, one in factors.items()}, asked),
            items({p: one.against for p, one in factors.items()}, asked),
        ]
        if any(chain(*sides)):
            rows.append((f"{name}\n({cite})", *("\n".join(f"- {text}" for text in side) or "–" for side in sides)))
    return Table(columns("Factor", f"For {towards}", "Against"), tuple(rows)) if rows else None


ORDINAL = (
    " The defendant did or had less, alike, more than the other, or mixed; unknown where the records do not say. "
    "No score."
)


def mitigating(by: By, matter: Matter) -> Section:
    """Return the section of §3B1.2 with its two grounds."""
    return Section("§3B1.2, mitigating role: two grounds", tuple(_lowered(by, matter)), level=2)


def _lowered(by: By, matter: Matter) -> Iterator[Block]:
    found = {position: one.mitigating for position, one in by.items()}
    yield Table(
        columns("Position", "Levels", "Ground", "Why", right=(1,)),
        _alike({p: (_levels(one.levels, one.open), one.door or "", one.why) for p, one in found.items()}),
    )
    yield Paragraph("")
    yield from _direct(by, matter)
    yield Paragraph("")
    yield from _function(by)


def _direct(by: By, matter: Matter) -> Iterator[Block]:
    asked = tuple(by)
    doors = {p: one.mitigating.direct for p, one in by.items()}
    yield Paragraph("First ground, §3B1.2 itself (n.3(A)): substantially less culpable than the average participant?")
    said = {
        p: [f"{one.substantially_less}: {one.why}"]
        if one.more_than_one_participant
        else ["no: more than one participant is needed (§3B1.2 n.2)"]
        for p, one in doors.items()
    }
    yield from bullets(said, asked)
    factors = factor_table({p: one.factors for p, one in doors.items()}, asked, "a reduction")
    if factors is not None:
        yield factors
    tables = merged({p: [(_key(one), one) for one in door.comparators if one.others] for p, door in doors.items()})
    for n, held in enumerate(tables.values()):
        first = next(iter(held.values()))
        yield Paragraph("")
        yield Paragraph(f"Compared with {first.what} ({first.cite}){where(tuple(held), asked)}.{'' if n else ORDINAL}")
        yield _comparison(first, matter)


def _key(found: Comparator) -> str:
    """Return what a table of comparisons says, whatever the reasons for it."""
    return "\n".join([found.option, *(f"{one.person} {sorted(one.by_factor.items())}" for one in found.others)])


def _comparison(found: Comparator, matter: Matter) -> Table:
    factors = list(dict.fromkeys(name for one in found.others for name in one.by_factor))
    rows = tuple(
        (words.surname(matter, one.person), *(one.by_factor.get(name, "–") for name in factors)) for one in found.others
    )
    return Table(columns("Other", *factors), rows)


def _function(by: By) -> Iterator[Block]:
    asked = tuple(by)
    doors = {p: one.mitigating.function for p, one in by.items()}
    yield Paragraph(
        "Second ground, §2D1.1(e)(2)(B): was the defendant's primary function a low-level trafficking function?"
    )
    if not any(one.in_edition for one in doors.values()):
        yield Paragraph("not in this Manual's edition", bullet=True)
        return
    rows = []
    for record, answers in merged({p: [(one.record, one) for one in d.functions] for p, d in doors.items()}).items():
        first = next(iter(answers.values()))
        taken = once({p: [words.levels(one.taken)] for p, one in answers.items()}, asked)
        why = once({p: [one.why] for p, one in answers.items()}, asked)
        held = once({p: [pages(one.shown)] for p, one in answers.items()}, asked)
        warrants = words.levels(first.warrants) if first.warrants else "–"
        rows.append((f"{first.function}\n({record})", first.primary, warrants, "\n".join(taken), "\n".join(why + held)))
    if rows:
        yield Table(columns("Function", "Primary", "Generally\nwarrants", "Taken", "Why"), tuple(rows))
    else:
        yield Paragraph("no function of the defendant is recorded", bullet=True)
    for title, side in (("For", "totality_for"), ("Against", "totality_against")):
        told = bullets({p: map(pages, getattr(one, side)) for p, one in doors.items()}, asked)
        if told:
            yield Paragraph(f"{title}, in the totality:")
            yield from told


By = Mapping[PositionName, RoleAnswer]
T = TypeVar("T")
_RANGE = re.compile(r"(\S*?)(\d{4}) to \1(\d{4})(?!\d)")


MOST: Final = 4
"""How many items of a list are shown with their pages; of the rest the records are named."""


def items(found: Mapping[PositionName, Sequence[Shown]], asked: Sequence[PositionName]) -> list[str]:
    """Return what is shown, each once with its pages; of a long list the first, and the records of the rest."""
    held = by_text({position: [pages(one) for one in several] for position, several in found.items()})
    facts = {pages(one): one.facts for several in found.values() for one in several}
    told = [f"{text}{where(positions, asked)}" for text, positions in list(held.items())[:MOST]]
    rest = dict.fromkeys(
        f"{fact}{where(positions, asked)}" for text, positions in list(held.items())[MOST:] for fact in facts[text]
    )
    return [*told, f"and {len(rest)} more ({', '.join(rest)})"] if rest else told


def pages(shown: Shown) -> str:
    """Return what is shown, with its pages; what no exhibit shows is marked."""
    found = "; ".join(dict.fromkeys(map(_short, shown.pages))) if shown.evidence else "uncited"
    return f"{shown.text} ({found})"


def _short(pages: str) -> str:
    """Return a range of pages without the start that its last page repeats: ``GOV-0004512–4514``."""
    return _RANGE.sub(r"\1\2–\3", pages)


def once(texts: Mapping[PositionName, Iterable[str]], asked: Sequence[PositionName]) -> list[str]:
    """Return each text once, with the positions that say it where not all do."""
    held = by_text({position: list(said) for position, said in texts.items()})
    return [f"{text}{where(positions, asked)}" for text, positions in held.items()]


def bullets(texts: Mapping[PositionName, Iterable[str]], asked: Sequence[PositionName]) -> list[Paragraph]:
    """Return each text once as an item of a list."""
    return [Paragraph(text, bullet=True) for text in once(texts, asked)]


def merged(found: Mapping[PositionName, Iterable[tuple[str, T]]]) -> dict[str, dict[PositionName, T]]:
    """Return what positions answer under the same key, by key and position, in the order first met."""
    answers: dict[str, dict[PositionName, T]] = {}
    for position, entries in found.items():
        for key, one in entries:
            answers.setdefault(key, {})[position] = one
    return answers


VALVE: Final = {"yes": "available", "no": "fails", "unknown": "open"}
HEAD = (
    *columns("Position", "§3B1.1", "Total", right=(1, 2)),
    *headings(("guideline_range", "minimum", "safety_valve", "total")),
    *columns("Months\nmore", right=(0,)),
)


def carried(by: By) -> Section:
    """Return the section of the lines that look at role."""
    asked = tuple(by)
    rows = []
    for cite, lines in merged({p: [(one.cite, one) for one in found.carried] for p, found in by.items()}).items():
        said = by_text({p: [line.why] for p, line in lines.items()})
        why = "\n".join(f"{text}{where(held, asked)}" for text, held in said.items() if text)
        rows.append((cite.removeprefix("USSG "), *(line_cell(lines.get(p)) for p in asked), why))
    return Section(
        "What it carries on the worksheet",
        (
            Table(columns("Line", *(words.short(p) for p in asked), "Why"), tuple(rows)),
            *bullets(
                {p: [f"{words.CRITERIA['4']}: {words.standing('4', one.criterion_4)}"] for p, one in by.items()}, asked
            ),
        ),
        level=2,
    )


def cliff(by: By) -> Section:
    """Return the section of the cliff."""
    return Section("The cliff: §3B1.1 and what comes with it", tuple(_with_and_without(by)), level=2)


def _with_and_without(by: By) -> Iterator[Block]:
    asked = tuple(by)
    recorded = [(p, row) for p, one in by.items() for row in one.cliff.as_recorded]
    disclosed = [(p, row) for p, one in by.items() for row in one.cliff.if_all_disclosed]
    if recorded == disclosed:
        yield Paragraph("As recorded, and were all disclosed (18 U.S.C. § 3553(f)(5)); * marks the levels recorded:")
        yield _table(recorded)
    else:
        yield Paragraph("As recorded; * marks the levels recorded:")
        yield _table(recorded)
        yield Paragraph("")
        yield Paragraph("Were all disclosed (18 U.S.C. § 3553(f)(5)):")
        yield _table(disclosed)
    ends = {
        p: ["any level under §3B1.1 ends the safety valve (§5C1.2 n.3)"]
        for p, one in by.items()
        if one.cliff.ends_safety_valve
    }
    yield from bullets(ends, asked)


def _table(rows: Sequence[tuple[PositionName, CliffRow]]) -> Table:
    told = []
    names: list[str] = []
    for n, (position, row) in enumerate(rows):
        if n == 0 or rows[n - 1][0] != position:
            names = words.short(position).split("\n")
        told.append(
            (
                names.pop(0) if names else "",
                f"{'*' if row.recorded else ''}{words.levels(row.levels)}",
                words.level(row.total_offense_level),
                words.span(row.guideline_range),
                words.minimum(row.minimum),
                VALVE[row.safety_valve],
                words.total(row),
                "–" if row.months_above_none is None else str(row.months_above_none),
            )
        )
    return Table(HEAD, tuple(told))
