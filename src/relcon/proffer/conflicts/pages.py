"""Where a fact can be looked up: exhibits with their pages, or the place in counsel's file."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import PurePath

from relcon.records.base import Fact, Record, Supported
from relcon.records.matter import Matter

NONE: frozenset[str] = frozenset()


def stands(record: Fact, without: AbstractSet[str]) -> bool:
    """Whether a record is in, and rests on some exhibit that is, or on none."""
    return record.id not in without and (not record.evidence or bool(set(record.evidence) - without))


def pages(matter: Matter, exhibits: Iterable[str], without: AbstractSet[str] = NONE) -> tuple[str, ...]:
    """Return exhibits with their pages, ``wire-14 GOV-0000122 to GOV-0000147``, but for those that are out."""
    found = []
    for id in dict.fromkeys(one for one in exhibits if one not in without):
        bates = matter.evidence[id].bates
        found.append(id if bates is None else f"{id} {bates}")
    return tuple(found)


def pages_of(matter: Matter, record: Record, without: AbstractSet[str] = NONE) -> tuple[str, ...]:
    """Return the pages of what a record rests on; where it lists no exhibit, the name of its file and its line."""
    cited = record.evidence if isinstance(record, Supported) else ()
    if cited:
        return pages(matter, cited, without)
    where = record.location
    return (f"{PurePath(where.file).name}, line {where.line}",) if where is not None else ()
