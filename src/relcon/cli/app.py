"""The command ``relcon`` and its commands."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from relcon import __version__
from relcon.cli import letter
from relcon.cli.brief import brief
from relcon.cli.check import check
from relcon.cli.demo import demo
from relcon.cli.editions import editions
from relcon.cli.explain import explain
from relcon.cli.exposure import exposure
from relcon.cli.failures import Group
from relcon.cli.law import law
from relcon.cli.matrix import matrix
from relcon.cli.new import new
from relcon.cli.roles import roles
from relcon.cli.schema import schema
from relcon.cli.simulate import simulate
from relcon.cli.view import view
from relcon.cli.whatif import whatif

GUIDE = """\
Who answers for which drug weight (USSG §1B1.3), each defendant's guideline range in three positions (Defense, Middle,
Government ceiling), and what a proffer would change.

Start here:

\b
  relcon demo                          an invented matter, from file to range
  relcon new my-matter                 an empty case file and proffer file
  relcon check my-matter/case.yaml     errors, and what to look at
  relcon exposure my-matter/case.yaml  every defendant's worksheet
  relcon COMMAND --help                what a command does, with an example

Everything stays on this machine. A proffer file holds client confidences: keep it apart from the case file.
"""

app = typer.Typer(
    cls=Group,
    name="relcon",
    help=GUIDE,
    no_args_is_help=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"relcon {__version__}")
        raise typer.Exit


@app.callback()
def guide(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Print the guide where no command is named."""
    if ctx.invoked_subcommand is None and not version:
        typer.echo(ctx.get_help())


def _help(command: Callable[..., None]) -> str:
    """Return a command's docstring with its indented examples marked as not to be rewrapped."""
    paragraphs = inspect.cleandoc(command.__doc__ or "").split("\n\n")
    return "\n\n".join(f"\b\n{text}" if text.startswith(" ") else text for text in paragraphs)


for command in (
    demo,
    new,
    check,
    exposure,
    explain,
    matrix,
    roles,
    whatif,
    simulate,
    brief,
    view,
    editions,
    law,
    schema,
):
    app.command(help=_help(command))(command)

for below in (letter.show, letter.compare, letter.questions):
    letter.app.command(help=_help(below))(below)
app.add_typer(letter.app, name="letter")


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show a section sign gets a question mark, no crash
            stream.reconfigure(errors="replace")
    typer.main.get_command(app).main(prog_name="relcon")
