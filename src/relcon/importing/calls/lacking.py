"""Calls that a wire has and call records of the same day lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from relcon.importing.calls.ends import Ends
from relcon.importing.calls.kept import Kept, kept
from relcon.importing.calls.many import Joined
from relcon.importing.calls.talk import SOURCES
from relcon.importing.calls.talks import CALL, Talks
from relcon.importing.people import People

if TYPE_CHECKING:
    from relcon.importing.settings import Settings
    from relcon.importing.store import StoredFile
    from relcon.records.matter import Matter

Pair = tuple[str, str]


@dataclass(frozen=True)
class Lacking:
    """Two numbers that talked more often on a day by the wire than by call records that hold the day whole.

    Attributes
    ----------
    wire, tolls
        The exhibits.
    pair, day
        The numbers, and the day in the matter's zone.
    heard, listed
        How many calls the wire has, and the call records.
    """

    wire: str
    tolls: str
    pair: Pair
    day: date
    heard: int
    listed: int


def lacking(files: Sequence[StoredFile], matter: Matter, settings: Settings) -> list[Lacking]:
    """Return what call records lack, of days and numbers of which an exhibit says that it holds them whole.

    Parameters
    ----------
    files
        Every imported file.
    matter
        The case: which exhibit covers which days of which number.
    settings
        The zone in which days are told, and the region of numbers.

    Raises
    ------
    NotImported
        Where rows cannot be read as they are kept.
    """
    from relcon.importing.numbers import international

    wire = kept("intercepts", files)
    brought = {one.receipt.evidence for one in files if SOURCES.get(one.receipt.kind) == "tolls"}
    covers = [
        (exhibit.id, international(one.phone, settings.region), one)
        for exhibit in matter.evidence.values()
        if exhibit.id in brought
        for one in exhibit.covers
    ]
    if not wire.files or not covers:
        return []
    ends = Ends(People(matter, settings.region), settings.days_in(wire.files[0].receipt.name))
    found = []
    for file in wire.files:
        heard = _counted(Kept([file]), ends)
        for exhibit, phone, covered in covers:
            asked = {key for key in heard if phone in key[0] and covered.from_ <= key[1] <= covered.to}
            own = [one for one in files if one.receipt.evidence == exhibit]
            listed = _counted(kept("tolls", own), ends, {one for pair, _ in asked for one in pair}) if asked else {}
            found += [
                Lacking(str(file.receipt.evidence), exhibit, *key, heard[key], listed.get(key, 0))
                for key in sorted(asked)
                if heard[key] > listed.get(key, 0)
            ]
    return found


def _counted(there: Kept, ends: Ends, only: Collection[str] | None = None) -> Counter[tuple[Pair, date]]:
    """Return how many calls any two numbers had on a day, whoever called; ``only``: between these numbers."""
    talks = Talks.together(there.talks())
    earliest = Joined(talks, there.returns, ends).call == np.arange(len(talks))
    wanted = earliest & (talks.medium == CALL)
    if only is not None:
        named = np.array([number in only for number in talks.numbers], dtype=bool)
        wanted &= named[talks.from_] & named[talks.to]
    found: Counter[tuple[Pair, date]] = Counter()
    for talk in talks.at(np.flatnonzero(wanted)):
        low, high = sorted((talk.from_, talk.to))
        found[(low, high), ends.day(talk.utc)] += 1
    return found
