"""Run the benchmarks and print JSON. Each asserts equal answers before it measures; inputs come from a fixed seed.

``--full`` measures the largest size, ``--small`` only shows that everything runs.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.matters import Matter  # noqa: E402  # found through the line above
from relcon.api import exposure, read_case  # noqa: E402
from relcon.law.months import LIFE  # noqa: E402
from relcon.law.tables import load  # noqa: E402
from relcon.law.ussg.s2d1_1.quantity_table import level_of  # noqa: E402
from tests.helpers.generated import Size  # noqa: E402

SEED = 20251101
SCENARIOS = 2**16
EDITION = "2025"
ROW = "cocaine"
MICROGRAMS = {"g": 10**6, "kg": 10**9}
LIBRARIES = "import numpy, pydantic, rich.console, rich.table, ruamel.yaml, typer"


@dataclass(frozen=True)
class Scale:
    """How much is measured: the matter, masks compared with the one-scenario program, repeats."""

    matter: Size
    samples: int
    batches: int
    processes: int


SCALES = {
    "small": Scale(Size(people=16, events=60, admissions=6), samples=2, batches=3, processes=3),
    "usual": Scale(Size(people=200, events=1000, admissions=16), samples=6, batches=5, processes=10),
    "full": Scale(Size(people=200, events=5000, admissions=16), samples=6, batches=5, processes=20),
}


def milliseconds(run: Callable[[], object], repeats: int) -> dict[str, float]:
    """Return the best and the median time of some runs."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter_ns()
        run()
        times.append((time.perf_counter_ns() - start) / 1e6)
    return {"best_ms": round(min(times), 4), "median_ms": round(statistics.median(times), 4)}


def ratio(one: dict[str, float], other: dict[str, float]) -> float:
    """Return how many times the other's best time one took at its best."""
    return round(one["best_ms"] / other["best_ms"], 1)


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


def quantity_lookup(_: Scale) -> dict[str, object]:
    """USSG §2D1.1(c) over 2^16 scenarios, against writing the array of levels once: the limit of any lookup."""
    row, repeats = printed_row(), 200
    weights = amounts(row)
    by_hand = [next(level for level, least in row if weight >= least) for weight in weights.tolist()]
    assert level_of(ROW, weights, EDITION).tolist() == by_hand, "the lookup differs from the printed row"

    target = np.empty(SCENARIOS, np.int64)
    lookup = milliseconds(lambda: level_of(ROW, weights, EDITION), repeats)
    write = milliseconds(lambda: target.fill(24), repeats)
    return {
        "name": "quantity_lookup",
        "scenarios": SCENARIOS,
        "seed": SEED,
        "repeats": repeats,
        "lookup": lookup,
        "write": write,
        "ratio_of_best": ratio(lookup, write),
    }


def whole_lattice(scale: Scale) -> dict[str, object]:
    """Every defendant in every mask: weights against writing their table once, then from records to months."""
    matter = Matter.of(scale.matter, SEED)
    grounded = list(matter.grounded())
    assert all(one.weight_plan for one in grounded)
    n, names = matter.scenarios, list(matter.index.matter.defendants)
    one_by_one = same_as_one_by_one(matter, names, scale.samples)

    table = np.empty((len(names), n), np.int64)

    def fill(row: Callable[[int], npt.NDArray[np.int64]]) -> None:
        for i in range(len(names)):
            table[i] = row(i)

    write = milliseconds(lambda: table.fill(24), scale.batches)
    # What is certain is weighed here, once, as it is in the program: the time is the grounding's, not the lattice's.
    ground = milliseconds(lambda: [one.weight_plan for one in matter.grounded()], 1)
    weights = milliseconds(lambda: fill(lambda i: matter.weights(grounded[i])), scale.batches)
    months = milliseconds(lambda: fill(lambda i: matter.months(grounded[i])), scale.batches)
    return {
        "name": "whole_lattice",
        "people": scale.matter.people,
        "defendants": len(names),
        "events": scale.matter.events,
        "scenarios": n,
        "seed": SEED,
        "repeats": scale.batches,
        "write": write,
        "ground_once": ground,
        "weights": weights,
        "months_when_grounded": months,
        "ratio_of_best": ratio(weights, write),
        "reach": 40,
        "records_to_months_by_write": round((ground["best_ms"] + months["best_ms"]) / write["best_ms"], 1),
        "records_to_months_by_weights": round((ground["best_ms"] + months["best_ms"]) / weights["best_ms"], 1),
        "records_to_months_reach": 4,
        "one_scenario_of_one_defendant": one_by_one,
        "one_by_one_by_lattice_estimated": round(
            one_by_one["best_ms"] * len(names) * n / (ground["best_ms"] + months["best_ms"])
        ),
        "admissions_that_matter": [len(matter.support(one)) for one in grounded],
    }


def same_as_one_by_one(matter: Matter, names: list[str], samples: int) -> dict[str, float]:
    """Assert that sampled cells are those of the one-scenario program, and return what one of its answers takes."""
    random, times = np.random.default_rng(SEED), []
    by_name = {one.context.defendant: one for one in matter.grounded()}
    for k in range(samples):
        # The client every other time: most hangs on what he says himself.
        name = names[0] if k % 2 == 0 else names[int(random.integers(len(names)))]
        mask = int(random.integers(matter.scenarios))
        start = time.perf_counter_ns()
        answer = matter.one(name, mask)
        times.append((time.perf_counter_ns() - start) / 1e6)
        low = -1 if answer.range is None else LIFE if answer.range[0] == "life" else answer.range[0]
        assert int(matter.months(by_name[name])[mask]) == low, (name, mask)
        grams = sum(int(Decimal(weight) * 10**6) for weight in answer.quantities.values())
        assert int(matter.weights(by_name[name])[mask]) == grams, (name, mask)
    return {"best_ms": round(min(times), 4), "median_ms": round(statistics.median(times), 4)}


def exposure_process(scale: Scale) -> dict[str, object]:
    """`relcon exposure` on the example as a process, against a process that only imports the same libraries."""
    case = ROOT / "examples" / "riverside" / "case.yaml"
    command = [sys.executable, "-m", "relcon", "exposure", str(case), "--format", "json"]
    imports = [sys.executable, "-c", LIBRARIES]

    def run(arguments: list[str]) -> str:
        done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  # our own
        return done.stdout

    expected = json.loads(exposure(read_case(case)).model_dump_json(by_alias=True))
    assert json.loads(run(command))["defendants"] == expected["defendants"], "the process differs from the function"
    whole = milliseconds(lambda: run(command), scale.processes)
    bare = milliseconds(lambda: run(imports), scale.processes)
    return {
        "name": "exposure_process",
        "repeats": scale.processes,
        "exposure": whole,
        "imports": bare,
        "ratio_of_best": ratio(whole, bare),
        "reach": 3,
    }


def main() -> None:
    """Print every benchmark's result as one JSON document."""
    parser = argparse.ArgumentParser(description="Measure, and print JSON.")
    size = parser.add_mutually_exclusive_group()
    for name in ("small", "full"):
        size.add_argument(f"--{name}", dest="scale", action="store_const", const=name)
    scale = parser.parse_args().scale or "usual"
    result = {
        "format": "relcon/bench/1",
        "python": platform.python_version(),
        "numpy": np.__version__,
        "scale": scale,
        "benchmarks": [run(SCALES[scale]) for run in (quantity_lookup, whole_lattice, exposure_process)],
    }
    json.dump(result, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
