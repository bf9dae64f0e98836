"""One column of a batch as a result: the worksheet, its events explained, what was left open and assumed."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.engine.explain import Untouched, explained
from relcon.engine.said_first import resting, said_first, stipulations
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.engine.worksheet_answer import answer
from relcon.law.context import DefendantContext
from relcon.law.ussg.s2d1_1.missing_weight import missing_weight
from relcon.results.exposure import PositionAnswer


@dataclass(frozen=True, eq=False)
class Computed:
    """A position's answer, why the events that do not touch the defendant do not count, and what was assumed.

    Attributes
    ----------
    answer, rest
        With the events that touch the defendant; the answers on the others.
    assumed, assumed_of_events
        For the receipt: everything; the same without what was assumed of events that do not touch the defendant.
    """

    answer: PositionAnswer
    rest: Untouched
    assumed: tuple[str, ...]
    assumed_of_events: tuple[str, ...]


def computed(found: ScenarioBatch, i: int) -> Computed:
    """Return column ``i`` of a batch as a result, with the events explained that touch the defendant."""
    context, weights = found.grounded.context, found.weights
    worksheet = answer(found.worksheet, i)
    told = explained(found, i, found.leaves_at(i))
    unknown = [_unknown(id, context) for id in weights.groups if weights.at(id, i).unknown]
    events = dict(told.events)
    for finding, overridden, _ in stipulations(found, i):
        for id in overridden:
            flag = f"overridden by a stipulation ({finding.id}: {finding.answer})"
            events[id] = events[id].model_copy(update={"flags": (*events[id].flags, flag)})
    notes = found.dispositions.at(i).notes
    pinned = [text for where, text in weights.notes if where[i]]
    answered = {one.record for one in context.index.matter.case.noted if one.check == "no_reading"}
    asserted_by_nobody = (member.id for member, _ in resting(found, i, events))
    result = worksheet.model_copy(
        update={
            "quantities": weights.in_order(worksheet.quantities, i),
            "events": events,
            "resting": tuple(id for id in asserted_by_nobody if id not in answered),
            "open": tuple(
                dict.fromkeys([*said_first(found, i, events), *worksheet.open, *told.open, *unknown, *pinned, *notes])
            ),
        }
    )
    head = f"{context.defendant}, {context.position}"
    assumed, of_events = (
        tuple(dict.fromkeys(f"{head}: {item}" for item in items)) for items in (told.assumed, told.assumed_of_events)
    )
    return Computed(result, told.rest, assumed, of_events)


def _unknown(id: str, context: DefendantContext) -> str:
    said = "its quantity, or what the table counts of it, is unknown; it adds nothing here, so totals are at least"
    missing = missing_weight(context.index.events[id], context.edition)
    return f"{id}: {said}" + (f": {missing}" if missing is not None else "")
