"""Change over time: with how many others somebody was in contact, by months.

A record says the day of the first and of the last contact, and how many there were. So a pair was in contact in the
period of the first day and in that of the last; of the months between, nothing is known, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from relcon.network.contacts import Pair, partners
from relcon.records.dates import When

MOST: Final = 12
"""How many periods are shown at most."""
MONTHS: Final = (1, 2, 3, 6, 12)
"""How long a period may be; the shortest that leaves no more than ``MOST``, else whole years."""


@dataclass(frozen=True)
class Span:
    """A period: its days, who was in contact with whom, and how many records may hold more."""

    first: date
    last: date
    partners: dict[str, set[str]]
    open: int

    @property
    def leading(self) -> tuple[str, ...]:
        """Who was in contact with most others."""
        most = max(map(len, self.partners.values()), default=0)
        return tuple(sorted(end for end, others in self.partners.items() if len(others) == most))


def spans(found: Sequence[Pair]) -> tuple[Span, ...]:
    """Return the periods from the first dated contact to the last, one after the other without a gap."""
    days = [day for pair in found for day in _days(pair) if day is not None]
    if not days:
        return ()
    return tuple(_span(first, last, found) for first, last in _cut(min(days), max(days)))


def _days(pair: Pair) -> tuple[date | None, date | None]:
    return pair.record.first.first, pair.record.last.last


def _cut(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each period."""
    start = first.year * 12 + first.month - 1
    months = last.year * 12 + last.month - start
    years = -(-months // (12 * MOST))
    length = next((n for n in MONTHS if months <= n * MOST), 12 * years)
    for begin in range(start, start + months, length):
        yield _day(begin), _day(begin + length) - timedelta(days=1)


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _span(first: date, last: date, found: Sequence[Pair]) -> Span:
    within = [pair for pair in found if any(_inside(w, first, last) for w in (pair.record.first, pair.record.last))]
    sure = {pair.record.id for pair in within}
    may = [pair for pair in found if pair.record.id not in sure and _may_touch(pair, first, last)]
    return Span(first, last, partners(within), len(may))


def _inside(when: When, first: date, last: date) -> bool:
    return when.first is not None and when.last is not None and first <= when.first and when.last <= last


def _may_touch(pair: Pair, first: date, last: date) -> bool:
    begins, ends = _days(pair)
    return not (begins is not None and begins > last) and not (ends is not None and ends < first)
