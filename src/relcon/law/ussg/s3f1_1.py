"""USSG §3F1.1: early disposition programs."""

from __future__ import annotations

from relcon.law.tables import Table, TableError, load


def most(edition: str) -> int:
    """Return the most levels that a motion under it can bring; 0 in an edition without it.

    Notes
    -----
    Rule: USSG §3F1.1 (policy statement), from November 1, 2025; before that it was a departure.
    """
    table = _table(edition)
    return 0 if table is None else table.integer("early_disposition", "most")


def _table(edition: str) -> Table | None:
    try:
        return load("3F1.1", edition)
    except TableError:
        return None
