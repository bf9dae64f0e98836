"""USSG §2D1.1(e)(2)(B): low-level trafficking functions, the second way to a mitigating role."""

from __future__ import annotations

from relcon.law.tables import in_force, load
from relcon.law.ussg.s3b1_2.adjustment import Outcome


def low_level_function(function: str, pay: str | None, motive: str | None, edition: str) -> tuple[Outcome, str | None]:
    """Return the outcome under §3B1.2 that a primary function generally warrants, and its subsection.

    Parameters
    ----------
    function
        The primary function, in the words of ``functions`` records.
    pay, motive
        The pay, and why the defendant took part, or ``None`` if not recorded; both matter for user-level sales only.
    edition
        The Manual edition.

    Returns
    -------
    tuple
        ``("minimal", cite)``, ``("minor", cite)`` or ``("none", None)``.

    Notes
    -----
    Rule: USSG §2D1.1(e)(2)(B)(i), (ii). Neither other participants nor a comparison with the average one is asked for.
    It is new in the 2025 edition: under an earlier one a function alone warrants nothing (§3B1.2 n.3(A), (C)).
    """
    if not in_force("2D1.1-e", edition):
        return "none", None
    table = load("2D1.1-e", edition)
    if function in table.items("lowest", "functions"):
        return "minimal", table.text("lowest", "cite")
    if function in table.items("other", "functions") and (
        pay in table.items("other", "pay") or motive in table.items("other", "motives")
    ):
        return "minor", table.text("other", "cite")
    return "none", None
