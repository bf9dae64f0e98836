"""Signs of life on a terminal, on standard error, while something takes more than a moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from relcon.cli.output import colours
from relcon.reading.problems import escape

if TYPE_CHECKING:
    from rich.console import Console


def _console() -> Console:
    from rich.console import Console

    return Console(stderr=True, no_color=not colours(), highlight=False)


class Moving(Protocol):
    """Says where work in steps is."""

    def __call__(self, step: str, done: int = 0, of: int = 1) -> None:
        """Say in which step the work is, and how much of it is done of how much."""


@contextmanager
def bar(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show a bar; yields the function that moves it (done, of how many), or None where nobody is watching."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    parts = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*parts, console=_console(), transient=True) as progress:
        task = progress.add_task(escape(title), total=None)

        def move(done: int, of: int) -> None:
            progress.update(task, completed=done, total=of)

        yield move


@contextmanager
def spinner(title: str) -> Iterator[None]:
    """Show that work goes on, where how much there is cannot be told."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.text import Text

    with _console().status(Text(escape(title))):
        yield


def _unwatched(step: str, done: int = 0, of: int = 1) -> None:
    """Show nothing."""


@contextmanager
def steps(parts: Mapping[str, int], title: str = "") -> Iterator[Moving]:
    """Show one line for work in several steps, redrawn: those begun, a bar, the time so far and about how much in all.

    Parameters
    ----------
    parts
        The steps in their order, and about how long each takes beside the others.
    title
        What is shown before them; of work that tells no step, with a bar that only moves.

    Yields
    ------
    Moving
        To be told where the work is. Where nobody watches nothing is shown.
    """
    if not sys.stderr.isatty():
        yield _unwatched
        return
    from rich.progress import BarColumn, Progress, TextColumn

    names, whole = list(parts), sum(parts.values())
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=16),
        TextColumn("{task.fields[time]}"),
    )
    with Progress(*columns, console=_console(), transient=True) as progress:
        task = progress.add_task(escape(title), total=None if title else whole, time="")

        def move(step: str, done: int = 0, of: int = 1) -> None:
            begun = names[: names.index(step) + 1]
            reached = sum(parts[name] for name in begun[:-1]) + parts[step] * done / max(of, 1)
            spent = progress.tasks[0].elapsed or 0.0
            about = (
                f"{spent:.0f} s of about {spent * whole / reached:.0f}" if reached * 10 > whole else f"{spent:.0f} s"
            )
            said = f"{escape(title)}: {' … '.join(begun)}" if title else " … ".join(begun)
            progress.update(task, description=said, completed=reached, total=whole, time=about)

        yield move
