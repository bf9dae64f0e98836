"""Career offenders on the worksheet: whether §4B1.1 applies, and what it replaces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, OPEN, LineColumn, Texts, state_of
from relcon.law.months import LIFE
from relcon.law.open_points import point
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, tri
from relcon.law.usc.drug_counts import CountTerm
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg import s4b1_1
from relcon.law.ussg.s4a1_1 import Points

SECTION = "USSG §4B1.1"


@dataclass(frozen=True, slots=True)
class Career:
    """Whether he is a career offender, by scenario, and what that does.

    Attributes
    ----------
    state
        Whether he is one on his drug counts, so that (b) gives level and category.
    with_firearm
        Whether (c) gives the range, because of a count under 18 U.S.C. §924(c).
    table_low, table_high
        The level of the table in (b) between bounds: a count's statutory maximum may be unknown.
    before
        The level before §3E1.1: that of Chapters Two and Three, or the table's where it replaces it.
    undecided
        Where he is one and the table's level is not known to be other than decisive.
    line
        The line on the worksheet; left out where the file says that he is none.
    """

    state: TriArray
    with_firearm: TriArray
    table_low: IntArray
    table_high: IntArray
    before: IntArray
    undecided: BoolArray
    line: LineColumn


def _maxima(terms: tuple[CountTerm, ...], edition: str) -> tuple[int, int, str]:
    """Return the greatest statutory maximum of his controlled substance offenses, between bounds, and if any is one."""
    least = most = 0
    answers = ["no"]
    for count in terms:
        is_one = s4b1_1.controlled_substance_offense(count.statute, edition)
        answers.append(is_one)
        known = count.term.maximum if count.term is not None else None
        if is_one == "yes":
            least = max(least, known or 0)
        if is_one != "no":
            most = max(most, LIFE if known is None else known)
    return least, most, "yes" if "yes" in answers else "unknown" if "unknown" in answers else "no"


def career(inputs: WorksheetFacts, statute: Statutory, points: Points, base: IntArray, level: IntArray) -> Career:
    """Return what §4B1.1 does.

    Parameters
    ----------
    inputs, statute, points
        The defendant, his counts' terms, his criminal history.
    base, level
        The base level, and the level of Chapters Two and Three before §3E1.1.

    Notes
    -----
    Rule: USSG §4B1.1(a), (b); §1B1.1(a)(6).
    """
    n, edition = inputs.n, inputs.edition
    maxima = [_maxima(one.terms, edition) for one in statute.readings]
    is_one = maxima[0][2]
    least, most = (np.array([one[end] for one in maxima], dtype=np.int64)[statute.code] for end in (0, 1))
    if not statute.counts and not statute.firearm:
        # Without any count the level shown is what a conviction under 21 U.S.C. §841 would bring; its maximum is open.
        most, is_one = np.full(n, LIFE, dtype=np.int64), "unknown"
    predicates = _predicates(inputs, points)
    claimed = tri(inputs.career_offender, n)
    ends = [s4b1_1.offense_level(end, edition) for end in (least, most)]
    felony = np.where(ends[1] > 0, tri(is_one, n), NO).astype(np.int8)
    state = s4b1_1.career_offender(claimed, felony, predicates)
    firearm = s4b1_1.career_offender(claimed, tri("yes" if statute.firearm else "no", n), predicates)
    known: BoolArray = base != NULL
    undecided: BoolArray = (state == YES) & known & (ends[0] != ends[1]) & (ends[1] > level)
    replaces: BoolArray = (state == YES) & known & ~undecided & (ends[1] > level)
    change = np.where(replaces, ends[1] - level, 0).astype(np.int64)
    line = _line(inputs, state, predicates, ends, np.where(known, level, NULL), undecided, change)
    return Career(state, firearm, ends[0], ends[1], level + change, undecided, line)


def _predicates(inputs: WorksheetFacts, points: Points) -> TriArray:
    """Return whether two prior sentences are counted, as far as the file shows; a claim needs no more than it shows."""
    n, edition = inputs.n, inputs.edition
    room = np.where(points.high >= s4b1_1.predicates(edition), YES, NO).astype(np.int8)
    named = tuple(id for id in inputs.predicates if id in points.counted)
    if inputs.career_offender == "yes":
        gone = [points.counted[id] == NO for id in named]
        if len(named) > 1:
            # Of sentences treated as one no more than one is a predicate (§4A1.2 n.3).
            gone.append(s4b1_1.two_counted({id: points.counted[id] for id in named}, points.single, n, edition) == NO)
        return np.where(np.any(gone, axis=0), NO, room).astype(np.int8) if gone else room
    history = inputs.history
    if history is None or history.points is not None:
        return room
    possible = s4b1_1.two_counted(points.counted, points.single, n, edition)
    return np.where((possible == NO) | (room == NO), NO, YES).astype(np.int8)


def _line(
    inputs: WorksheetFacts,
    state: TriArray,
    predicates: TriArray,
    ends: list[IntArray],
    level: IntArray,
    undecided: BoolArray,
    change: IntArray,
) -> LineColumn:
    n = inputs.n
    names = " and ".join(inputs.predicates)
    gone = np.zeros(n, dtype=np.bool_)
    for id in inputs.predicates:
        gone = gone | inputs.dropped_sentences.get(id, np.zeros(n, dtype=np.bool_))
    rows = [state, predicates, gone, ends[0], ends[1], level, undecided, change, inputs.mitigating.levels < 0]
    distinct, code = np.unique(np.stack([row.astype(np.int64) for row in rows], axis=1), axis=0, return_inverse=True)
    taken = point("career_offender").text
    resting = f" (predicates {names}; {taken})" if names else f" ({taken})"

    def write(row: list[int]) -> str:
        is_one, counted, dropped, least, most, before, is_undecided, raised, minor = row
        if is_one == NO:
            if counted == NO:
                why = "a predicate is for conduct that counts here" if dropped else "no two prior sentences are counted"
                return f"{why}, so there are not two predicates (§4B1.2(c)(2))"
            return "no count of conviction is a felony controlled substance offense (§4B1.2(b))"
        table = f"level {most}" if least == most else f"level {least or 'none'} to {most}"
        if is_one == UNKNOWN:
            return f"whether he is a career offender is unknown (career_offender): it would be {table}, category VI"
        if is_undecided:
            return f"the statutory maximum of a count is unknown: {table}{resting}"
        role = "; no adjustment for role lowers it" if minor else ""
        if raised:
            return f"level {most} by the statutory maximum replaces {before}, before §3E1.1; category VI{role}{resting}"
        if before == NULL:
            return f"at least {table}, before §3E1.1; category VI{resting}"
        return f"{table} by the statutory maximum is not greater than {before}; category VI{resting}"

    texts = Texts(tuple(write(row) for row in distinct.tolist()), code.reshape(-1).astype(np.int64))
    shown = np.where(undecided, OPEN, state_of(state)).astype(np.int8)
    made = LineColumn(SECTION, change, shown, texts, tuple(inputs.predicates))
    return made.where(np.full(n, inputs.career_offender != "no"))
