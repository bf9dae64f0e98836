"""The first screen of ``relcon check``: what leaves no range or a wrong one, then what else is to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from relcon import event_words, words
from relcon.checking.note import HARM, Note
from relcon.law.positions.options import POSITIONS
from relcon.records.base import Record
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.records.noted import NoteKind
from relcon.records.people import Person
from relcon.reports.overview_report import MAIN
from relcon.reports.report import Paragraph
from relcon.results.exposure import Exposure, Months, Range
from relcon.results.summary import summary


class Part(StrEnum):
    """The parts of the screen, in their order."""

    RANGE = "NO RANGE, OR A WRONG ONE"
    FIND = "THE COURT MUST FIND, OR COUNSEL FILL IN"
    WEAK = "WEAK AND ALONE"
    DATES = "DATES AND FORMS"
    TWICE = "DUPLICATES"
    NOTHING = "MOVES NOTHING"


PARTS: Final[Mapping[NoteKind, Part]] = {
    "no_reading": Part.RANGE,
    "no_effect": Part.RANGE,
    "weight": Part.RANGE,
    "contradiction": Part.RANGE,
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
}
"""Where a kind of note stands, unless the months say otherwise."""
OF_RANGE: Final = ("criminal_history", "counts", "career_offender", "quantity", "letter")
"""Fields without which a range is missing, or is not the whole of it."""
EMPTY: Final = ("criminal_history", "counts")
MOST: Final = 7
"""Lines of the first part."""
LINE: Final = 76
BRIEF: Final = 2 * LINE - 14
LINES: Final[Mapping[Part, int]] = {Part.FIND: 4, Part.WEAK: 2, Part.DATES: 2, Part.TWICE: 2}
LIFE: Final = 10_000


def screen(
    notes: Sequence[Note], exposure: Exposure | None, matter: Matter, counted: Callable[[Note], str]
) -> Iterator[Paragraph]:
    """Yield the parts of the screen.

    Parameters
    ----------
    notes
        Those without an answer.
    exposure
        For the months; None where it was not computed.
    matter
        For names.
    counted
        What notes that move nothing are counted as.
    """
    by_part: dict[Part, list[Note]] = {part: [] for part in Part}
    for one in notes:
        by_part[_part(one, exposure)].append(one)
    yield from _ranges(by_part[Part.RANGE], exposure, matter)
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


def _part(one: Note, exposure: Exposure | None) -> Part:
    if one.rank == HARM or one.field in OF_RANGE:
        return Part.RANGE
    if one.field == "disclosed_all":
        return _of_disclosure(one, exposure)
    return PARTS[one.kind]


def _of_disclosure(one: Note, exposure: Exposure | None) -> Part:
    """Return where a missing (f)(5) stands: by whether it moves a range, or another criterion bars it anyway."""
    found = exposure.defendants.get(one.record) if exposure is not None else None
    answers = list(found.positions.values()) if found is not None else []
    if any(
        other is not None and other.total not in (None, one.total) for one in answers for other in [one.if_disclosed]
    ):
        return Part.RANGE
    return Part.NOTHING if answers and all(words.barred_by(summary(one)) for one in answers) else Part.FIND


def _ranges(notes: Sequence[Note], exposure: Exposure | None, matter: Matter) -> Iterator[Paragraph]:
    if not notes:
        return
    yield Paragraph(Part.RANGE)
    said: dict[str, list[Note]] = {}
    stakes = {id(one): _stake(one, exposure) for one in notes}
    for one in sorted(notes, key=lambda one: (one.field not in EMPTY, -stakes[id(one)][0], one.rank)):
        whole = stakes[id(one)][1] or _whole(one, matter)
        said.setdefault(whole, []).append(one)
    rows = list(said.items())
    for place, (text, those) in enumerate(rows[:MOST], 1):
        who = ", ".join(dict.fromkeys(_label(one, matter) for one in those))
        line = words.in_prose(f"{who}: {text}" if len(who) < LINE else f"{len(those)} records: {text}")
        where = places(those)
        yield Paragraph(f"{_begun(line)}{f' ({where})' if where else ''}", lead=f"{place:2} ")
    if len(rows) > MOST:
        yield Paragraph(f"and {len(rows) - MOST} more: --all", indent=3)


def _begun(line: str) -> str:
    return f"The {line[4:]}" if line.startswith("the ") else line


def _stake(one: Note, exposure: Exposure | None) -> tuple[int, str]:
    """Return the months that a note moves in the Middle, then wherever it moves any, and what is said of it."""
    found = exposure.defendants.get(one.record) if exposure is not None else None
    if found is None or one.field not in ("career_offender", "disclosed_all"):
        return 0, ""
    for position in (MAIN, *(other for other in reversed(POSITIONS) if other != MAIN)):
        answer = found.positions.get(position)
        if answer is None:
            continue
        other = answer.if_disclosed if one.field == "disclosed_all" else answer.if_career_offender
        if other is None or other.total is None or answer.total is None or other.total == answer.total:
            continue
        moved = abs(_low(other.total) - _low(answer.total))
        where = "" if position == MAIN else f" in {words.short(position)}"
        if one.field == "disclosed_all":
            said = f"(f)(5) not entered; {words.span(answer.total)} against {words.span(other.total)}{where}"
        else:
            said = f"career offender unknown; if so, {words.span(other.total)}{where}"
        return moved if position == MAIN else 0, said
    return 0, ""


def _low(found: Range) -> int:
    low: Months = found[0]
    return low if isinstance(low, int) else LIFE


def _whole(one: Note, matter: Matter) -> str:
    """Return a note's text where it fits two lines, else what it begins with."""
    return one.text if len(_label(one, matter)) + len(one.text) <= BRIEF else _first(one.text)


def _first(text: str) -> str:
    """Return the first clause of a note: its finding, without what follows from it."""
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
    """Return file and line of notes, the file once: ``case.yaml:281, :366``; nothing that was read from no file."""
    said: list[str] = []
    before = ""
    for one in notes:
        file, _, place = one.location.rpartition("/")[2].partition(":")
        if file:
            said.append(f"{'' if file == before else file}:{place.partition(':')[0]}")
            before = file
    return ", ".join(dict.fromkeys(said))
