"""Run the benchmarks and print JSON. Each asserts equal answers before it measures; inputs come from a fixed seed."""

from __future__ import annotations

import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from relcon.law.tables import load
from relcon.law.ussg.s2d1_1.quantity_table import level_of

SEED = 20251101
SCENARIOS = 2**16
REPEATS = 200
EDITION = "2025"
ROW = "cocaine"
MICROGRAMS = {"g": 10**6, "kg": 10**9}


def milliseconds(run: Callable[[], object]) -> dict[str, float]:
    """Return the best and the median time of many runs."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter_ns()
        run()
        times.append((time.perf_counter_ns() - start) / 1e6)
    return {"best_ms": round(min(times), 4), "median_ms": round(statistics.median(times), 4)}


def printed_row() -> list[tuple[int, int]]:
    """Return the row as printed, without the program's lookup: level and least micrograms, highest first."""
    cells = load("2D1.1", EDITION).mapping("rows", ROW, "minimums")
    pairs = []
    for level, text in cells.items():
        number, _, unit = "0 g".partition(" ") if text == "less" else str(text).partition(" ")
        pairs.append((int(level), int(Decimal(number) * MICROGRAMS[unit.lower()])))
    return sorted(pairs, reverse=True)


def amounts(row: list[tuple[int, int]]) -> npt.NDArray[np.int64]:
    """Return an amount for every scenario, micrograms to tons, with each threshold and a microgram under it."""
    edges = [least for _, least in row] + [least - 1 for _, least in row if least]
    drawn = 10 ** np.random.default_rng(SEED).uniform(0, 12, SCENARIOS - len(edges))
    return np.concatenate([np.array(edges, np.int64), drawn.astype(np.int64)])


def quantity_lookup() -> dict[str, object]:
    """USSG §2D1.1(c) over 2^16 scenarios, against writing the array of levels once: the limit of any lookup."""
    row = printed_row()
    weights = amounts(row)
    by_hand = [next(level for level, least in row if weight >= least) for weight in weights.tolist()]
    assert level_of(ROW, weights, EDITION).tolist() == by_hand, "the lookup differs from the printed row"

    target = np.empty(SCENARIOS, np.int64)
    lookup = milliseconds(lambda: level_of(ROW, weights, EDITION))
    write = milliseconds(lambda: target.fill(24))
    return {
        "name": "quantity_lookup",
        "scenarios": SCENARIOS,
        "seed": SEED,
        "repeats": REPEATS,
        "lookup": lookup,
        "write": write,
        "ratio_of_best": round(lookup["best_ms"] / write["best_ms"], 1),
    }


def main() -> None:
    """Print every benchmark's result as one JSON document."""
    result = {
        "format": "relcon/bench/1",
        "python": platform.python_version(),
        "numpy": np.__version__,
        "benchmarks": [quantity_lookup()],
    }
    json.dump(result, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
