"""Calls in the logs of telephones: what a row tells, and which rows of all devices are one call.

The rule is that of `relcon.importing.calls.joined`; a log is a return of which several rows may be one call, since it
holds a call once more that was deleted and recovered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import product
from typing import Final

from relcon.importing.by_map import Judged
from relcon.importing.calls.joined import joined
from relcon.importing.calls.talk import Return, Talk
from relcon.importing.fates import BadValue
from relcon.importing.mapping import MappedRow
from relcon.importing.messages.parties import Party, lines_of, parties_of, way_of
from relcon.importing.store import Receipt, StoredFile, StoredRow
from relcon.importing.values.times import read_seconds

CALL: Final = "call"
COUNTED: Final = frozenset({"used", "other_leg", "other_device", "same_person"})
"""Why a row is kept that tells of a call. Whether it counts is worked out anew from all devices."""
Who = Callable[[str, datetime], str]
"""Who an end is at a moment: a person, or a number that nobody claims."""


def is_call(row: MappedRow) -> bool:
    """Whether a row tells of a call, not of a message."""
    return row.text("medium") == CALL


@dataclass(frozen=True)
class CallSides:
    """Who called and who was called, as a row names them; several where more than two talked with one another."""

    callers: Sequence[Party]
    called: Sequence[Party]

    @classmethod
    def of(cls, row: MappedRow) -> CallSides:
        """Return the sides of a row.

        Raises
        ------
        BadValue
            Where it does not say which way the call went.
        """
        if "from" in row.cells:
            return cls(parties_of(row.raw("from")), parties_of(row.raw("to")))
        ways = [(way_of(line), one) for line in lines_of(row.raw("party")) for one in parties_of(line)]
        callers = [one for way, one in ways if way == "in"]
        called = [one for way, one in ways if way == "out"]
        if callers and called:
            return cls(callers, called)
        others = [one for _, one in ways if not one.owner]
        way = row.text("direction") or next((way for way, one in ways if way and not one.owner), "")
        if way not in ("in", "out"):
            raise BadValue("missing_field", row.raw("direction"), "Incoming or Outgoing")
        owner = [Party("", "", owner=True)]
        return cls(owner, others) if way == "out" else cls(others, owner)


def pairs_of(callers: Iterable[str], called: Iterable[str]) -> list[list[str]]:
    """Return who called whom, each pair once.

    Raises
    ------
    BadValue
        Where an end called itself.
    """
    found = [list(pair) for pair in dict.fromkeys(product(callers, called)) if pair[0] != pair[1]]
    if not found:
        raise BadValue("same_person")
    return found


def medium_of(row: MappedRow) -> str:
    """Return by what the talk was: an app, or the telephone itself."""
    return "app" if row.text("app") == "app" else CALL


def length_of(row: MappedRow) -> int:
    """Return the whole seconds of a call.

    Raises
    ------
    BadValue
        Where the row does not say how long it was.
    """
    text = row.raw("seconds")
    if not text:
        raise BadValue("missing_field", "", "how long the call was")
    whole, point, part = text.partition(".")
    return read_seconds(whole if point and part.isdecimal() else text, row.forms.get("seconds"))


@dataclass(frozen=True)
class Log:
    """The log of a device: which file it is, the so many-th import, whose, how it was made, and its rows."""

    sha256: str
    order: int
    owner: str
    made: Return
    rows: Sequence[StoredRow]

    @classmethod
    def of(cls, file: StoredFile) -> Log:
        """Return the calls of an imported file."""
        receipt: Receipt = file.receipt
        made = Return(bool(receipt.map.get("legs", False)), int(receipt.map.get("resolution", 0)))
        return cls(receipt.sha256, receipt.order, receipt.options.get("owner", ""), made, file.rows)


def calls_of(logs: Sequence[Log], who: Who) -> Iterator[list[Talk]]:
    """Yield each call with all rows that tell of it; a talk's ``file`` and ``place`` are places in logs and rows.

    Parameters
    ----------
    logs
        Of all devices, in the order of their SHA-256.
    who
        Who an end is, so that a device of which only the owner is known tells of the same call.
    """
    talks = []
    for number, log in enumerate(logs):
        for place, row in enumerate(log.rows):
            if row.reason in COUNTED and "pairs" in row.values:
                moment = datetime.fromisoformat(row.values["utc"])
                at, seconds, medium = int(moment.timestamp()), row.values["seconds"], row.values["medium"]
                for one, other in row.values["pairs"]:
                    talks.append(Talk(who(one, moment), who(other, moment), medium, at, number, place, seconds))
    return joined(talks, [log.made for log in logs])


def settled(judged: Sequence[Judged], new: Log, there: Iterable[Log], who: Who) -> Sequence[Judged]:
    """Return what was read of a file, now with what is there already of its calls.

    Parameters
    ----------
    judged
        By row the fate and what was read.
    new
        How the file stands among the others; its rows are those of ``judged``.
    there
        The files that were imported before.
    who
        Who an end is.
    """
    rows = [StoredRow(fate.row.label, fate.reason, values or {}) for fate, values in judged]
    new = replace(new, rows=rows)
    logs = sorted([*there, new], key=lambda one: one.sha256)
    own, why = logs.index(new), dict[int, str]()
    for call in calls_of(logs, who):
        first = min(call, key=lambda one: (logs[one.file].order, one.place))
        for one in call:
            if one.file == own:
                why[one.place] = _better(why.get(one.place), _reason(one, first, logs))
    return [(replace(fate, reason=why.get(place, fate.reason)), values) for place, (fate, values) in enumerate(judged)]


def _reason(one: Talk, first: Talk, logs: Sequence[Log]) -> str:
    if one.from_ == one.to:
        return "same_person"
    if (one.file, one.place) == (first.file, first.place):
        return "used"
    return "other_leg" if logs[one.file].owner == logs[first.file].owner else "other_device"


def _better(one: str | None, other: str) -> str:
    """Return of two reasons of one row, with several parties, that which says more: what is used is used."""
    order = ("used", "other_device", "other_leg", "same_person")
    return other if one is None else min(one, other, key=order.index)
