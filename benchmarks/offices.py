"""An office's matters at once, by two processes of this machine and by two workers of a cluster on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.matters import Files, Scale
from benchmarks.measuring import Waited
from relcon.api import docket
from relcon.results.docket import Docket


def in_processes(scale: Scale) -> Waited:
    """Two processes beside one after another."""
    return _beside(office(scale), lambda folder: docket(folder, workers=2))


def on_a_cluster(scale: Scale) -> Waited:
    """Two workers of a cluster that is started for it, beside one after another."""
    return _beside(office(scale), lambda folder: docket(folder, scheduler="local"))


def office(scale: Scale) -> Path:
    """Return a folder with as many matters as the scale says, each drawn from a seed of its own."""
    folder = scale.folder / "office"
    if not folder.exists():
        folder.mkdir()
        for number in range(scale.matters):
            Files.drawn(scale.of_office, folder / f"{number:02}", number).proffer_file.unlink()
    return folder


def _beside(folder: Path, subject: Callable[[Path], Docket]) -> Waited:
    alone = docket(folder)
    assert len(alone.matters) > 1
    assert all(one.people and not one.errors for one in alone.matters), "a drawn matter has no answer"
    assert subject(folder).model_dump_json() == alone.model_dump_json(), "not the same bytes"
    return Waited(lambda: subject(folder), lambda: docket(folder))
