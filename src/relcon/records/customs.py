"""What the words of a quantity mean: units and their other names, and the packages that are no unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from relcon import spelling
from relcon.packed import unpacked

Dimension = Literal["mass", "volume", "doses", "units", "pills", "plants"]

MICRO = 1_000_000  # micrograms of a gram, and likewise of every other unit


MEGAGRAM = "Mg"
"""Whoever wrote it may have meant milligrams: it is read as neither."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: how many micro-units of its dimension one of it is, with the source of the factor.

    ``said`` are other words for it, which mean nothing else.
    """

    id: str
    dimension: Dimension
    micro: int
    cite: str
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Customary:
    """A package or measure of the street that is no unit.

    Attributes
    ----------
    name
        As it is listed.
    why
        Why its weight is not known, for a message.
    such_as
        A weight that shows how a file defines it.
    unit, substance
        Where the Manual itself counts it: as which unit, and of which substance alone.
    cite
        Where it does.
    """

    name: str
    why: str = ""
    such_as: str = ""
    unit: str = ""
    substance: str = ""
    cite: str = ""


@cache
def units() -> dict[str, Unit]:
    """Return the units counsel may write, by id, from ``units.yaml``."""
    rows = unpacked(resources.files(__package__).joinpath("units.yaml"))["units"]
    return {
        row["id"]: Unit(row["id"], row["dimension"], int(row["micro"]), row["cite"], tuple(row["said"])) for row in rows
    }


@cache
def customary() -> dict[str, Customary]:
    """Return the packages that people name, by the key of each name (`key`), from ``packages.yaml``."""
    rows = unpacked(resources.files(__package__).joinpath("packages.yaml"))["packages"]
    return {
        key(name): Customary(name, row.get("why", ""), row.get("such_as", ""), **row.get("manual", {}))
        for row in rows
        for name in row["names"]
    }


@cache
def _names() -> dict[str, Unit]:
    return {name: unit for unit in units().values() for name in (unit.id, *unit.said)}


def unit_of(word: str) -> Unit | None:
    """Return the unit that a word means, in any case of letters; ``None`` where it means none, or may mean another."""
    return _names().get(word.lower()) if word != MEGAGRAM else None


def nearest_unit(word: str) -> str | None:
    """Return the unit that a word most likely means, for a message."""
    close = spelling.nearest(word, _names()) if word != MEGAGRAM else None
    return _names()[close].id if close is not None else None


def key(name: str) -> str:
    """Return a package's name without case, spaces, hyphens and the ending of a plural, so that spellings are equal."""
    plain = re.sub(r"[ _'-]", "", name.lower())
    return re.sub(r"(?<=x)es$|(?<!s)s$", "", plain)
