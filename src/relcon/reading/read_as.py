"""Which values of a file were read leniently: dates that are not ISO, customary packages, page labels in one text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from relcon.reading.models import attributes, unwrapped
from relcon.reading.source import Path, Source
from relcon.reading.text_tree import TextMap, locate
from relcon.reading.walk import walk
from relcon.records.agreements import FindingAnswer
from relcon.records.base import Record
from relcon.records.dates import When
from relcon.records.evidence import BatesRange
from relcon.records.quantity import Quantity
from relcon.records.read_as import ReadAs, ReadForm
from relcon.records.written_days import is_iso, read_day


def read_leniently(source: Source, root: Record) -> Iterator[ReadAs]:
    """Yield what was read of a file in another form than it is shown in, in its order.

    Parameters
    ----------
    source
        The file, from which ``root`` was built without errors.
    root
        Its records.
    """
    for path, record in walk(root):
        for name, attribute in _fields(type(record)):
            value = getattr(record, attribute)
            if isinstance(value, date | When):
                yield from _days(source, (*path, name))
            quantity = value.quantity if isinstance(value, FindingAnswer) else value
            if isinstance(quantity, Quantity) and quantity.read_as is not None:
                yield _read_as(source, (*path, name), "quantity", quantity.text, quantity.read_as)
            text = source.node((*path, name)) if isinstance(value, BatesRange) else None
            if isinstance(text, str) and value.first != value.last:
                yield _read_as(source, (*path, name), "pages", text, str(value))


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a record that may be read leniently, each with the attribute that holds it."""
    return tuple(
        (name, attribute)
        for name, attribute in attributes(model).items()
        if unwrapped(model.model_fields[attribute].annotation) in (date, When, Quantity, BatesRange, FindingAnswer)
    )


def _days(source: Source, path: Path) -> Iterator[ReadAs]:
    node = source.node(path)
    ends: list[Path] = [(*path, "from"), (*path, "to")] if isinstance(node, TextMap) else [path]
    for end in ends:
        text = source.node(end)
        if isinstance(text, str) and text != "unknown" and not is_iso(text):
            yield _read_as(source, end, "date", text, str(read_day(text)))


def _read_as(source: Source, path: Path, form: ReadForm, written: str, read: str) -> ReadAs:
    return ReadAs(form, source.record(path), locate(source.tree, path)[0], written, read)
