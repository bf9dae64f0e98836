"""The tests that a change touches, nearest first: ``make check`` runs them for as long as its time lasts.

``python -m tests.house.touched [--since REVISION] [--within SECONDS] [--most FILES]``. The change is what differs from
the branch ``main`` where it left it (on ``main`` itself: from the last commit), with what is not committed yet.

Nearest are a test that changed, the readers of a YAML file of the tests, and the tests that bear a module's name or
hold the cases of its section. Then come those that import a module, those that import what imports it, and so on. A
file that is no Python stands for the modules that name it, its folder or its stem.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from relcon.law.library.cites import section_of
from tests.helpers.case_files import WORKSHEETS, readers, worksheet_files
from tests.house.imports import imported

ROOT = Path(__file__).parents[2]
READS_SOURCES = '"src"'  # a test that reads the sources themselves


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
        found: dict[Path, str] = {}
        seen: set[Path] = set()
        first = [path for path in changed if path.exists()]
        near = {path: "changed" for path in first if path in self.texts}
        for path in first:
            near |= dict.fromkeys(self._readers(path), f"reads {path.name}")
        for path in [path for path in near if not _is_test(path)]:
            found |= {test: f"bears the name of {_name(path)}" for test in self._namesakes(path)}
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

    def _readers(self, path: Path) -> list[Path]:
        """Return who reads a file that is no Python."""
        if path.suffix == ".py":
            return []
        if path.suffix == ".yaml" and self.root / "tests" in path.parents:
            return readers(path, self.root / "tests")
        names = [f'"{name}"' for name in (path.name, path.stem, path.parent.name)]
        return [module for module, text in self.texts.items() if any(name in text for name in names)]

    def _namesakes(self, path: Path) -> list[Path]:
        """Return the tests that bear a module's name, or hold the cases of its section."""
        name, tests = _name(path), self.root / "tests"
        found = [one for one in self.texts if _is_test(one) and (one.stem == f"test_{name}" or one.parent.name == name)]
        section = (section_of(name) or "").split(" ")[-1]
        if section and any(file.parent.name.startswith(section) for file in worksheet_files(tests)):
            found.append(tests / WORKSHEETS)
        return found


def _module(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(part for part in (parts[1:] if parts[0] == "src" else parts) if part != "__init__")


def _is_test(path: Path) -> bool:
    return path.name.startswith("test_") and path.suffix == ".py"


def _name(path: Path) -> str:
    return path.parent.name if path.stem == "__init__" else path.stem


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
    """Lets tests begin for so many seconds after the first did, and counts those that did not."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.began: float | None = None
        self.left = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self) -> bool | None:
        """Say that a test is done with when the time is over."""
        now = time.monotonic()
        if self.began is None:
            self.began = now
        if now - self.began < self.seconds:
            return None
        self.left += 1
        return True


def main() -> int:
    """Say which tests are chosen and run them."""
    options = argparse.ArgumentParser(description="Run the tests that the change touches, the nearest first.")
    options.add_argument("--since", help="what the change is told from; otherwise where the branch left main")
    options.add_argument("--within", type=float, default=25, help="seconds in which a test may begin")
    options.add_argument("--most", type=int, default=25, help="how many test files are taken")
    options.add_argument("--list", action="store_true", help="only say which tests are chosen")
    chosen = options.parse_args()
    files = changed(ROOT, chosen.since)
    tests = Code.of(ROOT).nearest(files)
    near = dict(list(tests.items())[: chosen.most])
    print(f"{len(files)} files changed; {len(tests)} test files are touched, these {len(near)} nearest:")
    for path, why in near.items():
        print(f"  {path.relative_to(ROOT)}: {why}")
    if chosen.list or not near:
        return 0
    within = Within(chosen.within)
    arguments = ["-q", "-m", "not slow", *(str(path) for path in near)]
    code = pytest.main(arguments, plugins=[within])
    if within.left:
        print(f"{within.left} more were not begun within {chosen.within:g} s")
    return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED else int(code)


if __name__ == "__main__":
    sys.exit(main())
