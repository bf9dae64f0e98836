"""Everything of a matter that has a place in time: memberships, what was known and what it speaks of, who acted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from relcon import words
from relcon.event_words import what
from relcon.figures.links import hands
from relcon.figures.tiers import TIERS
from relcon.figures.time import Axis
from relcon.law.record_index import RecordIndex
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Knowledge
from relcon.records.matter import Matter
from relcon.records.undertakings import Membership
from relcon.views.scopes import scope_words

HOW: Final = {"told": "was told of", "saw": "saw", "took_part": "took part in, and so knew of", "inferred": "knew of"}


@dataclass(frozen=True)
class Chronicle:
    """Everything of a matter that has a place in time, in the order of the files.

    Attributes
    ----------
    index
        Every record.
    tiers
        Each person's place in the organization: lanes follow it.
    """

    index: RecordIndex
    tiers: Mapping[str, str]

    @property
    def matter(self) -> Matter:
        """The records."""
        return self.index.matter

    @property
    def axis(self) -> Axis:
        """The axis over all days of events and of what was known."""
        found = [day for one in self.index.events.values() for day in (one.date.first, one.date.last)]
        found += [one.since.first for _, one in self.knowledge if one.since is not None]
        return Axis.over([day for day in found if day is not None])

    @property
    def members(self) -> Iterator[tuple[str, Membership]]:
        """Each membership with its undertaking."""
        for (_, undertaking), held in self.index.memberships_of.items():
            yield from ((undertaking, one) for one in held)

    @property
    def knowledge(self) -> list[tuple[str, Knowledge]]:
        """What people knew, by record, in the order of days."""
        held = [(one.id, one) for of in self.index.knowledge_of.values() for one in of]
        return sorted(held, key=lambda one: start(one[1].since) or date.min)

    def lanes(self, person: str, events: Sequence[Event]) -> list[str]:
        """Return a person, then who took part in these events, was known of or told the person, by their places."""
        known = {id for _, one in self.knowledge if one.person == person for id in (one.of.person, one.told_by)}
        others = {part.person for one in events for part in one.participants} | known
        return self.in_order(person, [id for id in self.matter.people if id in others])

    def in_order(self, person: str, others: Sequence[str]) -> list[str]:
        """Return a person, then others by their places in the organization."""
        order = list(TIERS)
        rest = [id for id in others if id != person]
        return [person, *sorted(rest, key=lambda id: order.index(self.tiers.get(id, "none")))]

    def after(self, known: Knowledge) -> str | None:
        """Return the first event, from the day on which it was known, that it speaks of and that is within its size."""
        since = start(known.since)
        events = sorted(
            (one for one in self.index.events.values() if one.date.last is not None and self._speaks_of(known, one)),
            key=lambda one: str(one.date.first),
        )
        return next((one.id for one in events if since is None or (one.date.last or since) >= since), None)

    def _speaks_of(self, known: Knowledge, event: Event) -> bool:
        of = known.of
        meant = (
            event.id == of.event
            or of.undertaking in event.undertaking
            or (of.person is not None and any(part.person == of.person for part in event.participants))
        )
        size = event.quantity
        least = size.low if size is not None and size.known else None
        limit = known.up_to.high if known.up_to is not None else None
        return meant and (limit is None or least is None or least <= limit)

    def said(self, known: Knowledge) -> str:
        """Return what somebody knew: ``was told of Marcus Bell, up to 500 g``."""
        of, matter = known.of, self.matter
        if of.event is not None:
            event = self.index.events[of.event]
            told = f"{what(event).partition(', ')[2]}, {words.when(event.date)} ({event.id})"
        elif of.undertaking is not None:
            told = self.index.undertakings[of.undertaking].title
        elif of.person is not None:
            told = matter.people[of.person].name if of.person in matter.people else of.person
        else:
            circumstance = self.index.circumstances.get(of.circumstance or "")
            told = f"the {circumstance.kind.replace('_', ' ')}" if circumstance is not None else "a circumstance"
            told += f" ({of.circumstance})"
        how = HOW[known.how]
        if known.told_by is not None:
            how = f"was told by {matter.people[known.told_by].name} of"
        return f"{how} {told}" + (f", up to {known.up_to.text}" if known.up_to is not None else "")


def actor(event: Event, person: str | None = None) -> list[str]:
    """Return who took part, the one who acted first: the person asked for, else who gave the drugs, else the first."""
    everybody = [part.person for part in event.participants]
    given = [one for held in hands(event) for one in held]
    first = [person] if person in everybody else given[:1]
    return list(dict.fromkeys([*first, *everybody]))


def label(undertaking: str, one: Membership, matter: Matter) -> str:
    """Return a membership as its bar names it: ``westside: cocaine, ≤ 500 g, with Hale, Crane``."""
    return f"{undertaking}: {scope_words(one.scope, matter)}"


def start(value: When | None) -> date | None:
    """Return the first day; None where it is not known."""
    return value.first if value is not None else None


def end(value: When | None) -> date | None:
    """Return the last day; None where it is not known."""
    return value.last if value is not None else None
