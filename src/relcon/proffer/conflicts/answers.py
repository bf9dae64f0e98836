"""Admissions against discovery and against each other: what cannot both be right, with both pages.

Nothing is resolved here: which account is right counsel settles with the client, and an admission that is not settled
(``basis: unresolved``) stops the simulation.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from relcon.proffer.admissions.same_thing import same_thing
from relcon.proffer.admissions.versions import apart, differences, in_all
from relcon.proffer.conflicts.pages import NONE, pages, pages_of, stands
from relcon.proffer.conflicts.tolls import MEDIA, Tolls, meet, within
from relcon.records.base import Fact
from relcon.records.circumstances import Circumstance
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Contact, Knowledge
from relcon.records.matter import Matter, declared_in_case, declared_in_facts
from relcon.records.participants import REMOTE_ACTS
from relcon.records.undertakings import Membership
from relcon.results.conflicts import Conflict, Side


@dataclass(frozen=True, slots=True)
class Placed:
    """A person at a place on a day."""

    person: str
    day: date
    place: str


def placed(record: Fact) -> Iterator[Placed]:
    """Yield whom a record puts at its place; nobody where its date is no single day.

    Acts done by word or through others, and those of somebody who did not know, put nobody there.
    """
    if not isinstance(record, Event | Circumstance) or record.place is None:
        return
    day = _day(record.date)
    if day is None:
        return
    for person in dict.fromkeys(_there(record)):
        yield Placed(person, day, record.place)


def _there(record: Event | Circumstance) -> Iterator[str]:
    if isinstance(record, Circumstance):
        yield from record.by
        return
    for part in record.participants:
        if part.act not in REMOTE_ACTS and part.knowing != "no" and part.from_ is None and part.to is None:
            yield part.person


def _day(when: When) -> date | None:
    return when.first if when.first == when.last else None


def cannot_have_been(event: Event, seen: When) -> bool:
    """Whether what somebody saw, or took part in, cannot have been there on the days on which that was.

    A deal is over with its days. Drugs that were held were there before the day on which a search found them, as far as
    a record goes, and after it where they were not taken: only what was seized cannot be seen later.
    """
    if event.kind == "possession":
        return False
    if event.kind == "seizure":
        return event.date.last is not None and seen.first is not None and seen.first > event.date.last
    return apart(seen, event.date)


@dataclass(frozen=True, slots=True)
class Account:
    """A record and the admission that holds it; None where it is the case file's."""

    record: Fact
    admission: str | None = None


def conflicts(matter: Matter, without: AbstractSet[str] = NONE) -> tuple[Conflict, ...]:
    """Return every conflict of an admission with the case file, and with another admission.

    Parameters
    ----------
    matter : Matter
        With its proffer.
    without : set of str, optional
        Exhibits and records that are out.

    Returns
    -------
    tuple of Conflict
        In the order of the admissions; each pair once.
    """
    return tuple(Accounts(matter, without).every())


