"""``docs/commands.md``, made from the commands' own help: ``python -m relcon.cli.reference FILE``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from relcon.cli.app import app

OPENING = """\
# Commands

Made from `relcon --help` by `python -m relcon.cli.reference docs/commands.md`; a test keeps it so.

| exit code | means |
|---|---|
| 0 | done |
| 1 | the files have errors: all are listed, with file, line and column; nothing was computed |
| 1 | an answer cannot be written: full disk, missing or read-only folder, standard output closed (quietly by `head`) |
| 1 | `relcon verify`: the file does not hold |
| 2 | wrong usage |
| 3 | a refusal: no defendant asked for falls under a Manual that is shipped; an admission is unresolved |
| 3 | `relcon verify`: whether the file holds cannot be told |
| 70 | a fault of the program: where it happened is printed, nothing of the case |

Answers are tables of at most 80 columns, without colour or escape sequences where output is piped, written to a file,
or `NO_COLOR` is set. `--format json` follows the schemas of `relcon schema` (`explain` and `matrix` give the exposure
that they read; `check` gives `relcon/check/1`, a list of notes). `--format csv` is one flat table; its first line is
the privilege heading, then come warnings. Every table, CSV and Markdown answer begins with the privilege heading; JSON
has no place for one.

`-o FILE` writes a whole file or nothing, readable by its owner only (0600); folders that `relcon new` and `relcon demo`
make are 0700. Through a symbolic link the file that it leads to is written, and the link stays. Refused (exit code 2):
any file that was read for the answer, under whatever name (a hard link, a link, another spelling); any other case or
proffer file, known by its `format` line; and what is no regular file: a folder, a device, a pipe, a socket. For
standard output leave `-o` out. While it is written, the new content stands beside the file as
`.NAME.relcon-XXXXXXXX.tmp`; a run that is killed may leave that behind, and the next one that writes the same file
removes it.

What `-o` writes, and all JSON, carries a receipt for `relcon verify`: the version, the tables of each Manual with
their hashes, hashes of the case and proffer file, the options of the positions, open norms, warnings, what was asked
(files by their hash, never by name), the figures of each worksheet, and a digest over all of it, which tells of a
later change and is no signature. It is plain text: in JSON under `receipt`; in text on a page of its own at the end,
so that a sheet stays a sheet; in Markdown, HTML, GEXF and GraphML in a comment at the end; in a picture in `metadata`;
in a Word file and a workbook in a part of their own (`customXml`); of an export of several files on the page that
explains them. CSV has it in the second cell of the privilege heading's line: no reader meets another line, and no
sidecar is lost on the way. What is printed has the closing line alone. A case file as JSON (`export --to json`) has no
place for one, nor have the answers that `relcon demo` keeps. In a copy for the client, a joint defense or the court
the hashes are over what the copy holds, never over counsel's files; outside the defense the receipt names no proffer
file, no options and no open norms.

In `relcon/exposure/2` and `relcon/simulation/2` a position's `events` are those that touch the defendant: an own act or
another part in it, membership in one of its undertakings, in or open in any position, named by a finding. Every other
event is out, and why stands once: `rest` of the position names an entry of the answer's `rest`, in which each event
stands under its reason (`failed`, `why`); for one listed in both, what stands under the defendant holds. So *why is e17
not counted for Dunn* is read in `defendants.dunn.positions.psr.events.e17` or, where that is missing, under e17 in
`rest.psr`. A field that says nothing (null, false, empty) is left out of an event; `would_change` says once what would
change an answer, by the step that failed. The receipt's `open_norms` speak of the events listed, `assumed` of the rest.
`--all-events` lists every event under every defendant.

`relcon new` writes the two YAML files and a workbook to fill in instead, which `relcon import workbook` brings over;
`relcon add` puts records into the files.
"""


def page() -> str:
    """Return the page: the guide, then each command's help."""
    group = typer.main.get_command(app)
    if not isinstance(group, TyperGroup):
        raise TypeError("relcon is a group of commands")
    with group.make_context("relcon", [], resilient_parsing=True, terminal_width=80) as ctx:
        parts = [OPENING, _block("relcon", group.get_help(ctx))]
        parts += _commands("relcon", group, ctx)
    return "\n".join(parts)


def _commands(above: str, group: TyperGroup, ctx: Any) -> Iterator[str]:
    """Yield the help of each command of a group, and of those below it."""
    for listed in group.list_commands(ctx):
        name, command, _ = group.resolve_command(ctx, [listed])
        if name is None or command is None:
            raise TypeError(f"{listed} is a command")
        with command.make_context(name, [], parent=ctx, resilient_parsing=True, terminal_width=80) as inner:
            yield _block(f"{above} {name}", command.get_help(inner))
            if isinstance(command, TyperGroup):
                yield from _commands(f"{above} {name}", command, inner)


def _block(title: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## `{title}`\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
