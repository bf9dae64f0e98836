"""Lists of FollowTheMoney entities: what becomes of every line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from relcon.importing.by_map import nothing_usable
from relcon.importing.entities.lines import Entity, entity_of
from relcon.importing.fates import BadValue, Fate, Tally
from relcon.importing.faults import refuse
from relcon.importing.map import zone_named
from relcon.importing.numbers import check_library, number_of
from relcon.importing.read.encoding import decoded
from relcon.importing.read.table import Row
from relcon.importing.request import Ground, Outcome
from relcon.importing.store import StoredRow
from relcon.importing.values.amounts import read_money
from relcon.importing.values.times import in_zone, read_seconds

KIND: Final = "entities"
PERSON: Final = "Person"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PART = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")
_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?P<zone>Z|[+-][0-9:]+)?"
)
_YEARS: Final = range(1900, 2100)
_NAMES: Final = ("name", "alias", "weakAlias")


def read(ground: Ground) -> Outcome:
    """Read a list of entities.

    Raises
    ------
    NotImported
        Where it cannot be read.
    """
    source = ground.source
    check_library(source.name)
    if source.form == "workbook":
        message = "a workbook; allowed: FollowTheMoney entities as lines of JSON (.ftm.json, .jsonl)"
        raise refuse("not_this_kind", source.name, message)
    found = decoded(source.data, source.name, ground.request.encoding)
    rows = [Row(number, (line,)) for number, line in enumerate(_lines(found.text), 1)]
    if all(row.blank for row in rows):
        raise refuse("no_rows", source.name, "no line has anything in it; is it the right file?")
    reader = _Lines(ground)
    reader.read(rows)
    if not reader.tally.of("used") and not reader.tally.of("duplicate"):
        raise nothing_usable(reader.tally, source.name)
    said = {"encoding": found.encoding, "entities": _counted(reader.entities.values())}
    names = sum("numbers" in row.values for row in reader.kept)
    said |= {"names with numbers": f"{names:,}, as suggestions only"} if names else {}
    return Outcome(reader.tally, reader.kept, read=len(rows), columns=("entity",), found=said)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


class _Lines:
    """The lines as they are read; what was imported before is known by the entity's id."""

    def __init__(self, ground: Ground) -> None:
        self.people, self.region, self.file = ground.people, ground.settings.region, ground.source.name
        self.ground = ground
        self.tally, self.kept = Tally(), list[StoredRow]()
        self.entities: dict[str, Entity] = {}
        self.there: dict[str, Mapping[str, Any]] = {
            row.values["entity"]: row.values
            for file in ground.store.files
            if file.receipt.kind == KIND
            for row in file.used
            if "schema" in row.values
        }

    def read(self, rows: list[Row]) -> None:
        """Read all lines: first which entities there are, as a line may name one below it."""
        found = [self._entity(row) for row in rows]
        self.tally.extend(one if isinstance(one, Fate) else self._judged(one) for one in found)

    def _entity(self, row: Row) -> Entity | Fate:
        if row.blank:
            return Fate(row, "blank")
        try:
            one = entity_of(row)
        except BadValue as bad:
            return Fate.of(row, bad)
        first = self.entities.setdefault(one.id, one)
        if first is one:
            return one
        if (first.schema, first.properties) == (one.schema, one.properties):
            return Fate(row, "same_id", one.id)
        return Fate(row, "conflict", one.id, f"one line for each id; {first.row.place} says something else of it")

    def _judged(self, one: Entity) -> Fate:
        """Return what becomes of an entity, and keep what was read of it."""
        reader = _READ.get(one.schema)
        if reader is None:
            return Fate(one.row, "not_read", one.schema, ", ".join(_READ))
        try:
            values = {"schema": one.schema, "entity": one.id, **reader(self, one)}
        except BadValue as bad:
            return Fate.of(one.row, bad)
        known = self.there.get(one.id)
        if known is None:
            self._keep(one, "used", values)
            return Fate(one.row)
        if dict(known) == values:
            return Fate(one.row, "same_id", one.id)
        differs = next(name for name in values if known.get(name) != values[name])
        return Fate(
            one.row, "conflict", f"{differs} {values[differs]}", f"{known.get(differs)}, as was imported before"
        )

    def _keep(self, one: Entity, reason: str, values: Mapping[str, Any]) -> None:
        self.kept.append(StoredRow(one.row.label, reason, values))

    def person(self, one: Entity) -> dict[str, Any]:
        """Return who of the case file a person is; what the entity says of names and numbers is only suggested."""
        names, numbers = one.all(*_NAMES), list(self._numbers(one))
        if numbers:
            for name in names:
                self._keep(one, "used", {"name": name, "numbers": numbers})
        if not names:
            raise BadValue("missing_field", "", "a name")
        return {"person": self._known(names)}

    def _known(self, names: list[str]) -> str:
        """Return who is called so; of several names, two that mean two people mean nobody."""
        found, first = dict[str, None](), None
        for name in names:
            try:
                found[self.people.named(name)] = None
            except BadValue as bad:
                first = first or bad
        if len(found) > 1:
            raise BadValue("unknown_person", "; ".join(names), f"one person; {' and '.join(found)} are called so")
        if not found:
            assert first is not None  # noqa: S101 - there is a name
            raise first
        return next(iter(found))

    def _numbers(self, one: Entity) -> Iterator[str]:
        for text in one.all("phone"):
            try:
                yield number_of(text, self.region)
            except BadValue:
                continue

    def end(self, id: str) -> str:
        """Return who or which number an entity is that another names."""
        one = self.entities.get(id)
        if one is None:
            raise BadValue("dangling", id, "the id of an entity of this file")
        names, numbers = one.all(*_NAMES), list(dict.fromkeys(self._numbers(one)))
        if len(numbers) == 1 and one.schema != PERSON:
            return numbers[0]
        try:
            return self._known(names or [one.id])
        except BadValue:
            if len(numbers) == 1:
                return numbers[0]
            raise

    def call(self, one: Entity) -> dict[str, Any]:
        """Return the ends, the day and the length of a call."""
        ends = [self._side(one, role) for role in ("caller", "receiver")]
        day = self.day(one)
        length = one.one("duration")
        if not length:
            raise BadValue("missing_field", "", "how long the call was, in seconds: duration")
        if read_seconds(length) < 1:
            raise BadValue("zero_seconds", length)
        return {"date": day, "from": ends[0], "to": ends[1:], "medium": "call"}

    def _side(self, one: Entity, role: str) -> str:
        number = one.one(f"{role}Number")
        if number:
            return number_of(number, self.region)
        id = one.one(role)
        if not id:
            raise BadValue("no_number", role, f"{role} or {role}Number")
        return self.end(id)

    def message(self, one: Entity) -> dict[str, Any]:
        """Return the ends and the day of a message; by which medium it went the schema does not say."""
        sender, recipients = one.one("sender"), one.all("recipients")
        if not sender or not recipients:
            raise BadValue("no_number", "", "sender and recipients")
        ends = sorted({self.end(id) for id in recipients} - {self.end(sender)})
        if not ends:
            raise BadValue("same_person", sender)
        return {"date": self.day(one), "from": self.end(sender), "to": ends, "medium": "other"}

    def payment(self, one: Entity) -> dict[str, Any]:
        """Return who paid whom, how much and when."""
        currency = one.one("currency").upper()
        if currency and currency != "USD":
            raise BadValue("not_read", currency, "USD")
        amount = read_money(one.one("amount"))
        if not currency:
            raise BadValue("bad_amount", one.one("amount"), "an amount with its currency, USD")
        if amount <= 0:
            raise BadValue("bad_amount", one.one("amount"), "dollars, more than 0")
        payer, payee = (self._paying(one, role) for role in ("payer", "beneficiary"))
        if payer == payee:
            raise BadValue("same_person", payer)
        return {"date": self.day(one), "from": payer, "to": payee, "usd": f"{amount:f}"}

    def _paying(self, one: Entity, role: str) -> str:
        id = one.one(role)
        if not id:
            raise BadValue("unknown_person", role, "the id of an entity of this file")
        end = self.end(id)
        if end.startswith("+"):
            raise BadValue("unknown_person", end, "a person of the case file; a number pays nobody")
        return end

    def day(self, one: Entity) -> str:
        """Return the day of an entity in the matter's zone.

        Raises
        ------
        BadValue
            Where it has none.
        NotImported
            Where a time has no zone and none is stated.
        """
        text = one.one("date")
        if not text or _PART.fullmatch(text):
            raise BadValue("undated", text or _span(one), "a day: date")
        timed = _TIME.fullmatch(text)
        try:
            if timed is None:
                day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
            else:
                moment = datetime.fromisoformat(text)
                utc = moment.astimezone(UTC) if timed["zone"] else in_zone(moment, self._zone(one), text).utc
                day = utc.astimezone(self.ground.settings.days_in(self.file)).date()
        except ValueError:
            day = None
        if day is None or day.year not in _YEARS:
            raise BadValue("bad_date", text, "a day or a day with a time, such as 2025-06-03 or 2025-06-03T14:30:00Z")
        return day.isoformat()

    def _zone(self, one: Entity) -> ZoneInfo:
        asked = self.ground.request.tz
        zone = zone_named(asked or "")
        if zone is None:
            said = f'no zone is called "{asked}"' if asked else "its times do not say their zone"
            message = f"{said}; ask who made the file, and state it: --tz America/Chicago, or --tz UTC"
            raise refuse("needs_zone", self.file, message, one.row.place)
        return zone


def _span(one: Entity) -> str:
    return " to ".join(one.all("startDate", "endDate"))


_READ: Final[Mapping[str, Callable[[_Lines, Entity], dict[str, Any]]]] = {
    PERSON: _Lines.person,
    "Call": _Lines.call,
    "Message": _Lines.message,
    "Payment": _Lines.payment,
}


def _counted(entities: Iterable[Entity]) -> str:
    """Return how many entities of each schema there are."""
    counts = Counter(one.schema for one in entities)
    return ", ".join(f"{schema} {number:,}" for schema, number in sorted(counts.items()))
