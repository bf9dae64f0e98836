"""Block 2: what each admission changes if it counts, most months first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from relcon.engine.batch import Batch, Question
from relcon.engine.disposition import Disposition
from relcon.law.months import number
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.proffer.admissions.answers import admission_answers, costing_role
from relcon.proffer.admissions.changes import change
from relcon.proffer.admissions.newness import Newness, newness
from relcon.proffer.conflicts.pages import pages
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.worlds.dispositions import as_stated
from relcon.records.base import PositionName
from relcon.results.brief import Leading, Moved, Moving, Narrowing
from relcon.results.simulation import AdmissionAnswer, Change

MOST: Final = 5
"""How many admissions that move something are listed."""
ORDER: Final[tuple[PositionName, ...]] = ("psr", "government", "defense")
"""In which position months are compared first."""


@dataclass(frozen=True)
class Priced:
    """Every admission that is said: what moves something, narrows, leads on, or changes nothing.

    ``costs_role`` names those with which (f)(4) fails.
    """

    moving: tuple[Moving, ...]
    narrowing: tuple[Narrowing, ...]
    leading: tuple[Leading, ...]
    unmoved: tuple[str, ...]
    costs_role: tuple[str, ...]


def priced(table: UsableFacts, batch: Batch) -> Priced:
    """Return what each admission that is said changes: what moves most months in Middle, then Ceiling, first.

    Parameters
    ----------
    table, batch
        What has been said; where answers are computed.
    """
    found, new = admission_answers(table, batch), newness(table)
    moved = [id for id, one in found.items() if one.crosses or any(most_months(one))]
    moved.sort(key=lambda id: most_months(found[id]), reverse=True)
    narrowing = tuple(
        Narrowing(
            admission=id,
            says=one.says,
            pages=pages(table.matter, new[id].by),
            replaces=tuple(dict.fromkeys(old for replaced in one.narrows.values() for old in replaced)),
            contested=tuple(position for position, records in one.contested.items() if records),
            if_believed={p: _if_believed(table, id, p) for p in POSITIONS if one.contested[p]},
        )
        for id, one in found.items()
        if one.narrows and id not in moved
    )
    leading = tuple(one for id in found for one in _leading(table, id, found[id]))
    shown = {*moved, *(one.admission for one in narrowing), *(one.admission for one in leading)}
    return Priced(
        moving=tuple(_moving(table, id, found[id], new[id]) for id in moved),
        narrowing=narrowing,
        leading=leading,
        unmoved=tuple(id for id in found if id not in shown),
        costs_role=costing_role(found),
    )


def most_months(one: AdmissionAnswer | Moving) -> tuple[int, ...]:
    """Return the most months that an admission moves the low end, by the table or after a full disclosure."""
    return tuple(max(_apart(one, position)) for position in ORDER)


def _apart(one: AdmissionAnswer | Moving, position: PositionName) -> Iterator[int]:
    yield 0
    for changes in (one.first, one.last):
        yield between(changes[position])
    for changes in (one.first_disclosed, one.last_disclosed):
        yield between(changes[position], final=True)


def between(change: Change, *, final: bool = False) -> int:
    """Return by how many months a low end moves, by the table or ``final``; 0 where either is open."""
    before, after = (
        (change.final_before, change.final_after) if final else (change.low_end_before, change.low_end_after)
    )
    return 0 if before is None or after is None else abs(number(after) - number(before))


def _moving(table: UsableFacts, id: str, one: AdmissionAnswer, new: Newness) -> Moving:
    return Moving(
        admission=id,
        says=one.says,
        lines=one.crosses,
        months={p: Moved(first=one.first[p].months, last=one.last[p].months) for p in POSITIONS},
        pages=pages(table.matter, new.by),
        known=one.known,
        provable=one.provable,
        confirmed=one.basis != "hypothetical",
        narrows=bool(one.narrows),
        crossings=one.crossings,
        first=one.first,
        last=one.last,
        first_disclosed=one.first_disclosed,
        last_disclosed=one.last_disclosed,
    )


def _leading(table: UsableFacts, id: str, one: AdmissionAnswer) -> Iterator[Leading]:
    for lead in table.matter.admissions[id].leads:
        changes = one.leads.get(lead.id, {})
        if any(between(found) or between(found, final=True) for found in changes.values()):
            yield Leading(admission=id, lead=lead.id, to=lead.to, changes=changes)


def _if_believed(table: UsableFacts, id: str, position: PositionName) -> Change:
    """Return what an admission changes with nothing said in a position that reads the client's word as the defense."""
    matter = table.matter
    changes = getattr(matter.case.positions, position).model_copy(update={"client_word": "believed"})
    positions = matter.case.positions.model_copy(update={position: changes})
    index = RecordIndex.of(replace(matter, case=matter.case.model_copy(update={"positions": positions})))
    batch = Batch.of_admissions(index, without=table.without)
    before = Question(table.client, position, disposition=Disposition(criterion5=as_stated(matter, table.client)))
    after = replace(before, facts=table.names[id].said)
    batch.ask([before, after])
    return change(batch.answer(before), batch.answer(after))
