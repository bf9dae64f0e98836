"""Whose quantity counts for a conspiracy's penalties: where a tier other than that of the weight is in play."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import Note, Texts
from relcon.law.open_points import point
from relcon.law.positions.quantity_rules import asks_for_own, quantity_rule
from relcon.law.usc.t21_s846 import as_its_object, conspires, penalties_of

_OTHER = (
    "the weight attributed under USSG §1B1.3 would support another penalty paragraph than the one charged or found; "
    "{}: {}; verify current law"
)
_LEAST = "the tier that the attributed weight supports is the least in play; {}: {}; verify current law"


def least_in_play(inputs: WorksheetFacts, supports: Texts) -> BoolArray:
    """Return where the tier that the weight supports is only the least that the circuit's rule may bring.

    Parameters
    ----------
    inputs
        The defendant.
    supports
        The tier that the attributed weight supports.

    Notes
    -----
    Rule: 21 U.S.C. §§841(b), 960(b), in a conspiracy by the circuit's reading; the whole conspiracy's weight is at
    least the defendant's.
    """
    if not _asked(inputs) or asks_for_own(inputs.circuit):
        return np.zeros(inputs.n, dtype=np.bool_)
    gravest = supports.texts[0]
    graver = np.array([text != gravest for text in supports.texts], dtype=np.bool_)
    result: BoolArray = graver[supports.code]
    return result


def whose_quantity(inputs: WorksheetFacts, supports: Texts, applied: Texts, said: BoolArray) -> tuple[Note, ...]:
    """Say what the circuit was read to hold, where it matters.

    Parameters
    ----------
    inputs, supports
        The defendant; the tier that the attributed weight supports.
    applied
        The gravest paragraph found, else charged, which gives the minimum; empty where none is known.
    said
        Where it is said already, of a count whose finding is of the conspiracy's quantity.
    """
    if not _asked(inputs):
        return ()
    differs = np.array([[one not in ("", taken) for taken in applied.texts] for one in supports.texts], dtype=np.bool_)
    other: BoolArray = differs[supports.code, applied.code] & ~said
    something = np.array([bool(text) for text in supports.texts], dtype=np.bool_)[supports.code]
    how = point("whose_quantity").text, quantity_rule(inputs.circuit)
    return (
        Note(_OTHER.format(*how), other),
        Note(_LEAST.format(*how), least_in_play(inputs, supports) & something & ~other),
    )


def _asked(inputs: WorksheetFacts) -> bool:
    """Return whether a live count is of a conspiracy whose penalties go by weight: not so, say, that of §856(b)."""
    return any(
        conspires(count) and penalties_of(as_its_object(count).statute, inputs.edition) is not None
        for count in inputs.live_counts
    )
