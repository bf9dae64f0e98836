"""What an export is: files by name, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

PREFIX: Final = "rc_"
"""Before every attribute of ours: id, label, weight and pid are names that the programs take for themselves."""


@dataclass(frozen=True)
class Head:
    """What stands at the head of every export, or beside it.

    Attributes
    ----------
    banner
        The privilege heading; empty for a filing.
    copy
        What this audience's copy is without.
    """

    banner: str = ""
    copy: Sequence[str] = ()

    def lines(self, *parts: Sequence[str]) -> list[str]:
        """Return the head with the lines of an export under it."""
        return [*([self.banner] if self.banner else []), *self.copy, *(line for part in parts for line in part)]


@dataclass(frozen=True)
class Made:
    """An export.

    Attributes
    ----------
    files
        What each holds, by what is put behind the name that was asked for: nothing, for the one file; of a folder the
        names in it.
    folder
        Whether the name that was asked for is a folder's.
    holds, without
        What it holds, by number; what it cannot carry, a line each.
    """

    files: Mapping[str, str | bytes]
    folder: bool
    holds: Mapping[str, int]
    without: Sequence[str]
