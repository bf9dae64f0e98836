"""A record as columns: every field that was stated, by one rule for each kind of value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from fractions import Fraction
from typing import Any, Final

from relcon.records.agreements import FindingAnswer
from relcon.records.base import Record
from relcon.records.customs import MICRO, Dimension
from relcon.records.dates import TimeOfDay, When
from relcon.records.evidence import BatesRange
from relcon.records.history import CareerOffender
from relcon.records.quantity import Quantity
from relcon.records.series import Times
from relcon.records.undertakings import Scope
from relcon.writing.as_written import exact, minutes

Value = str | int | bool
JOINT: Final = "; "
NOTHING: Final[AbstractSet[str]] = frozenset()

UNITS: Final[Mapping[Dimension, str]] = {
    "mass": "g",
    "volume": "ml",
    "doses": "doses",
    "units": "units",
    "pills": "pills",
    "plants": "plants",
}
"""In what a quantity is given, by its dimension."""


def flat(record: Record, without: AbstractSet[str] = NOTHING) -> dict[str, Value]:
    """Return the columns of a record, its id first, the rest in the order of the format.

    Parameters
    ----------
    record
        Any record, or a part of one.
    without
        Fields that are left to others, by their names in the file.

    Returns
    -------
    dict
        Only what was stated. Lists of records are no columns (`lists`).
    """
    found = {
        name: item
        for field, value in stated(record)
        if field not in without
        for name, item in _columns(field, value)
        if item != ""
    }
    return {"id": found.pop("id"), **found} if "id" in found else found


def lists(record: Record, without: AbstractSet[str] = NOTHING) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """Yield each list of records in a record or its parts, with its field: ``series_except``."""
    for field, value in stated(record):
        if field in without:
            continue
        if isinstance(value, Record):
            yield from ((f"{field}_{name}", found) for name, found in lists(value))
        elif isinstance(value, tuple) and any(isinstance(item, Record) for item in value):
            yield field, value


def stated(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record that were stated, by their names in the file."""
    for attribute, info in type(record).model_fields.items():
        value = getattr(record, attribute)
        if attribute in record.model_fields_set and value is not None:
            yield info.alias or attribute, value


def _columns(field: str, value: Any) -> Iterator[tuple[str, Value]]:
    match value:
        case bool() | int():
            yield field, value
        case Quantity():
            yield from _quantity(field, value)
        case When():
            yield from _ends(field, value.first, value.last)
        case TimeOfDay():
            yield f"{field}_from", minutes(value.first)
            yield f"{field}_to", minutes(value.last)
        case BatesRange():
            yield f"{field}_first", value.first
            yield f"{field}_last", value.last
        case FindingAnswer(quantity=Quantity() as quantity):
            yield from _quantity(field, quantity)
        case Times(known=False):
            yield field, "unknown"
        case CareerOffender():
            yield field, value.answer
            yield f"{field}_predicates", JOINT.join(value.predicates)
        case Scope(kind="whole" | "open"):
            yield field, value.kind
        case Record():
            inner = flat(value)
            yield from ((f"{field}_{name}", item) for name, item in inner.items())
            if not inner:  # stated, and nothing in it, or lists alone
                yield field, True
        case tuple():
            yield field, JOINT.join(plain(item) for item in value if not isinstance(item, Record))
        case Mapping():
            yield field, JOINT.join(f"{name}: {plain(item)}" for name, item in value.items())
        case _:
            yield field, plain(value)


def plain(value: Any) -> str:
    """Return a value as one text."""
    match value:
        case Fraction():
            return exact(value)
        case Quantity():
            return value.text
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
    return str(value)


def _ends(field: str, first: date | None, last: date | None) -> Iterator[tuple[str, Value]]:
    if first is None or last is None:
        yield field, "unknown"
        return
    yield f"{field}_from", first.isoformat()
    yield f"{field}_to", last.isoformat()


def _quantity(field: str, quantity: Quantity) -> Iterator[tuple[str, Value]]:
    if quantity.dimension is not None:
        unit = UNITS[quantity.dimension]
        for end in ("low", "point", "high"):
            micro = getattr(quantity, end)
            if micro is not None:
                yield f"{field}_{end}_{unit}", exact(Fraction(micro, MICRO))
    yield f"{field}_text", quantity.text
