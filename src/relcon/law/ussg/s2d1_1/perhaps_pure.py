"""USSG §2D1.1(c) Note (B): the most that weights of unknown purity can come to, all of each being the drug itself."""

from __future__ import annotations

from dataclasses import replace

from relcon.law.ussg.s2d1_1.amounts import Amounts, EventAmount
from relcon.records.substances import SUBSTANCES


def as_pure(amounts: Amounts) -> Amounts | None:
    """Return amounts with all PCP, amphetamine and methamphetamine of unknown purity counted as the drug itself.

    Returns
    -------
    Amounts or None
        ``None`` where there is none. Mixtures of several substances stay as they are.

    Notes
    -----
    Rule: USSG §2D1.1(c) Note (B): no mixture holds more of a drug than it weighs.
    """
    pure = dict(amounts.pure)
    events: list[EventAmount] = []
    found = False
    for event in amounts.events:
        if event.pure is not None or SUBSTANCES[event.substance].actual_id is None or not event.weight.any():
            events.append(event)
            continue
        found = True
        events.append(replace(event, pure=event.weight))
        pure[event.substance] = pure[event.substance] + event.weight if event.substance in pure else event.weight
    return replace(amounts, pure=pure, events=tuple(events)) if found else None
