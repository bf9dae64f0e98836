"""Which lots are the same drugs, and part of which: by their paths and by what they were made from."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.law.context import DefendantContext


def parent_of(path: str, context: DefendantContext) -> str | None:
    """Return the lot of which a path is a part: what it was made from, else the path above it."""
    lot = context.index.matter.lots.get(path)
    if lot is not None and lot.made_from is not None:
        return lot.made_from
    return path.rpartition("/")[0] or None


def same_drugs(one: str | None, other: str | None, context: DefendantContext) -> bool:
    """Whether one lot is the other or a part of it, in either direction; two parts of one lot are not."""
    if one is None or other is None:
        return False
    return one in _upward(other, context) or other in _upward(one, context)


def _upward(path: str, context: DefendantContext) -> Iterator[str]:
    seen: set[str] = set()
    above: str | None = path
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        above = parent_of(above, context)
