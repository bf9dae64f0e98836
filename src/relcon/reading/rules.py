"""What a single record must not say, whatever the others say: dates in order, nothing contradictory."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from relcon.reading import events
from relcon.reading.models import attributes
from relcon.reading.problems import Problem
from relcon.reading.source import Path, Source
from relcon.reading.walk import walk
from relcon.records.base import Record
from relcon.records.benefit import Departure
from relcon.records.counts import Count
from relcon.records.dates import When
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Contact, Payment
from relcon.records.history import CriminalHistory, Sentence
from relcon.records.people import Person
from relcon.records.sessions import Report, Session
from relcon.records.undertakings import Membership

WORKSHEETS = ("defendant", "target", "uncharged", "cooperator")
FLIPPING = ("cooperator", "informant")
MOST_POINTS = 3
"""Of one prior sentence, USSG §4A1.1(a)."""

Check = Callable[[Source, Path, Record], Iterator[Problem]]


def _dates(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    """Check that a stretch of time does not end before it starts."""
    for start, end in (("from", "to"), ("first", "last")):
        fields = attributes(type(record))
        if start not in fields or end not in fields:
            continue
        first = _earliest(getattr(record, fields[start]))
        last = _latest(getattr(record, fields[end]))
        if first is not None and last is not None and last < first:
            yield source.problem("dates_reversed", (*path, end), f"before its start, {first}", found=str(last))


def _earliest(value: object) -> date | None:
    return value.first if isinstance(value, When) else value if isinstance(value, date) else None


def _latest(value: object) -> date | None:
    return value.last if isinstance(value, When) else value if isinstance(value, date) else None


def _membership(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    if not isinstance(record, Membership):
        return
    if record.ended_by is not None and record.to is None:
        message = "an agreement that ended needs `to`, the day of its end (`unknown` if it is not known)"
        yield source.problem("contradiction", (*path, "ended_by"), message, found=record.ended_by)
    if "government" in record.disputed_by and record.scope.kind == "limits":
        message = (
            "a dispute would take the whole membership away. Write two memberships of the same person instead: "
            "this one with asserted_by: [defense, psr], and one with asserted_by: [government] and the scope that the "
            "government claims, such as scope: whole"
        )
        yield source.problem("disputed_scope", (*path, "disputed_by"), message, found="government")


def _person(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    if not isinstance(record, Person):
        return
    if record.defendant is not None and record.status not in WORKSHEETS:
        message = f"no worksheet for this status; a `defendant` part needs status {', '.join(WORKSHEETS)}"
        yield source.problem("contradiction", (*path, "defendant"), message, found=f"status: {record.status}", key=True)
    if record.flipped is not None and record.status not in FLIPPING:
        message = f"only for status {', '.join(FLIPPING)}"
        yield source.problem("contradiction", (*path, "flipped"), message, found=f"status: {record.status}", key=True)
    if record.may_be and record.status != "unidentified":
        message = "only for status unidentified: write it of the one who may be somebody else"
        yield source.problem("contradiction", (*path, "may_be"), message, found=f"status: {record.status}", key=True)


_STATUTE: Final = re.compile(r"U\.? ?S\.? ?C|§|\d\(", re.IGNORECASE)
"""How a statute is written, where the number of a count belongs: ``21 USC 841(a)(1)``."""
_OF_STATUTES = {
    "firearm": ("18 USC 924",),
    "laundering": ("18 USC 1956", "18 USC 1957"),
    "premises": ("21 USC 856",),
    "weapons": ("18 USC 922", "18 USC 924"),
}
"""Fields of a count that speak of certain statutes only."""


def _count(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    if isinstance(record, Count) and record.objects:
        for name in ("substance", "quantity", "penalty"):
            if getattr(record, name) is not None:
                message = f"{name} on the count is the short form of objects: write one of them"
                yield source.problem("contradiction", (*path, name), message, key=True)
    if isinstance(record, Count) and _STATUTE.search(record.count):
        message = "a count's own number in the indictment, such as 1; the statute stands under `statute`"
        yield source.problem("measure", (*path, "count"), message, found=record.count)
    if isinstance(record, Count) and record.to_violate is not None and not record.has_object:
        message = (
            "only for a count under 21 USC 843(b), 846, 963 or 18 USC 2, 3, 4, 371, 1952, 1956(h): "
            "the offense that it was to violate, or is about"
        )
        yield source.problem("contradiction", (*path, "to_violate"), message, found=record.statute, key=True)
    if isinstance(record, Count):
        for name, sections in _OF_STATUTES.items():
            if getattr(record, name) is not None and not any(record.under(one) for one in sections):
                message = f"only for a count under {' or '.join(sections)}"
                yield source.problem("contradiction", (*path, name), message, found=record.statute, key=True)
    if isinstance(record, Count) and record.final_convictions is not None:
        stated = record.after_final_conviction
        if stated not in ("unknown", record.follows_final):
            message = f"after_final_conviction: {stated} says otherwise; write one of them"
            yield source.problem(
                "contradiction", (*path, "final_convictions"), message, found=str(record.final_convictions)
            )


def _authority(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    if isinstance(record, Authority) and record.by == record.over:
        yield source.problem("contradiction", (*path, "over"), "by and over name the same person", found=record.over)


def _history(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    """Check points that no sentence can carry, USSG §4A1.1, and a part above its whole."""
    if isinstance(record, Sentence) and record.points is not None and record.points > MOST_POINTS:
        message = f"a sentence carries 0 to {MOST_POINTS} points (§4A1.1(a)-(c))"
        yield source.problem("contradiction", (*path, "points"), message, found=str(record.points))
    if isinstance(record, Sentence):
        yield from _prior(source, path, record)
    if isinstance(record, CriminalHistory) and record.points is not None and record.one_point_total is not None:
        if record.one_point_total > record.points:
            message = f"the points of one-point sentences are a part of all points, {record.points}"
            yield source.problem(
                "contradiction", (*path, "one_point_total"), message, found=str(record.one_point_total)
            )


def _prior(source: Source, path: Path, record: Sentence) -> Iterator[Problem]:
    """Check what a prior sentence says twice, USSG §4A1.2(a)(4), (c)(1), (g)."""
    if record.court_martial is not None and record.court != "military":
        message = "only for a sentence of `court: military`"
        yield source.problem("contradiction", (*path, "court_martial"), message, found=record.court_martial)
    if record.not_yet_sentenced and record.imposed is not None:
        message = "nothing is imposed where not_yet_sentenced: yes; write one of them"
        yield source.problem("contradiction", (*path, "imposed"), message, found=str(record.imposed))
    if record.similar != "unknown" and record.minor != "c1":
        message = "only for an offense with `minor: c1`, whether it is similar to the instant one (§4A1.2(c)(1))"
        yield source.problem("contradiction", (*path, "similar"), message, found=record.similar)


def _treated_as_one(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    """Check that sentences treated as one (USSG §4A1.2(a)(2)) are one person's own, and all name the same first one."""
    if not isinstance(record, CriminalHistory):
        return
    leading = {sentence.id for sentence in record.sentences if sentence.single_with is None}
    for place, sentence in enumerate(record.sentences):
        if sentence.single_with is not None and sentence.single_with not in leading:
            message = "another sentence of the same person, which itself has no single_with: all name the first one"
            where = (*path, "sentences", place, "single_with")
            yield source.problem("contradiction", where, message, found=sentence.single_with)


