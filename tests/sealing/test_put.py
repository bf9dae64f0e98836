"""Opened files into a folder: nothing written over unasked, nothing outside, and all or nothing where it is killed."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.private_files import WrongTarget
from relcon.sealing.age import Keys, opened, sealed
from relcon.sealing.archive import packed, unpacked
from relcon.sealing.gathered import contents, gathered
from relcon.sealing.put import put
from relcon.sealing.refused import NotSealed
from tests.helpers.sealed import new_pair
from tests.private_files.killing_folder import state

LETTERS = st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="/\\")
NAMES = st.text(LETTERS, min_size=1, max_size=40).filter(
    lambda name: name not in (".", "..", "below") and name[1:2] != ":"
)
FILES = {"case.yaml": b"new", "a/b/c": b"new"}


def test_a_new_folder_and_all_below_are_their_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        put(tmp_path / "out", FILES)
    finally:
        os.umask(before)
    modes = {one.relative_to(tmp_path).as_posix(): stat.S_IMODE(one.stat().st_mode) for one in tmp_path.rglob("*")}
    folders, files = ("out", "out/a", "out/a/b"), ("out/case.yaml", "out/a/b/c")
    assert modes == {**dict.fromkeys(folders, 0o700), **dict.fromkeys(files, 0o600)}


@settings(max_examples=15)
@given(st.dictionaries(NAMES, st.binary(max_size=100), min_size=1, max_size=3))
def test_what_was_sealed_comes_back_from_the_disk_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    """Whatever the names: spaces, other scripts, marks that compose, dots at their ends."""
    place, pair = tmp_path_factory.mktemp("round"), new_pair()
    before, age = place / "before", place / "matter.age"
    put(before, {**files, **{f"below/{name}": content for name, content in files.items()}})
    held = sealed(packed(contents(gathered([before], age))), Keys(recipients=(pair.public,)))
    put(place / "after", unpacked(opened(held, Keys(identities=(pair.secret,)))))
    assert on_disk(place / "after") == on_disk(before)


def on_disk(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_files_that_are_there_are_replaced_only_where_asked(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"mine")
    (tmp_path / "case.yaml").write_bytes(b"old")
    with pytest.raises(WrongTarget):
        put(tmp_path, FILES)
    assert state(tmp_path) == {"mine.txt": "mine", "case.yaml": "old"}
    put(tmp_path, FILES, replace=True)
    assert state(tmp_path) == {"mine.txt": "mine", "case.yaml": "new", "a/b/c": "new"}
    assert stat.S_IMODE((tmp_path / "case.yaml").stat().st_mode) == 0o600


def test_a_link_in_the_folder_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotSealed, match="lead elsewhere: a/b/c"):
        put(folder, FILES, replace=True)
    assert state(tmp_path) == {}


def test_on_windows_a_name_that_it_cannot_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relcon.sealing.put.sys.platform", "win32")
    with pytest.raises(NotSealed, match="Windows cannot hold aux"):
        put(tmp_path / "out", {"aux": b""})
    assert state(tmp_path) == {}


@pytest.mark.slow
def test_a_run_killed_at_any_line_leaves_all_or_nothing(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.sealing.killing", tmp_path / "work"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for nothing, everything, torn in json.loads(done.stdout).values():
        assert torn == 0
        # Kills on one side only would prove nothing.
        assert nothing > 20
        assert everything > 1
