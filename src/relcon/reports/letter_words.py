"""Letters in words: what a term says and by what authority, and what it comes to if it read otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from relcon import words
from relcon.law.letters.meanings import meanings
from relcon.law.months import LIFE, number
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.letter import Letter
from relcon.records.matter import Matter
from relcon.results.base import Months
from relcon.results.letter import Clause, ClauseCell, LetterTerm, Rests

DECISION: Final = "Which terms to accept is counsel's decision; none is advised or advised against."
DAYS: Final = ("letter.date", "letter.agreement_entered")
SESSIONS: Final = "letter.sessions_covered"
_KNOWN: Final = {"secondary": "; known from a secondary source", "unverified": "; not verified"}
_OPEN: Final = LIFE + 1
"""Stands for an open end where differences are sorted: a number is missing, which is more than any number."""


def named(letter: Letter) -> str:
    """Return a letter by its day: ``Letter of March 9, 2026``."""
    return f"Letter {letter.id}, not dated" if letter.entered is None else f"Letter of {words.day(letter.entered)}"


def says(term: LetterTerm, matter: Matter) -> str:
    """Return what a letter says of a term in plain words: days, sessions and topics as they are called."""
    if term.term in DAYS or term.term == SESSIONS or term.term.startswith("topics."):
        return "; ".join(_called(value, matter) for value in term.value) if not term.silent else term.says
    return term.says


def _called(value: str, matter: Matter) -> str:
    if value in matter.topics:
        return matter.topics[value].title
    if value in matter.sessions:
        return f"the session of {words.day(matter.sessions[value].date)}"
    try:
        return words.day(date.fromisoformat(value))
    except ValueError:
        return value


def page(term: LetterTerm) -> str:
    """Return where a term stands, in parentheses: its page, or the example that it is taken from."""
    if term.page is not None:
        return f" (p. {term.page})"
    return f" (example {term.preset})" if term.preset else ""


def said(term: LetterTerm, matter: Matter) -> str:
    """Return what a letter says of a term: in plain words, then its own, with page and example."""
    quote = f' "{term.quote}"' if term.quote else ""
    place = f" (p. {term.page})" if term.page else ""
    example = f" [from the example {term.preset}, not the letter's own words]" if term.preset else ""
    follows = " [it follows from the purposes that the letter lists]" if term.follows_from else ""
    return f"{says(term, matter).removesuffix('.')}.{quote}{place}{example}{follows}"


def authority(cite: str, source: str) -> str:
    """Return a cite with how well it is known, in parentheses; nothing where there is none."""
    return f" ({cite}{_KNOWN.get(source, '')})" if cite else ""


def by_position(texts: Mapping[str, str]) -> str:
    """Return what the positions make of something, those that agree together."""
    grouped: dict[str, list[PositionName]] = {}
    for position in POSITIONS:
        if position in texts:
            grouped.setdefault(texts[position], []).append(position)
    if len(grouped) == 1:
        return next(iter(grouped))
    return "; ".join(f"{words.named(held, POSITIONS)}: {text}" for text, held in grouped.items())


def outcome(id: str) -> str:
    """Return an outcome's name, with the theory of defense where it is a trial on one."""
    world, _, theory = id.partition(": ")
    return f"{words.outcome(world)} ({theory.replace('_', ' ')})" if theory else words.outcome(world)


def otherwise(clause: Clause, matter: Matter, *, alone: bool = False) -> str:
    """Return how terms are read, as a condition: ``yes``, ``the pool left out``, ``use in the range: barred``.

    Parameters
    ----------
    clause, matter
        The reading; the titles of topics.
    alone
        Whether the one term is what is being asked about, so that yes or no says all.
    """
    return " and ".join(_read(name, value, matter, alone) for name, value in clause.otherwise.items())


def _read(name: str, value: str, matter: Matter, alone: bool) -> str:
    meaning = meanings()[name]
    if value == "silent":
        return f"silent on {meaning.title}"
    if name == "topics.out":
        titles = [matter.topics[id].title if id in matter.topics else id for id in value.split(", ")]
        return f'"{" and ".join(titles)}" is left out'
    if value in ("yes", "no"):
        return value if alone else f"{meaning.title}: {value}"
    return "; ".join(meaning.words.get(word, word.replace("_", " ")) for word in value.split(", "))


def stands(found: ClauseCell, costly: Sequence[str] = ()) -> str:
    """Return the low end as the letter stands, with what it rests on: ``46 if complete*``."""
    return _rests(found.low_end, found.rests, costly)


def _rests(end: Months | None, rests: Rests, costly: Sequence[str]) -> str:
    return words.marked(_months(end), if_complete=rests.complete, starred=bool(costly) and rests.lifted)


def ends(found: ClauseCell, condition: str, costly: Sequence[str] = ()) -> str:
    """Return a low end as the letter stands, and if a term read otherwise: ``120; 46 if yes``.

    Where the statutory minimum hides the change (USSG §5G1.1) what the table has: ``120 either way; by the table 57, or
    78 if …``. ``costly`` are the admissions that may cost the safety valve.
    """
    if found.low_end != found.otherwise:
        return f"{stands(found, costly)}; {_rests(found.otherwise, found.rests_otherwise, costly)} {condition}"
    table = f"{_months(found.by_table)}, or {_months(found.by_table_otherwise)} {condition}"
    return f"{_months(found.low_end)} either way; by the table {table}"


def step(found: ClauseCell | None, costly: Sequence[str] = ()) -> str:
    """Return the same in a cell of a table: ``120 to 46 if complete*``, ``120 (57 to 78)``; empty where alike."""
    if found is None:
        return ""
    if found.low_end != found.otherwise:
        return f"{stands(found, costly)} to {_rests(found.otherwise, found.rests_otherwise, costly)}"
    return f"{_months(found.low_end)} ({_months(found.by_table)} to {_months(found.by_table_otherwise)})"


def under(cells: Iterable[ClauseCell], costly: Sequence[str]) -> Iterator[str]:
    """Yield what the marks of low ends mean, each once, under those that have it."""
    changed = [one for one in cells if one.low_end != one.otherwise]
    rests = [rest for one in changed for rest in (one.rests, one.rests_otherwise)]
    if costly and any(one.lifted for one in rests):
        yield words.if_role_counts(costly, "as with no disclosure")
    if any(one.complete for one in rests):
        yield words.ASSUMED_COMPLETE


def moved(found: ClauseCell | None) -> tuple[int, int]:
    """Return by how many months a low end moves: of the range, then by the table."""
    if found is None:
        return (0, 0)
    return (_apart(found.low_end, found.otherwise), _apart(found.by_table, found.by_table_otherwise))


def _apart(one: Months | None, other: Months | None) -> int:
    return abs(_number(one) - _number(other))


def _number(value: Months | None) -> int:
    return _OPEN if value is None else number(value)


def _months(value: Months | None) -> str:
    return "open" if value is None else words.months(value)
