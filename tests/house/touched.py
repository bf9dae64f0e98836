"""The tests that a change touches, nearest first: ``make check`` runs them for as long as its time lasts.

``python -m tests.house.touched [--since REVISION] [--within SECONDS] [--most FILES]``. The change is what differs from
the branch ``main`` where it left it (on ``main`` itself: from the last commit), with what is not committed yet.

Nearest are a test that changed, then the readers of a YAML file of the tests, then the tests that bear a module's name
or hold the cases of its section. Then come those that import a module, those that import what imports it, and so on. A
file that is no Python stands for the modules that name it, its folder or its stem; one that is written by a command
stands for the test that it is current. Of the cases of worksheets those of the change come before all others.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from relcon.law.library.cites import section_of
from tests.helpers.case_files import WORKSHEETS, readers, worksheet_files
from tests.helpers.matters import read_yaml
from tests.house.imports import imported

ROOT = Path(__file__).parents[2]
READS_SOURCES = '"src"'  # a test that reads the sources themselves
WRITTEN = {"src/relcon/packed.json": "tests/house/test_packed.py", "schemas": "tests/test_schemas.py"}
"""What a command writes (a file, or all of a folder), and the test that it is current."""
TABLES = "tables"
"""The folder of the law's numbers, a folder for each provision and in it a file for each date."""


@dataclass(frozen=True)
class Code:
    """The Python files of a checkout: their texts, and which of them import which."""

    root: Path
    texts: Mapping[Path, str]
    importers: Mapping[Path, frozenset[Path]]

    @classmethod
    def of(cls, root: Path) -> Code:
        """Read the sources and the tests."""
        files = [path for folder in ("src", "tests") for path in sorted((root / folder).rglob("*.py"))]
        texts = {path: path.read_text(encoding="utf-8") for path in files}
        by_name = {_module(path, root): path for path in files}
        importers: dict[Path, set[Path]] = defaultdict(set)
        for path, text in texts.items():
            for name in imported(text):
                if name in by_name:
                    importers[by_name[name]].add(path)
        return cls(root, texts, {path: frozenset(found) for path, found in importers.items()})

    def nearest(self, changed: Iterable[Path]) -> dict[Path, str]:
        """Return the tests that these files touch, each with why, the nearest first."""
        written, first = self._written(changed)
        seen: set[Path] = set()
        near = {path: "changed" for path in first if path in self.texts}
        for path in first:
            near |= {reader: f"reads {path.name}" for reader in self._readers(path) if reader not in near}
        of_tests = {
            reader for path in first if self.root / "tests" in path.parents for reader in [path, *self._readers(path)]
        }
        found = {path: why for path, why in near.items() if _is_test(path) and path in of_tests} | written
        for path in [*first, *near]:
            found |= {test: f"bears the name of {_name(path)}" for test in self._namesakes(path) if test not in found}
        rests = ""
        while near:
            found |= {path: why for path, why in near.items() if _is_test(path) and path not in found}
            seen |= set(near)
            near = {
                importer: f"imports {_name(path)}{rests}"
                for path in near
                for importer in sorted(self.importers.get(path, ()))
                if importer not in seen
            }
            rests = ", which rests on it"
        if any("src" in path.parts for path in first):
            sources = (path for path, text in self.texts.items() if _is_test(path) and READS_SOURCES in text)
            found |= {path: "reads the sources" for path in sources if path not in found}
        return found

    def worksheets(self, changed: Iterable[Path]) -> list[Path]:
        """Return the files of worksheet cases that changed, or that hold the cases of a section that did."""
        held = worksheet_files(self.root / "tests")
        _, first = self._written(changed)
        of_sections = [file for path in first for file in held if _holds_cases_of(file, path)]
        return list(dict.fromkeys([*(path for path in first if path in held), *of_sections]))

    def _written(self, changed: Iterable[Path]) -> tuple[dict[Path, str], list[Path]]:
        """Return the tests for which what a command wrote stands, each with why, and the other files."""
        tests: dict[Path, str] = {}
        first = []
        for path in changed:
            name = path.relative_to(self.root)
            writing = [one for one in WRITTEN if name.is_relative_to(one)]
            tests |= {self.root / WRITTEN[one]: f"says whether {one} is current" for one in writing}
            if not writing and path.exists():
                first.append(path)
        return {test: why for test, why in tests.items() if test in self.texts}, first

    def _readers(self, path: Path) -> list[Path]:
        """Return who reads a file that is no Python."""
        if path.suffix == ".py":
            return []
        if path.suffix == ".yaml" and self.root / "tests" in path.parents:
            return readers(path, self.root / "tests")
        # A date is the name of many tables; the provision's is that of one. A test of all tables names their folder.
        of_law = _is_table(path)
        names = [f'"{name}"' for name in ((path.parent.name,) if of_law else (path.name, path.stem, path.parent.name))]
        return [
            module
            for module, text in self.texts.items()
            if any(name in text for name in names) or (of_law and _is_test(module) and f'"{TABLES}"' in text)
        ]

    def _namesakes(self, path: Path) -> list[Path]:
        """Return the tests that bear a module's name, or hold the cases of its section or table."""
        if _is_test(path):
            return []
        name, tests = _name(path), self.root / "tests"
        found = [one for one in self.texts if _is_test(one) and (one.stem == f"test_{name}" or one.parent.name == name)]
        if any(_holds_cases_of(file, path) for file in worksheet_files(tests)):
            found.append(tests / WORKSHEETS)
        return found


