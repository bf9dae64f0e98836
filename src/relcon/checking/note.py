"""One thing that counsel may want to look at, with the record and the place in the file; and the facts looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, get_args

from relcon.records.base import Location, Supported
from relcon.records.events import Event
from relcon.records.matter import Kind as RecordKind
from relcon.records.matter import Matter, declared_in_case, declared_in_facts, record_id
from relcon.records.people import Person
from relcon.results.exposure import Result


def case_facts(matter: Matter) -> Iterator[tuple[RecordKind, str, Supported]]:
    """Yield kind, id and record of every fact of the case file, in its order.

    Facts of admissions are left out: they rest on the admission.
    """
    for kind, record in declared_in_case(matter.case):
        if isinstance(record, Supported):
            yield kind, record_id(record), record


def all_events(matter: Matter) -> list[Event]:
    """Return the case's events, then those of admissions and leads."""
    found = list(matter.events.values())
    for admission in matter.admissions.values():
        for facts in (admission.facts, *(lead.facts for lead in admission.leads)):
            found += [record for _, record in declared_in_facts(facts) if isinstance(record, Event)]
    return found


def name(matter: Matter, person: str) -> str:
    """Return a person's name, or the id where nobody is declared under it (a telephone number, say)."""
    found: Person | None = matter.people.get(person)
    return found.name if found is not None else person


def in_words(kind: RecordKind) -> str:
    """Return what a kind of record is called in a sentence."""
    return f"{kind} record" if kind in ("authority", "function", "knowledge") else kind


Kind = Literal[
    "no_reading",
    "contradiction",
    "likely_duplicate",
    "carried_over",
    "stipulated",
    "uncited",
    "weak_only",
    "open_norm",
    "missing_date",
    "page_gap",
    "page_overlap",
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


class Note(Result):
    """One finding of ``relcon check``.

    Attributes
    ----------
    kind
        What sort of thing it is.
    record
        Id of the record, or of the first of several.
    location
        File, line and column of that record; empty where it was not read from a file.
    text
        What was found, in plain words.
    """

    kind: Kind
    record: str
    location: str
    text: str


class Checked(Result):
    """All notes on a matter, with how many facts there are, and what is said first of the defendants' Manuals."""

    format: Literal["relcon/check/1"] = "relcon/check/1"
    warnings: tuple[str, ...] = ()
    facts: int
    cited: int
    notes: tuple[Note, ...]


def note(kind: Kind, record: str, location: Location | None, text: str) -> Note:
    """Return a note on a record."""
    return Note(kind=kind, record=record, location=str(location) if location is not None else "", text=text)
