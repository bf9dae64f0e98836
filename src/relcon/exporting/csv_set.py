"""CSV: a table for each kind of record, and one for each list inside a record, for spreadsheets and databases."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Final

from relcon.exporting.flat import Value, flat, lists
from relcon.exporting.made import Head, Made
from relcon.exporting.said import COLUMNS, RUN, paragraphs, removed
from relcon.exporting.text import Cleaning, cell
from relcon.exporting.typed import columns
from relcon.records.base import Record
from relcon.records.case import CaseFile

README: Final = "README.txt"
RULES: Final = (
    "One file for each kind of record; what stands in a list inside a record has a file of its own, named after both.",
    "There, `of` is the id of the record, and `n` the place in its list: 2.1 is the first part of the second.",
    RUN,
    *COLUMNS,
)
WITHOUT: Final = (
    "Not carried: comments and the layout of the files. The tables are for reading: they are not read back."
)

Rows = list[dict[str, Value]]


def csv_set(case: CaseFile, head: Head) -> Made:
    """Return a case as a folder of tables; the parameters are those of the other formats."""
    found = tables(case)
    cleaning = Cleaning()
    files = {f"{name}.csv": table(rows, cleaning) for name, rows in found.items()}
    without = [WITHOUT, *removed(cleaning.removed)]
    listed = [f"{name}.csv: {len(rows)}" for name, rows in found.items()]
    files[README] = cleaning.text(paragraphs(head.lines(), RULES, listed, without))
    return Made(files, True, {"tables": len(found), "rows": sum(map(len, found.values()))}, without)


def tables(case: CaseFile) -> dict[str, Rows]:
    """Return the rows of every table that has any, by its name."""
    found: dict[str, Rows] = {}
    for part in ("case", "positions"):
        record = getattr(case, part)
        if record is not None and (row := flat(record)):
            found[part] = [row]
    for section, records in lists(case):
        for n, record in enumerate(records, start=1):
            for name, row in _rows(section, record, {}, str(n)):
                found.setdefault(name, []).append(row)
    return found


def table(rows: Sequence[Mapping[str, Value]], cleaning: Cleaning, first: Sequence[str] = ()) -> str:
    """Return rows as CSV with a head, safe to open in a spreadsheet.

    Parameters
    ----------
    rows
        By column; a column that a row does not have is empty.
    cleaning
        Takes out and counts.
    first
        Columns that stand first, whether or not a row has them.
    """
    names = list(dict.fromkeys([*first, *columns(rows)]))
    file = StringIO()
    # The mark at the start tells Excel that it is UTF-8.
    file.write("\ufeff")
    writer = csv.writer(file)
    writer.writerow(names)
    for row in rows:
        cleaned = cleaning.values(row)
        writer.writerow([cell(cleaned[name]) if name in cleaned else "" for name in names])
    return file.getvalue()


def _rows(name: str, record: Record, owner: dict[str, Value], place: str) -> Iterator[tuple[str, dict[str, Value]]]:
    """Yield a record's row, and those of the lists in it, each with the name of its table."""
    yield name, {**owner, **flat(record)}
    id = getattr(record, "id", None)
    for field, found in lists(record):
        for n, item in enumerate(found, start=1):
            at = str(n) if id is not None else f"{place}.{n}"
            of = id if id is not None else owner.get("of", "")
            yield from _rows(f"{name}_{field}", item, {"of": of, "n": at}, at)
