"""A file is written whole or not at all, and for its owner only."""

from __future__ import annotations

import errno
import os
import resource
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from relcon.private_files import NotWritten, WrongTarget, make_folder, write_private
from relcon.private_folders import write_new

NOBODY = 65534


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_a_file_is_its_owners_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    file = tmp_path / "a.txt"
    write_private(file, "one\r\ntwo\n")
    assert (mode(file), file.read_bytes()) == (0o600, b"one\r\ntwo\n")
    file.chmod(0o644)
    write_private(file, b"\x00\xff")
    assert (mode(file), file.read_bytes(), names(tmp_path)) == (0o600, b"\x00\xff", ["a.txt"])


def test_every_folder_that_is_made_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    make_folder(tmp_path / "a" / "b")
    assert [mode(tmp_path / one) for one in ("a", "a/b")] == [0o700, 0o700]


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_a_link_is_written_through_and_stays(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link, file = tmp_path / "link", tmp_path / "there" / "a.txt"
    link.symlink_to(Path("there") / "a.txt")
    for content in ("new", "newer"):  # first it leads to nothing
        write_private(link, content)
        assert (link.is_symlink(), file.read_text(encoding="utf-8"), names(file.parent)) == (True, content, ["a.txt"])


def test_the_other_name_of_a_file_keeps_what_it_says(tmp_path: Path) -> None:
    file, other = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_text("old", encoding="utf-8")
    other.hardlink_to(file)
    write_private(file, "new")
    assert other.read_text(encoding="utf-8") == "old"


def test_a_name_as_long_as_a_name_can_be(tmp_path: Path) -> None:
    for name in ("x" * 255, "§" * 127):
        write_private(tmp_path / name, "long")
        assert (tmp_path / name).read_text(encoding="utf-8") == "long"


def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders let nobody else through
        folder = Path(name)
        (folder / "a.txt").write_text("old", encoding="utf-8")
        folder.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        try:
            for one in (folder / "a.txt", folder / "b.txt"):
                with pytest.raises(NotWritten, match="cannot be written: Permission denied"):
                    write_private(one, "new")
            with pytest.raises(NotWritten, match="cannot be made: Permission denied"):
                make_folder(folder / "new")
        finally:
            os.seteuid(user)
        folder.chmod(0o755)
        assert ((folder / "a.txt").read_text(encoding="utf-8"), names(folder)) == ("old", ["a.txt"])


@pytest.mark.parametrize("at", ["write", "fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_what_fails_half_way_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, code: int
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    if at == "write":
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
        code = errno.EFBIG
    elif at == "fsync":
        monkeypatch.setattr("relcon.private_files.os.fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    try:
        with pytest.raises(NotWritten) as caught:
            write_private(file, "x" * 1_000_000)
    finally:
        if at == "write":
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert str(caught.value) == f"{file} cannot be written: {os.strerror(code)}"
    assert (file.read_text(encoding="utf-8"), names(tmp_path)) == ("old", ["a.txt"])


def test_new_files_are_all_written_or_none(tmp_path: Path) -> None:
    files = {"a.txt": "a", "b.txt": "b"}
    (tmp_path / "b.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WrongTarget, match=r"b\.txt exists; nothing was written$"):
        write_new(tmp_path, files)
    assert names(tmp_path) == ["b.txt"]
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    assert write_new(tmp_path, files) == [tmp_path / "a.txt"]
    assert write_new(tmp_path, files) == []
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "a"
