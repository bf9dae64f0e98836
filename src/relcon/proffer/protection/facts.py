"""The names under which admitted facts count: records inside admissions and leads, and what an admission supports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from relcon.law.clients_word import widens
from relcon.law.scenario import support_leaf
from relcon.records.base import Fact
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.proffer import Admission, Facts


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one admission's facts.

    Attributes
    ----------
    against
        Facts that may count against the client.
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
