"""Records of roles that contradict one another: of strangers, of two over each other, of two primary functions."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import Note, name, note, recorded, shared_voices
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.facts import Authority, Function
from relcon.records.matter import Matter
from relcon.records.undertakings import Membership


def strangers(matter: Matter) -> Iterator[Note]:
    """Yield functions in an undertaking, and authority there, of one who is no member and takes part in none of it."""
    known = {(member.person, member.undertaking) for member in recorded(matter, Membership)}
    for event in recorded(matter, Event):
        known |= {(part.person, id) for id in event.undertaking for part in event.participants}
    said: list[tuple[Authority | Function, str]] = [(one, one.person) for one in recorded(matter, Function)]
    said += [(one, one.by) for one in recorded(matter, Authority)]
    for record, person in said:
        if (person, record.undertaking) not in known:
            text = (
                f"{name(matter, person)} is no member of {record.undertaking} and takes part in no event of it: is "
                "another person or undertaking meant?"
            )
            yield note("contradiction", record.id, record.location, text)


def over_each_other(matter: Matter) -> Iterator[Note]:
    """Yield authority of one over another who is over the first at the same time, where one position holds both."""
    seen: dict[tuple[str, str, str], list[Authority]] = {}
    for record in recorded(matter, Authority):
        for other in seen.get((record.undertaking, record.over, record.by), ()):
            if shared_voices(record, other) and _at_once(record, other):
                text = (
                    f"{name(matter, record.by)} over {name(matter, record.over)}, and {other.id} has it the other way "
                    "round at the same time: are `by` and `over` exchanged in one of them?"
                )
                yield note("contradiction", record.id, record.location, text)
                break
        seen.setdefault((record.undertaking, record.by, record.over), []).append(record)


def two_primary_functions(matter: Matter) -> Iterator[Note]:
    """Yield a person's second primary function in an undertaking at the same time, where one position holds both."""
    seen: dict[tuple[str, str], list[Function]] = {}
    for record in recorded(matter, Function):
        if record.primary != "yes":
            continue
        before = seen.setdefault((record.person, record.undertaking), [])
        for other in before:
            if shared_voices(record, other) and _at_once(record, other):
                text = (
                    f"primary: {record.function}, and {other.id} says primary: {other.function} of "
                    f"{name(matter, record.person)} at the same time: one is primary, or say who asserts which"
                )
                yield note("contradiction", record.id, record.location, text)
                break
        before.append(record)


def _at_once(one: Authority | Function, other: Authority | Function) -> bool:
    return not _before(one.to, other.from_) and not _before(other.to, one.from_)


def _before(end: When | None, start: When | None) -> bool:
    ends, starts = end.last if end is not None else None, start.first if start is not None else None
    return ends is not None and starts is not None and ends < starts
