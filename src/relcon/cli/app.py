"""The command ``relcon`` and its commands."""

from __future__ import annotations

import gc
import sys
from typing import Annotated

import typer

from relcon import __version__
from relcon.cli.commands import Commands
from relcon.cli.failures import Closed, crashed, keep_silent, output_lost

GUIDE = """\
Who answers for which drug weight (USSG §1B1.3), each defendant's guideline range in three positions (Defense, Middle,
Ceiling), and what a proffer would change.

Start here:

\b
  relcon demo                          an invented matter, from file to range
  relcon new my-matter                 an empty case file and proffer file
  relcon add event my-matter/case.yaml a record, question by question
  relcon check my-matter/case.yaml     errors, and what to look at
  relcon exposure my-matter/case.yaml  every defendant's worksheet
  relcon COMMAND --help                what a command does, with an example

Everything stays on this machine. A proffer file holds client confidences: keep it apart from the case file.
"""

app = typer.Typer(
    cls=Commands,
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


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Records, nodes and answers live until the end: looking for cycles among them every few hundred objects finds none.
    gc.set_threshold(10_000, 10, 10)
    keep_silent()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show a section sign gets a question mark, no crash
            stream.reconfigure(errors="replace")
    if sys.stdout is None:
        sys.stdout = Closed()
    try:
        typer.main.get_command(app).main(prog_name="relcon")
    except OSError as error:
        output_lost(error)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # noqa: BLE001 -- a library in Rust panics with one that is no Exception
        crashed(error)
