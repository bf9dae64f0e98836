"""Facts of the client's own on the record of which no admission speaks: a complete disclosure holds them too."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.records.base import Fact
from relcon.records.events import Event
from relcon.records.facts import Authority, Circumstance, Function, Payment
from relcon.records.matter import Kind, Matter, declared_in_case, declared_in_facts
from relcon.records.undertakings import Membership


def unspoken(matter: Matter, client: str) -> Iterator[tuple[Kind, Fact]]:
    """Yield the client's own facts that no admission supports, replaces or tells, in the order of the file.

    Calls and what he knew are left out: of the first nobody tells each, of the second only he can say.
    """
    admissions = matter.admissions.values()
    records = [record for one in admissions for _, record in declared_in_facts(one.facts)]
    told = {id for one in admissions for id in one.supports}
    told |= {id for one in records if isinstance(one, Fact) for id in one.replaces}
    lots = {one.lot for one in records if isinstance(one, Event) and one.lot is not None}
    for kind, record in declared_in_case(matter.case):
        if not isinstance(record, Fact) or record.id in told or not _own(record, client):
            continue
        if not (isinstance(record, Event) and record.lot in lots):
            yield kind, record


def _own(record: Fact, client: str) -> bool:
    match record:
        case Event():
            return any(part.person == client and part.knowing != "no" for part in record.participants)
        case Membership() | Function():
            return record.person == client
        case Authority():
            return client in (record.by, record.over)
        case Circumstance():
            return client in record.by
        case Payment():
            return client in (record.from_, record.to)
    return False
