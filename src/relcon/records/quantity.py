"""Quantities as counsel writes them, held exactly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.records.customs import Dimension, customary, key, nearest_unit, unit_of, units
from relcon.records.numbers import LONGEST, NUMBER, SHARE_PATTERN, Exact, in_digits, number, read_share

T = TypeVar("T")

# A cap far above any matter keeps every later product inside 64-bit integers.
LARGEST_MICRO = 10**17

_WORDS = r"[A-Za-z][A-Za-z_' -]*"
_NAME = rf"(?:[0-9]+-)?{_WORDS}"
_ABOUT = r"~ ?|[Aa]bout |[Aa]pproximately |[Aa]pprox(?:\. ?| )"
_FIGURE = rf"{NUMBER}(?:\s*{_WORDS}|\s+[0-9]+-{_WORDS})\.?|[0-9]+-{_WORDS}"

_QUANTITY = re.compile(rf"(?P<about>{_ABOUT})?(?P<figure>.+)")
_WITH_UNIT = re.compile(rf"(?P<number>{NUMBER})(?:\s*(?P<words>{_WORDS}?)|\s+(?P<named>[0-9]+-{_WORDS}?))\.?")
_ONE = re.compile(rf"[0-9]+-{_WORDS}")
_WEIGHED = re.compile(r"(?P<words>.+?) (?P<how>net|gross)(?: weight)?")
_NO_END = re.compile(
    r"(?:at least|no less than|not less than) (?P<least>.+)|(?P<more>.+?)(?: or (?:more|greater)| ?\+)"
)
_RANGE = re.compile(rf"(?P<low>{NUMBER})(?: ?[-–] ?| to )(?P<high>{NUMBER})\s*(?P<words>{_WORDS})")


def _error(message: str) -> PydanticCustomError:
    return PydanticCustomError("quantity", "{message}", {"message": message})


@dataclass(frozen=True, slots=True)
class _One:
    """One of what a quantity counts: a unit, or a package."""

    low: int
    point: int | None
    high: int
    dimension: Dimension
    said: str | None = None
    only: str | None = None


def _one(count: str, words: str, customs: Customs) -> _One:
    """Return what one of ``words`` is, or say why that is not known; ``count`` is how many there are, for a message."""
    unit = unit_of(words)
    if unit is not None:
        return _One(unit.micro, unit.micro, unit.micro, unit.dimension)
    defined = customs.packages.get(key(words))
    if defined is not None and defined.low is not None and defined.high is not None and defined.dimension is not None:
        return _One(defined.low, defined.point, defined.high, defined.dimension, defined.text)
    known = customary().get(key(words))
    if known is not None and known.unit:
        dose = units()[known.unit]
        return _One(
            dose.micro, dose.micro, dose.micro, dose.dimension, f"1 {dose.said[0]} ({known.cite})", known.substance
        )
    if known is not None:
        raise _error(
            f"{words}: {known.why}; write the weight, or what one is in the case file, such as "
            f'case: {{packages: {{{known.name}: "{known.such_as}"}}}}'
        )
    near = nearest_unit(words)
    hint = f'; did you mean "{count} {near}"?' if near else "; or a package that the case file defines in case.packages"
    raise _error(f"allowed units: {' '.join(units())}{hint}")


def _read(text: str, customs: Customs) -> tuple[Fraction, _One]:
    """Return how many of what a text says, without ``about``."""
    if _ONE.fullmatch(text):
        return Fraction(1), _one("1", text, customs)
    match = _WITH_UNIT.fullmatch(text) if len(text) <= LONGEST else None
    exact = number(match["number"]) if match is not None else None
    if match is None or exact is None:
        raise _error(f'allowed: a number and a unit, such as "1.5 kg"; or unknown{_instead(text, customs)}')
    words = match["words"] or match["named"]
    weighed = _WEIGHED.fullmatch(words)
    if weighed is not None and weighed["how"] == "gross":
        raise _error(
            "what a drug is packed in is no part of the mixture or substance (USSG §2D1.1 n.3): "
            "write the net weight, or unknown"
        )
    return exact, _one(match["number"], weighed["words"] if weighed is not None else words, customs)


def _instead(text: str, customs: Customs) -> str:
    """Return what to write instead, if that is certain: a number in digits, or an interval."""
    between = _RANGE.fullmatch(text[:LONGEST])
    if between is not None:
        low, high = (f"{between[end]} {between['words']}" for end in ("low", "high"))
        if _is_read(low, customs) and _is_read(high, customs):
            return f'; as an interval: {{low: "{low}", high: "{high}"}}'
    if _is_read(f"1 {text}", customs):
        return f'; with its number: "1 {text}"'
    first, _, rest = text[:LONGEST].partition(" ")
    digits = "1/2" if first.lower() == "half" else in_digits(first)
    meant = f"{digits} {re.sub('^an? ', '', rest)}"
    return f'; the number in digits: "{meant}"' if digits is not None and _is_read(meant, customs) else ""


def least_of(text: str) -> str | None:
    """Return the amount of a text that says no more than the least: ``28 grams or more``; ``None`` for any other."""
    found = _NO_END.fullmatch(text[: 2 * LONGEST])
    amount = (found["least"] or found["more"]) if found is not None else ""
    return amount if amount and _is_read(amount, NO_CUSTOMS) else None


def _is_read(text: str, customs: Customs) -> bool:
    return _WITH_UNIT.fullmatch(text) is not None and _or_none(lambda _: _read(text, customs), text) is not None


def _whole(exact: Fraction) -> int:
    if exact.denominator != 1:
        raise _error("finer than a microgram (or a millionth of a unit): write a whole number of micrograms")
    if exact.numerator > LARGEST_MICRO:
        raise _error("larger than any quantity the program can hold exactly: is the unit right?")
    return exact.numerator


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
    read_as
        What a word of it was taken to mean that is no unit: what one package is, how far ``about`` reaches.
    only
        The one substance of which its word has a meaning in the Manual (a marihuana cigarette), or ``None``.
    """

    low: int | None
    point: int | None
    high: int | None
    dimension: Dimension | None
    text: str
    read_as: str | None = field(default=None, compare=False)
    only: str | None = field(default=None, compare=False)

    @property
    def known(self) -> bool:
        """Whether a figure is given."""
        return self.low is not None

    @classmethod
    def parse(cls, value: Any, customs: Customs | None = None) -> Quantity:
        """Read ``"1.5 kg"``, ``{low, point, high}`` or ``unknown``.

        Parameters
        ----------
        value
            What the file holds.
        customs
            What the case file says that ``about`` and its packages mean.

        Raises
        ------
        PydanticCustomError
            With what is allowed, for anything else.
        """
        customs = customs or NO_CUSTOMS
        if isinstance(value, Quantity):
            return value
        if isinstance(value, dict):
            return cls._interval(value, customs)
        if not isinstance(value, str):
            raise _error('allowed: text with a unit, such as "500 g"; {low, point, high}; or unknown')
        text = value.strip()
        if text == "unknown":
            return cls(None, None, None, None, "unknown")
        if (least := least_of(text)) is not None:
            raise _error(f'a least amount alone: write the interval, {{low: "{least}", high: …}}, or unknown')
        match = _QUANTITY.fullmatch(text)
        amount, one = _read(match["figure"] if match else text, customs)
        below, above, said = Fraction(1), Fraction(1), one.said
        if match is not None and match["about"]:
            if customs.about is None:
                raise _error(
                    f'how far "{match["about"].strip()}" reaches the case file does not say: write '
                    f'case: {{about: "10%"}} with your own share, or an interval: '
                    f'{{low: …, point: "{match["figure"]}", high: …}}'
                )
            below, above = 1 - customs.about, 1 + customs.about
            said = f"{match['figure']}, {_percent(customs.about)} less or more{f'; each {said}' if said else ''}"
        low, high = _whole(amount * one.low * below), _whole(amount * one.high * above)
        point = _whole(amount * one.point) if one.point is not None else None
        return cls(low, point, high, one.dimension, text, said, one.only)

    @classmethod
    def _interval(cls, value: dict[str, Any], customs: Customs) -> Quantity:
        extra = sorted(set(value) - {"low", "point", "high"})
        if extra:
            raise _error(f"unknown field {extra[0]!r}: an interval has low, point (optional) and high")
        if not isinstance(value.get("low"), str) or not isinstance(value.get("high"), str):
            raise _error('an interval needs both ends: {low: "5 kg", high: "7 kg"}')
        low, high = cls.parse(value["low"], customs), cls.parse(value["high"], customs)
        point: Quantity | None = None
        if value.get("point") is not None:
            if not isinstance(value["point"], str):
                raise _error("point: text with a unit")
            point = cls.parse(value["point"], customs)
        ends = [one for one in (low, point, high) if one is not None]
        if any(one.low is None or one.low != one.high for one in ends):
            raise _error("an end of an interval is one figure, such as 5 kg")
        if len({one.dimension for one in ends}) != 1:
            raise _error("the ends of an interval must be of one kind (all weights, or all counts)")
        if ends != sorted(ends, key=lambda one: one.low or 0):
            raise _error("an interval runs from low to high, with point between them")
        said = "; ".join(f"{one.text}: each {one.read_as}" for one in ends if one.read_as) or None
        only = next((one.only for one in ends if one.only), None)
        middle = f", point {point.text}" if point is not None else ""
        text = f"{low.text} to {high.text}{middle}"
        return cls(low.low, point.low if point is not None else None, high.high, low.dimension, text, said, only)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            lambda value, info: cls.parse(value, customs_of(info)),
            ref="Quantity",
            serialization=core_schema.plain_serializer_function_ser_schema(lambda q: q.text),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        # Which packages the file defines no pattern can tell: any word may be one of them.
        figure = {"type": "string", "pattern": rf"^(?!.* gross( weight)?\s*$)\s*(?:{_ABOUT})?(?:{_FIGURE})\s*$"}
        interval = {
            "type": "object",
            "properties": {"low": figure, "point": figure, "high": figure},
            "required": ["low", "high"],
            "additionalProperties": False,
        }
        return {"anyOf": [{"const": "unknown"}, figure, interval], "title": "Quantity"}


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.10g}%"


