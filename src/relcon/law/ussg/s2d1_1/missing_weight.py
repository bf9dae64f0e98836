"""USSG §2D1.1(c) Notes (B), (F), n.9: why a count of pills or doses has no usable weight, and what to state."""

from __future__ import annotations

import numpy as np

from relcon.law.ussg.s2d1_1.conversion import factor_of
from relcon.law.ussg.s2d1_1.measures import needs_purity, table_amount
from relcon.law.ussg.s2d1_1.quantity_table import level_of
from relcon.records.customs import MICRO
from relcon.records.events import Event
from relcon.records.quantity import Quantity
from relcon.records.substances import SUBSTANCES

_PIECES = ("pills", "doses")


def missing_weight(event: Event, edition: str) -> str | None:
    """Say why what an event's quantity weighs on the table is unknown, and what to write; None where it is known.

    Parameters
    ----------
    event
        One substance with a known quantity; of others None.
    edition
        A shipped edition of the Manual.

    Notes
    -----
    Rule: of oxycodone and hydrocodone only the drug itself counts (Note (B)); a typical weight stands in where the case
    shows none (n.9); units are pills, capsules and tablets, never doses (Note (F)).
    """
    quantity, id = event.quantity, event.substance
    if id is None or quantity is None or quantity.low is None or quantity.dimension is None:
        return None
    entry = SUBSTANCES[id]
    if needs_purity(id):
        return None if event.purity is not None else _the_drug_itself(event, quantity, edition)
    per_unit = event.per_unit.low if event.per_unit is not None else None
    if table_amount(quantity.low, quantity.dimension, id, per_unit, edition) is not None:
        return None
    if entry.measure == "unit":
        return f"{quantity.text} of {id} are no units: write the quantity in pills or units (§2D1.1(c) Note (F))"
    if quantity.dimension in _PIECES:
        return (
            f"{quantity.text} of {id} have no weight, and n.9 has no typical one: state `per_unit`, the weight of one, "
            "or the quantity as a weight (§2D1.1 n.9)"
        )
    return f"{quantity.text} of {id} cannot be brought to what the table counts: state the quantity as a weight"


def _the_drug_itself(event: Event, quantity: Quantity, edition: str) -> str:
    entry = SUBSTANCES[event.substance or ""]
    actual = entry.actual_id or entry.id
    each = event.per_unit if quantity.dimension in _PIECES else None
    said = (
        f"only the drug itself counts: state `purity` (mg of drug a pill, as a share of its weight) or use `{actual}` "
        "(§2D1.1(c) Note (B))"
    )
    if each is None or each.low is None or quantity.low is None:
        return said
    grams = quantity.low * each.low // MICRO
    ratio = factor_of(actual, edition).ratio
    converted = int(grams * ratio)
    level = int(level_of("converted_drug_weight", np.array([converted], dtype=np.int64), edition)[0])
    return (
        f"{said}; if {each.text} is the drug itself, {quantity.text} x {each.text} = {_grams(grams)} g, "
        f"x {float(ratio):,.6g} = {_grams(converted)} g of converted drug weight, level {level} alone"
    )


def _grams(micrograms: int) -> str:
    return f"{micrograms / MICRO:,.6g}"
