"""What the client faces on each lesser count alone: a plea to it, nothing disclosed, as of an offered count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from relcon.engine.batch import Batch
from relcon.engine.otherwise import otherwise
from relcon.law.pleas.lesser import Lesser, Recorded, lesser_counts
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.usc.count_paragraphs import charged_paragraph
from relcon.proffer.proffer_run import Worlds
from relcon.proffer.protection.agreed import under
from relcon.records.agreements import Agreement
from relcon.records.counts import Count
from relcon.records.matter import Matter
from relcon.records.participants import REMOTE_ACTS
from relcon.results.lesser import LesserCount
from relcon.results.offers import OfferRange
from relcon.results.summary import summary

OUTCOME: Final = "silent"
"""A plea, nothing disclosed."""
FACILITIES: Final = ("call", "text", "app", "mail")
"""By which media a contact uses a communication facility."""
OVERHEARD: Final = ("intercept", "message")
"""Exhibits that hold what was said by one."""
_PLEA: Final = "lesser-count"


def lesser(asked: Worlds) -> tuple[LesserCount, ...]:
    """Return the lesser counts of the client; none where the client has no worksheet or a count is decided already."""
    table = asked.table
    matter, client = table.matter, table.client
    part = matter.people[client].defendant
    if part is None:
        return ()
    live = tuple(one for one in part.counts if one.live)
    out = table.without
    recorded = Recorded(
        facility=tuple(one for one in dict.fromkeys(_facility(matter, client)) if one not in out),
        possession=tuple(one for one in dict.fromkeys(_possession(matter, client)) if one not in out),
        history=part.criminal_history,
    )
    return tuple(_answer(asked, one, live) for one in lesser_counts(live, recorded, table.edition))


def _answer(asked: Worlds, one: Lesser, live: tuple[Count, ...]) -> LesserCount:
    return LesserCount(
        statute=one.statute,
        penalty=one.penalty,
        in_place_of=tuple(count.count for count in live),
        shown_by=one.shown_by,
        lacks=one.lacks,
        offered_by=tuple(_offered(one, live, asked)),
        positions={} if one.count is None else _positions(asked, one.count, live),
    )


def _positions(asked: Worlds, count: Count, live: tuple[Count, ...]) -> dict[str, OfferRange]:
    """Return the client's worksheet with one count in place of all that are live."""
    table = asked.table
    numbers = tuple(one.count for one in live)
    plea = Agreement(id=_PLEA, person=table.client, dismisses=numbers, superseding=(count,))
    index = RecordIndex.of(under(table.matter, plea).matter)
    batch = Batch.of_admissions(index, table.edition, table.without)
    found: dict[str, OfferRange] = {}
    for position in POSITIONS:
        question = asked.question(OUTCOME, table.client, position)
        ways = batch.asked(question, otherwise)
        found[position] = OfferRange.of(
            summary(batch.answer(question)),
            if_disclosed=ways.found["if_disclosed"],
            if_accepted=ways.found["if_accepted"],
        )
    return found


def _offered(one: Lesser, live: tuple[Count, ...], asked: Worlds) -> Iterator[str]:
    """Yield the client's plea agreements on record that plead to such a count."""
    edition = asked.table.edition
    for agreement in asked.table.matter.agreements.values():
        if agreement.person == asked.table.client:
            numbers = {count.count for count in agreement.superseding}
            kept = (count for count in live if count.count in agreement.counts and count.count not in numbers)
            pleaded = (*agreement.superseding, *kept)
            if any(_same(one, count, edition) for count in pleaded):
                yield agreement.id


def _same(one: Lesser, count: Count, edition: str) -> bool:
    if one.penalty is not None:
        return charged_paragraph(count, edition) == one.penalty
    return count.statute.startswith(one.statute) or one.statute.startswith(f"{count.statute}(")


def _facility(matter: Matter, client: str) -> Iterator[str]:
    """Yield the records that show the client's use of a communication facility: contacts, acts that were overheard."""
    mine = {client, *(phone.number for phone in matter.people[client].phones)}
    for contact in matter.contacts.values():
        if contact.medium in FACILITIES and mine & {*contact.between}:
            yield contact.id
    for event in matter.events.values():
        kinds = {matter.evidence[id].kind for id in event.evidence}
        if kinds & {*OVERHEARD} and any(one.person == client for one in event.participants):
            yield event.id


def _possession(matter: Matter, client: str) -> Iterator[str]:
    """Yield the client's own acts that are not done by word or through others alone."""
    for event in matter.events.values():
        if any(one.person == client and one.act not in REMOTE_ACTS for one in event.participants):
            yield event.id
