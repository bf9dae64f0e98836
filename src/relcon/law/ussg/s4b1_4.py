"""USSG §4B1.4: armed career criminals; whom it governs is known, its level and category are not computed."""

from __future__ import annotations

from relcon.law.facts import WorksheetFacts
from relcon.law.line import OPEN, LineColumn, Texts
from relcon.law.open_points import point
from relcon.law.tables import load


def line(facts: WorksheetFacts) -> LineColumn | None:
    """Return the line of §4B1.4, open; ``None`` without a live count that carries 18 U.S.C. §924(e).

    Notes
    -----
    Rule: USSG §4B1.4(a), n.1.
    """
    table = load("4B1.4", facts.edition)
    statutes = tuple(str(one) for one in table.items("statutes"))
    counts = [one for one in facts.live_counts if one.statute.startswith(statutes)]
    if not counts:
        return None
    named = ", ".join(f"count {one.count} ({one.statute})" for one in counts)
    why = Texts.same(f"{named}: {point('armed_career').text}", facts.n)
    return LineColumn.saying(table.cite, OPEN, why)
