"""Each defendant grounded once for a position, with every admitted fact free to count or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from relcon.engine.defendant_circuit import DefendantCircuit, context_of, ground
from relcon.engine.program import edition_of
from relcon.law.arrays import BoolArray
from relcon.law.leaves import Leaves, fact_leaf
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.logic.circuit import Circuit
from relcon.logic.packed import Words, pack
from relcon.records.base import PositionName


@dataclass(frozen=True)
class Grounds:
    """The circuits of a matter, one for each position and edition; worlds only change the values of their leaves.

    Attributes
    ----------
    index
        Every record.
    edition
        Overrides everybody's edition.
    without
        Exhibits that are out in every scenario.
    """

    index: RecordIndex
    edition: str | None = None
    without: frozenset[str] = frozenset()
    _shared: dict[tuple[PositionName, str], tuple[Leaves, dict[object, object]]] = field(default_factory=dict)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The name of every admitted fact: records in admissions and leads, and what an admission supports."""
        supports = (one.leaf for group in self.index.supports.values() for one in group)
        return tuple(dict.fromkeys((*self.index.origin, *supports)))

    def of(self, defendant: str, position: PositionName) -> DefendantCircuit:
        """Ground a defendant; what the defendants of a position have in common is grounded once."""
        edition = edition_of(self.index.matter, defendant, self.edition).name
        if (position, edition) not in self._shared:
            varying = frozenset(fact_leaf(fact, client) for fact in self.facts for client in (True, False))
            self._shared[position, edition] = (Leaves(Circuit(), varying, Scenario(without=self.without)), {})
        leaves, memo = self._shared[position, edition]
        return ground(context_of(self.index, defendant, position, leaves, edition, memo))

    def values(self, defendant: str, counting: AbstractSet[str]) -> dict[str, bool]:
        """Return the values of the leaves that a defendant looks at, where some facts count for him."""
        return {fact_leaf(fact, defendant == self.index.client): fact in counting for fact in self.facts}

    def words(self, defendant: str, counting: Sequence[AbstractSet[str]]) -> Mapping[str, Words]:
        """Return the packed values of those leaves, one scenario for each set of facts that count."""
        client = defendant == self.index.client
        return {
            fact_leaf(fact, client): pack(np.array([fact in one for one in counting], dtype=np.bool_))
            for fact in self.facts
        }

    def spread(self, defendant: str, bits: Mapping[str, BoolArray], n: int) -> Mapping[str, Words]:
        """Return the packed values of those leaves from the facts that count in some of n scenarios."""
        client = defendant == self.index.client
        none = pack(np.zeros(n, dtype=np.bool_))
        return {fact_leaf(fact, client): pack(bits[fact]) if fact in bits else none for fact in self.facts}
