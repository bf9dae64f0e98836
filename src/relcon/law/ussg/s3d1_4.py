"""USSG §3D1.4: the combined offense level of several Groups, by Units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.count_level import UNBOUNDED, CountLevel, summed
from relcon.law.facts import WorksheetFacts
from relcon.law.line import APPLIED, NULL, LineColumn, Note, Texts
from relcon.law.open_points import point
from relcon.law.tables import Table, TableError, load
from relcon.law.tristate import UNKNOWN, YES
from relcon.law.ussg import s3d1_2
from relcon.results.exposure import NOT_COMPUTED

_ABSENT: Final = -UNBOUNDED
"""The level of a Group that is not there: it lies below every other, and adds no Unit."""


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


def combined(levels: Sequence[CountLevel], facts: WorksheetFacts) -> Combined:
    """Return the combined offense level of the counts under all guidelines.

    Notes
    -----
    Rule: USSG §§3D1.1-3D1.4. Where the Manual leaves it to the case whether counts are closely related, the level is
    known only where it is the same either way.
    """
    n = facts.n
    if not levels:
        nothing = np.full(n, NULL, dtype=np.int64)
        return Combined(nothing, [], np.zeros(n, dtype=np.bool_), (), ())
    first, by_quantity = levels[0], s3d1_2.quantity_line(facts)
    quantity = [] if by_quantity is None else [by_quantity]
    if len(levels) == 1:
        return Combined(
            first.base,
            [*first.lines, *quantity],
            first.known,
            _missing(levels, ~first.known),
            first.notes,
        )
    others = [s3d1_2.member(one, first, facts) for one in levels[1:]]
    least, most, settled = _extremes(first, others, facts.edition)
    known: BoolArray = settled & (least == most)
    governs = _governing(levels)
    base = np.select([governs == i for i in range(len(levels))], [one.base for one in levels], default=NULL)
    lines = [line for i, one in enumerate(levels) for line in one.only(governs == i)]
    lines += [*quantity, *s3d1_2.lines(first, others), _level_line(levels, governs)]
    before = summed(base, lines)
    lines.append(_units_line(before, np.where(known, least, before), others, facts.edition))
    notes = tuple(note for one in levels for note in one.notes)
    return Combined(base, lines, known, (*_missing(levels, ~known), *_either_way(least, most, settled)), notes)


def _extremes(first: CountLevel, others: Sequence[s3d1_2.Member], edition: str) -> tuple[IntArray, IntArray, BoolArray]:
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
            apart = [np.where(inside, _ABSENT, bound) for bound in (one.level.least, one.level.most)]
            groups.append((apart[0], apart[1]))
        for low, high in groups:
            settled &= low == high
        found.append(by_units([low for low, _ in groups], edition)[0])
    stack = np.stack(found)
    return stack.min(axis=0), stack.max(axis=0), settled


def _governing(levels: Sequence[CountLevel]) -> IntArray:
    """Return which counts have the highest known level: their lines are shown."""
    ranks = np.stack([np.where(one.base != NULL, one.least, NULL) for one in levels])
    result: IntArray = ranks.argmax(axis=0)
    return result


def _level_line(levels: Sequence[CountLevel], governs: IntArray) -> LineColumn:
    """Say each guideline's level, and which is the highest (§3D1.3)."""

    def write(which: int, *found: int) -> str:
        shown = [
            f"{one.name}: {'no level' if level == NULL else f'level {level}'}"
            for one, level in zip(levels, found, strict=True)
        ]
        return f"{'; '.join(shown)}; the lines shown are those of {levels[which].name}, the highest known"

    why = Texts.by_row(write, governs, *(np.where(one.known, one.least, NULL) for one in levels))
    return LineColumn.saying("USSG §3D1.3", APPLIED, why)


def _units_line(before: IntArray, after: IntArray, others: Sequence[s3d1_2.Member], edition: str) -> LineColumn:
    """Return the line of §3D1.4 where there is more than one Group."""
    several: BoolArray = np.any(np.stack([one.joined != YES for one in others]), axis=0)
    added = np.where(several, after - before, 0).astype(np.int64)
    why = Texts.by_row(
        lambda levels: (
            f"more than one Group: the Units add {levels} level{'' if levels == 1 else 's'} to the highest"
            if levels
            else "the Units of the other Groups add nothing to the highest"
        ),
        added,
    )
    return LineColumn(load("3D1.4", edition).cite, added, (added != 0).astype(np.int8), why).where(several)


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


def by_units(levels: Sequence[IntArray], edition: str) -> tuple[IntArray, IntArray]:
    """Return the combined offense level of Groups, and the half-Units that they make.

    Parameters
    ----------
    levels
        Each Group's offense level (§3D1.3), by scenario; at least one Group.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §3D1.4(a)-(c), n.1-2.
    """
    table = load("3D1.4", edition)
    highest = np.max(np.stack(levels), axis=0)
    halves = sum((_halves(highest - level, table) for level in levels), start=np.zeros(highest.size, dtype=np.int64))
    return (highest + _increase(halves, table)).astype(np.int64), halves


def _rows(table: Table, name: str) -> list[Mapping[str, object]]:
    rows: list[Mapping[str, object]] = []
    for row in table.items(name):
        if not isinstance(row, Mapping):
            raise TableError(f"3D1.4: {name} are mappings")
        rows.append(row)
    return rows


def _halves(below: IntArray, table: Table) -> IntArray:
    """Return the half-Units of a Group so many levels less serious than the highest."""
    found = np.zeros(below.size, dtype=np.int64)
    for row in reversed(_rows(table, "units")):
        found = np.where(below <= int(str(row["within"])), int(str(row["halves"])), found)
    return found


def _increase(halves: IntArray, table: Table) -> IntArray:
    found = np.full(halves.size, table.integer("more", "levels"))
    for row in reversed(_rows(table, "increase")):
        found = np.where(halves <= int(str(row["halves"])), int(str(row["levels"])), found)
    return found.astype(np.int64)
