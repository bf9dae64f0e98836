"""Every record the law looks at, of the case and of the proffer, each with where it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeVar

from relcon.law.scenario import support_leaf
from relcon.records.agreements import Agreement, Finding
from relcon.records.base import Fact, Supported
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.facts import Authority, Function, Knowledge
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
class RecordIndex:
    """All records of a matter, indexed as attribution asks for them. Order is that of the files.

    ``findings_on`` is by defendant and prong, ``events_in`` by undertaking, ``events_of`` by participant and
    undertaking; ``events_naming`` has, for each person, the events that name them in any way;
    ``voices`` are all who assert or dispute anything by name; ``may_be`` has, by person, those who may be the same;
    ``independent`` has, by record, the exhibits from a source untouched by the session that show it as well;
    ``pleaded`` has, by record, the plea agreements entered whose factual basis admits it;
    ``memo`` keeps what was asked of the records as they stand, whoever has spoken;
    ``word_found`` are those of whom something is found about a record that an admission tells or replaces.
    """

    matter: Matter
    client: str | None
    events: Mapping[str, Event]
    events_in: Mapping[str, tuple[Event, ...]]
    events_of: Mapping[tuple[str, str], tuple[Event, ...]]
    undertakings: Mapping[str, Undertaking]
    members: Mapping[str, Membership]
    memberships_of: Mapping[tuple[str, str], tuple[Membership, ...]]
    knowledge_of: Mapping[str, tuple[Knowledge, ...]]
    authority_in: Mapping[str, tuple[Authority, ...]]
    functions_of: Mapping[str, tuple[Function, ...]]
    circumstances: Mapping[str, Circumstance]
    findings_for: Mapping[str, tuple[Finding, ...]]
    findings_on: Mapping[tuple[str, str], tuple[Finding, ...]]
    origin: Mapping[str, Origin]
    supports: Mapping[str, tuple[Supports, ...]]
    replaced_by: Mapping[str, tuple[Fact, ...]]
    own_evidence: frozenset[str]
    events_naming: Mapping[str, tuple[str, ...]]
    voices: frozenset[str]
    may_be: Mapping[str, tuple[str, ...]]
    independent: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pleaded: Mapping[str, tuple[Agreement, ...]] = field(default_factory=dict)
    word_found: frozenset[str] = frozenset()
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    _touching: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    @property
    def people(self) -> Mapping[str, Person]:
        """Everyone of the matter."""
        return self.matter.people

    @cached_property
    def _apart(self) -> frozenset[str]:
        pleaders = frozenset(one.person for group in self.pleaded.values() for one in group)
        return self.voices | self.word_found | pleaders

    def apart(self, person: str) -> str | None:
        """Return a person for whom a record may hold otherwise than for everyone else who is not the client."""
        return person if person in self._apart else None

    @cached_property
    def told(self) -> frozenset[str]:
        """The records that may hold otherwise for the client: what admissions contain, support or replace."""
        found = {*self.origin, *self.supports, *self.replaced_by}
        found |= {id for id, pleas in self.pleaded.items() if any(one.id in found for one in pleas)}
        # A membership holds only if its undertaking does.
        return frozenset(found | {id for id, member in self.members.items() if member.undertaking in found})

    def fact(self, id: str) -> Fact:
        """Return a fact by its id."""
        found = self.matter.by_id(id)
        if not isinstance(found, Fact):
            raise TypeError(f"{id} is no fact")
        return found

    @cached_property
    def _spoken_of(self) -> Mapping[str, frozenset[str]]:
        return {
            person: frozenset(one.about for one in findings if one.about is not None)
            for person, findings in self.findings_for.items()
        }

    def spoken_of(self, person: str) -> frozenset[str]:
        """Return what findings for a person speak of: events, memberships, undertakings and other records."""
        return self._spoken_of.get(person, frozenset())

    def touching(self, person: str) -> frozenset[str]:
        """Return the events that touch a person: their ids.

        Those that name the person, those of an undertaking in which a membership of the person is recorded, those of
        which a finding for the person speaks, directly or through their undertaking. No other can count, or be open.
        """
        if person not in self._touching:
            self._touching[person] = frozenset(self._touched(person))
        return self._touching[person]

    def _touched(self, person: str) -> Iterator[str]:
        yield from self.events_naming.get(person, ())
        spoken_of = self.spoken_of(person)
        yield from (id for id in self.events if id in spoken_of)
        for undertaking in self.undertakings:
            if undertaking in spoken_of or (person, undertaking) in self.memberships_of:
                yield from (event.id for event in self.events_in.get(undertaking, ()))

    @classmethod
    def of(cls, matter: Matter, entered: AbstractSet[str] = frozenset()) -> RecordIndex:
        """Index a matter: the case's records, then those of each admission and lead.

        Parameters
        ----------
        matter : Matter
            The case, with its proffer if there is one.
        entered : set of str
            Plea agreements to be taken as entered though the file gives no day.
        """
        records: dict[str, Fact] = {}
        origin: dict[str, Origin] = {}
        supports: dict[str, list[Supports]] = defaultdict(list)
        independent: dict[str, list[str]] = defaultdict(list)
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
            told = [record.id for _, record in declared_in_facts(admission.facts) if isinstance(record, Fact)]
            for record in (*told, *admission.supports):
                independent[record] += [id for id in admission.independent if id not in independent[record]]
            for record in admission.supports:
                supports[record].append(Supports(support_leaf(admission.id, record), admission.id, admission.grade))
            for lead in admission.leads:
                add(lead.facts, Origin(admission.id, lead.id, admission.grade))

        pleaded: dict[str, list[Agreement]] = defaultdict(list)
        for agreement in matter.agreements.values():
            if agreement.entered is not None or agreement.id in entered:
                for id in dict.fromkeys(id for part in agreement.factual_basis for id in part.facts):
                    pleaded[id].append(agreement)

        replaced: dict[str, list[Fact]] = defaultdict(list)
        memberships: dict[tuple[str, str], list[Membership]] = defaultdict(list)
        knowledge: dict[str, list[Knowledge]] = defaultdict(list)
        authority: dict[str, list[Authority]] = defaultdict(list)
        functions: dict[str, list[Function]] = defaultdict(list)
        findings: dict[str, list[Finding]] = defaultdict(list)
        findings_on: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        events_in: dict[str, list[Event]] = defaultdict(list)
        events_of: dict[tuple[str, str], list[Event]] = defaultdict(list)
        naming: dict[str, list[str]] = defaultdict(list)
        for fact in records.values():
            for old in fact.replaces:
                replaced[old].append(fact)
            if isinstance(fact, Membership) and fact.undertaking is not None:
                memberships[fact.person, fact.undertaking].append(fact)
            elif isinstance(fact, Event):
                for person in _named(fact):
                    naming[person].append(fact.id)
                for undertaking in fact.undertaking:
                    events_in[undertaking].append(fact)
                    for person in dict.fromkeys(entry.person for entry in fact.participants):
                        events_of[person, undertaking].append(fact)
            elif isinstance(fact, Knowledge):
                knowledge[fact.person].append(fact)
            elif isinstance(fact, Authority):
                authority[fact.undertaking].append(fact)
            elif isinstance(fact, Function):
                functions[fact.person].append(fact)
        for finding in matter.findings.values():
            findings[finding.defendant].append(finding)
            findings_on[finding.defendant, finding.prong].append(finding)
        return cls(
            matter=matter,
            client=matter.proffer.client if matter.proffer is not None else None,
            events={id: r for id, r in records.items() if isinstance(r, Event)},
            events_in=_frozen(events_in),
            events_of=_frozen(events_of),
            undertakings={id: r for id, r in records.items() if isinstance(r, Undertaking)},
            members={id: r for id, r in records.items() if isinstance(r, Membership)},
            memberships_of=_frozen(memberships),
            knowledge_of=_frozen(knowledge),
            authority_in=_frozen(authority),
            functions_of=_frozen(functions),
            circumstances={id: r for id, r in records.items() if isinstance(r, Circumstance)},
            findings_for=_frozen(findings),
            findings_on=_frozen(findings_on),
            origin=origin,
            supports=_frozen(supports),
            replaced_by=_frozen(replaced),
            own_evidence=frozenset(e.id for e in matter.proffer.evidence)
            if matter.proffer is not None
            else frozenset(),
            events_naming=_frozen(naming),
            voices=frozenset(
                voice for fact in (*records.values(), *matter.agreements.values()) for voice in _voices(fact)
            ),
            may_be=_frozen(_may_be(matter.people)),
            independent=_frozen(independent),
            pleaded=_frozen(pleaded),
            word_found=frozenset(
                finding.defendant for finding in matter.findings.values() if finding.about in {*origin, *replaced}
            ),
        )


def _may_be(people: Mapping[str, Person]) -> dict[str, list[str]]:
    """Return, by person, those who may be the same person, said of either."""
    found: dict[str, list[str]] = defaultdict(list)
    for person in people.values():
        for other in person.may_be:
            if other != person.id:
                found[person.id].append(other)
                found[other].append(person.id)
    return found


def _named(event: Event) -> set[str]:
    """Return everybody whom an event names."""
    return {
        *(entry.person for entry in event.participants),
        *(entry.person for entry in event.unable_or_unwilling),
        *(entry.person for entry in event.acquitted),
        *(entry.person for entry in event.prior_sentence),
        *(entry.person for entry in event.personal_use),
        *event.course_of_conduct,
    }


def _voices(fact: Fact) -> Iterator[str]:
    """Yield who asserts or disputes a record or a record inside it."""
    inside: tuple[Supported, ...] = ()
    if isinstance(fact, Event):
        claims = (*fact.unable_or_unwilling, *fact.acquitted, *fact.prior_sentence, *fact.personal_use)
        inside = (*fact.participants, *claims)
    elif isinstance(fact, Undertaking) and fact.nature_implies_scale is not None:
        inside = (fact.nature_implies_scale,)
    for record in (fact, *inside):
        yield from record.asserted_by
        yield from record.disputed_by


def _frozen(lists: Mapping[K, list[V]]) -> Mapping[K, tuple[V, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
