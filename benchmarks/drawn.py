"""Scenarios drawn: beside a program that goes through every event of every defendant in each scenario.

With numba (``pip install numba``; no part of the project) that program is compiled; without, it is interpreted, and
both sides have few scenarios.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from random import Random
from typing import Any

import numpy as np

from benchmarks.inside import EveryDraw
from benchmarks.matters import SEED, Scale
from benchmarks.measuring import Timed
from tests.helpers.generated import Size

UNCERTAIN = 40
PEOPLE, EVENTS, SCENARIOS = 200, 5_000, 100_000
FEW = 200
"""Scenarios where there is no compiler."""
CONSTANT, LEAF, NOT, AND = range(4)


def weights(scale: Scale) -> Timed:
    """Weights of everybody in every scenario, grounded before on both sides."""
    compiled = find_spec("numba") is not None
    small = scale.only_runs
    files = scale.drawn(Size(scale.people, scale.events, 0) if small else Size(PEOPLE, EVENTS, 0))
    random = Random(SEED)  # noqa: S311  # no secret
    exhibits = list(files.case.evidence)
    chosen = random.sample(exhibits, min(UNCERTAIN, len(exhibits)))
    believed = {id: f"0.{random.randint(2, 9)}" for id in chosen}
    drawn = EveryDraw.of(files.case, believed, SCENARIOS if compiled and not small else FEW)
    table = np.zeros((len(drawn.asked), drawn.draw.scenarios), dtype=np.int64)
    other = np.zeros_like(table)
    again: Any = import_module("numba").njit(_again) if compiled else _again
    arrays = _arrays(drawn)

    def ours() -> None:
        for i, asked in enumerate(drawn.asked):
            table[i] = drawn.weights(asked)

    def rerun() -> None:
        again(drawn.draw.on, *arrays, other)

    ours()
    rerun()
    assert table.any(), "nobody answers for any weight"
    assert (table == other).all(), "weights differ"
    return Timed(ours, rerun, faster=True)


def _arrays(drawn: EveryDraw) -> tuple[Any, ...]:
    """Return circuit and events as arrays of whole numbers."""
    _, does, rows = drawn.nodes
    ops, args, arg_ends = [], [], [0]
    for op, of in does:
        ops.append(op)
        args += of
        arg_ends.append(len(args))
    nodes, node_ends, tables, starts, event_ends = [], [0], [], [], [0]
    size = 0
    for asked in drawn.asked:
        for hangs_on, table in drawn.events(asked):
            nodes += hangs_on
            node_ends.append(len(nodes))
            starts.append(size)
            tables.append(table)
            size += table.size
        event_ends.append(len(starts))
    found = (ops, rows, args, arg_ends, nodes, node_ends, starts, event_ends)
    return (*(np.array(one, dtype=np.int64) for one in found), np.concatenate(tables))


def _again(
    on: Any,
    ops: Any,
    rows: Any,
    args: Any,
    arg_ends: Any,
    nodes: Any,
    node_ends: Any,
    starts: Any,
    event_ends: Any,
    tables: Any,
    out: Any,
) -> None:
    """Evaluate every node, then weigh every event of every defendant, scenario by scenario."""
    values = np.zeros(ops.size, dtype=np.bool_)
    for scenario in range(out.shape[1]):
        for node in range(ops.size):
            op = ops[node]
            if op == CONSTANT:
                values[node] = node == 1
            elif op == LEAF:
                values[node] = on[rows[node], scenario]
            elif op == NOT:
                values[node] = not values[args[arg_ends[node]]]
            else:
                found = op == AND
                for place in range(arg_ends[node], arg_ends[node + 1]):
                    found = found and values[args[place]] if op == AND else found or values[args[place]]
                values[node] = found
        for defendant in range(out.shape[0]):
            total = 0
            for event in range(event_ends[defendant], event_ends[defendant + 1]):
                code = 0
                for place in range(node_ends[event], node_ends[event + 1]):
                    code = code * 2 + values[nodes[place]]
                total += tables[starts[event] + code]
            out[defendant, scenario] = total
