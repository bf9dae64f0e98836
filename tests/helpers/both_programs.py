"""The engine over many scenarios beside the oracle in each of them: one drawn matter, and where the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from relcon.engine.batch import Batch
from relcon.engine.disposition import AS_STATED, Dispositions
from relcon.engine.scenario_batch import ScenarioBatch, scenario_batch
from relcon.engine.which_edition import edition_of
from relcon.law.leaves import exhibit_leaf, fact_leaf, record_leaf
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.law.tristate import NO, UNKNOWN, YES
from relcon.law.ussg.s2d1_1.amounts import Amounts
from relcon.logic.packed import pack
from relcon.records.base import PositionName
from relcon.records.matter import declared_in_case, declared_in_proffer, record_id
from tests.helpers.drawn_matters import Drawn
from tests.helpers.matters import matter
from tests.helpers.pen import DEFENDANTS
from tests.oracle.program import Answers, ask


@dataclass(frozen=True)
class Matter:
    """A drawn matter with the names of everything that a scenario may switch."""

    index: RecordIndex
    facts: tuple[str, ...]
    switches: tuple[str, ...]

    @classmethod
    def of(cls, drawn: Drawn) -> Matter:
        """Read a drawn matter."""
        read = matter(drawn.case, drawn.proffer)
        index = RecordIndex.of(read)
        proffer = declared_in_proffer(read.proffer) if read.proffer is not None else ()
        kinds = ("place", "lot", "person", "sentence", "topic", "admission", "lead")
        switches = [record_id(record) for kind, record in (*declared_in_case(read.case), *proffer) if kind not in kinds]
        facts = [*index.origin, *(one.leaf for supports in index.supports.values() for one in supports)]
        return cls(index, tuple(facts), tuple(switches))

    def values(self, scenario: Scenario) -> dict[str, bool]:
        """Return every leaf's value in a scenario."""
        found = {leaf(id): id not in scenario.without for id in self.switches for leaf in (exhibit_leaf, record_leaf)}
        for fact in self.facts:
            found[fact_leaf(fact, True)] = fact in scenario.against_client
            found[fact_leaf(fact, False)] = fact in scenario.against_others
        return found

    def engine(
        self, position: PositionName, scenarios: Sequence[Scenario], varying: bool = True
    ) -> Mapping[str, ScenarioBatch]:
        """Return the engine's answers for every defendant: all leaves varying, or the one scenario as constants."""
        n = len(scenarios)
        rows = [self.values(scenario) for scenario in scenarios]
        names = frozenset(rows[0]) if varying else frozenset[str]()
        assert varying or n == 1
        batch = Batch(self.index, given=scenarios[0], switched=dict.fromkeys(names, False))
        packed = {name: pack(np.array([row[name] for row in rows])) for name in names}
        return {
            defendant: scenario_batch(batch.circuit(defendant, position), packed, Dispositions.same(AS_STATED, n))
            for defendant in DEFENDANTS
        }

    def edition(self, defendant: str) -> str:
        """Return the Manual for a defendant."""
        return edition_of(self.index.matter, defendant).name

    def oracle(self, defendant: str, position: PositionName, scenario: Scenario) -> Answers:
        """Return the oracle's answers."""
        return ask(self.index, defendant, position, scenario, self.edition(defendant))


def differences(found: ScenarioBatch, i: int, expected: Answers) -> Iterator[str]:
    """Yield everything in which scenario ``i`` of the engine is not what the oracle says."""
    for name, (engine, oracle) in _answers(found, i, expected).items():
        if engine != oracle:
            yield f"{name}: engine {engine}, oracle {oracle}"


def _answers(found: ScenarioBatch, i: int, expected: Answers) -> dict[str, tuple[Any, Any]]:
    grounded, values, weights = found.grounded, found.values, found.weights
    inputs, mine = found.worksheet.inputs, expected.weights
    both: dict[str, tuple[Any, Any]] = {}
    absorbed = weights.absorbed_by(i)
    for id, answer in expected.events.items():
        one = grounded.events[id]
        inside, is_open = values.at(one.inside, i), values.at(one.open, i)
        both[f"{id} in, open"] = (inside, is_open), (answer.inside, answer.open)
        counted = sum(piece.count for piece in one.groups if values.at(piece.inside, i)) if inside else 0
        both[f"{id} occurrences"] = counted, answer.counted
        if not inside or not answer.inside:
            continue
        weighed = weights.at(id, i)
        both[f"{id} unknown"] = weighed.unknown, id in mine.unknown
        both[f"{id} absorbed"] = absorbed.get(id), mine.absorbed.get(id)
        both[f"{id} alone"] = weighed.alone, mine.alone.get(id, 0)
        both[f"{id} weight"] = weighed.counted, mine.counted.get(id, 0)
    amounts = weights.amounts
    both["whole"] = _known(amounts.mixture, i), {id: total for id, total in mine.whole.items() if total}
    both["pure"] = _pure(amounts, i), {ids: pure for ids, pure in mine.pure.items() if pure}
    both["mixtures"] = _known(dict(amounts.mixtures), i), dict(mine.mixtures)
    both["at least"] = bool(weights.unknown[i]), mine.at_least
    both["plants"] = int(weights.plants[i]), mine.plants
    quantity = found.worksheet.quantity
    both["level"] = (0, 0) if quantity is None else (int(quantity.level[i]), int(quantity.converted[i])), expected.level
    roles = [(int(role.levels[i]), bool(role.open[i])) for role in (inputs.aggravating, inputs.mitigating)]
    both["roles"] = (*roles[0], *roles[1]), expected.roles
    words = {YES: "yes", NO: "no", UNKNOWN: "open"}
    for kind, characteristic in expected.characteristics.items():
        told = inputs.characteristics[kind]
        both[kind] = (words[int(told.reaches[i])], words[int(told.own[i])]), characteristic
    both["kinds"] = set(inputs.characteristics), set(expected.characteristics)
    both["dropped"] = {id for id, where in inputs.dropped_sentences.items() if where[i]}, expected.dropped
    return both


def _pure(amounts: Amounts, i: int) -> dict[tuple[str, ...], int]:
    """Return the drug itself in substances and mixtures of known purity, by their ids."""
    found: dict[tuple[str, ...], int] = {(id,): amount for id, amount in _known(amounts.pure, i).items()}
    for part in amounts.known_mixtures:
        if part.pure[i]:
            found[part.substances] = found.get(part.substances, 0) + int(part.pure[i])
    return found


def _known(arrays: Mapping[Any, Any], i: int) -> dict[Any, int]:
    return {key: int(array[i]) for key, array in arrays.items() if array[i]}
