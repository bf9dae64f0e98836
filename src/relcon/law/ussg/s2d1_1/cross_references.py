"""USSG §2D1.1(d) and (e)(1): other guidelines and adjustments to which it leads, as data; they are not computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.tristate import YES
from relcon.law.ussg.s2d1_1.convictions import convicted
from relcon.records.counts import Count


@dataclass(frozen=True, slots=True)
class CrossReference:
    """One reference: what calls for it (kinds of circumstance, or a statute of conviction), and what it says."""

    kinds: tuple[str, ...]
    statute: str
    cite: str
    what: str


@cache
def rows(edition: str) -> tuple[CrossReference, ...]:
    """Return the references of an edition, in order."""
    return tuple(
        CrossReference(
            tuple(str(kind) for kind in row["kinds"]),
            str(row.get("statute", "")),
            str(row["cite"]),
            f"{row['what']}: {point(str(row['point'])).text}",
        )
        for row in load("2D1.1-d", edition).items("reported")
        if isinstance(row, Mapping)
    )


def charged(row: CrossReference, counts: Sequence[Count]) -> bool:
    """Whether a live count is under the reference's statute."""
    return convicted(row.statute, counts) == YES
