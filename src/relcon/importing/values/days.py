"""Days in a column: ISO, by name, or in numbers whose order is stated or proved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from pydantic_core import PydanticCustomError

from relcon.importing.fates import BadValue
from relcon.importing.faults import Fault, NotImported, quoted
from relcon.importing.map import Dates, Order
from relcon.importing.read.table import Cell, folded
from relcon.records.written_days import read_day

NO_DAY: Final = frozenset({"", "n/a", "na", "n.a.", "unknown", "unk", "unk."})
"""What says that there is no date."""
_TIME = r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[AaPp]\.?[Mm]\.?)?)?"
_NUMBERS = re.compile(rf"([0-9]{{1,2}})([/.-])([0-9]{{1,2}})\2([0-9]{{4}}|[0-9]{{2}}){_TIME}")
_ISO = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}")
_BARE = re.compile(r"[0-9]{4,6}(?:\.[0-9]+)?")
_FIRST_DAY = date(1899, 12, 30)  # what Excel counts from, since it knows a 29 February 1900
_CENTURY = 2000  # of a year in two digits
_MONTHS = 12  # a number above it is a day
_YEARS: Final = range(1900, 2100)  # another is a slip of the hand, such as 0025


@dataclass(frozen=True)
class DayReader:
    """Reads the days of one column.

    Attributes
    ----------
    order
        Which number stands first; ``None`` where no day of the column is ambiguous.
    proof
        What shows the order: "stated", or the row that proves it; empty where none was needed.
    format
        The exact form, where it is stated.
    """

    order: Order | None = None
    proof: str = ""
    format: str | None = None

    def read(self, cell: Cell) -> date | None:
        """Return the day of a cell; ``None`` where it says that there is none.

        Raises
        ------
        BadValue
            Where it is no day.
        """
        text = " ".join(cell.text.split())
        if folded(text) in NO_DAY:
            return None
        day = self._day(cell, text)
        if day.year not in _YEARS:
            raise BadValue("bad_date", text, f"a year from {_YEARS[0]} to {_YEARS[-1]}")
        return day

    def _day(self, cell: Cell, text: str) -> date:
        if self.format is not None and cell.flag != "date":
            return self._formatted(text)
        if found := _ISO.fullmatch(text):
            return _day(int(found[1]), int(found[3]), int(found[4]), text)
        if found := _NUMBERS.fullmatch(text):
            return self._of_numbers(int(found[1]), int(found[3]), found[4], text)
        if _BARE.fullmatch(text):
            raise BadValue("day_number", text, _as_day(text))
        try:
            return read_day(text)
        except PydanticCustomError:
            raise BadValue("bad_date", text, "a day such as 2025-06-03") from None

    def _of_numbers(self, first: int, second: int, year: str, text: str) -> date:
        full = int(year) if len(year) > len("25") else _CENTURY + int(year)
        if len(year) == len("25") and self.proof != "stated":
            raise BadValue("bad_date", text, "a year in four digits, or the order stated (dates: {order: mdy})")
        if self.order == "ymd":
            raise BadValue("bad_date", text, "the year first, as the map states")
        day_first = self.order == "dmy" or (self.order is None and first > _MONTHS)
        month, day = (second, first) if day_first else (first, second)
        return _day(full, month, day, text)

    def _formatted(self, text: str) -> date:
        form = self.format or ""
        try:
            found = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            raise BadValue("bad_date", text, f"a day in the form {form}") from None
        return found.replace(year=_CENTURY + found.year % 100) if "%y" in form else found


def day_reader(cells: Iterable[Cell], stated: Dates, file: str) -> DayReader:
    """Return the reader of a column's days: as stated, or in the order that the days prove.

    Parameters
    ----------
    cells
        The column's cells.
    stated
        What the map says.
    file
        The file's name, for messages.

    Raises
    ------
    NotImported
        Where the days prove no order, or both.
    """
    if stated.format is not None:
        return DayReader(None, "stated", stated.format)
    if stated.order is not None:
        return DayReader(stated.order, "stated")
    proofs: dict[Order, Cell] = {}
    either = None
    for cell in cells:
        found = _NUMBERS.fullmatch(" ".join(cell.text.split()))
        if found is None or cell.flag == "date":
            continue
        first, second = int(found[1]), int(found[3])
        if first > _MONTHS >= second:
            proofs.setdefault("dmy", cell)
        elif second > _MONTHS >= first:
            proofs.setdefault("mdy", cell)
        elif first != second and max(first, second) <= _MONTHS:
            either = either or cell
    if len(proofs) > 1:
        raise NotImported([_both(proofs, file)])
    for order, cell in proofs.items():
        return DayReader(order, f"{cell.place}: {cell.text.strip()}")
    if either is not None:
        raise NotImported([_neither(either, file)])
    return DayReader()


def _both(proofs: dict[Order, Cell], file: str) -> Fault:
    month, day = proofs["mdy"], proofs["dmy"]
    message = (
        f"{quoted(month.text)} has the month first and {quoted(day.text)} ({day.place}) the day; allowed: one order; "
        "correct a copy of the file, or state the order in the map: the rows that cannot be so are then rejected"
    )
    return Fault("mixed_date_orders", file, message, month.place)


def _neither(cell: Cell, file: str) -> Fault:
    message = (
        f"{quoted(cell.text)} can be two days, and no day of the column shows which number is the month; "
        "state it in the map: dates: {order: mdy} where the month stands first, {order: dmy} where the day does"
    )
    return Fault("needs_date_order", file, message, cell.place)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadValue("bad_date", text, "a day of the calendar") from None


def _as_day(text: str) -> str:
    """Return what a bare number would be as a spreadsheet's number of a day."""
    day = _FIRST_DAY + timedelta(days=int(text.split(".", maxsplit=1)[0]))
    return f"a date; as a spreadsheet counts days this would be {day}: format the column as a date, and look at it"
