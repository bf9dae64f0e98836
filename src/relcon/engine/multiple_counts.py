"""Chapter Three, Part D: Groups, each Group's level, Units, and the combined offense level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.count_level import UNBOUNDED, CountLevel, summed
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NULL, OPEN, LineColumn, Note, Texts
from relcon.law.open_points import point
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, tri
from relcon.law.usc.t18_s924 import firearm_counts
from relcon.law.ussg import s2k2_1, s3d1_2, s3d1_4
from relcon.results.exposure import NOT_COMPUTED

_GROUP_LEVEL: Final = "USSG §3D1.3"


@dataclass(frozen=True, slots=True)
class Combined:
    """The offense level before §3E1.1.

    Attributes
    ----------
    base, lines
        The base level and lines of the counts that give the level, with those of Part D.
    known
        Where the combined level is known; base and lines then add up to it.
    missing
        Why it is not, where one of several guidelines is not computed or a judgment is left.
    notes
        What the counts assume or leave open besides.
    """

    base: IntArray
    lines: list[LineColumn]
    known: BoolArray
    missing: tuple[Note, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Member:
    """A guideline's counts beside the first, and whether they are in its Group."""

    level: CountLevel
    joined: TriArray
    cite: str


def combined(levels: Sequence[CountLevel], inputs: WorksheetFacts) -> Combined:
    """Return the combined offense level of the counts under all guidelines.

    Notes
    -----
    Rule: USSG §§3D1.1-3D1.4. Where the Manual leaves it to the case whether counts are closely related, the level is
    known only where it is the same either way.
    """
    n = inputs.n
    if not levels:
        nothing = np.full(n, NULL, dtype=np.int64)
        return Combined(nothing, [], np.zeros(n, dtype=np.bool_), (), ())
    first = levels[0]
    if len(levels) == 1:
        return Combined(
            first.base,
            [*first.lines, *_by_quantity(inputs)],
            first.known,
            _missing(levels, ~first.known),
            first.notes,
        )
    others = [_member(one, first, inputs) for one in levels[1:]]
    least, most, settled = _extremes(first, others, inputs.edition)
    known: BoolArray = settled & (least == most)
    governs = _governing(levels)
    base = np.select([governs == i for i in range(len(levels))], [one.base for one in levels], default=NULL)
    lines = [line for i, one in enumerate(levels) for line in one.only(governs == i)]
    lines += [*_by_quantity(inputs), *_grouping_lines(first, others, n), _level_line(levels, governs)]
    before = summed(base, lines)
    lines.append(_units_line(before, np.where(known, least, before), others, inputs.edition))
    notes = tuple(note for one in levels for note in one.notes)
    return Combined(base, lines, known, (*_missing(levels, ~known), *_either_way(least, most, settled)), notes)


def _member(level: CountLevel, first: CountLevel, inputs: WorksheetFacts) -> _Member:
    """Return whether counts join the Group of the first ones, and by which rule.

    Notes
    -----
    Rule: USSG §3D1.2(a)-(d), n.2, n.4-6. Where counsel says how closely counts are related, that answers the rules that
    ask it.
    """
    edition, n = inputs.edition, inputs.n
    said = {count.closely_related for count in level.counts}
    told = tri(said.pop() if len(said) == 1 else "unknown", n)
    rule, cite = s3d1_2.rule_of(level.guideline, edition)
    if rule == "judgment" or s3d1_2.rule_of(first.guideline, edition)[0] not in ("d", "b"):
        return _Member(level, told, s3d1_2.judgment_cite(edition))
    if any(count.laundering is not None and count.laundering.underlying == "no" for count in level.counts):
        # §2S1.1 n.6 speaks of the offense from which the funds came: by counsel's word that was not his.
        return _Member(level, told, s3d1_2.judgment_cite(edition))
    if level.guideline != s2k2_1.GUIDELINE:
        # Counsel's own answer goes before an inference from the notes, not before the list of (d).
        joined = tri("yes", n) if rule == "d" else np.where(told == NO, NO, YES).astype(np.int8)
        return _Member(level, joined, cite)
    if firearm_counts(inputs.live_counts) and not (told == NO).any():
        return _Member(level, tri("yes", n), s3d1_2.firearm_cite(edition))
    # (c): possession of that firearm is a characteristic of the drug counts, §2D1.1(b)(1).
    by_fact = inputs.reaches("firearm") if inputs.recorded("firearm") else tri("unknown", n)
    found = np.where(told != UNKNOWN, told, np.where(by_fact == YES, YES, UNKNOWN)).astype(np.int8)
    return _Member(level, found, cite)


