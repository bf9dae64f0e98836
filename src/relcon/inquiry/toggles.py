"""What may be left out of a matter: an exhibit, a witness, a fact, a finding, a lot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from relcon.law.leaves import exhibit_leaf, record_leaf
from relcon.records.base import Record
from relcon.records.case import Lot
from relcon.records.evidence import Evidence
from relcon.records.matter import Kind, Matter, declared_in_case, record_id
from relcon.records.people import Person
from relcon.records.undertakings import Undertaking
from relcon.results.exposure import Receipt
from relcon.results.whatif import ToggleKind

# Places, prior sentences and plea agreements carry no proof of their own; the proffer's parts have worlds instead.
KINDS: Mapping[Kind, ToggleKind] = MappingProxyType(
    {
        "evidence": "exhibit",
        "person": "witness",
        "lot": "lot",
        "finding": "finding",
        "undertaking": "fact",
        "membership": "fact",
        "event": "fact",
        "knowledge": "fact",
        "authority": "fact",
        "function": "fact",
        "contact": "fact",
        "payment": "fact",
        "circumstance": "fact",
    }
)

WHAT = "exhibit, witness, fact, finding or lot"


@dataclass(frozen=True, slots=True)
class Toggle:
    """Something that may be left out.

    Attributes
    ----------
    id, kind, title
        What counsel names, what it is, and its own title or name if it has one.
    off
        Ids of the exhibits, records and findings that are out with it.
    """

    id: str
    kind: ToggleKind
    title: str | None
    off: tuple[str, ...]

    @property
    def leaves(self) -> frozenset[str]:
        """The names of the circuit's leaves that it switches off."""
        leaf = exhibit_leaf if self.kind in ("exhibit", "witness") else record_leaf
        return frozenset(leaf(id) for id in self.off)


class UnknownToggle(LookupError):
    """An id that names nothing that can be left out.

    Attributes
    ----------
    found, why
        The id, and why a record of that id is no toggle; ``why`` is empty where no record has the id.
    allowed
        Every id that is one.
    """

    def __init__(self, found: str, why: str, allowed: tuple[str, ...]) -> None:
        self.found, self.why, self.allowed = found, why, allowed
        super().__init__(f"{found}: {why}" if why else f'no {WHAT} "{found}"')


def toggle(matter: Matter, id: str) -> Toggle:
    """Return the toggle of an id.

    Parameters
    ----------
    matter
        From `read_case`.
    id
        Of an exhibit, a fact, a finding; of a person, for every exhibit of that speaker; of a lot, for every event
        on it or on a part of it.

    Raises
    ------
    UnknownToggle
        Where there is no such record, or nothing to leave out with it.
    """
    kind = KINDS.get(matter.kind(id)) if id in matter else None
    if kind is None:
        why = f"nothing can be left out under this id: it is of kind {matter.kind(id)}" if id in matter else ""
        raise UnknownToggle(id, why, ids(matter))
    found = _toggle(matter, id, kind, matter.by_id(id))
    if not found.off:
        why = "this person is the speaker of no exhibit" if kind == "witness" else "no event is on that lot"
        raise UnknownToggle(id, why, ids(matter))
    return found


def toggles(matter: Matter) -> tuple[Toggle, ...]:
    """Return everything of the case that may be left out, in the order of the file's sections."""
    found = (
        _toggle(matter, record_id(record), KINDS[kind], record)
        for kind, record in declared_in_case(matter.case)
        if kind in KINDS
    )
    return tuple(one for one in found if one.off)


def ids(matter: Matter) -> tuple[str, ...]:
    """Return the ids of everything of the case that may be left out."""
    return tuple(one.id for one in toggles(matter))


def switched_off(found: Iterable[Toggle]) -> frozenset[str]:
    """Return the ids of the exhibits, records and findings that are out with some toggles."""
    return frozenset(id for one in found for id in one.off)


def _toggle(matter: Matter, id: str, kind: ToggleKind, record: Record) -> Toggle:
    off = matter.covered(id)
    match record:
        case Person():
            return Toggle(id, kind, record.name, off)
        case Lot() | Evidence() | Undertaking():
            return Toggle(id, kind, record.title, off)
        case _:
            return Toggle(id, kind, None, off)


def left_out(matter: Matter, without: Iterable[str]) -> list[Toggle]:
    """Return what ids leave out, each once: as `toggle`."""
    return [toggle(matter, id) for id in dict.fromkeys(without)]


def asked(receipt: Receipt, off: Iterable[Toggle], topics: Iterable[str]) -> Receipt:
    """Return a receipt that names what was left out, and the topics to which a proffer was held."""
    without = {one.id: f"{one.kind}: {', '.join(one.off)}" for one in off}
    only = dict.fromkeys(topics, "told; every other topic openly declined")
    added = ({"without": without} if without else {}) | ({"topics": only} if only else {})
    return receipt.model_copy(update={"options": receipt.options | added})
