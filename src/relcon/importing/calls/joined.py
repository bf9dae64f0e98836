"""Several rows that are one call: its legs in one return, and its rows in the returns of both ends.

The rule: the same two numbers in the same direction and the same medium; starts within `STARTS` seconds plus what the
coarser return may be off by form; lengths within `LENGTHS` seconds; one row of each return, in the order of time, so
that a redial stays a second call. Rows of one return are one call only where its map says ``legs`` and they begin
within `LEGS` seconds; that is said of calls alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from relcon.importing.calls.talk import Return, Talk

STARTS: Final = 5
LENGTHS: Final = 10
LEGS: Final = 2


def joined(talks: Iterable[Talk], returns: Sequence[Return]) -> Iterator[list[Talk]]:
    """Yield the rows of each call together, the earliest first; the order in which they are given has no effect.

    Parameters
    ----------
    talks
        The rows of one source.
    returns
        By a row's ``file``, how that file was made.
    """
    for _, group in groupby(sorted(talks), key=lambda one: one[:3]):
        yield from _one_to_one(list(group), returns)


def _one_to_one(group: Sequence[Talk], returns: Sequence[Return]) -> Iterator[list[Talk]]:
    """Yield the calls between two numbers: each row goes to the earliest call that it can belong to."""
    widest = STARTS + max(returns[one.file].resolution for one in group)
    still: list[list[Talk]] = []
    for one in group:
        while still and one.utc - still[0][0].utc > widest:
            yield still.pop(0)
        for call in still:
            if _belongs(one, call, returns):
                call.append(one)
                break
        else:
            still.append([one])
    yield from still


def _belongs(one: Talk, call: Sequence[Talk], returns: Sequence[Return]) -> bool:
    first = call[0]
    if abs(one.seconds - first.seconds) > LENGTHS:
        return False
    own = [other for other in call if other.file == one.file]
    if own:
        legs = returns[one.file].legs and one.medium == "call"
        return legs and one.utc - own[0].utc <= LEGS
    off = max(returns[one.file].resolution, returns[first.file].resolution)
    return one.utc - first.utc <= STARTS + off
