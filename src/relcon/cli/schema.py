"""``relcon schema``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon.cli.failures import unknown
from relcon.cli.options import Output
from relcon.cli.output import write_answer


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Which one; without a name they are listed.")
    ] = None,
    output: Output = None,
) -> None:
    """The JSON Schemas of files and answers.

        relcon schema
        relcon schema case -o case-1.schema.json

    An editor that knows the schema of a case file completes its fields and marks mistakes while you type.
    """
    from relcon.schemas import file_name, format_of, schemas
    from relcon.schemas import text as schema_text

    known = schemas()
    if name is None:
        written = "".join(f"{key:<12} {format_of(key):<20} {file_name(key)}\n" for key in known)
    elif name in known:
        written = schema_text(known[name])
    else:
        raise unknown("schema", name, list(known))
    if output is None:
        typer.echo(written, nl=False)
    else:
        write_answer(output, written)
