"""USSG §3C1.2: reckless endangerment during flight."""

from __future__ import annotations

from relcon.law.tables import load


def levels(edition: str) -> int:
    """Return the levels for a substantial risk of death or injury created recklessly in flight from an officer.

    Notes
    -----
    Rule: USSG §3C1.2. Whether another provision gives as much for the same conduct alone (n.1) is not asked here.
    """
    return load("3C1.2", edition).integer("flight", "levels")
