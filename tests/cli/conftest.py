"""The example matter, the small matter of ``relcon new --example``, and a way to run commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relcon.cli.app import app
from relcon.reading.problems import WIDTH
from relcon.reports.report import Report, Table
from relcon.reports.text import text

Run = Callable[..., Result]


def run_command(*arguments: str | Path) -> Result:
    """Run ``relcon`` with these arguments."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@dataclass(frozen=True)
class Printed:
    """What a command prints as text, and the tables in it before they were laid out."""

    text: str
    tables: tuple[Table, ...]

    def has_row(self, cells: dict[str, str]) -> bool:
        """Return whether some row of a table has these cells by heading, of a cell of several lines the first."""
        return any(cells.items() <= row.items() for row in self._rows())

    def _rows(self) -> list[dict[str, str]]:
        heads = [[" ".join(column.title.split()) for column in table.columns] for table in self.tables]
        return [
            {title: cell.partition("\n")[0] for title, cell in zip(head, row, strict=True)}
            for head, table in zip(heads, self.tables, strict=True)
            for row in table.rows
        ]


def print_command(*arguments: str | Path) -> Printed:
    """Run ``relcon`` with these arguments, and note the tables that it prints."""
    seen: list[Report] = []

    def noted(report: Report, width: int = WIDTH, colour: bool = False) -> str:
        seen.append(report)
        return text(report, width, colour)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("relcon.reports.text.text", noted)
        result = run_command(*arguments)
    assert result.exit_code in (0, 1), result.output
    # What was laid out before the last was tried for room (the brief).
    blocks = [block for section in seen[-1].sections for block in section.blocks]
    return Printed(result.stdout, tuple(block for block in blocks if isinstance(block, Table)))


@pytest.fixture(scope="session")
def run() -> Run:
    return run_command


@pytest.fixture(scope="session")
def riverside(root: Path) -> tuple[Path, Path]:
    """Case and proffer file of the example matter."""
    folder = root / "examples" / "riverside"
    return folder / "case.yaml", folder / "proffer.yaml"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The small matter of ``relcon new --example``."""
    folder = tmp_path_factory.mktemp("small") / "matter"
    assert run_command("new", folder, "--example").exit_code == 0
    return folder / "case.yaml", folder / "proffer.yaml"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Printed]:
    """The folder that ``relcon demo`` wrote, and what it printed; run once, where the user stands."""
    here = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        return here / "riverside", print_command("demo")
