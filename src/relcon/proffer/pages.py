"""Where a fact can be looked up: exhibits with their pages, or the place in counsel's file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from relcon.records.base import Record, Supported
from relcon.records.matter import Matter


def pages(matter: Matter, exhibits: Iterable[str]) -> tuple[str, ...]:
    """Return exhibits with their pages: ``wire-14 GOV-0000122 to GOV-0000147``."""
    found = []
    for id in dict.fromkeys(exhibits):
        bates = matter.evidence[id].bates
        found.append(id if bates is None else f"{id} {bates}")
    return tuple(found)


def pages_of(matter: Matter, record: Record) -> tuple[str, ...]:
    """Return the pages of what a record rests on; where it lists no exhibit, the name of its file and its line."""
    cited = record.evidence if isinstance(record, Supported) else ()
    if cited:
        return pages(matter, cited)
    where = record.location
    return (f"{PurePath(where.file).name}, line {where.line}",) if where is not None else ()
