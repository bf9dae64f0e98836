"""USSG §2D1.1 n.5: a laboratory tests some units of a seizure, and what it found is taken of the whole."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from relcon.records.customs import MICRO
from relcon.records.events import Event, Tested
from relcon.records.quantity import Quantity

CITE = "USSG §2D1.1 n.5"


def carried_over(event: Event, tested: Tested) -> str:
    """Say how far a weight or substance rests on a test, and how far on carrying it over.

    Parameters
    ----------
    event, tested
        The event; how many of its units were tested.

    Returns
    -------
    str
        With the arithmetic where a weight is stated. A quantity may be approximated where what was seized does not show
        it (n.5); that the untested units hold the same is an inference, which counsel may contest.
    """
    rest = tested.of - tested.units
    share = Fraction(tested.units, tested.of)
    said = f"{tested.units} of {tested.of} units tested ({_percent(share)})"
    if rest == 0:
        return f"{said}: nothing is carried over"
    text = f"{said}: the result is carried over to the other {rest}"
    quantity = event.quantity
    if quantity is not None and quantity.dimension == "mass" and quantity.low is not None and quantity.high is not None:
        ends = dict.fromkeys((quantity.low, quantity.high))
        shown = " to ".join(f"{_grams(int(end * share))} g" for end in ends)
        text += f"; tested: {tested.units}/{tested.of} of {quantity.text} = {shown}, if the units are alike"
    return f"{text} ({CITE})"


def tested_alone(event: Event, tested: Tested) -> Quantity | None:
    """Return the quantity of the units that were tested, if the units are alike; ``None`` where none is stated.

    Parameters
    ----------
    event, tested
        The event; how many of its units were tested.

    Notes
    -----
    Rule: USSG §2D1.1 n.5, where what was found is not carried over to the untested units.
    """
    quantity = event.quantity
    if quantity is None or not quantity.known or tested.of == 0:
        return quantity
    ends = (quantity.low, quantity.point, quantity.high)
    low, point, high = (None if end is None else part(end, tested) for end in ends)
    text = f"{tested.units}/{tested.of} of {quantity.text}"
    return replace(quantity, low=low, point=point, high=high, text=text)


def part(amount: int, tested: Tested) -> int:
    """Return how much of an amount the tested units hold, in whole micrograms, if the units are alike."""
    return amount * tested.units // tested.of


def _percent(share: Fraction) -> str:
    return f"{float(share):.1%}".replace("%", " percent")


def _grams(micrograms: int) -> str:
    return f"{float(Fraction(micrograms, MICRO)):,.6g}"
