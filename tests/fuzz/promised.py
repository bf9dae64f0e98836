"""What holds of whatever was read: weights, places in files, what is printed, and what is written and read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from relcon.importing.rejects import STARTS
from relcon.records.base import Record
from relcon.records.quantity import Quantity


def printable(said: str) -> None:
    """Check that a text can be shown: no character acts upon a terminal, or is no character at all."""
    said.encode("utf-8")
    plain = said.replace("\n", "")
    assert plain.isprintable(), f"said with {sorted({char for char in plain if not char.isprintable()})!r}"


def sound(record: Record, folder: Path) -> None:
    """Check every record in a record: its weights are not negative, and it stands where it says."""
    lines: dict[str, int] = {}
    for one in _within(record):
        if isinstance(one, Quantity):
            _check_weight(one)
        elif one.location is not None:
            file, line = one.location.file, one.location.line
            if file not in lines:
                assert Path(file).is_relative_to(folder), f"read from {file}"
                lines[file] = len(Path(file).read_bytes().splitlines()) + 1
            assert 1 <= line <= lines[file], f"{file} has no line {line}"


def _check_weight(one: Quantity) -> None:
    if one.low is None or one.high is None:
        assert one.low is one.high is one.point, f"half a quantity: {one!r}"
    else:
        point = one.low if one.point is None else one.point
        assert 0 <= one.low <= point <= one.high, f"no quantity: {one!r}"


def _within(value: Any) -> Iterator[Record | Quantity]:
    if isinstance(value, Quantity):
        yield value
    elif isinstance(value, Record):
        yield value
        for one in value.__dict__.values():
            yield from _within(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _within(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _within(one)


def no_formula(table: str) -> None:
    """Check that a spreadsheet computes no cell of a table."""
    csv.field_size_limit(1 << 30)
    for row in csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")):
        for cell in row:
            assert not cell.startswith(STARTS), f"a formula: {cell[:40]!r}"
