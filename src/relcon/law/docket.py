"""Every record the law looks at, of the case and of the proffer, each with where it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from relcon.law.scenario import support_leaf
from relcon.records.agreements import Finding
from relcon.records.base import Fact
from relcon.records.events import Event
from relcon.records.facts import Authority, Circumstance, Function, Knowledge
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.people import Person
from relcon.records.proffer import Facts
from relcon.records.undertakings import Membership, Undertaking

Grade = Literal["strong", "fair", "weak"]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Origin:
    """The admission (or lead) that contains a record, and its grade as evidence against others."""

    admission: str
    lead: str | None
    grade: Grade


@dataclass(frozen=True, slots=True)
class Supports:
    """An admission that corroborates a case record."""

    leaf: str
    admission: str
    grade: Grade


@dataclass(frozen=True)
class Docket:
    """All records of a matter, indexed as attribution asks for them. Order is that of the files."""

    matter: Matter
    client: str | None
    events: Mapping[str, Event]
    undertakings: Mapping[str, Undertaking]
    members: Mapping[str, Membership]
    memberships_of: Mapping[tuple[str, str], tuple[Membership, ...]]
    knowledge_of: Mapping[str, tuple[Knowledge, ...]]
    authority_in: Mapping[str, tuple[Authority, ...]]
    functions_of: Mapping[str, tuple[Function, ...]]
    circumstances: Mapping[str, Circumstance]
    findings_for: Mapping[str, tuple[Finding, ...]]
    origin: Mapping[str, Origin]
    supports: Mapping[str, tuple[Supports, ...]]
    replaced_by: Mapping[str, tuple[Fact, ...]]
    own_evidence: frozenset[str]

    @property
    def people(self) -> Mapping[str, Person]:
        """Everyone of the matter."""
        return self.matter.people

    @classmethod
    def of(cls, matter: Matter) -> Docket:
        """Index a matter: the case's records, then those of each admission and lead."""
        records: dict[str, Fact] = {}
        origin: dict[str, Origin] = {}
        supports: dict[str, list[Supports]] = defaultdict(list)
        for group in (
            matter.undertakings,
            matter.members,
            matter.events,
            matter.knowledge,
            matter.authority,
            matter.functions,
            matter.circumstances,
        ):
            records.update(group)

        def add(facts: Facts, source: Origin) -> None:
            for _, record in declared_in_facts(facts):
                if isinstance(record, Fact):
                    records[record.id] = record
                    origin[record.id] = source

        for admission in matter.admissions.values():
            add(admission.facts, Origin(admission.id, None, admission.grade))
            for record in admission.supports:
                supports[record].append(Supports(support_leaf(admission.id, record), admission.id, admission.grade))
            for lead in admission.leads:
                add(lead.facts, Origin(admission.id, lead.id, admission.grade))

        replaced: dict[str, list[Fact]] = defaultdict(list)
        memberships: dict[tuple[str, str], list[Membership]] = defaultdict(list)
        knowledge: dict[str, list[Knowledge]] = defaultdict(list)
        authority: dict[str, list[Authority]] = defaultdict(list)
        functions: dict[str, list[Function]] = defaultdict(list)
        findings: dict[str, list[Finding]] = defaultdict(list)
        for fact in records.values():
            for old in fact.replaces:
                replaced[old].append(fact)
            if isinstance(fact, Membership) and fact.undertaking is not None:
                memberships[fact.person, fact.undertaking].append(fact)
            elif isinstance(fact, Knowledge):
                knowledge[fact.person].append(fact)
            elif isinstance(fact, Authority):
                authority[fact.undertaking].append(fact)
            elif isinstance(fact, Function):
                functions[fact.person].append(fact)
        for finding in matter.findings.values():
            findings[finding.defendant].append(finding)
        return cls(
            matter=matter,
            client=matter.proffer.client if matter.proffer is not None else None,
            events={id: r for id, r in records.items() if isinstance(r, Event)},
            undertakings={id: r for id, r in records.items() if isinstance(r, Undertaking)},
            members={id: r for id, r in records.items() if isinstance(r, Membership)},
            memberships_of=_frozen(memberships),
            knowledge_of=_frozen(knowledge),
            authority_in=_frozen(authority),
            functions_of=_frozen(functions),
            circumstances={id: r for id, r in records.items() if isinstance(r, Circumstance)},
            findings_for=_frozen(findings),
            origin=origin,
            supports=_frozen(supports),
            replaced_by=_frozen(replaced),
            own_evidence=frozenset(e.id for e in matter.proffer.evidence)
            if matter.proffer is not None
            else frozenset(),
        )


def _frozen(lists: Mapping[K, list[V]]) -> Mapping[K, tuple[V, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
