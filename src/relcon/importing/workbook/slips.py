"""Slips of the hand and of Excel in one cell: what is wrong with it, or how it was read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from pydantic_core import PydanticCustomError

from relcon.importing.faults import quoted
from relcon.importing.read.table import Cell
from relcon.importing.workbook.cells import folded, in_units
from relcon.importing.workbook.sheets import Column
from relcon.records import substances
from relcon.records.evidence import BatesRange
from relcon.records.numbers import NUMBER
from relcon.records.phones import wrong_with as wrong_with_number
from relcon.records.quantity import Customs, Quantity
from relcon.records.written_days import is_iso, read_day

SlipKind = Literal[
    # notes
    "spaces", "case_or_space_of_word", "date_cell", "number_cell", "kept_as_is",
    "hidden_row", "hidden_column", "total_row", "unknown_sheet",
    # errors
    "formula", "merged_cells", "day_number", "lost_digits", "bad_date", "bad_bates", "bad_quantity", "no_unit",
    "unknown_unit", "unknown_word", "unknown_substance", "unknown_column", "column_missing", "duplicate_columns",
    "duplicate_id", "dangling", "missing_field", "bad_text", "wrong_value",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slip:
    """What is said of one cell; ``error`` stops the import."""

    kind: SlipKind
    says: str
    error: bool = True


@dataclass(frozen=True, slots=True)
class Looked:
    """A cell as it is read, and what is said of it."""

    text: str
    slips: tuple[Slip, ...] = ()


_EXCEL_BEGINS: Final = date(1899, 12, 30)
_DAYS: Final = range(20_000, 80_000)  # 1954 to 2119: what a number in a column of dates means
_MOST_DIGITS: Final = 15  # that Excel keeps
_AMERICAN: Final = ("1", 11)
_WHOLE = re.compile(r"[0-9]+")
_POWER = re.compile(r"[0-9]([.,][0-9]+)?E\+?[0-9]+", re.ASCII | re.IGNORECASE)
_QUOTES = re.compile("[\u201c\u201d\u201e\u201f]")  # an apostrophe is no slip
_BARE = re.compile(NUMBER)
_RANGE = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<unit>[A-Za-z_]+)?\s*(?:[-\u2013\u2014]|to|and)\s*(?P<high>{NUMBER})\s*(?P<words>[A-Za-z_]+)"
)
_SHORT_YEAR = re.compile(r"([0-9]{1,2}[/.-][0-9]{1,2}[/.-])([0-9]{2})")
DAY: Final = "a day such as 2025-06-03"
WHEN: Final = f"{DAY}, an interval such as 2025-06-01..2025-06-30, or unknown"
_INTERVAL = re.compile(r"\{low: ([^,}]+)(?:, point: ([^,}]+))?, high: ([^,}]+)\}")
_QUANTITY: Final = 'a quantity such as "250 g" or "2 kg .. 3 kg .. 4 kg", or unknown'


def look_at(cell: Cell, column: Column, customs: Customs, region: str = "") -> Looked:
    """Return how a cell is read.

    Parameters
    ----------
    cell
        As it stands in the workbook, and not empty.
    column
        Of which column.
    customs
        What the case says that words of quantities mean.
    region
        Of the telephone numbers, such as US.
    """
    if cell.flag is not None:
        return _no_text(cell, column, customs, region)
    plain = folded(cell.text)
    slips: list[Slip] = []
    if column.words and not column.many:
        word = _word(plain, column.words)
        if word != cell.text and word in column.words:
            said = f"found {quoted(cell.text)}; read as {word}"
            return Looked(word, (Slip("case_or_space_of_word", said, error=False),))
    elif column.words:
        plain = "; ".join(_word(one.strip(), column.words) for one in plain.split(";"))
    if plain != cell.text and folded(cell.text) != cell.text:
        slips.append(Slip("spaces", f"found {quoted(cell.text)} with outer or odd spaces; read without", error=False))
    elif plain != cell.text:
        said = f"found {quoted(cell.text)}; read as {plain}"
        slips.append(Slip("case_or_space_of_word", said, error=False))
    if _QUOTES.search(plain) and column.form == "text":
        said = f"found {quoted(plain)}; its curly quotes are kept as they are"
        slips.append(Slip("kept_as_is", said, error=False))
    wrong = wrong_with(plain, column, customs)
    return Looked(plain, (*slips, wrong) if wrong is not None else tuple(slips))


def _word(text: str, words: Mapping[str, str]) -> str:
    """Return the word that a text is in other letters or spaces; another text as it is."""
    plain = " ".join(text.split()).casefold()
    return next((word for word in words if plain in (word.casefold(), word.replace("_", " "))), text)


def _no_text(cell: Cell, column: Column, customs: Customs, region: str) -> Looked:
    """Return how a cell is read that Excel holds as something else than text."""
    text = cell.text
    if cell.flag == "formula":
        said = f"found the formula {quoted(text)}; a workbook gives figures, not formulas; write the figure itself"
        return Looked(text, (Slip("formula", said),))
    if cell.flag == "error":
        said = (
            f"found {quoted(text)}, which Excel writes where it cannot count; write what was meant, or empty the cell"
        )
        return Looked(text, (Slip("wrong_value", said),))
    if cell.flag == "yes_no":
        said = f"found one of Excel's own TRUE and FALSE; format the cell as text and write {text}"
        return Looked(text, (Slip("wrong_value", said),))
    if cell.flag == "date":
        return _date_cell(text, column)
    if cell.flag == "number":
        return _number_cell(text, column, customs, region)
    return Looked(text)


def _date_cell(text: str, column: Column) -> Looked:
    if column.form in ("day", "when") and is_iso(text):
        return Looked(text, (Slip("date_cell", f"found one of Excel's own dates; read as {text}", error=False),))
    if column.form in ("day", "when"):
        said = f"found {quoted(text)}, a date of Excel's with a time; allowed: {WHEN}; write {text[:10]} as text"
        return Looked(text, (Slip("bad_date", said),))
    said = f"found {quoted(text)}: Excel made a date of what was typed; format the cell as text and type it again"
    return Looked(text, (Slip("wrong_value", said),))


def _number_cell(text: str, column: Column, customs: Customs, region: str) -> Looked:
    if len(re.sub(r"[^0-9]", "", text)) > _MOST_DIGITS:
        said = (
            f"found {quoted(text)}; Excel keeps {_MOST_DIGITS} digits of a number and writes zeros for the rest; take "
            "it from its source, and format the cell as text first"
        )
        return Looked(text, (Slip("lost_digits", said),))
    read = text
    if column.form == "phone" and region == "US" and text.startswith(_AMERICAN[0]) and len(text) == _AMERICAN[1]:
        read = f"+{text}"
    wrong = wrong_with(read, column, customs)
    said = f"found the number {text}, no text; read as {read}"
    return Looked(read, (wrong if wrong is not None else Slip("number_cell", said, error=False),))


def wrong_with(text: str, column: Column, customs: Customs) -> Slip | None:
    """Return what is wrong with a text in a column, as far as the workbook is stricter, or plainer, than the case file.

    Parameters
    ----------
    text
        Folded, and not empty.
    column
        Of which column.
    customs
        What the case says that words of quantities mean.
    """
    if column.form in ("day", "when"):
        parts = text.split("..") if column.form == "when" else [text]
        slips = [_day(part.strip(), column) for part in parts]
        return next((slip for slip in slips if slip is not None), None)
    if column.form in ("quantity", "answer"):
        return next((slip for part in text.split("..") if (slip := _quantity(part.strip(), column, customs))), None)
    if column.form == "substance":
        return _substance(text, column)
    if column.form == "page":
        return _page(text)
    if column.form == "phone":
        return _phone(text)
    return None


def _day(text: str, column: Column) -> Slip | None:
    allowed = WHEN if column.form == "when" else DAY
    if (is_iso(text) and _meant(text)[0]) or (text == "unknown" and column.form == "when"):
        return None
    if _WHOLE.fullmatch(text) and int(text[:9]) in _DAYS:
        day = _EXCEL_BEGINS + timedelta(days=int(text))
        said = f"found {quoted(text)}, the number of a day in Excel; allowed: {allowed}; if it is that day, write {day}"
        return Slip("day_number", said)
    day_meant, said = _meant(text)
    fix = f"; write {day_meant}" if day_meant else f"; {said}" if said else ""
    return Slip("bad_date", f"found {quoted(text)}; allowed: {allowed}{fix}")


def _meant(text: str) -> tuple[str, str]:
    """Return the day that a text can only mean; else what is said of it."""
    short = _SHORT_YEAR.fullmatch(text)
    try:
        return str(read_day(f"{short[1]}20{short[2]}" if short else text)), ""
    except PydanticCustomError as error:
        said = error.message()
        return "", "" if said.startswith("allowed") else said


def _with_dots(interval: re.Match[str]) -> str:
    return " .. ".join(end for end in interval.groups() if end)


def _quantity(text: str, column: Column, customs: Customs) -> Slip | None:
    if column.form == "answer" and not re.search("[A-Za-z]", text):
        return None  # levels
    if _BARE.fullmatch(text):
        fix = f'write the unit too, such as "{text} g"'
        said = f"found {quoted(text)}, a figure without a unit; allowed: {_QUANTITY}; {fix}"
        return Slip("no_unit", said)
    between = _RANGE.fullmatch(text)
    if between is not None:
        low = in_units(f"{between['low']} {between['unit'] or between['words']}")
        high = in_units(f"{between['high']} {between['words']}")
        said = f'found {quoted(text)}; allowed: {_QUANTITY}; if it is an interval, write "{low} .. {high}"'
        return Slip("bad_quantity", said)
    if in_units(text) != text:
        said = (
            f'found {quoted(text)}; units are written as in the format: g kg oz lb and so on; write "{in_units(text)}"'
        )
        return Slip("unknown_unit", said)
    if column.form == "answer":
        return None
    try:
        Quantity.parse(text, customs)
    except PydanticCustomError as error:
        said = _INTERVAL.sub(_with_dots, error.message())
        return Slip("bad_quantity", f"found {quoted(text)}; {said}")
    return None


def _substance(text: str, column: Column) -> Slip | None:
    parts = [part.strip() for part in text.split(";")] if column.many else [text]
    unknown = [part for part in parts if part and substances.find(part) is None]
    if not unknown:
        return None
    near = {part: substances.nearest(part[:60]) for part in unknown}
    fixes = [f"write {good} for {quoted(part)}" for part, good in near.items() if good]
    fix = ", ".join(fixes) or "write the substance as the published list has it, such as cocaine"
    listed = "; several as a; b" if column.many else ""
    return Slip("unknown_substance", f"found {quoted(text)}; allowed: substances of the published list{listed}; {fix}")


def _page(text: str) -> Slip | None:
    try:
        pages = BatesRange.parse(text)
    except PydanticCustomError:
        return Slip("bad_bates", f"found {quoted(text)}; allowed: one page, such as GOV-0004512")
    if pages.first == pages.last:
        return None
    said = (
        f"found {quoted(text)}; allowed: one page in each cell; the first page, {pages.first}, goes into bates_first, "
        f"the last, {pages.last}, into bates_last"
    )
    return Slip("bad_bates", said)


def _phone(text: str) -> Slip | None:
    if _POWER.fullmatch(text):
        said = (
            f"found {quoted(text)}: Excel dropped the last digits of this number; take it from its source, and format "
            'the cell as text first, such as "+13125550101"'
        )
        return Slip("lost_digits", said)
    wrong = wrong_with_number(text)
    return Slip("wrong_value", f"found {quoted(text)}; {wrong}") if wrong is not None else None
