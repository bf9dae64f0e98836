"""Kill writers, and say what each left: ``python -m tests.private_files.killing FOLDER KILLS``.

One writer after another writes ``a.txt``, OLD and NEW in turn, and is killed: the first ones each at the next line of
the module, the others at a moment drawn. After each the folder is looked at. It is a program of its own because forking
what pytest runs in (threads, large libraries) is slow and unsound.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from relcon import private_files

SIZE = 100_000
OLD, NEW = b"old " * SIZE, b"new " * SIZE
MODULES = ("private_files.py", "private_folders.py")
LONGEST = 0.004  # seconds a writer lives: several writes
TEMPORARY = re.compile(r"\.a\.txt\.relcon-[0-9a-f]{8}\.tmp")


def write_until_killed(file: Path, line: int | None) -> NoReturn:
    """Write in turn; with ``line``, the first time only, up to the so many-th line of the module."""
    if line is not None:
        _kill_at(line)
    while True:
        for content in (NEW, OLD):
            private_files.write_private(file, content)
            if line is not None:
                os._exit(0)


def _kill_at(line: int) -> None:
    left = line

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if Path(frame.f_code.co_filename).name not in MODULES:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


def left_over(folder: Path) -> list[str]:
    """Return the names in the folder besides that of the file."""
    return sorted(one.name for one in folder.iterdir() if one.name != "a.txt")


def main(folder: Path, kills: int) -> None:
    """Kill writers one after another, and print what was found as JSON."""
    draw = random.Random(14)  # noqa: S311 -- moments, not secrets
    file = folder / "a.txt"
    private_files.write_private(file, OLD)
    torn, strange, most, at_lines, with_temporary = 0, set[str](), 0, 0, 0
    by_line = True
    for number in range(kills):
        child = os.fork()
        if child == 0:
            write_until_killed(file, number + 1 if by_line else None)
        if not by_line:
            time.sleep(draw.uniform(0, LONGEST))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        by_line = by_line and os.WIFSIGNALED(status)
        at_lines += by_line
        left = left_over(folder)
        torn += file.read_bytes() not in (OLD, NEW)
        strange.update(name for name in left if not TEMPORARY.fullmatch(name))
        most = max(most, len(left))
        with_temporary += bool(left)
    private_files.write_private(file, OLD)
    found = {"torn": torn, "strange": sorted(strange), "most": most, "at_lines": at_lines}
    sys.stdout.write(json.dumps({**found, "with_temporary": with_temporary, "after": left_over(folder)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
