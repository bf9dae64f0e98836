"""``-o`` and standard output: what is refused, what a full disk or a closed pipe does, who can read what is made."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
import typer

from relcon.cli.app import app
from relcon.cli.commands import imported
from tests.cli.conftest import Run

Files = tuple[Path, Path]
CHOSEN = {"--to": "json", "--for": "nobody", "--session": "s1"}
PARTS_OF_A_LETTER = "id: offered\nentered: 2025-01-01\n"


def with_output() -> Iterator[list[str]]:
    """Yield every command that takes ``-o``, with arguments that let it be parsed."""
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined] # a group
        command = imported(name)
        inner = getattr(command, "commands", None)
        for words, one in [([name, sub], each) for sub, each in inner.items()] if inner else [([name], command)]:
            if any("--output" in parameter.opts for parameter in one.params):
                needed = [p for p in one.params if p.param_type_name == "argument" and p.required]
                options = [p for p in one.params if p.param_type_name == "option" and p.required]
                chosen = [word for p in options if p.name != "output" for word in (p.opts[0], CHOSEN[p.opts[0]])]
                yield [*words, *["none.yaml"] * len(needed), *chosen]


@pytest.mark.parametrize(("name", "code"), [("/dev/null", 2), ("pipe", 2), ("none/a.txt", 1)])
def test_every_command_refuses_at_once_what_it_cannot_write(run: Run, tmp_path: Path, name: str, code: int) -> None:
    os.mkfifo(tmp_path / "pipe")
    commands = list(with_output())
    assert len(commands) > 12
    for words in commands:
        result = run(*words, "-o", tmp_path / name)
        said = " ".join(result.stderr.split())
        assert result.exit_code == code, (words, result.output)
        assert "no such file" not in said, "before anything is read"
        kind = "folder" if words[0] == "open" else "file"
        assert ("there is no folder" if code == 1 else f"not a {kind}") in said
    assert [one.name for one in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize("name", ["case.yaml", "proffer.yaml", "more.yaml", "hard.yaml", "soft.yaml", "x/../more.yaml"])
def test_no_file_that_was_read_is_written_over(run: Run, small: Files, tmp_path: Path, name: str) -> None:
    case, proffer, more = (tmp_path / one for one in ("case.yaml", "proffer.yaml", "more.yaml"))
    case.write_bytes(small[0].read_bytes().replace(b"\ncase:", b"\ninclude: [more.yaml]\ncase:", 1))
    proffer.write_bytes(small[1].read_bytes())
    more.write_text("# an included file\nformat: relcon/case/1\n", encoding="utf-8")
    (tmp_path / "x").mkdir()
    (tmp_path / "hard.yaml").hardlink_to(more)
    (tmp_path / "soft.yaml").symlink_to(case)
    before = {one: one.read_bytes() for one in (case, proffer, more)}
    result = run("check", case, proffer, "-o", tmp_path / name)
    assert (result.exit_code, "was read for this answer" in " ".join(result.stderr.split())) == (2, True), result.output
    assert {one: one.read_bytes() for one in before} == before


def test_a_letter_that_was_read_is_not_written_over(run: Run, small: Files, tmp_path: Path) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text(PARTS_OF_A_LETTER, encoding="utf-8")
    result = run("letter", "compare", *small, letter, "-o", letter)
    assert (result.exit_code, letter.read_text(encoding="utf-8")) == (2, PARTS_OF_A_LETTER), result.output
    assert "was read for this answer" in " ".join(result.stderr.split())


def test_an_answer_takes_the_place_of_an_older_one_whole(run: Run, small: Files, tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o644)
    result = run("check", *small, "-o", file)
    assert (result.exit_code, result.stdout) == (0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text(encoding="utf-8").startswith("PRIVILEGED")
    assert [found.name for found in tmp_path.iterdir()] == ["answer.txt"]


@pytest.mark.parametrize("umask", [0o000, 0o077], ids=oct)
def test_all_that_is_made_is_its_owners_alone(run: Run, small: Files, tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        made = tmp_path / "made"
        for words in (
            ["new", made / "deep" / "new"],
            ["check", *small, "-o", made / "check.txt"],
            ["brief", *small, "-o", made / "brief.txt"],
            ["view", *small, "-o", made / "view.html"],
            ["schema", "case", "-o", made / "schema.json"],
            ["law", "1B1.3", "-o", made / "law.txt"],
        ):
            result = run(*words)
            assert result.exit_code == 0, result.output
    finally:
        os.umask(before)
    modes = {one: stat.S_IMODE(one.stat().st_mode) for one in (made, *made.rglob("*"))}
    assert modes == {one: 0o700 if one.is_dir() else 0o600 for one in modes}
    assert sum(one.is_file() for one in modes) == 8


def start(root: Path, words: list[str], stdout: int | IO[bytes]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    command = [sys.executable, "-m", "relcon", *words]
    return subprocess.Popen(command, env=environment, stdout=stdout, stderr=subprocess.PIPE)


@pytest.mark.parametrize("words", [["--help"], ["law", "--help"], ["schema", "case"]], ids=" ".join)
def test_a_full_standard_output_is_told(root: Path, words: list[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this machine has no /dev/full")
    with full.open("wb") as stdout:
        running = start(root, words, stdout)
    told = running.communicate()[1].decode()
    expected = "Error: standard output cannot be written: No space left on device\n"
    assert (running.returncode, told) == (1, expected)


def test_a_reader_that_leaves_is_not_told(root: Path) -> None:
    reading, writing = os.pipe()
    running = start(root, ["schema", "case"], writing)
    os.close(writing)
    os.close(reading)
    assert (running.communicate()[1], running.returncode) == (b"", 1)


def test_a_closed_standard_output_is_told_where_an_answer_goes_there(root: Path, tmp_path: Path) -> None:
    relcon = f"'{sys.executable}' -m relcon law 1B1.3"
    for options, expected in (
        ("", (1, "Error: standard output cannot be written: it is closed\n")),
        (f" -o '{tmp_path / 'a.txt'}'", (0, f"Written: {tmp_path / 'a.txt'}\n")),
    ):
        done = subprocess.run(
            ["/bin/sh", "-c", f"exec {relcon}{options} >&-"],
            env={**os.environ, "PYTHONPATH": str(root / "src")},
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == expected


def test_a_full_disk_is_told_and_leaves_nothing(run: Run, small: Files, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None:
        pytest.skip("this machine has no mount")
    small_disk = [mount, "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    mounted = subprocess.run(small_disk, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    try:
        page = disk / "view.html"
        page.write_text("old", encoding="utf-8")
        result = run("view", *small, "-o", page)
        said = "".join(result.stderr.split())  # a long path is broken where it must be
        wanted = f"Error: {page} cannot be written: No space left on device"
        assert (result.exit_code, said) == (1, "".join(wanted.split()))
        assert [(one.name, one.read_text(encoding="utf-8")) for one in disk.iterdir()] == [("view.html", "old")]
    finally:
        subprocess.run([unmount, disk], check=True)
