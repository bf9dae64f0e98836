"""Signs of life on a terminal, on standard error, while something takes more than a moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from relcon.cli.output import colours

if TYPE_CHECKING:
    from rich.console import Console


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True, no_color=not colours(), highlight=False)


@contextmanager
def bar(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar; yields the function that moves it (done, of how many), or None where nobody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*parts, console=_console(), transient=True) as progress:
        task = progress.add_task(title, total=None)

        def move(done: int, of: int) -> None:
            progress.update(task, completed=done, total=of)

        yield move


@contextmanager
def spinner(title: str) -> Iterator[None]:
    """Show that work goes on, where how much there is cannot be told."""
    if not sys.stderr.isatty():
        yield
        return
    with _console().status(title):
        yield
