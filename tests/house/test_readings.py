"""Every test that ``docs/readings.md`` says pins a reading is there, under the name by which it is cited."""

from __future__ import annotations

import re
from pathlib import Path

KINDS = (".py", ".yaml", "")


def cited(text: str) -> set[str]:
    """Return what the last column of every table names in backticks: files below ``tests``, or functions of them."""
    rows = (line.strip().strip("|").split(" | ") for line in text.splitlines() if line.startswith("| "))
    return {name for row in rows for name in re.findall(r"`([^` ]+)`", row[-1])}


def missing(names: set[str], tests: Path) -> set[str]:
    """Return the names that are neither a file or folder below a folder of tests nor a function in it."""
    texts = (file.read_text(encoding="utf-8") for file in tests.rglob("test_*.py"))
    functions = {name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}
    return {name for name in names - functions if not any(any(tests.rglob(name + kind)) for kind in KINDS)}


def test_every_test_cited_is_there(root: Path) -> None:
    names = cited((root / "docs" / "readings.md").read_text(encoding="utf-8"))
    assert names
    assert missing(names, root / "tests") == set()


def test_a_name_of_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "law").mkdir()
    (tmp_path / "law" / "test_amounts.py").write_text("def test_amount() -> None: ...\n", encoding="utf-8")
    text = "| a reading of `x` | `law/test_amounts`, `test_amount`: many; `law/amounts` |\n"
    assert missing(cited(text), tmp_path) == {"law/amounts"}
