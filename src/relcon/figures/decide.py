"""The geometry of Decide, for page and paper: ranges on one axis of months, the ladder of levels, the waterfall.

Lengths are per mille of the room that page or paper gives; nothing here computes a number of law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Final, Literal

from relcon.law.months import LIFE, number
from relcon.law.ussg.s2d1_1.quantity_table import Row
from relcon.results.base import Months, Range
from relcon.results.summary import WorksheetSummary
from relcon.words import marked, ranges

WHOLE: Final = 1000
"""The length of an axis, and the height of a rung."""
AXES: Final = (150, 210, 330, 420)
"""Where an axis of months may end; one that needs more ends at the next `STEP`."""
STEP: Final = 60
TICKS: Final = ((210, 30), (LIFE, 60))
"""How far ticks stand apart on an axis that ends so far up."""


def axis(months: Iterable[Months]) -> int:
    """Return where an axis ends that holds these months; life stands at its end."""
    most = max((number(one) for one in months if one != "life"), default=0)
    return next((end for end in AXES if most <= end), -(-most // STEP) * STEP)


def ticks(end: int) -> list[int]:
    """Return the months at which an axis has ticks."""
    apart = next(step for last, step in TICKS if end <= last)
    return list(range(0, end + 1, apart))


def along(months: Months, end: int) -> int:
    """Return where months stand on an axis."""
    return min(number(months), end) * WHOLE // end


@dataclass(frozen=True, slots=True)
class Bar:
    """One answer on an axis.

    Attributes
    ----------
    text
        Months as every output says them, with the mark of what may be higher.
    low, high
        Ends of the range; both the same where it is one number; None where there is no range.
    table_low, table_high
        Ends of the range by the table, where a statutory limit displaces it.
    minimum, lifted
        The statutory minimum, None where there is none; whether the safety valve lifts it.
    """

    text: str
    low: int | None = None
    high: int | None = None
    table_low: int | None = None
    table_high: int | None = None
    minimum: int | None = None
    lifted: bool = False


def months_of(found: WorksheetSummary) -> list[Months]:
    """Return every number of months that a bar of an answer shows."""
    shown = [*(found.total or ()), *((found.guideline_range or ()) if ranges.displaced(found) else ())]
    return [*shown, *([found.minimum] if found.minimum else [])]


def bar(found: WorksheetSummary, end: int, *, if_complete: bool = False, starred: bool = False) -> Bar:
    """Return the bar of an answer on an axis; its months marked as `relcon.words.marked` does."""
    total, table = _ends(found.total, end), _ends(found.guideline_range if ranges.displaced(found) else None, end)
    said = ranges.cell(found) if found.total is None else ranges.or_higher(found.total, found)
    least = found.minimum
    starred = starred and bool(least) and found.binding == 0
    said = marked(said, if_complete=if_complete, starred=starred)
    return Bar(said, *total, *table, along(least, end) if least else None, bool(least) and found.binding == 0)


def _ends(found: Range | None, end: int) -> tuple[int | None, int | None]:
    return (None, None) if found is None else (along(found[0], end), along(found[1], end))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a weight stands on the ladder: the rung, the lowest being 0, and how high in it, by its logarithm."""

    rung: int
    height: int


def place(micrograms: int, row: Row) -> Place:
    """Return where a converted weight stands.

    The lowest rung begins at a tenth of its end, the highest ends at ten times its start.
    """
    starts = [int(one) for one in row.minimums]
    rung = max(n for n, start in enumerate(starts) if start <= micrograms)
    end = starts[rung + 1] if rung + 1 < len(starts) else starts[rung] * 10
    start = starts[rung] or end // 10
    share = log(max(micrograms, start) / start) / log(end / start)
    return Place(rung, min(round(share * WHOLE), WHOLE))


Kind = Literal["start", "counts", "own", "here", "kept out", "all"]


@dataclass(frozen=True, slots=True)
class Fall:
    """A bar of the waterfall: from which months to which; the admission that moves it, if one does."""

    kind: Kind
    before: Months
    after: Months
    bit: int | None = None


def falls(low: Callable[[int], Months | None], here: Months | None, counted: int, bits: Sequence[str]) -> list[Fall]:
    """Return the waterfall of an outcome, admission by admission; nothing where a low end is left open.

    Parameters
    ----------
    low
        The low end by the table where the bits of a mask count, and nothing is a complete disclosure.
    here
        The low end by the table in the outcome itself.
    counted
        The mask of what counts in it.
    bits
        The admissions, in order.
    """
    start = low(0)
    if start is None or here is None:
        return []
    found, mask, now = [Fall("start", start, start)], 0, start
    for kept, kind in ((False, "counts"), (True, "kept out")):
        for bit in range(len(bits)):
            if bool(counted >> bit & 1) is kept:
                continue
            mask |= 1 << bit
            after = low(mask)
            if after is None:
                return []
            if after != now:
                found.append(Fall("kept out" if kind == "kept out" else "counts", now, after, bit))
            now = after
        if not kept:
            if here != now:
                found.append(Fall("own", now, here))
            found.append(Fall("here", here, here))
    return [*found, Fall("all", now, now)]
