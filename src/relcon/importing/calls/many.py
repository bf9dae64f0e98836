"""Very many calls: joined and counted as arrays, with the result of one after another.

Rows that begin far from every other row between the same numbers are a call each; two that are near are told by the
rule of `relcon.importing.calls.joined` for all at once; only longer chains, few of them, go through it one by one. Days
and people are worked out once for each quarter of an hour, and for each number and day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from relcon.importing.calls.joined import LEGS, LENGTHS, STARTS, joined
from relcon.importing.calls.talk import Return
from relcon.importing.calls.talks import CALL, MEDIA, Ints, Talks, narrow, near, ordered

if TYPE_CHECKING:
    from relcon.importing.calls.ends import Ends

_QUARTER: Final = 900  # seconds; the clocks of a zone differ from UTC by whole quarters of an hour

Counted = tuple[str, str, str, date, date, int, list[tuple[int, list[int], int]]]
"""Both ends, the medium, first and last day, how many calls; of each file the first rows, and how many there are."""


@dataclass(frozen=True)
class Joined:
    """The talks of all files of a source, with the call of each.

    Attributes
    ----------
    talks
        The talks.
    returns
        How each file was made.
    ends
        Who is at the ends of a call.
    """

    talks: Talks
    returns: Sequence[Return]
    ends: Ends

    @property
    def call(self) -> Ints:
        """By talk, the earliest talk of its call."""
        return self._found[0]

    @cached_property
    def _found(self) -> tuple[Ints, Ints]:
        """By talk the earliest of its call; and the talks that may be one call with another."""
        talks, call = self.talks, np.arange(len(self.talks), dtype=np.int32)
        widest = self._widest()
        if len(talks) == 0 or widest is None:
            return call, call[:0]
        order = near(talks.utc, widest)
        pair = narrow(_pairs(talks, order))
        by_pair = ordered(pair)
        order, pair = order[by_pair], pair[by_pair]
        close = np.zeros(len(order), dtype=bool)
        close[1:] = (np.diff(pair) == 0) & (np.diff(talks.utc[order]) <= widest)
        if len(self.returns) == 1:
            close &= talks.medium[order] == CALL
        before, after = np.roll(close, 1), np.roll(close, -1)
        before[:1], after[-1:] = False, False
        second = np.flatnonzero(close & ~before & ~after)
        first, other = order[second - 1], order[second]
        one = self._is_one(first, other)
        call[other[one]] = first[one]
        longer = close | after
        chained = order[longer]
        longer[second], longer[second - 1] = False, False
        self._one_by_one(order[longer], call)
        return call, chained

    def _widest(self) -> int | None:
        """Return the most seconds between two rows of one call that follow one another; ``None``: no rows are one."""
        if len(self.returns) == 1:
            return LEGS if self.returns[0].legs else None
        return max(LEGS, STARTS + max((one.resolution for one in self.returns), default=0))

    def _is_one(self, first: Ints, other: Ints) -> Ints:
        """Return which talks and those that follow them are one call, by the rule of the module `joined`."""
        talks = self.talks
        legs = np.array([one.legs for one in self.returns], dtype=bool)
        off = np.array([one.resolution for one in self.returns], dtype=np.int64)
        apart = talks.utc[other] - talks.utc[first]
        alike = np.abs(talks.seconds[other] - talks.seconds[first]) <= LENGTHS
        own, its = talks.file[first], talks.file[other]
        same = legs[own] & (talks.medium[first] == CALL) & (apart <= LEGS)
        one: Ints = alike & np.where(own == its, same, apart <= STARTS + np.maximum(off[own], off[its]))
        return one

    def _one_by_one(self, chains: Ints, call: Ints) -> None:
        """Tell the calls of longer chains."""
        talks = self.talks
        at = dict(zip(zip(talks.file[chains].tolist(), talks.place[chains].tolist(), strict=True), chains, strict=True))
        for rows in joined(talks.at(chains), self.returns):
            first, *others = (at[one.file, one.place] for one in rows)
            for other in others:
                call[other] = first

    @cached_property
    def both(self) -> Both:
        """By talk, the day and who is at both ends."""
        return Both.of(self.talks, self.ends)

    def reasons(self, file: int, order: Sequence[int]) -> tuple[Ints, Ints]:
        """Return of a file's talks the place, and why each is kept: a place of `REASONS`.

        Parameters
        ----------
        file
            The file.
        order
            By file, the so many-th import: of each call that row is used which was imported first.
        """
        talks, (call, several) = self.talks, self._found
        again = np.zeros(len(talks), dtype=bool)
        imported = np.array(order, dtype=np.int64)[talks.file[several]]
        several = several[np.lexsort((talks.place[several], imported, call[several]))]
        again[several[1:][call[several[1:]] == call[several[:-1]]]] = True
        alone = (self.both.one == self.both.other)[call]
        own = talks.file == file
        why = np.where(alone[own], np.int8(SAME_PERSON), np.int8(USED))
        why[again[own]] = OTHER_LEG
        return talks.place[own], why

    def counted(self, listed: int) -> list[Counted]:
        """Return what is counted between any two ends in one medium.

        Parameters
        ----------
        listed
            Rows that are named of each file.
        """
        talks, both, call = self.talks, self.both, self._found[0]
        rows = _by_place(talks, np.flatnonzero((both.one != both.other)[call]).astype(np.int32))
        if not len(rows):
            return []
        key = both.one.astype(np.int64) * (len(both.names) * len(MEDIA))
        key += both.other * np.int64(len(MEDIA)) + talks.medium
        key = narrow(key)[call[rows]]
        order = ordered(key)
        rows, key = rows[order], key[order]
        file, earliest = talks.file[rows], call[rows]
        starts = np.concatenate(([0], np.flatnonzero(np.diff(key)) + 1))
        first, last = (how.reduceat(both.day[earliest], starts) for how in (np.minimum, np.maximum))
        calls = np.add.reduceat((earliest == rows).astype(np.int64), starts)
        parts = np.concatenate(([0], np.flatnonzero((np.diff(key) != 0) | (np.diff(file) != 0)) + 1))
        cited: dict[int, list[tuple[int, list[int], int]]] = {}
        for start, stop in zip(parts.tolist(), [*parts[1:].tolist(), len(rows)], strict=True):
            places = talks.place[rows[start : min(stop, start + listed)]].tolist()
            cited.setdefault(int(key[start]), []).append((int(file[start]), places, stop - start))
        found = []
        for one, from_, until, number in zip(key[starts].tolist(), first, last, calls, strict=True):
            ends, medium = divmod(one, len(MEDIA))
            names = (both.names[end] for end in divmod(ends, len(both.names)))
            days = (date.fromordinal(int(from_)), date.fromordinal(int(until)))
            found.append((*names, MEDIA[medium], *days, int(number), cited[one]))
        return sorted(found, key=lambda told: told[:3])


REASONS: Final = ("used", "other_leg", "same_person")
"""Why a talk is kept."""
USED, OTHER_LEG, SAME_PERSON = range(len(REASONS))


def _pairs(talks: Talks, rows: Ints) -> Ints:
    """Return of talks one number for the two ends and the medium."""
    ends = talks.from_[rows].astype(np.int64) * len(talks.numbers) + talks.to[rows]
    return ends * len(MEDIA) + talks.medium[rows]


def _by_place(talks: Talks, rows: Ints) -> Ints:
    """Return rows in the order of file and place."""
    file, place = talks.file[rows], talks.place[rows]
    if ((file[1:] > file[:-1]) | ((file[1:] == file[:-1]) & (place[1:] > place[:-1]))).all():
        return rows
    return rows[np.lexsort((place, file))]


@dataclass(frozen=True)
class Both:
    """By talk, its day as a number and both ends, sorted, as places of ``names``."""

    names: Sequence[str]
    day: Ints
    one: Ints
    other: Ints

    @classmethod
    def of(cls, talks: Talks, ends: Ends) -> Both:
        """Return the days and ends of talks."""
        names = list(talks.numbers)
        if len(talks) == 0:
            return cls(names, talks.utc, talks.utc, talks.utc)
        first = int(talks.utc.min()) // _QUARTER
        slot = narrow(talks.utc - first * _QUARTER) // np.int16(_QUARTER)
        day = _told(slot, lambda one: ends.day((one + first) * _QUARTER).toordinal())
        who = [_people(codes, day, names, ends) for codes in (talks.from_, talks.to)]
        order = sorted(range(len(names)), key=lambda place: (names[place].lstrip("+"), names[place]))
        rank = np.empty(len(names), dtype=np.int32)
        rank[order] = np.arange(len(names), dtype=np.int32)
        one, other = (rank[codes] for codes in who)
        return cls([names[place] for place in order], day, np.minimum(one, other), np.maximum(one, other))


def _people(codes: Ints, day: Ints, names: list[str], ends: Ends) -> Ints:
    """Return who uses numbers on days, as places of ``names``; people are added to it."""
    claimed = np.array([place for place, name in enumerate(names) if name in ends.people.claims], dtype=np.int64)
    is_claimed = np.zeros(len(names), dtype=bool)
    is_claimed[claimed] = True
    at = np.flatnonzero(is_claimed[codes])
    if not len(at):
        return codes
    first, days = int(day.min()), int(day.max() - day.min()) + 1
    which = np.searchsorted(claimed, codes[at])
    place_of = {name: place for place, name in enumerate(names)}

    def using(one: int) -> int:
        claim, later = divmod(one, days)
        who = ends.using(names[claimed[claim]], date.fromordinal(first + later))
        if who not in place_of:
            place_of[who] = len(names)
            names.append(who)
        return place_of[who]

    found = codes.astype(np.int32)
    found[at] = _told(which * days + (day[at] - first), using)
    return found


def _told(keys: Ints, told: Callable[[int], int]) -> Ints:
    """Return what is told of keys, each different one once."""
    there = np.zeros(int(keys.max()) + 1, dtype=bool)
    there[keys] = True
    values = np.zeros(len(there), dtype=np.int32)
    for key in np.flatnonzero(there).tolist():
        values[key] = told(key)
    return values[keys]
