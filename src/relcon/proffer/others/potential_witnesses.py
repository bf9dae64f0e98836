"""What somebody else could say of the client, by the records: deals and meetings, money, control, knowledge.

A record is listed because it shows that the person was there or knew; whether it would be said is nobody's record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from relcon.proffer.conflicts.pages import pages, pages_of, stands
from relcon.records.base import Fact
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.facts import Authority, Contact, Knowledge, Payment
from relcon.records.matter import Matter, declared_in_case, declared_in_facts
from relcon.records.undertakings import Membership
from relcon.results.others import CouldSay, Shown


@dataclass(frozen=True)
class Sources:
    """The records of a matter, read for what others could say of the client.

    Attributes
    ----------
    matter, client
        The matter, and whose.
    counted
        Events that count for the client without a part taken in them.
    without
        Exhibits and records that are out.
    """

    matter: Matter
    client: str
    counted: AbstractSet[str] = frozenset()
    without: AbstractSet[str] = frozenset()

    @cached_property
    def records(self) -> tuple[tuple[Fact, str | None], ...]:
        """Every fact of the case, then of the admissions, with the admission that holds it."""
        found: list[tuple[Fact, str | None]] = [
            (record, None)
            for _, record in declared_in_case(self.matter.case)
            if isinstance(record, Fact) and stands(record, self.without)
        ]
        for admission in self.matter.admissions.values():
            found += [
                (record, admission.id) for _, record in declared_in_facts(admission.facts) if isinstance(record, Fact)
            ]
        return tuple(found)

    @cached_property
    def _own(self) -> frozenset[str]:
        """Ids of events and circumstances of the client's, and of undertakings with the client as a member."""
        return frozenset(
            name for record, _ in self.records for name in _own(record, self.client) if name is not None
        ) | frozenset(self.counted)

    @cached_property
    def _spoken(self) -> Mapping[str, tuple[str, ...]]:
        """By speaker, the exhibits with that speaker's own statements."""
        found: dict[str, tuple[str, ...]] = {}
        for exhibit in self.matter.evidence.values():
            if exhibit.speaker is not None and exhibit.id not in self.without:
                found[exhibit.speaker] = (*found.get(exhibit.speaker, ()), exhibit.id)
        return found

    def of(self, person: str) -> Iterator[CouldSay]:
        """Yield what a person could say of the client, case file first, in the order of the file."""
        own = set(self._spoken.get(person, ()))
        for record, admission in self.records:
            known = self._shown(record, person)
            if known is not None:
                kind, how, date = known
                cited = pages_of(self.matter, record, self.without)
                yield CouldSay(record=record.id, kind=kind, how=how, date=date, pages=cited, admission=admission)
            told = tuple(id for id in record.evidence if id in own)
            if told and (record.id in self._own or any(True for _ in _own(record, self.client))):
                yield CouldSay(
                    record=record.id,
                    kind="statement",
                    how="a statement of that person is cited for it",
                    date="; ".join(str(self.matter.evidence[id].date or "undated") for id in told),
                    pages=pages(self.matter, told),
                    admission=admission,
                )

    def _shown(self, record: Fact, person: str) -> tuple[Shown, str, str] | None:
        """Return kind, how it is known and when, where a record shows that a person knows something of the client."""
        match record:
            case Event() if record.id in self._own:
                own = [part.act for part in record.participants if part.person == person and part.knowing != "no"]
                with_client = "with the client" if self._took_part(record) else "it counts for the client"
                return ("event", f"{', '.join(own)}: took part, {with_client}", str(record.date)) if own else None
            case Circumstance() if self.client in record.by and person in record.by:
                return "circumstance", f"{record.kind.replace('_', ' ')}, with the client", str(record.date)
            case Knowledge() if record.person == person:
                of = record.of
                named = {of.person, of.event, of.undertaking, of.circumstance} & (self._own | {self.client})
                since = str(record.since) if record.since is not None else "undated"
                about = ", ".join(sorted(name for name in named if name is not None))
                return ("knowledge", f"{record.how.replace('_', ' ')}: {about}", f"since {since}") if named else None
            case Contact() if self._between(record.between, person):
                return "contact", f"{record.medium}: {record.count}", f"{record.first} to {record.last}"
            case Payment() if {record.from_, record.to} == {person, self.client}:
                return "payment", f"{record.kind}, {record.from_} to {record.to}", str(record.date)
            case Authority() if {record.by, record.over} == {person, self.client}:
                acts = [act.replace("_", " ") for act in record.acts]
                return "authority", f"{', '.join(acts)}: {record.by} over {record.over}", _span(record)
        return None

    def _took_part(self, event: Event) -> bool:
        return any(part.person == self.client for part in event.participants)

    def _between(self, ends: tuple[str, str], person: str) -> bool:
        """Whether a contact is between the person and the client, by id or by a number of theirs."""
        mine, theirs = self._numbers(self.client), self._numbers(person)
        return (ends[0] in mine and ends[1] in theirs) or (ends[1] in mine and ends[0] in theirs)

    def _numbers(self, person: str) -> frozenset[str]:
        found = self.matter.people.get(person)
        return frozenset({person, *(phone.number for phone in found.phones)} if found is not None else {person})


def _own(record: Fact, client: str) -> Iterator[str | None]:
    """Yield the ids under which a record is the client's own: an event, a circumstance, an undertaking."""
    match record:
        case Event() if any(part.person == client and part.knowing != "no" for part in record.participants):
            yield record.id
        case Circumstance() if client in record.by:
            yield record.id
        case Membership() if record.person == client:
            yield record.undertaking


def _span(record: Authority) -> str:
    if record.from_ is None and record.to is None:
        return "undated"
    return f"{record.from_ or 'undated'} to {record.to or 'undated'}"
