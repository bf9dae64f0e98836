"""What a command gave: its exit code, its two streams, and every file that it wrote."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.cli.conftest import run_command
from tests.privilege.commands import Asking


@dataclass(frozen=True)
class Made:
    """What came of one run.

    Attributes
    ----------
    exit, stdout, stderr
        As the shell has them.
    files
        By path below the folder in which it ran, what each file holds.
    """

    exit: int
    stdout: str
    stderr: str
    files: dict[str, bytes]


def made(line: str, asking: Asking, here: Path) -> Made:
    """Run a line in this process, and return what it gave; what it wrote into a folder of its own is removed again."""
    here.mkdir()
    try:
        result = run_command(*asking.arguments(line, here / "out"))
        return Made(result.exit_code, result.stdout, result.stderr, files_in(here))
    finally:
        shutil.rmtree(here)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones too."""
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}
