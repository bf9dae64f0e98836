"""A circuit keeps each distinct node once, lets constants vanish, and numbers nodes upward."""

from __future__ import annotations

import pytest
from hypothesis import given

from relcon.logic.circuit import FALSE, TRUE, Circuit
from tests.logic.built import Recipe, build, recipes


def test_equal_nodes_are_one_node() -> None:
    circuit = Circuit()
    a, b, c = (circuit.leaf(name) for name in "abc")
    assert circuit.leaf("a") == a
    assert circuit.every([a, b]) == circuit.every([b, a, a])
    assert circuit.some([a, b]) == circuit.some([b, a])
    assert circuit.every([circuit.every([a, b]), c]) == circuit.every([a, circuit.every([b, c])])
    assert circuit.negate(a) == circuit.negate(a)


def test_a_double_negation_is_the_node_itself() -> None:
    circuit = Circuit()
    both = circuit.every([circuit.leaf("a"), circuit.leaf("b")])
    assert circuit.negate(circuit.negate(both)) == both


def test_constants_vanish() -> None:
    circuit = Circuit()
    a = circuit.leaf("a")
    assert circuit.every([]) == TRUE and circuit.some([]) == FALSE
    assert circuit.every([a, TRUE]) == a and circuit.some([a, FALSE]) == a
    assert circuit.every([a, FALSE]) == FALSE and circuit.some([a, TRUE]) == TRUE
    assert circuit.negate(TRUE) == FALSE and circuit.negate(FALSE) == TRUE
    assert circuit.choose(a, TRUE, FALSE) == a
    assert circuit.choose(a, FALSE, TRUE) == circuit.negate(a)


def test_a_node_beside_its_negation_is_settled() -> None:
    circuit = Circuit()
    a, b = circuit.leaf("a"), circuit.leaf("b")
    assert circuit.every([a, b, circuit.negate(a)]) == FALSE
    assert circuit.some([circuit.negate(a), b, a]) == TRUE
    both = circuit.every([a, b])
    assert circuit.some([both, circuit.negate(both)]) == TRUE


def test_a_choice_between_equals_asks_nothing() -> None:
    circuit = Circuit()
    a, b = circuit.leaf("a"), circuit.leaf("b")
    size = len(circuit)
    assert circuit.choose(a, b, b) == b
    assert len(circuit) == size


def test_what_a_node_is_and_rests_on() -> None:
    circuit = Circuit()
    a, b, c = (circuit.leaf(name) for name in "abc")
    root = circuit.some([circuit.every([a, b]), circuit.negate(c)])
    assert circuit.op(root) == "or" and len(circuit.args(root)) == 2
    assert circuit.op(a) == "leaf" and circuit.name(a) == "a" and circuit.op(TRUE) == "constant"
    assert list(circuit.support([root])) == ["a", "b", "c"]
    assert list(circuit.support([circuit.every([c, a])])) == ["a", "c"]
    assert circuit.cone([circuit.every([a, b])]) == [a, b, circuit.every([a, b])]
    assert circuit.leaves == {"a": a, "b": b, "c": c}


def test_a_name_of_something_else_than_a_leaf_is_an_error() -> None:
    circuit = Circuit()
    with pytest.raises(KeyError):
        circuit.name(circuit.negate(circuit.leaf("a")))


@given(recipes())
def test_arguments_come_before_what_is_made_of_them(recipe: Recipe) -> None:
    circuit, nodes = build(recipe)
    for node in circuit.cone(nodes):
        assert all(arg < node for arg in circuit.args(node))
        assert circuit.op(node) not in ("and", "or") or len(circuit.args(node)) >= 2
        # no constant, and nothing of the same kind, stands under an AND or an OR
        for arg in circuit.args(node):
            assert arg not in (TRUE, FALSE)
            assert circuit.op(arg) != circuit.op(node)


@given(recipes())
def test_the_same_steps_give_the_same_numbers(recipe: Recipe) -> None:
    assert build(recipe)[1] == build(recipe)[1]


@given(recipes())
def test_building_again_in_the_same_circuit_adds_nothing(recipe: Recipe) -> None:
    circuit, nodes = build(recipe)
    size = len(circuit)
    assert build(recipe, circuit)[1] == nodes
    assert len(circuit) == size
