"""What the engine does is counted, never timed: nodes, groups, bytes and calls, and how they grow.

The bounds leave room, about half as much again as was counted, but none for a quadratic mistake: ten times the events
would then cost a hundred times as much.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from relcon.engine.batch import Batch
from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.disposition import AS_STATED, Dispositions
from relcon.engine.scenario_batch import ScenarioBatch, scenario_batch
from relcon.law.leaves import fact_leaf
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.values import Values
from relcon.logic.circuit import FALSE, TRUE
from relcon.logic.packed import Words, pack
from relcon.reading.files import read_case, read_proffer
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from tests.helpers.counting import calls, most_bytes
from tests.helpers.generated import Size, admitted, generated, sections

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Asked:
    """A matter in a position with every admitted fact varying, and its scenarios: one for each mask of admissions."""

    batch: Batch
    position: PositionName
    words: dict[str, Words]
    n: int

    @classmethod
    def of(cls, matter: Matter, position: PositionName) -> Asked:
        facts = admitted(matter)
        masks = np.arange(2 ** len(facts))
        words: dict[str, Words] = {}
        for i, names in enumerate(facts.values()):
            said = pack((masks >> i & 1).astype(np.bool_))
            words.update({fact_leaf(name, client): said for name in names for client in (True, False)})
        batch = Batch(RecordIndex.of(matter), "2025", switched=dict.fromkeys(words, False))
        return cls(batch, position, words, masks.size)

    def grounded(self) -> list[DefendantCircuit]:
        """Ground every defendant, with what they have in common grounded once."""
        return [self.batch.circuit(name, self.position) for name in self.batch.index.matter.defendants]

    @property
    def nodes(self) -> int:
        """How many nodes stand in the circuit of the position."""
        return len(self.batch.context(next(iter(self.batch.index.matter.defendants)), self.position).circuit)

    def scenario_batch(self, grounded: DefendantCircuit) -> ScenarioBatch:
        return scenario_batch(grounded, self.words, Dispositions.same(AS_STATED, self.n))


@dataclass(frozen=True)
class Counted:
    """What one defendant costs: nodes evaluated for a word of 64 scenarios, distinct outputs, groups, bytes at once."""

    evaluated: int
    outputs: int
    groups: int
    peak_bytes: int

    @classmethod
    def of(cls, found: ScenarioBatch) -> Counted:
        outputs = {one.inside for one in found.grounded.events.values()} - {TRUE, FALSE}
        return cls(found.values.evaluated, len(outputs), len(found.weights.parts), found.values.peak_bytes)


@pytest.fixture(scope="module")
def riverside(root: Path) -> Matter:
    folder = root / "examples" / "riverside"
    return read_proffer(folder / "proffer.yaml", read_case(folder / "case.yaml"))


def each(asked: Asked) -> Iterator[Counted]:
    for one in asked.grounded():
        yield Counted.of(asked.scenario_batch(one))


@pytest.mark.parametrize("position", POSITIONS)
def test_riverside_is_a_handful_of_nodes(riverside: Matter, position: PositionName) -> None:
    asked = Asked.of(riverside, position)
    found = list(each(asked))
    assert asked.nodes <= 40, "24 were counted for thirteen defendants"
    assert max(one.evaluated for one in found) <= 6
    assert max(one.groups for one in found) <= 5
    assert sum(one.outputs for one in found) > 0, "nothing varies: the counts would say nothing"


@pytest.mark.parametrize("position", POSITIONS)
def test_hundreds_of_events_are_a_few_groups(position: PositionName) -> None:
    asked = Asked.of(generated(Size(people=20, events=500, admissions=8)), position)
    found = list(each(asked))
    # Leaves alone are 56: a fact and three supported events for each admission, for the client and for the others.
    assert asked.nodes <= 160, "106 were counted, for 5 x 500 pairs of defendant and event"
    assert max(one.evaluated for one in found) <= 12
    assert max(one.outputs for one in found) <= 18
    assert max(one.groups for one in found) <= 18
    words = asked.n // 64
    assert max(one.peak_bytes for one in found) <= 30 * words * 8, "some twenty values of a node at once"
    assert max(one.outputs for one in found) >= 4, "nothing varies: the counts would say nothing"


def test_the_largest_matter_over_every_mask_of_sixteen_admissions() -> None:
    asked = Asked.of(generated(Size(people=200, events=5000, admissions=16)), "psr")
    grounded, words = asked.grounded(), asked.n // 64
    assert (len(grounded), asked.n) == (50, 2**16)
    assert asked.nodes <= 250, "169 were counted, for 50 x 5,000 pairs of defendant and event"
    evaluated = {
        one.context.defendant: Values.of(one.context.circuit, one.varying, asked.words, asked.n) for one in grounded
    }
    assert sum(values.evaluated for values in evaluated.values()) <= 16, (
        "8 were counted, of one word of 64 scenarios each"
    )
    assert max(values.peak_bytes for values in evaluated.values()) <= 20 * words * 8, "13 values of a node at once"
    client = Counted.of(asked.scenario_batch(grounded[0]))
    assert 4 <= client.outputs <= 18
    assert client.groups <= 18
    # A worksheet is some hundred columns of 8 bytes a scenario; a table of 5,000 events would be 2.6 GB.
    assert most_bytes(lambda: asked.scenario_batch(grounded[0])) <= 150 * asked.n * 8


def whole(size: Size, position: PositionName) -> int:
    """Return the calls from records to worksheets, for every defendant."""
    asked = Asked.of(generated(size), position)
    return calls(lambda: [asked.scenario_batch(one) for one in asked.grounded()])


def test_ten_times_the_events_cost_at_most_twelve_times_the_calls() -> None:
    # Two crews of a few people: everybody has hundreds of acts of his own, and if each event listed every earlier one
    # that makes it foreseeable, it would be 14.7 times.
    whole(Size(8, 50, 2), "psr")  # tables of law are read once, before anything is counted
    assert whole(Size(8, 1500, 2), "psr") <= 12 * whole(Size(8, 150, 2), "psr")


def test_ten_times_the_people_cost_at_most_twelve_times_the_calls() -> None:
    # What everybody asks of every event grows ten times; the events of each undertaking become fewer.
    whole(Size(16, 50, 2), "psr")
    assert whole(Size(160, 300, 2), "psr") <= 12 * whole(Size(16, 300, 2), "psr")


@pytest.mark.parametrize("position", POSITIONS)
def test_one_more_admission_costs_at_most_two_and_a_bit_times_as_much(position: PositionName) -> None:
    few, more = (_evaluated_and_bytes(Asked.of(generated(Size(16, 150, k)), position)) for k in (11, 12))
    assert few[0] > 0 and more[0] <= 2.2 * few[0]
    assert more[1] <= 2.2 * few[1]


def _evaluated_and_bytes(asked: Asked) -> tuple[int, int]:
    client = asked.grounded()[0]
    evaluated = asked.scenario_batch(client).values.evaluated
    return evaluated * asked.n, most_bytes(lambda: asked.scenario_batch(client))


def test_nothing_holds_all_defendants_in_all_scenarios() -> None:
    # Fifty defendants one after the other need what the greediest of five needs: a table of all of them, 8 bytes for
    # each defendant and scenario, would be 45 x 2^12 x 8 = 1.5 MB more.
    asked = Asked.of(generated(Size(200, 120, 12)), "psr")
    grounded = asked.grounded()
    assert (len(grounded), asked.n) == (50, 2**12)

    def run(some: list[DefendantCircuit]) -> None:
        for one in some:
            asked.scenario_batch(one)
            gc.collect()

    run(grounded[:1])  # tables of law are read once, before anything is counted
    few, all_of_them = most_bytes(lambda: run(grounded[:5])), most_bytes(lambda: run(grounded))
    assert all_of_them - few < 45 * asked.n * 8 / 4


def test_the_same_seed_gives_the_same_matter() -> None:
    size = Size(16, 60, 4)
    assert sections(size, 1) == sections(size, 1) != sections(size, 2)


def test_a_generated_matter_is_a_file_without_errors(tmp_path: Path) -> None:
    case, proffer = sections(Size(20, 200, 8))
    (tmp_path / "case.json").write_text(json.dumps({"format": "relcon/case/1", **case}), encoding="utf-8")
    written = {"format": "relcon/proffer/1", "case": "case.json", **proffer}
    (tmp_path / "proffer.json").write_text(json.dumps(written), encoding="utf-8")
    read = read_proffer(tmp_path / "proffer.json", read_case(tmp_path / "case.json"))
    assert (len(read.events), len(read.people), len(read.admissions)) == (200, 20, 8)
