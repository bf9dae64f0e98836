"""What each position makes of a field: the options that read it, with their authority."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

from relcon.law.positions.options import POSITIONS, table
from relcon.packed import unpacked
from relcon.records.base import PositionName
from relcon.records.options import OptionChanges
from relcon.reference.types_in_words import types_of, words

_OPTIONS: Final = "positions.defense."


@dataclass(frozen=True, slots=True)
class Reading:
    """One option as the three positions have it built in.

    Attributes
    ----------
    option
        Its name, under which a case file may change it.
    about
        What it decides, in a sentence.
    says
        By position: its value there, and what that means.
    cites
        The authorities, each once; a house default says so.
    """

    option: str
    about: str
    says: Mapping[PositionName, str]
    cites: tuple[str, ...]


@cache
def fields_read() -> Mapping[str, tuple[str, ...]]:
    """Return the paths of the fields that each option reads, by option."""
    rows: Mapping[str, list[str]] = unpacked(resources.files(__package__).joinpath("options.yaml"))
    return MappingProxyType({option: tuple(paths) for option, paths in rows.items()})


def readings(path: str) -> tuple[Reading, ...]:
    """Return what the positions make of the field at a path, or of an option itself; empty where they do not differ."""
    own = path.removeprefix(_OPTIONS)
    return tuple(reading(option) for option, paths in fields_read().items() if path in paths or own == option)


def reading(option: str) -> Reading:
    """Return an option as the three positions have it built in."""
    meanings = words(types_of(OptionChanges)[option])
    rows = {position: table(position)["options"][option] for position in POSITIONS}
    return Reading(
        option=option,
        about=OptionChanges.model_fields[option].description or "",
        says=MappingProxyType({position: _said(row["value"], meanings) for position, row in rows.items()}),
        cites=tuple(dict.fromkeys(str(row["cite"]) for row in rows.values())),
    )


def _said(value: Any, meanings: Mapping[str, str]) -> str:
    """Say a value of an option: its meaning in words, where it has one; of several, the words."""
    if isinstance(value, list):
        return ", ".join(value)
    if value == "none":
        return "not used"
    return meanings.get(value) or f"up to {value} times as large"
