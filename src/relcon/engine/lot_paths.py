"""Drugs are counted once: events on one lot path describe the same drugs, and a part is part of its lot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from relcon.law.context import DefendantContext
from relcon.law.ussg.s2d1_1.agreed import Deal, displaced
from relcon.law.ussg.s2d1_1.amounts import takers
from relcon.law.ussg.s2d1_1.conversion import converted
from relcon.law.ussg.s2d1_1.same_drugs import parent_of
from relcon.law.ussg.s6a1_3 import told_alone
from relcon.records.events import Event
from relcon.records.substances import SUBSTANCES


@dataclass(frozen=True)
class Lotted:
    """An attributed event with its weight after deductions."""

    event: Event
    weight: int
    substances: tuple[str, ...]


@dataclass
class _Path:
    """A lot path: the events on it, and the paths of its parts."""

    events: list[Lotted] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Claim:
    """What counts at a path: the events that stand, and the drugs they are."""

    context: tuple[Lotted, ...] = ()


def counted_on_lots(events: Sequence[Lotted], context: DefendantContext) -> tuple[dict[str, int], dict[str, str]]:
    """Return what each event counts, and what absorbed those that count nothing.

    Parameters
    ----------
    events : sequence of Lotted
        Events attributed to one defendant, weights known.
    context : DefendantContext
        For the declared lots and the option ``delivery_unknown``.

    Returns
    -------
    counted : dict
        Millionths by event id.
    absorbed_by : dict
        By event id: the event that stands for it, or the lot path whose parts do.

    Notes
    -----
    Equal paths: the largest. A lot: the larger of its own event and the sum of its parts; drugs of different
    substances are compared by converted drug weight. Ties: own event before parts, then the earlier date, then the
    id. Design semantics §2, *Lots*; USSG §2D1.1 n.5 for agreed and delivered quantities.
    """
    counted = {item.event.id: item.weight for item in events}
    absorbed: dict[str, str] = {}
    paths: dict[str, _Path] = defaultdict(_Path)
    for item in events:
        if item.event.lot is not None:
            paths[item.event.lot].events.append(item)
    for path in list(paths):
        _join_parents(path, paths, context)
    children = {part for path in paths.values() for part in path.parts}
    for name in sorted(paths):
        if name not in children:
            _settle(name, paths, context, absorbed)
    for id in absorbed:
        counted[id] = 0
    return counted, absorbed


def _join_parents(path: str, paths: dict[str, _Path], context: DefendantContext) -> None:
    seen = {path}
    while True:
        parent = parent_of(path, context)
        if parent is None or parent in seen:
            return
        if path not in paths[parent].parts:
            paths[parent].parts.append(path)
        seen.add(parent)
        path = parent


def _settle(name: str, paths: dict[str, _Path], context: DefendantContext, absorbed: dict[str, str]) -> _Claim:
    path = paths[name]
    own = _own(path.events, context, absorbed)
    parts = [item for part in sorted(path.parts) for item in _settle(part, paths, context, absorbed).context]
    if own is None:
        return _Claim(tuple(parts))
    if not parts or _at_least([own], parts, context):
        absorbed.update({item.event.id: own.event.id for item in parts})
        return _Claim((own,))
    absorbed[own.event.id] = name
    for id, by in list(absorbed.items()):
        if by == own.event.id and id != own.event.id:
            absorbed[id] = name
    return _Claim(tuple(parts))


def _own(events: Sequence[Lotted], context: DefendantContext, absorbed: dict[str, str]) -> Lotted | None:
    """Return the event that stands for those on one path, after §2D1.1 n.5."""
    if not events:
        return None
    sizes = _sizes(events, context)
    deals = [
        Deal(
            item.event.id,
            item.event.kind,
            item.event.status,
            item.event.delivery,
            item.event.sting == "reverse",
            sizes[item.event.id],
        )
        for item in sorted(events, key=lambda item: (_date(item.event), item.event.id))
    ]
    gone = _displaced(deals, context)
    left = [item for item in events if item.event.id not in gone]
    winner = min(left, key=lambda item: (-sizes[item.event.id], _date(item.event), item.event.id))
    absorbed.update({item.event.id: winner.event.id for item in events if item is not winner})
    return winner


def _displaced(deals: Sequence[Deal], context: DefendantContext) -> set[str]:
    """Return the deals that give way under n.5; for the ceiling none on record to one that only the client tells."""
    option = context.options.delivery_unknown
    told = {deal.id for deal in deals if told_alone(context.index.events[deal.id], context)}
    on_record = displaced([deal for deal in deals if deal.id not in told], option)
    return {*on_record, *(told & displaced(deals, option).keys())} if told else set(on_record)


def _date(event: Event) -> date:
    return event.date.first or date.max


def _sizes(events: Sequence[Lotted], context: DefendantContext) -> dict[str, int]:
    """Return sizes that compare: weights where all are one substance, else converted drug weights."""
    if len({item.substances for item in events}) == 1:
        return {item.event.id: item.weight for item in events}
    return {item.event.id: _converted(item, context) for item in events}


def _at_least(one: Sequence[Lotted], other: Sequence[Lotted], context: DefendantContext) -> bool:
    sizes = _sizes([*one, *other], context)
    return sum(sizes[item.event.id] for item in one) >= sum(sizes[item.event.id] for item in other)


def _converted(item: Lotted, context: DefendantContext) -> int:
    weight = np.array([item.weight], dtype=np.int64)
    able = takers(item.substances) if len(item.substances) > 1 else item.substances
    found = [
        int(converted({name: weight}, context.edition).by_substance[name][0])
        for name in able
        if SUBSTANCES[name].conversion is not None
    ]
    return max(found, default=item.weight)
