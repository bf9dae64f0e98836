"""Records in the form in which a case file holds them: plain text, lists and names with values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final

from pydantic.fields import FieldInfo

from relcon.records.agreements import FindingAnswer
from relcon.records.base import OR_UNKNOWN, Fact, Record, Supported
from relcon.records.case import CaseFile
from relcon.records.dates import TimeOfDay, When
from relcon.records.evidence import BatesRange
from relcon.records.history import CareerOffender
from relcon.records.options import OptionChanges
from relcon.records.people import Acceptance
from relcon.records.quantity import Quantity
from relcon.records.rhythm import Every
from relcon.records.series import Times
from relcon.records.undertakings import Membership, Scope, Undertaking
from relcon.writing.yaml_text import Value

_HOUR: Final = 60  # minutes
_EXACT: Final = Context(prec=200)  # digits: more than any figure of a file has (numbers.LONGEST)


def as_written(record: Record) -> dict[str, Value]:
    """Return a record as a file holds it, in the order of the format.

    Parameters
    ----------
    record
        A case file, a record of one, or any part of it that is written as fields.

    Returns
    -------
    dict
        Every field that was stated. What is built from it equals the record, but for places in files.
    """
    return dict(_fields(record))


def _fields(record: Record) -> Iterator[tuple[str, Value]]:
    if isinstance(record, CaseFile):
        yield "format", record.format  # stated or not
    for attribute, info in _in_order(type(record)).items():
        if attribute not in record.model_fields_set or (isinstance(record, CaseFile) and attribute == "format"):
            continue
        value = getattr(record, attribute)
        name = info.alias or attribute
        if value is not None:
            yield name, _value(value)
        elif OR_UNKNOWN in info.metadata or any(OR_UNKNOWN in _metadata(one) for one in _choices(info.annotation)):
            yield name, "unknown"
        elif isinstance(record, OptionChanges) and attribute == "took_part_scale":
            yield name, "none"


@cache
def _in_order(model: type[Record]) -> Mapping[str, FieldInfo]:
    """Return the fields of a class: its id first, what every fact has (evidence, who says so, a note) last."""
    fields = model.model_fields
    last = Fact.model_fields if issubclass(model, Supported) else {}
    return {name: fields[name] for name in sorted(fields, key=lambda name: (name != "id", name in last))}


def _choices(annotation: Any) -> tuple[Any, ...]:
    return (annotation, *getattr(annotation, "__args__", ()))


def _metadata(annotation: Any) -> tuple[Any, ...]:
    return tuple(getattr(annotation, "__metadata__", ()))


def _value(value: Any) -> Value:
    write: Callable[[Any], Value] | None = _FORMS.get(type(value))
    if write is not None:
        return write(value)
    if isinstance(value, Record):
        return as_written(value)
    if isinstance(value, Mapping):
        return {str(name): _value(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [_value(item) for item in value]
    return str(value)


def _undertaking(undertaking: Undertaking) -> Value:
    """Return an undertaking; that its members belong to it is said by where they stand."""
    written = as_written(undertaking)
    if undertaking.members:
        written["members"] = [_membership(member) for member in undertaking.members]
    return written


def _membership(member: Membership) -> Value:
    return {name: value for name, value in _fields(member) if name != "undertaking"}


def _scope(scope: Scope) -> Value:
    limits = {name: value for name, value in _fields(scope) if name != "kind"}
    return limits if scope.kind == "limits" else scope.kind


def _career_offender(said: CareerOffender) -> Value:
    return {"yes": list(said.predicates)} if said.answer == "yes" else said.answer


def _acceptance(said: Acceptance) -> Value:
    return as_written(said) if said.contested else said.plea


def _times(times: Times) -> Value:
    if not times.known:
        return "unknown"
    return str(times.low) if times.low == times.point == times.high else as_written(times)


def _when(when: When) -> Value:
    if when.first is None or when.last is None:
        return "unknown"
    if when.first == when.last:
        return when.first.isoformat()
    return {"from": when.first.isoformat(), "to": when.last.isoformat()}


def _time(time: TimeOfDay) -> Value:
    first, last = minutes(time.first), minutes(time.last)
    return first if first == last else {"from": first, "to": last}


def minutes(after_midnight: int) -> str:
    """Return a minute of the day as it is written: ``14:30``."""
    return f"{after_midnight // _HOUR:02}:{after_midnight % _HOUR:02}"


def _quantity(quantity: Quantity) -> Value:
    low, to, rest = quantity.text.partition(" to ")
    if not to:
        return quantity.text
    high, point, middle = rest.partition(", point ")
    return {"low": low, "point": middle, "high": high} if point else {"low": low, "high": high}


def _bates(pages: BatesRange) -> Value:
    return pages.first if pages.first == pages.last else [pages.first, pages.last]


def _answer(answer: FindingAnswer) -> Value:
    return _quantity(answer.quantity) if answer.quantity is not None else str(answer)


def exact(number: Fraction) -> str:
    """Return an exact number as a decimal; every number of a file has one."""
    return f"{_EXACT.divide(Decimal(number.numerator), Decimal(number.denominator)):f}"


def _every(every: Every) -> Value:
    return every.period if every.days is None else {"days": str(every.days)}


_FORMS: Final[Mapping[type, Callable[[Any], Value]]] = {
    Undertaking: _undertaking,
    Scope: _scope,
    CareerOffender: _career_offender,
    Acceptance: _acceptance,
    Times: _times,
    Quantity: _quantity,
    When: _when,
    TimeOfDay: _time,
    date: lambda day: day.isoformat(),
    BatesRange: _bates,
    FindingAnswer: _answer,
    Fraction: exact,
    Every: _every,
    bool: lambda flag: "yes" if flag else "no",
}
"""What is written otherwise than field by field, or as its text."""
