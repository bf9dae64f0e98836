"""Who is linked with whom: drugs, money, contacts, knowledge and authority, all records of a pair and kind as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, Literal

from relcon.law.record_index import RecordIndex
from relcon.network.directions import ends
from relcon.records.base import Fact
from relcon.records.events import Event
from relcon.records.facts import Authority, Contact, Knowledge, Payment
from relcon.records.matter import Matter, declared_in_case, declared_in_proffer
from relcon.results.weights import grams
from relcon.words import dollars, number

LinkKind = Literal["drugs", "money", "contact", "knowledge", "authority"]
LINK_KINDS: Final[tuple[LinkKind, ...]] = ("drugs", "money", "authority", "knowledge", "contact")
"""In the order in which they are shown."""

GIVES: Final = ("sold", "supplied", "manufactured", "imported")
CARRIES: Final = ("carried", "delivered", "brokered", "offloaded")
TAKES: Final = ("bought", "received", "stored")


@dataclass(frozen=True)
class Link:
    """All records of one kind between two people, from whom the thing moves, who tells or who directs."""

    source: str
    target: str
    kind: LinkKind
    records: tuple[str, ...]
    label: str


def links(index: RecordIndex) -> tuple[Link, ...]:
    """Return every link, in the order in which the files first mention it; a contact is one link, whoever called."""
    found: dict[tuple[str, str, LinkKind], list[Fact]] = {}
    for record in _facts(index.matter):
        for source, target, kind in _pairs(record, index):
            if source != target and source in index.people and target in index.people:
                found.setdefault((source, target, kind), []).append(record)
    return tuple(
        Link(source, target, kind, tuple(dict.fromkeys(one.id for one in records)), _label(kind, records))
        for (source, target, kind), records in found.items()
    )


def _facts(matter: Matter) -> Iterator[Fact]:
    for _, record in declared_in_case(matter.case):
        if isinstance(record, Fact):
            yield record
    for _, record in declared_in_proffer(matter.proffer) if matter.proffer is not None else ():
        if isinstance(record, Fact):
            yield record


def _pairs(record: Fact, index: RecordIndex) -> Iterator[tuple[str, str, LinkKind]]:
    match record:
        case Event():
            yield from ((source, target, "drugs") for source, target in _handed_on(record))
        case Payment():
            yield record.from_, record.to, "money"
        case Contact():
            one, other = ends(record, index.matter)
            yield one, other, "contact"
        case Knowledge() if record.of.person is not None:
            yield record.of.person, record.person, "knowledge"
        case Authority():
            yield record.by, record.over, "authority"


def hands(event: Event) -> list[list[str]]:
    """Return whose hands the drugs went through, in turn: who gives, who carries, who takes."""
    by_act = [[part.person for part in event.participants if part.act in acts] for acts in (GIVES, CARRIES, TAKES)]
    return [list(dict.fromkeys(people)) for people in by_act if people]


def _handed_on(event: Event) -> Iterator[tuple[str, str]]:
    for givers, takers in pairwise(hands(event)):
        yield from ((giver, taker) for giver in givers for taker in takers)


def _label(kind: LinkKind, records: list[Fact]) -> str:
    if kind == "contact":
        contacts = sum(one.count for one in records if isinstance(one, Contact))
        return f"{contacts:,} contact{'' if contacts == 1 else 's'}"
    if kind == "money":
        total = sum((one.usd for one in records if isinstance(one, Payment)), Fraction(0))
        return f"{_times(len(records))}{dollars(total)}"
    if kind == "drugs":
        return _drugs([one for one in records if isinstance(one, Event)])
    return "" if len(records) == 1 else f"{len(records)} records"


def _times(count: int) -> str:
    return "" if count == 1 else f"{count} times, "


def _drugs(events: list[Event]) -> str:
    """Return how often and how much in all; weights of different substances are added, counted units are not."""
    known = [one.quantity for one in events if one.quantity is not None and one.quantity.known]
    weights = [q for q in known if q.dimension == "mass"]
    total = sum(q.point if q.point is not None else q.low or 0 for q in weights)
    least = len(weights) < len(events) or any(one.series is not None for one in events)
    if not weights:
        return known[0].text if len(events) == 1 and known else f"{_times(len(events))}weight unknown"
    written = f"{number(grams(total // 1000))} kg" if total >= 10**9 else f"{number(grams(total))} g"
    return f"{_times(len(events))}{written}{' or more' if least else ''}{' in all' if len(events) > 1 else ''}"
