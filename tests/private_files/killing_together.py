"""Kill writers of several files, and say what each left: ``python -m tests.private_files.killing_together FOLDER``.

Each writer changes one file, makes one in a new folder and removes one, and is killed at the next line of the module,
until one comes to its end. After each, what was begun is brought to its end, as the next run does first of all.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from relcon import private_files
from tests.private_files.killing import _kill_at

OLD = {"case.yaml": "old", "gone.csv": "old"}
NEW = {"case.yaml": "new", "imported/rows/1.jsonl": "new"}


def change(folder: Path) -> dict[Path, str | bytes | None]:
    """Return what is to become of the files."""
    return {folder / "imported/rows/1.jsonl": "new", folder / "case.yaml": "new", folder / "gone.csv": None}


def state(folder: Path) -> dict[str, str]:
    """Return every file and what it holds."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def main(folder: Path) -> None:
    """Kill writers at one line after another, and print what was found as JSON."""
    pending = folder / ".pending"
    before, after, torn, litter, line = 0, 0, [], [], 0
    whole = False
    while not whole:
        line += 1
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in OLD.items():
            private_files.write_private(folder / name, content)
        child = os.fork()
        if child == 0:
            _kill_at(line)
            private_files.write_together(change(folder), pending)
            os._exit(0)
        whole = not os.WIFSIGNALED(os.waitpid(child, 0)[1])
        begun = pending.exists()
        private_files.finish_pending(pending)
        left = {name: text for name, text in state(folder).items() if not name.split("/")[-1].startswith(".")}
        before, after = before + (left == OLD), after + (left == NEW)
        if left not in (OLD, NEW) or (begun and left != NEW):
            torn.append(line)
        private_files.write_together(change(folder), pending)
        if state(folder) != NEW:
            litter.append(line)
    sys.stdout.write(json.dumps({"before": before, "after": after, "torn": torn, "litter": litter}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
