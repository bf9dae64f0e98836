"""Quantities found or stipulated, far from what the events state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relcon.checking.note import Note, note
from relcon.checking.parts import all_of
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.records.agreements import Finding
from relcon.records.base import Fact
from relcon.records.customs import MICRO, Dimension
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity

# House thresholds for pointing at a finding, no rules of law.
FAR_ABOVE = 2
"""So many times what the records state."""
FAR_ABOVE_SOME = 20
"""So many times what they state where one of them states no weight."""
FAR_BELOW = 100
"""Less than what the records state, divided by so many."""


def findings_out_of_line(matter: Matter) -> Iterator[Note]:
    """Yield findings and stipulations of a quantity far from what the events state."""
    for finding in matter.findings.values():
        found = finding.answer.quantity
        if finding.prong != "quantity" or found is None or not found.low:
            continue
        event = matter.events.get(finding.about or "")
        stated = _of_event(event) if event is not None else _of_all(matter, finding.about or "")
        yield from _far(finding.id, finding, f"{found.text} found", found, stated, finding.about or "")
    for agreement in matter.agreements.values():
        terms = agreement.stipulates
        for substance, quantity in terms.quantity.items() if terms is not None else ():
            said = f"{quantity.text} stipulated"
            yield from _far(agreement.id, agreement, said, quantity, _of_all(matter, substance), substance)


@dataclass(frozen=True)
class _Stated:
    """What events state at most, in millionths, and whether all of them state it."""

    whole: int
    dimension: Dimension | None
    all_known: bool = True


def _of_event(event: Event) -> _Stated | None:
    each = event_quantity(event)
    whole = all_of(event, each) if each is not None else None
    return _Stated(whole, each.dimension) if each is not None and whole is not None else None


def _of_all(matter: Matter, substance: str) -> _Stated | None:
    """Return what all events of a substance state together; None where they are measured in several ways."""
    stated = [_of_event(event) for event in matter.events.values() if event.substance == substance]
    known = [one for one in stated if one is not None]
    if len({one.dimension for one in known}) != 1:
        return None
    return _Stated(sum(one.whole for one in known), known[0].dimension, len(known) == len(stated))


def _far(
    id: str, record: Finding | Fact, said: str, found: Quantity, stated: _Stated | None, about: str
) -> Iterator[Note]:
    if stated is None or not found.low or not found.high or found.dimension != stated.dimension or not stated.whole:
        return
    above = FAR_ABOVE if stated.all_known else FAR_ABOVE_SOME
    if found.low > stated.whole * above or (stated.all_known and found.high * FAR_BELOW < stated.whole):
        unit = "g" if stated.dimension == "mass" else stated.dimension
        some = "" if stated.all_known else ", and some is unknown"
        text = (
            f"{said} of {about}, of which the events state {stated.whole / MICRO:,.6g} {unit}{some}: is the unit right?"
        )
        yield note("weight", id, record.location, text)
