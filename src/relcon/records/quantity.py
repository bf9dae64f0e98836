"""Quantities as counsel writes them, held exactly."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Annotated, Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.packed import unpacked

Dimension = Literal["mass", "volume", "doses", "units", "pills", "plants"]

MICRO = 1_000_000  # micrograms of a gram, and likewise of every other unit
# A cap far above any matter keeps every later product inside 64-bit integers.
LARGEST_MICRO = 10**17
LONGEST = 60  # characters: no honest figure is longer, and huge ones would only cost time
_QUANTITY = re.compile(
    r"^\s*(?P<amount>[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?)\s*(?P<unit>[A-Za-z_]+)\s*$"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: how many micro-units of its dimension one of it is, with the source of the factor.

    ``said`` are other words for it. They are not accepted: a message names the unit to write instead.
    """

    id: str
    dimension: Dimension
    micro: int
    cite: str
    said: tuple[str, ...] = ()


@cache
def units() -> dict[str, Unit]:
    """Return the units counsel may write, by id, from ``units.yaml``."""
    rows = unpacked(resources.files(__package__).joinpath("units.yaml"))["units"]
    return {
        row["id"]: Unit(row["id"], row["dimension"], int(row["micro"]), row["cite"], tuple(row["said"])) for row in rows
    }


def _error(message: str) -> PydanticCustomError:
    return PydanticCustomError("quantity", "{message}", {"message": message})


def _meant(word: str) -> str | None:
    """Return the unit that a word most likely means, for a message."""
    spoken = {name: unit.id for unit in units().values() for name in (unit.id, *unit.said)}
    close = difflib.get_close_matches(word.lower(), spoken, n=1, cutoff=0.6)
    return spoken[close[0]] if close else None


def _measure(text: str) -> tuple[int, Dimension]:
    match = _QUANTITY.match(text) if len(text) <= LONGEST else None
    if match is None:
        raise _error('allowed: a number and a unit, such as "1.5 kg"; or unknown')
    unit = units().get(match["unit"])
    if unit is None:
        near = _meant(match["unit"])
        hint = f'; did you mean "{match["amount"]} {near}"?' if near else ""
        raise _error(f"allowed units: {' '.join(units())}{hint}")
    try:
        exact = Fraction(Decimal(match["amount"].replace(",", ""))) * unit.micro
    except InvalidOperation:
        raise _error("allowed: a plain decimal number") from None
    if exact.denominator != 1:
        raise _error("finer than a microgram (or a millionth of a unit): write a whole number of micrograms")
    if exact.numerator > LARGEST_MICRO:
        raise _error("larger than any quantity the program can hold exactly: is the unit right?")
    return exact.numerator, unit.dimension


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity, an interval of quantities, or an unknown quantity.

    Attributes
    ----------
    low, point, high
        Whole micrograms (mass), millionths of a millilitre (volume) or of a piece (counts); all ``None`` for an
        unknown quantity. A single figure has the three equal; ``point`` alone is ``None`` where an interval has none.
    dimension
        What is measured; ``None`` for an unknown quantity.
    text
        As written, for display.
    """

    low: int | None
    point: int | None
    high: int | None
    dimension: Dimension | None
    text: str

    @property
    def known(self) -> bool:
        """Whether a figure is given."""
        return self.low is not None

    @classmethod
    def parse(cls, value: Any) -> Quantity:
        """Read ``"1.5 kg"``, ``{low, point, high}`` or ``unknown``.

        Raises
        ------
        PydanticCustomError
            With what is allowed, for anything else.
        """
        if isinstance(value, Quantity):
            return value
        if isinstance(value, dict):
            return cls._interval(value)
        if not isinstance(value, str):
            raise _error('allowed: text with a unit, such as "500 g"; {low, point, high}; or unknown')
        if value.strip() == "unknown":
            return cls(None, None, None, None, "unknown")
        amount, dimension = _measure(value)
        return cls(amount, amount, amount, dimension, value.strip())

    @classmethod
    def _interval(cls, value: dict[str, Any]) -> Quantity:
        extra = sorted(set(value) - {"low", "point", "high"})
        if extra:
            raise _error(f"unknown field {extra[0]!r}: an interval has low, point (optional) and high")
        if not isinstance(value.get("low"), str) or not isinstance(value.get("high"), str):
            raise _error('an interval needs both ends: {low: "5 kg", high: "7 kg"}')
        low, dimension = _measure(value["low"])
        high, other = _measure(value["high"])
        point: int | None = None
        third: Dimension = dimension
        if value.get("point") is not None:
            if not isinstance(value["point"], str):
                raise _error("point: text with a unit")
            point, third = _measure(value["point"])
        if len({dimension, other, third}) != 1:
            raise _error("the ends of an interval must be of one kind (all weights, or all counts)")
        if low > high or (point is not None and not low <= point <= high):
            raise _error("an interval runs from low to high, with point between them")
        middle = f", point {value['point']}" if point is not None else ""
        return cls(low, point, high, dimension, f"{value['low']} to {value['high']}{middle}")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse,
            ref="Quantity",
            serialization=core_schema.plain_serializer_function_ser_schema(lambda q: q.text),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        names = "|".join(units())
        figure = {"type": "string", "pattern": rf"^\s*[0-9][0-9,]*(\.[0-9]+)?\s*({names})\s*$"}
        interval = {
            "type": "object",
            "properties": {"low": figure, "point": figure, "high": figure},
            "required": ["low", "high"],
            "additionalProperties": False,
        }
        return {"anyOf": [{"const": "unknown"}, figure, interval], "title": "Quantity"}


def plain_decimal(text: str) -> Fraction | None:
    """Return the exact value of a plain decimal such as ``0.92``, or ``None`` if it is not one."""
    plain = len(text) <= LONGEST and re.fullmatch(r"[0-9]+(\.[0-9]+)?", text)
    return Fraction(Decimal(text)) if plain else None


def _exact(value: Any) -> Fraction | None:
    if isinstance(value, Fraction):
        return value
    return plain_decimal(str(value)) if isinstance(value, str | int) else None


def _share(value: Any) -> Fraction:
    exact = _exact(value)
    if exact is None or not 0 <= exact <= 1:
        raise PydanticCustomError("share", 'allowed: a share from 0 to 1, such as "0.92"')
    return exact


def _amount(value: Any) -> Fraction:
    exact = _exact(value)
    if exact is None:
        raise PydanticCustomError("amount", 'allowed: a plain number without currency sign, such as "26000"')
    return exact


class _Exact:
    """Annotation: an exact number written as text, read by ``read``."""

    def __init__(self, read: Any, pattern: str) -> None:
        self.read = read
        self.pattern = pattern

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string", "pattern": self.pattern}, {"type": "number", "minimum": 0}]}


Share = Annotated[Fraction, _Exact(_share, r"^(0(\.[0-9]+)?|1(\.0+)?)$")]
Amount = Annotated[Fraction, _Exact(_amount, r"^[0-9]+(\.[0-9]+)?$")]
