"""A workbook read into a case file: every error and every note with its sheet and cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from relcon.importing.faults import Fault, NotImported, quoted, refuse
from relcon.importing.read.source_file import SourceFile
from relcon.importing.read.table import Table
from relcon.importing.read.workbook import read_sheets
from relcon.importing.workbook.cells import folded
from relcon.importing.workbook.known import Known
from relcon.importing.workbook.layout import Found, look_at_sheet
from relcon.importing.workbook.places import CellPlace, cell_at, in_cells, place_of
from relcon.importing.workbook.sheets import ABOUT, CASE, EXAMPLES, FORMAT, MORE, WORDS, sheets
from relcon.importing.workbook.slips import Slip
from relcon.importing.workbook.tree import CaseTree
from relcon.reading.build import Built, build
from relcon.reading.index import Index
from relcon.reading.problems import WIDTH, Problem, shorten
from relcon.reading.references import check_references
from relcon.reading.rules import check_rules
from relcon.reading.source import Source
from relcon.reading.special import check_special
from relcon.reading.text_tree import TextMap
from relcon.reading.whole import case_as_a_whole
from relcon.records.case import CaseFile
from relcon.records.matter import Kind, declared_in_case, record_id
from relcon.spelling import nearest

_DECLARED: Final[dict[str, Kind]] = {
    "evidence": "evidence",
    "places": "place",
    "lots": "lot",
    "people": "person",
    "undertakings": "undertaking",
    "events": "event",
    "circumstances": "circumstance",
}
_CALLED: Final = ("name", "title", "aliases")
"""Columns that say what else a record is called."""


@dataclass(frozen=True)
class ReadWorkbook:
    """A workbook without errors.

    Attributes
    ----------
    tree, case
        What it says, as the tree of a case file and as records.
    notes
        What was read otherwise than it stands, or left out.
    counts
        How many records each sheet has.
    zone, region
        Of the matter, where the workbook states them.
    sha256
        Of the file.
    rows
        By record, the row in which it stands: ``people!3``.
    """

    tree: TextMap
    case: CaseFile
    notes: tuple[Fault, ...]
    counts: dict[str, int]
    zone: str
    region: str
    sha256: str
    rows: Mapping[str, str]


class WorkbookErrors(NotImported):
    """A workbook has errors; holds besides them what was noted."""

    def __init__(self, faults: Iterable[Fault], notes: Iterable[Fault]) -> None:
        self.notes = tuple(notes)
        super().__init__(faults)

    def render(self, width: int = WIDTH) -> str:
        """Return all errors, then all notes, one paragraph each."""
        errors = super().render(width)
        if not self.notes:
            return errors
        return f"{errors}\n\nNoted besides, and no errors:\n\n{NotImported(self.notes).render(width)}"


def read_workbook(path: Path, beside: CaseFile | None = None) -> ReadWorkbook:
    """Read a workbook.

    Parameters
    ----------
    path
        The file.
    beside
        The case that it goes into, whose records it may name.

    Raises
    ------
    NotImported
        With every error, each with its sheet and cell; or what is wrong with the file as a whole.
    """
    source = SourceFile.opened(path)
    if source.form != "workbook":
        raise refuse("not_a_workbook", source.name, "no workbook; allowed: an Excel workbook (.xlsx)")
    return _Reading(source, read_sheets(source), beside).read()


class _Reading:
    """One workbook as it is read."""

    def __init__(self, source: SourceFile, tables: Sequence[Table], beside: CaseFile | None) -> None:
        self.source = source
        self.tables = tables
        unread = tables[0].unread if tables else ()
        self.titles = [*(table.sheet or "" for table in tables), *(name for name, _ in unread)]
        self.unread = unread
        self.beside = beside
        self.slips: list[tuple[CellPlace, Slip]] = []

    def read(self) -> ReadWorkbook:
        about = self.about()
        zone, region = self.zone(about), about.get("region", ("", 0))[0].upper()
        found = [*self.found()]
        tree = CaseTree(self.source.name, region, self.known(found))
        header = self.named(CASE)
        if header is None:
            said = "the sheet case is missing; it holds the caption, the docket, the court and the dates, one a line"
            self.slips.append((CellPlace(0, 1, 0), Slip("missing_field", said)))
        else:
            tree.add_header(self.tables[header], header)
            if "caption" not in tree.root.get("case", {}):
                said = "no line caption; write caption into the first column and the caption beside it"
                self.slips.append((CellPlace(header, 1, 0), Slip("missing_field", said)))
        for one in found:
            self.slips += one.slips
            tree.add_sheet(one)
        self.slips += tree.slips
        self.note_sheets()
        root = tree.in_order()
        built = build(CaseFile, Source(self.source.name, root, broken=frozenset(tree.broken)), tree.customs)
        problems = [*built.problems, *self.checked(built)]
        faults = [*self.faults(error=True), *self.told(problems, found)]
        notes = tuple(sorted(self.faults(error=False), key=self.order))
        if faults or built.record is None:
            raise WorkbookErrors(sorted(set(faults), key=self.order), notes)
        counts = {one.sheet.name: len(one.rows) for one in found if one.rows}
        rows = dict(self.rows_of(built.record))
        return ReadWorkbook(root, built.record, notes, counts, zone, region, self.source.sha256, rows)

    def rows_of(self, case: CaseFile) -> Iterator[tuple[str, str]]:
        """Yield the id of every record of a sheet, and the row in which it stands."""
        for _, record in declared_in_case(case):
            if record.location is not None:
                place = cell_at(record.location.line, record.location.column)
                yield record_id(record), f"{self.titles[place.sheet]}!{place.row}"

    def named(self, name: str) -> int | None:
        """Return the number of a sheet by its title, whatever its letters."""
        return next((n for n, table in enumerate(self.tables) if folded(table.sheet or "").casefold() == name), None)

    def about(self) -> dict[str, tuple[str, int]]:
        """Return what the sheet ``about`` says, each with its row.

        Raises
        ------
        NotImported
            Where it is no workbook of this program.
        """
        position = self.named(ABOUT)
        if position is None:
            said = (
                f"no sheet {ABOUT} with the line format, {FORMAT}; is it a workbook that relcon new or relcon export "
                "wrote? Tables of other kinds are imported by theirs: seizures, labs, payments, tolls and so on"
            )
            raise refuse("not_this_kind", self.source.name, said)
        rows = [row for row in self.tables[position].rows if not row.blank]
        lines = {folded(row.cell(0).text).casefold(): (folded(row.cell(1).text), row.number) for row in rows}
        stated, row = lines.get("format", ("", 1))
        if stated != FORMAT:
            place = CellPlace(position, row, 1).named(self.titles)
            said = f"found {quoted(stated)}; allowed: {FORMAT}, the format that this program reads and writes"
            raise refuse("not_this_kind", self.source.name, said, place)
        return lines

    def zone(self, about: dict[str, tuple[str, int]]) -> str:
        """Return the zone of the matter, if it is one."""
        import zoneinfo

        stated, row = about.get("zone", ("", 0))
        if stated:
            try:
                zoneinfo.ZoneInfo(stated)
            except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
                said = f"found {quoted(stated)}; allowed: the name of a time zone, such as America/Chicago, or empty"
                position = self.named(ABOUT) or 0
                self.slips.append((CellPlace(position, row, 1), Slip("wrong_value", said)))
        return stated

    def found(self) -> Iterator[Found]:
        for name, sheet in sheets().items():
            position = self.named(name)
            if position is not None:
                yield look_at_sheet(sheet, self.tables[position], position)

    def known(self, found: Sequence[Found]) -> Known:
        """Return the ids that the workbook declares, and those of the case beside it."""
        known = Known()
        for one in found:
            kind = _DECLARED.get(one.sheet.name)
            for row in one.rows if kind is not None else ():
                cells = {head: folded(cell.text) for _, head, cell in one.cells(row)}
                called = [part.strip() for head in _CALLED for part in cells.get(head, "").split(";") if part.strip()]
                if kind is not None and "id" in cells:
                    known.add(kind, cells["id"], *called)
        for kind, record in declared_in_case(self.beside) if self.beside is not None else ():
            known.add(kind, record_id(record))
        return known

    def note_sheets(self) -> None:
        """Name the sheets that are not read, and the columns that are hidden."""
        ours = (ABOUT, CASE, EXAMPLES, *sheets())
        for position, title in enumerate(self.titles):
            name = folded(title).casefold()
            hidden = position >= len(self.tables)
            if name == WORDS and hidden:  # of the drop-downs
                continue
            if name in ours and not hidden:
                self.note_columns(position)
                continue
            meant = nearest(name, ours)
            why = "a hidden sheet" if hidden else f"none of the sheets {' '.join(ours)}"
            fix = f"; if it is {meant}, call it so" if meant and meant != name else ""
            fix = "; show it in Excel if its rows are meant" if meant == name else fix
            said = f"the sheet {quoted(title)} is not read: {why}{fix}"
            self.slips.append((CellPlace(position, 1, 0), Slip("unknown_sheet", said, error=False)))

    def note_columns(self, position: int) -> None:
        for letters in self.tables[position].hidden_columns:
            said = f"the column {letters} is hidden in Excel, and read all the same"
            self.slips.append((CellPlace(position, 1, 0), Slip("hidden_column", said, error=False)))

    def checked(self, built: Built[CaseFile]) -> Iterator[Problem]:
        """Yield what is wrong with the records together."""
        if built.record is None:
            return
        index = Index()
        yield from index.add(built.source, built.record)
        if self.beside is not None:
            others = Index()
            others.add_record(self.beside)
            index.declared = {**others.declared, **index.declared}
        yield from check_references(built.source, built.record, index)
        yield from check_special(built.source, built.record, index)
        yield from check_rules(built.source, built.record)
        yield from case_as_a_whole([built])

    def faults(self, *, error: bool) -> Iterator[Fault]:
        for place, slip in self.slips:
            if slip.error == error:
                yield Fault(slip.kind, self.source.name, slip.says, place.named(self.titles))

    def told(self, problems: Sequence[Problem], found: Sequence[Found]) -> Iterator[Fault]:
        """Yield the problems of the case file that nothing was said of yet, in the words of the workbook."""
        spoken = {place for place, slip in self.slips if slip.error}
        sheet_of = {one.position: one for one in found}
        # What a merged cell says of which row nobody knows, so that nothing else is judged there.
        merged = {(one.position, row.number) for one in found for row in one.rows if "merged" in row.flags.values()}
        for problem in problems:
            place = place_of(problem)
            one = sheet_of.get(place.sheet)
            missing = problem.kind == "missing_field" and (one is None or place.column == 0)  # said of its own cell
            if place in spoken or missing or (place.sheet, place.row) in merged:
                continue
            kind = _KINDS.get(problem.kind, problem.kind)
            head = one.heads.get(place.column, "") if one is not None else ""
            yield Fault(kind, self.source.name, self.said(problem, head), place.named(self.titles))

    def said(self, problem: Problem, head: str) -> str:
        """Return a problem in one line."""
        plain = problem.found is not None and not problem.found.startswith(("a list of ", "a mapping"))
        parts = [f"found {quoted(problem.found or '')}"] if plain else []
        parts += [in_cells(problem.message, self.source.name, self.titles)] if problem.message else []
        parts += [f"allowed: {' '.join(problem.allowed)}"] if problem.allowed else []
        parts += [f"write {problem.nearest}, if that is meant"] if problem.nearest else []
        where = f"{shorten(problem.record)}: " if head in ("", MORE) and problem.record else ""
        return f"{where}{'; '.join(parts)}"

    def order(self, fault: Fault) -> tuple[int, int, int, str]:
        """Return where a fault stands among the others: by sheet, row and column."""
        sheet, _, cell = fault.place.rpartition("!")
        letters = cell.rstrip("0123456789")
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - ord("A") + 1
        position = self.titles.index(sheet) if sheet in self.titles else 0
        return position, int(cell[len(letters) :] or 0), column, fault.message


_KINDS: Final = {"wrong_word": "unknown_word", "unknown_field": "unknown_column"}
