"""Several files are written all or none, whenever the run is killed, interrupted or refused."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from relcon import private_files
from relcon.private_files import NotWritten, finish_pending, write_together
from tests.private_files.killing_together import NEW, OLD, change, state


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in OLD.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_files_are_changed_made_and_removed_together(folder: Path) -> None:
    write_together(change(folder), folder / ".pending")
    assert state(folder) == NEW
    assert stat.S_IMODE((folder / "case.yaml").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "imported" / "rows").stat().st_mode) == 0o700


@pytest.mark.slow
def test_a_writer_killed_at_any_line_leaves_all_or_nothing(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.private_files.killing_together", tmp_path / "work"],
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
    assert found["after"] > 10


@pytest.mark.parametrize("failing", ["replace", "unlink"])
def test_an_interrupted_writer_comes_to_its_end(folder: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    true, seen = getattr(Path, failing), list[Path]()

    def interrupted(path: Path, *rest: object, **named: object) -> object:
        if not seen and (folder / ".pending").exists():
            seen.append(path)
            raise KeyboardInterrupt
        return true(path, *rest, **named)

    monkeypatch.setattr(Path, failing, interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_together(change(folder), folder / ".pending")
    assert seen
    assert state(folder) == NEW


@pytest.mark.parametrize("refusing", ["fsync", "open"])
def test_a_disk_that_is_full_leaves_all_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch, refusing: str) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"relcon.private_files.os.{refusing}", full)
        with pytest.raises(NotWritten, match="No space"):
            write_together(change(folder), folder / ".pending")
    assert state(folder) == OLD


def test_a_target_that_is_no_file_refuses_all(folder: Path) -> None:
    (folder / "imported" / "rows" / "1.jsonl").mkdir(parents=True)
    with pytest.raises(NotWritten, match="a folder"):
        write_together(change(folder), folder / ".pending")
    assert state(folder) == OLD


def test_a_damaged_list_is_said_and_nothing_is_moved(folder: Path) -> None:
    (folder / ".pending").write_text("[[", encoding="utf-8")
    with pytest.raises(NotWritten, match="damaged"):
        finish_pending(folder / ".pending")
    assert {**state(folder)} == {**OLD, ".pending": "[["}


def test_a_moved_folder_is_brought_to_its_end_where_it_now_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "one").mkdir()
    for name, content in OLD.items():
        (folder / "one" / name).write_text(content, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(private_files, "finish_pending", lambda _: None)
        write_together(change(folder / "one"), folder / "one" / ".pending")
    (folder / "one").rename(folder / "two")
    finish_pending(folder / "two" / ".pending")
    assert state(folder / "two") == NEW
