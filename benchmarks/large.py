"""Memory and computing of the largest matter that is promised: everybody's exposure, then 100,000 scenarios drawn.

    python -m benchmarks.large [PEOPLE EVENTS]

One process for each of the two, so that neither has what the other took.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from benchmarks.drawn import UNCERTAIN
from benchmarks.matters import SEED, Files
from relcon.api import exposure, read_case, reliability
from tests.helpers.generated import Size

PEOPLE, EVENTS = 200, 50_000
MEGABYTE = 1024
"""Of the kilobytes in which Linux counts."""


def measured(what: str, file: str) -> None:
    """Do one of the two, and print what it took."""
    matter = read_case(file)
    said = f"read: {_taken()}"
    if what == "exposure":
        found = exposure(matter)
        answers = sum(len(one.positions) for one in found.defendants.values())
    else:
        random = Random(SEED)  # noqa: S311  # no secret
        chosen = random.sample(list(matter.evidence), UNCERTAIN)
        likely = reliability(matter, {id: f"0.{random.randint(2, 9)}" for id in chosen})
        positions = [one for defendant in likely.defendants.values() for one in defendant.positions.values()]
        answers = len(positions)
        said += f"; drawn {sum(one.method == 'drawn' for one in positions)}"
    print(f"{what}: {answers} answers; {said}; in all {_taken()}", flush=True)


def _taken() -> str:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    return f"{time.process_time():.1f} s, at most {peak:,.0f} MB"


def main() -> None:
    """Draw the matter and measure both."""
    people, events = map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (PEOPLE, EVENTS)
    with tempfile.TemporaryDirectory() as folder:
        files = Files.drawn(Size(people, events, 0), Path(folder) / "matter")
        for what in ("exposure", "reliability"):
            arguments = [sys.executable, "-m", "benchmarks.large", "--one", what, str(files.case_file)]
            subprocess.run(arguments, check=True)  # noqa: S603


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measured(*sys.argv[2:4])
    else:
        main()
