"""Run commands on the marked matter and search all they leave: ``python -m tests.privilege.tainted WORK``.

Printed as JSON: how much was marked and searched, every mark found where it may not be, and every copy that differs
where only what its reader may not know differs. ``--everything``: in all ways; ``--planted``: with a fault.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.privilege.commands import Asked, Asking, asking, copies, counsels
from tests.privilege.made import Made, made
from tests.privilege.matter import Marked, marked
from tests.privilege.searching import Searched, marks_in
from tests.privilege.variants import with_others, without_own

ROOT: Final = Path(__file__).resolve().parents[2]
OUTSIDE: Final = ("joint-defense", "court")
REFUSED: Final = 3  # facts of a life are in no copy for these
ONE, EVENT = "dunn", "e12"


@dataclass
class Told:
    """What was found.

    Attributes
    ----------
    leaks, differing, failed
        A mark where it may not be; a copy that tells by a difference; a command that ended with another code than it
        should.
    searched
        How much was looked at.
    """

    leaks: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    searched: Searched = field(default_factory=Searched)
    compared: int = 0


@dataclass(frozen=True)
class Runs:
    """The marked matter, and how its commands are run."""

    matter: Marked
    work: Path
    asked: Asking
    told: Told

    def made(self, line: str, **instead: str) -> Made:
        """Run a line, with other files in the place of some."""
        names = Asking({**self.asked.names, **instead})
        return made(line, names, self.work / "here")

    def search(self, line: str, parts: Iterable[tuple[str, bytes | str]], kept: set[str]) -> set[str]:
        """Search parts of what a line left for marks that may not be there; return all marks in them."""
        found: set[str] = set()
        for where, content in parts:
            here = marks_in(content, self.told.searched) | marks_in(where)
            found |= here
            self.told.leaks += [f"{line}: {where}: {self.matter.places[mark]}" for mark in sorted(here & kept)]
        return found


def parts(run: Made) -> Iterator[tuple[str, bytes | str]]:
    """Yield everything that a run left, with where."""
    yield "standard output", run.stdout
    yield "standard error", run.stderr
    yield from run.files.items()


def copies_for_others(runs: Runs, lines: Iterable[Asked]) -> dict[str, Made]:
    """Make copies, search each for what its reader may not read, and return them by line."""
    found = {}
    for each in lines:
        run = found[each.line] = runs.made(each.line)
        refused = "mitigation" in each.line and each.audience in OUTSIDE
        if run.exit != (REFUSED if refused else 0) or bool(run.files) == refused:
            runs.told.failed.append(f"{each.line}: {run.exit} {run.stderr}")
        seen = runs.search(each.line, parts(run), runs.matter.kept_from(each.audience))
        if not refused and not seen:
            runs.told.failed.append(f"{each.line}: no mark at all, so nothing was searched for")
    return found


def told_by_difference(runs: Runs, known: dict[str, Made], lines: list[Asked], *, everybody: bool) -> None:
    """Make copies of other versions of the matter, and note what differs."""
    (runs.work / "bare").mkdir()
    bare = str(without_own(runs.matter, runs.work / "bare"))
    (runs.work / "others").mkdir()
    others = dict(zip(("CASE", "PROFFER"), map(str, with_others(runs.matter, runs.work / "others")), strict=True))
    for each in lines:
        if each.audience in OUTSIDE:
            line = each.line.replace(" PROFFER", "")
            _compare(runs, known, each, line, " without counsel's own and the proffer", CASE=bare)
        if everybody or each.line.split()[3] in ("json", "i2"):
            _compare(runs, known, each, each.line, " with other people", **others)


def _compare(runs: Runs, known: dict[str, Made], each: Asked, line: str, how: str, **instead: str) -> None:
    runs.told.compared += 1
    if runs.made(line, **instead) != known[each.line]:
        runs.told.differing.append(each.line + how)


def of_counsel(runs: Runs, lines: Iterable[Asked]) -> None:
    """Run what counsel runs: nothing of the proffer where it was not named, no mark on standard error."""
    of_proffer = runs.matter.of_proffer()
    for each in lines:
        run = runs.made(each.line)
        if run.exit != 0:
            runs.told.failed.append(f"{each.line}: {run.exit} {run.stderr}")
        kept = set() if "PROFFER" in each.line else of_proffer
        runs.search(each.line, [("standard output", run.stdout), *run.files.items()], kept)
        runs.search(each.line, [("standard error", run.stderr)], set(runs.matter.readers))


def plant() -> None:
    """Let copies for others hold what is counsel's own, as a fault would."""
    from relcon.audiences import audience

    audience.__dict__["stripped"] = lambda case: case


def main(work: Path, *, everything: bool, planted: bool) -> None:
    """Run, search, compare, print."""
    for name in ("matter", "beside"):
        (work / name).mkdir(parents=True)
    matter = marked(ROOT, work / "matter")
    session = matter.proffer["sessions"][1]["id"]
    names = dict(asking(work / "matter", work / "beside", ONE, EVENT, session).names)
    names["OFFERS"] = matter.case["agreements"][0]["id"]  # offers of a file would name counts, which are marks here
    runs = Runs(matter, work, Asking(names), Told())
    if planted:
        plant()
    lines = [each for each in copies() if each.quick or everything]
    if planted:
        lines = [each for each in lines if "--to csv" in each.line]
    known = copies_for_others(runs, lines)
    told_by_difference(runs, known, lines, everybody=everything)
    if not planted:
        of_counsel(runs, [each for each in counsels() if everything or _light(each)])
    sys.stdout.write(json.dumps(_printed(runs)))


def _light(each: Asked) -> bool:
    """Whether a line of counsel's is run every time: of the case alone, and soon done."""
    return each.line.split()[0] in ("docket", "explain", "export", "import") and "PROFFER" not in each.line


def _printed(runs: Runs) -> dict[str, Any]:
    told, matter = runs.told, runs.matter
    return {
        "marks": len(matter.readers),
        "of_proffer": len(matter.of_proffer()),
        "kept": {audience: len(matter.kept_from(audience)) for audience in ("client", "joint-defense", "court")},
        "artefacts": told.searched.artefacts,
        "bytes": told.searched.size,
        "compared": told.compared,
        "leaks": told.leaks,
        "differing": told.differing,
        "failed": told.failed,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), everything="--everything" in sys.argv, planted="--planted" in sys.argv)
