"""Drugs are counted once, in every scenario: a small table for each lot, one entry for each pattern of its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from relcon.engine.lot_paths import Lotted, counted_on_lots
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.context import DefendantContext
from relcon.law.ussg.s2d1_1.same_drugs import parent_of
from relcon.records.events import Event


class Weighted(Protocol):
    """An event with its weight in every scenario."""

    @property
    def event(self) -> Event:
        """The event."""
        ...

    @property
    def inside(self) -> BoolArray:
        """Where it counts."""
        ...

    @property
    def unknown(self) -> BoolArray:
        """Where its weight is unknown."""
        ...

    @property
    def net(self) -> IntArray:
        """Its weight after deductions."""
        ...

    @property
    def substances(self) -> tuple[str, ...]:
        """What it is."""
        ...


@dataclass(frozen=True)
class OnLots:
    """What each event counts in every scenario, and what stands for those that count nothing.

    ``tables`` holds, for each lot, which pattern of its events holds in each scenario, and what each pattern absorbs.
    """

    counted: Mapping[str, IntArray]
    tables: tuple[tuple[IntArray, tuple[Mapping[str, str], ...]], ...]

    def absorbed_by(self, i: int) -> dict[str, str]:
        """Return, in scenario ``i``, what stands for each event that counts nothing."""
        found: dict[str, str] = {}
        for code, absorbed in self.tables:
            found.update(absorbed[int(code[i])])
        return found


def count_once(items: Sequence[Weighted], context: DefendantContext) -> OnLots:
    """Count drugs once in every scenario: a small table for each lot, with one entry for each pattern that occurs.

    Parameters
    ----------
    items
        Attributed events with their weights.
    context
        For the declared lots and the option ``delivery_unknown``.
    """
    counted = {item.event.id: item.net for item in items}
    by_lot: dict[str, list[Weighted]] = defaultdict(list)
    for item in items:
        if item.event.lot is not None:
            by_lot[root_of(item.event.lot, context)].append(item)
    tables: list[tuple[IntArray, tuple[Mapping[str, str], ...]]] = []
    for members in by_lot.values():
        if len(members) == 1:
            continue
        # An event that is out, or of unknown weight, is no part of the pattern.
        rows = np.stack([np.where(m.inside & ~m.unknown, m.net, -1) for m in members])
        patterns, code = np.unique(rows, axis=1, return_inverse=True)
        settled = [_pattern(members, patterns[:, i], context) for i in range(patterns.shape[1])]
        code = code.reshape(-1).astype(np.int64)
        for k, member in enumerate(members):
            table = np.array([one[0][k] for one in settled], dtype=np.int64)
            counted[member.event.id] = table[code]
        tables.append((code, tuple(one[1] for one in settled)))
    return OnLots(counted, tuple(tables))


def _pattern(
    members: Sequence[Weighted], weights: IntArray, context: DefendantContext
) -> tuple[list[int], Mapping[str, str]]:
    there = [
        Lotted(member.event, int(weight), member.substances)
        for member, weight in zip(members, weights, strict=True)
        if weight >= 0
    ]
    counted, absorbed = counted_on_lots(there, context)
    return [counted.get(member.event.id, 0) for member in members], absorbed


def root_of(path: str, context: DefendantContext) -> str:
    """Return the outermost lot that a path is part of, through declared makings too."""
    seen = {path}
    while True:
        parent = parent_of(path, context)
        if parent is None or parent in seen:
            return path
        seen.add(parent)
        path = parent
