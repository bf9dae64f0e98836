"""USSG §3F1.1: early disposition programs."""

from __future__ import annotations

from relcon.law.tables import in_force, load


def most(edition: str) -> int:
    """Return the most levels that a motion under it can bring; 0 in an edition without it.

    Notes
    -----
    Rule: USSG §3F1.1 (policy statement), from November 1, 2025; before that it was a departure.
    """
    return load("3F1.1", edition).integer("early_disposition", "most") if in_force("3F1.1", edition) else 0
