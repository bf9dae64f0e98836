"""What is said of an event in a row: when, what, from whom to whom, how much of it counts; and of a group of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Final

from relcon import words
from relcon.figures.converted import converted
from relcon.figures.encodings import COUNTS, Letter
from relcon.figures.links import hands
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.results.exposure import EventAnswer
from relcon.words.days import MONTHS

KILO: Final = 1000
UNSETTLED: Final = ("C", "?")


def dated(value: When) -> str:
    """Return when, as a table has it: ``05/16/2025``, ``06/09/2025–08/17/2025``."""
    first, last = value.first, value.last
    if first is None or last is None:
        return "undated"
    return words.cell(first) if first == last else f"{words.cell(first)}–{words.cell(last)}"


def month(value: When) -> str:
    """Return the month in which it begins: ``May 2025``; ``Undated`` where that is not known."""
    return f"{MONTHS[value.first.month - 1]} {value.first.year}" if value.first is not None else "Undated"


def route(event: Event, matter: Matter) -> str:
    """Return from whom to whom the drugs went: ``Salas → Dunn``; whoever took part, where that is not told."""
    through = hands(event) or [[part.person for part in event.participants]]
    return " → ".join(", ".join(dict.fromkeys(words.surname(matter, id) for id in people)) for people in through)


def counts(answer: EventAnswer, event: Event) -> str:
    """Return how much of an event counts: ``500 g``, ``in its load``, ``weight unknown``; nothing where it is out."""
    if not answer.in_:
        return ""
    if answer.counted_grams is None:
        return "weight unknown"
    if not Decimal(answer.counted_grams) and answer.absorbed_by is not None:
        return "in its load"
    return words.amount(answer.counted_grams, drug(event))


def drug(event: Event) -> str:
    """Return what a weight of an event is counted as."""
    return event.substance or " and ".join(event.mixture or ())


def kilograms(answer: EventAnswer | None, event: Event, edition: str) -> float:
    """Return the converted weight of an event that counts, for the size of what is drawn."""
    if answer is None or not answer.in_ or answer.counted_grams is None:
        return 0.0
    return float((converted(event, Fraction(answer.counted_grams), edition) or 0) / KILO)


def grouped(events: Sequence[Event]) -> list[tuple[tuple[str, tuple[str, ...]], list[Event]]]:
    """Return events by month and undertaking, in the order of days; the undated last."""
    order = {event.id: place for place, event in enumerate(events)}

    def group(event: Event) -> tuple[str, tuple[str, ...]]:
        first = event.date.first
        return f"{first.year:04}-{first.month:02}" if first is not None else "~", tuple(event.undertaking)

    def key(event: Event) -> tuple[object, ...]:
        return group(event), event.date.first.isoformat() if event.date.first else "", order[event.id]

    return [(name, list(members)) for name, members in groupby(sorted(events, key=key), key=group)]


def subtotal(events: Sequence[Event], answers: Mapping[str, EventAnswer], letters: Mapping[str, Letter]) -> str:
    """Return what counts of some events, and what is open: ``350 g cocaine; open 100 g cocaine``."""
    inside = _sum((one, answers[one.id].counted_grams) for one in events if letters.get(one.id) in COUNTS)
    open_ = _sum((one, answers[one.id].grams) for one in events if letters.get(one.id) in UNSETTLED)
    return "; ".join(part for part in (inside, f"open {open_}" if open_ else "") if part)


def undertakings(event: Event, matter: Matter) -> str:
    """Return the activities that it belongs to, by title."""
    return ", ".join(matter.undertakings[id].title for id in event.undertaking) or "no undertaking"


def _sum(weighed: Iterator[tuple[Event, str | None]]) -> str:
    found: dict[str, Decimal] = {}
    unknown = False
    for event, grams in weighed:
        unknown = unknown or grams is None
        if grams is not None and Decimal(grams):
            found[drug(event)] = found.get(drug(event), Decimal(0)) + Decimal(grams)
    said = " + ".join(f"{words.amount(str(grams), id)} {words.substance(id)}" for id, grams in found.items())
    return f"{said or 'weight unknown'}{' or more' if said else ''}" if unknown else said
