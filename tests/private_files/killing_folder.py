"""Kill writers of a folder, and say what each left: ``python -m tests.private_files.killing_folder FOLDER``.

Each writer writes a folder of three files, and is killed at the next line of the two modules, until one is done.
After each the folder must be there whole or not at all, and the next writer must remove what was left.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from relcon.private_folders import write_folder
from tests.private_files.killing import _kill_at

FILES = {"a.csv": "a" * 1000, "b.csv": "b", "README.txt": "c"}


def state(folder: Path) -> dict[str, str]:
    """Return every file and what it holds."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def main(folder: Path) -> None:
    """Kill writers at one line after another, and print what was found as JSON."""
    before, after, torn, litter, line = 0, 0, [], [], 0
    whole = False
    while not whole:
        line += 1
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        child = os.fork()
        if child == 0:
            _kill_at(line)
            write_folder(folder / "out", FILES)
            os._exit(0)
        whole = not os.WIFSIGNALED(os.waitpid(child, 0)[1])
        there = (folder / "out").exists()
        before, after = before + (not there), after + there
        if there:
            if state(folder / "out") != FILES:
                torn.append(line)
            shutil.rmtree(folder / "out")
        write_folder(folder / "out", FILES)
        if [one.name for one in folder.iterdir()] != ["out"] or state(folder / "out") != FILES:
            litter.append(line)
    sys.stdout.write(json.dumps({"before": before, "after": after, "torn": torn, "litter": litter}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
