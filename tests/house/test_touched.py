"""``make check`` runs the tests that a change touches, the nearest first, and says which it did not begin."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import cast

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
    "tests/law/3C1.1/cases.yaml": "cases: [{name: mine}]",
    "tests/law/3C1.2/cases.yaml": "cases: [{name: of another}]",
    "tests/engine/test_worksheet_cases.py": "from tests.helpers.case_files import worksheet_files",
    "tests/engine/test_purity.py": 'from tests.helpers.matters import x\nREAD = "purity.yaml"',
    "tests/engine/purity.yaml": "cases: []",
    "tests/cli/test_app.py": "from relcon.cli import app",
    "tests/house/test_sources.py": 'root / "src"',
    "tests/records/test_bates.py": "",
    "docs/architecture.md": "",
    "tests/house/test_docs.py": 'root / "docs" / "architecture.md"',
    "src/relcon/packed.json": "{}",
    "src/relcon/packed.py": 'FILE = "packed.json"',
    "src/relcon/reading.py": "from relcon import packed",
    "schemas/case-1.schema.json": "{}",
    "tests/house/test_packed.py": "from relcon import packed",
    "tests/house/test_tables.py": 'root / "tables"',
    "tests/records/test_dates.py": 'OLDEST = "2025-11-01"',
    "tests/records/test_reading.py": "from relcon import reading",
    "tests/test_schemas.py": "",
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
            ["engine/test_worksheet_cases", "house/test_tables", "law/ussg/test_s3c1_1", *ABOVE, *SOURCES],
        ),
        ("src/relcon/packed.json", ["house/test_packed"]),
        ("schemas/case-1.schema.json", ["test_schemas"]),
        ("src/relcon/packed.py", ["house/test_packed", "records/test_reading", *SOURCES]),
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


def test_what_was_written_comes_before_what_rests_on_it(code: Code) -> None:
    files = (
        "src/relcon/law/ussg/s3c1_1.py",
        "src/relcon/packed.json",
        "tests/engine/purity.yaml",
        "tests/records/test_bates.py",
    )
    found = code.nearest([code.root / file for file in files])
    assert list(found.values())[:5] == [
        "changed",
        "reads purity.yaml",
        "says whether src/relcon/packed.json is current",
        *["bears the name of s3c1_1"] * 2,
    ]


@pytest.mark.parametrize(
    ("file", "cases"),
    [
        ("src/relcon/law/tables/3C1.1/2025-11-01.yaml", ["3C1.1"]),
        ("src/relcon/law/ussg/s3c1_1.py", ["3C1.1"]),
        ("tests/law/3C1.2/cases.yaml", ["3C1.2"]),
        ("src/relcon/engine/worksheet.py", []),
        ("src/relcon/packed.json", []),
    ],
)
def test_a_change_has_these_files_of_worksheet_cases(code: Code, file: str, cases: list[str]) -> None:
    assert [path.parent.name for path in code.worksheets([code.root / file])] == cases


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


def item(file: str, **params: object) -> pytest.Item:
    made = SimpleNamespace(path=Path("/clone") / file, location=(file, 0, ""), callspec=SimpleNamespace(params=params))
    return cast("pytest.Item", made)


def test_worksheet_cases_of_the_change_come_before_all_others(code: Code) -> None:
    within = Within(60, code.worksheets([code.root / "tests/law/3C1.2/cases.yaml"]))
    cases = "tests/engine/test_worksheet_cases.py"
    given = [item(cases, case={"name": name}) for name in ("mine", "of another")] + [item("tests/records/test_a.py")]
    items = list(given)
    within.pytest_collection_modifyitems(items)
    assert items == [given[1], given[2], given[0]]


def test_no_test_begins_when_the_time_is_over_and_its_file_is_said() -> None:
    begun = Within(60)
    assert (begun.pytest_runtest_protocol(item("a.py")), begun.said()) == (None, ())
    over = Within(0)
    assert [over.pytest_runtest_protocol(item(file)) for file in ("a.py", "b.py", "b.py")] == [True] * 3
    assert over.said() == ("3 more were not begun within 0 s:", "  a.py: 1", "  b.py: 2")


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
