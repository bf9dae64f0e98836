"""What a complete safety-valve disclosure would hold, item by item: what is missing, and what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.law.open_points import point
from relcon.law.positions.options import POSITIONS
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.completeness import Gap
from relcon.proffer.sessions.spoken import Spoken, held
from relcon.records.base import Fact, PositionName
from relcon.records.matter import Kind, Matter, declared_in_case
from relcon.results.completeness import Missing

CITE = "18 U.S.C. §3553(f)(5); USSG §5C1.2(a)(5), n.1(C)"
"""The offense of conviction and all relevant conduct; that the Government knows it already excuses nothing."""


def missing(table: UsableFacts, found: Sequence[Gap]) -> Iterator[Missing]:
    """Yield what keeps a disclosure partial, then what the file leaves open.

    Parameters
    ----------
    table : UsableFacts
        What has been said by the end of a session.
    found : sequence of Gap
        What keeps it partial.
    """
    matter, spoken = table.matter, table.spoken
    for gap in found:
        yield Missing(what=gap.what, kind=gap.kind, state="missing", why=gap.why, cite=CITE)
    yield from _by_counsel(matter, spoken)
    topics = {one.topic for one in matter.admissions.values()}
    for topic in matter.topics.values():
        if topic.id not in topics and not topic.fenced:
            why = "no admission is recorded on this topic: whether the client knows anything of it is not settled"
            yield Missing(what=topic.id, kind="topic", state="open", why=why, cite=CITE)
    yield from _untold(table)


def _untold(table: UsableFacts) -> Iterator[Missing]:
    """Yield what is the client's own on the record and told by no admission, with the positions that hold it."""
    where: dict[str, list[PositionName]] = {}
    kinds: dict[str, Kind] = {}
    for position in POSITIONS:
        for one in table.untold(position, table.spoken.mask):
            where.setdefault(one.record.id, []).append(position)
            kinds[one.record.id] = one.kind
    order = [record.id for _, record in declared_in_case(table.matter.case) if isinstance(record, Fact)]
    for id in sorted(where, key=order.index):
        why = f"{kinds[id]} of the client's own on the record, of which no admission speaks"
        yield Missing(what=id, kind="record", state="open", why=why, cite=CITE, positions=tuple(where[id]))


def _by_counsel(matter: Matter, spoken: Spoken) -> Iterator[Missing]:
    for id in said_by_counsel(matter, spoken):
        yield Missing(what=id, kind="admission", state="open", why=point("by_counsel").said, cite=CITE)


def said_by_counsel(matter: Matter, spoken: Spoken) -> Iterator[str]:
    """Yield the admissions that counsel alone has said for the client in the sessions held."""
    sessions = held(matter, spoken.last)
    in_person = {id for one in sessions if one.mode not in ("attorney", "reverse") for id in one.admissions}
    for id in spoken.disclosures:
        if sessions and id not in in_person:
            yield id
