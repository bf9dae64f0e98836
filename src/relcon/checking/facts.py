"""The records that evidence is expected to support."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.records.base import Supported
from relcon.records.events import Event
from relcon.records.matter import Kind, Matter, declared_in_case, declared_in_facts, record_id
from relcon.records.people import Person


def case_facts(matter: Matter) -> Iterator[tuple[Kind, str, Supported]]:
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


def in_words(kind: Kind) -> str:
    """Return what a kind of record is called in a sentence."""
    return f"{kind} record" if kind in ("authority", "function", "knowledge") else kind
