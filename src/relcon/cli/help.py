"""``relcon help``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon.cli.commands import COMMANDS
from relcon.cli.failures import usage
from relcon.spelling import nearest


def help(  # noqa: A001 -- the command's name
    word: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORD", help="A word of the outputs, a field, a word that a field allows, or a path."),
    ] = None,
) -> None:
    """What a word of the outputs or of the files means.

        relcon help
        relcon help series
        relcon help final
        relcon help quantities
        relcon help courier
        relcon help lifted

    Every place of the case and proffer files where the word stands: what it says there, what else may be written, and
    what each position makes of it. A word of every day leads to those of the files. Units, drugs, dates and the
    positions too. Of one path: relcon schema --explain events.series.
    """
    from relcon.reference.find import known_words, lookup
    from relcon.reference.glossary import GLOSSARY
    from relcon.reference.terminal import answer, overview

    asked = " ".join(word or ())
    if not asked:
        typer.echo(overview(), nl=False)
        return
    found = lookup(asked)
    command = f"relcon {asked}: {COMMANDS[asked]}\n  relcon {asked} --help\n" if asked in COMMANDS else ""
    if not found and not command:
        near = nearest(asked, known_words())
        hint = f'Did you mean "{near}"?' if near is not None else "relcon help lists what there is."
        hint += f" The words of the outputs: docs/{GLOSSARY}."
        raise usage(f'no field or word "{asked}". {hint}')
    typer.echo("\n".join(part for part in (answer(found) if found else "", command) if part), nl=False)
