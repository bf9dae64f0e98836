"""Tasks one after another, in processes, or on a cluster."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
Moved = Callable[[int, int], None]
"""Is told how many tasks are done, of how many."""


def run(
    function: Callable[..., T],
    arguments: Sequence[tuple[Any, ...]],
    *,
    workers: int = 1,
    scheduler: str | None = None,
    on_progress: Moved | None = None,
) -> list[T]:
    """Return what a function gives for each of several arguments, in their order, wherever it is computed.

    Parameters
    ----------
    function
        Of a module, so that another process finds it by name; the same arguments give the same result.
    arguments
        What it is called with, a tuple for each call.
    workers
        Processes of this machine; with 1, or with one task, all is computed in this one.
    scheduler
        ``local``, or the address of a Dask scheduler; then ``workers`` counts those of a local one, at least two.
    on_progress
        Called with what is done and what there is to do.

    Raises
    ------
    SchedulerRefused
        Where nothing may be sent to that scheduler, or it cannot be reached.
    Exception
        What the function raises, of the first task in order.
    """
    moved = on_progress or _unwatched
    if scheduler is not None:
        from relcon.tasks.cluster import on_cluster  # noqa: PLC0415 -- asked for by name, or never imported

        return on_cluster(function, arguments, scheduler, workers, moved)
    if workers > 1 and len(arguments) > 1:
        return _in_processes(function, arguments, min(workers, len(arguments)), moved)
    found: dict[int, T] = {}
    return _here(function, arguments, found, moved)


def _unwatched(_done: int, _of: int) -> None:
    """Tell nobody."""


def _here(
    function: Callable[..., T], arguments: Sequence[tuple[Any, ...]], found: dict[int, T], moved: Moved
) -> list[T]:
    """Compute what is not found yet, one after another."""
    for place, given in enumerate(arguments):
        if place not in found:
            moved(len(found), len(arguments))
            found[place] = function(*given)
    moved(len(found), len(arguments))
    return [found[place] for place in range(len(arguments))]


def _in_processes(
    function: Callable[..., T], arguments: Sequence[tuple[Any, ...]], workers: int, moved: Moved
) -> list[T]:
    """Compute in processes; what one that dies leaves undone is computed here."""
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415 -- most runs need no second one
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 -- likewise
    from multiprocessing import get_context  # noqa: PLC0415 -- likewise

    # Begun anew, not forked: a fork of a process with threads, such as that of a progress bar, may hang.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_quiet)
    try:
        futures = [pool.submit(function, *given) for given in arguments]
        for done, _ in enumerate(as_completed(futures), 1):
            moved(done, len(futures))
    finally:
        pool.shutdown(cancel_futures=True)
    whole = ((place, one) for place, one in enumerate(futures) if not isinstance(one.exception(), BrokenProcessPool))
    return _here(function, arguments, {place: one.result() for place, one in whole}, moved)


def _quiet() -> None:
    """Let Ctrl-C end a process at once and without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
