"""Read and check many mutated inputs: ``python -m tests.fuzz.run [COUNT] [--seed N] [--workers N]``.

Every input must end in notes or in errors of the input, within 20 seconds and 1 GB. What does not is told by its number
and kept in ``build/fuzz/``; ``--only NUMBER`` tries it alone and shows where it fails.
"""

from __future__ import annotations

import argparse
import gc
import heapq
import multiprocessing
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import NoReturn

from tests.fuzz.inputs import Inputs
from tests.fuzz.trying import Trying

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "fuzz"
COUNT = 200_000
SECONDS = 20
BYTES = 1 << 30
SPARE = 4  # times as much may be reserved, which libraries do without using it; what is held is told
SHOWN = 5
EVERY = 10_000
PATIENCE = 10  # times as long until a process that does not answer is killed: a machine may be busy


class TooSlow(BaseException):
    """An input took longer than it may; no handler of the program is to catch it."""


@dataclass(frozen=True)
class Tried:
    """What came of one input.

    Attributes
    ----------
    number, kind
        Which, and what was read.
    ending
        ``notes`` or ``errors``; of a fault nothing.
    fault
        What happened instead.
    seconds, memory
        How long it took, and the most bytes that its process ever held.
    """

    number: int
    kind: str
    ending: str
    fault: str = ""
    seconds: float = 0
    memory: int = 0


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` where what is inside takes longer, in time of the processor."""

    def stop(*_: object) -> NoReturn:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def tried(inputs: Inputs, numbers: Iterable[int], folder: Path) -> Iterator[Tried]:
    """Try inputs one after another in a folder."""
    trying = Trying(folder)
    for number in numbers:
        one = inputs[number]
        start, ending, fault = time.process_time(), "", ""
        try:
            with at_most(SECONDS):
                ending = trying.read(one)
        except TooSlow:
            fault = f"more than {SECONDS} seconds"
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            fault = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {error}"[:200]
        yield Tried(number, one.seed.told, ending, fault, time.process_time() - start, _most_memory())


def work(seed: int, numbers: range, report: Connection) -> None:
    """Try a worker's share, and report on each."""
    gc.set_threshold(10_000, 10, 10)  # as the command does
    inputs = Inputs(ROOT, seed)
    most = _address_space() + SPARE * BYTES
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
    with tempfile.TemporaryDirectory(prefix="relcon-fuzz-") as folder:
        for one in tried(inputs, numbers, Path(folder)):
            report.send(one)
    report.send(None)


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _address_space() -> int:
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return BYTES


def run(numbers: range, seed: int, workers: int) -> Iterator[Tried]:
    """Try the inputs, a share for each worker; one that dies is replaced after what killed it."""
    method = multiprocessing.get_context("spawn")
    running: dict[Connection, tuple[range, BaseProcess]] = {}

    def begin(share: range) -> None:
        if share:
            here, there = method.Pipe(duplex=False)
            process = method.Process(target=work, args=(seed, share, there))
            process.start()
            there.close()
            running[here] = (share, process)

    for first in range(workers):
        begin(numbers[first::workers])
    while running:
        answered = wait(list(running), SECONDS * PATIENCE)
        for _, process in () if answered else running.values():  # in C no signal is looked at
            process.kill()
        for ready in answered:
            assert isinstance(ready, Connection)
            share, process = running.pop(ready)
            try:
                one = ready.recv()
            except EOFError:
                process.join()
                if process.exitcode is None or process.exitcode >= 0:
                    raise RuntimeError(f"the input {share.start} of seed {seed} could not be made") from None
                one = Tried(share.start, "", "", f"its process ended with signal {-process.exitcode}")
                begin(share[1:])
            else:
                running[ready] = (share[1:], process)
            if one is None:
                del running[ready]
                process.join()
            else:
                yield one


def main() -> int:
    """Run as asked for, print what was found, and return the exit code."""
    parser = argparse.ArgumentParser(description="Read and check mutated inputs.")
    parser.add_argument("count", nargs="?", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=0, help="another seed, other inputs")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--first", type=int, default=0, help="begin with this number")
    parser.add_argument("--only", type=int, help="one input, by its number")
    asked = parser.parse_args()
    inputs = Inputs(ROOT, asked.seed)
    if asked.only is not None:
        trying = Trying(_kept(inputs, asked.only))
        print(f"{trying.folder}: {trying.read(inputs[asked.only])}")
        return 0
    numbers = range(asked.first, asked.count)
    told, faults = Told(), 0
    for one in run(numbers, asked.seed, asked.workers):
        told.add(one)
        if one.fault:
            faults += 1
            print(f"FAULT {one.number}: {one.fault} ({_kept(inputs, one.number)})", flush=True)
        if told.done % EVERY == 0:
            print(f"{told.done:,} of {len(numbers):,}: {told.shortly}", flush=True)
    print(f"inputs {numbers.start:,} to {numbers.stop:,} of seed {asked.seed}")
    print(told)
    return 1 if faults or told.largest[0] > BYTES else 0


class Told:
    """What a run came to: how inputs ended, by what was read; the slowest, and the most memory."""

    def __init__(self) -> None:
        self.start = time.monotonic()
        self.endings: dict[str, Counter[str]] = {}
        self.seconds = 0.0
        self.slowest: list[tuple[float, int]] = []
        self.largest = (0, 0)

    def add(self, one: Tried) -> None:
        """Count an input."""
        self.endings.setdefault(one.kind, Counter())[one.ending or "fault"] += 1
        self.seconds += one.seconds
        self.slowest = heapq.nlargest(SHOWN, [*self.slowest, (one.seconds, one.number)])
        self.largest = max(self.largest, (one.memory, -one.number))

    @property
    def done(self) -> int:
        """How many inputs there were."""
        return sum(many.total() for many in self.endings.values())

    @property
    def shortly(self) -> str:
        """How they ended, and in which time."""
        whole = sum(self.endings.values(), Counter[str]())
        ended = ", ".join(f"{what} {many:,}" for what, many in sorted(whole.items()))
        return f"{ended}; {time.monotonic() - self.start:,.0f} s, {self.seconds:,.0f} s of the processor"

    def __str__(self) -> str:
        kinds = [
            f"  {kind}: {', '.join(f'{what} {many:,}' for what, many in sorted(ended.items()))}"
            for kind, ended in sorted(self.endings.items())
        ]
        slowest = ", ".join(f"{number} ({seconds:.2f} s)" for seconds, number in self.slowest)
        most = f"most memory of a process: {self.largest[0] / 2**20:,.0f} MB, from {-self.largest[1]} on"
        return "\n".join([self.shortly, *kinds, f"slowest: {slowest}", most])


def _kept(inputs: Inputs, number: int) -> Path:
    """Write an input where it can be looked at."""
    folder = KEPT / f"{inputs.seed}-{number}"
    folder.mkdir(parents=True, exist_ok=True)
    Trying(folder).put(inputs[number])
    return folder


if __name__ == "__main__":
    sys.exit(main())
