"""``make check`` runs the tests that a change touches, the nearest first, and says which it did not begin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.touched import Code, Within, changed

FILES = {
    "src/relcon/__init__.py": "",
    "src/relcon/law/tables/3C1.1/2025-11-01.yaml": "levels: 2",
    "src/relcon/law/ussg/s3c1_1.py": 'LEVELS = load("3C1.1")',
    "src/relcon/engine/worksheet.py": "from relcon.law.ussg import s3c1_1",
    "src/relcon/cli/app.py": "def run():\n    from relcon.engine import worksheet",
    "tests/conftest.py": "",
    "tests/helpers/matters.py": "from relcon.engine.worksheet import x",
    "tests/law/ussg/test_s3c1_1.py": "from relcon.law.ussg.s3c1_1 import LEVELS",
    "tests/law/3C1.1/cases.yaml": "cases: []",
    "tests/engine/test_worksheet_cases.py": "from tests.helpers.case_files import worksheet_files",
    "tests/engine/test_purity.py": 'from tests.helpers.matters import x\nREAD = "purity.yaml"',
    "tests/engine/purity.yaml": "cases: []",
    "tests/cli/test_app.py": "from relcon.cli import app",
    "tests/house/test_sources.py": 'root / "src"',
    "tests/records/test_bates.py": "",
    "docs/architecture.md": "",
    "tests/house/test_docs.py": 'root / "docs" / "architecture.md"',
}
SOURCES = ["house/test_sources"]
ABOVE = ["cli/test_app", "engine/test_purity"]


@pytest.fixture
def code(tmp_path: Path) -> Code:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return Code.of(tmp_path)


@pytest.mark.parametrize(
    ("file", "tests"),
    [
        ("tests/records/test_bates.py", ["records/test_bates"]),
        ("tests/law/3C1.1/cases.yaml", ["engine/test_worksheet_cases"]),
        ("tests/engine/purity.yaml", ["engine/test_purity"]),
        ("docs/architecture.md", ["house/test_docs"]),
        ("src/relcon/law/ussg/s3c1_1.py", ["engine/test_worksheet_cases", "law/ussg/test_s3c1_1", *ABOVE, *SOURCES]),
        (
            "src/relcon/law/tables/3C1.1/2025-11-01.yaml",
            ["engine/test_worksheet_cases", "law/ussg/test_s3c1_1", *ABOVE, *SOURCES],
        ),
        ("src/relcon/cli/app.py", ["cli/test_app", *SOURCES]),
        ("tests/helpers/matters.py", ["engine/test_purity"]),
    ],
)
def test_a_change_touches_these_tests(code: Code, file: str, tests: list[str]) -> None:
    found = code.nearest([code.root / file])
    assert sorted(str(path.relative_to(code.root / "tests").with_suffix("")) for path in found) == sorted(tests)


def test_the_nearest_come_first_and_say_why(code: Code) -> None:
    found = code.nearest([code.root / "src/relcon/law/ussg/s3c1_1.py"])
    whys = list(found.values())
    assert whys[:2] == ["bears the name of s3c1_1"] * 2
    assert whys[-1] == "reads the sources"
    assert "imports app, which rests on it" in whys


def test_a_file_that_is_gone_touches_nothing(code: Code) -> None:
    assert code.nearest([code.root / "src/relcon/law/ussg/s3c1_2.py"]) == {}


def test_a_change_is_what_git_sees_and_what_it_does_not_know_yet(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *who, *arguments], cwd=tmp_path, check=True, capture_output=True)  # noqa: S607  # git

    git("init")
    for name in ("same.py", "changed.py"):
        (tmp_path / name).write_text("", encoding="utf-8")
    git("add", ".")
    git("commit", "-m", "one")
    git("checkout", "-b", "branch")
    (tmp_path / "changed.py").write_text("x = 1\n", encoding="utf-8")
    git("commit", "-am", "two")
    (tmp_path / "new.py").write_text("", encoding="utf-8")
    assert changed(tmp_path, None) == [tmp_path / "changed.py", tmp_path / "new.py"]
    assert changed(tmp_path, "HEAD") == [tmp_path / "new.py"]


def test_no_test_begins_when_the_time_is_over() -> None:
    assert Within(60).pytest_runtest_protocol() is None
    over = Within(0)
    assert (over.pytest_runtest_protocol(), over.left) == (True, 1)


def test_the_choice_can_be_listed(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.house.touched", "--since", "HEAD", "--list"],
        cwd=root,
        env={"PYTHONPATH": f"{root / 'src'}:{root}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "test files are touched, these" in done.stdout
