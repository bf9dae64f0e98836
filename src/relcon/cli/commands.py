"""The commands: their names and first lines stand here, their modules are imported when they are run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperCommand

from relcon.cli.asked import Answering
from relcon.cli.failures import Group

COMMANDS: Final[Mapping[str, str]] = {
    "demo": "An invented matter, from its file to a proffer.",
    "new": "A new matter: a case file, a proffer file and a workbook.",
    "add": "A record into a case or proffer file, question by question.",
    "import": "A file of discovery into a case file, with what became of every row.",
    "review": "What imported files suggest, for a person to decide: yes, no, later.",
    "check": "Errors of the files; then what to look at.",
    "exposure": "Who faces what, in months; with -d one defendant's worksheet.",
    "docket": "Every matter of an office: who faces what, and what changed since last time.",
    "explain": "Why a transaction counts, or does not, and what would change it.",
    "matrix": "Who answers for which transaction: defendants across, transactions down.",
    "roles": "Each defendant's role, by position, with the reason.",
    "whatif": "Which exhibit, witness or fact, left out, moves whose level.",
    "leverage": "What falls if a recorded challenge succeeds, at trial and at sentencing.",
    "simulate": "Before and after a proffer, outcome by outcome.",
    "offer": "Plea offers beside the case as it stands, and what each word costs.",
    "brief": "The one page of the night before: six blocks, one printed sheet.",
    "memo": "The memo before a proffer: for Word, a browser or as text.",
    "psr": "A disclosed presentence report, paragraph by paragraph, against the record.",
    "after": "After a session: facts for a letter; both notes, and open tasks.",
    "view": "The whole matter as one page that opens offline in a browser.",
    "exhibit": "One picture of the page, as SVG for paper.",
    "export": "The matter for another program: Excel, Gephi, i2, Aleph.",
    "seal": "A matter's files into one encrypted file.",
    "open": "A sealed file back into a folder.",
    "editions": "The Manual of the sentencing date against that of the offense.",
    "law": "What the program knows of a provision, and what it does not decide.",
    "help": "What a word of the outputs or of the files means.",
    "schema": "The JSON Schemas of files and answers.",
    "letter": "The proffer letter: in plain words, against another, and what to ask.",
    "verify": "Whether a file that relcon wrote still holds, and what changed.",
}
"""Each command, which is the module of its name beside this one, with the first line of its help, in the order of the
help."""
MODULES: Final[Mapping[str, str]] = {"import": "importing", "open": "opening"}
"""Commands whose name no module can have."""


class Commands(Group):
    """The commands as a list; the one that is asked for is imported."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = {name: TyperCommand(name, help=line, rich_markup_mode=None) for name, line in COMMANDS.items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command that the arguments name, and what follows it."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, None if listed is None else imported(str(name)), rest


def imported(name: str) -> Any:
    """Import a command: the function of the module's name, or the module's own group of commands."""
    module = MODULES.get(name, name)
    found = getattr(import_module(f"relcon.cli.{module}"), module)
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
        register(alone, found)
        found = alone
    made = typer.main.get_command(found)
    made.name = name
    return made


def register(app: typer.Typer, *commands: Callable[..., None]) -> None:
    """Add functions to a group as commands, each with its docstring as help: indented examples are not rewrapped."""
    for command in commands:
        paragraphs = inspect.cleandoc(command.__doc__ or "").split("\n\n")
        written = "\n\n".join(f"\b\n{text}" if text.startswith(" ") else text for text in paragraphs)
        app.command(cls=Answering, help=written)(command)
