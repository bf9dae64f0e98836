"""Weights to look at: what was tested in part."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import Note, all_events, note
from relcon.law.ussg.s2d1_1.carried_over import carried_over
from relcon.records.matter import Matter


def samples(matter: Matter) -> Iterator[Note]:
    """Yield the events of which some units were tested, with the arithmetic, §2D1.1 n.5."""
    for event in all_events(matter):
        if event.tested is not None and event.tested.units < event.tested.of:
            yield note("carried_over", event.id, event.location, carried_over(event, event.tested))
