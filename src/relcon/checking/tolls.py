"""What call records do not hold: days of contacts that none covers, and calls of a wire that those of the day lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from relcon.checking.beside import Beside
from relcon.checking.note import Note, name, note, recorded
from relcon.importing.calls.lacking import lacking
from relcon.importing.faults import NotImported
from relcon.records.evidence import Covered
from relcon.records.facts import Contact
from relcon.records.matter import Matter
from relcon.records.phones import digits, is_number

Days = tuple[date, date]
_DAY: Final = timedelta(days=1)
_SHOWN: Final = 5
"""Of many days this many are named; the rest is counted."""
_IN_TOLLS: Final = ("call", "text")


def contacts_not_covered(matter: Matter) -> Iterator[Note]:
    """Yield calls and texts of a number of which there are call records, on days that none of these covers."""
    whole: dict[str, list[Covered]] = {}
    for exhibit in matter.evidence.values():
        for one in exhibit.covers:
            whole.setdefault(digits(one.phone), []).append(one)
    if not whole:
        return
    for contact in recorded(matter, Contact):
        first, last = contact.first.first, contact.last.last
        if contact.medium not in _IN_TOLLS or first is None or last is None:
            continue
        for number, days in _numbers(matter, contact, (first, last)):
            covered = whole.get(digits(number), ())
            bare = _without(days, [(one.from_, one.to) for one in covered]) if covered else []
            if bare:
                ends = " and ".join(name(matter, end) for end in contact.between)
                text = f"the tolls of {number} do not cover {_spans(bare)}; silence there says nothing of {ends}"
                yield note("not_in_tolls", contact.id, contact.location, text)


def _numbers(matter: Matter, contact: Contact, days: Days) -> Iterator[tuple[str, Days]]:
    """Yield the numbers of a contact's ends, each with those days of it on which it was used."""
    for end in contact.between:
        if is_number(end):
            yield end, days
        for phone in matter.people[end].phones if end in matter.people else ():
            begins = phone.from_.first if phone.from_ is not None else None
            ends = phone.to.last if phone.to is not None else None
            first, last = max(days[0], begins or days[0]), min(days[1], ends or days[1])
            if first <= last:
                yield phone.number, (first, last)


def _without(days: Days, covered: Sequence[Days]) -> list[Days]:
    """Return what is left of days without those that are covered."""
    found, (first, last) = [], days
    for begin, end in sorted(covered):
        if first < begin:
            found.append((first, min(last, begin - _DAY)))
        first = max(first, end + _DAY)
        if first > last:
            break
    if first <= last:
        found.append((first, last))
    return [one for one in found if one[0] <= one[1]]


def _spans(spans: Sequence[Days]) -> str:
    return ", ".join(str(first) if first == last else f"{first} to {last}" for first, last in spans)


def calls_that_tolls_lack(beside: Beside) -> Iterator[Note]:
    """Yield two numbers that talked more often by a wire than by call records that hold the day whole."""
    if not beside.of("intercepts") or not any(one.covers for one in beside.matter.evidence.values()):
        return
    try:
        found = lacking(beside.files, beside.matter, beside.settings)
    except NotImported as error:
        wire = beside.of("intercepts")[0].receipt.evidence
        yield note("not_in_tolls", str(wire), None, f"not compared with call records: {error.faults[0].message}")
        return
    for (wire, tolls, pair), those in groupby(found, key=lambda one: (one.wire, one.tolls, one.pair)):
        days = list(those)
        told = [f"{one.day} ({one.heard:,} heard, {one.listed:,} listed)" for one in days[:_SHOWN]]
        more = f" and {len(days) - _SHOWN:,} days more" if len(days) > _SHOWN else ""
        text = (
            f"calls between {' and '.join(pair)} that {tolls} lacks, which holds these days whole: "
            f"{', '.join(told)}{more}"
        )
        yield note("not_in_tolls", wire, beside.where(wire), text)
