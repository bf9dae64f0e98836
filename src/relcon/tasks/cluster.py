"""Tasks on a Dask cluster: the one module that reaches a network, and only where counsel names a scheduler.

`distributed` opens sockets, so that it is imported inside the functions here and nowhere else. A cluster of this
machine listens on loopback alone, behind TLS with a key that is made for the run and held in memory: other users of the
machine can neither read what passes nor send it work. It serves no pages and writes no data to disk.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

from relcon.extras import how_to_install
from relcon.program_files import program_digest
from relcon.tasks.address import LOCAL, Address, SchedulerRefused

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")

FEWEST: Final = 2
"""Workers of a cluster of this machine."""
_PATIENCE: Final = "10s"
_NO_PAGES: Final[Mapping[str, list[str]]] = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
}


def on_cluster(
    function: Callable[..., T],
    arguments: Sequence[tuple[Any, ...]],
    scheduler: str,
    workers: int,
    moved: Callable[[int, int], None],
) -> list[T]:
    """Compute on a cluster; what a worker that is lost held or had begun is computed by another.

    Parameters
    ----------
    function, arguments, workers
        As for `relcon.tasks.run`.
    scheduler
        ``local`` or an address.
    moved
        Told how many are done.

    Raises
    ------
    SchedulerRefused
        As for `relcon.tasks.run`.
    """
    address = None if scheduler == LOCAL else Address.read(scheduler)
    try:
        from distributed import as_completed  # noqa: PLC0415 -- an extra, and it opens sockets
    except ImportError:
        raise SchedulerRefused(f"a scheduler needs Dask; {how_to_install('distributed')}") from None
    with _local(max(workers, FEWEST)) if address is None else _remote(address) as client:
        _same_program(client)
        # `pure=False`: no key is made from the data, and none is looked up in what others computed.
        futures = [client.submit(function, *given, pure=False) for given in arguments]
        moved(0, len(futures))
        for done, _ in enumerate(as_completed(futures), 1):
            moved(done, len(futures))
        return [one.result() for one in futures]


@contextmanager
def _local(workers: int) -> Iterator[Client]:
    """Start a cluster of this machine, on loopback alone, and end it."""
    import dask  # noqa: PLC0415 -- as above
    from distributed import Client, LocalCluster, Security  # noqa: PLC0415 -- as above

    with (
        dask.config.set(_NO_PAGES),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            protocol="tls://",
            security=Security.temporary(),
            dashboard_address="127.0.0.1:0",
            scheduler_kwargs={"dashboard": False},
            memory_limit=0,  # no limit: nothing is spilled to disk
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def _remote(address: Address) -> Iterator[Client]:
    """Connect to a scheduler; the certificates of ``tls://`` are those of Dask's own configuration."""
    from distributed import Client, Security  # noqa: PLC0415 -- as above

    encrypted = address.protocol == "tls"
    logger = logging.getLogger("distributed")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        # Without encryption asked for, a scheduler could hand out the address of a worker that has none.
        client = Client(str(address), security=Security(require_encryption=encrypted), timeout=_PATIENCE)
    except (OSError, TypeError, ValueError) as error:
        lacks = "; its certificates are named in Dask's configuration, distributed.comm.tls" if encrypted else ""
        raise SchedulerRefused(f"no scheduler answers at {address} ({type(error).__name__}){lacks}") from None
    finally:
        logger.setLevel(before)
    with client:
        yield client


def _same_program(client: Client) -> None:
    """Refuse workers that hold another program than this one: their results may differ."""
    try:
        found = client.run(program_digest)
    except ImportError:
        raise SchedulerRefused("a worker of this cluster has no relcon, or another one: install the same") from None
    if not found:
        raise SchedulerRefused("this scheduler has no workers: start some, or write --scheduler local")
    others = sorted(str(worker) for worker, digest in found.items() if not _matches(digest))
    if others:
        raise SchedulerRefused(
            f"another relcon than this one runs on {', '.join(others)}: results may differ; install the same everywhere"
        )


def _matches(digest: str) -> bool:
    return digest == program_digest()