def _module(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(part for part in (parts[1:] if parts[0] == "src" else parts) if part != "__init__")


def _is_test(path: Path) -> bool:
    return path.name.startswith("test_") and path.suffix == ".py"


def _is_table(path: Path) -> bool:
    return path.suffix == ".yaml" and path.parents[1].name == TABLES


def _name(path: Path) -> str:
    return path.parent.name if path.stem == "__init__" or _is_table(path) else path.stem


def _holds_cases_of(file: Path, path: Path) -> bool:
    """Return whether a file of worksheet cases is that of a module's section, or of a table's provision."""
    if _is_table(path):
        return file.parent.name == path.parent.name
    section = (section_of(_name(path)) or "").split(" ")[-1] if path.suffix == ".py" else ""
    return section != "" and file.parent.name.startswith(section)


def changed(root: Path, since: str | None) -> list[Path]:
    """Return the files that differ from a revision, those that git does not know yet among them."""
    git = shutil.which("git") or "git"

    def lines(*arguments: str) -> list[str]:
        done = subprocess.run([git, *arguments], cwd=root, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    (base,) = [since] if since else lines("merge-base", "main", "HEAD")
    names = [*lines("diff", "--name-only", base), *lines("ls-files", "--others", "--exclude-standard")]
    return [root / name for name in sorted(set(names))]


class Within:
    """Lets tests begin for so many seconds after the first did, and counts by file those that did not.

    Worksheet cases that are not of the files given come last.
    """

    def __init__(self, seconds: float, worksheets: Iterable[Path] = ()) -> None:
        self.seconds = seconds
        self.began: float | None = None
        self.left: Counter[str] = Counter()
        self.cases: list[Any] = [case for file in worksheets for case in read_yaml(file)["cases"]]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the worksheet cases that are not of the change last."""
        items.sort(key=self._is_other)

    def _is_other(self, item: pytest.Item) -> bool:
        drawn = getattr(item, "callspec", None)
        return item.path.match(str(WORKSHEETS)) and drawn is not None and drawn.params.get("case") not in self.cases

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> bool | None:
        """Say that a test is done with when the time is over."""
        now = time.monotonic()
        if self.began is None:
            self.began = now
        if now - self.began < self.seconds:
            return None
        self.left[item.location[0]] += 1
        return True

    def said(self) -> Sequence[str]:
        """Return what there is to say of the tests that did not begin."""
        if not self.left:
            return ()
        files = [f"  {file}: {count}" for file, count in self.left.items()]
        return (f"{self.left.total()} more were not begun within {self.seconds:g} s:", *files)


def main() -> int:
    """Say which tests are chosen and run them."""
    options = argparse.ArgumentParser(description="Run the tests that the change touches, the nearest first.")
    options.add_argument("--since", help="what the change is told from; otherwise where the branch left main")
    options.add_argument("--within", type=float, default=25, help="seconds in which a test may begin")
    options.add_argument("--most", type=int, default=25, help="how many test files are taken")
    options.add_argument("--list", action="store_true", help="only say which tests are chosen")
    chosen = options.parse_args()
    files = changed(ROOT, chosen.since)
    code = Code.of(ROOT)
    tests = code.nearest(files)
    near = dict(list(tests.items())[: chosen.most])
    print(f"{len(files)} files changed; {len(tests)} test files are touched, these {len(near)} nearest:")
    for path, why in near.items():
        print(f"  {path.relative_to(ROOT)}: {why}")
    if chosen.list or not near:
        return 0
    within = Within(chosen.within, code.worksheets(files))
    arguments = ["-q", "-m", "not slow", *(str(path) for path in near)]
    ended = pytest.main(arguments, plugins=[within])
    print(*within.said(), sep="\n", end="\n" if within.left else "")
    return 0 if ended == pytest.ExitCode.NO_TESTS_COLLECTED else int(ended)


if __name__ == "__main__":
    sys.exit(main())
