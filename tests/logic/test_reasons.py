"""The leaves given as reasons settle a node by themselves, and none is given that a hand would leave out."""

from __future__ import annotations

import random
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from relcon.logic.circuit import TRUE, Circuit
from relcon.logic.packed import holds
from relcon.logic.reasons import reasons
from tests.logic.built import LEAVES, Recipe, build, recipes


def test_one_argument_settles_an_or_and_all_an_and() -> None:
    circuit = Circuit()
    a, b, c = (circuit.leaf(name) for name in "abc")
    either = circuit.some([circuit.every([a, b]), c])
    # true by a and b together, or by c alone: c is fewer
    assert reasons(circuit, either, {"a": True, "b": True, "c": True}) == ("c",)
    assert reasons(circuit, either, {"a": True, "b": True, "c": False}) == ("a", "b")
    # false needs c, and one of a and b
    assert reasons(circuit, either, {"a": False, "b": True, "c": False}) == ("a", "c")
    assert reasons(circuit, either, {"a": False, "b": False, "c": False}) == ("a", "c")
    assert reasons(circuit, circuit.negate(either), {"a": True, "b": True, "c": True}) == ("c",)


def test_a_constant_has_no_reasons() -> None:
    assert reasons(Circuit(), TRUE, {}) == ()


SCENARIO = st.lists(st.booleans(), min_size=len(LEAVES), max_size=len(LEAVES))


@given(recipes(), SCENARIO)
def test_whatever_the_other_leaves_are_the_value_stays(recipe: Recipe, bits: list[bool]) -> None:
    circuit, nodes = build(recipe)
    scenario = dict(zip(LEAVES, bits, strict=True))
    for node in set(nodes[-3:]):
        kept = reasons(circuit, node, scenario)
        assert set(kept) <= set(circuit.support([node]))
        free = [name for name in circuit.support([node]) if name not in kept]
        before = holds(circuit, node, scenario)
        for others in product([False, True], repeat=len(free)):
            assert holds(circuit, node, {**scenario, **dict(zip(free, others, strict=True))}) == before


@given(recipes(), SCENARIO, st.integers(0, 100))
def test_reasons_do_not_depend_on_what_else_the_circuit_holds(recipe: Recipe, bits: list[bool], seed: int) -> None:
    scenario = dict(zip(LEAVES, bits, strict=True))
    circuit, nodes = build(recipe)
    alone = reasons(circuit, nodes[-1], scenario)
    names = list(LEAVES)
    random.Random(seed).shuffle(names)  # noqa: S311 - an order, not a secret
    circuit.every(circuit.negate(circuit.leaf(name)) for name in names[:3])
    assert reasons(circuit, nodes[-1], scenario) == alone
