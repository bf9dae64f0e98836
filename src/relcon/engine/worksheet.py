"""One defendant's worksheet in one position, over all scenarios at once, in the Manual's order (USSG §1B1.1(a))."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from relcon.engine.career import career, firearm_line
from relcon.engine.career import notes as career_notes
from relcon.engine.chapter_three import chapter_three_lines, early_disposition_line, grouping_line
from relcon.engine.chapter_two import cap_line, characteristic_lines, decisions, reported_lines, safety_valve_line
from relcon.engine.chapters import acceptance_line, floor_level_lines, history_line, undischarged_lines, zero_point_line
from relcon.engine.columns import APPLIED, LineColumn, Note, Texts, fact_line
from relcon.engine.consecutive import consecutive_line, consecutive_notes
from relcon.engine.protected_locations import minor_involved, protected_lines
from relcon.engine.sheet import NULL, Sheet
from relcon.engine.sheet_inputs import Inputs
from relcon.engine.statutory import Statutory, in_months, statutory
from relcon.engine.statutory_lines import assistance_lines, release_line
from relcon.engine.valve import Valve, own_weapon, valve
from relcon.engine.zones import zone_line
from relcon.law.answers import UNKNOWN, YES, known
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.months import LIFE, show
from relcon.law.tables import in_force, load
from relcon.law.ussg import s2d1_2, s4a1_1, s4b1_1, s5a, s5c1_2, s5g1_1
from relcon.law.ussg.s2d1_1.base_level import BaseLevel, base_level, next_down, next_up
from relcon.law.ussg.s2d1_1.mitigating_cap import capped
from relcon.law.ussg.s4a1_1 import Points

__all__ = ["NULL", "Inputs", "Sheet", "worksheet"]


def worksheet(inputs: Inputs) -> Sheet:
    """Return the worksheet of one defendant in one position, in every scenario.

    Parameters
    ----------
    inputs
        What attribution and the positions give.

    Notes
    -----
    Rule: USSG §1B1.1(a)(1)-(8). Role is decided before the base level, which depends on it (§2D1.1(a)(5)).
    """
    edition = inputs.edition
    statute = statutory(inputs)
    points = s4a1_1.points(inputs.history, inputs.dropped_sentences, inputs.n, edition, inputs.commenced)
    aggravating = np.where(inputs.aggravating.open, UNKNOWN, inputs.aggravating.levels > 0).astype(np.int8)
    weapon = own_weapon(inputs, statute.firearm)
    criteria = valve(inputs, points, aggravating, statute.death, weapon)
    quantity = _quantity(inputs)
    table_level = quantity.level if quantity is not None else np.zeros(inputs.n, dtype=np.int64)

    base, lines = _base(inputs, table_level, statute)
    protected = s2d1_2.governs(inputs.live_counts, edition)
    if protected:
        base = np.where(base == NULL, s2d1_2.least(minor_involved(inputs), edition), base)
    decided = decisions(inputs, statute.firearm)
    lines += [*characteristic_lines(inputs, decided, base), safety_valve_line(criteria, edition)]
    if protected:
        death_base = 0 if statute.base is None else statute.base[0]
        lines += protected_lines(inputs, decided, lines[-1].levels, _sum(base, lines), death_base)
    lines += [
        *reported_lines(inputs),
        *chapter_three_lines(inputs, decided, protected),
        *grouping_line(inputs),
    ]
    before = _sum(base, lines)
    offender = career(inputs, statute, points, base, before)
    accepted = acceptance_line(inputs, offender.before)
    lines.append(accepted)
    # From the level of §4B1.1 nothing comes off but §3E1.1.
    lines += [line.only(offender.line.levels == 0) for line in early_disposition_line(inputs)]
    # Without a base level nothing is raised, nor where §4B1.1 replaces the level: any level above the floor says so.
    settled: BoolArray = (base == NULL) | (offender.line.levels > 0)
    lines += floor_level_lines(np.where(settled, LIFE, _sum(base, lines)), criteria, statute.liftable, edition)
    by_points = _category(points, edition)
    category = np.where(offender.state == YES, s4b1_1.category(edition), by_points).astype(np.int64)
    lines += [history_line(points, by_points, NULL, inputs, offender.state == YES), offender.line]
    if in_force("4C1.1", edition):
        lines.append(zero_point_line(inputs, points, statute.death, weapon, offender.state))
    lines.append(_bounds_line(base, _sum(base, lines), edition))
    total = np.where((base == NULL) | offender.undecided, NULL, _sum(base, lines))

    low, high, floor = _guideline_range(total, category, criteria, statute, edition)
    lines += floor
    low, high, with_firearm = firearm_line(offender, low, high, accepted.levels, statute, edition)
    included: BoolArray = with_firearm.state == APPLIED
    range_low, range_high, binding, limits = _within_statute(low, high, criteria, statute, included)
    lines += [
        with_firearm,
        *limits,
        zone_line(low, range_low, edition),
        *consecutive_line(statute, range_low, range_high, included, edition),
        *release_line(statute, criteria.eligible),
        *assistance_lines(statute, inputs.n),
        *undischarged_lines(inputs),
    ]
    return Sheet(
        inputs=inputs,
        quantity=quantity,
        up=None if quantity is None else next_up(quantity, edition),
        down=None if quantity is None else next_down(quantity, edition),
        base=base,
        lines=tuple(lines),
        total=total,
        category=category,
        low=low,
        high=high,
        statute=statute,
        valve=criteria,
        points=points,
        range_low=range_low,
        range_high=range_high,
        binding=binding,
        notes=(
            *_notes(inputs, quantity, base, lines),
            *_history_notes(points, category, total, edition),
            *career_notes(offender, inputs, np.where(base == NULL, NULL, before), statute),
            *statute.notes,
            *consecutive_notes(inputs, included),
        ),
    )


def _quantity(inputs: Inputs) -> BaseLevel | None:
    """Return the level of the Drug Quantity Table, §2D1.1(a)(5) before its cap."""
    amounts = inputs.amounts
    return (
        base_level(amounts, inputs.edition, inputs.purity_mix)
        if amounts.mixture or amounts.mixtures or amounts.pure
        else None
    )


def _base(inputs: Inputs, table_level: IntArray, statute: Statutory) -> tuple[IntArray, list[LineColumn]]:
    """Apply §2D1.1(a): the greatest of (1)-(4) and (5), the latter with its cap for a mitigating role."""
    by_table = np.where(table_level > 0, capped(table_level, inputs.mitigating.levels, inputs.edition), NULL)
    cap = cap_line(table_level, by_table, inputs.mitigating.levels, inputs.edition)
    if statute.base is None:
        return by_table, [cap]
    level, cite = statute.base
    why = f"death or serious bodily injury was found on a count: base level {level} where the Table's is not greater"
    greater = fact_line(cite, known(by_table < level), 0, ("the Drug Quantity Table gives as much", why, why))
    return np.maximum(by_table, level), [greater, cap]


def _sum(base: IntArray, lines: list[LineColumn]) -> IntArray:
    """Return the level after the lines; meaningless where the base level is null."""
    return base + sum((line.levels for line in lines), start=np.zeros(base.size, dtype=np.int64))


def _bounds_line(base: IntArray, level: IntArray, edition: str) -> LineColumn:
    """Apply Ch. 5 Pt. A n.2, where the level lies outside the Sentencing Table."""
    change = np.where(base == NULL, 0, s5a.bounded(level, edition) - level)
    why = Texts.same("taken at the bound of the Sentencing Table", base.size)
    made = LineColumn(load("5A", edition).text("bounds", "cite"), change, known(change != 0), why)
    return made.where(change != 0)


def _category(points: Points, edition: str) -> IntArray:
    """Return the criminal history category, null unless every possible number of points gives the same one."""
    least, most = s5a.category(points.low, edition), s5a.category(points.high, edition)
    return np.where(least == most, least, NULL)


def _guideline_range(
    total: IntArray, category: IntArray, criteria: Valve, statute: Statutory, edition: str
) -> tuple[IntArray, IntArray, list[LineColumn]]:
    """Look up the Sentencing Table and apply §5C1.2(b)."""
    known_range: BoolArray = (total != NULL) & (category != NULL)
    low, high = s5a.guideline_range(total, np.maximum(category, 1), edition)
    floor = s5c1_2.floor_applies(criteria.met, np.full(total.size, statute.liftable, dtype=np.int64), edition)
    raised_low, raised_high = s5c1_2.floor_range(low, high, floor, edition)
    ends = np.where(known_range, raised_low, NULL), np.where(known_range, raised_high, NULL)
    if not floor.any():
        return *ends, []
    texts = ("the range is not below 24 to 30 months", "the range is raised to not less than 24 to 30 months", "")
    raised = known((raised_low > low) | (raised_high > high))
    line = fact_line(load("5C1.2", edition).text("floor", "cite"), raised, 0, texts).where(floor & known_range)
    return *ends, [line]


def _within_statute(
    low: IntArray, high: IntArray, criteria: Valve, statute: Statutory, included: BoolArray
) -> tuple[IntArray, IntArray, IntArray, list[LineColumn]]:
    """Apply 18 U.S.C. §3553(f) and §5G1.1; where the range includes consecutive terms the limits do too.

    The third array is the minimum that is left to bind, ``NULL`` where none is known.
    """
    if statute.minimum is None or statute.maximum is None:
        return low, high, np.full(low.size, NULL, dtype=np.int64), []
    lines = []
    minimum = np.full(low.size, statute.minimum, dtype=np.int64)
    if statute.liftable > statute.fixed:
        minimum = np.where(criteria.met, statute.fixed, minimum)
        least = in_months(statute.liftable)
        made = fact_line("18 USC 3553(f)", criteria.eligible, 0, ("", "", ""))
        lines.append(replace(made, why=criteria.summary.followed_by(made.state, _binding(least))))
    minimum = np.where(included, np.minimum(minimum + statute.consecutive, LIFE), minimum)
    maximum = np.where(included, LIFE, statute.maximum).astype(np.int64)
    new_low, new_high = s5g1_1.within_statute(low, high, minimum, maximum)
    known_range: BoolArray = low != NULL
    cut = known((new_low != low) | (new_high != high))
    texts = ("the range lies within the statutory limits", "(c) the range is cut to the statutory limits", "")
    line = fact_line("USSG §5G1.1", cut, 0, texts).where(known_range)
    above = "(b) the statutory minimum of {} lies above the whole range"
    why = line.why
    for least in np.unique(minimum):
        here: BoolArray = (minimum > high) & (minimum == least)
        why = why.overlaid(here, Texts.same(above.format(in_months(int(least))), low.size))
    below = f"(a) the statutory maximum of {in_months(statute.maximum)} lies below the whole range"
    why = why.overlaid(low > maximum, Texts.same(below, low.size))
    lines.append(replace(line, why=why))
    return np.where(known_range, new_low, NULL), np.where(known_range, new_high, NULL), minimum, lines


def _notes(inputs: Inputs, quantity: BaseLevel | None, base: IntArray, lines: list[LineColumn]) -> list[Note]:
    """Say what stays open about weight and the lines together."""
    nothing: BoolArray = base == NULL
    notes = [
        Note(_NO_WEIGHT, nothing & ~inputs.unknown_weight),
        Note(_ONLY_UNKNOWN, nothing & inputs.unknown_weight),
        Note(_AT_LEAST, ~nothing & inputs.unknown_weight),
    ]
    if quantity is not None:
        notes += [Note(_READINGS, quantity.differs), Note(_SINGLE_ROW, quantity.single_row_greater)]
    if any(count.disposition == "lesser" or count.statute.startswith("21 USC 844") for count in inputs.live_counts):
        notes.append(Note(_LESSER, inputs.mitigating.levels < 0))
    notes.append(Note(_BOTH, _applied(lines, "USSG §3C1.1") & _applied(lines, "USSG §3E1.1")))
    return notes


def _binding(least: str) -> tuple[str, str, str]:
    return (
        f": the minimum of {least} binds",
        f": the minimum of {least} does not bind",
        f": the minimum of {least} is taken to bind",
    )


_NO_WEIGHT = "no drug weight is attributed: there is no base offense level, and no range"
_ONLY_UNKNOWN = "only unknown quantities are attributed: the base offense level is not known"
_AT_LEAST = "an attributed quantity is unknown: weight, level and range are at least what is shown"
_READINGS = "readings of purity give different levels; the greatest is used (USSG §2D1.1(c) Notes (B), (C))"
_SINGLE_ROW = "one substance alone would have a greater level in its own row than all by converted drug weight"
_LESSER = (
    "a mitigating role beside a conviction of a lesser offense: where that already gives a lower level than his "
    "conduct would, no reduction is ordinarily warranted (USSG §3B1.2 n.3(B))"
)
_BOTH = "obstruction and acceptance both apply here, which USSG §3E1.1 n.4 keeps for extraordinary cases"


def _applied(lines: list[LineColumn], cite: str) -> BoolArray:
    states = [line.state == APPLIED for line in lines if line.cite == cite]
    result: BoolArray = np.any(states, axis=0) if states else np.zeros(lines[0].state.size, dtype=np.bool_)
    return result


def _history_notes(points: Points, category: IntArray, total: IntArray, edition: str) -> list[Note]:
    """Give the ranges between which the answer lies where the criminal history category is unknown."""
    unknown = category == NULL
    if not unknown.any():
        return []
    missing = "; ".join(points.missing)
    notes = [Note(f"criminal history category unknown, so no range: {missing}", unknown)]
    ends = (s5a.category(points.low, edition), s5a.category(points.high, edition))
    cases = np.stack([total, *ends], axis=1)
    for level, least, most in np.unique(cases[unknown & (total != NULL)], axis=0).tolist():
        here = unknown & (cases == [level, least, most]).all(axis=1)
        shown = " to ".join(_range_in(level, number, edition) for number in (least, most))
        notes.append(Note(f"at total offense level {level} the guideline range would be from {shown}", here))
    return notes


def _range_in(level: int, number: int, edition: str) -> str:
    low, high = (int(end[0]) for end in s5a.guideline_range(np.array([level]), np.array([number]), edition))
    months = "life" if low >= LIFE else f"{low}-{show(high)} months"
    return f"{months} in category {s5a.ROMAN[number - 1]}"
