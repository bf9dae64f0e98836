"""A telephone's report as a workbook: which sheet holds what, and each as a table under a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Final

from relcon.importing.by_map import MappedTable
from relcon.importing.faults import NotImported, quoted, refuse
from relcon.importing.layout import LOOKED_AT, Layout, laid_out
from relcon.importing.map import FORMAT, Map
from relcon.importing.messages.parties import lines_of
from relcon.importing.read.table import Row, Table, folded
from relcon.packed import unpacked

NAME: Final = "cellebrite_xlsx"
_PARTS: Final = ("chats", "texts", "calls")
_MEDIA: Final = {"chats": "app", "texts": "text", "calls": "call"}


@dataclass(frozen=True)
class Entry:
    """An entry of the address book: the row, the name, and the numbers as they are written."""

    row: Row
    name: str
    numbers: tuple[str, ...]


@dataclass
class Book:
    """A report, told apart.

    Attributes
    ----------
    parts
        The tables of messages and of calls.
    entries
        The address book.
    own
        The device's own number, where a sheet states it.
    unread
        The sheets that hold none of these.
    notes
        What counsel should know of the others.
    """

    parts: list[MappedTable] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    own: str | None = None
    unread: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@cache
def layout() -> Mapping[str, Any]:
    """Return the layout of the reports that are known."""
    found: dict[str, Any] = unpacked(resources.files(__package__).joinpath(f"{NAME}.yaml"))
    return found


def is_book(tables: Sequence[Table]) -> bool:
    """Whether a workbook's sheets are called as those of such a report."""
    return any(_role(table) in _PARTS for table in tables)


def book_of(tables: Sequence[Table], file: str) -> Book:
    """Tell the sheets of a report apart.

    Raises
    ------
    NotImported
        Where a sheet of messages lacks a column, or there is none of messages or calls.
    """
    book, lacking = Book(), list[NotImported]()
    for table in tables:
        role = _role(table)
        if role in ("chats", "texts"):
            book.parts.append(_part(table, role))
        elif role == "calls":
            try:
                book.parts.append(_part(table, role))
            except NotImported as error:  # of a report whose messages can be read, those are
                lacking.append(error)
                book.notes.append(f"the sheet {quoted(table.sheet or '')} is not read: {error.faults[0].message}")
        elif role == "contacts":
            book.entries += _entries(table)
        elif role == "device":
            book.own = book.own or _own(table)
        else:
            book.unread.append(table.sheet or "")
    if not book.parts:
        if lacking:
            raise lacking[0]
        wanted = ", ".join(f'"{name}"' for role in _PARTS for name in layout()["sheets"][role]["names"])
        message = f"no sheet of messages or calls; allowed: {wanted}; is it the whole report?"
        raise refuse("no_sheet", file, message)
    return book


def _role(table: Table) -> str | None:
    name = folded(table.sheet or "")
    roles = layout()["sheets"].items()
    return next((role for role, one in roles if name in map(folded, one["names"])), None)


def _columns(table: Table, role: str) -> dict[str, str]:
    """Return, by field, the head under which a sheet has it."""
    there = {folded(cell) for row in table.rows[:LOOKED_AT] for cell in row.cells}
    one = layout()["sheets"][role]
    found = {
        name: next((head for head in heads if folded(head) in there), None) for name, heads in one["heads"].items()
    }
    missing = [name for name in one["needed"] if found[name] is None]
    if missing:
        wanted = " and ".join(" or ".join(f'"{head}"' for head in one["heads"][name]) for name in missing)
        message = f"no column {wanted} in the first {LOOKED_AT} rows; ask for the report with its usual columns"
        raise refuse("column_missing", table.file, message, table.sheet or "")
    return {name: head for name, head in found.items() if head is not None}


def _part(table: Table, role: str) -> MappedTable:
    columns = _columns(table, role)
    told = laid_out(table, list(columns.values()))
    sheet = layout()["sheets"][role]
    said = layout()["words"] | sheet.get("words", {})
    words = {columns[name]: dict(words) for name, words in said.items() if name in columns}
    forms = sheet.get("forms", {})
    left = [name for name in told.names if folded(name) not in map(folded, columns.values())]
    stated = {
        "format": FORMAT,
        "kind": "messages",
        "profile": NAME,
        "zone": "suffix",
        "columns": {name: {"column": head, "form": forms.get(name)} for name, head in columns.items()},
        "words": words,
        "ignore": left,
        "constants": {} if "medium" in columns else {"medium": _MEDIA[role]},
        "legs": True,
    }
    return MappedTable(table, told, Map.model_validate(stated))


def _under(table: Table, role: str) -> Iterator[tuple[Row, dict[str, str]]]:
    """Yield the rows of a sheet that only helps, by field; nothing where it is laid out in another way."""
    try:
        columns = _columns(table, role)
        told: Layout = laid_out(table, list(columns.values()))
    except NotImported:
        return
    places = {name: told.columns[folded(head)] for name, head in columns.items()}
    for row in told.rows:
        yield row, {name: row.cell(place).text for name, place in places.items() if row.cell(place).flag != "formula"}


def _entries(table: Table) -> Iterator[Entry]:
    """Yield the entries of the address book that have a name and a number."""
    for row, said in _under(table, "contacts"):
        name = " ".join(lines_of(said.get("name", "")))
        numbers = tuple(
            value.strip()
            for line in lines_of(said.get("entries", ""))
            for kind, _, value in [line.partition(":")]
            if value.strip() and ("phone" in folded(kind) or "whatsapp" in folded(kind))
        )
        if name and numbers:
            yield Entry(row, name, numbers)


def _own(table: Table) -> str | None:
    names = {folded(name) for name in layout()["own_number"]}
    return next(
        (said["value"].strip() for _, said in _under(table, "device") if folded(said.get("name", "")) in names), None
    )
