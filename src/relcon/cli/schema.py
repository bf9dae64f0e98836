"""``relcon schema``."""

from __future__ import annotations

from typing import Annotated

import typer

from relcon.cli.failures import unknown, usage
from relcon.cli.options import Output
from relcon.cli.output import write_answer


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Which one; without a name they are listed.")
    ] = None,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="PATH", help="What may stand at a path of the files, in words.")
    ] = None,
    output: Output = None,
) -> None:
    """The JSON Schemas of files and answers.

        relcon schema
        relcon schema case -o case-1.schema.json
        relcon schema --explain events.series

    An editor that knows the schema of a case file completes its fields and marks mistakes while you type:
    docs/case-file.md says how to set one up.
    """
    if explain is not None:
        if name is not None:
            raise usage("--explain asks about a path of the files, not about a schema: leave NAME out")
        typer.echo(_explained(explain), nl=False)
        return
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


def _explained(path: str) -> str:
    from relcon.reference.find import at, like
    from relcon.reference.terminal import explained

    found = at(path)
    if not found:
        near = like(path)
        hint = f' Did you mean "{near}"?' if near is not None else " relcon help lists the sections."
        raise usage(f'nothing stands at "{path}" in a case or proffer file.{hint}')
    return "\n".join(explained(one) for one in found)
