"""Rows of the workbook as the tree of a case file, in which every value knows its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from relcon.importing.faults import quoted
from relcon.importing.read.table import Cell, Row, Table
from relcon.importing.workbook.cells import cell_value, folded, from_yaml
from relcon.importing.workbook.known import Known
from relcon.importing.workbook.layout import Found
from relcon.importing.workbook.places import CellPlace
from relcon.importing.workbook.sheets import HEADER, MORE, PARTS, SECTIONS, Column, Sheet, Step, header_column
from relcon.importing.workbook.slips import Slip, look_at
from relcon.reading.text_tree import Node, TextList, TextMap
from relcon.records.quantity import NO_CUSTOMS, Customs

_NO_YAML = "is not one line of YAML as in the case file, such as {places: [west-side]}; look at its brackets and quotes"


@dataclass
class CaseTree:
    """The case file that the sheets are, as it grows.

    Attributes
    ----------
    file, region
        The workbook's name; the region of its telephone numbers.
    known
        The ids that cells may name.
    slips
        What is said of cells.
    broken
        Ids of rows that belong to nothing.
    """

    file: str
    region: str
    known: Known
    customs: Customs = NO_CUSTOMS
    slips: list[tuple[CellPlace, Slip]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    root: TextMap = field(init=False)
    _holders: dict[tuple[str, str], TextMap] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root = TextMap(self.file, 0, {"format": "relcon/case/1"})

    def say(self, place: CellPlace, slip: Slip) -> None:
        """Say something of a cell."""
        self.slips.append((place, slip))

    def add_header(self, lines: Table, position: int) -> None:
        """Take in the sheet ``case``: a name and its value on each line."""
        header = TextMap(self.file, CellPlace(position, 1, 0).number)
        for row in lines.rows:
            if row.blank:
                continue
            name, value = folded(row.cell(0).text), row.cell(1)
            key, at = CellPlace(position, row.number, 0), CellPlace(position, row.number, 1)
            if name == MORE:
                self._add_more(header, at, value)
            elif name not in (*HEADER, *PARTS):
                said = f"found {quoted(name)}; allowed in the first column: {' '.join((*HEADER, *PARTS))}"
                self.say(key, Slip("unknown_column", said))
            elif name in header or name in self.root:
                said = f"found {name} a second time; allowed: each name once; delete one of the lines"
                self.say(key, Slip("duplicate_columns", said))
            elif folded(value.text):
                self._put(
                    header if name in HEADER else self.root, (name,), self._read(value, header_column(name), at), at
                )
        if header:
            self._put(self.root, ("case",), header, CellPlace(position, 1, 0))
        self.customs = Customs.read(header.get("about"), header.get("packages"))

    def add_sheet(self, found: Found) -> None:
        """Take in a sheet of records."""
        ids: dict[str, Row] = {}
        for row in found.rows:
            cells = {head: (place, cell) for place, head, cell in found.cells(row)}
            record = TextMap(self.file, found.at(row, 0).number)
            for column in found.sheet.own:
                if column.head in cells:
                    place, cell = cells[column.head]
                    self._put(record, column.path, self._read(cell, column, place), place)
            self._close(record, found.sheet, row, found)
            if MORE in cells:
                self._add_more(record, *cells[MORE])
            self._check_missing(found, row, cells)
            self._check_once(record, found, row, ids)
            self._place(record, found, row, cells)

    def _read(self, cell: Cell, column: Column, place: CellPlace) -> Node:
        looked = look_at(cell, column, self.customs, self.region)
        for slip in looked.slips:
            self.say(place, slip)
        if not any(slip.error for slip in looked.slips):
            wrong = self.known.wrong_with(looked.text, column)
            if wrong is not None:
                self.say(place, wrong)
        try:
            return cell_value(looked.text, column, self.file, place.number)
        except ValueError:
            self.say(place, Slip("bad_text", f"found {quoted(looked.text)}, which {_NO_YAML}"))
            return looked.text

    def _put(self, record: TextMap, path: tuple[Step, ...], value: Node, place: CellPlace) -> None:
        around: TextMap | TextList = record
        for step, following in pairwise(path):
            below = around.get(str(step)) if isinstance(around, TextMap) else around[0] if around else None
            if not isinstance(below, TextMap | TextList):
                below = (TextList if isinstance(following, int) else TextMap)(self.file, place.number)
                _set(around, step, below, place)
            around = below
        _set(around, path[-1], value, place)

    def _close(self, record: TextMap, sheet: Sheet, row: Row, found: Found) -> None:
        """Bring together what two columns say."""
        bates, dates, known = record.get("bates"), record.get("dates"), record.get("of")
        if sheet.name == "evidence" and isinstance(bates, TextList) and len(bates) == 1:
            record["bates"] = bates[0]
            first = row.cell(found.column_of("bates_first")).text
            if not folded(first):
                place = found.at(row, found.column_of("bates_first"))
                self.say(place, Slip("missing_field", "empty, and there is a last page; write the first page too"))
        if sheet.name == "counts" and isinstance(dates, TextMap):
            if dates.get("from") == "unknown" and "to" not in dates:
                record["dates"] = "unknown"
            elif len(dates) == 1:
                empty = "to" if "from" in dates else "from"
                said = "empty, and there is another end; write both days of the count, or unknown under from"
                self.say(found.at(row, found.column_of(empty)), Slip("missing_field", said))
                record["dates"] = "unknown"  # nothing more is said of it
        if sheet.name == "knowledge" and isinstance(known, TextMap):
            kind, id = known.get("kind"), known.get("id")
            made = TextMap(self.file, known.place)
            if isinstance(kind, str) and id is not None:
                made[kind], made.keys_at[kind], made.values_at[kind] = (
                    id,
                    known.values_at["kind"],
                    known.values_at["id"],
                )
            record["of"] = made

    def _add_more(self, record: TextMap, place: CellPlace, cell: Cell) -> None:
        text = cell.text.strip()
        if cell.flag == "formula":
            self.say(place, Slip("formula", f"found the formula {quoted(text)}; write the fields themselves"))
            return
        try:
            more = from_yaml(text, self.file, place.number)
        except ValueError:
            self.say(place, Slip("bad_text", f"found {quoted(text)}, which {_NO_YAML}"))
            return
        if not isinstance(more, TextMap):
            self.say(place, Slip("bad_text", f"found {quoted(text)}; allowed: fields, such as {{sealed: yes}}"))
            return
        if more.get("objects") == [] and isinstance(record.get("objects"), TextList):
            _shorten(record, more)
        for name in _merged(record, more, place):
            said = f"found {name}, which has a column of its own in this row; write it in one of the two"
            self.say(place, Slip("wrong_value", said))

    def _check_missing(self, found: Found, row: Row, cells: Mapping[str, object]) -> None:
        for column in found.sheet.columns:
            if column.required and column.head in found.heads.values() and column.head not in cells:
                place = found.at(row, found.column_of(column.head))
                if row.flags.get(place.column) == "merged" or self._in_more(found, row, column):
                    continue
                words = f"; allowed: {' '.join(column.words)}" if column.words else ""
                said = f"empty; each row has {column.head}{words}; such as {column.example}"
                dated = ", or unknown" if column.form == "when" else ""
                self.say(place, Slip("missing_field", said + dated))

    def _in_more(self, found: Found, row: Row, column: Column) -> bool:
        """Whether a value that has a column stands under ``more``, as where a cell cannot say it."""
        if MORE not in found.heads.values() or not column.path:
            return False
        try:
            more = from_yaml(row.cell(found.column_of(MORE)).text.strip() or "{}", self.file, 0)
        except ValueError:
            return False
        return isinstance(more, TextMap) and str(column.path[0]) in more

    def _check_once(self, record: TextMap, found: Found, row: Row, ids: dict[str, Row]) -> None:
        """Say where an id stands in a sheet twice; in two sheets is said later."""
        id = record.get("id")
        if not isinstance(id, str) or found.sheet.column("id") is None:
            return
        first = ids.setdefault(id, row)
        if first is not row:
            column = found.column_of("id")
            hidden = " (this row is hidden)" if row.hidden else " (that row is hidden)" if first.hidden else ""
            said = (
                f"found {quoted(id)}, which stands in {CellPlace(0, first.number, column).cell} already{hidden}; an id "
                "stands for one record; give one of them another id, or delete the row"
            )
            self.say(found.at(row, column), Slip("duplicate_id", said))

    def _place(self, record: TextMap, found: Found, row: Row, cells: Mapping[str, tuple[CellPlace, Cell]]) -> None:
        """Put a record where it belongs: into its section, or into the record that holds it."""
        sheet, here = found.sheet, found.at(row, 0)
        if not sheet.holder:
            self._section(sheet.section, here).add(record, here.number, row.number - 1)
            id = record.get("id")
            if isinstance(id, str):
                self._holders.setdefault((sheet.section, id), record)
            return
        named = cells.get(sheet.holder)
        holder = self._holders.get((sheet.section, folded(named[1].text))) if named is not None else None
        if named is not None:
            column = sheet.column(sheet.holder)
            if holder is None and column is not None:
                self._read(named[1], column, named[0])  # says what is wrong with it
        if holder is None:
            if isinstance(record.get("id"), str):
                self.broken.add(record["id"])
            return
        self._put_below(holder, sheet, record, here, row)

    def _put_below(self, holder: TextMap, sheet: Sheet, record: TextMap, here: CellPlace, row: Row) -> None:
        if sheet.name == "history":
            if isinstance(holder.get("defendant"), TextMap) and holder["defendant"].place != here.number:
                before = holder["defendant"]
                if any(name != "counts" for name in before) or "counts" not in before:
                    self.say(here, Slip("duplicate_id", "a second row for one person; allowed: one; put them together"))
                    return
                record["counts"], record.values_at["counts"] = before["counts"], before.place
            _set(holder, "defendant", record, here)
            return
        around = holder
        for step in sheet.below[:-1]:
            if not isinstance(around.get(step), TextMap):
                _set(around, step, TextMap(self.file, here.number), here)
            around = around[step]
        if not isinstance(around.get(sheet.below[-1]), TextList):
            _set(around, sheet.below[-1], TextList(self.file, here.number), here)
        around[sheet.below[-1]].add(record, here.number, row.number - 1)

    def _section(self, name: str, here: CellPlace) -> TextList:
        if name not in self.root:
            _set(self.root, name, TextList(self.file, here.number), here)
        section = self.root[name]
        assert isinstance(section, TextList)  # noqa: S101 - made here, and by nobody else
        return section

    def in_order(self) -> TextMap:
        """Return the case file with its sections in the order of the format."""
        names = ["format", *(name for name in SECTIONS if name in self.root)]
        return self.root.with_entries({name: self.root[name] for name in names})


def _set(around: TextMap | TextList, step: Step, value: Node, place: CellPlace) -> None:
    if isinstance(around, TextMap):
        around[str(step)] = value
        around.keys_at[str(step)] = around.values_at[str(step)] = place.number
    else:
        around.add(value, place.number, len(around))


def _shorten(count: TextMap, more: TextMap) -> None:
    """Make the object of a count that has no list of them its own fields."""
    one = count.pop("objects")[0]
    del more["objects"]
    for name, value in one.items():
        count[name], count.keys_at[name], count.values_at[name] = value, one.keys_at[name], one.values_at[name]


def _merged(record: TextMap, more: TextMap, place: CellPlace) -> Iterable[str]:
    """Put fields into a record; return those that it has already."""
    twice: list[str] = []
    for name, value in more.items():
        held = record.get(name)
        if name not in record:
            _set(record, name, value, place)
        elif isinstance(held, TextMap) and isinstance(value, TextMap):
            twice += _merged(held, value, place)
        else:
            twice.append(name)
    return twice
