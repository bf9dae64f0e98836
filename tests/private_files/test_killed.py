"""A writer that is killed at any moment leaves the old content or the new, and at most one temporary."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from relcon.private_files import write_private

KILLS = 1_000


@pytest.mark.slow
def test_a_thousand_kills_tear_nothing_and_litter_nothing(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.private_files.killing", tmp_path, str(KILLS)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["torn"], found["strange"], found["most"], found["after"]) == (0, [], 1, [])
    # Kills that hit nothing would prove nothing.
    assert found["at_lines"] > 20
    assert found["with_temporary"] > KILLS / 10


def test_the_next_write_removes_what_is_left_over_of_its_own_file_alone(tmp_path: Path) -> None:
    left = tmp_path / ".a.txt.relcon-0123abcd.tmp"
    others = [".b.txt.relcon-0123abcd.tmp", ".a.txt.relcon-0123abcd.tmp.txt", ".a.txt.relcon-old.tmp", "a.txt.tmp"]
    for name in (left.name, *others):
        (tmp_path / name).touch()
    write_private(tmp_path / "a.txt", "new")
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([*others, "a.txt"])


def test_a_temporary_that_is_being_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    sync = os.fsync
    seen: list[str] = []

    def write_another_meanwhile(handle: int) -> None:
        sync(handle)
        if not seen:
            seen.extend(one.name for one in tmp_path.iterdir())
            write_private(file, "second")
            assert file.read_text(encoding="utf-8") == "second"
            assert (tmp_path / seen[0]).exists()

    monkeypatch.setattr("relcon.private_files.os.fsync", write_another_meanwhile)
    write_private(file, "first, and the last to end")
    assert file.read_text(encoding="utf-8") == "first, and the last to end"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]
