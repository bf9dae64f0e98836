"""Kill who opens a sealed file, and say what each left: ``python -m tests.sealing.killing FOLDER``.

Each writes what was opened, into a new folder or over files that are there, and is killed at the next line of the
modules that write, until one is done. A new folder must then be whole or not there; over other files, once the next run
has come to what was begun, all of them must be old or all new.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from relcon.private_files import finish_pending
from relcon.sealing.put import PENDING, put
from tests.private_files.killing import _kill_at
from tests.private_files.killing_folder import state

OPENED = {"case.yaml": b"new", "imported/rows 1.jsonl": b"new", "a/b/c": b"new"}
BEFORE = {"case.yaml": b"old", "imported/rows 1.jsonl": b"old", "mine.txt": b"kept"}


def _text(files: dict[str, bytes]) -> dict[str, str]:
    return {name: content.decode() for name, content in files.items()}


def _left(folder: Path) -> dict[str, str]:
    """Return the files but for temporaries, which the next writer of each removes."""
    found = state(folder) if folder.exists() else {}
    return {name: text for name, text in found.items() if not name.rpartition("/")[2].startswith(".")}


def _kills(
    folder: Path, prepare: Callable[[], None], write: Callable[[], None], allowed: list[dict[str, str]]
) -> list[int]:
    """Kill at one line after another; return how often each of what is allowed was found, and last anything else."""
    counts = [0] * (len(allowed) + 1)
    line, whole = 0, False
    while not whole:
        line += 1
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.parent.mkdir()
        prepare()
        child = os.fork()
        if child == 0:
            _kill_at(line)
            write()
            os._exit(0)
        whole = not os.WIFSIGNALED(os.waitpid(child, 0)[1])
        finish_pending(folder / PENDING)
        left = _left(folder)
        counts[allowed.index(left) if left in allowed else -1] += 1
    return counts


def main(work: Path) -> None:
    """Kill writers into a new folder and over files, and print what was found as JSON."""
    folder = work / "out"
    new = _kills(folder, lambda: None, lambda: put(folder, OPENED), [{}, _text(OPENED)])
    over = _kills(
        folder,
        lambda: put(folder, BEFORE),
        lambda: put(folder, OPENED, replace=True),
        [_text(BEFORE), _text({**BEFORE, **OPENED})],
    )
    sys.stdout.write(json.dumps({"new": new, "over": over}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
