"""The defendant's own earlier part in an undertaking, as the ground ``took_part`` of foreseeability asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from relcon.law.context import DefendantContext
from relcon.law.positions.options import Options
from relcon.law.positions.readings import amount, settled
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences
from relcon.law.ussg.s1b1_3.own_acts import own_act
from relcon.law.ussg.s1b1_3.scope import drug, substances_of
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.events import Event
from relcon.records.quantity import Dimension


@dataclass(frozen=True, slots=True)
class EarlierAct:
    """A dated occurrence in which the defendant's own act may hold: when it does, since which day, how much it was.

    ``size`` is that of the whole event in millionths, as the position reads it; None where it is unknown.
    """

    event: Event
    moment: Occurrence
    when: Node
    first_day: date
    size: int | None
    dimension: Dimension | None


Acts = Mapping[frozenset[str], tuple[EarlierAct, ...]]


def earlier_acts(
    event: Event, occurrence: Occurrence, undertaking: str, context: DefendantContext, every: bool
) -> Iterator[EarlierAct]:
    """Yield earlier own acts in the undertaking, of the same substance and at least 1/scale of the quantity.

    Parameters
    ----------
    event, occurrence, undertaking
        What is asked about, and in which undertaking.
    context : DefendantContext
        Defendant and position; the scale is the option ``took_part_scale``.
    every : bool
        Whether to yield all of them, or only as many as decide whether there is one: among a man's hundreds of certain
        acts in a big matter, those that no other act precedes and exceeds.
    """
    scale, last_day = context.options.took_part_scale, occurrence.last_day
    if scale is None or last_day is None:
        return
    every_act, deciding = _acts(undertaking, context)
    for act in (every_act if every else deciding).get(_drugs(event), ()):
        itself = act.event.id == event.id and act.moment == occurrence
        if act.first_day <= last_day and not itself and _enough(act, event, scale, context.options):
            yield act


def _drugs(event: Event) -> frozenset[str]:
    return frozenset(drug(part) for part in substances_of(event))


def _enough(act: EarlierAct, event: Event, scale: int, options: Options) -> bool:
    quantity = event_quantity(event)
    size = amount(quantity, options)
    if act.size is None or size is None or quantity is None or act.dimension != quantity.dimension:
        return settled("open", options)
    return act.size * scale >= size


def _acts(undertaking: str, context: DefendantContext) -> tuple[Acts, Acts]:
    """Return the defendant's own acts in an undertaking by substance: all, in the files' order, and the deciding."""
    key = ("earlier acts", undertaking, context.defendant)
    if key not in context.memo:
        found: dict[frozenset[str], list[EarlierAct]] = defaultdict(list)
        for event in context.index.events_of.get((context.defendant, undertaking), ()):
            if dealt(event, context):
                found[_drugs(event)] += _dated(event, context)
        context.memo[key] = (
            {drugs: tuple(acts) for drugs, acts in found.items()},
            {drugs: tuple(_deciding(acts)) for drugs, acts in found.items()},
        )
    pair: tuple[Acts, Acts] = context.memo[key]
    return pair


def dealt(event: Event, context: DefendantContext) -> bool:
    """Whether an event was more than talk, as the position reads it: talk is no act in a deal."""
    return event.talk_only == "no" or (event.talk_only == "unknown" and context.options.open_norm == "in")


def _dated(event: Event, context: DefendantContext) -> Iterator[EarlierAct]:
    held, quantity = reliability(event, context).node, event_quantity(event)
    size = amount(quantity, context.options)
    for moment in occurrences(event, context.options):
        node = context.circuit.every([held, own_act(event, moment, context).does])
        if node != FALSE and moment.first_day is not None:
            dimension = quantity.dimension if quantity is not None else None
            yield EarlierAct(event, moment, node, moment.first_day, size, dimension)


def _deciding(acts: Iterable[EarlierAct]) -> Iterator[EarlierAct]:
    """Yield the uncertain acts, and of the certain ones those that at most one other precedes and exceeds.

    One, not none: an act is no ground for itself, and then the next must be there.
    """
    largest: dict[tuple[Dimension | None, bool], tuple[int, int]] = {}
    for act in sorted(acts, key=lambda act: (act.first_day, -(act.size or 0))):
        if act.when != TRUE:
            yield act
            continue
        kind, size = (act.dimension, act.size is None), act.size or 0
        first, second = largest.get(kind, (-1, -1))
        if size > second:
            largest[kind] = (max(first, size), min(first, size))
            yield act
