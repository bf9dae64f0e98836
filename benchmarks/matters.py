"""A generated matter with every mask of its admissions, and the same asked one mask at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from relcon.engine.defendant_circuit import DefendantCircuit, context_of, ground
from relcon.engine.program import compute
from relcon.engine.scenario_batch import scenario_batch
from relcon.engine.values import Values
from relcon.engine.worksheet_facts import AS_STATED
from relcon.law.arrays import IntArray
from relcon.law.leaves import Leaves, fact_leaf
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.logic.circuit import Circuit
from relcon.logic.packed import Words, pack
from relcon.records.base import PositionName
from relcon.results.exposure import PositionAnswer
from tests.helpers.generated import Size, admitted, generated

EDITION = "2025"


@dataclass(frozen=True)
class Matter:
    """A matter in a position with every admitted fact varying; scenario i says the admissions that are bits of i."""

    index: RecordIndex
    position: PositionName

    @classmethod
    def of(cls, size: Size, seed: int, position: PositionName = "psr") -> Matter:
        """Return a generated matter."""
        return cls(RecordIndex.of(generated(size, seed)), position)

    @cached_property
    def facts(self) -> tuple[tuple[str, ...], ...]:
        """The facts of each admission."""
        return tuple(admitted(self.index.matter).values())

    @property
    def scenarios(self) -> int:
        """How many masks there are."""
        return 1 << len(self.facts)

    def grounded(self) -> Iterator[DefendantCircuit]:
        """Ground every defendant, with what they have in common grounded once."""
        names = frozenset(fact_leaf(fact, client) for facts in self.facts for fact in facts for client in (True, False))
        leaves, memo = Leaves(Circuit(), names), dict[object, object]()
        for defendant in self.index.matter.defendants:
            yield ground(context_of(self.index, defendant, self.position, leaves, EDITION, memo))

    def support(self, grounded: DefendantCircuit) -> list[int]:
        """Return which admissions anything hangs on for a defendant."""
        client = grounded.context.is_client
        leaves = set(grounded.context.circuit.support(grounded.varying))
        return [i for i, facts in enumerate(self.facts) if any(fact_leaf(fact, client) in leaves for fact in facts)]

    def words(self, grounded: DefendantCircuit, support: list[int]) -> dict[str, Words]:
        """Return the leaves over every mask of the admissions in ``support``."""
        masks, client = np.arange(1 << len(support)), grounded.context.is_client
        said = {i: pack((masks >> bit & 1).astype(np.bool_)) for bit, i in enumerate(support)}
        return {fact_leaf(fact, client): said[i] for i in support for fact in self.facts[i]}

    def spread(self, table: IntArray, support: list[int]) -> IntArray:
        """Return, for every mask, what a table over the masks of ``support`` holds."""
        for bit in range(len(self.facts)):
            if bit not in support:
                table = np.repeat(table.reshape(-1, 1 << bit), 2, axis=0).reshape(-1)
        return table

    def weights(self, grounded: DefendantCircuit) -> IntArray:
        """Return what is attributed to a defendant in every scenario: the sum over substances, as each is counted."""
        support = self.support(grounded)
        values = Values.of(grounded.context.circuit, grounded.varying, self.words(grounded, support), 1 << len(support))
        amounts = grounded.weight_plan.weigh(values).amounts
        total = np.zeros(values.n, dtype=np.int64)
        for weight in (*amounts.mixture.values(), *(weight for _, weight in amounts.mixtures)):
            total += weight
        return self.spread(total, support)

    def months(self, grounded: DefendantCircuit) -> IntArray:
        """Return the low end of a defendant's range in every scenario; -1 where there is none."""
        support = self.support(grounded)
        found = scenario_batch(grounded, self.words(grounded, support), 1 << len(support), AS_STATED)
        return self.spread(found.sheet.range_low, support)

    def one(self, defendant: str, mask: int) -> PositionAnswer:
        """Return the answer of the one-scenario program."""
        facts = frozenset(fact for i, group in enumerate(self.facts) if mask >> i & 1 for fact in group)
        scenario = Scenario(against_client=facts, against_others=facts)
        return compute(self.index, defendant, self.position, scenario, edition=EDITION).answer
