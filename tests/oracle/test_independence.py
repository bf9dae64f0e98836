"""The oracle shares no law, engine or logic with relcon but what its docstring names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MODULES = sorted(path for path in HERE.glob("*.py") if not path.name.startswith("test_"))
OPTIONS = ("relcon.law.positions.options.Options", "relcon.law.positions.options.options")
DATA = ("relcon.law.record_index.RecordIndex", "relcon.law.scenario.Scenario", *OPTIONS)
TABLES = (
    "relcon.law.ussg.s2d1_1.measures.table_amount",
    "relcon.law.ussg.s2d1_1.measures.needs_purity",
)
WORKED_OUT = "relcon.records.rhythm.full_periods"
"""What records hold is shared; what is worked out from it is not."""


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _allowed(name: str) -> bool:
    if name.split(".", maxsplit=1)[0] not in ("relcon", "tests"):
        return True
    if name.startswith("relcon.records.") and name != WORKED_OUT:
        return True
    return name.startswith("tests.oracle.") or name in (*DATA, *TABLES)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_imports_are_records_options_and_tables(path: Path) -> None:
    assert [name for name in _imports(path) if not _allowed(name)] == []


def test_the_rule_would_notice() -> None:
    for name in ("relcon.law.ussg.s6a1_3.reliability", "relcon.engine.weigh", "relcon.logic.circuit.Circuit", "relcon"):
        assert not _allowed(name)
    assert not _allowed("relcon.law.positions.readings.amount")
    assert not _allowed(WORKED_OUT)
    assert not _allowed("tests.helpers.answers.both")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_stays_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 200
