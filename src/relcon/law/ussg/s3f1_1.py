"""USSG §3F1.1: early disposition programs."""

from __future__ import annotations

from relcon.law.facts import WorksheetFacts
from relcon.law.line import NOT_APPLIED, LineColumn, Texts, added
from relcon.law.open_points import point
from relcon.law.tables import in_force, load
from relcon.law.tristate import tri


def most(edition: str) -> int:
    """Return the most levels that a motion under it can bring; 0 in an edition without it.

    Notes
    -----
    Rule: USSG §3F1.1 (policy statement), from November 1, 2025; before that it was a departure.
    """
    return load("3F1.1", edition).integer("early_disposition", "most") if in_force("3F1.1", edition) else 0


def line(facts: WorksheetFacts) -> LineColumn | None:
    """Return the line of §3F1.1: the levels moved for, four at most; ``None`` where no motion is recorded."""
    asked, n, limit = facts.early_disposition, facts.n, most(facts.edition)
    if asked is None:
        return None
    # Before November 1, 2025 there was a departure, which the worksheet does not compute.
    if limit == 0:
        return LineColumn.saying("USSG §3F1.1", NOT_APPLIED, Texts.same(point("early_departure").text, n))
    fewer = min(asked, limit)
    beyond = f", of {asked} moved for, which exceeds what it allows" if asked > limit else ""
    why = Texts.same(f"{point('early_disposition').text}: {fewer} levels{beyond}", n)
    return added("USSG §3F1.1", tri("yes", n), -fewer, why)
