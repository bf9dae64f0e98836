"""Tables under a map: the map is found, the table told apart, and each row mapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from relcon.importing.fates import SENTENCES, Fate, Tally
from relcon.importing.faults import Fault, NotImported, quoted, refuse
from relcon.importing.guess import guessed
from relcon.importing.layout import Layout, laid_out
from relcon.importing.map import Map, map_file, read_map
from relcon.importing.mapping import MappedRow, mapped
from relcon.importing.profiles import matching, profile
from relcon.importing.read.files import read_tables
from relcon.importing.read.table import Table, folded
from relcon.importing.request import Ground, Outcome
from relcon.importing.store import StoredRow
from relcon.importing.values.days import DayReader, day_reader
from relcon.reading.problems import InputError

_HEAD = 1024
_RELCON = re.compile(rb"(?:\xef\xbb\xbf)?(?:#[^\n]*\n|\s)*\{?\s*\"?format\"?: *\"?relcon/")

Judged = tuple[Fate, Mapping[str, Any] | None]
"""A row's fate, and the values that are kept of it: none of a row that is rejected."""


class MapProposed(NotImported):
    """No map was given: one was guessed, and counsel must see it first.

    Attributes
    ----------
    path, text
        The file into which it goes, and what it says; of a file that is there already, what that says.
    new
        Whether it is to be written.
    """

    def __init__(self, fault: Fault, path: Path, text: str, *, new: bool) -> None:
        self.path, self.text, self.new = path, text, new
        super().__init__([fault])


class NothingUsable(NotImported):
    """Not one row of a file can be used; ``tally`` has the fate of each."""

    def __init__(self, faults: Sequence[Fault], tally: Tally) -> None:
        self.tally = tally
        super().__init__(faults)


@dataclass(frozen=True)
class MappedTable:
    """A table under its map.

    Attributes
    ----------
    table, layout, map
        The table, told apart, and what its columns mean.
    proposed
        Of a guessed map that counsel takes: the file into which it goes, and its text.
    """

    table: Table
    layout: Layout
    map: Map
    proposed: tuple[Path, str] | None = None

    def __iter__(self) -> Iterator[MappedRow | Fate]:
        return mapped(self.layout, self.map)

    def days(self, field: str) -> DayReader:
        """Return the reader of a field's days."""
        one = self.map.columns.get(field)
        places = [self.layout.columns[folded(name)] for name in one.column] if one is not None else []
        cells = [row.cell(place) for row in self.layout.rows for place in places]
        return day_reader(cells, self.map.dates, self.table.file)

    def outcome(self, read: Callable[[MappedRow], Judged], days: DayReader | None = None) -> Outcome:
        """Return what the table was read to be, each row read by ``read``.

        Parameters
        ----------
        read
            Takes a mapped row; returns its fate and what is kept of it.
        days
            Who read the days, for what is said of their order.
        """
        tally, kept = Tally(), []
        tally.extend(self.layout.furniture)
        for one in self:
            fate, values = (one, None) if isinstance(one, Fate) else read(one)
            tally.add(fate)
            if values is not None:
                kept.append(StoredRow(fate.row.label, fate.reason, values))
        if not tally.of("used") and not tally.of("duplicate"):
            raise nothing_usable(tally, self.table.file)
        return self.outcome_of(tally, kept, days)

    def outcome_of(self, tally: Tally, kept: Sequence[StoredRow], days: DayReader | None = None) -> Outcome:
        """Return what the table was read to be, where the fate of every row is known."""
        return Outcome(
            tally,
            kept,
            read=len(self.table.rows),
            columns=self.layout.header.cells,
            map=self.map,
            found={**self.table.found, "header": self.layout.header.place, **_order(days)},
            totals=self.totals,
            notes=[*self.table.notes, *_left_out(self.layout, self.map)],
            files=dict([self.proposed]) if self.proposed is not None else {},
        )

    @property
    def totals(self) -> list[dict[str, str]]:
        """The rows of totals, by column."""
        return [_by_column(self.layout, row.cells) for row in self.layout.totals]


def nothing_usable(tally: Tally, file: str) -> NotImported:
    """Return the refusal of a file without one row that can be used, with the first of each reason."""
    first: dict[str, Fate] = {}
    for fate in tally:
        if fate.name in ("rejected", "held", "aside"):
            first.setdefault(fate.reason, fate)
    if not first:
        return refuse("no_rows", file, "no row stands under the header; is it the right file and sheet?")
    message = "not one row can be used; allowed: at least one; are kind and map right? The first of each reason:"
    told = [Fault("nothing_usable", file, message)]
    told += [Fault("nothing_usable", file, said(fate), fate.place or fate.row.place) for fate in first.values()]
    return NothingUsable(told, tally)


def said(fate: Fate) -> str:
    """Return why a row is not used, in plain words: what was found, and what is allowed."""
    found = f"{quoted(fate.found)}: " if fate.found else ""
    allowed = f"; allowed: {fate.allowed}" if fate.allowed else ""
    return f"{found}{SENTENCES[fate.reason]}{allowed}"


