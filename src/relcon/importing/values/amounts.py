"""Amounts of money and of drugs: exact, or refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from pydantic_core import PydanticCustomError

from relcon.importing.fates import BadValue
from relcon.records.customs import MICRO, unit_of
from relcon.records.numbers import LONGEST, decimal
from relcon.records.quantity import Quantity

NOTHING: Final = frozenset({"", "-", "n/a", "na", "unknown"})
_MINUS: Final = "−–-"
_MONEY = re.compile(r"(?P<open>\()?(?P<minus>-)?\$? ?(?P<minus2>-)?(?P<figure>[0-9.,]+)(?P<minus3>-)?(?P<close>\))?")
_PLAIN = re.compile(r"[0-9]*\.?[0-9]+")
_HUNDRED = 100
_UNITS: Final = "g, kg, oz, lb, ml, pills or plants"
_FIGURE: Final = f"one figure above 0 with a unit such as {_UNITS}"


def read_money(text: str) -> Decimal:
    """Read dollars: ``$1,200.00``, ``(650.00)``, ``-$640``, ``640-``.

    Raises
    ------
    BadValue
        For anything else, such as ``12,50``.
    """
    plain = _dashes(" ".join(text.split()))
    found = _MONEY.fullmatch(plain) if len(plain) <= LONGEST else None
    exact = (
        decimal(found["figure"] if not found["figure"].startswith(".") else f"0{found['figure']}") if found else None
    )
    if found is None or exact is None or bool(found["open"]) != bool(found["close"]):
        raise BadValue("bad_amount", text, "dollars such as 1,200.00, -$640 or (650.00)")
    signs = sum(bool(found[name]) for name in ("open", "minus", "minus2", "minus3"))
    if signs > 1:
        raise BadValue("bad_amount", text, "one minus, or brackets")
    amount = Decimal(found["figure"].replace(",", ""))
    return -amount if signs else amount


def _dashes(text: str) -> str:
    return "".join("-" if char in _MINUS else char for char in text)


@dataclass(frozen=True, slots=True)
class Weight:
    """A quantity of one figure: as it is written in a case file, and exactly, in millionths of its kind of unit."""

    text: str
    micro: int
    dimension: str

    @property
    def grams(self) -> Fraction:
        """In grams, of a mass."""
        return Fraction(self.micro, MICRO)


def read_weight(text: str, unit: str | None) -> Weight | None:
    """Read a quantity; ``None`` where the cell says that there is none.

    Parameters
    ----------
    text
        The cell: a figure, or a figure with its unit.
    unit
        The unit that the map or another column states.

    Raises
    ------
    BadValue
        Where it is no quantity, or has no unit.
    """
    plain = " ".join(text.split())
    if plain.lower() in NOTHING:
        return None
    figure = plain.replace(",", "") if decimal(plain) is not None else plain
    if _PLAIN.fullmatch(figure):
        word = " ".join((unit or "").split())
        if not word:
            raise BadValue("no_unit", text, f"a quantity with a unit, such as {plain} g")
        if unit_of(word) is None:
            raise BadValue("no_unit", f"{text} {word}", f"a unit such as {_UNITS}")
        return _exact(figure, word, text)
    try:
        found = Quantity.parse(plain)
    except PydanticCustomError:  # it speaks of the fields of a case file
        raise BadValue("bad_quantity", text, _FIGURE) from None
    if found.low is None or found.dimension is None or found.low != found.high or not found.low:
        raise BadValue("bad_quantity", text, _FIGURE)
    return Weight(plain, found.low, found.dimension)


def _exact(figure: str, word: str, text: str) -> Weight:
    unit = unit_of(word)
    plain = f"0{figure}" if figure.startswith(".") else figure
    exact = decimal(plain)
    if unit is None or exact is None or not round(exact * unit.micro):
        raise BadValue("bad_quantity", text, "a figure above 0")
    micro = exact * unit.micro
    if micro.denominator == 1:
        return Weight(f"{plain} {unit.id}", int(micro), unit.dimension)
    return of_micro(round(micro), unit.dimension)


def of_micro(micro: int, dimension: str) -> Weight:
    """Return a quantity of so many millionths, in the least unit of its kind that reads well: ``45.2 g``."""
    unit = {"mass": "g", "volume": "ml"}.get(dimension, dimension)
    figure = f"{Decimal(micro) / MICRO:f}"
    figure = figure.rstrip("0").rstrip(".") if "." in figure else figure
    return Weight(f"{figure} {unit}", micro, dimension)


def read_share(text: str, form: str | None) -> Fraction | None:
    """Read a purity; ``None`` where there is none.

    Parameters
    ----------
    text
        The cell.
    form
        ``percent`` (83 is 83 %) or ``share`` (0.83), as the map states; with neither, only 83% with its sign.

    Raises
    ------
    BadValue
        Where it is no share, or below 0 or above 1.
    """
    plain = " ".join(text.split())
    if plain.lower() in NOTHING:
        return None
    signed = plain.endswith("%")
    figure = _dashes(plain.removesuffix("%").rstrip())
    below = figure.startswith("-")
    exact = decimal(figure.removeprefix("-"))
    if exact is None or (not signed and form is None):
        raise BadValue("bad_quantity", text, "a purity such as 83%; or state in the map: {as: percent}")
    share = exact / _HUNDRED if signed or form == "percent" else exact
    if below or share > 1:
        raise BadValue("purity_out_of_range", text, "from 0 to 100 percent")
    return share


def exact_decimal(share: Fraction) -> str:
    """Return a share as an exact decimal; it was read from one, so it has an end."""
    return f"{Decimal(share.numerator) / Decimal(share.denominator):f}"


def read_count(text: str) -> int | None:
    """Read a whole number of units; ``None`` where there is none.

    Raises
    ------
    BadValue
        Where it is no whole number.
    """
    plain = " ".join(text.split())
    if plain.lower() in NOTHING:
        return None
    exact = decimal(plain)
    if exact is None or exact.denominator != 1:
        raise BadValue("bad_quantity", text, "a whole number of units")
    return int(exact)
