"""What an admission could bring that is not charged: another statute, drug or time, or a crime after the agreement."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.law.letters.new_charges import new_charges
from relcon.proffer.usable import UsableFacts
from relcon.proffer.versions import apart
from relcon.records.base import Fact
from relcon.records.events import Event
from relcon.records.facts import Circumstance, Function
from relcon.records.matter import declared_in_facts
from relcon.records.people import Count
from relcon.records.proffer import Admission


def could_charge(table: UsableFacts, admission: Admission) -> Iterator[str]:
    """Yield what an admission could support beside the counts that are live, once each.

    Parameters
    ----------
    table : Table
        What has been said, and on what terms.
    admission : Admission
        Which. Only the client's own part in it is asked.

    Notes
    -----
    Charging is not use in the guideline range: USSG §1B1.8(a) does not speak of it; the letter's own promise may.
    """
    counts = table.context("psr").live_counts
    found: dict[str, None] = {}
    for _, record in declared_in_facts(admission.facts):
        if isinstance(record, Fact):
            found |= dict.fromkeys(_of(record, table, admission.id, counts))
    yield from found


def _of(record: Fact, table: UsableFacts, admission: str, counts: tuple[Count, ...]) -> Iterator[str]:
    match record:
        case Circumstance() if table.client in record.by and record.connection != "no":
            yield from _of_kind(record.kind, record.id, counts)
        case Function() if record.person == table.client:
            yield from _of_kind(record.function, record.id, counts)
        case Event() if any(one.person == table.client and one.knowing != "no" for one in record.participants):
            yield from _of_event(record, table, admission, counts)


def _of_kind(kind: str, id: str, counts: tuple[Count, ...]) -> Iterator[str]:
    charge = new_charges().get(kind)
    if charge is not None and not any(_section(count) in charge.sections for count in counts):
        yield f"{id}: {charge}"


def _of_event(event: Event, table: UsableFacts, admission: str, counts: tuple[Count, ...]) -> Iterator[str]:
    drugs = {one for count in counts for one in (count.substance, *(it.substance for it in count.objects)) if one}
    mine = {event.substance} if event.substance is not None else set(event.mixture or ())
    if drugs and mine and not mine & drugs:
        yield f"{event.id}: a drug that no count names"
    dates = [count.dates for count in counts]
    if dates and all(one is not None and apart(event.date, one) for one in dates):
        yield f"{event.id}: outside the dates of every count"
    said = table.spoken.disclosures.get(admission)
    entered = said.letter.entered if said is not None and said.letter is not None else None
    if entered is not None and event.date.first is not None and event.date.first > entered:
        yield f"{event.id}: after the agreement of {entered}: a new crime is a breach (USSG §1B1.8(b)(4))"


def _section(count: Count) -> str:
    """Return title and section of a count's statute: ``18 USC 924``."""
    return count.statute.split("(")[0]
