"""The first screen of ``relcon check``: what leaves no range or a wrong one, then what else is to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from relcon import event_words, words
from relcon.checking.duplicates import LOT
from relcon.checking.note import HARM, Note
from relcon.checking.priced import UNDER_SENTENCE, Priced
from relcon.checking.readings import SCOPE
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName, Record
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.records.noted import NoteKind
from relcon.records.people import Person
from relcon.reports.overview_report import MAIN
from relcon.reports.report import Paragraph
from relcon.results.base import Months, Range
from relcon.results.exposure import Exposure, PositionAnswer
from relcon.results.separation import Otherwise
from relcon.results.summary import summary


class Part(StrEnum):
    """The parts of the screen, in their order."""

    RANGE = "NO RANGE, OR A WRONG ONE"
    FIND = "THE COURT MUST FIND, OR COUNSEL FILL IN"
    WEAK = "WEAK AND ALONE"
    DATES = "DATES AND FORMS"
    TWICE = "DUPLICATES"
    IMPORTED = "AS IMPORTED"
    NOTHING = "MOVES NOTHING"


PARTS: Final[Mapping[NoteKind, Part]] = {
    "no_reading": Part.RANGE,
    "no_effect": Part.RANGE,
    "weight": Part.RANGE,
    "contradiction": Part.RANGE,
    "two_values": Part.RANGE,
    "impossible_date": Part.DATES,
    "missing_date": Part.DATES,
    "likely_duplicate": Part.TWICE,
    "same_twice": Part.TWICE,
    "page_overlap": Part.TWICE,
    "stipulated": Part.FIND,
    "carried_over": Part.FIND,
    "weak_only": Part.WEAK,
    "open_norm": Part.FIND,
    "read_as": Part.DATES,
    "uncited": Part.NOTHING,
    "page_gap": Part.NOTHING,
    "field_and_lab": Part.IMPORTED,
    "lab_missing": Part.IMPORTED,
    "held": Part.IMPORTED,
    "totals": Part.IMPORTED,
    "not_produced": Part.IMPORTED,
    "not_in_tolls": Part.IMPORTED,
    "load_files": Part.NOTHING,
    "unclaimed": Part.NOTHING,
}
"""Where a kind of note stands, unless the months say otherwise."""
OF_RANGE: Final = ("criminal_history", "counts", "career_offender", "quantity", "letter")
"""Fields without which a range is missing, or is not the whole of it."""
WAYS: Final[Mapping[str, str]] = {
    "disclosed_all": "if_disclosed",
    "career_offender": "if_career_offender",
    "acceptance": "if_accepted",
    "found": "if_supported",
}
"""Which field of a worksheet has what it comes to if a field of the file were otherwise."""
ASKED: Final = ("disclosed_all", "acceptance", "found", UNDER_SENTENCE)
"""Fields that stand first only where they move a range."""
SAID: Final[Mapping[str, str]] = {
    "disclosed_all": "(f)(5) not entered; {now} against {other}{where}",
    "career_offender": "career offender unknown; if so, {other}{where}",
    "acceptance": "acceptance not recorded; {now}, with it {other}{where}",
    "found": "no quantity found or admitted; {now} as charged, {other} on the weight{where}",
    UNDER_SENTENCE: "under a sentence being served, §4A1.1(e), unknown; if so, {other}{where}",
    LOT: "{who} bought as much before; {now}, but {other}{where} if what is sold on counts once",
    SCOPE: "nobody asserts this scope; {now} against {other}{where} if the whole is claimed",
}
"""What is said of a note that moves a range."""
EMPTY: Final = ("criminal_history", "counts")
MOST: Final = 7
"""Lines of the first part."""
LINE: Final = 76
BRIEF: Final = 2 * LINE - 14
LINES: Final[Mapping[Part, int]] = {Part.FIND: 4, Part.WEAK: 2, Part.DATES: 2, Part.TWICE: 2, Part.IMPORTED: 3}
LIFE: Final = 10_000


@dataclass(frozen=True)
class Stakes:
    """What questions come to if they are answered otherwise.

    Attributes
    ----------
    exposure
        As recorded; None where it was not computed.
    priced
        Worksheets of questions that no answer has.
    client, costly
        Whose proffer it is, and the admissions that, if they may count so far, fail (f)(4).
    """

    exposure: Exposure | None = None
    priced: Priced = field(default_factory=dict)
    client: str | None = None
    costly: tuple[str, ...] = ()

    def mark(self, one: Note) -> str:
        """Return the mark of months that a disclosure would bring, where something told may cost them all the same."""
        return words.STAR if self.costly and (one.record, one.field) == (self.client, "disclosed_all") else ""

    def moved(self, one: Note) -> Iterator[tuple[PositionName, PositionAnswer, PositionAnswer | Otherwise]]:
        """Yield what each position that a note moves comes to, as recorded and otherwise: Middle first."""
        who, then = self.priced.get((one.record, one.field or ""), (one.record, None))
        found = self.exposure.defendants.get(who) if self.exposure is not None else None
        for position in (MAIN, *(other for other in reversed(POSITIONS) if other != MAIN)):
            answer = found.positions.get(position) if found is not None else None
            # A wider scope is the government's to claim.
            if answer is None or (one.field == SCOPE and position != "government"):
                continue
            way = WAYS.get(one.field or "")
            other = getattr(answer, way) if way is not None else then.positions[position] if then is not None else None
            if other is not None and other.total is not None and _comes(other) != _comes(answer):
                yield position, answer, other

    def computed(self, one: Note) -> bool:
        """Whether whoever a note is about has a range."""
        who = self.priced.get((one.record, one.field or ""), (one.record, None))[0]
        found = self.exposure.defendants.get(who) if self.exposure is not None else None
        return found is not None and any(answer.total is not None for answer in found.positions.values())


def _comes(one: PositionAnswer | Otherwise) -> tuple[Range | None, Range | None, Months | None, Months | None]:
    """Return what a note may move: the whole, the range by the table, the statutory minimum, what is left of it.

    A minimum or a maximum that decides hides the table from the whole; in the rows with a disclosure, on a lesser count
    or on another paragraph the table is what is left.
    """
    limits = one.statutory if isinstance(one, PositionAnswer) else one
    return one.total, one.guideline_range, limits.minimum, limits.binding


def _shown(one: PositionAnswer | Otherwise, against: PositionAnswer | Otherwise) -> str:
    """Return what a worksheet comes to beside another: where the whole is the same, with the table, or the minimum."""
    if one.total is None:
        return "no range"
    whole = words.or_higher(one.total, one)
    if one.total != against.total:
        return whole
    if one.guideline_range != against.guideline_range:
        return f"{whole} ({words.span(one.guideline_range)} by the table)"
    _, _, least, left = _comes(one)
    return f"{whole} with a minimum of {words.minimum_left(least, left)}"


def parts(notes: Sequence[Note], stakes: Stakes) -> dict[Part, list[Note]]:
    """Return notes by the part of the screen in which they stand, all that there are."""
    found: dict[Part, list[Note]] = {part: [] for part in Part}
    for one in notes:
        found[_part(one, stakes)].append(one)
    return found


def screen(
    notes: Sequence[Note], stakes: Stakes, matter: Matter, counted: Callable[[Note], str]
) -> Iterator[Paragraph]:
    """Yield the parts of the screen.

    Parameters
    ----------
    notes
        Those without an answer.
    stakes
        For the months.
    matter
        For names.
    counted
        What notes that move nothing are counted as.
    """
    by_part = parts(notes, stakes)
    yield from _ranges(by_part[Part.RANGE], stakes, matter)
    for part, lines in LINES.items():
        if by_part[part]:
            first = sorted(by_part[part], key=lambda one: one.kind != "open_norm")
            said = (_label(one, matter) if part == Part.WEAK else _brief(one, matter) for one in first)
            yield Paragraph(_joined(part, list(dict.fromkeys(said)), lines * LINE))
    if by_part[Part.NOTHING]:
        counts: dict[str, int] = {}
        for one in by_part[Part.NOTHING]:
            counts[counted(one)] = counts.get(counted(one), 0) + 1
        yield Paragraph(f"{Part.NOTHING}  {'; '.join(f'{number} {what}' for what, number in counts.items())}")


def _part(one: Note, stakes: Stakes) -> Part:
    if one.rank == HARM or one.field in OF_RANGE:
        return Part.RANGE
    if one.field in ASKED:
        if any(stakes.moved(one)):
            return Part.RANGE
        if one.field != "disclosed_all":
            return Part.NOTHING if stakes.computed(one) else Part.FIND
        return _of_disclosure(one, stakes.exposure)
    if one.field == LOT and any(stakes.moved(one)):
        return Part.RANGE
    return PARTS[one.kind]


def _of_disclosure(one: Note, exposure: Exposure | None) -> Part:
    """Return where a missing (f)(5) that moves no range stands: by whether another criterion bars it anyway."""
    found = exposure.defendants.get(one.record) if exposure is not None else None
    answers = list(found.positions.values()) if found is not None else []
    return Part.NOTHING if answers and all(words.barred_by(summary(one)) for one in answers) else Part.FIND


def _ranges(notes: Sequence[Note], stakes: Stakes, matter: Matter) -> Iterator[Paragraph]:
    if not notes:
        return
    yield Paragraph(Part.RANGE)
    said: dict[str, list[Note]] = {}
    most = {id(one): _stake(one, stakes, matter) for one in notes}
    order = sorted(
        notes, key=lambda one: (one.field not in EMPTY, *(-months for months in most[id(one)][:2]), one.rank)
    )
    for one in order:
        whole = most[id(one)][2] or _whole(one, matter)
        said.setdefault(whole, []).append(one)
    rows = list(said.items())
    for place, (text, those) in enumerate(rows[:MOST], 1):
        who = ", ".join(dict.fromkeys(_label(one, matter) for one in those))
        line = words.in_prose(f"{who}: {text}" if len(who) < LINE else f"{len(those)} records: {text}")
        fields = dict.fromkeys(one.field for one in those if one.field)
        where = ", ".join((*fields, *filter(None, [places(those)])))
        yield Paragraph(f"{_begun(line)}{f' ({where})' if where else ''}", lead=f"{place:2} ")
    if len(rows) > MOST:
        yield Paragraph(f"and {len(rows) - MOST} more: --all", indent=3)
    if any(stakes.mark(one) for text, those in rows[:MOST] if words.STAR in text for one in those):
        yield Paragraph(words.if_role_counts(stakes.costly, "as with no disclosure"), indent=3)


def _begun(line: str) -> str:
    return f"The {line[4:]}" if line.startswith("the ") else line


def _stake(one: Note, stakes: Stakes, matter: Matter) -> tuple[int, int, str]:
    """Return the months that a note moves in the Middle, the most anywhere, and what is said of it."""
    moved = list(stakes.moved(one))
    if one.field == SCOPE and not moved:
        return 0, 0, _scope_unmoved(one, stakes)
    if not moved or one.field is None or one.field not in SAID:
        return 0, 0, ""
    months = {position: abs(_low(other.total) - _low(now.total)) for position, now, other in moved}
    position, now, other = moved[0]
    where = "" if position == MAIN else f" in {words.short(position)}"
    who = stakes.priced.get((one.record, one.field), (one.record, None))[0]
    said = SAID[one.field].format(
        who=words.surname(matter, who),
        now=_shown(now, other),
        other=f"{_shown(other, now)}{stakes.mark(one)}",
        where=where,
    )
    return months.get(MAIN, 0), max(months.values()), said


def _scope_unmoved(one: Note, stakes: Stakes) -> str:
    """Return what is said of a scope that nobody asserts where nothing moves if the whole is claimed."""
    who, then = stakes.priced.get((one.record, SCOPE), ("", None))
    if then is None or stakes.exposure is None or "government" not in then.positions:
        return ""
    now = stakes.exposure.defendants[who].positions["government"]
    return "" if now.total is None else "nobody asserts this scope; no month moves if the whole is claimed"


def _low(found: Range | None) -> int:
    if found is None:
        return 0
    low: Months = found[0]
    return low if isinstance(low, int) else LIFE


def _whole(one: Note, matter: Matter) -> str:
    """Return a note's text where it fits two lines, else what it begins with."""
    return one.text if len(_label(one, matter)) + len(one.text) <= BRIEF else _first(one.text)


