"""Where a fact can be looked up: exhibits with their pages, or the place in counsel's file."""

from __future__ import annotations

from collections.abc import Iterable

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
    """Return the pages of what a record rests on; where it lists no exhibit, its file, line and column."""
    cited = record.evidence if isinstance(record, Supported) else ()
    if cited:
        return pages(matter, cited)
    return (str(record.location),) if record.location is not None else ()
