"""From attributed events to weights: deductions, lots, sums per substance and purity. Whole numbers throughout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from relcon.engine.lots import Lotted, counted_on_lots
from relcon.law.arrays import times
from relcon.law.positions.readings import amount, deduction
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.exclusions import excused
from relcon.law.ussg.s1b1_3.occurrences import occurrences
from relcon.law.ussg.s2d1_1.amounts import Amounts, EventAmount
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s2d1_1.measures import needs_purity, table_amount
from relcon.law.ussg.s6a1_3 import holding
from relcon.records.events import Event
from relcon.records.quantity import Dimension
from relcon.records.substances import SUBSTANCES


@dataclass(frozen=True)
class Weighed:
    """One event's weight for the defendant.

    Attributes
    ----------
    alone, net
        In millionths as the table counts its substance, before and after deductions; None where unknown.
    substances
        The id it counts under, or the parts of a mixture.
    purity
        Share of the drug itself, where known and the substance has a row for it.
    plants
        Plants among it, in millionths.
    notes
        What was read or assumed on the way.
    """

    event: Event
    alone: int | None
    net: int | None
    substances: tuple[str, ...]
    purity: Fraction | None = None
    plants: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weights:
    """All weights of one defendant in one position and scenario."""

    weighed: Mapping[str, Weighed]
    counted: Mapping[str, int]
    absorbed_by: Mapping[str, str]
    amounts: Amounts
    unknown: tuple[str, ...]
    plants: int
    notes: tuple[str, ...] = field(default=())


def full_amount(event: Event, standing: Standing) -> tuple[int | None, Dimension | None]:
    """Return the whole quantity of an event, all occurrences, in millionths of its own dimension."""
    quantity = event_quantity(event)
    one = amount(quantity, standing.options)
    if quantity is None or one is None:
        return None, None
    return one * len(occurrences(event, standing.options)), quantity.dimension


def weigh_event(event: Event, attribution: Attribution, standing: Standing) -> Weighed:
    """Return what an attributed event weighs for the defendant.

    Occurrences that count, each whole or by his own stated part; then personal use and §2D1.1 n.5 amounts come off,
    read at the other end of an interval, as totals for the event, not below zero.
    """
    quantity = event_quantity(event)
    one = amount(quantity, standing.options)
    notes: list[str] = []
    dimension = quantity.dimension if quantity is not None else None
    pinned = standing.finding("quantity", [[event.id]])
    total: int | None
    if pinned is not None and pinned.prong == "quantity" and pinned.answer.quantity is not None:
        total, dimension = amount(pinned.answer.quantity, standing.options), pinned.answer.quantity.dimension
        notes.append(f"quantity: finding {pinned.id} ({pinned.by}): {pinned.answer}")
    elif attribution.unknown_part or (one is None and any(part is None for part in attribution.own_amounts)):
        total = None
    else:
        total = sum(part if part is not None else (one or 0) for part in attribution.own_amounts)
        if dimension is None:
            dimension = _own_dimension(event, standing)
    if total is None or dimension is None:
        return Weighed(event, None, None, _parts(event), notes=tuple(notes))
    off, off_notes = _deductions(event, dimension, standing)
    net = max(total - off, 0) if off is not None else 0
    alone = _on_table(event, total, dimension, standing)
    rest = _on_table(event, net, dimension, standing)
    if alone is None or rest is None:
        return Weighed(
            event,
            None,
            None,
            _parts(event),
            notes=(*notes, "what the table counts is unknown: weight of one dose or pill, or strength"),
        )
    micro, substance, said = alone
    substances = event.mixture or (substance,)
    # Of a weight of the drug itself (an actual id) nothing more is known by purity.
    purity = event.purity if event.mixture is None and SUBSTANCES[substance].actual_id is not None else None
    plants = total if dimension == "plants" else 0
    return Weighed(event, micro, rest[0], substances, purity, plants, (*notes, *off_notes, *said))


def _parts(event: Event) -> tuple[str, ...]:
    return event.mixture or ((event.substance,) if event.substance is not None else ())


def _own_dimension(event: Event, standing: Standing) -> Dimension | None:
    for participant in event.participants:
        if participant.person == standing.defendant and participant.quantity is not None:
            return participant.quantity.dimension
    return None


def _on_table(
    event: Event, micro: int, dimension: Dimension, standing: Standing
) -> tuple[int, str, tuple[str, ...]] | None:
    per_unit = amount(event.per_unit, standing.options)
    if event.mixture is not None:
        # A mixture is one weight; any of its substances counted by weight serves to bring it to grams.
        able = [part for part in event.mixture if SUBSTANCES[part].measure == "g" and not needs_purity(part)]
        if not able:
            return None
        substance = able[0]
    elif event.substance is None or (needs_purity(event.substance) and event.purity is None):
        return None
    else:
        substance = event.substance
    found = table_amount(micro, dimension, substance, per_unit, standing.edition)
    return None if found is None else (found.micro, found.substance, found.notes)


def _deductions(event: Event, dimension: Dimension, standing: Standing) -> tuple[int | None, tuple[str, ...]]:
    off, applies, evidence = excused(event, standing)
    notes: list[str] = []
    if applies:
        notes.append(
            f"he did not intend or was not capable of part of it (§2D1.1 n.5): {', '.join(evidence) or 'uncited'}"
        )
    if off is None:
        return None, tuple(notes)
    for use in standing.part.personal_use:
        if use.event != event.id or not holding(use, standing, within=event).holds:
            continue
        conspiracy = any(count.conspiracy for count in standing.live_counts)
        option = standing.options.personal_use_conspiracy if conspiracy else standing.options.personal_use_other
        amount_off = deduction(use.quantity, standing.options)
        if option == "in":
            notes.append(f"{use.quantity.text} for his own use stays in the weight in this position")
        elif amount_off is None or use.quantity.dimension != dimension:
            notes.append(
                f"{use.quantity.text} for his own use: not of one kind with the event's quantity, not taken off"
            )
        else:
            off += amount_off
            notes.append(f"{use.quantity.text} for his own use taken off")
    return off, tuple(notes)


def weigh(events: Sequence[tuple[Event, Attribution]], standing: Standing) -> Weights:
    """Weigh everything attributed to a defendant: each event, then lots, then sums per substance and purity.

    Parameters
    ----------
    events : sequence of (Event, Attribution)
        Those that are in.
    standing : Standing
        Defendant, position, scenario.
    """
    weighed = {event.id: weigh_event(event, attribution, standing) for event, attribution in events}
    known = {id: item for id, item in weighed.items() if item.net is not None}
    lotted = [Lotted(item.event, item.net or 0, item.substances) for item in known.values()]
    counted, absorbed_by = counted_on_lots(lotted, standing)
    standing_for = {id: item for id, item in known.items() if counted[id] > 0 or id not in absorbed_by}
    return Weights(
        weighed,
        counted,
        absorbed_by,
        _amounts(standing_for, counted, standing),
        tuple(id for id, item in weighed.items() if item.net is None),
        sum(item.plants for id, item in standing_for.items() if counted[id] > 0),
        _pinned_notes(standing),
    )


def _one(value: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([value], dtype=np.int64)


def _amounts(items: Mapping[str, Weighed], counted: Mapping[str, int], standing: Standing) -> Amounts:
    whole: dict[str, int] = defaultdict(int)
    by_purity: dict[tuple[str, Fraction], int] = defaultdict(int)
    mixtures: dict[tuple[str, ...], int] = defaultdict(int)
    events: list[EventAmount] = []
    for id, item in items.items():
        if counted[id] == 0:
            continue
        if len(item.substances) > 1:
            mixtures[item.substances] += counted[id]
            continue
        substance = item.substances[0]
        whole[substance] += counted[id]
        pure = None
        if item.purity is not None:
            by_purity[substance, item.purity] += counted[id]
            pure = times(_one(counted[id]), item.purity)
        events.append(EventAmount(substance, _one(counted[id]), pure))
    for substance in whole:
        pinned = pinned_total(substance, standing)
        if pinned is not None:
            whole[substance] = pinned
            # A pinned total says nothing of purity: the events' own purities no longer add up to it.
            by_purity = defaultdict(int, {key: total for key, total in by_purity.items() if key[0] != substance})
            events = [one for one in events if one.substance != substance] + [EventAmount(substance, _one(pinned))]
    pure_sums: dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]] = {}
    for (substance, purity), total in by_purity.items():
        part = times(_one(total), purity)
        pure_sums[substance] = pure_sums[substance] + part if substance in pure_sums else part
    return Amounts(
        {substance: _one(total) for substance, total in whole.items()},
        pure_sums,
        tuple(events),
        tuple((parts, _one(total)) for parts, total in mixtures.items()),
    )


def pinned_total(substance: str, standing: Standing) -> int | None:
    """Return a finding's total for a substance, in millionths, where one binds here."""
    found = standing.finding("quantity", [[substance]])
    if found is None or found.prong != "quantity" or found.answer.quantity is None:
        return None
    read, dimension = amount(found.answer.quantity, standing.options), found.answer.quantity.dimension
    if read is None or dimension is None:
        return None
    on_table = table_amount(read, dimension, substance, None, standing.edition)
    return None if on_table is None else on_table.micro


def _pinned_notes(standing: Standing) -> tuple[str, ...]:
    notes = []
    for finding in standing.docket.findings_for.get(standing.defendant, ()):
        about = finding.about or ""
        if finding.prong == "quantity" and about in SUBSTANCES and standing.position in finding.binds:
            notes.append(f"total of {about}: finding {finding.id} ({finding.by}): {finding.answer}")
    return tuple(notes)
