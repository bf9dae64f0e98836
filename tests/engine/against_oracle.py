"""Compare many drawn matters with the oracle: ``python -m tests.engine.against_oracle [COUNT] [--only NUMBER]``.

A matter is drawn from its number and the seed, so that any can be tried again alone. Its position follows from the
number too; each defendant is compared in a few scenarios. What differs is printed, and the command then fails.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from random import Random

from relcon.law.positions.options import POSITIONS
from tests.helpers.both_programs import Matter, differences
from tests.helpers.drawn_matters import BYTES, drawn_from, scenarios
from tests.helpers.pen import DEFENDANTS

COUNT = 100_000
SCENARIOS = 4
SHARE = 50
"""How many matters a worker takes at once."""


@dataclass(frozen=True)
class Compared:
    """One matter beside the oracle: how many answers were compared, how many events counted, and what differs."""

    number: int
    answers: int
    counted: int
    different: tuple[str, ...]


def compare(number: int, seed: int) -> Compared:
    """Compare every defendant of one drawn matter in a few scenarios of one position."""
    random = Random(f"{seed} {number}")  # noqa: S311 -- the same matter for the same number
    read = Matter.of(drawn_from(random.randbytes(BYTES)))
    position = POSITIONS[number % len(POSITIONS)]
    asked = scenarios(read.facts, read.switches, SCENARIOS, random.getrandbits(32))
    found = read.engine(position, asked)
    counted, different = 0, []
    for defendant in DEFENDANTS:
        for i, scenario in enumerate(asked):
            expected = read.oracle(defendant, position, scenario)
            counted += sum(answer.inside for answer in expected.events.values())
            where = f"{defendant}, {position}, scenario {i}"
            different += [f"{where}: {one}" for one in differences(found[defendant], i, expected)]
    return Compared(number, len(asked) * len(DEFENDANTS), counted, tuple(different))


def run(count: int, seed: int, workers: int) -> Iterator[Compared]:
    """Compare the matters 0 to ``count``, in processes."""
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap_unordered(partial(compare, seed=seed), range(count), SHARE)


def main() -> int:
    """Run as asked for, print what was found, and return the exit code."""
    parser = argparse.ArgumentParser(description="Compare drawn matters with the oracle.")
    parser.add_argument("count", nargs="?", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=0, help="another seed, other matters")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", type=int, help="one matter, by its number")
    asked = parser.parse_args()
    if asked.only is not None:
        print(compare(asked.only, asked.seed))
        return 0
    start, answers, counted, wrong = time.monotonic(), 0, 0, 0
    for done, one in enumerate(run(asked.count, asked.seed, asked.workers), start=1):
        answers += one.answers
        counted += one.counted
        wrong += bool(one.different)
        for said in one.different:
            print(f"MISMATCH {one.number}: {said}", flush=True)
        if done % 10_000 == 0:
            print(f"{done:,} of {asked.count:,} in {time.monotonic() - start:,.0f} s", file=sys.stderr, flush=True)
    took = time.monotonic() - start
    print(
        f"{asked.count:,} matters of seed {asked.seed} in {took:,.0f} s: {answers:,} answers compared, "
        f"{counted:,} events counted in them, matters with a mismatch: {wrong:,}"
    )
    return 1 if wrong or not counted else 0


if __name__ == "__main__":
    sys.exit(main())
