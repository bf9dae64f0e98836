"""Random circuits as recipes, and what each of their nodes is, worked out scenario by scenario."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from hypothesis import strategies as st

from relcon.logic.circuit import FALSE, TRUE, Circuit, Node

LEAVES = tuple("abcdefg")
Step: TypeAlias = tuple[str, tuple[int, ...]]
Recipe: TypeAlias = tuple[Step, ...]
"""Steps: an operation and the earlier steps it takes, counted back from the end of what there is."""


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Draw the steps that build a circuit over seven leaves and the two constants."""
    back = st.integers(0, 20)
    joins = st.tuples(st.sampled_from(["and", "or"]), st.lists(back, max_size=4).map(tuple))
    others = st.tuples(st.just("not"), st.tuples(back)) | st.tuples(st.just("choose"), st.tuples(back, back, back))
    return tuple(draw(st.lists(joins | others, min_size=1, max_size=25)))


def build(recipe: Recipe, into: Circuit | None = None) -> tuple[Circuit, list[Node]]:
    """Build a circuit; return it with the node of every step."""
    circuit = into if into is not None else Circuit()
    nodes = [FALSE, TRUE, *(circuit.leaf(name) for name in LEAVES)]
    made: list[Node] = []
    for op, back in recipe:
        args = [nodes[-1 - at % len(nodes)] for at in back]
        if op == "and":
            node = circuit.every(args)
        elif op == "or":
            node = circuit.some(args)
        elif op == "not":
            node = circuit.negate(args[0])
        else:
            node = circuit.choose(*args)
        nodes.append(node)
        made.append(node)
    return circuit, made


def truth(recipe: Recipe, leaves: Mapping[str, bool]) -> list[bool]:
    """Return what every step is in one scenario, without any circuit."""
    values = [False, True, *(leaves[name] for name in LEAVES)]
    made: list[bool] = []
    for op, back in recipe:
        args = [values[-1 - at % len(values)] for at in back]
        if op == "and":
            value = all(args)
        elif op == "or":
            value = any(args)
        elif op == "not":
            value = not args[0]
        else:
            value = args[1] if args[0] else args[2]
        values.append(value)
        made.append(value)
    return made
