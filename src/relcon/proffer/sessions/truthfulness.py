"""Where an admission cannot be right if good evidence is: the fifth safety-valve criterion asks for the truth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from relcon.law.clients_word import widens
from relcon.law.context import DefendantContext
from relcon.law.ussg.s6a1_3 import asserted, disputed, found_as_told, usable
from relcon.logic.circuit import FALSE, TRUE
from relcon.proffer.admissions.same_thing import same_thing
from relcon.records.base import Fact
from relcon.records.facts import Authority, Knowledge
from relcon.records.matter import Matter, declared_in_case, declared_in_facts
from relcon.records.proffer import Admission
from relcon.results.conflicts import Conflict


@dataclass(frozen=True)
class Objections:
    """What the defense contests at sentencing, by the file.

    A fact that it disputes (``disputed_by``), relevant conduct that it contests (``acceptance.contested``), and a
    finding of counsel's own that takes something out.
    """

    matter: Matter
    client: str

    @cached_property
    def contested(self) -> Mapping[str, str]:
        """The records contested, and how the file says so."""
        found: dict[str, str] = {}
        for _, record in declared_in_case(self.matter.case):
            if isinstance(record, Fact) and {"defense", self.client} & set(record.disputed_by):
                found[record.id] = "disputed"
        part = self.matter.people[self.client].defendant
        if part is not None:
            found |= dict.fromkeys(part.acceptance.contested, "contested")
        for finding in self.matter.case.findings:
            about, out = finding.about, finding.answer.word == "out"
            if finding.by == "counsel" and finding.defendant == self.client and out and about in self.matter:
                found[str(about)] = f"taken out by counsel's finding {finding.id}"
        return found

    def contradict(self, admission: Admission) -> tuple[str, ...]:
        """Return the contested records of which an admission says the contrary of the objection."""
        return affirmed(self.matter, self.client, self.contested, admission)


def affirmed(matter: Matter, client: str, records: Iterable[str], admission: Admission) -> tuple[str, ...]:
    """Return those of some records that an admission says are so.

    It supports the record, or tells the same thing, or that it was known. An account that replaces the record by
    something no worse says what an objection to it says.
    """
    told = [record for _, record in declared_in_facts(admission.facts) if isinstance(record, Fact)]
    return tuple(
        id for id in records if id in admission.supports or any(_affirms(matter, client, one, id) for one in told)
    )


def _affirms(matter: Matter, client: str, record: Fact, id: str) -> bool:
    if id in record.replaces:
        return widens(record, matter)
    contested = matter.by_id(id)
    if isinstance(record, Knowledge) and id in (record.of.event, record.of.circumstance, record.of.undertaking):
        return record.person == client
    if isinstance(record, Authority) and isinstance(contested, Authority):
        return (record.by, record.over) == (contested.by, contested.over)
    return isinstance(contested, Fact) and same_thing(record, contested) is not None


COMPARE = frozenset({"presence"})
"""Conflicts in which both may be right: one person at two places on one day."""


def contradicted(found: Iterable[Conflict], context: DefendantContext, said: AbstractSet[str]) -> tuple[Conflict, ...]:
    """Return the conflicts of what is said with records that rest, in the position, on an exhibit better than weak.

    Parameters
    ----------
    found : iterable of Conflict
        All conflicts of the matter.
    context : DefendantContext
        The client in a position, with nothing admitted.
    said : set of str
        The admissions that are said.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5), USSG §5C1.2(a)(5) ("truthfully"). A likely conflict is none: two deals on one day.
    """
    return tuple(
        one
        for one in found
        if one.one_thing == "stated"
        and one.kind not in COMPARE
        and one.here.admission in said
        and one.there.admission is None
        and _good(one.there.record, context)
        and not _found(one, context)
    )


def _found(conflict: Conflict, context: DefendantContext) -> bool:
    """Whether a finding settles a conflict as the client tells it."""
    by_id = context.index.matter.by_id
    if conflict.there.record in context.index.matter.evidence:
        return False
    old, told = by_id(conflict.there.record), by_id(conflict.here.record)
    if not isinstance(old, Fact) or not isinstance(told, Fact):
        return False
    return any(node == TRUE for node in found_as_told(old, told, context))


def _good(record: str, context: DefendantContext) -> bool:
    """Whether a record, or an exhibit by itself, is evidence graded fair or better here."""
    evidence = context.index.matter.evidence
    if record in evidence:
        return evidence[record].grade != "weak" and usable(record, context) != FALSE
    fact = context.index.matter.by_id(record)
    if not isinstance(fact, Fact) or not asserted(fact, context) or disputed(fact, context):
        return False
    return any(evidence[id].grade != "weak" and usable(id, context) != FALSE for id in fact.evidence)
