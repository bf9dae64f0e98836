"""A call or text as one row tells it."""

from __future__ import annotations

from typing import Final, NamedTuple

SOURCES: Final = {"tolls": "tolls", "pen-register": "tolls", "jail-calls": "jail", "intercepts": "intercepts"}
"""By kind of file, the source under which its calls are counted; sources are never added up."""
TALKS: Final = frozenset({"used", "other_leg", "same_person"})
"""Why a row is kept that tells of a talk. Whether it counts is worked out anew from all rows of its source."""


class Talk(NamedTuple):
    """One row.

    Attributes
    ----------
    from_, to, medium
        Both numbers in their international form, and ``call``, ``text`` or ``app``.
    utc
        When it began, in seconds since 1970.
    file
        Which file of its source, in the order of their SHA-256.
    place
        Which row of the file.
    seconds
        How long it was.
    """

    from_: str
    to: str
    medium: str
    utc: int
    file: int
    place: int
    seconds: int


class Return(NamedTuple):
    """What decides of a file whether rows of it are one call: see `relcon.importing.map.Map`."""

    legs: bool
    resolution: int
