"""Events weighed together: a table with one column for each pattern of their nodes, and what it adds up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from relcon.engine.event_weight import Weighed, weigh_event
from relcon.engine.lots import OnLots, count_once
from relcon.law.arrays import BoolArray, IntArray, times
from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.values import Values
from relcon.records.customs import MICRO

Kind: TypeAlias = tuple[tuple[str, ...], Fraction | None]
"""What is added up: substances and purity."""


@dataclass(frozen=True)
class WeightTable:
    """Events weighed, one column for each pattern of their nodes; sums are made once, and kept."""

    weighed: Mapping[str, Weighed]
    lots: OnLots

    @classmethod
    def of(cls, events: Sequence[Attribution], context: DefendantContext, values: Values) -> WeightTable:
        """Weigh events, then count what lies on one lot once. ``values`` has one scenario for each pattern."""
        weighed = {one.event.id: weigh_event(one, context, values) for one in events}
        return cls(weighed, count_once(list(weighed.values()), context))

    @cached_property
    def sums(self) -> Mapping[Kind, IntArray]:
        """What counts, added up by substances and purity; what never counts is left out."""
        parts: dict[Kind, list[IntArray]] = defaultdict(list)
        for id, item in self.weighed.items():
            counted = self.lots.counted[id]
            if counted.any():
                parts[item.substances, item.purity].append(counted)
        return {kind: np.stack(rows).sum(axis=0) for kind, rows in parts.items()}

    @cached_property
    def first(self) -> Mapping[Kind, str]:
        """The first event of each kind that counts anywhere."""
        found: dict[Kind, str] = {}
        for id, item in self.weighed.items():
            if self.lots.counted[id].any():
                found.setdefault((item.substances, item.purity), id)
        return found

    @cached_property
    def unknown(self) -> Mapping[tuple[str, ...], BoolArray]:
        """By substances, where an event counts whose weight is unknown."""
        found: dict[tuple[str, ...], BoolArray] = {}
        for item in self.weighed.values():
            if item.unknown.any():
                found[item.substances] = found.get(item.substances, False) | item.unknown
        return found

    @cached_property
    def plants(self) -> IntArray | None:
        """Plants that count, in millionths; None where there are none."""
        rows = [np.where(self.lots.counted[id] > 0, item.plants, 0) for id, item in self.weighed.items()]
        grown: IntArray = np.stack(rows).sum(axis=0)
        return grown if grown.any() else None

    @cached_property
    def plants_weigh(self) -> IntArray:
        """What plants count for in the Drug Quantity Table without a weight of their own, USSG §2D1.1(c) Note (E)."""
        rows = [
            np.where(item.plants > 0, np.maximum(self.lots.counted[id] - _weight_of_plants(item), 0), 0)
            for id, item in self.weighed.items()
        ]
        counted: IntArray = np.stack(rows).sum(axis=0)
        return counted


def _weight_of_plants(item: Weighed) -> IntArray:
    """Return the plants' own weight, as far as it is stated."""
    each = item.event.per_unit.low if item.event.per_unit is not None else None
    return times(item.plants, Fraction(each or 0, MICRO))


@dataclass(frozen=True, slots=True)
class EventWeight:
    """One event in one scenario: what it weighs alone and after lots, and what was read or assumed for that."""

    inside: bool
    unknown: bool
    alone: int
    counted: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A table, and which of its columns holds in each scenario."""

    code: npt.NDArray[np.unsignedinteger]
    table: WeightTable

    def at(self, id: str, i: int) -> EventWeight:
        """Return an event of the group in scenario ``i``."""
        k, one = int(self.code[i]), self.table.weighed[id]
        notes = tuple(text for where, text in one.notes if where[k])
        counted = int(self.table.lots.counted[id][k])
        return EventWeight(bool(one.inside[k]), bool(one.unknown[k]), int(one.alone[k]), counted, notes)

    def absorbed_by(self, i: int) -> Mapping[str, str]:
        """Return, in scenario ``i``, what stands for each event of the group that counts nothing."""
        return self.table.lots.absorbed_by(int(self.code[i]))
