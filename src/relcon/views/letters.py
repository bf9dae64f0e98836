"""The letter of every event for a defendant, as the page's script finds it: who answers, and for whom it is open."""

from __future__ import annotations

from collections.abc import Mapping

from relcon.event_words import OWN
from relcon.figures.encodings import Letter
from relcon.records.base import PositionName
from relcon.results.exposure import EventAnswer
from relcon.views.answered import Answered

EVERYTHING = "unprotected"
"""The world in which every admission counts."""


def answers_on(
    found: Answered, defendant: str, position: PositionName, world: str, *, all_events: bool = True
) -> Mapping[str, EventAnswer]:
    """Return the answer on each event, by id; without ``all_events`` only on those that touch the defendant."""
    answer = found.worlds[world].defendants[defendant].positions[position]
    rest = found.rest[answer.rest] if all_events and answer.rest is not None else {}
    return {**rest, **answer.events}


def letters_of(found: Answered, defendant: str, position: PositionName, world: str) -> dict[str, Letter]:
    """Return the letter of each event, in the order of the files.

    Parameters
    ----------
    found
        What was computed. Whether an event is contested depends on the positions that it has.
    defendant, position, world
        Whose, and where.
    """
    here = answers_on(found, defendant, position, world)
    others = [
        answers_on(found, defendant, other, world, all_events=False) for other in found.positions if other != position
    ]
    client = found.matter.proffer.client if found.matter.proffer is not None else None
    asked = defendant == client and EVERYTHING in found.worlds and defendant in found.worlds[EVERYTHING].defendants
    told = answers_on(found, defendant, position, EVERYTHING, all_events=False) if asked else {}
    return {id: _letter(here.get(id), [other.get(id) for other in others], told.get(id)) for id in found.index.events}


def ringed(found: Answered, defendant: str, position: PositionName, world: str) -> frozenset[str]:
    """Return the events whose letter is another than before anything was said."""
    if world == found.before or defendant not in found.worlds[found.before].defendants:
        return frozenset()
    before = letters_of(found, defendant, position, found.before)
    return frozenset(id for id, letter in letters_of(found, defendant, position, world).items() if letter != before[id])


def _letter(here: EventAnswer | None, others: list[EventAnswer | None], told: EventAnswer | None) -> Letter:
    if here is not None and here.in_:
        return "O" if OWN in here.basis else "J"
    if here is not None and here.open:
        return "?"
    if any(other is not None and (other.in_ or other.open) for other in others):
        return "C"
    return "P" if told is not None and told.in_ else "·"
