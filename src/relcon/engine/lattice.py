"""Many scenarios at once: ground, evaluate, weigh, worksheet, for one defendant in one position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relcon.engine.gather import Columns, gather
from relcon.engine.ground import Grounded
from relcon.engine.sheet import Sheet
from relcon.engine.values import Values
from relcon.engine.weigh import Weights
from relcon.engine.worksheet import worksheet
from relcon.logic.packed import Words


@dataclass(frozen=True)
class Lattice:
    """A defendant in a position over n scenarios: node values, weights, worksheet."""

    grounded: Grounded
    values: Values
    weights: Weights
    sheet: Sheet


def lattice(grounded: Grounded, leaves: Mapping[str, Words], n: int, columns: Columns) -> Lattice:
    """Compute a grounded defendant in n scenarios.

    Parameters
    ----------
    grounded : Grounded
        The defendant in the position.
    leaves : mapping
        Packed values of the leaves that vary, by name.
    n : int
        How many scenarios.
    columns : Columns
        What the world says of the disposition.
    """
    values = Values.of(grounded.standing.circuit, grounded.varying, leaves, n)
    weights = grounded.scales.weigh(values)
    return Lattice(grounded, values, weights, worksheet(gather(grounded, values, weights, columns)))