@dataclass(frozen=True)
class Accounts:
    """The records of a matter as accounts that may differ."""

    matter: Matter
    without: AbstractSet[str] = NONE

    @cached_property
    def _case(self) -> tuple[Account, ...]:
        facts = (one for _, one in declared_in_case(self.matter.case) if isinstance(one, Fact))
        return tuple(Account(one) for one in facts if stands(one, self.without))

    def every(self) -> Iterator[Conflict]:
        """Yield every conflict."""
        tolls = Tolls(self.matter, self.without)
        before: list[Account] = []
        for admission in self.matter.admissions.values():
            mine = [
                Account(one, admission.id) for _, one in declared_in_facts(admission.facts) if isinstance(one, Fact)
            ]
            for here in mine:
                yield from self._seen_otherwise(here)
                yield from self._calls(here, tolls)
                for there in (*self._case, *before):
                    yield from self._pair(here, there)
            before += mine

    def _pair(self, here: Account, there: Account) -> Iterator[Conflict]:
        """Yield where two records of one thing differ, and people put at two places on one day by two records."""
        known = same_thing(here.record, there.record)
        if known is not None and isinstance(here.record, Membership) and isinstance(there.record, Membership):
            yield from self._memberships(here, there, here.record, there.record)
            return
        if known is not None:
            for one in differences(self.matter, in_all(here.record), in_all(there.record)):
                text = "" if known == "stated" else "if both speak of one deal"
                yield Conflict(
                    kind=one.what,
                    one_thing=known,
                    here=self._side(here, one.here),
                    there=self._side(there, one.there),
                    text=text,
                )
            return
        yield from self._elsewhere(here, there)

    def _memberships(self, here: Account, there: Account, mine: Membership, theirs: Membership) -> Iterator[Conflict]:
        for name, one, other in (("from", mine.from_, theirs.from_), ("to", mine.to, theirs.to)):
            if one is not None and other is not None and apart(one, other):
                yield self._conflict(here, f"{name} {one}", there, f"{name} {other}")

    def _elsewhere(self, here: Account, there: Account) -> Iterator[Conflict]:
        for mine in placed(here.record):
            for theirs in placed(there.record):
                if (mine.person, mine.day) == (theirs.person, theirs.day) and mine.place != theirs.place:
                    yield Conflict(
                        kind="presence",
                        one_thing="stated",
                        here=self._side(here, f"{mine.person} at {self._place(mine.place)} on {mine.day}"),
                        there=self._side(there, f"{theirs.person} at {self._place(theirs.place)} on {theirs.day}"),
                        text="one person at two places on one day: compare the hours",
                    )

    def _seen_otherwise(self, here: Account) -> Iterator[Conflict]:
        """Yield what the client saw or took part in on days on which, by the record, it cannot have been."""
        record = here.record
        if not isinstance(record, Knowledge) or record.how not in ("saw", "took_part") or record.since is None:
            return
        event = self.matter.by_id(record.of.event) if record.of.event is not None else None
        if isinstance(event, Event) and cannot_have_been(event, record.since):
            yield self._conflict(
                here, f"{record.how.replace('_', ' ')} {record.since}", Account(event), str(event.date)
            )

    def _calls(self, here: Account, tolls: Tolls) -> Iterator[Conflict]:
        """Yield calls and texts that toll records contradict."""
        contact = here.record
        if not isinstance(contact, Contact) or contact.medium not in MEDIA:
            return
        recorded = [one for one in tolls.recorded(contact) if meet(contact, one)]
        covering = tolls.covering(contact)
        if covering and contact.count > 0 and not recorded:
            between = " and ".join(contact.between)
            yield Conflict(
                kind="contacts",
                one_thing="stated",
                here=self._side(here, f"{contact.medium}: {contact.count}, {contact.first} to {contact.last}"),
                there=Side(record=covering[0], says="none", pages=pages(self.matter, covering)),
                text=f"the toll records cover these days, and no contact of {between} was read out of them",
            )
        for other in recorded:
            if other.medium != contact.medium:
                continue
            fewer = within(other, contact) and contact.count < other.count
            more = bool(covering) and within(contact, other) and contact.count > other.count
            if fewer or more:
                yield Conflict(
                    kind="contacts",
                    one_thing="stated",
                    here=self._side(here, f"{contact.medium}: {contact.count}, {contact.first} to {contact.last}"),
                    there=self._side(Account(other), f"{other.medium}: {other.count}, {other.first} to {other.last}"),
                    text="more contacts in fewer days" if fewer else "fewer contacts in more days, all of them covered",
                )

    def _conflict(self, here: Account, mine: str, there: Account, theirs: str) -> Conflict:
        return Conflict(
            kind="date", one_thing="stated", here=self._side(here, mine), there=self._side(there, theirs), text=""
        )

    def _side(self, told: Account, says: str) -> Side:
        sessions = (one.id for one in self.matter.sessions.values() if told.admission in one.admissions)
        return Side(
            record=told.record.id,
            admission=told.admission,
            sessions=tuple(sessions) if told.admission is not None else (),
            says=says,
            pages=pages_of(self.matter, told.record, self.without),
        )

    def _place(self, id: str) -> str:
        found = self.matter.places.get(id)
        return found.name if found is not None else id
