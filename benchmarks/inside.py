"""What the rows use of the program beneath its public functions: every such name stands here, and only here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from relcon.engine.batch import Batch
from relcon.engine.defendant_circuit import DefendantCircuit, ground
from relcon.engine.disposition import AS_STATED, Dispositions
from relcon.engine.program import compute
from relcon.engine.scenario_batch import ScenarioBatch, scenario_batch
from relcon.engine.weigh import weighed_where
from relcon.engine.which_edition import edition_of
from relcon.engine.worksheet import worksheet
from relcon.inquiry.reliability_beliefs import Asked, beliefs
from relcon.inquiry.reliability_scenarios import Draw
from relcon.law.arrays import IntArray
from relcon.law.leaves import fact_leaf
from relcon.law.months import LIFE
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import BASELINE, Scenario
from relcon.law.values import Values
from relcon.logic.circuit import Node
from relcon.logic.packed import Words, pack
from relcon.reading.files import read_case
from relcon.reading.text_file import read_tree
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.reliability import ReliabilityFile
from relcon.results.exposure import Exposure
from relcon.views.build import blocks
from relcon.views.simple import simple_page
from tests.helpers.counting import most_bytes
from tests.helpers.generated import admitted
from tests.oracle.program import Answers, ask

__all__ = ["POSITIONS", "blocks", "read_tree", "simple_page"]

GROUNDING: Callable[..., object] = ground
"""Called for each defendant and position whose events are attributed."""

WORKSHEET: Callable[..., object] = worksheet
"""Called for each batch of worksheets."""


def contacts_of(case: Path, file: Path, map_: Path, evidence: str) -> list[tuple[Any, ...]]:
    """Return what a file of calls counts between any two ends, from its bytes to the contacts."""
    from relcon.importing.calls.contacts import LISTED  # noqa: PLC0415 - no other row needs these libraries
    from relcon.importing.calls.large import read_large  # noqa: PLC0415
    from relcon.importing.calls.many import Joined  # noqa: PLC0415
    from relcon.importing.read.source_file import SourceFile  # noqa: PLC0415
    from relcon.importing.request import Ground, Request  # noqa: PLC0415
    from relcon.importing.settings import settings_of  # noqa: PLC0415
    from relcon.importing.store import Store  # noqa: PLC0415

    request = Request("tolls", file, case, map=map_, evidence=evidence)
    source, settings = SourceFile.opened(file), settings_of(case)
    ground = Ground(request, source, read_case(case), settings, Store.opened(case))
    outcome = read_large(ground, 0)
    assert outcome is not None, "a plain file is read as columns"
    assert source.sha256
    assert isinstance(outcome.known, Joined)
    return list(outcome.known.counted(LISTED))


def oracle(matter: Matter, position: PositionName) -> dict[str, Answers]:
    """Return the plain second program's answers for every defendant, before anything is admitted."""
    index = RecordIndex.of(matter)
    return {
        name: ask(index, name, position, BASELINE, edition_of(matter, name).name) for name in index.matter.defendants
    }


def same_as_oracle(found: Exposure, expected: Mapping[str, Answers], position: PositionName) -> bool:
    """Whether which events are in and open, and the weight they come to, are what the second program says."""
    for name, answers in expected.items():
        answer = found.defendants[name].positions[position]
        # An event that is not listed for a defendant is out, and nobody contests it.
        listed = {id: (one.in_, one.open) for id, one in answer.events.items()}
        told = {id: (one.inside, one.open) for id, one in answers.events.items()}
        if {**dict.fromkeys(told, (False, False)), **listed} != told:
            return False
        weights = answers.weights
        if micrograms(answer.quantities) != sum(weights.whole.values()) + sum(weights.mixtures.values()):
            return False
    return True


def micrograms(quantities: Mapping[str, str]) -> int:
    """Return grams by substance as one sum of micrograms."""
    return sum(int(Decimal(grams) * 10**6) for grams in quantities.values())


