"""From attributed events to weights over scenarios: deductions, lots, sums per substance and purity. Whole numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from relcon.engine.lots import OnLots, count_once
from relcon.engine.quantities import deductions, on_table, own_dimension, pinned_quantities, pinned_totals
from relcon.engine.values import Values
from relcon.law.arrays import BoolArray, IntArray, times
from relcon.law.positions.readings import amount
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.pieces import Piece
from relcon.law.ussg.s2d1_1.amounts import Amounts, EventAmount
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.logic.circuit import FALSE
from relcon.records.events import Event
from relcon.records.substances import SUBSTANCES


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


@dataclass(frozen=True)
class Weights:
    """All weights of one defendant in one position, in every scenario."""

    weighed: Mapping[str, Weighed]
    lots: OnLots
    amounts: Amounts
    unknown: BoolArray
    plants: IntArray
    notes: tuple[tuple[BoolArray, str], ...] = field(default=())


def _none(n: int) -> IntArray:
    return np.zeros(n, dtype=np.int64)


def _piece_amount(piece: Piece, one: int | None, values: Values) -> tuple[IntArray, BoolArray]:
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


def weigh_event(grounded: Attribution, standing: Standing, values: Values) -> Weighed:
    """Return what an event weighs for the defendant.

    Occurrences that count, each whole or by his own stated part; then personal use and §2D1.1 n.5 amounts come off,
    read at the other end of an interval, as totals for the event, not below zero.
    """
    event, n = grounded.event, values.n
    quantity = event_quantity(event)
    one = amount(quantity, standing.options)
    inside = values.bits(grounded.inside)
    total, unknown = _none(n), np.zeros(n, dtype=np.bool_)
    for piece in grounded.pieces:
        more, lost = _piece_amount(piece, one, values)
        total += np.where(inside, more, 0)
        unknown |= lost & inside
    dimension = quantity.dimension if quantity is not None and one is not None else own_dimension(event, standing)
    notes: list[tuple[BoolArray, str]] = []
    if dimension is None:
        unknown |= inside
        alone = net = _none(n)
        substances = event.mixture or ((event.substance,) if event.substance is not None else ())
    else:
        off, everything, told = deductions(event, dimension, standing, values)
        notes += [(where & inside, text) for where, text in told]
        rest = np.where(everything, 0, np.maximum(total - off, 0)).astype(np.int64)
        alone, substance, said, missing = on_table(event, total, dimension, standing)
        net = on_table(event, rest, dimension, standing)[0]
        unknown |= inside & missing
        notes += [(inside, text) for text in said]
        substances = event.mixture or (substance,)
    for where, pinned_alone, pinned_substance, text in pinned_quantities(event, standing, values):
        here = where & inside
        alone, net = np.where(here, pinned_alone, alone), np.where(here, pinned_alone, net)
        unknown &= ~here
        notes.append((here, text))
        if dimension is None:
            substances = event.mixture or (pinned_substance,)
    counts_by = substances[0] if len(substances) == 1 else None
    pure = event.purity if counts_by is not None and SUBSTANCES[counts_by].actual_id is not None else None
    known = inside & ~unknown
    plants = total if dimension == "plants" else _none(n)
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


def weigh(grounded: Sequence[Attribution], standing: Standing, values: Values) -> Weights:
    """Weigh everything attributed to a defendant: each event, then lots, then sums per substance and purity.

    Parameters
    ----------
    grounded : sequence of Attribution
        Every event.
    standing : Standing
        Defendant and position.
    values : Values
        Of their nodes.
    """
    weighed = {one.event.id: weigh_event(one, standing, values) for one in grounded if one.inside != FALSE}
    lots = count_once(list(weighed.values()), standing)
    unknown = np.zeros(values.n, dtype=np.bool_)
    plants = _none(values.n)
    for id, item in weighed.items():
        unknown |= item.unknown
        plants += np.where(lots.counted[id] > 0, item.plants, 0)
    totals = pinned_totals(standing, values)
    return Weights(
        weighed,
        lots,
        _amounts(weighed, lots, totals, values.n),
        unknown,
        plants,
        tuple((where, text) for where, _, _, text in totals),
    )


def _amounts(
    weighed: Mapping[str, Weighed], lots: OnLots, totals: Sequence[tuple[BoolArray, str, int, str]], n: int
) -> Amounts:
    whole: dict[str, IntArray] = {}
    by_purity: dict[tuple[str, Fraction], IntArray] = {}
    mixtures: dict[tuple[str, ...], IntArray] = {}
    events: list[EventAmount] = []

    def add(into: dict[object, IntArray], key: object, value: IntArray) -> None:
        into[key] = into[key] + value if key in into else value

    for id, item in weighed.items():
        counted = lots.counted[id]
        if not counted.any():
            continue
        if len(item.substances) > 1:
            add(mixtures, item.substances, counted)  # type: ignore[arg-type]  # one helper for dicts of three keys
            continue
        substance = item.substances[0]
        add(whole, substance, counted)  # type: ignore[arg-type]
        if item.purity is not None:
            add(by_purity, (substance, item.purity), counted)  # type: ignore[arg-type]
        pure = times(counted, item.purity) if item.purity is not None else None
        events.append(EventAmount(substance, counted, pure))
    pure_sums: dict[str, IntArray] = defaultdict(lambda: _none(n))
    for (substance, purity), total in by_purity.items():
        pure_sums[substance] = pure_sums[substance] + times(total, purity)
    for where, substance, pinned, _ in totals:
        if substance not in whole:
            continue
        # A pinned total says nothing of purity: the events' own purities no longer add up to it.
        whole[substance] = np.where(where, pinned, whole[substance])
        if substance in pure_sums:
            pure_sums[substance] = np.where(where, 0, pure_sums[substance])
        kept = [
            EventAmount(
                one.substance,
                np.where(where, 0, one.weight),
                None if one.pure is None else np.where(where, 0, one.pure),
            )
            if one.substance == substance
            else one
            for one in events
        ]
        events = [*kept, EventAmount(substance, np.where(where, pinned, 0).astype(np.int64))]
    return Amounts(whole, dict(pure_sums), tuple(events), tuple(mixtures.items()))
