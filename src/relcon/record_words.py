"""Each record in a sentence that counsel reads: what it says, without reading anything into it."""

from __future__ import annotations

from collections.abc import Iterable

from relcon import words
from relcon.event_words import people as who_did_what
from relcon.event_words import what
from relcon.records.agreements import Agreement, Finding
from relcon.records.base import Record
from relcon.records.circumstances import Circumstance
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Contact, Function, Knowledge, Payment
from relcon.records.history import Sentence
from relcon.records.matter import Matter
from relcon.records.undertakings import Membership, Scope, Undertaking

TITLES = {
    "evidence": "Exhibit",
    "undertaking": "Joint activity",
    "membership": "What a member agreed to",
    "event": "Transaction",
    "knowledge": "Knowledge",
    "authority": "Authority",
    "function": "Function",
    "contact": "Contact",
    "payment": "Payment",
    "circumstance": "Circumstance",
    "agreement": "Plea agreement",
    "finding": "Finding",
    "sentence": "Prior sentence",
}
"""The kinds of records that a page lists, with their titles."""


def sentence(record: Record, matter: Matter) -> str:
    """Return what a record says, in a line."""
    match record:
        case Evidence():
            return record.title or record.kind.replace("_", " ")
        case Undertaking():
            return record.title + _listed(", about ", map(words.substance, record.substances))
        case Membership():
            undertaking = record.undertaking or next(
                (u.id for u in matter.undertakings.values() if record in u.members), ""
            )
            ended = f", ended by {record.ended_by}" if record.ended_by is not None else ""
            return f"{_name(record.person, matter)} agreed to {undertaking}: {_scope(record.scope, matter)}{ended}"
        case Event():
            done = who_did_what(record, matter)
            return what(record) + (f": {done}" if done else "")
        case Knowledge():
            how = record.how.replace("_", " ")
            teller = f" by {_name(record.told_by, matter)}" if record.told_by is not None else ""
            return f"{_name(record.person, matter)} knew of {_known(record, matter)} ({how}{teller})"
        case Authority():
            acts = ", ".join(act.replace("_", " ") for act in record.acts)
            over = f"{_name(record.by, matter)} over {_name(record.over, matter)}"
            return f"{over} in {record.undertaking}: {acts}"
        case Function():
            paid = f", paid by {record.pay.replace('_', ' ')}" if record.pay not in (None, "none") else ""
            return f"{_name(record.person, matter)} in {record.undertaking}: {record.function.replace('_', ' ')}{paid}"
        case Contact():
            one, other = (_name(end, matter) for end in record.between)
            return f"{one} and {other}: {record.count:,} by {record.medium}"
        case Payment():
            moved = f"{_name(record.from_, matter)} to {_name(record.to, matter)}"
            return f"{words.dollars(record.usd)} {record.kind}, {moved}"
        case Circumstance():
            by = _listed(", ", (_name(id, matter) for id in record.by))
            return f"{record.kind.replace('_', ' ')}{by}"
        case Agreement():
            return f"{_name(record.person, matter)} pleads to {', '.join(record.counts) or 'counts not stated'}"
        case Finding():
            about = f" on {record.about}" if record.about is not None else ""
            answer = f"{record.prong.replace('_', ' ')} {record.answer}, by {record.by}"
            return f"{_name(record.defendant, matter)}{about}: {answer}"
        case Sentence():
            return f"{record.offense} ({record.court}){f', {record.term}' if record.term else ''}"
    return ""


def date_of(record: Record) -> str:
    """Return a record's date or dates; empty where it has none."""
    match record:
        case Evidence() | Event() | Payment() | Circumstance() | Finding():
            return "" if record.date is None else str(record.date)
        case Knowledge():
            return f"since {record.since}" if record.since is not None else ""
        case Contact():
            return _spanned(record.first, record.last)
        case Membership() | Authority() | Function():
            return _spanned(record.from_, record.to)
        case Agreement():
            return "" if record.entered is None else str(record.entered)
        case Sentence():
            return "" if record.imposed is None else str(record.imposed)
    return ""


def people_of(record: Record, matter: Matter) -> tuple[str, ...]:
    """Return the ids of everybody whom a record names."""
    found: Iterable[str | None] = ()
    match record:
        case Evidence():
            found = (record.speaker,)
        case Undertaking():
            found = (member.person for member in record.members)
        case Knowledge():
            found = (record.person, record.of.person, record.told_by)
        case Membership() | Function() | Agreement():
            found = (record.person,)
        case Event():
            found = (part.person for part in record.participants)
        case Authority():
            found = (record.by, record.over)
        case Contact():
            found = record.between
        case Payment():
            found = (record.from_, record.to)
        case Circumstance():
            found = record.by
        case Finding():
            found = (record.defendant,)
        case Sentence():
            found = (_convicted(record, matter),)
    return tuple(dict.fromkeys(id for id in found if id in matter.people))  # type: ignore[misc]  # None is no key


def _convicted(record: Sentence, matter: Matter) -> str | None:
    for id, person in matter.defendants.items():
        history = person.defendant.criminal_history if person.defendant is not None else None
        if history is not None and record in history.sentences:
            return id
    return None


def _name(id: str, matter: Matter) -> str:
    found = matter.people.get(id)
    return found.name if found is not None else id


def _scope(scope: Scope, matter: Matter) -> str:
    if scope.kind == "whole":
        return "to the whole of it"
    if scope.kind == "open":
        return "nothing shows to what"
    limits = (
        _listed("only the events ", scope.events or ()),
        _listed("only ", map(words.substance, scope.substances or ())),
        f"at most {scope.per_event_max.text} at a time" if scope.per_event_max is not None else "",
        _listed("only with ", (_name(id, matter) for id in scope.with_ or ())),
        _listed("only at ", (matter.places[id].name if id in matter.places else id for id in scope.places or ())),
    )
    return "; ".join(limit for limit in limits if limit)


def _known(record: Knowledge, matter: Matter) -> str:
    of = record.of
    if of.person is not None:
        return _name(of.person, matter)
    amount = f", up to {record.up_to.text}" if record.up_to is not None else ""
    return f"{of.event or of.undertaking or of.circumstance or ''}{amount}"


def _listed(lead: str, items: Iterable[str]) -> str:
    joined = ", ".join(items)
    return f"{lead}{joined}" if joined else ""


def _spanned(first: When | None, last: When | None) -> str:
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return f"until {last}" if first is None else f"from {first}"
    return f"{first} to {last}" if first.first == first.last else f"{first}, until {last}"
