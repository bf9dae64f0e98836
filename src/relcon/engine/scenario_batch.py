"""Many columns at once: evaluate, weigh, worksheet, for one defendant in one position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.disposition import Dispositions
from relcon.engine.weigh import Weights
from relcon.engine.worksheet import worksheet
from relcon.engine.worksheet_answer import Worksheet
from relcon.engine.worksheet_facts import worksheet_facts
from relcon.law.values import Values
from relcon.logic.packed import Words, bit


@dataclass(frozen=True)
class ScenarioBatch:
    """A defendant in a position, in one scenario and one disposition for each column: values, weights, worksheet.

    Attributes
    ----------
    grounded
        The defendant in the position.
    leaves
        Packed values of the leaves that vary, by name.
    dispositions
        What the world says of the disposition in each column.
    """

    grounded: DefendantCircuit
    leaves: Mapping[str, Words]
    dispositions: Dispositions
    values: Values
    weights: Weights
    worksheet: Worksheet

    def leaves_at(self, i: int) -> Mapping[str, bool]:
        """Return the values of the leaves that vary in column ``i``, by name."""
        return {name: bit(words, i) for name, words in self.leaves.items()}


def scenario_batch(
    grounded: DefendantCircuit, leaves: Mapping[str, Words], dispositions: Dispositions
) -> ScenarioBatch:
    """Compute a defendant in many columns: values of nodes, weights, the worksheet.

    Parameters
    ----------
    grounded, leaves, dispositions
        As `ScenarioBatch` keeps them.
    """
    values = Values.of(grounded.context.circuit, grounded.varying, leaves, dispositions.n)
    weights = grounded.weight_plan.weigh(values)
    found = worksheet(worksheet_facts(grounded, values, weights, dispositions))
    return ScenarioBatch(grounded, leaves, dispositions, values, weights, found)
