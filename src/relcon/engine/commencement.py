"""When the instant offense began, for how far back prior sentences count (USSG §4A1.1 n.1-3)."""

from __future__ import annotations

import numpy as np

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.values import Values
from relcon.law.ussg.s4a1_2 import Commenced


def commenced(grounded: DefendantCircuit, values: Values) -> Commenced | None:
    """Return when the offense began, by scenario, between bounds; ``None`` where no count has a date.

    Notes
    -----
    From the first day of a live count, or of an attributed event where that is earlier: §4A1.1 n.5 takes any relevant
    conduct as part of the instant offense. Asked only where counsel left the points of a dated sentence open.
    """
    part = grounded.context.part
    history = part.criminal_history
    if history is None or not any(one.points is None and (one.imposed or one.released) for one in history.sentences):
        return None
    charged = [count.dates.first for count in grounded.context.live_counts if count.dates is not None]
    days = [day.toordinal() for day in charged if day is not None]
    if not days:
        return None
    first = np.full(values.n, min(days), dtype=np.int64)
    last = first
    for one in grounded.events.values():
        when = one.event.date
        if when.first is None or when.last is None or when.first.toordinal() >= min(days):
            continue
        inside = values.bits(one.inside)
        first = np.where(inside | values.bits(one.open), np.minimum(first, when.first.toordinal()), first)
        last = np.where(inside, np.minimum(last, when.last.toordinal()), last)
    return Commenced(first, last)
