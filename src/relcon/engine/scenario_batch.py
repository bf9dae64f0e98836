"""Many scenarios at once: ground, evaluate, weigh, worksheet, for one defendant in one position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.weigh import Weights
from relcon.engine.worksheet import worksheet
from relcon.engine.worksheet_answer import Worksheet
from relcon.engine.worksheet_facts import Disposition, worksheet_facts
from relcon.law.values import Values
from relcon.logic.packed import Words


@dataclass(frozen=True)
class ScenarioBatch:
    """A defendant in a position over n scenarios: node values, weights, worksheet."""

    grounded: DefendantCircuit
    values: Values
    weights: Weights
    sheet: Worksheet


def scenario_batch(
    grounded: DefendantCircuit, leaves: Mapping[str, Words], n: int, disposition: Disposition
) -> ScenarioBatch:
    """Compute a grounded defendant in n scenarios.

    Parameters
    ----------
    grounded : DefendantCircuit
        The defendant in the position.
    leaves : mapping
        Packed values of the leaves that vary, by name.
    n : int
        How many scenarios.
    disposition : Disposition
        What the world says of the disposition.
    """
    values = Values.of(grounded.context.circuit, grounded.varying, leaves, n)
    weights = grounded.weight_plan.weigh(values)
    return ScenarioBatch(grounded, values, weights, worksheet(worksheet_facts(grounded, values, weights, disposition)))