@dataclass(frozen=True, slots=True)
class Customs:
    """What a case file says that words of its quantities mean.

    Attributes
    ----------
    about
        How far ``about`` reaches below and above, as a share.
    packages
        What one package is, by the key of its name (`relcon.records.customs.key`).
    """

    about: Fraction | None = None
    packages: Mapping[str, Quantity] = field(default_factory=dict)

    @classmethod
    def read(cls, about: object, packages: object) -> Customs:
        """Read what the header of a case file says, passing over what is wrong: that is told where it stands."""
        given = packages if isinstance(packages, dict) else {}
        read = {name: one for name, value in given.items() if (one := _or_none(read_package, value))}
        names = {key(name): one for name, one in read.items() if _or_none(package_name, name)}
        return cls(_or_none(read_margin, about), names)


def _or_none(read: Callable[[Any], T], value: object) -> T | None:
    try:
        return read(value)
    except PydanticCustomError:
        return None


NO_CUSTOMS = Customs()


def customs_of(info: core_schema.ValidationInfo) -> Customs:
    """Return what the case file says of the words of quantities, where a file is being built."""
    return info.context if isinstance(info.context, Customs) else NO_CUSTOMS


def read_margin(value: Any) -> Fraction:
    """Read how far ``about`` reaches."""
    share = read_share(value)
    if not 0 < share < 1:
        raise PydanticCustomError("share", 'allowed: a share above 0 and below 1, such as "10%"')
    return share


def read_package(value: Any) -> Quantity:
    """Read what one package is: a known quantity, in units."""
    weight = Quantity.parse(value)
    if not weight.low:
        raise _error('what one of them is, such as "3.5 g"')
    return weight


def package_name(name: str) -> str:
    """Return a package's name, unless it is the word of a unit."""
    if not re.fullmatch(_NAME, name):
        raise _error("allowed: letters, spaces and hyphens, with a number in front if it has one, such as 8-ball")
    unit = unit_of(name)
    if unit is not None:
        raise _error(f"{name} is the unit {unit.id}, and no package")
    return name


Margin = Annotated[Fraction, Exact(read_margin, SHARE_PATTERN)]
PackageName = Annotated[str, AfterValidator(package_name)]
Package = Annotated[Quantity, BeforeValidator(read_package)]
"""What one package is: a quantity that itself is written in units."""
