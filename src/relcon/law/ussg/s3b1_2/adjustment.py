"""USSG §3B1.2(a), (b): the levels of a mitigating role, and the choices that positions make within them."""

from __future__ import annotations

from typing import Literal

from relcon.law.tables import load

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
