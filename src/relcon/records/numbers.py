"""Exact numbers as counsel writes them: decimals, thousands, fractions, shares, dollars; nothing is rounded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LONGEST = 60  # characters: no honest figure is longer, and huge ones would only cost time
_SIGNS: Final = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
DECIMAL: Final = r"[0-9]+(?:\.[0-9]+)?|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"
FRACTION: Final = rf"(?:[0-9]+ )?[0-9]+/0*[1-9][0-9]*|(?:[0-9]+ ?)?[{_SIGNS}]"
NUMBER: Final = f"(?:{FRACTION}|{DECIMAL})"
"""The pattern of a number that may have a unit: ``1.5``, ``1,500``, ``1/2``, ``1 1/2``, ``½``, ``1½``."""

_DECIMAL = re.compile(DECIMAL)
_PARTS = re.compile(rf"(?:(?P<whole>[0-9]+) ?)??(?:(?P<over>[0-9]+)/(?P<under>[0-9]+)|(?P<sign>[{_SIGNS}]))")
_THOUSANDS = re.compile(rf"\$? ?({DECIMAL}) ?[kK]")

_WORDS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN_DIGITS: Final = {word: str(at) for at, word in enumerate(_WORDS, start=1)} | {"a": "1", "an": "1"}

PERCENT = 100  # of a whole
THOUSAND = 1000  # what a k behind dollars says


def decimal(text: str) -> Fraction | None:
    """Return the exact value of a decimal such as ``0.92`` or ``26,000``, or ``None`` if it is not one."""
    plain = len(text) <= LONGEST and _DECIMAL.fullmatch(text)
    return Fraction(Decimal(text.replace(",", ""))) if plain else None


def number(text: str) -> Fraction | None:
    """Return the exact value of a decimal or a fraction, or ``None`` if it is neither.

    Beside a whole number a fraction is less than one: ``1 3/2`` is none.
    """
    found = decimal(text)
    parts = _PARTS.fullmatch(text) if found is None and len(text) <= LONGEST else None
    if parts is None:
        return found
    if parts["sign"]:
        over, under = unicodedata.normalize("NFKC", parts["sign"]).split("\N{FRACTION SLASH}")
    else:
        over, under = parts["over"], parts["under"]
    if int(under) == 0 or (parts["whole"] and int(over) >= int(under)):
        return None
    return int(parts["whole"] or 0) + Fraction(int(over), int(under))


def in_digits(text: str) -> str | None:
    """Return the digits of a number that is written as a word (``two``, ``an``), for a message; ``None`` for others."""
    return _IN_DIGITS.get(text.lower())


def _plain(value: Any) -> Fraction | None:
    if isinstance(value, Fraction):
        return value
    return decimal(str(value)) if isinstance(value, str | int) and "," not in str(value) else None


def read_share(value: Any) -> Fraction:
    """Read a share from 0 to 1, as a decimal or in percent."""
    text = value if isinstance(value, str) else ""
    percent = decimal(text[:-1].rstrip(" ")) if text.endswith("%") else None
    exact = percent / PERCENT if percent is not None else _plain(value)
    if exact is None or not 0 <= exact <= 1:
        raise PydanticCustomError("share", 'allowed: a share from 0 to 1, such as "0.92" or 92%')
    return exact


def read_dollars(value: Any) -> Fraction:
    """Read dollars, with or without the sign and commas between thousands."""
    text = value if isinstance(value, str) else ""
    exact = decimal(text.removeprefix("$").lstrip(" ")) if text else _plain(value)
    if exact is not None:
        return exact
    short = _THOUSANDS.fullmatch(text) if len(text) <= LONGEST else None
    if short is not None:
        full = f"{(Decimal(short[1].replace(',', '')) * THOUSAND).normalize():f}"
        raise PydanticCustomError("amount", 'write the dollars in full: "{full}"', {"full": full})
    raise PydanticCustomError("amount", 'allowed: dollars, such as "26000" or $26,000')


def read_estimate(value: Any) -> Fraction:
    """Read a plain number, or a share in percent."""
    exact = read_share(value) if isinstance(value, str) and value.endswith("%") else _plain(value)
    if exact is None:
        raise PydanticCustomError(
            "estimate", 'allowed: a plain number, such as "12" or "0.35"; or a share, such as 35%'
        )
    return exact


class Exact:
    """Annotation: an exact number, read by ``read``."""

    def __init__(self, read: Callable[[Any], Fraction], pattern: str) -> None:
        self.read = read
        self.pattern = pattern

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string", "pattern": self.pattern}, {"type": "number", "minimum": 0}]}


_PERCENT = r"(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?) *%"
SHARE_PATTERN: Final = rf"^(0+(\.[0-9]+)?|0*1(\.0+)?|0*{_PERCENT})$"

Share = Annotated[Fraction, Exact(read_share, SHARE_PATTERN)]
Amount = Annotated[Fraction, Exact(read_dollars, rf"^\$? *({DECIMAL})$")]
"""Dollars."""
Estimate = Annotated[Fraction, Exact(read_estimate, rf"^([0-9]+(\.[0-9]+)?|{_PERCENT})$")]
"""A number, or a share in percent."""
