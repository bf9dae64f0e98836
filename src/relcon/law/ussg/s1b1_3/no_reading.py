"""Readings that a position lacks, and a narrow one that nobody in particular asserts: neither lowers it silently.

Two readings of one thing are two records: two memberships of one person, or two events on one lot. Where every one is
asserted by others only, the position has none, nothing holds there, and it is said. Source: USSG §6A1.3; §1B1.3 n.3(B);
design semantics §2, *No reading of its own*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.law.positions.options import title
from relcon.law.record_index import RecordIndex
from relcon.law.ussg.s6a1_3 import asserts
from relcon.records.base import Fact, PositionName
from relcon.records.events import Event
from relcon.records.undertakings import Membership

LISTED = 6
"""How many records are listed by id in a sentence; the rest are counted."""


def without_reading(index: RecordIndex, defendant: str, position: PositionName) -> tuple[tuple[str, ...], ...]:
    """Return each thing of which every reading is asserted by other positions only: the ids of its records.

    Admissions and leads are left out: whether they count is a world's question.
    """
    groups: list[Sequence[Membership | Event]] = [
        *_memberships(index, defendant).values(),
        *_events(index, defendant).values(),
    ]
    return tuple(
        tuple(record.id for record in group)
        for group in groups
        if not any(asserts(record, position, defendant) for record in group)
    )


def said_of(index: RecordIndex, ids: Sequence[str], position: PositionName) -> str:
    """Say that a position has no reading of something, and who has."""
    who = dict.fromkeys(voice for id in ids for voice in _asserting(index, id))
    name = title(position).split(" (", maxsplit=1)[0]
    return f"the {name} has no reading of {', '.join(ids)}: asserted by {', '.join(who)} only, nothing of it holds here"


def _asserting(index: RecordIndex, id: str) -> tuple[str, ...]:
    record = index.matter.by_id(id)
    return record.asserted_by if isinstance(record, Fact) else ()


def resting_scopes(index: RecordIndex, defendant: str) -> Iterator[Membership]:
    """Yield the memberships whose limits bind a government that nobody has given a reading.

    All of the person's readings that the government holds are asserted by nobody in particular, and each has limits.
    A finding of the scope that binds the government is its reading.
    """
    found = {
        finding.about
        for finding in index.findings_for.get(defendant, ())
        if finding.prong in ("scope", "all") and "government" in finding.binds
    }
    for (_, undertaking), group in _memberships(index, defendant).items():
        held = [member for member in group if asserts(member, "government", defendant)]
        narrow = all(not member.asserted_by and member.scope.kind == "limits" for member in held)
        if narrow and not found & {undertaking, *(member.id for member in held)}:
            yield from (member for member in held if "government" not in member.disputed_by)


def said_of_scope(member: Membership, kept_out: Sequence[str] = ()) -> str:
    """Say that the ceiling rests on a scope, and what it keeps out."""
    more = f" and {len(kept_out) - LISTED} more" if len(kept_out) > LISTED else ""
    out = f"; it keeps out {', '.join(kept_out[:LISTED])}{more}" if kept_out else ""
    return f"the ceiling rests on this scope: {member.id}, which nobody asserts in particular{out}"


def _memberships(index: RecordIndex, defendant: str) -> dict[tuple[str, str], list[Membership]]:
    groups: dict[tuple[str, str], list[Membership]] = {}
    for (person, undertaking), members in index.memberships_of.items():
        recorded = [member for member in members if member.id not in index.origin]
        if person == defendant and recorded:
            groups[person, undertaking] = recorded
    return groups


def _events(index: RecordIndex, defendant: str) -> dict[str, list[Event]]:
    groups: dict[str, list[Event]] = {}
    touching = index.touching(defendant)
    for id, event in index.events.items():
        if id in touching and id not in index.origin and concerns(event, defendant, index):
            groups.setdefault(event.lot or f"event {id}", []).append(event)
    return groups


def concerns(event: Event, defendant: str, index: RecordIndex) -> bool:
    """Whether an event names the defendant or an undertaking in which a membership of the defendant is recorded."""
    named = any(entry.person == defendant for entry in event.participants)
    return named or any((defendant, undertaking) in index.memberships_of for undertaking in event.undertaking)
