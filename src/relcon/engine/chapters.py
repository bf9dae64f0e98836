"""Worksheet lines of acceptance, criminal history and what follows from it, in the Manual's order."""

from __future__ import annotations

import numpy as np

from relcon.engine.history_told import sum_told
from relcon.engine.valve import SafetyValve
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import NO_ACCEPTANCE, TIMELY, WorksheetFacts
from relcon.law.line import APPLIED, NOT_APPLIED, OPEN, LineColumn, Texts, fact_line
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, known, opposite, some, tri
from relcon.law.ussg import s3e1_1, s4c1_1, s5a, s5c1_2
from relcon.law.ussg.s4a1_1 import Points, no_points


def floor_level_lines(level: IntArray, valve: SafetyValve, minimum: IntArray, edition: str) -> list[LineColumn]:
    """Return the line of §5C1.2(b) as it was before 2023: a floor under the level of Chapters Two and Three."""
    added = s5c1_2.floor_levels(level, valve.guideline_met, minimum, edition)
    if added is None:
        return []
    cite = load("5C1.2", edition).text("floor_level", "cite")
    why = Texts.same(
        f"the level of Chapters Two and Three is raised to not less than {s5c1_2.floor_level(edition)}", level.size
    )
    return [LineColumn(cite, added, known(added > 0), why).where(added > 0)]


def acceptance_line(inputs: WorksheetFacts, level_before: IntArray) -> LineColumn:
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
        f"(a) accepted; (b) timely plea: {point('timely_motion').text}",
    )
    code = np.select([inputs.trial, is_open, ~accepts, ~timely, third == 0], [1, 2, 0, 3, 4], default=5).astype(
        np.int64
    )
    return LineColumn("USSG §3E1.1", levels + third, state, Texts(tuple(text + note for text in texts), code))


def history_line(
    points: Points, category: IntArray, unknown: int, inputs: WorksheetFacts, settled: BoolArray
) -> LineColumn:
    """Return the line of §4A1.1: points and category, open where the category is ``unknown`` and not ``settled``."""
    names = tuple(inputs.dropped_sentences)
    told = sum_told(points)
    rows = [
        points.low,
        points.high,
        category,
        settled.astype(np.int64),
        told.code,
        *(one.astype(np.int64) for one in inputs.dropped_sentences.values()),
    ]
    distinct, code = np.unique(np.stack(rows, axis=1), axis=0, return_inverse=True)
    notes = _history_notes(points, inputs)

    def write(low: int, high: int, number: int, elsewhere: int, parts: int, gone: list[int]) -> str:
        out = [name for name, one in zip(names, gone, strict=True) if one]
        less = f"not sentence {', '.join(out)}, whose conduct counts here" if out else ""
        if number == unknown and elsewhere:
            return "the points do not matter: a career offender's category is VI (USSG §4B1.1(b))"
        total = f"{low} criminal history point{'' if low == 1 else 's'}" if low == high else f"{low} to {high} points"
        shown = "; ".join(filter(None, [told.texts[parts], less]))
        if number == unknown:
            missing = "; ".join(filter(None, [*points.missing, less]))
            known = f"; {total} ({shown})" if points.parts else ""
            return f"criminal history category unknown, so no range: {missing}{known}{notes}"
        return f"{total}{f' ({shown})' if shown else ''}: category {s5a.ROMAN[number - 1]}{notes}"

    texts = tuple(
        write(low, high, number, elsewhere, parts, gone)
        for low, high, number, elsewhere, parts, *gone in distinct.tolist()
    )
    state = np.where((category == unknown) & ~settled, OPEN, APPLIED).astype(np.int8)
    why = Texts(texts, code.reshape(-1).astype(np.int64))
    return LineColumn(load("4A1.1", inputs.edition).cite, np.zeros(category.size, dtype=np.int64), state, why)


def _history_notes(points: Points, inputs: WorksheetFacts) -> str:
    """Say how the words of each sentence were read, and what is taken of offenses that the file does not sort."""
    read = f"; {'; '.join(points.read)}" if points.read else ""
    sentences = inputs.history.sentences if inputs.history is not None else ()
    unsorted = any(one.points is None and one.minor is None and one.uncounted is None for one in sentences)
    return f"{read}; by length of sentence, taking it {point('not_left_out').text}" if unsorted else read


def zero_point_line(
    inputs: WorksheetFacts, points: Points, death_found: bool, weapon: TriArray, career_offender: TriArray
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
        (
            f"a continuing criminal enterprise {s4c1_1.enterprise_criterion(inputs.edition)}",
            some(inputs.own("enterprise"), enterprise),
        ),
        ("a sex offense (a)(5)", tri(s4c1_1.sex_offense(statutes, inputs.edition), inputs.n)),
    )
    fact = s4c1_1.applies(none, *(bar for _, bar in bars[1:]))
    taken = s4c1_1.assumed(statutes, inputs.edition)
    assumed = f"; {point('criteria_not_shown').text}: {taken}"
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
