"""Everything of this folder at its largest, and the figures for `docs/security.md`: ``python -m tests.privilege.run``.

Some minutes. What is found ends the program with 1.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from tests.privilege.broken import broken
from tests.privilege.matter import marked
from tests.privilege.searching import Searched, marks_in
from tests.privilege.test_tainted import WATCHED

ROOT: Final = Path(__file__).resolve().parents[2]
ALONE: Final = ("--map-root-user", "--net", "--")
FOUND: Final = ("attempts", "other", "leaks", "differing", "failed", "left")
"""What may hold nothing."""


def _told(folder: Path, module: str, *more: str, through: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return what a program of this folder tells, with what it left in the folders that are watched."""
    watched = {name: folder / "watched" / name for name in (*WATCHED, "PYTHONPYCACHEPREFIX")}
    for one in watched.values():
        one.mkdir(parents=True)
    paths = {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PATH": os.environ["PATH"]}
    done = subprocess.run(
        [*through, sys.executable, "-m", f"tests.privilege.{module}", *more],
        cwd=folder,
        env={**{name: str(place) for name, place in watched.items()}, **paths},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        return {"failed": done.stderr[-2000:] or f"ended with {done.returncode}"}
    searched = Searched()
    files = [one for one in (folder / "watched").rglob("*") if one.is_file()]
    marked_files = [one.name for one in files if marks_in(one.read_bytes(), searched)]
    strange = [one.name for one in files if one.suffix != ".pyc"]
    return {**json.loads(done.stdout), "left": marked_files + strange, "caches searched": searched.artefacts}


def _without_sockets(folder: Path, *through: str) -> dict[str, Any]:
    """Run every command on riverside, with sockets and without."""
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    shutil.rmtree(folder / "watched", ignore_errors=True)
    work.mkdir(parents=True)
    matter = str(ROOT / "examples" / "riverside")
    names = ("dunn", "e12", "s-in-person")
    return _told(folder, "without_sockets", matter, str(work), *names, "--everything", through=through)


def _broken(folder: Path) -> dict[str, Any]:
    """Try a wrong value in every place of both files."""
    (folder / "matter").mkdir(parents=True)
    found = broken(marked(ROOT, folder / "matter"), folder)
    return {"refused": found.refused, "leaks": found.told}


def main() -> int:
    """Run all, print what was counted, and return whether anything was found."""
    bad = False
    with tempfile.TemporaryDirectory() as place:
        base = Path(place)
        runs: dict[str, Any] = {"sockets refused": lambda: _without_sockets(base / "sockets")}
        if (unshare := shutil.which("unshare")) is not None:
            runs["no network"] = lambda: _without_sockets(base / "sockets", unshare, *ALONE)
        runs["marks"] = lambda: _told(_made(base / "marks"), "tainted", str(base / "marks" / "work"), "--everything")
        runs["broken files"] = lambda: _broken(base / "broken")
        digests = set()
        for name, run in runs.items():
            begun = time.monotonic()
            told = run()
            digests |= {told["digest"]} if "digest" in told else set()
            found = {key: told.pop(key) for key in FOUND if key in told}
            bad |= any(found.values())
            sys.stdout.write(
                f"{name} ({time.monotonic() - begun:.0f} s): {json.dumps(told)} found: {json.dumps(found)}\n"
            )
            sys.stdout.flush()
    return int(bad or len(digests) > 1)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
