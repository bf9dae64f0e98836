"""The engine over many scenarios at once says what the oracle says in each of them, on matters with every feature.

A comparison is one matter in one scenario for one defendant. The engine answers 70 scenarios of a drawn matter at once,
more than one machine word holds; 16 of them are compared for each of three defendants, 48 comparisons a matter, since
another matter shows more than another scenario of the same. CI draws the same 400 matters each time: 19,200
comparisons; `make fuzz` draws 3,000 new ones: 144,000, and those of the other tests.
"""

from __future__ import annotations

from dataclasses import fields

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from relcon.engine.column_answer import computed
from relcon.engine.worksheet_answer import Worksheet
from relcon.engine.worksheet_answer import answer as worksheet_answer
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.results.weights import grams
from tests.helpers.answers import every_event
from tests.helpers.both_programs import Matter, differences
from tests.helpers.drawn_matters import Drawn, matters, scenarios
from tests.helpers.pen import DEFENDANTS

SCENARIOS = 70
COMPARED = (0, 1, *range(5, 60, 5), 63, 64, 69)
DRAWN = settings.default.max_examples if settings.default is not None else 100
MATTERS = min(4 * DRAWN, 3000)
FEWER = max(MATTERS // 10, 1)
POSITION = st.sampled_from(POSITIONS)
SEED = st.integers(0, 2**32 - 1)
# A matter of 3,000 drawn bytes takes minutes to shrink, and what differs is named as it is.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=MATTERS, phases=PHASES)
@given(matters(), POSITION, SEED)
def test_every_scenario_is_the_oracles(drawn: Drawn, position: PositionName, seed: int) -> None:
    read = Matter.of(drawn)
    asked = scenarios(read.facts, read.switches, SCENARIOS, seed)
    for defendant, found in read.engine(position, asked).items():
        for i in COMPARED:
            expected = read.oracle(defendant, position, asked[i])
            assert not list(differences(found, i, expected)), (defendant, position, asked[i])


@settings(max_examples=FEWER, phases=PHASES)
@given(matters(), POSITION, SEED)
def test_what_does_not_vary_may_be_a_constant(drawn: Drawn, position: PositionName, seed: int) -> None:
    read = Matter.of(drawn)
    asked = scenarios(read.facts, read.switches, 5, seed)
    many = read.engine(position, asked)
    for i, scenario in enumerate(asked):
        alone = read.engine(position, [scenario], varying=False)
        for defendant in DEFENDANTS:
            expected = read.oracle(defendant, position, scenario)
            assert not list(differences(alone[defendant], 0, expected)), (defendant, scenario)
            assert _numbers(alone[defendant].worksheet, 0) == _numbers(many[defendant].worksheet, i), (
                defendant,
                scenario,
            )


def _numbers(sheet: Worksheet, i: int) -> dict[str, object]:
    """Return every number of a worksheet in one scenario, and its lines."""
    arrays = {field.name: getattr(sheet, field.name) for field in fields(sheet)}
    found: dict[str, object] = {name: int(array[i]) for name, array in arrays.items() if isinstance(array, np.ndarray)}
    found["lines"] = [(line.cite, line.levels, line.applied, line.open) for line in worksheet_answer(sheet, i).lines]
    return found


@settings(max_examples=FEWER, phases=PHASES)
@given(matters(), POSITION, SEED)
def test_explanations_replay_to_the_same_answer(drawn: Drawn, position: PositionName, seed: int) -> None:
    read = Matter.of(drawn)
    asked = scenarios(read.facts, read.switches, SCENARIOS, seed)
    many = read.engine(position, asked)
    for defendant, found in many.items():
        for i in (0, 1, 63, 64, 69):
            told = every_event(computed(found, i))
            expected = read.oracle(defendant, position, asked[i])
            for id, answer in expected.events.items():
                said = told[id]
                assert (said.in_, said.open, said.failed) == (answer.inside, answer.open, answer.failed), (id, said.why)
                assert said.occurrences in (None, answer.counted)
                assert said.why and all(said.why)
                if answer.inside and id not in expected.weights.unknown:
                    assert said.counted_grams == grams(expected.weights.counted[id])
                    assert said.absorbed_by == expected.weights.absorbed.get(id)
