"""Evidence that was excluded, at sentencing: what circuits were read to hold, and what is open besides."""

from __future__ import annotations

from relcon.law.open_points import point
from relcon.law.positions.options import circuits
from relcon.law.positions.quantity_rules import circuit_name


def at_sentencing(circuit: str | None) -> str:
    """Say what was read of a circuit: ``7th Circuit: … (United States v. Brimah …; secondary; verify)``.

    Parameters
    ----------
    circuit
        ``"1"`` to ``"11"`` or ``"dc"``; ``None`` where the case names none.
    """
    if circuit is None:
        return "the case names no circuit"
    rows = circuits()["suppressed"]
    row = rows.get(circuit, rows["otherwise"])
    if row["value"] == "none":
        return f"{circuit_name(circuit)}: {row['cite']}"
    return f"{circuit_name(circuit)}: {row['note']} ({row['cite']}; {row['source']}; verify)"


def at_sentencing_in_short(circuit: str | None) -> str:
    """Say the same in a line: ``7th Cir.: usually counts (Brimah; secondary; verify)``.

    Parameters
    ----------
    circuit
        As for :func:`at_sentencing`.
    """
    rows = circuits()["suppressed"]
    row = rows.get(circuit or "", rows["otherwise"])
    where = circuit_name(circuit).replace("Circuit", "Cir.")
    if row["value"] == "none":
        return f"{where}: no authority read"
    name = str(row["cite"]).removeprefix("United States v. ").partition(",")[0]
    return f"{where}: usually counts ({name}; {row['source']}; verify)"


def open_point() -> str:
    """Return what is not decided of excluded evidence at sentencing."""
    return point("suppressed").said


def of_a_wire() -> str:
    """Return what is open besides where an interception is challenged."""
    return point("wire_at_sentencing").said
