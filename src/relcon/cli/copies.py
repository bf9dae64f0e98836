"""What is said of a copy for others while it is written: what it leaves out, and what to look at before it is filed."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from relcon.cli import options
from relcon.reading.problems import WIDTH

if TYPE_CHECKING:
    from relcon.records.matter import Matter


def say_of_copy(
    matter: Matter, audience: options.Audience, include: Sequence[str] = (), *, manifest: bool = True
) -> None:
    """Say on the error stream what a copy holds and leaves out, and what must be looked at before it is filed.

    Without the ``manifest`` only the latter, where the output itself has said the rest.

    Raises
    ------
    UnknownInclude
        As for `relcon.audiences.audience.copy_for`.
    """
    if audience == "counsel":
        return
    from relcon.audiences.audience import copy_for

    copy = copy_for(matter, audience, include)
    lines = [f"In this copy: {'; '.join(copy.manifest)}."] if manifest and copy.manifest else []
    lines += [f"Look before filing: {one}" for one in copy.check]
    for line in lines:
        typer.echo(textwrap.fill(line, WIDTH, break_on_hyphens=False), err=True)
