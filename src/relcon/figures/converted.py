"""What a weight of one event is as converted drug weight: for the size of what is drawn, and for the order of rows."""

from __future__ import annotations

from fractions import Fraction

from relcon.law.ussg.s2d1_1.conversion import factor_of
from relcon.records.events import Event
from relcon.records.substances import SUBSTANCES


def converted(event: Event, grams: Fraction, edition: str) -> Fraction | None:
    """Return a weight of an event's drug as converted drug weight, in grams (USSG §2D1.1 n.8); None where none is.

    Parameters
    ----------
    event
        Of several drugs in one mixture, the one that converts to most takes the weight.
    grams
        Of the whole; units or millilitres where the drug is counted in them.
    edition
        The Manual.

    Notes
    -----
    Purity is not looked at, nor caps: those belong to the account, whose own converted weight is on its worksheet.
    """
    drugs = [event.substance] if event.substance is not None else event.mixture or ()
    factors = [
        factor_of(one, edition).ratio for one in drugs if one in SUBSTANCES and SUBSTANCES[one].conversion is not None
    ]
    return grams * max(factors) if factors else None
