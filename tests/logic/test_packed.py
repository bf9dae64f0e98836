"""Many scenarios at once are each scenario by itself; what the evaluation costs is counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.logic.circuit import FALSE, TRUE, Circuit
from relcon.logic.packed import evaluate, pack, unpack, words_for
from tests.logic.built import LEAVES, Recipe, build, recipes, truth


@given(st.lists(st.booleans(), max_size=200))
def test_packing_and_unpacking_gives_the_bits_back(bits: list[bool]) -> None:
    packed = pack(np.array(bits, dtype=np.bool_))
    assert packed.dtype == np.uint64
    assert packed.size == words_for(len(bits)) == len(bits) // 64 + (len(bits) % 64 > 0)
    assert unpack(packed, len(bits)).tolist() == bits


def test_the_first_scenario_is_the_lowest_bit_of_the_first_word() -> None:
    bits = np.zeros(70, dtype=np.bool_)
    bits[[0, 3, 63, 64, 69]] = True
    # 2^0 + 2^3 + 2^63; 2^0 + 2^5
    assert pack(bits).tolist() == [1 + 8 + 2**63, 1 + 32]


@given(recipes(), st.integers(1, 140), st.integers(0, 2**32 - 1))
def test_every_scenario_is_worked_out_by_itself(recipe: Recipe, scenarios: int, seed: int) -> None:
    rows = np.random.default_rng(seed).random((len(LEAVES), scenarios)) < 0.5
    leaves = {name: pack(row) for name, row in zip(LEAVES, rows, strict=True)}
    circuit, nodes = build(recipe)
    found = evaluate(circuit, nodes, leaves, scenarios)
    assert set(found.of) == set(nodes)
    bits = [unpack(found.of[node], scenarios) for node in nodes]
    for i in range(scenarios):
        scenario = {name: bool(row[i]) for name, row in zip(LEAVES, rows, strict=True)}
        assert [bool(row[i]) for row in bits] == truth(recipe, scenario)


@given(recipes(), st.integers(0, 2**32 - 1))
def test_leaves_are_read_and_never_written(recipe: Recipe, seed: int) -> None:
    rows = np.random.default_rng(seed).random((len(LEAVES), 70)) < 0.5
    leaves = {name: pack(row) for name, row in zip(LEAVES, rows, strict=True)}
    circuit, nodes = build(recipe)
    evaluate(circuit, nodes, leaves, 70)
    for name, row in zip(LEAVES, rows, strict=True):
        assert unpack(leaves[name], 70).tolist() == row.tolist()


def test_only_what_a_root_rests_on_is_evaluated_and_held() -> None:
    circuit = Circuit()
    a, b, c, d = (circuit.leaf(name) for name in "abcd")
    root = circuit.some([circuit.every([a, b]), circuit.negate(c)])
    circuit.every([c, d])
    words = {name: pack(np.ones(128, dtype=np.bool_)) for name in "abc"}
    found = evaluate(circuit, [root], words, 128)
    # AND, NOT and OR are evaluated; the AND of c and d is not, and d needs no value
    assert found.evaluated == 3
    # in node order: a, b, c, AND; then a and b go, NOT comes beside c and AND; c goes, OR comes beside AND and NOT.
    # at most 4 values at once, of 2 words, 8 bytes each
    assert found.peak_bytes == 4 * 2 * 8


def test_a_root_is_kept_though_another_uses_it() -> None:
    circuit = Circuit()
    a, b, c = (circuit.leaf(name) for name in "abc")
    inner = circuit.every([a, b])
    outer = circuit.some([inner, c])
    one = {name: pack(np.array([True])) for name in "abc"}
    found = evaluate(circuit, [outer, inner], one, 1)
    assert set(found.of) == {inner, outer}


def test_constants_have_values_too() -> None:
    found = evaluate(Circuit(), [TRUE, FALSE], {}, 70)
    assert unpack(found.of[TRUE], 70).all() and not unpack(found.of[FALSE], 70).any()
    assert found.evaluated == 0


def test_a_leaf_without_a_value_is_an_error() -> None:
    circuit = Circuit()
    with pytest.raises(KeyError):
        evaluate(circuit, [circuit.leaf("a")], {}, 1)
