"""USSG §3C1.2: reckless endangerment during flight."""

from __future__ import annotations

from relcon.law.conditions import circumstance_line
from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn
from relcon.law.tables import load


def levels(edition: str) -> int:
    """Return the levels for a substantial risk of death or injury created recklessly in flight from an officer.

    Notes
    -----
    Rule: USSG §3C1.2. Whether another provision gives as much for the same conduct alone (n.1) is not asked here.
    """
    return load("3C1.2", edition).integer("flight", "levels")


def line(facts: WorksheetFacts) -> LineColumn | None:
    """Return the line of §3C1.2; ``None`` where no flight is recorded."""
    what = "others put at risk in flight (unless another line gives as much for that alone, n.1)"
    return circumstance_line(facts, "3C1.2", what, ("flight",), levels(facts.edition))
