"""Every YAML file of the tests is read by a test, and can be read by a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.case_files import readers, worksheet_files

LONGEST = 120


def unread(tests: Path) -> list[str]:
    """Return the YAML files under a folder that no test reads."""
    return [str(file.relative_to(tests)) for file in sorted(tests.rglob("*.yaml")) if not readers(file, tests)]


def test_every_yaml_file_is_read_by_a_test(root: Path) -> None:
    assert unread(root / "tests") == [], (
        "no test reads these files: put cases of a worksheet into tests/law/<section>/, where they are found by "
        "themselves, or name the file in the test module beside it"
    )


@pytest.mark.parametrize(
    ("file", "module", "read"),
    [
        ("law/3C1.1/new.yaml", None, True),
        ("law/3C1.1/new.yaml", ("law/3C1.1/test_rows.py", '"rows.yaml"'), True),
        ("law/3C1.1/rows.yaml", ("law/3C1.1/test_rows.py", '"rows.yaml"'), True),
        ("law/3C1.1/more/rows.yaml", ("law/3C1.1/test_rows.py", '"arrows.yaml"'), False),
        ("engine/new.yaml", ("engine/test_counts.py", ""), False),
        ("engine/more/new.yaml", ("engine/test_counts.py", 'HERE.glob("*.yaml")'), False),
        ("engine/more/new.yaml", ("engine/test_counts.py", '(HERE / "more").glob("*.yaml")'), True),
        ("engine/more/new.yaml", None, False),
    ],
)
def test_a_file_that_no_test_reads_is_found(
    tmp_path: Path, file: str, module: tuple[str, str] | None, read: bool
) -> None:
    for name, text in [(file, "cases: []\n"), *([module] if module else [])]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert (unread(tmp_path) == []) == read
    assert (tmp_path / file in worksheet_files(tmp_path)) == (file == "law/3C1.1/new.yaml")


def long_lines(text: str) -> list[int]:
    """Return the numbers of the lines that are too long to read."""
    return [number for number, line in enumerate(text.splitlines(), start=1) if len(line) > LONGEST]


def test_no_line_is_too_long_to_read(root: Path) -> None:
    """As in Python files; what a program writes (``noticed.yaml``) is not read line by line."""
    found = {
        str(file.relative_to(root)): bad
        for file in sorted((root / "tests").rglob("*.yaml"))
        if file.name != "noticed.yaml" and (bad := long_lines(file.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}


def test_a_line_that_is_too_long_is_found() -> None:
    assert long_lines("a\n" + "§" * 120 + "\n" + "§" * 121 + "\n") == [3]
