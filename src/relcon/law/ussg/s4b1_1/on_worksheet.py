"""USSG §4B1.1 on the worksheet: whether it applies, what it replaces, and what an open one leaves possible."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, OPEN, LineColumn, Note, Texts, state_of
from relcon.law.months import LIFE, range_in_months
from relcon.law.open_points import point
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, every, tri
from relcon.law.usc.drug_counts import CountTerm
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s3e1_1, s5a
from relcon.law.ussg.s4a1_1 import Points
from relcon.law.ussg.s4b1_1.status import (
    category,
    controlled_substance_offense,
    offense_level,
    two_counted,
)
from relcon.law.ussg.s4b1_1.status import predicates as predicates_needed

SECTION = "USSG §4B1.1"


@dataclass(frozen=True, slots=True)
class Career:
    """Whether the defendant is a career offender, by scenario, and what that does.

    Attributes
    ----------
    state
        Whether that is so on the drug counts, and (b) gives level and category.
    with_firearm
        Whether (c) gives the range, because of a count under 18 U.S.C. §924(c).
    table_low, table_high
        The level of the table in (b) between bounds: a count's statutory maximum may be unknown.
    before
        The level before §3E1.1: that of Chapters Two and Three, or the table's where it replaces it.
    undecided
        Where that is so and the table's level is not known to be other than decisive.
    line
        The line on the worksheet; left out where the file says that it is not so.
    """

    state: TriArray
    with_firearm: TriArray
    table_low: IntArray
    table_high: IntArray
    before: IntArray
    undecided: BoolArray
    line: LineColumn


def _maxima(terms: tuple[CountTerm, ...], edition: str) -> tuple[int, int, str]:
    """Return the greatest statutory maximum of the controlled substance offenses, between bounds, and if any is one."""
    least = most = 0
    answers = ["no"]
    for count in terms:
        is_one = controlled_substance_offense(count.statute, edition)
        answers.append(is_one)
        known = count.term.maximum if count.term is not None else None
        if is_one == "yes":
            least = max(least, known or 0)
        if is_one != "no":
            most = max(most, LIFE if known is None else known)
    return least, most, "yes" if "yes" in answers else "unknown" if "unknown" in answers else "no"


def career(facts: WorksheetFacts, statute: Statutory, points: Points, base: IntArray, level: IntArray) -> Career:
    """Return what §4B1.1 does.

    Parameters
    ----------
    facts, statute, points
        The defendant, what the live counts come to, the criminal history.
    base, level
        The base level, and the level of Chapters Two and Three before §3E1.1.

    Notes
    -----
    Rule: USSG §4B1.1(a), (b); §1B1.1(a)(6).
    """
    n, edition = facts.n, facts.edition
    maxima = [_maxima(one.terms, edition) for one in statute.readings]
    is_one = maxima[0][2]
    least, most = (np.array([one[end] for one in maxima], dtype=np.int64)[statute.code] for end in (0, 1))
    if not statute.counts and not statute.firearm:
        # Without any count the level shown is what a conviction under 21 U.S.C. §841 would bring; its maximum is open.
        most, is_one = np.full(n, LIFE, dtype=np.int64), "unknown"
    predicates = _predicates(facts, points)
    claimed = tri(facts.career_offender, n)
    ends = [offense_level(end, edition) for end in (least, most)]
    felony = np.where(ends[1] > 0, tri(is_one, n), NO).astype(np.int8)
    # (a)(2), (3); a prior sentence that brings no points under §4A1.1(a)-(c) is no predicate, §4B1.2(c)(2).
    state = every(claimed, felony, predicates)
    # (c): with a count under 18 U.S.C. §924(c), taken to be for such an offense, no other felony is asked for.
    firearm = every(claimed, tri("yes" if statute.firearm else "no", n), predicates)
    known: BoolArray = base != NULL
    undecided: BoolArray = (state == YES) & known & (ends[0] != ends[1]) & (ends[1] > level)
    replaces: BoolArray = (state == YES) & known & ~undecided & (ends[1] > level)
    change = np.where(replaces, ends[1] - level, 0).astype(np.int64)
    line = _line(facts, state, predicates, ends, np.where(known, level, NULL), undecided, change)
    return Career(state, firearm, ends[0], ends[1], level + change, undecided, line)


def _predicates(facts: WorksheetFacts, points: Points) -> TriArray:
    """Return whether two prior sentences are counted, as far as the file shows; a claim needs no more than it shows."""
    n, edition = facts.n, facts.edition
    room = np.where(points.high >= predicates_needed(edition), YES, NO).astype(np.int8)
    named = tuple(id for id in facts.predicates if id in points.counted)
    if facts.career_offender == "yes":
        gone = [points.counted[id] == NO for id in named]
        if len(named) > 1:
            # Of sentences treated as one no more than one is a predicate (§4A1.2 n.3).
            gone.append(two_counted({id: points.counted[id] for id in named}, points.single, n, edition) == NO)
        return np.where(np.any(gone, axis=0), NO, room).astype(np.int8) if gone else room
    history = facts.history
    if history is None or history.points is not None:
        return room
    possible = two_counted(points.counted, points.single, n, edition)
    return np.where((possible == NO) | (room == NO), NO, YES).astype(np.int8)


def _line(
    facts: WorksheetFacts,
    state: TriArray,
    predicates: TriArray,
    ends: list[IntArray],
    level: IntArray,
    undecided: BoolArray,
    change: IntArray,
) -> LineColumn:
    n = facts.n
    names = " and ".join(facts.predicates)
    gone = np.zeros(n, dtype=np.bool_)
    for id in facts.predicates:
        gone = gone | facts.dropped_sentences.get(id, np.zeros(n, dtype=np.bool_))
    taken = point("career_offender").text
    resting = f" (predicates {names}; {taken})" if names else f" ({taken})"

    def write(
        is_one: int,
        counted: int,
        dropped: int,
        least: int,
        most: int,
        before: int,
        is_undecided: int,
        raised: int,
        minor: int,
    ) -> str:
        if is_one == NO:
            if counted == NO:
                why = "a predicate is for conduct that counts here" if dropped else "no two prior sentences are counted"
                return f"{why}, so there are not two predicates (§4B1.2(c)(2))"
            return "no count of conviction is a felony controlled substance offense (§4B1.2(b))"
        table = f"level {most}" if least == most else f"level {least or 'none'} to {most}"
        if is_one == UNKNOWN:
            return f"career offender (career_offender) is unknown: it would be {table}, category VI"
        if is_undecided:
            return f"the statutory maximum of a count is unknown: {table}{resting}"
        role = "; no adjustment for role lowers it" if minor else ""
        if raised:
            return f"level {most} by the statutory maximum replaces {before}, before §3E1.1; category VI{role}{resting}"
        if before == NULL:
            return f"at least {table}, before §3E1.1; category VI{resting}"
        return f"{table} by the statutory maximum is not greater than {before}; category VI{resting}"

    minor = facts.mitigating.levels < 0
    why = Texts.by_row(write, state, predicates, gone, *ends, level, undecided, change, minor)
    shown = np.where(undecided, OPEN, state_of(state)).astype(np.int8)
    made = LineColumn(SECTION, change, shown, why, tuple(facts.predicates))
    return made.where(np.full(n, facts.career_offender != "no"))


def career_notes(found: Career, facts: WorksheetFacts, level: IntArray, statute: Statutory) -> list[Note]:
    """Give the other end where it is not known whether the defendant is a career offender, or at which level.

    Parameters
    ----------
    found
        What §4B1.1 does.
    facts
        The defendant.
    level
        The level before §3E1.1, §4B1.1 left aside; ``NULL`` where not known.
    statute
        What the live counts come to.
    """
    perhaps: BoolArray = (found.state == UNKNOWN) | found.undecided | ((found.state == YES) & (level == NULL))
    if not perhaps.any():
        return []
    edition = facts.edition
    lines = []
    for end in (found.table_low, found.table_high):
        with_table = np.maximum(level, end)
        lines.append(s5a.bounded(with_table + s3e1_1.taken(facts, with_table), edition))
    rows = np.stack([found.state, lines[0], lines[1], level], axis=1).astype(np.int64)
    made = []
    for row in np.unique(rows[perhaps], axis=0).tolist():
        here = perhaps & (rows == row).all(axis=1)
        made.append(Note(_bracket(row, edition, statute), here))
    return made


def _bracket(row: list[int], edition: str, statute: Statutory) -> str:
    state, least, most, level = row
    six = np.array([category(edition)], dtype=np.int64)
    shown = []
    for end in dict.fromkeys((least, most)):
        low, high = (int(one[0]) for one in s5a.guideline_range(np.array([end]), six, edition))
        shown.append(f"total offense level {end}, category VI, guideline range {range_in_months(low, high)}")
    opening = "if the defendant is a career offender" if state == UNKNOWN else "as a career offender"
    at_least = "at least " if level == NULL else ""
    also = "; with the count under 18 USC 924(c), (c) applies" if statute.firearm else ""
    return f"{SECTION}: {opening}: {at_least}{' to '.join(shown)}, before statutory limits{also}"
