"""Whose quantity counts for a conspiracy's penalties: where a tier other than that of the weight is in play."""

from __future__ import annotations

import numpy as np

from relcon.engine.columns import Note, Texts
from relcon.engine.sheet_inputs import Inputs
from relcon.law.arrays import BoolArray
from relcon.law.open_points import point
from relcon.law.positions.quantity_rules import his_own, quantity_rule
from relcon.law.usc.t21_s841.terms import paragraphs

_OTHER = (
    "the weight attributed under USSG §1B1.3 would support another penalty paragraph than the one charged or found; "
    "{}: {}; verify current law"
)
_LEAST = "the tier that the attributed weight supports is the least in play; {}: {}; verify current law"


def least_in_play(inputs: Inputs, supports: Texts) -> BoolArray:
    """Return where the tier that the weight supports is only the least that the circuit's rule may bring.

    Parameters
    ----------
    inputs
        The defendant.
    supports
        The tier that the attributed weight supports.

    Notes
    -----
    Rule: 21 U.S.C. §841(b), in a conspiracy by the circuit's reading; the whole conspiracy's weight is at least his.
    """
    if not any(count.conspiracy for count in inputs.live_counts) or his_own(inputs.circuit):
        return np.zeros(inputs.n, dtype=np.bool_)
    gravest = paragraphs(inputs.edition)[0]
    graver = np.array([text != gravest for text in supports.texts], dtype=np.bool_)
    result: BoolArray = graver[supports.code]
    return result


def whose_quantity(inputs: Inputs, supports: Texts, applied: str | None) -> tuple[Note, ...]:
    """Say what the circuit was read to hold, where it matters.

    Parameters
    ----------
    inputs, supports
        The defendant; the tier that the attributed weight supports.
    applied
        The gravest paragraph found, else charged.
    """
    if not any(count.conspiracy for count in inputs.live_counts):
        return ()
    differs = np.array([text not in ("", applied) for text in supports.texts], dtype=np.bool_)
    other: BoolArray = differs[supports.code]
    something = np.array([bool(text) for text in supports.texts], dtype=np.bool_)[supports.code]
    said = point("whose_quantity").text, quantity_rule(inputs.circuit)
    return (
        Note(_OTHER.format(*said), other),
        Note(_LEAST.format(*said), least_in_play(inputs, supports) & something & ~other),
    )
