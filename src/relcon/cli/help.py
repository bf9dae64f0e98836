"""``relcon help``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon.cli.failures import unknown


def help(  # noqa: A001 -- the command's name
    word: Annotated[
        list[str] | None, typer.Argument(metavar="WORD", help="A field, a word that a field allows, or a path.")
    ] = None,
) -> None:
    """What a field or a word of the files means.

        relcon help
        relcon help series
        relcon help final
        relcon help events.personal_use

    Every place of the case and proffer files where the word stands: what it says there, what else may be written, and
    what each position makes of it. The same for a path: relcon schema --explain events.series.
    """
    from relcon.reference.find import at, known_words, named
    from relcon.reference.terminal import explained, listed, overview

    asked = " ".join(word or ())
    if not asked:
        typer.echo(overview(), nl=False)
        return
    found = named(asked) or at(asked)
    if not found:
        raise unknown("field or word", asked, list(known_words()))
    typer.echo(explained(found[0]) if len(found) == 1 else listed(found), nl=False)
