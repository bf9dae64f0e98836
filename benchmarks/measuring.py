"""How a row is measured: two sides in turn in one run, or something counted; and where the time goes."""

from __future__ import annotations

import cProfile
import io
import os
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).resolve().parents[1]
TOP = 30  # functions of a profile
Run = Callable[[], object]


@dataclass(frozen=True)
class Effort:
    """How long a row is repeated: until so many seconds are over, but so often at least, and at most."""

    seconds: float
    least: int
    most: int


@dataclass(frozen=True)
class Measured:
    """What a row came to.

    Attributes
    ----------
    figure, lowest, highest
        The median, least and greatest of the ratios, pair by pair; of something counted, three times the same.
    repeats
        How many pairs; 0 where something was counted, which needs no repeating.
    sides
        For the record: the best of each side in milliseconds of computing, or what was counted.
    """

    figure: float
    lowest: float
    highest: float
    repeats: int
    sides: Mapping[str, float]


class Comparison(Protocol):
    """Two sides that were found to agree, ready to be measured."""

    def measure(self, effort: Effort) -> Measured:
        """Measure."""

    def profile(self) -> pstats.Stats:
        """Run the side that the row is about once, and return where its time goes."""


def _measured(pairs: Sequence[tuple[float, float]]) -> Measured:
    ratios = [one / other for one, other in pairs]
    best = {
        "best_ms": min(one for one, _ in pairs) * 1e3,
        "against_best_ms": min(other for _, other in pairs) * 1e3,
    }
    return Measured(statistics.median(ratios), min(ratios), max(ratios), len(pairs), best)


def _pairs(
    one: Callable[[], float], other: Callable[[], float], effort: Effort, *, faster: bool
) -> list[tuple[float, float]]:
    """Return the times of both sides, taken in turn: the machine's speed drifts, its ratio hardly."""
    found: list[tuple[float, float]] = []
    start = time.monotonic()
    while len(found) < effort.least or (len(found) < effort.most and time.monotonic() - start < effort.seconds):
        times = one(), other()
        found.append(times[::-1] if faster else times)
    return found


def seconds_of(run: Run) -> float:
    """Return the seconds of computing that a run takes, whatever else the machine does meanwhile."""
    start = time.process_time_ns()
    run()
    return max(time.process_time_ns() - start, 1) / 1e9


def waited_for(run: Run) -> float:
    """Return the seconds until a run is over."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


@dataclass(frozen=True)
class Timed:
    """A function beside another one; ``faster``: how many times faster it is, else how many times as long it takes."""

    subject: Run
    against: Run
    faster: bool = False

    def measure(self, effort: Effort) -> Measured:
        """Run both in turn."""
        one, other = (lambda: seconds_of(self.subject)), (lambda: seconds_of(self.against))
        return _measured(_pairs(one, other, effort, faster=self.faster))

    def profile(self) -> pstats.Stats:
        """Profile the function."""
        return _profile(self.subject)


@dataclass(frozen=True)
class Waited(Timed):
    """The same by the clock on the wall, where several processes compute at once."""

    def measure(self, effort: Effort) -> Measured:
        """Run both in turn."""
        one, other = (lambda: waited_for(self.subject)), (lambda: waited_for(self.against))
        return _measured(_pairs(one, other, effort, faster=self.faster))


class NotInstalled(Exception):
    """What a row is measured against is not there; the text says what."""


@dataclass(frozen=True)
class Stopwatch:
    """A function beside a program that was run once elsewhere and said how long it computed: how many times faster."""

    subject: Run
    against: float

    def measure(self, effort: Effort) -> Measured:
        """Run the function again and again."""
        return _measured(_pairs(lambda: seconds_of(self.subject), lambda: self.against, effort, faster=True))

    def profile(self) -> pstats.Stats:
        """Profile the function."""
        return _profile(self.subject)


@dataclass(frozen=True)
class Counted:
    """What is counted of a run, divided by what it is measured against."""

    subject: Run
    count: Callable[[Run], float]
    against: float = 1.0

    def measure(self, effort: Effort) -> Measured:  # noqa: ARG002  # a count is the same each time
        """Count once."""
        counted = self.count(self.subject)
        ratio = counted / self.against
        return Measured(ratio, ratio, ratio, 0, {"counted": counted, "against_counted": self.against})

    def profile(self) -> pstats.Stats:
        """Profile the run."""
        return _profile(self.subject)


@dataclass(frozen=True)
class Used:
    """What a process took: its output, seconds of computing."""

    output: str
    seconds: float


@dataclass(frozen=True)
class Process:
    """Python with some arguments, as a user starts it: compiled modules are kept from run to run."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self) -> Used:
        """Run it to its end.

        Raises
        ------
        RuntimeError
            Where it fails, with its last words.
        """
        unset = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "COLUMNS")
        around = {name: value for name, value in os.environ.items() if name not in unset}
        around |= {"PYTHONPATH": str(ROOT / "src"), **self.environment}
        with tempfile.TemporaryFile() as complaints:
            command = [sys.executable, *self.arguments]
            with subprocess.Popen(command, cwd=ROOT, env=around, stdout=subprocess.PIPE, stderr=complaints) as process:  # noqa: S603  # our own
                output = process.stdout.read() if process.stdout is not None else b""
                _, status, used = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                complaints.seek(0)
                raise RuntimeError(f"{' '.join(self.arguments)}\n{complaints.read().decode(errors='replace')[-2000:]}")
        return Used(output.decode(), used.ru_utime + used.ru_stime)

    def profile(self) -> pstats.Stats:
        """Profile it from its first import on."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "profile"
            Process(("-m", "cProfile", "-o", str(file), *self.arguments), self.environment).run()
            return pstats.Stats(str(file))


BETWEEN = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command and prints the most memory that it held."""


@dataclass(frozen=True)
class Processes:
    """A process beside another one; what it prints is looked at each time."""

    subject: Process
    against: Process
    right: Callable[[str], bool]

    def measure(self, effort: Effort) -> Measured:
        """Run both in turn."""
        return _measured(_pairs(self._one, lambda: self.against.run().seconds, effort, faster=False))

    def _one(self) -> float:
        used = self.subject.run()
        assert self.right(used.output), "the process says something else than the function"
        return used.seconds

    def profile(self) -> pstats.Stats:
        """Profile the process."""
        return self.subject.profile()


@dataclass(frozen=True)
class Memory:
    """The most memory that a process holds, in MB."""

    subject: Process

    def measure(self, effort: Effort) -> Measured:  # noqa: ARG002  # it hardly varies
        """Run it once."""
        # A process counts as its own the memory of the one that started it: a small one stands between.
        between = Process(("-c", BETWEEN, sys.executable, *self.subject.arguments), self.subject.environment)
        peak = int(between.run().output) / (1_000_000 if sys.platform == "darwin" else 1_000)
        return Measured(peak, peak, peak, 1, {"megabytes": peak})

    def profile(self) -> pstats.Stats:
        """Profile the process."""
        return self.subject.profile()


def _profile(run: Run) -> pstats.Stats:
    profile = cProfile.Profile()
    profile.runcall(run)
    return pstats.Stats(profile)


def top(stats: pstats.Stats) -> str:
    """Return the functions that take most time themselves, and those that take most with what they call."""
    text = io.StringIO()
    stats.stream = text  # type: ignore[attr-defined]  # the stubs leave it out
    for order in ("tottime", "cumulative"):
        stats.sort_stats(order).print_stats(TOP)
    return text.getvalue().replace(f"{sys.prefix}{os.sep}", "").replace(f"{ROOT}{os.sep}", "")
