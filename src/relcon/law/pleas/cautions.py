"""What the law says of the terms of a plea agreement, by its key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

from relcon.packed import unpacked


class Said(NamedTuple):
    """A provision, and what it says."""

    cite: str
    text: str


@cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType(unpacked(resources.files(__package__).joinpath("cautions.yaml")))


def said(key: str, **named: str) -> Said:
    """Return what the law says under a key; ``named`` is what the agreement has, by the word in braces."""
    row = _rows()[key]
    return Said(row["cite"], row["text"].format(**named))
