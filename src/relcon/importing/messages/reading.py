"""Messages and calls of a telephone's report, or of a list under a map: what becomes of every row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from zoneinfo import ZoneInfo

from relcon.importing.by_map import Judged, mapped_table, nothing_usable
from relcon.importing.calls.talk import Return
from relcon.importing.fates import BadValue, Fate, Tally
from relcon.importing.faults import quoted, refuse
from relcon.importing.mapping import MappedRow
from relcon.importing.messages.book import NAME, Book, book_of, is_book, layout
from relcon.importing.messages.calls import CallSides, Log, is_call, length_of, medium_of, pairs_of, settled
from relcon.importing.messages.counted import who_at
from relcon.importing.messages.message import key_of, messages_of
from relcon.importing.messages.parties import Party, end_of, parties_of, plain_body, way_of
from relcon.importing.messages.report_xml import NAME as XML
from relcon.importing.messages.report_xml import is_report, report_of
from relcon.importing.numbers import check_library, number_of
from relcon.importing.people import People
from relcon.importing.read.files import read_tables
from relcon.importing.read.table import Cell, folded
from relcon.importing.request import Ground, Outcome
from relcon.importing.store import StoredRow
from relcon.importing.values.days import DayReader, day_reader
from relcon.importing.values.times import DATES_ONLY, SUFFIX, Moment, TimeReader, zone_of, zone_said

_OWN_ZONE = re.compile(r"\((?:UTC|GMT)|:[0-9]{2}(?:\.[0-9]+)?\s*(?:Z|[+-][0-9]{2}:?[0-9]{2})$")
_UTC: Final = "%Y-%m-%dT%H:%M:%SZ"
_SYSTEM: Final = "system_message"
_DELETED: Final = frozenset({"yes", "true", "deleted", "1"})


def read(ground: Ground) -> Outcome:
    """Read the messages of a telephone.

    Raises
    ------
    NotImported
        Where they cannot be read.
    """
    file = ground.source.name
    check_library(file)
    ground.settings.days_in(file)
    book = _book(ground)
    if not any(part.layout.rows for part in book.parts):
        raise nothing_usable(Tally(), file)
    rows = _Rows(ground, book)
    tally = Tally()
    tally.extend(fate for part in book.parts for fate in part.layout.furniture)
    judged = rows.settled(
        [(one, None) if isinstance(one, Fate) else rows.read(one) for part in book.parts for one in part]
    )
    tally.extend(fate for fate, _ in judged)
    kept = [StoredRow(fate.row.label, fate.reason, values) for fate, values in judged if values is not None]
    if not tally.of("used") and not tally.of("duplicate"):
        raise nothing_usable(tally, file)
    return _outcome(book, rows, tally, [*kept, *_names(book, ground.people), *rows.called()])


def _book(ground: Ground) -> Book:
    """Return the file told apart: a report with sheets of its own, or one table under a map."""
    asked = ground.request
    known = (None, NAME)
    if asked.map is None and asked.profile in (None, XML) and is_report(ground.source):
        return report_of(ground.source)
    if ground.source.form == "workbook" and asked.map is None and asked.profile in known:
        tables = read_tables(ground.source, sheet=asked.sheet)
        if asked.profile == NAME or is_book(tables):
            return book_of(tables, ground.source.name)
    if asked.profile in (NAME, XML):
        what = "a workbook" if asked.profile == NAME else "XML"
        message = f"the layout {asked.profile} is {what}, and the file is not; leave --profile out"
        raise refuse("not_a_workbook", ground.source.name, message)
    table = mapped_table(ground)
    named = {*table.map.columns, *table.map.constants}
    if not ({"from", "to"} <= named or "party" in named):
        message = "the map names neither from and to, nor party; allowed: both sides, or the other one than the owner"
        raise refuse("needs_map", ground.source.name, message)
    return Book([table])


def _outcome(book: Book, rows: _Rows, tally: Tally, kept: Sequence[StoredRow]) -> Outcome:
    first = book.parts[0]
    sheets = ", ".join(quoted(part.table.sheet) for part in book.parts if part.table.sheet)
    found = {**first.table.found, **({"sheet": sheets} if sheets else {})}
    heads = [part.layout.header for part in book.parts]
    found |= {"header": ", ".join(head.place for head in heads)} if heads[0].number else {}
    found |= {"zone": zone_said(rows.zone)}
    found |= {"owner": rows.owner} if rows.owner is not None else {}
    entries = sum("name" in row.values for row in kept)
    found |= {"address book": f"{entries} names, as proposals only"} if entries else {}
    notes = list(dict.fromkeys(note for part in book.parts for note in part.table.notes))
    notes += [f"the sheet {quoted(name)} is not read: it holds no messages or calls" for name in book.unread]
    notes += book.notes
    notes += (
        [f"{rows.left:,} recipients have no number and are left out of their messages and calls"] if rows.left else []
    )
    return Outcome(
        tally,
        kept,
        read=sum(len(part.table.rows) for part in book.parts),
        columns=max((part.layout.header.cells for part in book.parts), key=len),
        map=first.map,
        found=found,
        notes=notes,
        options={"owner": rows.owner} if rows.owner is not None else {},
        files=dict([first.proposed]) if first.proposed is not None else {},
    )


def _names(book: Book, people: People) -> Iterable[StoredRow]:
    """Yield what the address book calls numbers; it makes proposals, never a record."""
    for entry in book.entries:
        numbers = []
        for text in entry.numbers:
            try:
                number = number_of(text, people.region)
            except BadValue:
                continue
            if number not in numbers:
                numbers.append(number)
        if numbers:
            yield StoredRow(entry.row.label, "used", {"name": entry.name, "numbers": numbers})


@dataclass(frozen=True)
class _Sides:
    """Who wrote, and to whom."""

    sender: Party | None
    recipients: list[Party]


class _Rows:
    """The rows as they are read, one after another; the messages that are there already are known."""

    def __init__(self, ground: Ground, book: Book) -> None:
        self.ground, self.people = ground, ground.people
        self.zone = _zone(ground, book)
        self.first = book.parts[0].map
        self.times = TimeReader(_days(book), self.zone, self.first.abbreviations)
        self.owner = _owner(ground, book)
        self.there = {
            key: rows[0][0].receipt.options.get("owner", "") for key, rows in messages_of(ground.store.files).items()
        }
        self.system: set[tuple[str, ...]] = set()
        self.left = 0
        self.unknown: dict[str, list[str]] = {}

    def read(self, row: MappedRow) -> Judged:
        reading = _Call(row, self) if is_call(row) else _Message(row, self)
        try:
            values = reading.values()
        except BadValue as bad:
            if bad.reason == "unknown_person":
                self.unknown.setdefault(bad.found, []).append(row.row.label)
            return row.rejected(reading.field, bad), None
        if values is None:
            return self._of_the_program(row), None
        if "pairs" in values:
            return Fate(row.row, "used" if values["seconds"] else "zero_seconds"), values
        device = self.there.get(values["key"])
        if device is None:
            self.there[values["key"]] = self.owner or ""
            return Fate(row.row), values
        return Fate(row.row, "same_message" if device == (self.owner or "") else "other_device"), values

    def settled(self, judged: Sequence[Judged]) -> Sequence[Judged]:
        """Return the fates with those calls as duplicates that are there already."""
        if not any(values is not None and "pairs" in values for _, values in judged):
            return judged
        ground, first = self.ground, self.first
        new = Log(ground.source.sha256, ground.store.next, self.owner or "", Return(first.legs, first.resolution), ())
        who = who_at(self.people, ground.settings.days_in(ground.source.name))
        there = [Log.of(file) for file in ground.store.files if file.receipt.kind == ground.request.kind]
        return settled(judged, new, there, who)

    def called(self) -> Iterable[StoredRow]:
        """Yield the names that nobody of the case file has, with the rows that are held for them."""
        for name, labels in self.unknown.items():
            yield StoredRow(labels[0], "unknown_person", {"called": name, "rows": len(labels)})

    def _of_the_program(self, row: MappedRow) -> Fate:
        """Return the fate of a system message; one of the same chat, recipients and second is the same message."""
        names = ("chat", "to", "when")
        seen = tuple(folded(row.raw(name)) for name in names)
        again = seen in self.system
        self.system.add(seen)
        return Fate(row.row, "same_message" if again else _SYSTEM, row.raw("from"))


class _Reading:
    """One row as it is read; ``field`` is the one that is being read."""

    def __init__(self, row: MappedRow, rows: _Rows) -> None:
        self.row, self.rows = row, rows
        self.field = "from"

    def moment(self) -> Moment:
        """Return when it was."""
        self.field = "when"
        moment = self.rows.times.read(self.row.cell("when"))
        if moment is None:
            raise BadValue("undated", self.row.raw("when"), "a day and a time")
        return moment

    def end(self, party: Party) -> str:
        return end_of(party, self.rows.people, self.rows.owner)

    def ends(self, parties: Sequence[Party], whom: str) -> list[str]:
        """Return who several parties are, each once; those that cannot be told are left out and counted."""
        found: dict[str, None] = {}
        bad: list[BadValue] = []
        for party in parties:
            try:
                found[self.end(party)] = None
            except BadValue as error:
                bad.append(error)
        if not found:
            raise bad[0] if bad else BadValue("no_number", "", whom)
        self.rows.left += len(bad)
        return list(found)


class _Call(_Reading):
    """A call."""

    def values(self) -> dict[str, Any]:
        """Return what is kept of it."""
        row, moment = self.row, self.moment()
        self.field = "direction" if "direction" in row.cells else "party"
        sides = CallSides.of(row)
        self.field = "from" if "from" in row.cells else "party"
        callers = self.ends(sides.callers, "who called")
        self.field = "to" if "to" in row.cells else "party"
        pairs = pairs_of(callers, self.ends(sides.called, "who was called"))
        self.field = "seconds"
        return {
            "utc": moment.utc.strftime(_UTC),
            "when": row.raw("when"),
            "pairs": pairs,
            "medium": medium_of(row),
            "source": row.raw("app") or None,
            "seconds": length_of(row),
            "deleted": folded(row.text("deleted")) in _DELETED,
        }


class _Message(_Reading):
    """A message."""

    def values(self) -> dict[str, Any] | None:
        """Return what is kept of the message; ``None`` where the program wrote it."""
        row = self.row
        if folded(row.text("from")) in {folded(word) for word in layout()["system"]}:
            return None
        moment = self.moment()
        sides = self.sides()
        self.field = "from" if "from" in row.cells else "party"
        if sides.sender is None:
            raise BadValue("no_number", "", "who wrote it")
        sender = self.end(sides.sender)
        self.field = "to" if "to" in row.cells else "party"
        recipients = [one for one in self.ends(sides.recipients, "to whom it was written") if one != sender]
        if not recipients:
            raise BadValue("same_person", sender)
        values: dict[str, Any] = {
            "utc": moment.utc.strftime(_UTC),
            "when": row.raw("when"),
            "from": sender,
            "to": sorted(recipients),
            "medium": _medium(row.text("medium")),
            "source": row.raw("medium") or None,
            "chat": row.raw("chat") or None,
            "body": plain_body(row.raw("body")),
            "deleted": folded(row.text("deleted")) in _DELETED,
            "tag": plain_body(row.raw("tag")) or None,
        }
        return {"key": key_of(values), **values}

    def sides(self) -> _Sides:
        """Return who wrote and to whom, as the row names them."""
        row = self.row
        if "from" in row.cells:
            sender = next(iter(parties_of(row.raw("from"))), None)
            recipients = parties_of(row.raw("to")) or parties_of(row.raw("participants"))
            return _Sides(sender, [one for one in recipients if one != sender])
        self.field = "party"
        others = parties_of(row.raw("party"))
        way = row.text("direction") or way_of(row.raw("party"))
        if way not in ("in", "out"):
            raise BadValue("missing_field", row.raw("direction"), "Incoming or Outgoing")
        owner = Party("", "", owner=True)
        if way == "out":
            return _Sides(owner, others)
        return _Sides(others[0] if others else None, [owner])


def _medium(text: str) -> str:
    return text if text == "text" else "app"


def _when_cells(book: Book) -> list[Cell]:
    places = [
        (part, part.layout.columns[folded(name)]) for part in book.parts for name in part.map.columns["when"].column
    ]
    return [row.cell(place) for part, place in places for row in part.layout.rows]


def _days(book: Book) -> DayReader:
    """Return the reader of days; the order of month and day is one in the whole file."""
    cells = [replace(cell, text=cell.text.partition("(")[0]) for cell in _when_cells(book)]
    return day_reader(cells, book.parts[0].map.dates, book.parts[0].table.file)


def _zone(ground: Ground, book: Book) -> ZoneInfo | str:
    """Return the zone of the times: that which each states, or the one that counsel states."""
    stated = book.parts[0].map
    if any(_OWN_ZONE.search(cell.text.strip()) for cell in _when_cells(book)) and ground.request.tz is None:
        return SUFFIX
    stated = stated.model_copy(update={"zone": None}) if stated.profile in (NAME, XML) else stated
    zone = zone_of(stated, ground.request.tz, ground.source.name)
    if zone == DATES_ONLY:
        message = "messages need their time of day, so that one is not counted twice; ask for the report with times"
        raise refuse("needs_zone", ground.source.name, message)
    return zone


def _owner(ground: Ground, book: Book) -> str | None:
    """Return the end that the owner of the device is: who is marked, else its own number, else whom counsel states.

    ``None`` where every row names both sides, so that nobody need be told.
    """
    region = ground.settings.region
    marked: dict[str, None] = {}
    for part in book.parts:
        for name in ("from", "to", "participants", "party"):
            column = part.map.columns.get(name)
            for place in [part.layout.columns[folded(head)] for head in column.column] if column is not None else []:
                for row in part.layout.rows:
                    if "(owner)" in row.cell(place).text.casefold():
                        marked |= dict.fromkeys(_owners(row.cell(place).text, region))
    if len(marked) > 1:
        message = (
            f"several numbers are marked as the owner's: {', '.join(sorted(marked))}; import the sheets of each with "
            "--sheet, or name the person: --owner ID"
        )
        if ground.request.owner is None:
            raise refuse("needs_owner", ground.source.name, message)
        return ground.owner()
    if marked:
        return next(iter(marked))
    if book.own is not None:
        try:
            return number_of(book.own, region)
        except BadValue:
            pass
    needed = any("party" in part.map.columns and "from" not in part.map.columns for part in book.parts)
    return ground.owner() if needed or ground.request.owner is not None else None


def _owners(text: str, region: str) -> Iterable[str]:
    for party in parties_of(text):
        if party.owner and party.number:
            try:
                yield number_of(party.number, region)
            except BadValue:
                continue
