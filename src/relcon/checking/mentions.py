"""What the records of a matter name: people, exhibits, anything with an id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon.reading.references import REFERENCES, SPECIAL, values
from relcon.reading.walk import walk
from relcon.records.agreements import Finding
from relcon.records.base import Record
from relcon.records.evidence import Evidence
from relcon.records.facts import Contact
from relcon.records.matter import Matter
from relcon.records.noted import Noted

FIELDS: Mapping[type[Record], tuple[str, ...]] = {
    **{model: tuple(fields) for model, fields in REFERENCES.items()},
    Contact: ("between",),
    Finding: ("defendant", "about"),
}


def mentioned(matter: Matter) -> frozenset[str]:
    """Return every id that a record other than an answer to a note names."""
    files: list[Record] = [matter.case, *([matter.proffer] if matter.proffer is not None else [])]
    return frozenset(id for file in files for _, record in walk(file) for id in _named(record))


def _named(record: Record) -> Iterator[str]:
    if isinstance(record, Noted):
        return
    for table in (FIELDS, SPECIAL):
        for model, fields in table.items():
            if isinstance(record, model):
                yield from (id for field in fields for _, id in values(record, field))


def speaks_by_itself(exhibit: Evidence) -> bool:
    """Whether an exhibit need not be cited: toll records that cover a number, and what the client alone holds."""
    return bool(exhibit.covers) or "client" in exhibit.held_by
