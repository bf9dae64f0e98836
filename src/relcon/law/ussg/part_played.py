"""What a person did in some undertakings, as USSG §3B1.1 n.4 and §3B1.2 n.3(C) look at it, in one scenario."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3.occurrences import occurrences_of
from relcon.law.ussg.s1b1_3.own_acts import own_act
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, Node
from relcon.records.base import Fact
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.facts import Authority, Function, Knowledge
from relcon.records.participants import Act

Value = Callable[[Node], bool]
"""A node's value in the scenario."""


@dataclass(frozen=True, slots=True)
class Indication:
    """Something that speaks for or against, and the records that show it."""

    text: str
    records: tuple[Fact, ...] = ()


def words(terms: Iterable[str]) -> str:
    """Return the file's terms as one reads them: ``flat fee`` for ``flat_fee``."""
    return ", ".join(term.replace("_", " ") for term in terms)


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """An event with an act of the person's own: how, how often, from when to when."""

    event: Event
    acts: tuple[Act, ...]
    times: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part: functions, authority over others and of others over the person, own acts, knowledge.

    ``minimal`` are recorded circumstances of the person's own minimal knowledge.
    """

    person: str
    functions: tuple[Function, ...]
    above: tuple[Authority, ...]
    below: tuple[Authority, ...]
    events: tuple[OwnEvent, ...]
    knowledge: tuple[Knowledge, ...]
    minimal: tuple[Circumstance, ...]

    @property
    def times(self) -> int:
        """In how many occurrences there is an act of the person's own."""
        return sum(one.times for one in self.events)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of own acts, where any is dated."""
        first = [one.first for one in self.events if one.first is not None]
        last = [one.last for one in self.events if one.last is not None]
        return (min(first), max(last)) if first and last else None


def part_played(person: str, undertakings: Collection[str], context: DefendantContext, value: Value) -> Part:
    """Return what the records that hold show of a person.

    Parameters
    ----------
    person, undertakings
        Who; the activities asked about. Acts in events of no undertaking count as well.
    context, value
        The position of the defendant for whom it is asked; the scenario.
    """
    index = context.index

    def holds(record: Fact) -> bool:
        return value(reliability(record, context).node)

    authority = [
        record
        for id in undertakings
        for record in index.authority_in.get(id, ())
        if record.by != record.over and person in (record.by, record.over) and holds(record)
    ]
    circumstances = index.circumstances.values()
    return Part(
        person,
        tuple(one for one in index.functions_of.get(person, ()) if one.undertaking in undertakings and holds(one)),
        tuple(one for one in authority if one.by == person),
        tuple(one for one in authority if one.over == person),
        tuple(_own_events(person, undertakings, context, value)),
        tuple(one for one in index.knowledge_of.get(person, ()) if holds(one)),
        tuple(one for one in circumstances if one.kind == "minimal_knowledge" and person in one.by and holds(one)),
    )


def _own_events(
    person: str, undertakings: Collection[str], context: DefendantContext, value: Value
) -> Iterator[OwnEvent]:
    index = context.index
    for id in index.events_naming.get(person, ()):
        event = index.events[id]
        if event.undertaking and not set(event.undertaking) & set(undertakings):
            continue
        held = reliability(event, context).node
        if held == FALSE or not value(held):
            continue
        pieces = [
            piece for piece in occurrences_of(event, context) if value(own_act(event, piece, context, person).does)
        ]
        if not pieces:
            continue
        acts = dict.fromkeys(
            entry.act
            for entry in event.participants
            if entry.person == person and value(reliability(entry, context, within=event).node)
        )
        first = [piece.first_day for piece in pieces if piece.first_day is not None]
        last = [piece.last_day for piece in pieces if piece.last_day is not None]
        yield OwnEvent(event, tuple(acts), len(pieces), min(first, default=None), max(last, default=None))
