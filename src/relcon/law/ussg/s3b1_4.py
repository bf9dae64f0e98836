"""USSG §3B1.4: using a minor to commit a crime."""

from __future__ import annotations

from relcon.law.conditions import Condition, circumstance_line
from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn
from relcon.law.tables import load
from relcon.law.tristate import NO, TriArray, answered


def levels(edition: str) -> int:
    """Return the levels that §3B1.4 adds."""
    return load("3B1.4", edition).integer("used_minor", "levels")


def line(facts: WorksheetFacts, accounted: TriArray) -> LineColumn | None:
    """Return the line of §3B1.4; ``None`` where no use of a minor is recorded.

    Parameters
    ----------
    facts
        The defendant.
    accounted
        Whether §2D1.1(b)(16)(B) holds, or §2D1.2 governs.
    """
    return circumstance_line(
        facts, "3B1.4", "use of a minor", ("used_minor",), levels(facts.edition), conditions(accounted)
    )


def conditions(accounted: TriArray) -> tuple[Condition, ...]:
    """Return what stands against §3B1.4: that Chapter Two accounts for the minor already.

    Parameters
    ----------
    accounted
        Whether §2D1.1(b)(16)(B) holds, or §2D1.2 governs: either may rest on the same minor, which no record says.

    Notes
    -----
    Rule: USSG §3B1.4 n.2.
    """
    return (
        # n.2: not where Chapter Two takes this minor into account; of another minor it applies
        Condition(
            answered(accounted == NO, accounted != NO),
            "",
            "whether Chapter Two (§2D1.1(b)(16)(B) or §2D1.2) accounts for this minor already is open (n.2)",
        ),
    )
