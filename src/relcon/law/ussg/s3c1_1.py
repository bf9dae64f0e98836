"""USSG §3C1.1: obstruction of justice."""

from __future__ import annotations

from relcon.law.tables import load


def levels(edition: str) -> int:
    """Return the levels for obstructing the investigation, prosecution or sentencing of the instant offense.

    Notes
    -----
    Rule: USSG §3C1.1. Whether it happened, willfully, is a fact that the case file states.
    """
    return load("3C1.1", edition).integer("obstruction", "levels")
