"""Every matter of an office at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from relcon.results.docket import Docket


def docket(
    folder: str | Path,
    *,
    since: str | Path | Docket | None = None,
    workers: int | None = 1,
    scheduler: str | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Docket:
    """Return every matter of a folder: the client's ranges, or those of each defendant where there is no proffer.

    Parameters
    ----------
    folder
        In it and below it case files are matters, each with the proffer files that name it, one or none.
    since
        An earlier answer, or its JSON file: then what changed is told, and a matter of which every file and the whole
        program are the same is taken over from it.
    workers
        Processes of this machine; None for as many as pay. A script that asks for more than one begins its work under
        ``if __name__ == "__main__":``, since each process reads the script again.
    scheduler
        ``"local"``, or the address of a Dask scheduler, on loopback or ``tls://``; its workers get the matters' files.
    on_progress
        Called with how many matters are done, and how many there are to compute.

    Raises
    ------
    InputError
        Where there is no such folder, or ``since`` is no such answer. Errors of a matter are told in its place.
    SchedulerRefused
        Where nothing may be sent to that scheduler.
    """
    from pathlib import Path

    from relcon.inquiry import docket as inquiry
    from relcon.results.docket import Docket

    before = since if since is None or isinstance(since, Docket) else inquiry.read_docket(Path(since))
    return inquiry.docket(Path(folder), since=before, workers=workers, scheduler=scheduler, on_progress=on_progress)
