"""The page on security names tests that are there, and each family of promises has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_test_it_names_is_there(page: str, root: Path) -> None:
    named = NAMED.findall(page)
    assert named
    for file, name in named:
        path = root / file
        assert path.is_file(), file
        assert not name or f"def {name}(" in path.read_text(encoding="utf-8"), f"{file}::{name}"


def test_every_promise_has_a_test(page: str) -> None:
    table = page.split("| promise | proved by |", 1)[1].split("\n\n", 1)[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| ") and "**" not in line]
    assert rows
    assert not [promise for promise, proof in rows if not NAMED.search(proof)]
