"""What an admission costs, in words: under each heading alone and with the rest, once for positions that agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.one_page.prices import ORDER, between
from relcon.records.base import PositionName
from relcon.results.base import Months
from relcon.results.brief import Moving
from relcon.results.simulation import Change

MIDDLE: Final[PositionName] = "psr"
BY_TABLE: Final = "By the table"
AFTER_MINIMUM: Final = "After the minimum"
DISCLOSED: Final = "With full disclosure"


@dataclass(frozen=True, slots=True)
class Price:
    """What an admission changes in positions that agree: under each heading the low end alone and with the rest."""

    positions: tuple[PositionName, ...]
    cells: Mapping[str, tuple[str, str]]

    @property
    def where(self) -> str:
        """The positions in words."""
        return words.named(self.positions, POSITIONS) or "Every position"

    @property
    def alike(self) -> bool:
        """Whether it changes the same alone and with the rest."""
        return all(alone == rest for alone, rest in self.cells.values())

    @property
    def text(self) -> str:
        """The price in a sentence."""
        parts = (f"{heading.lower()} {_both(*pair)}" for heading, pair in self.cells.items())
        return f"{self.where}: {'; '.join(parts)}."


def prices(one: Moving) -> list[Price]:
    """Return what an admission changes, Middle first: by the table, after the minimum, with a full disclosure.

    Other positions have a price of their own where Middle has none; the Ceiling where it differs, by the table.
    """
    found = {position: cells for position in ORDER if (cells := _price(one, position))}
    middle = found.get(MIDDLE)
    said: list[Price] = []
    for position, cells in found.items():
        same = next((place for place, price in enumerate(said) if price.cells == cells), None)
        if same is not None:
            said[same] = Price((*said[same].positions, position), cells)
        elif position == MIDDLE or middle is None:
            said.append(Price((position,), cells))
        elif position == "government":
            kept = {heading: pair for heading, pair in cells.items() if heading != DISCLOSED} or cells
            said.append(Price((position,), kept))
    return said


def _price(one: Moving, position: PositionName) -> dict[str, tuple[str, str]]:
    first, last = one.first[position], one.last[position]
    told, told_last = one.first_disclosed[position], one.last_disclosed[position]
    cells: dict[str, tuple[str, str]] = {}
    if between(first) or between(last):
        cells[BY_TABLE] = step(table(first)), step(table(last))
    if (cells or between(first, final=True) or between(last, final=True)) and first.final_before is not None:
        if (final(first), final(last)) != (table(first), table(last)):
            cells[AFTER_MINIMUM] = step(final(first)), step(final(last))
    if between(told, final=True) or between(told_last, final=True):
        cells[DISCLOSED] = step(final(told)), step(final(told_last))
    return cells


def _both(alone: str, rest: str) -> str:
    return alone if alone == rest else f"{alone} alone, {rest} with the rest"


Pair = tuple[Months | None, Months | None]
"""The low end before and after."""


def table(change: Change) -> Pair:
    """Return the low end by the table, before and after."""
    return change.low_end_before, change.low_end_after


def final(change: Change) -> Pair:
    """Return the low end after the statutory minimum and maximum, before and after."""
    return change.final_before, change.final_after


def step(pair: Pair) -> str:
    """Return a low end before and after, ``57 to 78``; ``stays 120`` where it is the same."""
    before, after = ("open" if end is None else words.months(end) for end in pair)
    return f"stays {before}" if before == after else f"{before} to {after}"
