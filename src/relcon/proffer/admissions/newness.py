"""What of an admission the government has already, by its own exhibits, and whom it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from relcon.proffer.others.could_know import people_in
from relcon.proffer.protection.usable import UsableFacts
from relcon.records.base import Fact, Supported
from relcon.records.proffer import Admission

State = Literal["new", "partly", "duplicate"]


@dataclass(frozen=True, slots=True)
class Newness:
    """One admission beside what the government holds.

    Attributes
    ----------
    state
        ``duplicate`` where an exhibit by which it is known, or an independent one, is recorded, or every fact of it is
        cited to one that the government holds; ``partly`` where some facts are; ``new`` where none is.
    by
        Those exhibits.
    unshown
        The facts of it to which none is cited.
    about
        The other people it speaks of, in the order of the file.
    """

    state: State
    by: tuple[str, ...]
    unshown: tuple[str, ...]
    about: tuple[str, ...]


def newness(table: UsableFacts) -> Mapping[str, Newness]:
    """Return what is new, admission by admission, in the order of the file; exhibits that are out show nothing."""
    return {id: _of(table, one) for id, one in table.matter.admissions.items()}


def government_holds(table: UsableFacts, exhibits: Iterable[str]) -> tuple[str, ...]:
    """Return the exhibits that the government holds: those that name no holder, or name it, and are not out."""
    found = (table.matter.evidence[id] for id in dict.fromkeys(exhibits) if id not in table.without)
    return tuple(one.id for one in found if not one.held_by or "government" in one.held_by)


def _of(table: UsableFacts, admission: Admission) -> Newness:
    matter = table.matter
    known = government_holds(table, (*admission.already_known, *admission.independent))
    shown: dict[str, tuple[str, ...]] = {}
    for name in sorted(table.names[admission.id].said):
        record = matter.by_id(name.rpartition(">")[2])
        cited = record.evidence if isinstance(record, Supported) else ()
        shown[record.id if isinstance(record, Fact) else name] = government_holds(table, cited)
    unshown = tuple(name for name, exhibits in shown.items() if not exhibits)
    exhibits = tuple(dict.fromkeys([*known, *(one for found in shown.values() for one in found)]))
    duplicate = bool(known) or (bool(shown) and not unshown)
    state: State = "duplicate" if duplicate else "partly" if exhibits else "new"
    return Newness(state, exhibits, unshown, _about(table, admission))


def _about(table: UsableFacts, admission: Admission) -> tuple[str, ...]:
    matter = table.matter
    records = (matter.by_id(name.rpartition(">")[2]) for name in table.names[admission.id].said)
    named = {person for record in records for person in people_in(record)}
    return tuple(id for id in matter.people if id in named and id != table.client)
