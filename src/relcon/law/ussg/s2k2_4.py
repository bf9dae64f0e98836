"""USSG §2K2.4: a sentence under 18 U.S.C. §924(c), its least term beside the range, consecutive to every other."""

from __future__ import annotations

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NULL, LineColumn, Note, Texts
from relcon.law.months import LIFE, in_months, show
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import YES, TriArray
from relcon.law.usc.statutory import Statutory
from relcon.law.usc.t18_s924 import consecutive, firearm_counts


def line(statute: Statutory, low: IntArray, high: IntArray, included: BoolArray, edition: str) -> LineColumn | None:
    """Return the line of the terms of 18 U.S.C. §924(c), the range with them added; ``None`` without such a count.

    Parameters
    ----------
    statute
        The counts' terms.
    low, high
        The range within statutory limits, ``NULL`` where there is none.
    included
        Where the range holds these terms already, USSG §4B1.1(c).
    edition
        The Manual edition.

    Notes
    -----
    Rule: 18 U.S.C. §924(c)(1)(D)(ii); USSG §2K2.4(b), §5G1.2(a).
    """
    if not statute.firearm:
        return None
    added = statute.consecutive

    def write(first: int, last: int) -> str:
        opening = f"at least {in_months(added)}, consecutive to every other term"
        if first == NULL:
            return f"{opening}, besides a range that is not known"
        if first >= LIFE or added >= LIFE:
            return f"{opening}: with the range, life"
        return f"{opening}: with the range, {first + added} to {show(min(last + added, LIFE))} months in total"

    cite = load("924c", edition).text("no_concurrent", "cite")
    return LineColumn.saying(cite, APPLIED, Texts.by_row(write, low, high)).where(~included)


def notes(facts: WorksheetFacts, included: BoolArray) -> list[Note]:
    """Say that the consecutive terms are not in the range, and what is assumed of them."""
    found = []
    for count in firearm_counts(facts.live_counts):
        term = consecutive(count, facts.edition)
        least = "" if term is None else f" of at least {in_months(term[0])} ({term[1]})"
        text = f"count {count.count}: its consecutive term{least} is in the total, "
        text += "not in the range (USSG §§2K2.4, 5G1.2(a))"
        # The term of a first one is the least.
        if count.follows_final == "unknown":
            text += f"; {point('first_firearm').said}"
        found.append(Note(text, ~included))
    return found


def firearm_alone(
    consecutive: int, low: IntArray, high: IntArray, career_offender: TriArray
) -> tuple[IntArray, IntArray, LineColumn]:
    """Return the range and its line where such counts are the only ones: every least term, one after the other.

    Parameters
    ----------
    consecutive
        The least consecutive term of the counts together, in months.
    low, high
        The range of USSG §4B1.1(c).
    career_offender
        Whether that gives the range in place of §2K2.4(b).

    Notes
    -----
    Rule: USSG §2K2.4(b), (c), n.2, n.5; 18 U.S.C. §924(c)(1)(D)(ii). A career offender's range stays as it is, (c).
    """
    here: BoolArray = career_offender != YES
    term = min(consecutive, LIFE)
    why = f"the guideline sentence is the least term that the statute requires, {in_months(term)}"
    alone = LineColumn.saying("USSG §2K2.4(b)", APPLIED, Texts.same(why, low.size)).where(here)
    return np.where(here, term, low), np.where(here, term, high), alone
