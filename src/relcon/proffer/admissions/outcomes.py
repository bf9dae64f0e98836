"""What a worksheet comes to in many scenarios, in arrays small enough for a million of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from relcon.engine.worksheet_answer import Worksheet
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import APPLIED, OPEN
from relcon.law.tristate import NO, UNKNOWN
from relcon.law.ussg.s2d1_1.on_worksheet import is_characteristic

Small: TypeAlias = npt.NDArray[np.int16]
"""Levels and months: the greatest is life, 9999."""

LOST: Final = 2
"""Of a criterion: not met; of a characteristic: applied. 1 stands for open, 0 for neither."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """One defendant in one position over n scenarios.

    Attributes
    ----------
    converted
        Micrograms of converted drug weight.
    base, total, low
        The base offense level, the total offense level, the low end of the guideline range in months before a
        statutory minimum raises it; ``NULL`` where left open.
    tier
        How grave the paragraph of 21 U.S.C. §841(b) or §960(b) is that the weight supports; 0 where none.
    aggravating, mitigating
        Levels under §3B1.1 (0 or more) and §3B1.2 (0 or less).
    criteria
        Whether each criterion of 18 U.S.C. §3553(f)(1)-(5) is met (0), open (1) or ``LOST``, one row each.
    characteristics
        By provision of §2D1.1(b), but for the safety valve: not applied (0), open (1) or applied (``LOST``).
    at_least
        Where an attributed quantity is unknown.
    tiers
        The paragraphs that ``tier`` counts, from none to the gravest.
    """

    converted: IntArray
    base: Small
    total: Small
    low: Small
    tier: Small
    aggravating: Small
    mitigating: Small
    criteria: npt.NDArray[np.int8]
    characteristics: tuple[tuple[str, npt.NDArray[np.int8]], ...]
    at_least: BoolArray
    tiers: tuple[str, ...]

    @classmethod
    def of(cls, worksheet: Worksheet) -> Outcomes:
        """Return what a worksheet comes to."""
        inputs = worksheet.inputs
        order = worksheet.statute.supported.texts[:-1]  # the last stands for none
        zero = np.zeros(inputs.n, dtype=np.int64)
        return cls(
            converted=worksheet.quantity.converted if worksheet.quantity is not None else zero,
            base=worksheet.base.astype(np.int16),
            total=worksheet.total.astype(np.int16),
            low=worksheet.low.astype(np.int16),
            tier=(len(order) - worksheet.statute.supported.code).astype(np.int16),
            aggravating=inputs.aggravating.levels.astype(np.int16),
            mitigating=inputs.mitigating.levels.astype(np.int16),
            criteria=np.stack([_rank(one == NO, one == UNKNOWN) for one in worksheet.valve.criteria]),
            characteristics=tuple(
                (line.cite, _rank(line.state == APPLIED, line.state == OPEN))
                for line in worksheet.lines
                if is_characteristic(line)
            ),
            at_least=inputs.unknown_weight,
            tiers=("none", *reversed(order)),
        )

    @classmethod
    def joined(cls, parts: Sequence[Outcomes]) -> Outcomes:
        """Return the scenarios of several, one after the other."""
        first = parts[0]
        if len(parts) == 1:
            return first
        return cls(
            converted=np.concatenate([one.converted for one in parts]),
            base=np.concatenate([one.base for one in parts]),
            total=np.concatenate([one.total for one in parts]),
            low=np.concatenate([one.low for one in parts]),
            tier=np.concatenate([one.tier for one in parts]),
            aggravating=np.concatenate([one.aggravating for one in parts]),
            mitigating=np.concatenate([one.mitigating for one in parts]),
            criteria=np.concatenate([one.criteria for one in parts], axis=1),
            characteristics=tuple(
                (cite, np.concatenate([one.characteristics[k][1] for one in parts]))
                for k, (cite, _) in enumerate(first.characteristics)
            ),
            at_least=np.concatenate([one.at_least for one in parts]),
            tiers=first.tiers,
        )

    def taken(self, order: IntArray | slice) -> Outcomes:
        """Return some of the scenarios, or all in another order."""
        return Outcomes(
            converted=self.converted[order],
            base=self.base[order],
            total=self.total[order],
            low=self.low[order],
            tier=self.tier[order],
            aggravating=self.aggravating[order],
            mitigating=self.mitigating[order],
            criteria=self.criteria[:, order],
            characteristics=tuple((cite, states[order]) for cite, states in self.characteristics),
            at_least=self.at_least[order],
            tiers=self.tiers,
        )

    @property
    def n(self) -> int:
        """How many scenarios."""
        return int(self.converted.size)

    @property
    def nbytes(self) -> int:
        """How many bytes the arrays take."""
        small = (self.base, self.total, self.low, self.tier, self.aggravating, self.mitigating)
        tiny = (self.criteria, *(states for _, states in self.characteristics))
        held = (self.converted.nbytes, self.at_least.nbytes, *(a.nbytes for a in small), *(a.nbytes for a in tiny))
        return sum(held)


def _rank(lost: BoolArray, unsure: BoolArray) -> npt.NDArray[np.int8]:
    return np.where(lost, LOST, unsure).astype(np.int8)
