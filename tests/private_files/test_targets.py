"""What is never written over: what was read, other case and proffer files, and what is no regular file."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from relcon.private_files import (
    NotWritten,
    WrongTarget,
    check_answer_target,
    check_target,
    read_input,
    write_private,
)


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("folder", "is a folder: name a file in it"),
        ("pipe", "is a named pipe, not a file"),
        ("socket", "is a socket, not a file"),
        ("/dev/null", "is a device, not a file"),
        ("/dev/full", "is a device, not a file"),
        ("/dev/stdout", "is a stream of this process, not a file"),
        ("/dev/fd/1", "is a stream of this process, not a file"),
        ("to-pipe", "is a named pipe, not a file"),
    ],
)
def test_what_is_no_regular_file_is_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "to-pipe").symlink_to("pipe")
    with socket.socket(socket.AF_UNIX) as open_socket:
        open_socket.bind(str(tmp_path / "socket"))
    before = names(tmp_path)
    if not (tmp_path / name).exists():
        pytest.skip(f"this machine has no {name}")
    with pytest.raises(WrongTarget, match=f"{name} {said}$"):
        write_private(tmp_path / name, "x")
    assert names(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none/a.txt", "there is no folder .*/none$"),
        ("to-none", "there is no folder .*/none$"),
        ("loop", "Too many levels of symbolic links$"),
        ("file/a.txt", "Not a directory$"),
    ],
)
def test_what_cannot_be_reached_is_told(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "to-none").symlink_to("none/a.txt")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten, match=f"{name} cannot be written: {said}"):
        check_target(tmp_path / name)


def test_a_file_that_was_read_is_no_target_under_any_name(tmp_path: Path) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text("id: l1\n", encoding="utf-8")  # nothing in it says what it is
    (tmp_path / "hard").hardlink_to(letter)
    (tmp_path / "soft").symlink_to(letter)
    (tmp_path / "sub").mkdir()
    spelled = [letter, tmp_path / "hard", tmp_path / "soft", tmp_path / "sub" / ".." / "letter.yaml"]
    for name in spelled:
        check_answer_target(name)
    assert read_input(letter) == b"id: l1\n"
    for name in spelled:
        with pytest.raises(WrongTarget, match="was read for this answer"):
            check_answer_target(name)


@pytest.mark.parametrize(
    "content", ["# mine\nformat: relcon/case/1\n", '\ufeff{"format": "relcon/proffer/1"}', "format : 'relcon/case/2'"]
)
def test_a_case_or_proffer_file_is_no_target_even_unread(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(WrongTarget, match="is a case or proffer file"):
        check_answer_target(file)


def test_an_earlier_answer_is_a_target(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text('{"format": "relcon/check/1", "of": "format: relcon/case/1"}', encoding="utf-8")
    check_answer_target(file)


def test_only_a_regular_file_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in (tmp_path / "pipe", tmp_path, Path("/dev/null")):
        with pytest.raises(OSError, match="not a file"):
            read_input(name)
