"""Dates that cannot be, or hardly: a table of rules, each of a day that comes first and one that comes later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from relcon.checking.dated import AHEAD, ERA, GUIDELINES, Days, dates, plausible
from relcon.checking.note import Note, all_events, name, note
from relcon.engine.which_edition import sentencing_date
from relcon.law.tables import NEWEST, edition_date
from relcon.records.base import Location
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.matter import Matter
from relcon.records.undertakings import Membership

EXHIBIT_YEARS: Final = 10
"""Years before an event in which an exhibit of it may be dated: a threshold of the house, no rule of law."""
LOOKS_BACK: Final = frozenset(
    {"lab_report", "seizure", "controlled_buy", "surveillance", "statement", "testimony", "plea_agreement", "photo"}
)
"""Kinds of evidence that show what was; a call, a message or a ledger may speak of what is to come."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two days of one record, the first of which is not to be after the second; an unknown one is never wrong."""

    record: str
    location: Location | None
    first: date | None
    second: date | None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said where the first day is more than ``years`` after the second."""

    pairs: Callable[[Matter, Days], Iterator[Pair]]
    says: str
    years: int = 0


def _header(matter: Matter, _: Days) -> Iterator[Pair]:
    header = matter.case.case
    if header is not None:
        yield Pair("case", header.location, header.offense_ended, _under_the_guidelines(header.sentencing_date))


def _sentenced(matter: Matter, days: Days) -> Iterator[Pair]:
    header = matter.case.case
    wrong = header is not None and _late(header.offense_ended, header.sentencing_date)
    for id, person in matter.defendants.items():
        own = person.defendant is not None and person.defendant.sentencing_date is not None
        if own or not wrong:
            day = _under_the_guidelines(sentencing_date(matter, id))
            yield Pair(id, person.location, days.ends.get(id), day)


def _under_the_guidelines(day: date | None) -> date | None:
    return day if day is not None and day >= GUIDELINES else None


def _far_ahead(matter: Matter, days: Days) -> Iterator[Pair]:
    ends = max(days.ends.values(), default=None)
    since, what = (ends, "the offense ended") if ends is not None else (edition_date(NEWEST), "the newest Manual")
    for record, location, day in _sentencings(matter):
        yield Pair(record, location, day, since, what)


def _before_the_guidelines(matter: Matter, _: Days) -> Iterator[Pair]:
    for record, location, day in _sentencings(matter):
        yield Pair(record, location, GUIDELINES, day)


def _sentencings(matter: Matter) -> Iterator[tuple[str, Location | None, date | None]]:
    """Yield each day of sentencing that is written, once."""
    header = matter.case.case
    if header is not None:
        yield "case", header.location, header.sentencing_date
    for id, person in matter.defendants.items():
        if person.defendant is not None:
            yield id, person.location, person.defendant.sentencing_date


def _offense(matter: Matter, days: Days) -> Iterator[Pair]:
    header = matter.case.case
    if header is not None:
        yield Pair("case", header.location, min(days.begins.values(), default=None), header.offense_ended)


def _known_since(matter: Matter, _: Days) -> Iterator[Pair]:
    for exhibit in matter.evidence.values():
        first = exhibit.date.first if exhibit.date is not None else None
        yield Pair(exhibit.id, exhibit.location, first, exhibit.known_since)


def _shown(matter: Matter) -> Iterator[tuple[Event | Circumstance, list[Evidence]]]:
    records: list[Event | Circumstance] = [*matter.events.values(), *matter.circumstances.values()]
    for record in records:
        yield record, [matter.evidence[id] for id in record.evidence if id in matter.evidence]


def _old_exhibits(matter: Matter, _: Days) -> Iterator[Pair]:
    for record, exhibits in _shown(matter):
        for exhibit in exhibits:
            last = exhibit.date.last if exhibit.date is not None else None
            yield Pair(exhibit.id, exhibit.location, record.date.first, last, f"{record.id}, which it shows")


def _looking_back(matter: Matter, _: Days) -> Iterator[Pair]:
    for record, exhibits in _shown(matter):
        for exhibit in exhibits:
            last = exhibit.date.last if exhibit.date is not None else None
            if exhibit.kind in LOOKS_BACK and not _late(record.date.first, last, EXHIBIT_YEARS):
                yield Pair(record.id, record.location, record.date.first, last, f"{exhibit.id} ({exhibit.kind})")


def _not_shown_whole(matter: Matter, _: Days) -> Iterator[Pair]:
    for record, exhibits in _shown(matter):
        lasts = [one.date.last for one in exhibits if one.date is not None and one.kind in LOOKS_BACK]
        known = [day for day in lasts if day is not None]
        if exhibits and len(known) == len(exhibits) and record.date.first is not None:
            if max(known) >= record.date.first:
                yield Pair(record.id, record.location, record.date.last, max(known))


def _sessions(matter: Matter, days: Days) -> Iterator[Pair]:
    for session in matter.sessions.values():
        yield Pair(session.id, session.location, _begins(matter, days), session.date)


def _letters(matter: Matter, days: Days) -> Iterator[Pair]:
    for letter in matter.letters.values():
        yield Pair(letter.id, letter.location, _begins(matter, days), letter.entered)


def _begins(matter: Matter, days: Days) -> date | None:
    return days.begins.get(matter.proffer.client) if matter.proffer is not None else None


def _entered(matter: Matter, _: Days) -> Iterator[Pair]:
    for session in matter.sessions.values():
        letter = matter.letters.get(session.letter or "")
        if letter is not None:
            yield Pair(session.id, session.location, letter.entered, session.date, letter.id)


def _told(matter: Matter, _: Days) -> Iterator[Pair]:
    for session in matter.sessions.values():
        for id in session.admissions:
            facts = matter.admissions[id].facts
            records: list[Event | Circumstance] = [*facts.events, *facts.circumstances]
            for record in records:
                yield Pair(record.id, record.location, record.date.first, session.date, f"{session.id} with {id}")


def _joined_after_flipping(matter: Matter, _: Days) -> Iterator[Pair]:
    for member in matter.members.values():
        person = matter.people[member.person]
        if person.flipped is not None and member.from_ is not None:
            yield Pair(member.id, member.location, member.from_.first, person.flipped.last, person.name)


def _stings(matter: Matter, _: Days) -> Iterator[Pair]:
    for event in matter.events.values():
        if event.sting is None:
            continue
        people = [matter.people[part.person] for part in event.participants]
        if not any(one.status == "undercover" for one in people):
            for one in people:
                if one.flipped is not None:
                    yield Pair(one.id, one.location, one.flipped.first, event.date.last, event.id)


def _committed(matter: Matter, _: Days) -> Iterator[Pair]:
    for sentence in matter.sentences.values():
        if sentence.committed is not None and sentence.imposed is not None:
            yield Pair(sentence.id, sentence.location, sentence.committed.first, sentence.imposed.last)


def _released(matter: Matter, _: Days) -> Iterator[Pair]:
    for sentence in matter.sentences.values():
        if sentence.imposed is not None and sentence.released is not None:
            yield Pair(sentence.id, sentence.location, sentence.imposed.first, sentence.released.last)


def _notices(matter: Matter, _: Days) -> Iterator[Pair]:
    for id, person in matter.defendants.items():
        for count in person.defendant.counts if person.defendant is not None else ():
            if count.notice_851 is not None and count.dates is not None:
                yield Pair(id, person.location, count.dates.first, count.notice_851.filed, f"count {count.count}")


def _pleas(matter: Matter, days: Days) -> Iterator[Pair]:
    for plea in matter.agreements.values():
        yield Pair(plea.id, plea.location, days.begins.get(plea.person), plea.entered)


def _findings(matter: Matter, days: Days) -> Iterator[Pair]:
    for finding in matter.findings.values():
        yield Pair(finding.id, finding.location, days.begins.get(finding.defendant), finding.date)


def _arrests(matter: Matter) -> Iterator[tuple[Membership, date]]:
    for member in matter.members.values():
        if member.ended_by == "arrest" and member.to is not None and member.to.last is not None:
            yield member, member.to.last


def _acts_after_arrest(matter: Matter, _: Days) -> Iterator[Pair]:
    for member, day in _arrests(matter):
        who = f"{name(matter, member.person)} ({member.id})"
        for event in all_events(matter):
            if any(part.person == member.person and part.knowing != "no" for part in event.participants):
                yield Pair(event.id, event.location, event.date.first, day, who)


def _joined_after_arrest(matter: Matter, _: Days) -> Iterator[Pair]:
    for member, day in _arrests(matter):
        for other in matter.members.values():
            if other.person == member.person and other.from_ is not None:
                who = f"{name(matter, member.person)} ({member.id})"
                yield Pair(other.id, other.location, other.from_.first, day, who)


RULES: Final = (
    Rule(_header, "`sentencing_date` {second} is before the offense ended ({first})"),
    Rule(_sentenced, "sentenced on {second}, before the offense ended ({first})"),
    Rule(_far_ahead, "`sentencing_date` {first} is more than {years} years after {about} ({second})", AHEAD),
    Rule(_before_the_guidelines, "`sentencing_date` {second} is before {first}, when the Guidelines took effect"),
    Rule(_offense, "`offense_ended` {second} is before the first count or event begins ({first})"),
    Rule(_known_since, "`known_since` {second} is before the exhibit's own date ({first})"),
    Rule(_old_exhibits, "dated {second}, more than {years} years before {about} ({first})", EXHIBIT_YEARS),
    Rule(_looking_back, "of {first}, and cited to {about} of {second}, which was made before it"),
    Rule(_not_shown_whole, "lasts to {first}; every exhibit cited for it ends by {second}, and shows nothing later"),
    Rule(_sessions, "a session on {second}, before the offense began ({first})"),
    Rule(_letters, "entered on {second}, before the offense began ({first})"),
    Rule(_entered, "on {second}, before its letter {about} was entered ({first}): the letter does not protect it yet"),
    Rule(_told, "of {first}, but told in session {about} on {second}, before it happened"),
    Rule(_joined_after_flipping, "{about} joins on {first}, after changing sides ({second}): no member from then on"),
    Rule(
        _stings, "`flipped` {first} is after the controlled deal {about} ({second}): on whose side was the deal made?"
    ),
    Rule(_committed, "imposed on {second}, before it was committed ({first})"),
    Rule(_released, "released on {second}, before it was imposed ({first})"),
    Rule(_notices, "the notice under 21 USC 851 is filed on {second}, before {about} begins ({first})"),
    Rule(_pleas, "entered on {second}, before the offense began ({first})"),
    Rule(_findings, "dated {second}, before the offense began ({first})"),
    Rule(_acts_after_arrest, "of {first}, after the arrest of {second} that ended the part of {about}"),
    Rule(_joined_after_arrest, "joins on {first}, after the arrest of {second} that ended the part of {about}"),
)
"""``first`` and ``second`` are the days of a `Pair`, ``about`` what else it names."""


def impossible_dates(matter: Matter) -> Iterator[Note]:
    """Yield dates of years that cannot be, dates after the sentencing, and the pairs that a rule finds out of order."""
    days = Days(matter)
    yield from _outside(matter, days)
    for rule in RULES:
        said = set()
        for pair in rule.pairs(matter, days):
            if _late(pair.first, pair.second, rule.years):
                text = rule.says.format(first=pair.first, second=pair.second, about=pair.about, years=rule.years)
                if (pair.record, text) not in said:
                    said.add((pair.record, text))
                    yield note("impossible_date", pair.record, pair.location, text)


def _late(first: date | None, second: date | None, years: int = 0) -> bool:
    """Whether a day is more than some years after another; one of a year that cannot be is said of itself."""
    if first is None or second is None or not (plausible(first) and plausible(second)):
        return False
    return (first.year - years, first.month, first.day) > (second.year, second.month, second.day)


FREE: Final = frozenset({"sentencing_date", "offense_ended", "released"})
"""Fields that may lie after the sentencing, or that rules of their own hold against it."""


def _outside(matter: Matter, days: Days) -> Iterator[Note]:
    for one in dates(matter):
        first, last, limit = one.when.first, one.when.last, days.limit(one.person)
        if first is None or last is None:
            continue
        if not plausible(first) or not plausible(last):
            text = f"{one.field} {one.when}: no year of a matter (from {ERA[0]} to {ERA[1]})"
        elif first > (limit or days.horizon) and one.name not in FREE:
            after = f"the sentencing ({limit})" if limit is not None else f"{days.horizon}, later than any sentencing"
            rule_35 = one.record in matter.sessions or one.record in matter.letters
            hint = "; right only where a motion under Rule 35(b) is in view" if rule_35 else ""
            text = f"{one.field} {one.when} is after {after}{hint}"
        else:
            continue
        yield note("impossible_date", one.record, one.location, text)
