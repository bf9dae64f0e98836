"""Questions on the terminal, or answered from a pipe."""

from __future__ import annotations

import sys

import typer

from relcon.entry.interview import Stopped
from relcon.reading.problems import escape


class Terminal:
    """Where a person at the keyboard answers; ``answered`` says whether there was any answer."""

    answered = False

    @property
    def interactive(self) -> bool:
        """Whether somebody sits there."""
        return sys.stdin.isatty()

    def ask(self, prompt: str) -> str:
        """Return the line that was typed; raises `Stopped` at the end of input, or at Ctrl-C."""
        try:
            answer = str(typer.prompt(shown(prompt), default="", show_default=False, prompt_suffix=""))
        except typer.Abort:
            raise Stopped from None
        self.answered = True
        known = answer.encode("utf-8", "surrogateescape")
        return known.decode("utf-8", "replace")  # bytes that are no text show as such

    def say(self, text: str) -> None:
        """Print a text."""
        typer.echo(shown(text))

    def agrees(self, prompt: str) -> bool:
        """Ask for a yes; nothing, and the end of input, is a no."""
        try:
            return self.ask(prompt).strip().lower() in ("yes", "y")
        except Stopped:
            return False


def shown(text: str) -> str:
    """Return a text in which nothing acts upon the terminal, whatever an answer or a record holds."""
    return "\n".join(escape(line) for line in text.split("\n"))