def mapped_table(ground: Ground) -> MappedTable:
    """Return the table of a file under the map that was named, that ships for its header, or that counsel accepts.

    Raises
    ------
    InputError
        With every error of the map.
    MapProposed
        Where there is none yet.
    NotImported
        Where the table cannot be read under it.
    """
    asked, source = ground.request, ground.source
    if source.form == "text" and _RELCON.match(source.data[:_HEAD]):
        message = f"a file of this program, not discovery; allowed: a table of {asked.kind}"
        raise refuse("not_this_kind", source.name, message)
    if asked.map is not None and asked.profile is not None:
        raise refuse("needs_map", source.name, "--map and --profile: one of them")
    stated = stated_map(ground)
    if stated is not None:
        return table_under(ground, stated)
    tables = _tables(ground)
    for table in tables:
        try:
            found = matching(laid_out(table).names)
        except NotImported:
            continue
        if found is not None and found.kind != asked.kind:
            message = f"its columns are those of {found.name}, which is {found.kind}; write: relcon import {found.kind}"
            raise refuse("not_this_kind", source.name, message, table.sheet or "")
        if found is not None:
            return _fitting([table], found)
    return _by_guess(tables, ground)


def table_under(ground: Ground, map: Map) -> MappedTable:  # noqa: A002 - the field calls it a map
    """Return the one table of a file that has the columns of a map.

    Raises
    ------
    NotImported
        Where none has, or several have.
    """
    return _fitting(_tables(ground, map), map)


def _tables(ground: Ground, map: Map | None = None) -> list[Table]:  # noqa: A002 - as above
    asked, shape = ground.request, map.file if map is not None else None
    return read_tables(
        ground.source,
        sheet=asked.sheet or (shape.sheet if shape else None),
        encoding=asked.encoding or (shape.encoding if shape else None),
        separator=shape.separator if shape else None,
    )


def stated_map(ground: Ground) -> Map | None:
    """Return the map that counsel names, or the layout that ships; ``None`` where neither is named."""
    asked = ground.request
    if asked.map is not None:
        return map_file(asked.map, asked.kind)
    return profile(asked.profile, asked.kind, ground.source.name) if asked.profile is not None else None


def _fitting(tables: Sequence[Table], map: Map) -> MappedTable:  # noqa: A002 - the field calls it a map
    """Return the one table that has the columns of a map."""
    fits, first = [], None
    for table in tables:
        for part in map.parts:
            try:
                fits.append(MappedTable(table, laid_out(table, part.named, map.file.header), map))
                break
            except NotImported as error:
                first = error if first is None or _tells_more(error, first) else first
    if len(fits) > 1:
        named = ", ".join(quoted(one.table.sheet or "") for one in fits)
        message = f"several sheets have these columns: {named}; name one with --sheet, and import each"
        raise refuse("no_sheet", fits[0].table.file, message)
    if not fits:
        assert first is not None  # noqa: S101 - a file has at least one table
        raise first
    return fits[0]


def _tells_more(error: NotImported, than: NotImported) -> bool:
    return than.faults[0].kind == "no_header" and error.faults[0].kind != "no_header"


def _by_guess(tables: Sequence[Table], ground: Ground) -> MappedTable:
    """Return a table under a guessed map that counsel takes; else propose it."""
    asked, file = ground.request, ground.source.name
    table, layout = _fullest(tables)
    path = asked.case.parent / "maps" / f"{_stem(asked.file)}.yaml"
    if path.exists():
        message = f"{path} is there already; look at it, correct it, and name it: --map {path}"
        raise MapProposed(Fault("needs_map", file, message), path, path.read_text(encoding="utf-8"), new=False)
    text = guessed(asked.kind, layout, table.sheet if len(tables) > 1 else None)
    try:
        proposed = read_map(text.encode("utf-8"), str(path), asked.kind)
    except InputError:
        proposed = None
    answer = None
    if proposed is not None and not asked.yes:
        answer = asked.ask(f"No map was named. This one was guessed:\n\n{text}\nIs every line right (yes, no)? ")
    if proposed is not None and (asked.yes or (answer or "").strip().lower() in ("y", "yes")):
        return MappedTable(table, laid_out(table, proposed.named), proposed, (path, text))
    whole = "look at every line of it" if proposed is not None else "it is not whole yet: look at every line of it"
    yes = ", or say --yes" if proposed is not None else ""
    message = f"no map was named; one was guessed from the header: {whole}, and name it: --map {path}{yes}"
    raise MapProposed(Fault("needs_map", file, message), path, text, new=True)


def _fullest(tables: Sequence[Table]) -> tuple[Table, Layout]:
    """Return the table of which the header says most, and it told apart."""
    found, first = [], None
    for table in tables:
        try:
            found.append((table, laid_out(table)))
        except NotImported as error:
            first = first or error
    if not found:
        assert first is not None  # noqa: S101 - a file has at least one table
        raise first
    return max(found, key=lambda one: len(one[1].rows))


def _stem(file: Path) -> str:
    return "".join(char if char.isalnum() or char in "-_." else "-" for char in file.stem).strip(".") or "map"


def _order(days: DayReader | None) -> dict[str, str]:
    if days is None or not days.proof:
        return {}
    order = {"mdy": "month first", "dmy": "day first", "ymd": "year first"}.get(days.order or "", days.format or "")
    return {"dates": f"{order} ({days.proof})"}


def _by_column(layout: Layout, cells: Sequence[str]) -> dict[str, str]:
    names = layout.header.cells
    return {
        (names[place].strip() if place < len(names) else "") or f"column {place + 1}": cell
        for place, cell in enumerate(cells)
        if cell.strip()
    }


def _left_out(layout: Layout, map: Map) -> list[str]:  # noqa: A002 - the field calls it a map
    """Return a note of the columns that are neither read nor left out on purpose."""
    known = {folded(name) for name in (*map.named, *map.ignore)}
    left = [name for name in layout.names if folded(name) not in known]
    return [f"columns that are not read: {', '.join(left)} (the map's ignore: says that this is meant)"] if left else []
