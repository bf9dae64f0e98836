"""Worksheet lines over scenarios: levels, state and reason, and scenario i of them as a result line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.tristate import UNKNOWN, TriArray, prong
from relcon.results.exposure import Line

NULL: Final = -1
"""Stands for null in levels, categories and months."""

NOT_APPLIED: Final = 0
APPLIED: Final = 1
OPEN: Final = 2
"""States of a line."""
NOTHING: Final = -1
"""The provision has nothing to say in this scenario; the line is left out there."""


@dataclass(frozen=True, slots=True)
class Texts:
    """One text in each scenario: a few texts, and which of them holds where."""

    texts: tuple[str, ...]
    code: IntArray

    @classmethod
    def same(cls, text: str, n: int) -> Self:
        """Return one text for all of ``n`` scenarios."""
        return cls((text,), np.zeros(n, dtype=np.int64))

    @classmethod
    def by_state(cls, state: TriArray, not_applied: str, applied: str, unknown: str) -> Self:
        """Return a text for each state of a line, or for each answer of the fact on which it hangs."""
        return cls((not_applied, applied, unknown), _code(state))

    @classmethod
    def by_row(cls, write: Callable[..., str], *columns: npt.NDArray[np.generic]) -> Self:
        """Return, for each scenario, the text that ``write`` makes of its numbers; each combination is written once.

        Parameters
        ----------
        write
            Takes one whole number for each column; flags come as 0 and 1.
        columns
            The numbers by scenario.
        """
        first, code = _distinct([column.astype(np.int64) for column in columns])
        rows = zip(*(column[first].astype(np.int64).tolist() for column in columns), strict=True)
        return cls(tuple(write(*row) for row in rows), code)

    @classmethod
    def first(cls, *cases: tuple[BoolArray, str], otherwise: str) -> Self:
        """Return in each scenario the text of the first case that holds there."""
        texts = (otherwise, *(text for _, text in cases))
        code = np.zeros(cases[0][0].size, dtype=np.int64)
        for number, (where, _) in reversed(list(enumerate(cases, start=1))):
            code = np.where(where, number, code)
        return cls(texts, code.astype(np.int64))

    def followed_by(self, which: TriArray | IntArray, endings: tuple[str, ...]) -> Texts:
        """Return the texts with an ending in each scenario, such as one that depends on a line's state or its fact."""
        texts = tuple(text + ending for ending in endings for text in self.texts)
        return Texts(texts, _code(which) * len(self.texts) + self.code)

    def overlaid(self, where: BoolArray, other: Texts) -> Texts:
        """Return these texts, with others in their place somewhere."""
        code = np.where(where, other.code + len(self.texts), self.code).astype(np.int64)
        return Texts((*self.texts, *other.texts), code)

    def at(self, i: int) -> str:
        """Return the text of scenario ``i``."""
        return self.texts[int(self.code[i])]


def _distinct(columns: Sequence[IntArray]) -> tuple[IntArray, IntArray]:
    """Return where each distinct combination of numbers first stands, and which of them each scenario has."""
    code: IntArray = np.zeros(columns[0].size, dtype=np.int64)
    first = code[:1]
    for column in columns:
        low, high = int(column.min()), int(column.max())
        if low < high:
            # A number for each pair of what came before and this column's, then as few numbers as there are pairs.
            _, first, code = np.unique(code * (high - low + 1) + (column - low), return_index=True, return_inverse=True)
            code = code.reshape(-1)
    return first, code.astype(np.int64)


def _code(state: TriArray | IntArray) -> IntArray:
    """Return where the text of a state stands; an unknown fact has that of an open line."""
    return np.where(state == UNKNOWN, OPEN, state).astype(np.int64)


@dataclass(frozen=True, slots=True)
class LineColumn:
    """One line of the worksheet in every scenario.

    Attributes
    ----------
    cite
        The provision, as it is printed.
    levels
        What the line adds to the offense level; 0 where it is not applied or open.
    state
        ``NOT_APPLIED`` (considered), ``APPLIED``, ``OPEN`` or ``NOTHING``.
    why
        The reason in each scenario.
    facts
        Ids of the records on which the line rests.
    resting
        Ids of records on which it rests in some scenarios only, and where.
    key
        The name by which other provisions ask for the line, such as ``3C1.1``; empty where none does.
    """

    cite: str
    levels: IntArray
    state: TriArray
    why: Texts
    facts: tuple[str, ...] = ()
    resting: tuple[tuple[str, BoolArray], ...] = ()
    key: str = ""

    @classmethod
    def saying(cls, cite: str, state: TriArray | int, why: Texts, facts: tuple[str, ...] = (), key: str = "") -> Self:
        """Return a line that says something and adds no levels, in one state everywhere or by scenario."""
        n = why.code.size
        everywhere = np.broadcast_to(np.asarray(state, dtype=np.int8), n)
        return cls(cite, np.zeros(n, dtype=np.int64), everywhere, why, facts, key=key)

    def line(self, i: int) -> Line | None:
        """Return scenario ``i`` as a result line, or ``None`` where there is nothing to say."""
        state = int(self.state[i])
        if state == NOTHING:
            return None
        return Line(
            cite=self.cite,
            levels=None if state == OPEN else int(self.levels[i]),
            applied=state == APPLIED,
            why=self.why.at(i),
            facts=(*self.facts, *(id for id, where in self.resting if where[i])),
            open=state == OPEN,
        )

    def where(self, shown: BoolArray) -> LineColumn:
        """Return the line, left out where it has nothing to say."""
        return replace(self, state=np.where(shown, self.state, NOTHING).astype(np.int8))

    def only(self, here: BoolArray) -> LineColumn:
        """Return the line where it bears on the level at all; elsewhere it adds nothing and says nothing."""
        return replace(self, levels=np.where(here, self.levels, 0).astype(np.int64)).where(here)


@dataclass(frozen=True, slots=True)
class Note:
    """Something left open, and in which scenarios."""

    text: str
    where: BoolArray


def applied(lines: Sequence[LineColumn], key: str) -> BoolArray:
    """Return where the line that has a key is applied; there is at least one line."""
    states = [line.state == APPLIED for line in lines if line.key == key]
    result: BoolArray = np.any(states, axis=0) if states else np.zeros(lines[0].state.size, dtype=np.bool_)
    return result


def state_of(fact: TriArray) -> TriArray:
    """Return the state of a line that applies exactly where a fact holds: open where the fact is unknown."""
    return prong(fact, yes=APPLIED, no=NOT_APPLIED, unknown=OPEN).astype(np.int8)


def added(
    cite: str, holds: TriArray, levels: int, why: Texts, facts: tuple[str, ...] = (), key: str = ""
) -> LineColumn:
    """Return the line of a provision that adds fixed levels where it holds."""
    return LineColumn(cite, prong(holds, yes=levels, no=0, unknown=0), state_of(holds), why, facts, key=key)
