"""Worksheet lines of Chapters Two and Three, in the Manual's order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from relcon.engine.columns import APPLIED, NOT_APPLIED, OPEN, LineColumn, Texts, fact_line
from relcon.engine.sheet_inputs import NO_ACCEPTANCE, TIMELY, Inputs, RoleInput
from relcon.engine.valve import Valve
from relcon.law.answers import NO, UNKNOWN, YES, TriArray, flags, known, opposite, some, tri
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tables import load
from relcon.law.ussg import s3c1_1, s3e1_1, s4c1_1, s5a, s5c1_2
from relcon.law.ussg.s2d1_1.characteristics import Characteristic, characteristics, safety_valve
from relcon.law.ussg.s4a1_1 import Points, no_points
from relcon.law.ussg.s4a1_2 import ASSUMED

NOT_COMPUTED = "recorded; this line is not computed yet"


def cap_line(table_level: IntArray, base: IntArray, mitigating: IntArray, edition: str) -> LineColumn:
    """Return the line on §2D1.1(a)(5) for those with a mitigating role; its effect stands in the base level already."""
    distinct, code = np.unique(np.stack([table_level, base], axis=1), axis=0, return_inverse=True)
    texts = tuple(
        "with a mitigating role: the table level is not lowered"
        if before == after
        else f"with a mitigating role, table level {before} becomes {after}; already in the base level"
        for before, after in distinct.tolist()
    )
    cite = load("2D1.1-a", edition).text("mitigating_cap", "cite")
    why = Texts(texts, code.reshape(-1).astype(np.int64))
    shown = (mitigating < 0) & (table_level > 0)
    return LineColumn(cite, np.zeros(base.size, dtype=np.int64), known(base < table_level), why).where(shown)


def characteristic_lines(inputs: Inputs, firearm_count: bool) -> list[LineColumn]:
    """Return the lines of §2D1.1(b)(1)-(17) for the circumstances recorded."""
    return [
        _characteristic(inputs, line, firearm_count)
        for line in characteristics(inputs.edition)
        if any(kind in inputs.characteristics for kind in line.kinds)
    ]


def _characteristic(inputs: Inputs, line: Characteristic, firearm_count: bool) -> LineColumn:
    recorded = inputs.recorded(*line.kinds)
    facts = tuple(dict.fromkeys(fact for one in recorded for fact in one.facts))
    reaches = inputs.reaches(*line.kinds)
    if line.levels is None:
        return _recorded(line.cite, inputs, line.kinds)
    if line.off_with_924c and firearm_count:
        why = "a live count under 18 USC 924(c) accounts for it (USSG §2K2.4 n.4)"
        return fact_line(line.cite, tri("no", inputs.n), line.levels, (why, why, why), facts)
    made = fact_line(line.cite, reaches, line.levels, ("", "", ""), facts)
    # The first circumstance with the same answer as the whole line explains it.
    texts = tuple(f"{line.what}: {text}" for one in recorded for text in one.why.texts)
    code = np.zeros(inputs.n, dtype=np.int64)
    settled = np.zeros(inputs.n, dtype=np.bool_)
    start = 0
    for one in recorded:
        here = ~settled & (one.reaches == reaches)
        code = np.where(here, start + one.why.code, code)
        settled |= here
        start += len(one.why.texts)
    return LineColumn(line.cite, made.levels, made.state, Texts(texts, code), facts)


def _recorded(cite: str, inputs: Inputs, kinds: tuple[str, ...]) -> LineColumn:
    """Return the line of a provision that is recorded and not computed: open wherever it may reach him."""
    reaches = inputs.reaches(*kinds)
    facts = tuple(dict.fromkeys(fact for one in inputs.recorded(*kinds) for fact in one.facts))
    state = np.where(reaches == 0, NOT_APPLIED, OPEN).astype(np.int8)
    texts = Texts.by_state(state, "recorded; it does not reach him", NOT_COMPUTED, NOT_COMPUTED)
    return LineColumn(cite, np.zeros(inputs.n, dtype=np.int64), state, texts, facts)


def safety_valve_line(valve: Valve, edition: str) -> LineColumn:
    """Return the line of §2D1.1(b)(18), which needs the five criteria and no minimum (n.21)."""
    levels, cite = safety_valve(edition)
    return replace(fact_line(cite, valve.guideline, levels, ("", "", "")), why=valve.guideline_summary)


def floor_level_lines(level: IntArray, valve: Valve, minimum: int, edition: str) -> list[LineColumn]:
    """Return the line of §5C1.2(b) as it was before 2023: a floor under the level of Chapters Two and Three."""
    added = s5c1_2.floor_levels(level, valve.guideline_met, np.full(level.size, minimum, dtype=np.int64), edition)
    if added is None:
        return []
    cite = load("5C1.2", edition).text("floor_level", "cite")
    why = Texts.same("the level of Chapters Two and Three is raised to not less than 17", level.size)
    return [LineColumn(cite, added, known(added > 0), why).where(added > 0)]


def role_line(cite: str, role: RoleInput) -> LineColumn:
    """Return the line of §3B1.1 or §3B1.2."""
    state = np.where(role.open, OPEN, np.where(role.levels != 0, APPLIED, NOT_APPLIED)).astype(np.int8)
    return LineColumn(cite, np.where(role.open, 0, role.levels), state, role.why, role.facts, role.resting)


def chapter_three_lines(inputs: Inputs) -> list[LineColumn]:
    """Return the lines of Chapter Three, Parts B and C."""
    lines = [role_line("USSG §3B1.1", inputs.aggravating), role_line("USSG §3B1.2", inputs.mitigating)]
    later: list[LineColumn] = []
    for cite, kind in load("3B-3C", inputs.edition).mapping("not_computed").items():
        if str(kind) in inputs.characteristics:
            (lines if cite < "USSG §3C1.1" else later).append(_recorded(cite, inputs, (str(kind),)))
    if "obstruction" in inputs.characteristics:
        recorded = inputs.characteristics["obstruction"]
        made = fact_line("USSG §3C1.1", recorded.reaches, s3c1_1.levels(inputs.edition), ("", "", ""))
        lines.append(LineColumn(made.cite, made.levels, made.state, recorded.why, recorded.facts))
    return lines + later


def acceptance_line(inputs: Inputs, level_before: IntArray) -> LineColumn:
    """Return the line of §3E1.1(a) and (b) together."""
    edition = inputs.edition
    accepts: BoolArray = (inputs.acceptance > NO_ACCEPTANCE) & ~inputs.trial
    timely: BoolArray = inputs.acceptance == TIMELY
    levels = s3e1_1.acceptance(accepts, edition)
    third = s3e1_1.timely_plea(accepts, timely, level_before, edition)
    is_open = (inputs.acceptance == UNKNOWN) & ~inputs.trial
    state = np.where(is_open, OPEN, np.where(accepts, APPLIED, NOT_APPLIED)).astype(np.int8)
    least = s3e1_1.least_level(edition)
    note = f"; {inputs.acceptance_note}" if inputs.acceptance_note else ""
    texts = (
        "no acceptance of responsibility is recorded",
        "guilt is put to trial (n.2)",
        "whether he accepts responsibility is not recorded",
        "(a) accepted; not (b), no timely notice of the plea",
        f"(a) accepted; not (b), the level before (a) is below {least}",
        "(a) accepted; (b) timely plea, assuming the government's motion",
    )
    code = np.select([inputs.trial, is_open, ~accepts, ~timely, third == 0], [1, 2, 0, 3, 4], default=5).astype(
        np.int64
    )
    return LineColumn("USSG §3E1.1", levels + third, state, Texts(tuple(text + note for text in texts), code))


def history_line(points: Points, category: IntArray, unknown: int, inputs: Inputs, settled: BoolArray) -> LineColumn:
    """Return the line of §4A1.1: points and category, open where the category is ``unknown`` and not ``settled``."""
    names = tuple(inputs.dropped_sentences)
    rows = [
        points.low,
        points.high,
        category,
        settled.astype(np.int64),
        *(one.astype(np.int64) for one in inputs.dropped_sentences.values()),
    ]
    distinct, code = np.unique(np.stack(rows, axis=1), axis=0, return_inverse=True)

    reckoned = inputs.history is not None and any(one.points is None for one in inputs.history.sentences)

    def write(low: int, high: int, number: int, elsewhere: int, gone: list[int]) -> str:
        out = [name for name, one in zip(names, gone, strict=True) if one]
        less = f"less sentence {', '.join(out)}, whose conduct counts here" if out else ""
        if number == unknown and elsewhere:
            return "the points do not matter: a career offender's category is VI (USSG §4B1.1(b))"
        if number == unknown:
            return f"criminal history category unknown, so no range: {'; '.join(filter(None, [*points.missing, less]))}"
        by_length = f"; by length of sentence, taking it {ASSUMED}" if reckoned else ""
        total = f"{low} criminal history point{'' if low == 1 else 's'}" if low == high else f"{low} to {high} points"
        shown = ", ".join(filter(None, [points.shown, less]))
        return f"{total}{f' ({shown})' if shown else ''}: category {s5a.ROMAN[number - 1]}{by_length}"

    texts = tuple(
        write(low, high, number, elsewhere, gone) for low, high, number, elsewhere, *gone in distinct.tolist()
    )
    state = np.where((category == unknown) & ~settled, OPEN, APPLIED).astype(np.int8)
    why = Texts(texts, code.reshape(-1).astype(np.int64))
    return LineColumn(load("4A1.1", inputs.edition).cite, np.zeros(category.size, dtype=np.int64), state, why)


def _dropped(inputs: Inputs) -> BoolArray:
    """Return where any prior sentence drops out."""
    dropped = flags(False, inputs.n)
    for gone in inputs.dropped_sentences.values():
        dropped = dropped | gone
    return dropped


def undischarged_lines(inputs: Inputs) -> list[LineColumn]:
    """Return the line of §5G1.3 where a prior sentence is for conduct that counts here; the rest is not computed."""
    if not inputs.dropped_sentences:
        return []
    names = tuple(inputs.dropped_sentences)
    offenses = {sentence.id: sentence.offense for sentence in inputs.history.sentences} if inputs.history else {}
    called = [f"{name} ({offenses[name]})" if name in offenses else name for name in names]
    gone = np.stack(list(inputs.dropped_sentences.values()), axis=1)
    distinct, code = np.unique(gone, axis=0, return_inverse=True)
    texts = tuple(
        f"sentence {' and '.join(name for name, out in zip(called, row, strict=True) if out)} is for conduct that "
        "counts here: no criminal history points (§4A1.2(a)(1)); whether terms run together is not computed"
        for row in distinct.tolist()
    )
    dropped = _dropped(inputs)
    why = Texts(texts, code.reshape(-1).astype(np.int64))
    made = LineColumn("USSG §5G1.3", np.zeros(inputs.n, dtype=np.int64), known(dropped), why, names)
    return [made.where(dropped)]


def zero_point_line(
    inputs: Inputs, points: Points, death_found: bool, weapon: TriArray, career_offender: TriArray
) -> LineColumn:
    """Return the line of §4C1.1; a career offender has points, whether or not their number is known."""
    none = np.where(career_offender == YES, NO, no_points(points)).astype(np.int8)
    aggravating = np.where(inputs.aggravating.open, UNKNOWN, inputs.aggravating.levels > 0).astype(np.int8)
    death = np.where(death_found, YES, inputs.reaches("death", "serious_injury")).astype(np.int8)
    statutes = [count.statute for count in inputs.live_counts]
    enterprise = tri("yes" if s4c1_1.enterprise_count(statutes) else "no", inputs.n)
    bars = (
        ("criminal history points (a)(1)", opposite(none)),
        ("violence or a threat of his own (a)(3)", inputs.own("violence", "threat")),
        ("death or serious bodily injury (a)(4)", death),
        ("a weapon of his own (a)(7)", weapon),
        ("an adjustment under §3B1.1 (a)(10)", aggravating),
        ("a continuing criminal enterprise (a)(11)", some(inputs.own("enterprise"), enterprise)),
        ("a sex offense (a)(5)", tri(s4c1_1.sex_offense(statutes, inputs.edition), inputs.n)),
    )
    fact = s4c1_1.applies(none, *(bar for _, bar in bars[1:]))
    taken = s4c1_1.assumed(statutes, inputs.edition)
    assumed = f"; criteria {taken} are not shown by the file and are assumed to be met"
    texts = (
        *(f"not met: {name}" for name, _ in bars),
        *(f"open: {name}" for name, _ in bars),
        f"all criteria met{assumed}",
    )
    # The first criterion that fails is named; where none fails, the first that is open.
    failing = np.stack([bar == YES for _, bar in bars])
    unknown = np.stack([bar == UNKNOWN for _, bar in bars])
    code = np.where(
        failing.any(axis=0),
        failing.argmax(axis=0),
        np.where(unknown.any(axis=0), len(bars) + unknown.argmax(axis=0), 2 * len(bars)),
    ).astype(np.int64)
    made = fact_line("USSG §4C1.1", fact, s4c1_1.levels(inputs.edition), ("", "", ""))
    return LineColumn(made.cite, made.levels, made.state, Texts(texts, code))
