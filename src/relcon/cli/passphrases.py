"""A passphrase from a terminal: asked for without echo, and nowhere else taken from."""

from __future__ import annotations

import getpass
import warnings

import typer

from relcon.sealing.refused import NotSealed


def new_passphrase() -> str:
    """Ask twice for a passphrase that is chosen now.

    Raises
    ------
    NotSealed
        Where both differ, there is none, or no terminal can hide it.
    """
    first = _hidden("Passphrase (nothing is shown): ")
    if not first:
        raise NotSealed("no passphrase was given; nothing was written")
    if _hidden("Once more: ") != first:
        raise NotSealed("the two passphrases differ; nothing was written")
    return first


def known_passphrase() -> str:
    """Ask once for the passphrase of a sealed file.

    Raises
    ------
    NotSealed
        Where no terminal can hide it.
    """
    return _hidden("Passphrase (nothing is shown): ")


def _hidden(prompt: str) -> str:
    """Ask without echo; where that is not possible, not at all."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except (getpass.GetPassWarning, EOFError):
            raise NotSealed("no terminal on which a passphrase can be typed unseen: use --passphrase-file") from None
        except KeyboardInterrupt:
            raise typer.Abort from None
