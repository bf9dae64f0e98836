"""Commands are imported when they are run: what is listed of them beforehand is what they say themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from relcon.cli.app import app
from relcon.cli.commands import COMMANDS, MODULES, imported

HEAVY = {"numpy", "ruamel.yaml", "networkx", "relcon.engine", "relcon.law", "relcon.records", "relcon.results"}
"""What neither typer nor a list of names needs; typer itself may load pydantic and rich."""


def modules_after(root: Path, arguments: str, **environment: str) -> set[str]:
    """Return the modules that are loaded when ``relcon`` is done."""
    program = f"import sys, atexit; sys.argv = ['relcon', *{arguments.split()!r}]; "
    program += "atexit.register(lambda: print(*sys.modules, file=sys.stderr)); from relcon.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(root / "src"), "PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_listed_line_is_the_first_line_of_the_help(name: str) -> None:
    assert (imported(name).help or "").splitlines()[0] == COMMANDS[name]


def test_every_module_of_the_command_line_is_a_command_or_serves_them() -> None:
    folder = Path(import_module("relcon.cli").__file__ or "").parent
    serving = {
        "__init__",
        "app",
        "asked",
        "believed",
        "commands",
        "copies",
        "failures",
        "naming",
        "options",
        "output",
        "passphrases",
        "progress",
        "reference",
        "talk",
    }
    assert {file.stem for file in folder.glob("*.py")} == serving | {MODULES.get(name, name) for name in COMMANDS}


def test_list_and_help_of_a_command_load_neither_libraries_nor_law(root: Path) -> None:
    for arguments in ("--help", "exposure --help", "letter show --help"):
        assert not modules_after(root, arguments) & HEAVY, arguments


def test_completion_loads_neither_libraries_nor_law(root: Path) -> None:
    asked = {"_RELCON_COMPLETE": "complete_bash", "COMP_WORDS": "relcon ex", "COMP_CWORD": "1"}
    assert not modules_after(root, "", **asked) & HEAVY


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("relcon ", list(COMMANDS)),
        ("relcon ex", ["exposure", "explain", "exhibit", "export"]),
        ("relcon letter ", ["show", "compare", "questions", "redline"]),
        ("relcon exposure --wh", ["--why"]),
    ],
)
def test_completion_offers_commands_and_options(typed: str, offered: list[str]) -> None:
    place = str(len(typed.split()) - (not typed.endswith(" ")))
    asked = {"_RELCON_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": place}
    result = CliRunner().invoke(app, [], env=asked, prog_name="relcon")
    assert result.stdout.split() == offered


def test_mistyped_command_is_told_the_nearest() -> None:
    result = CliRunner().invoke(app, ["exposur"])
    assert result.exit_code == 2
    assert "exposure" in result.output
