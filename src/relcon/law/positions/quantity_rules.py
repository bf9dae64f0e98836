"""Whose quantity counts for the statutory minimum and maximum of a conspiracy, by circuit: as read, and how well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from relcon.law.positions.options import circuits

_RULES: Final = {
    "own": "what the defendant answers for counts, as the weight here",
    "conspiracy": "the quantity of the whole conspiracy counts, which is at least the weight here",
    "object": "the quantity of the object offense counts, foreseen or not, which is at least the weight here",
    "none": "no preset",
}
_IN_SHORT: Final = {
    "own": "the defendant's own weight",
    "conspiracy": "conspiracy-wide weight",
    "object": "the object offense's weight",
    "none": "no rule read",
}
_WELL: Final = {"read": "read", "secondary": "by a secondary source, not verified"}
_ORDINALS: Final = {"1": "1st", "2": "2d", "3": "3d", "dc": "D.C."}
_UNTOLD: Final = "untold"


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
    row = _row(circuit)
    if circuit is None or row is None:
        return "the case names no circuit"
    said = f"{_WELL[row['source']]}; {row['note']}; checked to {row['checked_to']}"
    return f"{circuit_name(circuit)}: {_RULES[row['value']]} ({row['cite']}; {said})"


def quantity_rule_in_short(circuit: str | None) -> str:
    """Say the same in a line: ``7th Cir.: conspiracy-wide weight (Knight; secondary; verify)``."""
    row = _row(circuit)
    if circuit is None or row is None:
        return "whose quantity counts: the case names no circuit"
    name = str(row["cite"]).removeprefix("United States v. ").partition(",")[0]
    where = circuit_name(circuit).replace("Circuit", "Cir.")
    return f"{where}: {_IN_SHORT[row['value']]} ({name}; {row['source']}; verify)"


def circuit_name(circuit: str | None) -> str:
    """Return a circuit as counsel writes it, such as ``2d Circuit``."""
    return "no circuit" if circuit is None else f"{_ORDINALS.get(circuit, f'{circuit}th')} Circuit"


def asks_for_own(circuit: str | None) -> bool:
    """Return whether a circuit was read to look at what the defendant answers for; unknown is no.

    Parameters
    ----------
    circuit
        As for :func:`quantity_rule`.
    """
    row = _row(circuit)
    return row is not None and row["value"] == "own"


def maximum_follows(circuit: str | None) -> bool:
    """Return whether the maximum goes by the same quantity as the minimum, or is not told apart from it.

    Parameters
    ----------
    circuit
        As for :func:`quantity_rule`.
    """
    row = _row(circuit)
    return row is None or row["maximum"] in (row["value"], _UNTOLD) or row["maximum"] == "none"


def maximum_untold(circuit: str | None) -> bool:
    """Return whether what was read of a circuit does not tell the maximum from the minimum."""
    row = _row(circuit)
    return row is not None and row["maximum"] == _UNTOLD


def _row(circuit: str | None) -> Mapping[str, Any] | None:
    row: Mapping[str, Any] | None = None if circuit is None else circuits()["statutory_quantity"].get(circuit)
    return row
