"""Who takes part in a record, as it is written: nobody is inferred."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.records.base import Record
from relcon.records.events import Event
from relcon.records.facts import Authority, Circumstance, Contact, Function, Knowledge, Payment
from relcon.records.undertakings import Membership


def people_in(record: Record) -> Iterator[str]:
    """Yield the ids of those who take part in a record, or of whom it says what they did; a telephone number is none.

    Of knowledge this is the one who knows, and whom he knows of. A participant entered as unknowing takes no part.
    """
    match record:
        case Event():
            yield from (one.person for one in record.participants if one.knowing != "no")
        case Knowledge():
            yield record.person
            if record.of.person is not None:
                yield record.of.person
        case Authority():
            yield from (record.by, record.over)
        case Function() | Membership():
            yield record.person
        case Contact():
            yield from record.between
        case Payment():
            yield from (record.from_, record.to)
        case Circumstance():
            yield from record.by
