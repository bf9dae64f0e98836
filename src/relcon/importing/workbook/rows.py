"""A case as rows of the workbook: each column its value, every other field on one line of YAML."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from relcon.importing.workbook.cells import LONGEST, cell_text, one_line
from relcon.importing.workbook.sheets import (
    CASE,
    MORE,
    PARTS,
    SHORT,
    TOGETHER,
    Column,
    Sheet,
    Step,
    header_column,
    sheets,
)
from relcon.importing.workbook.slips import wrong_with
from relcon.records.case import CaseFile
from relcon.records.quantity import Customs
from relcon.writing.as_written import as_written
from relcon.writing.yaml_text import Value

Row = dict[str, str]
"""By head, what stands in the cells that are not empty."""


class TooLong(Exception):
    """A record has more in it than a cell holds."""


@dataclass(frozen=True)
class CaseRows:
    """What a workbook holds of a case: the lines of the sheet ``case``, and the rows of the others by title."""

    case: tuple[tuple[str, str], ...]
    sheets: dict[str, list[Row]]


def rows_of(case: CaseFile) -> CaseRows:
    """Return the rows of a case.

    Raises
    ------
    TooLong
        Where a record cannot be held.
    """
    whole = as_written(case)
    header = whole.get("case", {})
    held = header if isinstance(header, dict) else {}
    lines = {**held, **{name: whole[name] for name in PARTS if whole.get(name)}}
    texts = {name: cell_text(value, header_column(name)) for name, value in lines.items()}
    rest = {name: held[name] for name, text in texts.items() if text is None and name in held}
    if rest:
        texts[MORE] = one_line(rest)
    customs = case.case.customs if case.case is not None else Customs()
    made = {name: list(_rows(sheet, whole, customs)) for name, sheet in sheets().items()}
    for name, text in texts.items():
        _check_length(text or one_line(lines[name]), f"sheet {CASE}, {name}")
    return CaseRows(tuple((name, text) for name, text in texts.items() if text is not None), made)


def _rows(sheet: Sheet, whole: dict[str, Value], customs: Customs) -> Iterator[Row]:
    for top in _records(whole.get(sheet.section)):
        if not sheet.holder:
            rest = {name: value for name, value in top.items() if name not in _elsewhere(sheet.section)}
            yield _row(sheet, rest, customs)
            continue
        for record in _below(top, sheet):
            yield {sheet.holder: str(top["id"]), **_row(sheet, record, customs)}


def _elsewhere(section: str) -> set[str]:
    return {sheet.below[0] for sheet in sheets().values() if sheet.section == section and sheet.below}


def _records(value: Value | None) -> list[dict[str, Value]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _below(top: dict[str, Value], sheet: Sheet) -> list[dict[str, Value]]:
    held: Value | None = top
    for name in sheet.below:
        held = held.get(name) if isinstance(held, dict) else None
    if not isinstance(held, dict):
        return _records(held)
    rest = {name: value for name, value in held.items() if name != "counts"}
    return [rest] if rest or not held.get("counts") else []  # a part with counts alone is told by these


def _row(sheet: Sheet, record: dict[str, Value], customs: Customs) -> Row:
    rest = _spread(sheet, copy.deepcopy(record))
    row: Row = {}
    for field, columns in groupby(sheet.own, key=lambda column: column.path[0]):
        texts: dict[Column, str | None] = {}
        for column in columns:
            value = _at(rest, column.path)
            if value is not None:
                text = cell_text(value, column)
                texts[column] = text if text is not None and wrong_with(text, column, customs) is None else None
        if field in TOGETHER and None in texts.values():
            continue
        for column, text in texts.items():
            if text is not None:
                row[column.head] = text
                _take(rest, column.path[:1] if field in TOGETHER else column.path)
    rest = _gathered(sheet, _without_empty_lists(sheet, rest))
    if sheet.name == "counts" and "objects" not in record and any(row.get(name) for name in SHORT):
        rest["objects"] = []  # the columns are the count's own fields then
    if rest:
        row[MORE] = one_line(rest)
        _check_length(row[MORE], f"sheet {sheet.name}, record {record.get('id', '')}, column {MORE}")
    return row


def _spread(sheet: Sheet, record: dict[str, Value]) -> dict[str, Value]:
    """Give what two columns share the form in which each has its own part."""
    bates, dates, known = record.get("bates"), record.get("dates"), record.get("of")
    if sheet.name == "evidence" and isinstance(bates, str):
        record["bates"] = [bates]
    if sheet.name == "knowledge" and isinstance(known, dict):
        record["of"] = {"kind": next(iter(known)), "id": next(iter(known.values()))}
    if sheet.name == "counts":
        if isinstance(dates, str):
            record["dates"] = {"from": dates} if dates == "unknown" else {"from": dates, "to": dates}
        short: dict[str, Value] = {name: record[name] for name in SHORT if name in record}
        if short and not record.get("objects"):
            record = {name: value for name, value in record.items() if name not in short}
            record["objects"] = [short]
        objects = record.get("objects")
        if isinstance(objects, list) and len(objects) != 1:
            record[_SEVERAL] = record.pop("objects")
    return record


_SEVERAL = "objects "  # no field is called so: these have no columns


def _gathered(sheet: Sheet, rest: dict[str, Value]) -> dict[str, Value]:
    """Undo `_spread` in what no column took."""
    bates, dates, known = rest.get("bates"), rest.get("dates"), rest.get("of")
    if isinstance(bates, list) and len(bates) == 1:
        rest["bates"] = bates[0]
    if isinstance(known, dict) and "kind" in known and sheet.name == "knowledge":
        rest["of"] = {str(known["kind"]): known["id"]}
    if isinstance(dates, dict) and dates.get("from") == "unknown":
        rest["dates"] = "unknown"
    if _SEVERAL in rest:
        rest["objects"] = rest.pop(_SEVERAL)
    return rest


def _without_empty_lists(sheet: Sheet, rest: dict[str, Value]) -> dict[str, Value]:
    """Leave out lists that say nothing: an empty cell says the same."""
    empty = {column.head for column in sheet.own if column.many and column.head != "mixture"}
    return {name: value for name, value in rest.items() if value != [] or name not in empty}


def _at(value: Value | None, path: tuple[Step, ...]) -> Value | None:
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _take(record: dict[str, Value], path: tuple[Step, ...]) -> None:
    """Take a value out, and what holds nothing any more."""
    *outer, last = path
    around = _at(record, tuple(outer))
    if isinstance(around, dict):
        around.pop(str(last), None)
    if outer and around == {}:
        _take(record, tuple(outer))


def _check_length(text: str, what: str) -> None:
    if len(text) > LONGEST:
        raise TooLong(
            f"{what}: {len(text):,} characters; a cell of a workbook holds {LONGEST:,}: keep the case as YAML"
        )
