"""Why a node has its value in one scenario: the fewest leaves, first found, that settle it."""

from __future__ import annotations

from collections.abc import Mapping

from relcon.logic.circuit import TRUE, Circuit, Node


def reasons(circuit: Circuit, node: Node, leaves: Mapping[str, bool]) -> tuple[str, ...]:
    """Return leaves whose values alone settle a node's value in a scenario.

    A true OR and a false AND rest on one argument, the one with the fewest leaves under it; a true AND and a false OR
    on all of them. Ties go to the smaller node, so that the answer is the same every time.
    """
    values: dict[Node, bool] = {}
    found: dict[Node, frozenset[str]] = {}
    for one in circuit.cone([node]):
        op, args = circuit.op(one), circuit.args(one)
        if op == "constant":
            values[one], found[one] = one == TRUE, frozenset()
        elif op == "leaf":
            name = circuit.name(one)
            values[one], found[one] = leaves[name], frozenset([name])
        elif op == "not":
            values[one], found[one] = not values[args[0]], found[args[0]]
        else:
            settling = op == "or"
            values[one] = any(values[a] for a in args) if settling else all(values[a] for a in args)
            if values[one] == settling:
                found[one] = min(
                    (found[a] for a in args if values[a] == settling), key=lambda names: (len(names), sorted(names))
                )
            else:
                found[one] = frozenset().union(*(found[a] for a in args))
    return tuple(sorted(found[node]))
