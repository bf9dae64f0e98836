"""Whose quantity counts for the statutory minimum of a conspiracy, by circuit: as read, and how well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from relcon.law.positions.options import circuits

_RULES: Final = {
    "own": "what he answers for himself counts, as the weight here",
    "conspiracy": "the quantity of the whole conspiracy counts, which is at least the weight here",
    "object": "the quantity of the object offense counts, whatever he foresaw, which is at least the weight here",
}


_ORDINALS: Final = {"1": "1st", "2": "2d", "3": "3d", "dc": "D.C."}


def quantity_rule(circuit: str | None) -> str:
    """Say what a circuit was read to hold.

    Parameters
    ----------
    circuit
        ``"1"`` to ``"11"`` or ``"dc"``; ``None`` where the case names none.

    Returns
    -------
    str
        The rule with its authority, how well it is sourced and how far it was checked; or that there is no preset.
    """
    if circuit is None:
        return "the case names no circuit"
    name = f"{_ORDINALS.get(circuit, f'{circuit}th')} Circuit"
    row: Mapping[str, Any] | None = circuits()["statutory_quantity"].get(circuit)
    if row is None:
        return f"{name}: no preset, nothing was read"
    well = {"read": "read", "secondary": "by a secondary source, not verified"}[row["source"]]
    return f"{name}: {_RULES[row['value']]} ({row['cite']}; {well}; {row['note']}; checked to {row['checked_to']})"


def his_own(circuit: str | None) -> bool:
    """Return whether a circuit was read to look at what he answers for himself; unknown is no.

    Parameters
    ----------
    circuit
        As for :func:`quantity_rule`.
    """
    row = None if circuit is None else circuits()["statutory_quantity"].get(circuit)
    return row is not None and row["value"] == "own"
