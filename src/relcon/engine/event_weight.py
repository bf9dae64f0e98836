"""What one attributed event weighs for the defendant: occurrences, his own stated part, deductions. Whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from relcon.engine.quantities import deductions, on_table, own_dimension, pinned_quantities
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.context import DefendantContext
from relcon.law.positions.readings import amount
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.occurrence_groups import OccurrenceGroup
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s2d1_1.purity import counts_as, speaks_of
from relcon.law.values import Values
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


def _piece_amount(piece: OccurrenceGroup, one: int | None, values: Values) -> tuple[IntArray, BoolArray]:
    """Return what occurrences of one answer amount to, each whole or by his own stated part; and where unknown."""
    inside, own = values.bits(piece.inside), values.bits(piece.own.does)
    # A finding that he acted brings all of it; only a shown own act without a joint route stops at his part.
    part_only = inside & own & values.bits(piece.does) & ~values.bits(piece.joint) & ~values.bits(piece.own.whole)
    part, lost = _none(values.n), np.zeros(values.n, dtype=np.bool_)
    for act in piece.own.acts:
        if act.whole:
            continue
        if act.amount is None:
            lost |= values.bits(act.node)
        else:
            part += np.where(values.bits(act.node), act.amount, 0)
    if one is not None:
        part = np.minimum(part, one)
    unknown = np.where(part_only, lost, one is None) & inside
    total = np.where(part_only, part, one or 0) * piece.count
    return np.where(inside & ~unknown, total, 0).astype(np.int64), unknown.astype(np.bool_)


def weigh_event(grounded: Attribution, context: DefendantContext, values: Values) -> Weighed:
    """Return what an event weighs for the defendant.

    Occurrences that count, each whole or by his own stated part; then personal use and §2D1.1 n.5 amounts come off,
    read at the other end of an interval, as totals for the event, not below zero.
    """
    event, n = grounded.event, values.n
    # How often is unknown: whatever one occurrence weighs, they add nothing, and the total is at least.
    countless = event.series is not None and event.series.countless
    quantity = None if countless else event_quantity(event)
    one = amount(quantity, context.options)
    inside = values.bits(grounded.inside)
    total, unknown = _none(n), np.zeros(n, dtype=np.bool_)
    for piece in grounded.groups:
        more, lost = _piece_amount(piece, one, values)
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
    if event.mixture is None and substances:
        counts_as_id, said_of_purity = counts_as(substances[0], event.purity, context.edition)
        substances = (counts_as_id,)
        if said_of_purity:
            notes.append((inside, said_of_purity))
    pure = event.purity if speaks_of(substances) is not None else None
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
