"""Dollars that no deal has, and prices out of line with others of the same drug."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from relcon.checking.note import Note, note, recorded
from relcon.records.base import Location
from relcon.records.customs import MICRO
from relcon.records.events import Event
from relcon.records.facts import Payment
from relcon.records.matter import Matter
from relcon.records.participants import BUYING, SELLING
from relcon.records.quantity import Quantity

# House thresholds for pointing at a figure, no rules of law.
PRICED = 2
"""Of so many other prices at least one may be out of line."""
TIMES = 100
MOST_USD = 100_000_000
"""Dollars for one deal, or paid at once."""


@dataclass(frozen=True)
class Price:
    """Dollars for a gram, a pill or a plant, and the record that states them."""

    record: str
    location: Location | None
    each: Fraction
    said: str
    whole: bool
    """Whether it is the price itself, not a payment that may be of a part."""


def prices(matter: Matter) -> Iterator[Note]:
    """Yield dollars that no deal has, payments of nothing, and prices far out of line with others of the drug."""
    for event in recorded(matter, Event):
        if event.usd is not None and event.usd > MOST_USD:
            yield note("weight", event.id, event.location, _absurd(event.usd))
    for payment in recorded(matter, Payment):
        if payment.usd > MOST_USD:
            yield note("weight", payment.id, payment.location, _absurd(payment.usd))
        if payment.usd == 0:
            yield note("no_effect", payment.id, payment.location, "0 dollars: nothing was paid, owed or fronted")
    for like in _priced(matter).values():
        yield from _out_of_line(like)


def _absurd(usd: Fraction) -> str:
    return f"{_dollars(usd)} at once: is there a zero too many, or a decimal point lost?"


def _dollars(usd: Fraction) -> str:
    return f"${float(usd):,.2f}".removesuffix(".00")


def _priced(matter: Matter) -> dict[tuple[str, object], list[Price]]:
    found: dict[tuple[str, object], list[Price]] = defaultdict(list)
    events = {event.id: event for event in recorded(matter, Event)}
    for event in events.values():
        cash = event.basis.cash if event.basis is not None else None
        if event.usd is not None:
            _add(found, event, event, event.usd, event.quantity, whole=True)
        if cash is not None:
            _add(found, event, event, (cash.price.usd.low + cash.price.usd.high) / 2, cash.price.per, whole=True)
    for payment in recorded(matter, Payment):
        deal = events.get(payment.for_ or "")
        if deal is not None and deal.series is None and _between_the_two(payment, deal):
            _add(found, payment, deal, payment.usd, deal.quantity, whole=False)
    return found


def _add(
    found: dict[tuple[str, object], list[Price]],
    record: Event | Payment,
    event: Event,
    usd: Fraction,
    quantity: Quantity | None,
    *,
    whole: bool,
) -> None:
    """Add a price where the drug is one and its amount is known."""
    if event.substance is None or quantity is None or not quantity.low or not quantity.high or usd == 0:
        return
    each = usd * MICRO / ((quantity.low + quantity.high) // 2)
    said = f"{_dollars(usd)} for {quantity.text}"
    found[event.substance, quantity.dimension].append(Price(record.id, record.location, each, said, whole))


def _between_the_two(payment: Payment, deal: Event) -> bool:
    paid = {part.person for part in deal.participants if part.act in BUYING}
    got = {part.person for part in deal.participants if part.act in SELLING}
    return payment.from_ in paid and payment.to in got


def _out_of_line(like: Sequence[Price]) -> Iterator[Note]:
    if len(like) <= PRICED:
        return
    by_price = sorted(like, key=lambda one: one.each)
    (least, second_least, *_), (*_, second_most, most) = by_price, by_price
    for one in like:
        dear = one.each > (second_most if one is most else most).each * TIMES
        cheap = one.each * TIMES < (second_least if one is least else least).each
        if dear or (cheap and one.whole):
            text = (
                f"{one.said}, {TIMES} times {'more' if dear else 'less'} for the same amount than any of the "
                f"{len(like) - 1} other prices of the drug: is a figure or a unit wrong?"
            )
            yield note("weight", one.record, one.location, text)
