"""What one attributed event weighs for the defendant: occurrences, the own part stated, deductions. Whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from relcon.engine.quantities import (
    counted_as,
    deductions,
    on_table,
    own_dimension,
    pinned_quantities,
    substance_named,
    unknown_measure,
)
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.context import DefendantContext
from relcon.law.positions.readings import amount
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.occurrence_groups import OccurrenceGroup
from relcon.law.ussg.s1b1_3.own_acts import own_uses
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s2d1_1.purity import counts_as, speaks_of
from relcon.law.values import Values
from relcon.logic.circuit import FALSE, TRUE
from relcon.records.customs import Dimension
from relcon.records.events import Event


@dataclass(frozen=True)
class Weighed:
    """One event's weight for the defendant, in every scenario; 0 where it does not count.

    Attributes
    ----------
    inside, unknown
        Where it counts; where it counts and its weight is unknown.
    alone, net
        In millionths as the table counts its substance, before and after deductions.
    substances
        The id it counts under, or the parts of a mixture.
    purity
        Share of the drug itself, where known and the substance has a row for it.
    plants
        Plants among it, in millionths.
    notes
        What was read or assumed on the way: where, and what.
    """

    event: Event
    inside: BoolArray
    unknown: BoolArray
    alone: IntArray
    net: IntArray
    substances: tuple[str, ...]
    purity: Fraction | None
    plants: IntArray
    notes: tuple[tuple[BoolArray, str], ...]


def _none(n: int) -> IntArray:
    return np.zeros(n, dtype=np.int64)


def _group_amount(group: OccurrenceGroup, one: int | None, values: Values) -> tuple[IntArray, BoolArray]:
    """Return what occurrences of one answer amount to, each whole or by the own part stated; and where unknown."""
    inside, own = values.bits(group.inside), values.bits(group.own.does)
    # A finding of an own act brings all of it; only a shown own act without a joint route stops at the part stated.
    part_only = inside & own & values.bits(group.does) & ~values.bits(group.joint) & ~values.bits(group.own.whole)
    part, lost = _none(values.n), np.zeros(values.n, dtype=np.bool_)
    for act in group.own.acts:
        if act.whole:
            continue
        if act.amount is None:
            lost |= values.bits(act.node)
        else:
            part += np.where(values.bits(act.node), act.amount, 0)
    if one is not None:
        part = np.minimum(part, one)
    unknown = np.where(part_only, lost, one is None) & inside
    total = np.where(part_only, part, one or 0) * group.count
    return np.where(inside & ~unknown, total, 0).astype(np.int64), unknown.astype(np.bool_)


def weigh_event(attribution: Attribution, context: DefendantContext, values: Values) -> Weighed:
    """Return what an event weighs for the defendant.

    Occurrences that count, each whole or by the defendant's own stated part; then personal use and §2D1.1 n.5 amounts
    come off, read at the other end of an interval, as totals for the event, not below zero. What is certain and whole
    weighs the same for everybody in the position.
    """
    event = attribution.event
    quantity = event_quantity(event)
    one = amount(quantity, context.options)
    if values.n > 1 or quantity is None or one is None or not _certain_and_whole(attribution, context):
        return _weigh_event(attribution, context, values)
    total = one * sum(group.count for group in attribution.groups if group.inside == TRUE)
    key = ("weighed", event.id, total)
    if key not in context.memo:
        context.memo[key] = _whole(event, total, quantity.dimension, context)
    found: Weighed = context.memo[key]
    return found


def _whole(event: Event, total: int, dimension: Dimension | None, context: DefendantContext) -> Weighed:
    """Return what a whole event weighs that is certain to count, for anybody."""
    yes, no = np.ones(1, dtype=np.bool_), np.zeros(1, dtype=np.bool_)
    counted = counted_as(event, total, dimension, context) if dimension is not None else None
    named = counted.substance if counted is not None else substance_named(event)
    notes = counted.notes if counted is not None else (unknown_measure(),)
    substances, pure, said = _purity(event.mixture or (named,), event, context)
    micro, plants = counted.micro if counted is not None else 0, total if dimension == "plants" else 0
    weight = np.array([micro], dtype=np.int64)
    grown = np.array([plants if counted is not None else 0], dtype=np.int64)
    told = tuple((yes, text) for text in (*notes, *said))
    return Weighed(event, yes, no if counted is not None else yes, weight, weight, substances, pure, grown, told)


def _purity(
    substances: tuple[str, ...], event: Event, context: DefendantContext
) -> tuple[tuple[str, ...], Fraction | None, tuple[str, ...]]:
    """Return what an event counts as by its purity, the purity where a row asks for it, and what is said of that."""
    said = ""
    if event.mixture is None and substances:
        counted, said = counts_as(substances[0], event.purity, context.edition)
        substances = (counted,)
    return substances, event.purity if speaks_of(substances) is not None else None, (said,) if said else ()


def _certain_and_whole(attribution: Attribution, context: DefendantContext) -> bool:
    """Whether nothing comes off an event and nothing of its quantity is found, and all of it counts."""
    event = attribution.event
    if attribution.inside != TRUE or event.id in context.index.spoken_of(context.defendant):
        return False
    countless = event.series is not None and event.series.countless
    if countless or event.unable_or_unwilling or own_uses(event, context):
        return False
    certain = all(group.inside in (FALSE, TRUE) for group in attribution.groups)
    return certain and all(
        group.joint == TRUE or all(act.whole for act in group.own.acts) for group in attribution.groups
    )


def _weigh_event(attribution: Attribution, context: DefendantContext, values: Values) -> Weighed:
    event, n = attribution.event, values.n
    # How often is unknown: whatever one occurrence weighs, they add nothing, and the total is at least.
    countless = event.series is not None and event.series.countless
    quantity = None if countless else event_quantity(event)
    one = amount(quantity, context.options)
    inside = values.bits(attribution.inside)
    total, unknown = _none(n), np.zeros(n, dtype=np.bool_)
    for group in attribution.groups:
        more, lost = _group_amount(group, one, values)
        total += np.where(inside, more, 0)
        unknown |= lost & inside
    dimension = quantity.dimension if quantity is not None and one is not None else own_dimension(event, context)
    notes: list[tuple[BoolArray, str]] = []
    if countless:
        dimension = None
        notes.append((inside, "how often it happened is unknown: it adds nothing, and totals are at least"))
    if dimension is None:
        unknown |= inside
        alone = net = _none(n)
        substances = event.mixture or ((event.substance,) if event.substance is not None else ())
    else:
        off, everything, told = deductions(event, dimension, context, values)
        notes += [(where & inside, text) for where, text in told]
        rest = np.where(everything, 0, np.maximum(total - off, 0)).astype(np.int64)
        alone, substance, said, missing = on_table(event, total, dimension, context)
        net = on_table(event, rest, dimension, context)[0] if (rest != total).any() else alone
        unknown |= inside & missing
        notes += [(inside, text) for text in said]
        substances = event.mixture or (substance,)
    plants = total if dimension == "plants" else _none(n)
    for pinned in pinned_quantities(event, context, values):
        here = pinned.where & inside
        notes.append((here, pinned.text))
        if pinned.amount is None:
            unknown |= here
            continue
        alone, net = np.where(here, pinned.amount, alone), np.where(here, pinned.amount, net)
        plants = np.where(here, pinned.plants, plants)
        unknown &= ~here
        if dimension is None:
            substances = event.mixture or (pinned.substance,)
    substances, pure, said_of_purity = _purity(substances, event, context)
    notes += [(inside, text) for text in said_of_purity]
    known = inside & ~unknown
    return Weighed(
        event,
        inside,
        unknown,
        np.where(known, alone, 0).astype(np.int64),
        np.where(known, net, 0).astype(np.int64),
        substances,
        pure,
        np.where(known, plants, 0).astype(np.int64),
        tuple(notes),
    )
