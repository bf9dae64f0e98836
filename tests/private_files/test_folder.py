"""A folder written whole or not at all: a full disk, an interrupt and a kill leave nothing of it under its name."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from relcon.private_files import NotWritten, WrongTarget
from relcon.private_folders import write_folder
from tests.private_files.killing_folder import FILES, state


def test_a_folder_is_its_owners_alone_with_every_file(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_folder(tmp_path / "out", FILES)
    finally:
        os.umask(before)
    assert state(tmp_path) == {f"out/{name}": text for name, text in FILES.items()}
    assert {stat.S_IMODE(one.stat().st_mode) for one in (tmp_path / "out").iterdir()} == {0o600}
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


def test_an_empty_folder_is_filled_and_a_link_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_folder(tmp_path / "link", FILES)
    assert (tmp_path / "link").is_symlink()
    assert sorted(one.name for one in (tmp_path / "real").iterdir()) == sorted(FILES)


@pytest.mark.parametrize("make", ["file", "full", "missing"])
def test_what_is_no_new_folder_is_refused(tmp_path: Path, make: str) -> None:
    target = tmp_path / "out"
    if make == "file":
        target.write_text("mine", encoding="utf-8")
    elif make == "full":
        target.mkdir()
        (target / "a.csv").write_text("mine", encoding="utf-8")
    else:
        target = tmp_path / "none" / "out"
    before = state(tmp_path)
    with pytest.raises(NotWritten if make == "missing" else WrongTarget):
        write_folder(target, FILES)
    assert state(tmp_path) == before


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", [*range(3), "mkdir", "replace"])
def test_what_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int | str, error: BaseException
) -> None:
    seen: list[object] = []
    true = os.fsync

    def fail(*_: object, **__: object) -> None:
        raise error

    def fail_at(handle: int) -> None:
        seen.append(handle)
        if len(seen) - 1 == at:
            raise error
        true(handle)

    if isinstance(at, int):
        monkeypatch.setattr("relcon.private_files.os.fsync", fail_at)
    else:
        monkeypatch.setattr(Path, at, fail)
    with pytest.raises(NotWritten if isinstance(error, OSError) else KeyboardInterrupt):
        write_folder(tmp_path / "out", FILES)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_removed_and_what_is_being_written_stays(tmp_path: Path) -> None:
    left, held = tmp_path / ".out.relcon-00000000.tmp", tmp_path / ".out.relcon-11111111.tmp"
    for folder in (left, held):
        folder.mkdir()
        (folder / "a.csv").write_text("half", encoding="utf-8")
    handle = os.open(held, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        write_folder(tmp_path / "out", FILES)
    finally:
        os.close(handle)
    assert sorted(one.name for one in tmp_path.iterdir()) == [held.name, "out"]


@pytest.mark.slow
def test_a_writer_killed_at_any_line_leaves_all_or_nothing(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.private_files.killing_folder", tmp_path / "work"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["torn"], found["litter"]) == ([], [])
    # Kills on one side only would prove nothing.
    assert found["before"] > 20
    assert found["after"] > 2
