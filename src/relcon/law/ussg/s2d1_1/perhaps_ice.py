"""USSG §2D1.1(c) Note (C): methamphetamine pure enough to be Ice, if it is the kind that Ice must be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from relcon.law.arrays import BoolArray
from relcon.law.ussg.s2d1_1.amounts import Amounts, EventAmount
from relcon.law.ussg.s2d1_1.purity import ICE, least_of_ice
from relcon.records.substances import SUBSTANCES


def as_ice(amounts: Amounts, edition: str) -> Amounts | None:
    """Return amounts with all methamphetamine that was measured at the least purity of Ice, or more, counted as Ice.

    Parameters
    ----------
    amounts
        What is attributed, by scenario.
    edition
        The Manual edition.

    Returns
    -------
    Amounts or None
        ``None`` where there is none.

    Notes
    -----
    Rule: USSG §2D1.1(c) Note (C). Whether it is d-methamphetamine hydrochloride, which Ice must be, no purity tells.
    """
    least, mixture = least_of_ice(edition), str(SUBSTANCES[ICE].mixture_id)
    whole, pure = dict(amounts.mixture), dict(amounts.pure)
    events: list[EventAmount] = []
    found = False
    for event in amounts.events:
        if event.substance != mixture or event.pure is None:
            events.append(event)
            continue
        # A fraction of a microgram was dropped from the drug itself: at the least purity it may lack one.
        there = (event.weight > 0) & ((event.pure + 1) * least.denominator > event.weight * least.numerator)
        found = found or bool(there.any())
        events += [_where(event, there, ICE), _where(event, ~there, mixture)]
        for by_id, moved in ((whole, np.where(there, event.weight, 0)), (pure, np.where(there, event.pure, 0))):
            by_id[mixture] = by_id[mixture] - moved
            by_id[ICE] = by_id.get(ICE, np.zeros_like(moved)) + moved
    return replace(amounts, mixture=whole, pure=pure, events=tuple(events)) if found else None


def _where(event: EventAmount, here: BoolArray, substance: str) -> EventAmount:
    pure = None if event.pure is None else np.where(here, event.pure, 0)
    return EventAmount(substance, np.where(here, event.weight, 0), pure)
