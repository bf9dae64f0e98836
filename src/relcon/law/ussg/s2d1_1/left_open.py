"""USSG §2D1.1 n.5, Notes (A)-(C) to (c): what stays open about weight, and what its purity leaves possible."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, Note
from relcon.law.open_points import point
from relcon.law.ussg.s2d1_1.amounts import Amounts, EventAmount
from relcon.law.ussg.s2d1_1.base_level import BaseLevel, base_level
from relcon.law.ussg.s2d1_1.purity import ICE, least_of_ice
from relcon.records.substances import SUBSTANCES

_NO_WEIGHT = "no drug weight is attributed: there is no base offense level, and no range"
_ONLY_UNKNOWN = "only unknown quantities are attributed: the base offense level is not known"
_AT_LEAST = "an attributed quantity is unknown: weight, level and range are at least what is shown"


def perhaps_greater(facts: WorksheetFacts, quantity: BaseLevel | None) -> list[Note]:
    """Give the greater level by the table that purities which the file leaves possible would have.

    It looks the table up anew: asked for before the worksheet has its columns, it needs no memory beside theirs.
    """
    if quantity is None:
        return []
    return [
        *_perhaps(facts, quantity, _as_ice(facts.amounts, facts.edition), point("perhaps_ice").said),
        *_perhaps(facts, quantity, _as_pure(facts.amounts), point("purity_unknown").said),
    ]


def open_of_weight(
    facts: WorksheetFacts, quantity: BaseLevel | None, base: IntArray, perhaps: list[Note]
) -> list[Note]:
    """Say what stays open about weight; ``perhaps`` is the answer of :func:`perhaps_greater`."""
    nothing: BoolArray = base == NULL
    notes = [
        Note(_NO_WEIGHT, nothing & ~facts.unknown_weight),
        Note(f"{_ONLY_UNKNOWN}; {point('not_approximated').said}", nothing & facts.unknown_weight),
        Note(f"{_AT_LEAST}; {point('not_approximated').said}", ~nothing & facts.unknown_weight),
    ]
    if quantity is not None:
        notes.append(Note(point("greatest_reading").said, quantity.differs))
        notes.append(Note(point("converted_lower").said, quantity.single_row_greater))
        notes += perhaps
    return notes


def _perhaps(facts: WorksheetFacts, quantity: BaseLevel, amounts: Amounts | None, said: str) -> list[Note]:
    if amounts is None:
        return []
    levels = base_level(amounts, facts.edition, facts.purity_mix).level
    greater: BoolArray = levels > quantity.level
    return [
        Note(f"{said}: at most level {level} by the Drug Quantity Table", greater & (levels == level))
        for level in np.unique(levels[greater]).tolist()
    ]


def _as_pure(amounts: Amounts) -> Amounts | None:
    """Return amounts with all PCP, amphetamine and methamphetamine of unknown purity counted as the drug itself.

    Returns
    -------
    Amounts or None
        ``None`` where there is none. Mixtures of several substances stay as they are.

    Notes
    -----
    Rule: USSG §2D1.1(c) Note (B): no mixture holds more of a drug than it weighs.
    """
    pure = dict(amounts.pure)
    events: list[EventAmount] = []
    found = False
    for event in amounts.events:
        if event.pure is not None or SUBSTANCES[event.substance].actual_id is None or not event.weight.any():
            events.append(event)
            continue
        found = True
        events.append(replace(event, pure=event.weight))
        pure[event.substance] = pure[event.substance] + event.weight if event.substance in pure else event.weight
    return replace(amounts, pure=pure, events=tuple(events)) if found else None


def _as_ice(amounts: Amounts, edition: str) -> Amounts | None:
    """Return amounts with all methamphetamine that was measured at the least purity of Ice, or more, counted as Ice.

    Parameters
    ----------
    amounts
        What is attributed, by scenario.
    edition
        The Manual edition.

    Returns
    -------
    Amounts or None
        ``None`` where there is none.

    Notes
    -----
    Rule: USSG §2D1.1(c) Note (C). Whether it is d-methamphetamine hydrochloride, which Ice must be, no purity tells.
    """
    least, mixture = least_of_ice(edition), str(SUBSTANCES[ICE].mixture_id)
    whole, pure = dict(amounts.mixture), dict(amounts.pure)
    events: list[EventAmount] = []
    found = False
    for event in amounts.events:
        if event.substance != mixture or event.pure is None:
            events.append(event)
            continue
        # A fraction of a microgram was dropped from the drug itself: at the least purity it may lack one.
        there = (event.weight > 0) & ((event.pure + 1) * least.denominator > event.weight * least.numerator)
        found = found or bool(there.any())
        events += [_part(event, there, ICE), _part(event, ~there, mixture)]
        for by_id, moved in ((whole, np.where(there, event.weight, 0)), (pure, np.where(there, event.pure, 0))):
            by_id[mixture] = by_id[mixture] - moved
            by_id[ICE] = by_id.get(ICE, np.zeros_like(moved)) + moved
    return replace(amounts, mixture=whole, pure=pure, events=tuple(events)) if found else None


def _part(event: EventAmount, here: BoolArray, substance: str) -> EventAmount:
    pure = None if event.pure is None else np.where(here, event.pure, 0)
    return EventAmount(substance, np.where(here, event.weight, 0), pure)
