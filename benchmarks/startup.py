"""Commands as processes, beside a process that imports the libraries they stand on."""

from __future__ import annotations

import compileall
import io
import sys
from contextlib import redirect_stdout, suppress
from functools import cache
from unittest.mock import patch

from benchmarks.matters import Scale
from benchmarks.measuring import ROOT, Process, Processes
from relcon.api import view as page_of
from relcon.cli import main

LIBRARIES = Process(("-c", "import numpy, pydantic, rich.console, rich.table, ruamel.yaml, typer"))


@cache
def compiled() -> None:
    """Compile the program and, by a first import, the libraries: a start that compiles says nothing."""
    compileall.compile_dir(ROOT / "src", quiet=2)
    LIBRARIES.run()


def relcon(*arguments: object) -> Process:
    """Return a command as a process."""
    return Process(("-m", "relcon", *map(str, arguments)))


def as_function(*arguments: object) -> str:
    """Return what a command prints when it is called in this process."""
    printed = io.StringIO()
    asked = patch.object(sys, "argv", ["relcon", *map(str, arguments)])
    with redirect_stdout(printed), asked, suppress(SystemExit):
        main()
    return printed.getvalue()


def beside_libraries(*arguments: object) -> Processes:
    """Return a command beside the libraries; the process prints what the function prints."""
    compiled()
    expected = as_function(*arguments)
    return Processes(relcon(*arguments), LIBRARIES, lambda printed: printed == expected != "")


def help_text(_: Scale) -> Processes:
    """The guide."""
    return beside_libraries("--help")


def completion(_: Scale) -> Processes:
    """What the shell asks after three letters."""
    compiled()
    asked = {"_RELCON_COMPLETE": "complete_bash", "COMP_WORDS": "relcon exp", "COMP_CWORD": "1"}
    words = {"exposure", "explain", "export"}
    return Processes(Process(("-m", "relcon"), asked), LIBRARIES, lambda printed: set(printed.split()) == words)


def exposure_help(_: Scale) -> Processes:
    """What one command does."""
    return beside_libraries("exposure", "--help")


def exposure(scale: Scale) -> Processes:
    """Every defendant in every position."""
    return beside_libraries("exposure", scale.example.case_file)


def brief(scale: Scale) -> Processes:
    """The one page."""
    return beside_libraries("brief", scale.example.case_file, scale.example.proffer_file)


def explain(scale: Scale) -> Processes:
    """One defendant, event by event."""
    defendant = next(iter(scale.example.case.defendants))
    return beside_libraries("explain", scale.example.case_file, defendant)


def simulate(scale: Scale) -> Processes:
    """Every world, as a table."""
    return beside_libraries("simulate", scale.example.case_file, scale.example.proffer_file)


def view(scale: Scale) -> Processes:
    """The whole matter as a page."""
    compiled()
    file, expected = scale.folder / "view.html", page_of(scale.example.matter).encode()
    command = relcon("view", scale.example.case_file, scale.example.proffer_file, "-o", file)
    return Processes(command, LIBRARIES, lambda _: _page(file.read_bytes()) == _page(expected))


def _page(written: bytes) -> bytes:
    """Return a page without the receipt at its end, which names the command where one wrote it."""
    return written.rpartition(b"<!-- ")[0]
