"""The letter of every event for a defendant, as the page's script finds it: who answers, and for whom it is open."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from typing import Final

from relcon.event_words import OWN
from relcon.figures.encodings import Letter
from relcon.records.base import PositionName
from relcon.results.exposure import EventAnswer
from relcon.views.answered import Answered

OUT: Final = "·"
EVERYTHING: Final = "unprotected"
"""The world in which every admission counts."""


def answers_on(found: Answered, defendant: str, position: PositionName, world: str) -> Mapping[str, EventAnswer]:
    """Return the answer on each event, by id, also on those that do not touch the defendant."""
    answer = found.worlds[world].defendants[defendant].positions[position]
    return ChainMap(answer.events, dict(found.rest[answer.rest] if answer.rest is not None else {}))


def letters_of(
    found: Answered, defendant: str, position: PositionName, world: str, *, settled: bool = False
) -> Mapping[str, Letter]:
    """Return the letter of each event that has one, in the order of the files; every other event is out.

    Parameters
    ----------
    found
        What was computed. Whether an event is contested depends on the positions that it has.
    defendant, position, world
        Whose, and where.
    settled
        Whether only what counts has a letter: for who may not know of other readings.
    """
    here = _touching(found, defendant, position, world)
    if settled:
        return {id: _counted(one) for id, one in here.items() if one.in_}
    others = [_touching(found, defendant, other, world) for other in found.positions if other != position]
    client = found.matter.proffer.client if found.matter.proffer is not None else None
    asked = defendant == client and EVERYTHING in found.worlds and defendant in found.worlds[EVERYTHING].defendants
    told = _touching(found, defendant, position, EVERYTHING) if asked else {}
    touched = {id for answers in (here, *others, told) for id in answers}
    letters = {
        id: _letter(here.get(id), [other.get(id) for other in others], told.get(id))
        for id in found.index.events
        if id in touched
    }
    return {id: letter for id, letter in letters.items() if letter != OUT}


def ringed(found: Answered, defendant: str, position: PositionName, world: str) -> frozenset[str]:
    """Return the events whose letter is another than before anything was said."""
    if world == found.before or defendant not in found.worlds[found.before].defendants:
        return frozenset()
    before = letters_of(found, defendant, position, found.before)
    here = letters_of(found, defendant, position, world)
    return frozenset(id for id in {**before, **here} if before.get(id) != here.get(id))


def _touching(found: Answered, defendant: str, position: PositionName, world: str) -> Mapping[str, EventAnswer]:
    return found.worlds[world].defendants[defendant].positions[position].events


def _letter(here: EventAnswer | None, others: list[EventAnswer | None], told: EventAnswer | None) -> Letter:
    if here is not None and here.in_:
        return _counted(here)
    if here is not None and here.open:
        return "?"
    if any(other is not None and (other.in_ or other.open) for other in others):
        return "C"
    return "P" if told is not None and told.in_ else OUT


def _counted(here: EventAnswer) -> Letter:
    return "O" if OWN in here.basis else "J"