def _departure(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    if isinstance(record, Departure):
        known = [value for value in (record.low, record.point, record.high) if value is not None]
        if known != sorted(known):
            yield source.problem("contradiction", path, "an estimate runs from low over point to high")
        for name in ("low", "point", "high"):
            value = getattr(record, name)
            if value is None:
                continue
            if record.unit == "share" and value > 1:
                message = 'a share from 0 to 1, such as "0.35"; or unit: months, or unit: levels'
                yield source.problem("contradiction", (*path, name), message, found=str(value))
            if record.unit == "levels" and value.denominator != 1:
                message = "a whole number of levels; or unit: share, or unit: months"
                yield source.problem("contradiction", (*path, name), message, found=str(float(value)))


def _payment(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    if isinstance(record, Payment) and record.from_ == record.to:
        message = "nobody pays or owes oneself: `from` is who pays or owes, `to` is who gets it"
        yield source.problem("contradiction", (*path, "to"), message, found=record.to)


def _contact(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    if isinstance(record, Contact) and record.between[0] == record.between[1]:
        yield source.problem("contradiction", (*path, "between"), "one end twice", found=record.between[0])


def _covers(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    if isinstance(record, Evidence) and record.covers and record.kind != "toll":
        message = "only toll records (kind: toll) cover a number: their silence on it says that there was no call"
        yield source.problem("contradiction", (*path, "covers"), message, found=f"kind: {record.kind}", key=True)


def _session(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    if isinstance(record, Session) and record.mode == "reverse" and record.admissions:
        message = (
            "in a reverse proffer the government speaks: list them in a session in which the client or counsel spoke "
            "(mode: attorney, in_person, written, safety_valve, grand_jury)"
        )
        yield source.problem("contradiction", (*path, "admissions"), message, found="mode: reverse", key=True)


def _report(source: Source, path: Path, record: Record) -> Iterator[Problem]:
    """Check that a note of a session says one thing only of an admission."""
    if not isinstance(record, Report):
        return
    for place, id in enumerate(record.not_said):
        if id in record.said or any(one.admission == id for one in record.said_differently):
            message = "the report lists it as said too: write it under one of said, not_said, said_differently"
            yield source.problem("contradiction", (*path, "not_said", place), message, found=id)
    for place, one in enumerate(record.said_differently):
        if one.admission in record.said:
            message = "the report lists it under said too: write it under one of said, not_said, said_differently"
            where = (*path, "said_differently", place, "admission")
            yield source.problem("contradiction", where, message, found=one.admission)


CHECKS: tuple[Check, ...] = (
    _dates,
    _membership,
    _person,
    _count,
    _authority,
    _history,
    _treated_as_one,
    _departure,
    _contact,
    _payment,
    _covers,
    _session,
    _report,
    events.event,
    events.measures,
    events.series,
)


def check_rules(source: Source, root: Record) -> Iterator[Problem]:
    """Yield every contradiction within one record of a file; a record that already has errors is left alone."""
    for path, record in walk(root):
        if source.touched and record.location in source.touched:
            continue
        for check in CHECKS:
            yield from check(source, path, record)
