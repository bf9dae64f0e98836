"""A real process: piped, under NO_COLOR, on a terminal, in a narrow one, without UTF-8."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from relcon import __version__

ESCAPE = "\x1b"
SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def environment(root: Path, **more: str) -> dict[str, str]:
    return {"PYTHONPATH": str(root / "src"), "PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8", **more}


def piped(root: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "relcon", *map(str, arguments)]
    return subprocess.run(
        command,
        env=environment(root, **more),
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )


def on_terminal(root: Path, *arguments: str | Path, **more: str) -> str:
    """Run on a pseudo-terminal and return what it shows."""
    main, other = pty.openpty()
    command = [sys.executable, "-m", "relcon", *map(str, arguments)]
    process = subprocess.Popen(
        command, env=environment(root, **more), stdin=other, stdout=other, stderr=subprocess.PIPE, close_fds=True
    )
    os.close(other)
    shown = everything(main)
    _, errors = process.communicate()
    assert process.returncode == 0, errors
    return shown.replace("\r\n", "\n")


def everything(main: int) -> str:
    """Return all that a pseudo-terminal shows until its other end is closed, and close it."""
    shown = b""
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(main)
    return shown.decode("utf-8")


def test_a_pipe_gets_plain_text_of_80_columns(root: Path, small: tuple[Path, Path]) -> None:
    done = piped(root, "exposure", small[0], COLUMNS="200")
    assert (done.returncode, done.stderr) == (0, "")
    assert ESCAPE not in done.stdout
    assert 60 < max(map(len, done.stdout.splitlines())) <= 80


def test_a_terminal_gets_bold_headings_of_the_same_text(root: Path, small: tuple[Path, Path]) -> None:
    shown = on_terminal(root, "exposure", small[0], COLUMNS="80", LINES="24")
    assert f"{ESCAPE}[1m" in shown
    plain = SEQUENCE.sub("", shown)
    assert [line.rstrip() for line in plain.splitlines()] == piped(root, "exposure", small[0]).stdout.splitlines()


@pytest.mark.parametrize("plain", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_is_honoured_on_a_terminal(root: Path, small: tuple[Path, Path], plain: dict[str, str]) -> None:
    assert ESCAPE not in on_terminal(root, "exposure", small[0], COLUMNS="80", LINES="24", **plain)


def test_a_narrow_terminal_folds_and_cuts_nothing(root: Path, small: tuple[Path, Path]) -> None:
    wide = piped(root, "exposure", small[0]).stdout
    shown = on_terminal(root, "exposure", small[0], COLUMNS="60", LINES="24", NO_COLOR="1")
    assert max(map(len, shown.splitlines())) <= 60
    assert "…" not in shown
    letters = [sorted(re.sub(r"[\s=-]", "", text)) for text in (wide, shown)]
    assert letters[0] == letters[1]


def test_an_output_without_utf8_loses_signs_and_nothing_else(root: Path, small: tuple[Path, Path]) -> None:
    command = [sys.executable, "-m", "relcon", "exposure", str(small[0])]
    done = subprocess.run(command, env=environment(root, PYTHONIOENCODING="latin-1"), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"ATTORNEY?CLIENT" in done.stdout


def test_version_and_guide(root: Path) -> None:
    assert piped(root, "--version").stdout == f"relcon {__version__}\n"
    done = piped(root)
    assert done.returncode == 0
    assert "relcon demo" in done.stdout
    assert "--install-completion" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_closed_pipe_is_no_fault(root: Path, small: tuple[Path, Path]) -> None:
    command = f'"{sys.executable}" -m relcon exposure "{small[0]}" | head -n 1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["/bin/bash", "-c", command], env=environment(root), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode != 70
    assert "fault" not in done.stderr
    assert "Traceback" not in done.stderr


WATCHED = """
from relcon.cli.progress import steps
with steps({"read": 25, "compute": 75}) as at:
    at("read")
    at("compute", 1, 3)
"""


def test_steps_are_one_redrawn_line_on_a_terminal_and_nothing_in_a_pipe(root: Path) -> None:
    quiet = subprocess.run(
        [sys.executable, "-c", WATCHED], env=environment(root), capture_output=True, encoding="utf-8", check=True
    )
    assert (quiet.stdout, quiet.stderr) == ("", "")
    main, other = pty.openpty()
    process = subprocess.Popen([sys.executable, "-c", WATCHED], env=environment(root, COLUMNS="80"), stderr=other)
    os.close(other)
    shown = everything(main)
    assert process.wait() == 0
    plain = SEQUENCE.sub("", shown)
    assert "read … compute" in plain
    assert "0 s of about 0" in plain  # a quarter, and a third of the rest, is half
    assert "\n" not in plain.strip().replace("\r\n", "")