def _first(text: str) -> str:
    """Return the first clause of a note: its finding, without the exhibit before it and what follows from it."""
    about, _, rest = text.partition(": ")
    if rest and about.startswith("exhibit "):
        text = rest
    ends = [at for mark in (": ", "; ") for at in (text.find(mark),) if at > 0]
    return text[: min(ends)] if ends else text


def _brief(one: Note, matter: Matter) -> str:
    return f"{_label(one, matter)}, {words.in_prose(_first(one.text))}"


def _label(one: Note, matter: Matter) -> str:
    """Return what a note is about, in words with the id."""
    record: Record | None = matter.by_id(one.record) if one.record in matter else None
    if isinstance(record, Person):
        return words.surname(matter, one.record)
    if isinstance(record, Event):
        return event_words.named(record)
    person = getattr(record, "person", None)
    return f"{words.surname(matter, person)} ({one.record})" if isinstance(person, str) else one.record


def _joined(part: Part, said: Sequence[str], most: int) -> str:
    """Return as many as there is room for; the rest is counted, none is cut."""
    line, shown = f"{part}  ", 0
    for one in said:
        if shown and len(line) + len(one) > most:
            break
        line += f"{'; ' if shown else ''}{one}"
        shown += 1
    return f"{line}; and {len(said) - shown} more: --all" if shown < len(said) else line


def places(notes: Sequence[Note]) -> str:
    """Return file and line of notes, the file once: ``case.yaml:281, :366, under counts``; nothing of no file."""
    said: list[str] = []
    before = ""
    for one in notes:
        file, _, place = one.location.rpartition("/")[2].partition(":")
        if file:
            said.append(f"{'' if file == before else file}:{place.partition(':')[0]}")
            before = file
    under = dict.fromkeys(f"under {one.under}" for one in notes if one.under) if said else ()
    return ", ".join(dict.fromkeys([*said, *under]))
