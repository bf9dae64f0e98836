"""Readings that a position lacks, and scopes that bind a ceiling which nobody drew so: with what is lost by it.

What is lost is found by asking again of the same records as if the reading were there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from relcon.checking.note import Note, name, note
from relcon.checking.reached import Reached, reached
from relcon.law.positions.options import POSITIONS, title
from relcon.law.record_index import RecordIndex
from relcon.law.ussg.s1b1_3.no_reading import LISTED, resting_scopes, without_reading
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import voices
from relcon.records.base import PositionName
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.records.undertakings import Membership, Scope, Undertaking

SCOPE: Final = "scope"
"""The field of a membership on which a Ceiling rests."""


def readings_missing(matter: Matter) -> Iterator[Note]:
    """Yield what a position has no reading of, and the scopes on which the ceiling rests though nobody asserts them."""
    index = RecordIndex.of(matter)
    lacking = _lacking(index)
    resting = [(member, who) for who in matter.defendants for member in resting_scopes(index, who)]
    if not lacking and not resting:
        return
    given = {id for ids in lacking for id in ids}
    lost = _Lost(index, Reached(index), reached(_given(matter, given, {member.id for member, _ in resting})))
    for ids, where in lacking.items():
        record = index.fact(ids[0])
        if isinstance(record, Membership):
            for position in where:
                yield note("no_reading", record.id, record.location, _no_membership(lost, ids, record, position))
        else:
            yield note("no_reading", record.id, record.location, _no_event(lost, ids, list(where)))
    for member, who in resting:
        kept = lost.of(who, "government", member.undertaking)
        if kept:
            text = (
                f"the ceiling rests on this scope, which nobody asserts in particular: it keeps {_listed(kept)} out of "
                f"it for {name(matter, who)}. If the government claims more, write its reading as a second membership "
                "(asserted_by: [government])"
            )
            yield note("no_reading", member.id, member.location, text, field=SCOPE)


Lacking = dict[tuple[str, ...], dict[PositionName, None]]


def _lacking(index: RecordIndex) -> Lacking:
    """Return the groups of records, by id, that some positions neither read nor dispute, with these."""
    found: Lacking = {}
    for defendant in index.matter.defendants:
        for position in POSITIONS:
            for ids in without_reading(index, defendant, position):
                records = [index.fact(id) for id in ids]
                if not all(voices(position, defendant) & set(one.disputed_by) for one in records):
                    found.setdefault(ids, {})[position] = None
    return found


@dataclass(frozen=True)
class _Lost:
    """What would reach a defendant if the readings were there, and does not."""

    index: RecordIndex
    now: Reached
    then: Reached

    def of(self, defendant: str, position: PositionName, undertaking: str | None) -> list[str]:
        """Return the events, with their weights, and the circumstances of an undertaking that a position loses."""
        ids = self.then.by(defendant, position) - self.now.by(defendant, position)
        records: Mapping[str, Event | Circumstance] = {**self.index.events, **self.index.circumstances}
        return [
            self.named(id)
            for id, record in records.items()
            if id in ids and (not record.undertaking or undertaking in record.undertaking)
        ]

    def named(self, id: str) -> str:
        """Return a record with its weight."""
        event = self.index.events.get(id)
        if event is None:
            return id
        quantity = event_quantity(event)
        return f"{id} ({quantity.text if quantity is not None and quantity.known else 'quantity unknown'})"


def _no_membership(lost: _Lost, ids: Sequence[str], record: Membership, position: PositionName) -> str:
    who, left = name(lost.index.matter, record.person), lost.of(record.person, position, record.undertaking)
    what = f"{_listed(left)} left out there" if left else "nothing that others did in it counts"
    return (
        f"{_asserted(lost.index, ids)}: for the {_title(position)}, {who} belongs to no {record.undertaking}: {what}. "
        f"Write its own reading (asserted_by: [{position}]), or add {position} to one"
    )


def _no_event(lost: _Lost, ids: Sequence[str], positions: Sequence[PositionName]) -> str:
    return (
        f"{_asserted(lost.index, ids)}: {_listed([lost.named(id) for id in ids])} left out for {_titles(positions)}. "
        f"{_write(positions)}"
    )


def without_any_reading(matter: Matter) -> Iterator[Note]:
    """Yield the circumstances and undertakings of which some positions have no reading: only others assert them."""
    records: list[Circumstance | Undertaking] = [*matter.undertakings.values(), *matter.circumstances.values()]
    for record in records:
        if not record.asserted_by:
            continue
        given = {"defense" if one in matter.people else one for one in record.asserted_by}
        lacking = [one for one in POSITIONS if one not in given and one not in record.disputed_by]
        if lacking:
            what = "nothing of it holds" if isinstance(record, Undertaking) else "it adds nothing"
            by = ", ".join(record.asserted_by)
            text = f"asserted by {by} only: {what} for {_titles(lacking)}. {_write(lacking)}"
            yield note("no_reading", record.id, record.location, text)


def _write(positions: Sequence[PositionName]) -> str:
    listed = ", ".join(positions)
    return f"Add {listed} to asserted_by, write another reading, or say that it is denied: disputed_by: [{listed}]"


def _asserted(index: RecordIndex, ids: Sequence[str]) -> str:
    who = ", ".join(dict.fromkeys(voice for id in ids for voice in index.fact(id).asserted_by))
    return f"{' and '.join(ids)} asserted by {who} only" if len(ids) > 1 else f"asserted by {who} only"


def _title(position: PositionName) -> str:
    return title(position).partition(" (")[0]


def _titles(positions: Sequence[PositionName]) -> str:
    return " and ".join(f"the {_title(one)}" for one in positions)


def _listed(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
    return f"{', '.join(ids[:LISTED])}{more}"


def claimed_whole(matter: Matter, member: str) -> Matter:
    """Return the matter as if a scope that nobody asserts in particular were the whole undertaking."""
    return _given(matter, set(), {member})


def _given(matter: Matter, asserted: set[str], whole: set[str]) -> Matter:
    """Return the matter as if everybody asserted some records, and some scopes were the whole undertaking."""

    def member(one: Membership) -> Membership:
        if one.id in whole:
            return one.model_copy(update={"scope": Scope(kind="whole")})
        return one.model_copy(update={"asserted_by": ()}) if one.id in asserted else one

    undertakings = tuple(
        one.model_copy(update={"members": tuple(map(member, one.members))}) for one in matter.case.undertakings
    )
    events = tuple(
        one.model_copy(update={"asserted_by": ()}) if one.id in asserted else one for one in matter.case.events
    )
    return replace(matter, case=matter.case.model_copy(update={"undertakings": undertakings, "events": events}))
