"""Readings that a position lacks, a ceiling that rests on a narrow scope, and quantities that a stipulation pins."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.facts import name
from relcon.checking.note import Note, note
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.ussg.s1b1_3.no_reading import LISTED, resting_scopes, said_of, said_of_scope, without_reading
from relcon.records.base import Fact
from relcon.records.matter import Matter

_SECOND = "If the government claims more, write its reading as a second membership (asserted_by: [government])"


def readings_missing(matter: Matter) -> Iterator[Note]:
    """Yield what a position has no reading of, and the scopes on which the ceiling rests though nobody asserts them."""
    index = RecordIndex.of(matter)
    seen: set[tuple[str, ...]] = set()
    for defendant in matter.defendants:
        for position in POSITIONS:
            for ids in without_reading(index, defendant, position):
                if (position, *ids) not in seen:
                    seen.add((position, *ids))
                    yield _on(matter, ids[0], said_of(index, ids, position))
        for member in resting_scopes(index, defendant):
            yield _on(matter, member.id, f"{said_of_scope(member)}. {_SECOND}")


def _on(matter: Matter, id: str, text: str) -> Note:
    record = matter.by_id(id)
    return note("no_reading", id, record.location if isinstance(record, Fact) else None, text)


def _listed(ids: list[str]) -> str:
    more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
    return f"{', '.join(ids[:LISTED])}{more}" if ids else "none"


def stipulated_quantities(matter: Matter) -> Iterator[Note]:
    """Yield quantities that a finding by stipulation, or a plea agreement, puts in the place of what events show."""
    for finding in matter.findings.values():
        if finding.by == "stipulation" and finding.prong == "quantity":
            event = matter.events.get(finding.about or "")
            shown = (
                f"the event states {event.quantity.text}" if event is not None and event.quantity is not None else ""
            )
            others = [one.id for one in matter.events.values() if one.substance == finding.about]
            shown = shown or f"events of it: {_listed(others)}"
            whose = name(matter, finding.defendant)
            text = (
                f"{finding.answer} is stipulated for {whose} of {finding.about}, in each position that it binds, "
                f"whatever the events show ({shown}); it does not bind the court (§6B1.4(d))"
            )
            yield note("stipulated", finding.id, finding.location, text)
    for agreement in matter.agreements.values():
        terms = agreement.stipulates
        for substance, quantity in terms.quantity.items() if terms is not None else ():
            others = [one.id for one in matter.events.values() if one.substance == substance]
            text = (
                f"{quantity.text} of {substance} is stipulated for {name(matter, agreement.person)}: it counts in "
                f"the world `agreed`, whatever the events show ({_listed(others)}); it does not bind the "
                "court (§6B1.4(d))"
            )
            yield note("stipulated", agreement.id, agreement.location, text)
