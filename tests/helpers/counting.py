"""What a run costs, counted and never timed: calls, and the most bytes it holds."""

from __future__ import annotations

import cProfile
import gc
import inspect
import tracemalloc
from collections.abc import Callable


def calls(run: Callable[[], object]) -> int:
    """Return how many functions a run calls, Python's own included."""
    return sum(count for _, count in _counts(run))


def calls_of(function: Callable[..., object], run: Callable[[], object]) -> int:
    """Return how often a run calls a function, under whatever name it was imported."""
    code = inspect.unwrap(function).__code__
    return sum(count for what, count in _counts(run) if what is code)


def most_bytes(run: Callable[[], object]) -> int:
    """Return the most bytes that a run holds at once, beyond what was there before."""
    gc.collect()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        run()
        return tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()


def _counts(run: Callable[[], object]) -> list[tuple[object, int]]:
    """Return the code of everything that a run calls, and how often."""
    profile = cProfile.Profile()
    profile.runcall(run)
    return [(entry.code, entry.callcount) for entry in profile.getstats()]
