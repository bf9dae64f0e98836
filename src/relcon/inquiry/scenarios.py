"""Many combinations of toggles at once, for one defendant in one position."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations

import numpy as np
import numpy.typing as npt

from relcon.engine.batch import Batch
from relcon.engine.disposition import AS_STATED, Dispositions
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.inquiry.outcomes import LINES, lines
from relcon.inquiry.toggles import Toggle
from relcon.law.arrays import IntArray
from relcon.logic.packed import Bits
from relcon.logic.subsets import by_size, smallest
from relcon.records.base import PositionName
from relcon.results.whatif import MovedLine

Off = npt.NDArray[np.bool_]
"""One row for each toggle, one column for each scenario: where it is left out."""

_PAIRS = 2
"""The largest sets tried where all are too many."""
MOST = 20
"""With more toggles that matter than this, only sets of at most two are tried."""
BLOCK = 1 << 14
"""How many scenarios are computed at once."""


@dataclass(frozen=True)
class Sets:
    """What combinations of toggles do.

    Attributes
    ----------
    smallest
        For each line, the smallest sets (members by number) that move it.
    levels
        Every total offense level reached.
    complete
        Whether every combination was tried.
    """

    smallest: Mapping[MovedLine, list[tuple[int, ...]]]
    levels: tuple[int, ...]
    complete: bool


@dataclass(frozen=True)
class Question:
    """A defendant in a position, and the toggles asked about."""

    batch: Batch
    defendant: str
    position: PositionName
    toggles: tuple[Toggle, ...]

    @cached_property
    def relevant(self) -> tuple[int, ...]:
        """The numbers of the toggles on which anything of the worksheet depends."""
        used = self.batch.circuit(self.defendant, self.position).leaves
        return tuple(i for i, one in enumerate(self.toggles) if one.leaves & used)

    def off(self, sets: Sequence[Sequence[int]]) -> Off:
        """Return scenarios from sets of toggles, by number."""
        found = np.zeros((len(self.toggles), len(sets)), dtype=np.bool_)
        for column, chosen in enumerate(sets):
            found[list(chosen), column] = True
        return found

    def leaves(self, off: Off) -> dict[str, Bits]:
        """Return the value of each leaf in every scenario: out where any toggle that covers it is."""
        found: dict[str, Bits] = {}
        for one, out in zip(self.toggles, off, strict=True):
            for leaf in one.leaves:
                found[leaf] = found[leaf] & ~out if leaf in found else ~out
        return found

    def computed(self, off: Off) -> ScenarioBatch:
        """Compute the worksheet in every scenario."""
        dispositions = Dispositions.same(AS_STATED, off.shape[1])
        return self.batch.columns(self.defendant, self.position, self.leaves(off), dispositions, _whole).found

    def sets(self) -> Sets:
        """Try every combination of the relevant toggles; above ``MOST`` of them, those of at most two."""
        return self._every() if len(self.relevant) <= MOST else self.pairs()

    def _every(self) -> Sets:
        n = 1 << len(self.relevant)
        moved = {line: np.zeros(n, dtype=np.bool_) for line in LINES}
        first: dict[MovedLine, int] = {}
        levels: set[int] = set()
        for start, off in self._blocks(n):
            found = lines(self.computed(off).worksheet)
            for line, values in found.items():
                base = first.setdefault(line, int(values[0]))
                moved[line][start : start + values.size] = values != base
            levels.update(np.unique(found["total_offense_level"]).tolist())
        chosen = {line: self._named(by_size(np.flatnonzero(smallest(does)).tolist())) for line, does in moved.items()}
        return Sets(chosen, tuple(sorted(levels)), complete=True)

    def _blocks(self, n: int) -> Iterator[tuple[int, Off]]:
        for start in range(0, n, BLOCK):
            masks: IntArray = np.arange(start, min(start + BLOCK, n), dtype=np.int64)
            off = np.zeros((len(self.toggles), masks.size), dtype=np.bool_)
            for bit, number in enumerate(self.relevant):
                off[number] = masks >> bit & 1 == 1
            yield start, off

    def _named(self, sets: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
        return [tuple(self.relevant[bit] for bit in chosen) for chosen in sets]

    def pairs(self) -> Sets:
        """Try every one of the relevant toggles, and every two of them."""
        tried = list(chain.from_iterable(combinations(self.relevant, size) for size in range(_PAIRS + 1)))
        return few(tried, lines(self.computed(self.off(tried)).worksheet), complete=False)


def _whole(batch: ScenarioBatch, _: range) -> ScenarioBatch:
    return batch


def few(tried: Sequence[tuple[int, ...]], found: Mapping[MovedLine, IntArray], *, complete: bool) -> Sets:
    """Return what sets of at most two toggles do.

    Parameters
    ----------
    tried
        The empty set first, then the others, the smaller before the larger.
    found
        Each line as a number for each of them.
    complete
        Whether there are no other sets.
    """
    chosen: dict[MovedLine, list[tuple[int, ...]]] = {}
    for line, values in found.items():
        moving = [one for one, value in zip(tried, values, strict=True) if value != values[0]]
        alone = {one[0] for one in moving if len(one) == 1}
        chosen[line] = [one for one in moving if len(one) == 1 or not alone & set(one)]
    return Sets(chosen, tuple(sorted(set(found["total_offense_level"].tolist()))), complete)
