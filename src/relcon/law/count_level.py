"""The offense level of the counts under one guideline: Chapter Two and Parts A to C of Chapter Three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.line import NOT_APPLIED, NULL, OPEN, LineColumn, Note, Texts
from relcon.law.tristate import YES
from relcon.records.counts import Count

UNBOUNDED: Final = 99
"""A level above every level of the table: the greatest possible is not known."""


@dataclass(frozen=True, slots=True)
class CountLevel:
    """Counts under one guideline, and their level in every scenario.

    Attributes
    ----------
    counts, guideline
        The counts; their guideline, empty where no table names one.
    base, lines
        The base offense level, ``NULL`` without one, and what is added up to Part C of Chapter Three.
    least, most
        The bounds of the level; equal where it is known, and then base and lines add up to it.
    missing
        Why the level is not known, where it is not.
    notes
        What is assumed or left open besides.
    """

    counts: tuple[Count, ...]
    guideline: str
    base: IntArray
    lines: tuple[LineColumn, ...]
    least: IntArray
    most: IntArray
    missing: Texts
    notes: tuple[Note, ...] = field(default=())

    @property
    def known(self) -> BoolArray:
        """Where the level is known."""
        result: BoolArray = (self.base != NULL) & (self.least == self.most)
        return result

    @property
    def name(self) -> str:
        """The counts and their guideline, in words."""
        if not self.counts:
            return f"USSG {self.guideline}"
        numbers = ", ".join(f"{count.count} ({count.statute})" for count in self.counts)
        under = f", USSG {self.guideline}" if self.guideline else ""
        return f"count{'' if len(self.counts) == 1 else 's'} {numbers}{under}"

    def only(self, here: BoolArray) -> tuple[LineColumn, ...]:
        """Return the lines where these counts give the level; none that says nothing anywhere."""
        if here.all():
            return self.lines
        return tuple(line.only(here) for line in self.lines) if here.any() else ()


def summed(base: IntArray, lines: Sequence[LineColumn]) -> IntArray:
    """Return the level after the lines; meaningless where the base level is null."""
    return base + sum((line.levels for line in lines), start=np.zeros(base.size, dtype=np.int64))


def settled(
    counts: Sequence[Count], guideline: str, base: IntArray, lines: Sequence[LineColumn], notes: Sequence[Note] = ()
) -> CountLevel:
    """Return a level that base and lines give wherever there is a base level."""
    level = summed(base, lines)
    there: BoolArray = base != NULL
    return CountLevel(
        counts=tuple(counts),
        guideline=guideline,
        base=base,
        lines=tuple(lines),
        least=np.where(there, level, 0).astype(np.int64),
        most=np.where(there, level, UNBOUNDED).astype(np.int64),
        missing=Texts.same("", base.size),
        notes=tuple(notes),
    )


def not_computed(counts: Sequence[Count], guideline: str, why: str, n: int) -> CountLevel:
    """Return counts without any level, and why."""
    nothing = np.full(n, NULL, dtype=np.int64)
    return CountLevel(
        counts=tuple(counts),
        guideline=guideline,
        base=nothing,
        lines=(),
        least=np.zeros(n, dtype=np.int64),
        most=np.full(n, UNBOUNDED, dtype=np.int64),
        missing=Texts.same(why, n),
    )


def between(found: CountLevel, other: CountLevel, yes: BoolArray, unknown: BoolArray, why: str) -> CountLevel:
    """Return one level or another: the first where neither is said, the second where ``yes``, both as bounds between.

    Parameters
    ----------
    found, other
        The two levels.
    yes, unknown
        Where the second applies; where it is not known which does.
    why
        What is not known.
    """
    base = np.where(yes, other.base, found.base).astype(np.int64)
    least = np.where(yes, other.least, np.where(unknown, np.minimum(found.least, other.least), found.least))
    most = np.where(yes, other.most, np.where(unknown, np.maximum(found.most, other.most), found.most))
    missing = found.missing.overlaid(yes, other.missing).overlaid(unknown, Texts.same(why, base.size))
    return replace(
        found,
        base=base,
        lines=(*found.only(~yes), *other.only(yes)),
        least=least.astype(np.int64),
        most=most.astype(np.int64),
        missing=missing,
        notes=(*found.notes, *(note for note in other.notes if note.text not in {one.text for one in found.notes})),
    )


def applied(cite: str, levels: IntArray | int, why: Texts) -> LineColumn:
    """Return an applied line, of the same levels everywhere or by scenario."""
    n = why.code.size
    return LineColumn(cite, np.broadcast_to(np.asarray(levels, dtype=np.int64), n), np.full(n, YES, dtype=np.int8), why)


def change(cite: str, before: IntArray, after: IntArray, text: str) -> LineColumn:
    """Return the line that leads from one level to another; ``text`` names both (``{before}``, ``{after}``)."""
    why = Texts.by_row(lambda first, last: text.format(before=first, after=last), before, after)
    return applied(cite, after - before, why)


def left_out(lines: Sequence[LineColumn], keys: Sequence[str], why: str) -> list[LineColumn]:
    """Return lines of which those of some keys are considered and not applied, for a reason of another guideline."""
    return [_not_applied(one, why) if one.key in keys else one for one in lines]


def _not_applied(one: LineColumn, why: str) -> LineColumn:
    shown = (one.state == OPEN) | (one.levels != 0)
    state = np.where(shown, NOT_APPLIED, one.state).astype(np.int8)
    text = one.why.overlaid(shown, Texts.same(f"not applied: {why}", shown.size))
    return replace(one, levels=np.zeros(shown.size, dtype=np.int64), state=state, why=text)
