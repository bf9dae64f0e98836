"""USSG §2D1.1(c) Notes (B), (C): what a stated purity says of a weight."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from relcon.law.tables import load
from relcon.records.substances import SUBSTANCES

ICE: Final = "ice"


def drug_itself(substance: str) -> str | None:
    """Return the id under which the drug itself in a substance counts; ``None`` where it has none, or is the drug."""
    entry = SUBSTANCES[substance]
    if entry.actual:
        return None
    return entry.actual_id or (SUBSTANCES[entry.mixture_id].actual_id if entry.mixture_id is not None else None)


def speaks_of(substances: tuple[str, ...]) -> str | None:
    """Return the substance of which a stated purity speaks: the only one with a row for the drug itself, or ``None``.

    Parameters
    ----------
    substances
        One id, or the parts of a mixture of several.

    Notes
    -----
    Rule: §2D1.1(c) Note (B), with Note (A) for a mixture of several substances. Of two such parts in one mixture a
    single purity says nothing.
    """
    able = [one for one in substances if drug_itself(one) is not None]
    return able[0] if len(able) == 1 else None


def least_of_ice(edition: str) -> Fraction:
    """Return the least purity of Ice, §2D1.1(c) Note (C)."""
    return load("2D1.1-notes", edition).ratio(ICE, "least_purity")


def counts_as(substance: str, purity: Fraction | None, edition: str) -> tuple[str, str]:
    """Return the id under which a substance of a stated purity counts, and what is to be said of that.

    Notes
    -----
    Rule: §2D1.1(c) Note (C): what is called Ice and was measured below its least purity is a methamphetamine mixture.
    """
    mixture = SUBSTANCES[substance].mixture_id
    if substance != ICE or mixture is None or purity is None or purity >= least_of_ice(edition):
        return substance, ""
    cite = load("2D1.1-notes", edition).text(ICE, "cite")
    least = float(least_of_ice(edition) * 100)
    return mixture, f"purity below {least:g} percent: not Ice but a methamphetamine mixture ({cite})"
