"""The oracle of joining and counting: one call after another, by the rules as they are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relcon.importing.calls.contacts import LISTED
from relcon.importing.calls.ends import Ends
from relcon.importing.calls.joined import joined
from relcon.importing.calls.many import Counted
from relcon.importing.calls.talk import Return, Talk
from relcon.importing.contacts import Contact, pair


def counted(talks: Sequence[Talk], returns: Sequence[Return], ends: Ends) -> list[Counted]:
    """Return what is counted between any two ends."""
    found: dict[tuple[str, str, str], Contact[tuple[int, int]]] = {}
    for call in joined(talks, returns):
        day, both = _ends(call[0], ends)
        if both[0] != both[1]:
            found.setdefault((*both, call[0].medium), Contact()).add(day, [(one.file, one.place) for one in call])
    return [(*key, one.first, one.last, one.count, _by_file(one.rows)) for key, one in sorted(found.items())]


def _ends(talk: Talk, ends: Ends) -> tuple[date, tuple[str, str]]:
    """Return the day of a call, and both ends, sorted: people, or numbers that nobody claims."""
    day = ends.day(talk.utc)
    return day, pair(ends.using(talk.from_, day), ends.using(talk.to, day))


def _by_file(rows: list[tuple[int, int]]) -> list[tuple[int, list[int], int]]:
    """Return of each file the first rows, and how many there are."""
    found: dict[int, list[int]] = {}
    for file, place in sorted(rows):
        found.setdefault(file, []).append(place)
    return [(file, places[:LISTED], len(places)) for file, places in found.items()]


def reasons(
    talks: Sequence[Talk], returns: Sequence[Return], ends: Ends, file: int, order: Sequence[int]
) -> dict[int, str]:
    """Return by row of a file what becomes of it: of each call that row is used which was imported first."""
    found = {}
    for call in joined(talks, returns):
        first = min(call, key=lambda one: (order[one.file], one.place))
        _, pair = _ends(call[0], ends)
        for one in call:
            if one.file == file:
                same = "same_person" if pair[0] == pair[1] else "used"
                found[one.place] = same if one is first else "other_leg"
    return found
