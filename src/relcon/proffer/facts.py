"""The names under which admitted facts count: records inside admissions and leads, and what an admission supports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from relcon.law.scenario import support_leaf
from relcon.records.base import Fact
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.proffer import Admission, Facts
from relcon.records.undertakings import Membership


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one admission's facts.

    Attributes
    ----------
    against
        Facts that may count against him.
    narrowing
        Records that replace one of the case by something no worse: not self-incriminating, so no letter keeps them out.
    leads
        By lead, the facts that may be found through it.
    """

    against: frozenset[str]
    narrowing: frozenset[str]
    leads: Mapping[str, frozenset[str]]

    @property
    def said(self) -> frozenset[str]:
        """All that the statement itself contains."""
        return self.against | self.narrowing


def names_of(matter: Matter) -> dict[str, Names]:
    """Return the names of every admission's facts, by admission."""
    return {admission.id: _names(matter, admission) for admission in matter.admissions.values()}


def _names(matter: Matter, admission: Admission) -> Names:
    records = list(_facts(admission.facts))
    narrowing = frozenset(record.id for record in records if record.replaces and not widens(record, matter))
    contained = frozenset(record.id for record in records)
    supported = frozenset(support_leaf(admission.id, id) for id in admission.supports)
    leads = {lead.id: frozenset(record.id for record in _facts(lead.facts)) for lead in admission.leads}
    return Names((contained - narrowing) | supported, narrowing, leads)


def _facts(facts: Facts) -> Iterable[Fact]:
    return (record for _, record in declared_in_facts(facts) if isinstance(record, Fact))


def widens(record: Fact, matter: Matter) -> bool:
    """Whether a record plainly says more against him than what it replaces: then it is an admission like any other.

    A heavier event or one of another substance; a membership in the whole where a narrower scope was recorded, or with
    an earlier start or a later end. Everything else is taken as narrowing.
    """
    replaced = [matter.by_id(id) for id in record.replaces]
    if isinstance(record, Event):
        events = [old for old in replaced if isinstance(old, Event)]
        return _heavier(record, events) or any(record.substance != old.substance for old in events)
    if isinstance(record, Membership):
        return any(_wider(record, old) for old in replaced if isinstance(old, Membership))
    return False


def _heavier(record: Event, replaced: list[Event]) -> bool:
    """Whether any reading of the new quantity is more than the same reading of the old ones together."""
    new = _readings(record)
    if new is None:
        return False
    old = [_readings(event) for event in replaced]
    if any(
        one is None
        or (
            event.quantity is not None
            and record.quantity is not None
            and event.quantity.dimension != record.quantity.dimension
        )
        for one, event in zip(old, replaced, strict=True)
    ):
        return True
    before = [sum(values) for values in zip(*(one for one in old if one is not None), strict=True)]
    return any(one > other for one, other in zip(new, before, strict=True))


def _readings(event: Event) -> tuple[int, int, int] | None:
    quantity = event.quantity
    if quantity is None or quantity.low is None or quantity.high is None:
        return None
    return quantity.low, quantity.low if quantity.point is None else quantity.point, quantity.high


def _wider(record: Membership, old: Membership) -> bool:
    if record.scope.kind == "whole" and old.scope.kind != "whole":
        return True
    return _reaches_before(record.from_, old.from_) or _reaches_after(record.to, old.to)


def _reaches_before(new: When | None, old: When | None) -> bool:
    # An absent start is open: it reaches before any other.
    if old is None or old.first is None:
        return False
    return new is None or (new.first is not None and new.first < old.first)


def _reaches_after(new: When | None, old: When | None) -> bool:
    if old is None or old.last is None:
        return False
    return new is None or (new.last is not None and new.last > old.last)
