"""The same results in the same order alone, in processes and on a cluster, also where a worker is lost."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from relcon.program_files import program_digest
from relcon.tasks import SchedulerRefused, run
from tests.tasks.sums import fails_at, square, square_or_die

NUMBERS = [(number,) for number in range(8)]
SQUARES = [0, 1, 4, 9, 16, 25, 36, 49]
Way = dict[str, Any]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster with two workers on loopback, as counsel's own would be."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        local_directory=tmp_path_factory.mktemp("cluster"),
        silence_logs=logging.CRITICAL,
    ) as made:
        yield str(made.scheduler_address)


@pytest.fixture(params=["alone", "processes", "local", "cluster"])
def way(request: pytest.FixtureRequest) -> Way:
    """Where the tasks run: the arguments of `run` that say so."""
    if request.param == "cluster":
        return {"scheduler": request.getfixturevalue("cluster")}
    ways: dict[str, Way] = {"alone": {}, "processes": {"workers": 2}, "local": {"scheduler": "local"}}
    return ways[str(request.param)]


def test_results_come_in_the_order_of_the_arguments(way: Way) -> None:
    told: list[tuple[int, int]] = []
    found = run(square, NUMBERS, on_progress=lambda done, of: told.append((done, of)), **way)
    assert [number for number, _ in found] == SQUARES
    assert told[-1] == (8, 8)
    assert told == sorted(told)
    # Elsewhere where that was asked for: else the test would say nothing of the others.
    assert (os.getpid() in {process for _, process in found}) is not bool(way)


@pytest.mark.parametrize("way", ["processes", "cluster"], indirect=True)
def test_a_worker_that_is_killed_loses_nothing(way: Way, tmp_path: Path) -> None:
    marker = tmp_path / "killed"
    found = run(square_or_die, [(number, str(marker)) for (number,) in NUMBERS], **way)
    assert marker.exists()
    assert found == SQUARES


@pytest.mark.parametrize("way", ["alone", "processes", "cluster"], indirect=True)
def test_the_first_fault_in_order_is_raised(way: Way) -> None:
    with pytest.raises(ValueError, match="bad 5"):
        run(fails_at, [(number, 5) for (number,) in NUMBERS], **way)


@pytest.mark.parametrize("way", ["cluster"], indirect=True)
def test_a_cluster_with_another_program_is_refused(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = program_digest()
    monkeypatch.setattr("relcon.tasks.cluster._matches", lambda other: other == f"not {digest}")
    with pytest.raises(SchedulerRefused, match="another relcon than this one"):
        run(square, NUMBERS, **way)


def test_no_task_is_no_result() -> None:
    assert run(square, [], workers=2) == []


def test_a_scheduler_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relcon.tasks.cluster._PATIENCE", "200ms")
    with pytest.raises(SchedulerRefused, match=r"no scheduler answers at tcp://127\.0\.0\.1:9 "):
        run(square, NUMBERS, scheduler="tcp://127.0.0.1:9")
