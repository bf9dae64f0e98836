"""Kill commands that write, and say what each left: ``python -m tests.private_files.run [--kills N] [--seed N]``.

One command after another is run in a process of its own and killed: mostly at a line of the modules that write, drawn
among those that the command comes to; else at a moment drawn. After each kill every file must be the old one or the new
one, whole and its owner's alone, and the same command again must leave what it leaves where it is never killed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import stat
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from typer.testing import Result

from relcon import private_files
from tests.cli.conftest import run_command
from tests.fuzz.seeds import seeds
from tests.private_files.killing import MODULES

ROOT = Path(__file__).resolve().parents[2]
KILLS = 1_000
AT_LINES = 0.8
"""Which share is killed at a line of the modules that write; the others at a moment."""
MARK = ".relcon-"

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "import": (
        "import",
        "seizures",
        "list.csv",
        "--into",
        "case.yaml",
        "--map",
        "map.yaml",
        "--evidence",
        "seizures-1",
    ),
    "undo": ("import", "--undo", "old.csv", "--into", "case.yaml"),
    "add": ("add", "place", "case.yaml", "--set", "id=yard", "--set", "name=the yard"),
    "export csv": ("export", "case.yaml", "--to", "csv", "-o", "tables"),
    "export ftm": ("export", "case.yaml", "--to", "ftm", "-o", "matter.ftm.json"),
    "memo": ("memo", "case.yaml", "proffer.yaml", "-o", "memo.docx"),
    "exposure": ("exposure", "case.yaml", "-o", "exposure.txt"),
    "view": ("view", "case.yaml", "-o", "page.html"),
    "new": ("new", "fresh"),
}
"""Each in the folder of a small matter; memo, exposure, page and file of entities are there, of an earlier day."""
THERE = ("memo.docx", "exposure.txt", "page.html", "matter.ftm.json")
OLD = b"of an earlier day"


@dataclass
class Killed:
    """What the kills of one command left.

    Attributes
    ----------
    old, new
        How often all stood as before, and all as after.
    temporary
        How often a temporary was left, which the next run removed.
    begun
        How often files were being put in place, which the next run brought to its end first of all.
    faults
        What must not be.
    """

    old: int = 0
    new: int = 0
    temporary: int = 0
    begun: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Command:
    """A command in a folder: how that stands before and after, and how many lines of the modules it comes to."""

    words: tuple[str, ...]
    folder: Path
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    lines: int
    seconds: float


def state(folder: Path) -> dict[str, bytes]:
    """Return every file and what it holds; temporaries left out."""
    files = (path for path in folder.rglob("*") if path.is_file() and MARK not in str(path.relative_to(folder)))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def temporaries(folder: Path) -> list[Path]:
    """Return what a writer writes beside a name."""
    return [path for path in folder.rglob("*") if MARK in path.name]


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Bring a folder to a state."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        (folder / name).chmod(0o600)


def ran(words: Sequence[str]) -> Result:
    """Run a command as a process of its own would, which has read nothing yet."""
    private_files._read.clear()
    return run_command(*words)


def in_child(folder: Path, do: Callable[[], object]) -> int:
    """Do something in a process of its own, in a folder, without what it prints; return that process."""
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        try:
            do()
        finally:
            os._exit(0)
    return child


def traced(stop: int) -> Callable[[], int]:
    """Count the lines of the modules that write as they are come to; at one of them the process is killed."""
    seen = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal seen
        if Path(frame.f_code.co_filename).name not in MODULES:
            return None
        if event == "line":
            seen += 1
            if seen == stop:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    return lambda: seen


def command(name: str, folder: Path, files: Mapping[str, bytes]) -> Command:
    """Return a command, after it was run once to its end."""
    words = COMMANDS[name]
    put(folder, files)
    start = time.monotonic()
    os.chdir(folder)
    lines = traced(0)
    done = ran(words)
    sys.settrace(None)
    assert done.exit_code == 0, done.output
    after = state(folder)
    assert after != files, done.output
    return Command(words, folder, files, after, lines(), time.monotonic() - start)


def kill(one: Command, draw: random.Random, found: Killed) -> None:
    """Kill a command once, and look at what it left."""
    put(one.folder, one.before)
    at_line = draw.random() < AT_LINES
    stop = draw.randrange(1, one.lines + 1) if at_line else 0

    def do() -> None:
        traced(stop)
        ran(one.words)

    child = in_child(one.folder, do)
    if not at_line:
        time.sleep(draw.uniform(0, one.seconds))
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    look(one, found, f"killed at line {stop}" if at_line else "killed at a moment")


def look(one: Command, found: Killed, how: str) -> None:
    """Look at a folder after a kill: as the next run finds it, and as that leaves it."""
    found.temporary += bool(temporaries(one.folder))
    for path in [*one.folder.rglob("*")]:
        if path.is_file() and stat.S_IMODE(path.stat().st_mode) != 0o600:
            found.faults.append(f"{how}: others may read {path.name}")
    for pending in one.folder.glob(".*.pending"):
        found.begun += 1
        private_files.finish_pending(pending)  # the first thing that the next run does
    now = state(one.folder)
    if now == one.before:
        found.old += 1
    elif now == one.after:
        found.new += 1
    elif not _between(now, one):
        found.faults.append(f"{how}: neither old nor new: {sorted(set(now) ^ set(one.after))}")
    os.chdir(one.folder)
    ran(one.words)
    if (left := state(one.folder)) != one.after and now != one.after:
        found.faults.append(
            f"{how}: run again it leaves {sorted(name for name in left if left[name] != one.after.get(name))}"
        )
    if temporaries(one.folder) and now != one.after:
        found.faults.append(f"{how}: the next run leaves {[path.name for path in temporaries(one.folder)]}")


def _between(now: Mapping[str, bytes], one: Command) -> bool:
    """Whether each file is whole, the old one or the new: new files of which none needs another are written in turn."""
    return one.words[0] == "new" and all(
        data in (one.before.get(name), one.after.get(name)) for name, data in now.items()
    )


def main() -> int:
    """Kill as often as asked for, print what was found, and return the exit code."""
    parser = argparse.ArgumentParser(description="Kill commands that write.")
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=list(COMMANDS), action="append")
    asked = parser.parse_args()
    draw = random.Random(asked.seed)  # noqa: S311 -- moments, not secrets
    seed = next(one for one in seeds(ROOT) if one.name == "seizures/list.csv")
    files = {**seed.beside, seed.file: seed.data, **dict.fromkeys(THERE, OLD)}
    total = Counter[str]()
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base).resolve() / "matter"
        names = asked.only or list(COMMANDS)
        for place, name in enumerate(names):
            before = dict(files)
            if name == "undo":
                put(folder, files | {"old.csv": seed.data})
                os.chdir(folder)
                ran([word.replace("list.csv", "old.csv") for word in COMMANDS["import"]])
                before = state(folder)
            one, found = command(name, folder, before), Killed()
            for _ in range(len(range(place, asked.kills, len(names)))):
                kill(one, draw, found)
            many = found.old + found.new
            print(
                f"{name}: {one.lines} lines; old {found.old}, new {found.new}, with a temporary {found.temporary}, "
                f"begun {found.begun}, "
                f"faults {len(found.faults)}",
                flush=True,
            )
            for fault in found.faults[:5]:
                print(f"  {fault}")
            total.update(kills=len(range(place, asked.kills, len(names))), whole=many, faults=len(found.faults))
        os.chdir(ROOT)
    print(f"{total['kills']:,} kills of seed {asked.seed}: {total['faults']} faults")
    return 1 if total["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
