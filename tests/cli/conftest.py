"""The example matter, a small matter out of the templates of ``relcon new``, and a way to run commands."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relcon.cli.app import app

Run = Callable[..., Result]
EMPTY = re.compile(r"^(\s*\w+:) \[\]$")


def run_command(*arguments: str | Path) -> Result:
    """Run ``relcon`` with these arguments."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="session")
def run() -> Run:
    return run_command


@pytest.fixture(scope="session")
def riverside(root: Path) -> tuple[Path, Path]:
    """Case and proffer file of the example matter."""
    folder = root / "examples" / "riverside"
    return folder / "case.yaml", folder / "proffer.yaml"


def with_examples(template: str) -> str:
    """Take the ``#`` from a template's example records, and the ``[]`` from the lists that they then fill."""
    lines = template.splitlines()
    opening = lines.index(next(line for line in lines if line.startswith("format:")))
    made = lines[:opening]
    for line, following in zip(lines[opening:], [*lines[opening + 1 :], ""], strict=True):
        empty = EMPTY.match(line)
        if empty and following.startswith("#  "):
            made.append(empty[1])
        else:
            made.append(line[1:] if line.startswith("#  ") else line)
    return "\n".join(made) + "\n"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small matter: the templates of ``relcon new`` with their own example records."""
    folder = tmp_path_factory.mktemp("small") / "matter"
    assert run_command("new", folder).exit_code == 0
    files = (folder / "case.yaml", folder / "proffer.yaml")
    for file in files:
        file.write_text(with_examples(file.read_text(encoding="utf-8")), encoding="utf-8")
    return files


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that ``relcon demo`` wrote, and what it printed; run once."""
    folder = tmp_path_factory.mktemp("demo") / "riverside"
    result = run_command("demo", folder)
    assert result.exit_code == 0, result.output
    return folder, result.stdout
