"""Consecutive terms that a statute sets apart: what stands beside the range, and both together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NULL, LineColumn, Note, Texts
from relcon.law.months import LIFE, in_months, show
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s2k2_4, s5g1_2


@dataclass(frozen=True, slots=True)
class SetApart:
    """Terms consecutive to every other, in months: those of 18 U.S.C. §924(c), and of others the least and the most."""

    firearm: int
    least: int
    most: int

    @property
    def ends(self) -> tuple[int, int]:
        """The least and the most of all of them, ``LIFE`` for life."""
        return min(self.firearm + self.least, LIFE), min(self.firearm + self.most, LIFE)


def consecutive_lines(
    inputs: WorksheetFacts, statute: Statutory, low: IntArray, high: IntArray, included: BoolArray, edition: str
) -> list[LineColumn]:
    """Return the lines of the consecutive terms: the range with those of 18 U.S.C. §924(c) added; others beside it.

    Parameters
    ----------
    inputs, statute
        The defendant, his counts' terms.
    low, high
        The range within statutory limits, ``NULL`` where there is none.
    included
        Where the range holds the terms of 18 U.S.C. §924(c) already, USSG §4B1.1(c).
    edition
        The Manual edition.

    Notes
    -----
    Rule: 18 U.S.C. §924(c)(1)(D)(ii); USSG §§2K2.4(b), 5G1.2(a).
    """
    return [*_firearm_line(statute, low, high, included, edition), *_independent_lines(inputs, edition)]


def set_apart(inputs: WorksheetFacts, statute: Statutory) -> SetApart | None:
    """Return what statutes set apart from the range; ``None`` without such a count.

    Notes
    -----
    Rule: USSG §5G1.2(a); 18 U.S.C. §924(c)(1)(D)(ii), each term consecutive to every other; 18 U.S.C. §1028A(b)(4),
    several at once may run together. A term under §924(c) is taken at its minimum, the guideline sentence (§2K2.4(b)).
    """
    others = [s5g1_2.independent(count.statute, inputs.edition) for count in inputs.live_counts]
    found = [one for one in others if one is not None]
    if not statute.firearm and not found:
        return None
    return SetApart(statute.consecutive, max((one.least for one in found), default=0), sum(one.most for one in found))


def with_set_apart(
    low: IntArray, high: IntArray, apart: SetApart | None, included: BoolArray
) -> tuple[IntArray, IntArray]:
    """Return the range with what is set apart; ``NULL`` where there is no range.

    Parameters
    ----------
    low, high
        The range within statutory limits, ``NULL`` where there is none.
    apart
        What :func:`set_apart` gives.
    included
        Where the range holds the terms of 18 U.S.C. §924(c) already, USSG §4B1.1(c).
    """
    if apart is None:
        return low, high
    firearm = np.where(included, 0, apart.firearm)
    return (
        np.where(low == NULL, NULL, np.minimum(low + firearm + apart.least, LIFE)),
        np.where(high == NULL, NULL, np.minimum(high + firearm + apart.most, LIFE)),
    )


def _independent_lines(inputs: WorksheetFacts, edition: str) -> list[LineColumn]:
    """Name the terms of other statutes that §5G1.2(a) sets apart; which of two it is, the file does not show."""
    lines = []
    for count in inputs.live_counts:
        found = s5g1_2.independent(count.statute, edition)
        if found is not None:
            why = (
                f"count {count.count}: {_either(found)}, imposed independently and "
                f"consecutive to every other term, but for another such count ({found.cite}); in the total, "
                "not in the range"
            )
            zero, state = np.zeros(inputs.n, dtype=np.int64), np.full(inputs.n, APPLIED, dtype=np.int8)
            lines.append(LineColumn(f"USSG §5G1.2(a): count {count.count}", zero, state, Texts.same(why, inputs.n)))
    return lines


def _either(term: s5g1_2.Independent) -> str:
    return in_months(term.least) if term.least == term.most else f"{term.least} or {term.most} months by its paragraph"


def _firearm_line(
    statute: Statutory, low: IntArray, high: IntArray, included: BoolArray, edition: str
) -> list[LineColumn]:
    if not statute.firearm:
        return []
    distinct, code = np.unique(np.stack([low, high], axis=1), axis=0, return_inverse=True)
    added = statute.consecutive

    def write(first: int, last: int) -> str:
        opening = f"at least {in_months(added)}, consecutive to every other term"
        if first == NULL:
            return f"{opening}, besides a range that is not known"
        if first >= LIFE or added >= LIFE:
            return f"{opening}: with the range, life"
        return f"{opening}: with the range, {first + added} to {show(min(last + added, LIFE))} months in total"

    texts = Texts(tuple(write(*row) for row in distinct.tolist()), code.reshape(-1).astype(np.int64))
    state = np.full(low.size, APPLIED, dtype=np.int8)
    line = LineColumn(
        load("924c", edition).text("no_concurrent", "cite"), np.zeros(low.size, dtype=np.int64), state, texts
    )
    return [line.where(~included)]


def consecutive_notes(inputs: WorksheetFacts, included: BoolArray) -> list[Note]:
    """Say that the consecutive terms are not in the range, and what is assumed of them."""
    notes = []
    for count in s2k2_4.firearm_counts(inputs.live_counts):
        found = s2k2_4.consecutive(count, inputs.edition)
        least = "" if found is None else f" of at least {in_months(found[0])} ({found[1]})"
        text = f"count {count.count}: its consecutive term{least} is in the total, "
        text += "not in the range (USSG §§2K2.4, 5G1.2(a))"
        if count.follows_final == "unknown":
            text += f"; {point('first_firearm').said}"
        notes.append(Note(text, ~included))
    return notes
