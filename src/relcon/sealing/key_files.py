"""Passphrases and secret keys out of files, which only their owner may read."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

from relcon.private_files import read_input
from relcon.sealing.refused import NotSealed


def passphrase_in(file: Path) -> str:
    """Return the passphrase in a file: its one line.

    Raises
    ------
    NotSealed
        Where others may read the file, or it does not hold one line.
    """
    lines = _private_text(file).splitlines()
    if len(lines) != 1 or not lines[0]:
        raise NotSealed(f"{file} does not hold a passphrase: one line, and nothing else")
    return lines[0]


def identities_in(file: Path) -> tuple[str, ...]:
    """Return the secret keys in a file, as `age-keygen` writes it: one a line, comments after ``#``.

    Raises
    ------
    NotSealed
        Where others may read the file, or it holds no key.
    """
    lines = (line.strip() for line in _private_text(file).splitlines())
    keys = tuple(line for line in lines if line and not line.startswith("#"))
    if not keys:
        raise NotSealed(f"{file} holds no secret key")
    return keys


def _private_text(file: Path) -> str:
    """Return the text of a file that nobody but its owner may read; Windows tells no such modes, and is believed."""
    try:
        mode = stat.S_IMODE(file.stat().st_mode)
        if sys.platform != "win32" and mode & 0o077:
            raise NotSealed(f"others may read {file} (its mode is {mode:04o}): chmod 600 {file}")
        return read_input(file).decode("utf-8")
    except OSError as error:
        raise NotSealed(f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise NotSealed(f"{file} is not UTF-8 text") from None
