"""USSG §2D1.1 n.5: cash that stands for drugs, where no quantity is stated."""

from __future__ import annotations

from relcon.records.basis import Cash
from relcon.records.events import Event
from relcon.records.quantity import Quantity


def event_quantity(event: Event) -> Quantity | None:
    """Return the quantity per occurrence: as stated, else cash divided by price (§2D1.1 n.5).

    Parameters
    ----------
    event : Event
        Any event.

    Returns
    -------
    Quantity or None
        From a range of prices an interval without a point: the dearer the drug, the less the cash stands for.
        None where neither quantity nor cash is stated.
    """
    if event.quantity is not None or event.basis is None or event.basis.cash is None:
        return event.quantity
    return _from_cash(event.basis.cash)


def _from_cash(cash: Cash) -> Quantity | None:
    per, price = cash.price.per, cash.price.usd
    if per.low is None or per.high is None or per.dimension is None or not price.low or not price.high:
        return None
    low = int(cash.usd * per.low / price.high)
    high = int(cash.usd * per.high / price.low)
    return Quantity(low, None, high, per.dimension, f"${cash.usd} at ${price.low} to ${price.high} per {per.text}")
