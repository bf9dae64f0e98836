"""USSG §3B1.2(a), (b): the levels of a mitigating role, and the choices that positions make within them."""

from __future__ import annotations

from typing import Literal

from relcon.law.conditions import role_line
from relcon.law.facts import WorksheetFacts
from relcon.law.line import LineColumn, Note
from relcon.law.open_points import point
from relcon.law.tables import load

KEY = "3B1.2"

Outcome = Literal["minimal", "between", "minor", "none"]


def levels(outcome: Outcome, edition: str) -> int:
    """Return the levels of an outcome: minimal, between, minor or none.

    Parameters
    ----------
    outcome
        What was found.
    edition
        The Manual edition.

    Returns
    -------
    int
        -4, -3, -2 or 0.

    Notes
    -----
    Rule: USSG §3B1.2(a), (b) and the sentence after them.
    """
    return 0 if outcome == "none" else load("3B1.2", edition).integer(outcome, "levels")


def choose(
    option: Literal["highest", "undisputed_else_lowest", "lowest_if_undisputed"],
    supported: Outcome,
    undisputed: bool,
    edition: str,
) -> int:
    """Return the levels that a position takes for a low-level function, by its option ``mitigating_role``.

    Parameters
    ----------
    option
        ``highest``: what the guideline ordinarily grants for the function; ``undisputed_else_lowest``: the same where
        nobody disputes the function, else the smallest; ``lowest_if_undisputed``: the smallest where nobody disputes
        it, else none.
    supported
        The outcome that the function supports.
    undisputed
        Whether nobody disputes the function.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2D1.1(e)(2)(B), which leaves the extent to the circumstances, so that a reduction as small as
    §3B1.2(b)'s remains possible where §3B1.2(a) is generally warranted. The choice by position is a house default
    without authority.
    """
    if supported == "none":
        return 0
    ordinary, smallest = levels(supported, edition), levels("minor", edition)
    if option == "highest":
        return ordinary
    if option == "undisputed_else_lowest":
        return ordinary if undisputed else smallest
    return smallest if undisputed else 0


def line(facts: WorksheetFacts) -> LineColumn:
    """Return the line of §3B1.2, by the role that the position supports."""
    return role_line(KEY, facts.mitigating)


def notes(facts: WorksheetFacts) -> list[Note]:
    """Say what a reduction takes beside a conviction of a lesser offense.

    Notes
    -----
    Rule: USSG §3B1.2 n.3(B).
    """
    if any(count.disposition == "lesser" or count.statute.startswith("21 USC 844") for count in facts.live_counts):
        return [Note(point("lesser_offense").said, facts.mitigating.levels < 0)]
    return []
