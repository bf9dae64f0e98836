"""USSG §3B1.3: abuse of a position of trust, or use of a special skill."""

from __future__ import annotations

from relcon.law.conditions import Condition, circumstance_line
from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, answered, opposite, some


def levels(edition: str) -> int:
    """Return the levels that §3B1.3 adds."""
    return load("3B1.3", edition).integer("trust_or_skill", "levels")


def line(facts: WorksheetFacts, crew: TriArray) -> LineColumn | None:
    """Return the line of §3B1.3; ``None`` where neither trust nor skill is recorded.

    Parameters
    ----------
    facts
        The defendant.
    crew
        Whether §2D1.1(b)(3)(C) applies.
    """
    # Where a record does not say which of the two it was, trust may have been abused.
    stands = conditions(facts.reaches("trust"), facts.reaches("trust_or_skill"), facts.aggravating.received, crew)
    what = "abuse of trust or use of a special skill"
    return circumstance_line(facts, "3B1.3", what, ("trust", "skill", "trust_or_skill"), levels(facts.edition), stands)


def conditions(trust: TriArray, either: TriArray, raised: TriArray, crew: TriArray) -> tuple[Condition, ...]:
    """Return what stands against §3B1.3 where trust was abused or a skill used.

    Parameters
    ----------
    trust
        Whether a position of trust was abused.
    either
        Whether trust was abused or a special skill used, unsaid which.
    raised
        Whether the defendant receives an adjustment under §3B1.1.
    crew
        Whether §2D1.1(b)(3)(C) applies.

    Notes
    -----
    Rule: USSG §3B1.3; §2D1.1 n.23.
    """
    unsure = (raised == UNKNOWN) | (some(trust, either) != NO)
    beside = (trust == YES) | (raised == NO)
    return (
        # §3B1.3, last sentence: a special skill alone does not count besides §3B1.1
        Condition(
            answered(beside, unsure & ~beside),
            "a special skill alone does not count beside §3B1.1",
            "a special skill alone does not count beside §3B1.1: whether trust was abused or §3B1.1 applies is open",
        ),
        # §2D1.1 n.23: not besides §2D1.1(b)(3)(C)
        Condition(
            opposite(crew),
            "not beside §2D1.1(b)(3)(C), which applies (§2D1.1 n.23)",
            "not beside §2D1.1(b)(3)(C), which is open (§2D1.1 n.23)",
        ),
    )