def _extremes(first: CountLevel, others: Sequence[_Member], edition: str) -> tuple[IntArray, IntArray, BoolArray]:
    """Return the least and greatest combined level over what is left to judgment, and where every Group's is known."""
    open_ones = [i for i, one in enumerate(others) if (one.joined == UNKNOWN).any()]
    found: list[IntArray] = []
    settled = np.ones(first.base.size, dtype=np.bool_)
    for answers in product((True, False), repeat=len(open_ones)):
        taken = dict(zip(open_ones, answers, strict=True))
        groups = [(first.least, first.most)]
        for i, one in enumerate(others):
            inside = (one.joined == YES) | ((one.joined == UNKNOWN) & taken.get(i, False))
            joined = [np.where(inside, bound, 0) for bound in (one.level.least, one.level.most)]
            groups[0] = (np.maximum(groups[0][0], joined[0]), np.maximum(groups[0][1], joined[1]))
            # A Group that is not there adds no Unit: it lies below every other.
            apart = [np.where(inside, _ABSENT, bound) for bound in (one.level.least, one.level.most)]
            groups.append((apart[0], apart[1]))
        for low, high in groups:
            settled &= low == high
        found.append(s3d1_4.combined([low for low, _ in groups], edition)[0])
    stack = np.stack(found)
    return stack.min(axis=0), stack.max(axis=0), settled


_ABSENT: Final = -UNBOUNDED


def _governing(levels: Sequence[CountLevel]) -> IntArray:
    """Return which counts have the highest known level: their lines are shown."""
    ranks = np.stack([np.where(one.base != NULL, one.least, NULL) for one in levels])
    result: IntArray = ranks.argmax(axis=0)
    return result


def _by_quantity(inputs: WorksheetFacts) -> list[LineColumn]:
    """Return the line of §3D1.2(d) where there are several drug counts: one level, of the whole quantity."""
    one = s3d1_2.by_quantity(inputs.live_counts, inputs.edition)
    if len(one) < 2:
        return []
    text = f"counts {', '.join(count.count for count in one)} are one Group: one offense level, of the whole quantity"
    zero = np.zeros(inputs.n, dtype=np.int64)
    return [LineColumn(s3d1_2.cite(inputs.edition), zero, tri("yes", inputs.n), Texts.same(text, inputs.n))]


def _grouping_lines(first: CountLevel, others: Sequence[_Member], n: int) -> list[LineColumn]:
    lines = []
    for one in others:
        texts = (
            f"{one.level.name}: {point('closely_related').said}",
            f"{one.level.name}: a Group of its own",
            f"{one.level.name}: in one Group with {first.name}",
        )
        state = np.where(one.joined == UNKNOWN, OPEN, APPLIED).astype(np.int8)
        zero = np.zeros(n, dtype=np.int64)
        code = (one.joined - UNKNOWN).astype(np.int64)
        lines.append(LineColumn(f"USSG {one.cite.removeprefix('USSG ')}", zero, state, Texts(texts, code)))
    return lines


def _level_line(levels: Sequence[CountLevel], governs: IntArray) -> LineColumn:
    """Say each guideline's level, and which is the highest."""
    rows = [np.where(one.known, one.least, NULL) for one in levels]
    distinct, code = np.unique(np.stack([governs, *rows], axis=1), axis=0, return_inverse=True)

    def write(row: list[int]) -> str:
        which, *found = row
        shown = [
            f"{one.name}: {'no level' if level == NULL else f'level {level}'}"
            for one, level in zip(levels, found, strict=True)
        ]
        return f"{'; '.join(shown)}; the lines shown are those of {levels[which].name}, the highest known"

    texts = Texts(tuple(write(row) for row in distinct.tolist()), code.reshape(-1).astype(np.int64))
    n = governs.size
    return LineColumn(_GROUP_LEVEL, np.zeros(n, dtype=np.int64), tri("yes", n), texts)


def _units_line(before: IntArray, after: IntArray, others: Sequence[_Member], edition: str) -> LineColumn:
    """Return the line of §3D1.4 where there is more than one Group."""
    several: BoolArray = np.any(np.stack([one.joined != YES for one in others]), axis=0)
    added = np.where(several, after - before, 0).astype(np.int64)
    distinct, code = np.unique(added, return_inverse=True)
    texts = tuple(
        f"more than one Group: the Units add {levels} level{'' if levels == 1 else 's'} to the highest"
        if levels
        else "the Units of the other Groups add nothing to the highest"
        for levels in distinct.tolist()
    )
    why = Texts(texts, code.reshape(-1).astype(np.int64))
    return LineColumn(s3d1_4.cite(edition), added, (added != 0).astype(np.int8), why).where(several)


def _missing(levels: Sequence[CountLevel], needed: BoolArray) -> tuple[Note, ...]:
    """Say of each guideline why its level is not known, where the combined level needs it."""
    notes = []
    for one in levels:
        for code, text in enumerate(one.missing.texts):
            here: BoolArray = needed & ~one.known & (one.missing.code == code)
            if text and here.any():
                notes.append(Note(f"{NOT_COMPUTED}{one.name}: {text}", here))
    return tuple(notes)


def _either_way(least: IntArray, most: IntArray, settled: BoolArray) -> list[Note]:
    """Give the bounds where every Group's level is known and how the counts are related decides."""
    open_here: BoolArray = settled & (least != most)
    pairs = np.stack([least, most], axis=1)
    return [
        Note(
            f"{NOT_COMPUTED}level {low} if the counts are one Group, up to {high} if not, before USSG §3E1.1; "
            f"{point('closely_related').said}",
            open_here & (pairs == [low, high]).all(axis=1),
        )
        for low, high in np.unique(pairs[open_here], axis=0).tolist()
    ]
