"""Every declared id of a matter: its kind, where it stands, and the counts of each person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from relcon.reading.problems import Problem
from relcon.reading.source import Path, Source
from relcon.reading.walk import DECLARES, walk
from relcon.records.base import POSITION_WORDS, Location, Record
from relcon.records.matter import Kind, record_id
from relcon.records.people import DefendantPart, Person

RESERVED = ("defense", "psr", "government", "joint_defense", "client", "unknown", *POSITION_WORDS)
"""Words that stand beside ids in the same fields, so that no id may be one of them."""


@dataclass(frozen=True)
class Declared:
    """One declared id."""

    kind: Kind
    record: Record
    where: Location | None
    proffer: bool


@dataclass
class Index:
    """Ids as they are declared, file by file.

    ``broken`` holds ids of what could not be built, ``partial`` those of records that lack something because of an
    error: neither is judged any further.
    """

    declared: dict[str, Declared] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)

    def add(self, source: Source, record: Record, *, proffer: bool = False) -> Iterator[Problem]:
        """Take in one file; yield duplicate and reserved ids."""
        self.broken |= source.broken
        for path, item in walk(record):
            kind = DECLARES.get(type(item))
            if kind is not None:
                yield from self._declare(source, path, kind, item, proffer)
            if isinstance(item, Person) and item.defendant is not None:
                yield from _counts(source, (*path, "defendant"), item.defendant)

    def add_record(self, record: Record) -> None:
        """Take in a file that was checked before."""
        for _, item in walk(record):
            kind = DECLARES.get(type(item))
            if kind is not None:
                self.declared[record_id(item)] = Declared(kind, item, item.location, proffer=False)

    def _declare(self, source: Source, path: Path, kind: Kind, item: Record, proffer: bool) -> Iterator[Problem]:
        name = record_id(item)
        where = (*path, "id")
        if name in RESERVED:
            yield source.problem(
                "reserved_id", where, "a word with a meaning of its own: choose another id", found=name
            )
        first = self.declared.get(name)
        if first is not None:
            at = f"{first.where}" if first.where is not None else "elsewhere"
            message = (
                f"the same id twice; first as {first.kind} at {at}. An id stands for one record in the case, its "
                "includes and the proffer: choose another"
            )
            yield source.problem("duplicate_id", where, message, found=name)
            return
        self.declared[name] = Declared(kind, item, item.location, proffer)
        if item.location in source.touched:
            self.partial.add(name)

    def kind(self, name: str) -> Kind | None:
        """Return what an id names, or ``None``."""
        found = self.declared.get(name)
        return found.kind if found is not None else None

    def ids(self, *kinds: Kind) -> tuple[str, ...]:
        """Return all ids of some kinds, in order of declaration."""
        return tuple(name for name, found in self.declared.items() if found.kind in kinds)

    def person(self, name: str) -> Person | None:
        """Return a person by id."""
        found = self.declared.get(name)
        return found.record if found is not None and isinstance(found.record, Person) else None


def _counts(source: Source, path: Path, defendant: DefendantPart) -> Iterator[Problem]:
    seen: set[str] = set()
    for position, count in enumerate(defendant.counts):
        if count.count in seen:
            where = (*path, "counts", position, "count")
            yield source.problem("duplicate_id", where, "the same count twice for one person", found=count.count)
        seen.add(count.count)