@dataclass(frozen=True)
class EveryMask:
    """A matter in a position with every admitted fact varying; scenario i says the admissions that are bits of i."""

    index: RecordIndex
    position: PositionName = "psr"

    @classmethod
    def of(cls, matter: Matter) -> EveryMask:
        """Return every mask of a matter's admissions."""
        return cls(RecordIndex.of(matter))

    @cached_property
    def facts(self) -> tuple[tuple[str, ...], ...]:
        """The facts of each admission."""
        return tuple(admitted(self.index.matter).values())

    @property
    def names(self) -> tuple[str, ...]:
        """The defendants."""
        return tuple(self.index.matter.defendants)

    @property
    def scenarios(self) -> int:
        """How many masks there are."""
        return 1 << len(self.facts)

    def grounded(self) -> Iterator[DefendantCircuit]:
        """Ground every defendant, with what they have in common grounded once."""
        batch = Batch.of_admissions(self.index)
        for name in self.names:
            found = batch.circuit(name, self.position)
            # What is certain is weighed once, as it is in the program: its time is the grounding's, not the batch's.
            _ = found.weight_plan
            yield found

    def support(self, grounded: DefendantCircuit) -> list[int]:
        """Return which admissions anything hangs on for a defendant."""
        client = grounded.context.is_client
        return [
            i for i, facts in enumerate(self.facts) if any(fact_leaf(fact, client) in grounded.leaves for fact in facts)
        ]

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
        return self.spread(self.batch(grounded, support).worksheet.range_low, support)

    def batch(self, grounded: DefendantCircuit, support: list[int]) -> ScenarioBatch:
        """Return everything about a defendant in every mask of the admissions in ``support``."""
        return scenario_batch(grounded, self.words(grounded, support), Dispositions.same(AS_STATED, 1 << len(support)))

    def table(self) -> IntArray:
        """Return a table with a row for every defendant, whose memory is there: it was written once."""
        return np.full((len(self.names), self.scenarios), -1, np.int64)

    def one(self, defendant: str, mask: int) -> tuple[int, int]:
        """Return the micrograms and the low end by the one-scenario program; -1 without a range."""
        facts = frozenset(fact for i, group in enumerate(self.facts) if mask >> i & 1 for fact in group)
        scenario = Scenario(against_client=facts, against_others=facts)
        answer = compute(self.index, defendant, self.position, scenario).answer
        low: Any = -1 if answer.range is None else answer.range[0]
        return micrograms(answer.quantities), LIFE if low == "life" else int(low)

    def work(self) -> tuple[int, int]:
        """Return what the first defendant takes over every mask: evaluations of nodes, and the most bytes at once."""
        grounded, support = next(self.grounded()), list(range(len(self.facts)))
        evaluated = self.batch(grounded, support).values.evaluated * self.scenarios
        return evaluated, most_bytes(lambda: self.batch(grounded, support))


@dataclass(frozen=True)
class EveryDraw:
    """A matter in a position, with scenarios drawn in which some exhibits are believed and others not."""

    asked: tuple[Asked, ...]
    draw: Draw

    @classmethod
    def of(
        cls, matter: Matter, exhibits: Mapping[str, str], scenarios: int, position: PositionName = "psr"
    ) -> EveryDraw:
        """Return scenarios drawn of a matter; ``exhibits`` has how likely each uncertain one is believed."""
        items = [{"id": id, "believed": share} for id, share in exhibits.items()]
        stated = ReliabilityFile.model_validate({"format": "relcon/reliability/1", "items": items})
        found = beliefs(matter, stated)
        switched = {leaf: True for one in found for leaf in one.leaves}
        batch = Batch(RecordIndex.of(matter), switched=switched)
        asked = tuple(Asked.of(batch, name, position, found) for name in matter.defendants)
        draw = Draw(found, scenarios=scenarios)
        _ = draw.on, [cls.grounded(one).weight_plan for one in asked]
        return cls(asked, draw)

    @staticmethod
    def grounded(asked: Asked) -> DefendantCircuit:
        """Return a defendant, grounded."""
        return asked.question.batch.circuit(asked.question.defendant, asked.question.position)

    def values(self, asked: Asked, columns: IntArray) -> Values:
        """Return the nodes of a defendant in some of the scenarios."""
        grounded, question = self.grounded(asked), asked.question
        leaves = question.leaves(asked.off(self.draw.on[:, columns]))
        words = {name: pack(leaves[name]) for name in grounded.leaves}
        return Values.of(grounded.context.circuit, grounded.varying, words, columns.size)

    def weights(self, asked: Asked) -> IntArray:
        """Return what is attributed to a defendant in every scenario: each different one is weighed once."""
        first, code = self.draw.combinations(asked)
        amounts = self.grounded(asked).weight_plan.weigh(self.values(asked, first)).amounts
        total = np.zeros(first.size, dtype=np.int64)
        for weight in (*amounts.mixture.values(), *(weight for _, weight in amounts.mixtures)):
            total += weight
        return np.take(total, code)

    @cached_property
    def nodes(self) -> tuple[list[Node], list[tuple[int, list[Node]]], list[int]]:
        """Every node of the circuit in order; what each does, by number, and of what; of a leaf, its exhibit's row."""
        circuit = self.grounded(self.asked[0]).context.circuit
        rows = {leaf: i for i, one in enumerate(self.draw.beliefs) for leaf in one.leaves}
        order = list(range(len(circuit)))
        does = [
            (("constant", "leaf", "not", "and", "or").index(circuit.op(node)), list(circuit.args(node)))
            for node in order
        ]
        return order, does, [rows[circuit.name(node)] if circuit.op(node) == "leaf" else 0 for node in order]

    def events(self, asked: Asked) -> Iterator[tuple[list[Node], IntArray]]:
        """Yield, for each event that may count, the nodes on which it hangs and what it weighs, by their values."""
        grounded = self.grounded(asked)
        if grounded.weight_plan.certain is not None:
            yield from (([], counted[:1]) for counted in grounded.weight_plan.certain.lots.counted.values())
        first, _ = self.draw.combinations(asked)
        values = self.values(asked, first)
        for hangs_on, events in grounded.weight_plan.varying:
            group, nodes = weighed_where(hangs_on, events, grounded.context, values), sorted(hangs_on)
            code = np.zeros(values.n, dtype=np.int64)
            for node in nodes:
                code = code * 2 + values.bits(node)
            for counted in group.table.lots.counted.values():
                table = np.zeros(1 << len(nodes), dtype=np.int64)
                table[code] = counted[group.code]
                yield nodes, table
