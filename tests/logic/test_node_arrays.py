"""Arrays of nodes are joined as the circuit joins each place."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from relcon.logic import node_arrays
from relcon.logic.circuit import FALSE, TRUE, Circuit

CHOICES = ("false", "true", "a", "b", "not a")
COLUMNS = st.lists(st.tuples(*(st.sampled_from(CHOICES),) * 3), min_size=1, max_size=8)


@given(COLUMNS)
def test_each_place_is_what_the_circuit_says(columns: list[tuple[str, ...]]) -> None:
    circuit = Circuit()
    a, b = circuit.leaf("a"), circuit.leaf("b")
    nodes = {"false": FALSE, "true": TRUE, "a": a, "b": b, "not a": circuit.negate(a)}
    read = [[nodes[name] for name in column] for column in columns]
    one, other, third = (np.array(row, dtype=np.int64) for row in zip(*read, strict=True))
    assert node_arrays.every(circuit, one, other, third).tolist() == [circuit.every(column) for column in read]
    assert node_arrays.some(circuit, one, other, third).tolist() == [circuit.some(column) for column in read]
    assert node_arrays.negate(circuit, one).tolist() == [circuit.negate(column[0]) for column in read]
    for condition in (FALSE, TRUE, a):
        chosen = node_arrays.choose(circuit, condition, one, other).tolist()
        assert chosen == [circuit.choose(condition, *column[:2]) for column in read]
