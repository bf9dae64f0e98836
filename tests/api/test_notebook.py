"""The notebook of the example matter: every cell runs, in the shell that notebooks run them in, and shows something."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTEBOOK = json.loads((EXAMPLES / "riverside.ipynb").read_text(encoding="utf-8"))


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    monkeypatch.chdir(EXAMPLES)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def shown(shell: Any, cell: dict[str, Any]) -> dict[str, str]:
    """Run a cell and return what a notebook would show of its value, by kind."""
    done = shell.run_cell("".join(cell["source"]), store_history=False)
    done.raise_error()
    kinds, _ = shell.display_formatter.format(done.result)
    return dict(kinds)


def test_every_cell_runs_and_shows_what_the_commands_print(shell: Any) -> None:
    cells = [shown(shell, cell) for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert all(cell["text/plain"].strip() for cell in cells)
    first = cells[0]["text/html"]
    assert "<td>Terrence Dunn</td>" in first and "PRIVILEGED" in first
    assert "Informant 7" in cells[5]["text/html"]
    assert shell.user_ns["faced"].defendants["dunn"].positions["psr"].range == (120, 120)


def test_a_notebook_of_the_repository_keeps_no_outputs() -> None:
    code = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
