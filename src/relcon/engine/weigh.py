"""From attributed events to weights over scenarios: lots, then sums per substance and purity. Whole numbers.

Events whose nodes are the same, and events on one lot, are weighed together: once for each pattern in which those
nodes occur. What is certain is one group with one pattern, however many events it has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from relcon.engine.event_weight import Weighed, weigh_event
from relcon.engine.ground import event_nodes
from relcon.engine.lots import OnLots, count_once, root_of
from relcon.engine.patterns import Patterns
from relcon.engine.quantities import pinned_totals
from relcon.engine.values import Values
from relcon.law.arrays import BoolArray, IntArray, times
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s2d1_1.amounts import Amounts, EventAmount, KnownMixture
from relcon.law.ussg.s2d1_1.readings import family_of
from relcon.logic.circuit import FALSE, TRUE, Node

_Kind: TypeAlias = tuple[tuple[str, ...], Fraction | None]
"""What is added up: substances and purity."""


@dataclass(frozen=True, slots=True)
class EventWeight:
    """One event in one scenario: what it weighs alone and after lots, and what was read or assumed for that."""

    inside: bool
    unknown: bool
    alone: int
    counted: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Events weighed together: the patterns of their nodes, and their weights with one scenario for each pattern."""

    patterns: Patterns
    weighed: Mapping[str, Weighed]
    lots: OnLots

    def at(self, id: str, i: int) -> EventWeight:
        """Return an event of the group in scenario ``i``."""
        k, one = int(self.patterns.code[i]), self.weighed[id]
        notes = tuple(text for where, text in one.notes if where[k])
        return EventWeight(
            bool(one.inside[k]), bool(one.unknown[k]), int(one.alone[k]), int(self.lots.counted[id][k]), notes
        )


@dataclass(frozen=True)
class Weights:
    """All weights of one defendant in one position, in every scenario.

    Attributes
    ----------
    groups
        By event that may count: the group in which it was weighed.
    amounts, unknown, plants
        Sums; where anything of unknown weight counts; plants, in millionths.
    notes
        Findings of a total: where, and what.
    """

    groups: Mapping[str, Group]
    amounts: Amounts
    unknown: BoolArray
    plants: IntArray
    notes: tuple[tuple[BoolArray, str], ...] = field(default=())

    def at(self, id: str, i: int) -> EventWeight:
        """Return an event that may count, in scenario ``i``."""
        return self.groups[id].at(id, i)

    def absorbed_by(self, i: int) -> dict[str, str]:
        """Return, in scenario ``i``, what stands for each event that counts nothing."""
        found: dict[str, str] = {}
        for group in _each(self.groups):
            found.update(group.lots.absorbed_by(int(group.patterns.code[i])))
        return found


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
    groups = _grouped([one for one in grounded if one.inside != FALSE], standing, values)
    totals = pinned_totals(standing, values)
    unknown, plants = np.zeros(values.n, dtype=np.bool_), np.zeros(values.n, dtype=np.int64)
    for group in _each(groups):
        grown = np.zeros(group.patterns.values.n, dtype=np.int64)
        for id, item in group.weighed.items():
            if item.unknown.any():
                unknown |= item.unknown[group.patterns.code] & ~_found_total(item.substances, totals, values.n)
            grown += np.where(group.lots.counted[id] > 0, item.plants, 0)
        if grown.any():
            plants += group.patterns.spread(grown)
    return Weights(
        groups,
        _amounts(groups, totals, values.n),
        unknown,
        plants,
        tuple((where, text) for where, _, _, text in totals),
    )


def _found_total(substances: tuple[str, ...], totals: Sequence[tuple[BoolArray, str, int, str]], n: int) -> BoolArray:
    """Return where the total of an event's one substance was found, so that nothing of it is unknown."""
    found = np.zeros(n, dtype=np.bool_)
    for where, substance, _, _ in totals:
        if substances == (substance,):
            found |= where
    return found


def _each(groups: Mapping[str, Group]) -> Iterator[Group]:
    """Yield every group once."""
    yield from {id(group): group for group in groups.values()}.values()


def _grouped(attributed: Sequence[Attribution], standing: Standing, values: Values) -> dict[str, Group]:
    """Weigh events in groups; the mapping keeps their order."""
    nodes = {one.event.id: _varying(one, standing) for one in attributed}
    on_lot: dict[str, set[Node]] = defaultdict(set)
    for one in attributed:
        if one.event.lot is not None:
            on_lot[root_of(one.event.lot, standing)] |= nodes[one.event.id]
    together: dict[frozenset[Node], list[Attribution]] = defaultdict(list)
    for one in attributed:
        lot = one.event.lot
        together[frozenset(nodes[one.event.id] if lot is None else on_lot[root_of(lot, standing)])].append(one)
    found: dict[str, Group] = {}
    for shared, members in together.items():
        patterns = Patterns.of(shared, values)
        weighed = {one.event.id: weigh_event(one, standing, patterns.values) for one in members}
        group = Group(patterns, weighed, count_once(list(weighed.values()), standing))
        found.update(dict.fromkeys(weighed, group))
    return {id: found[id] for id in nodes}


def _varying(one: Attribution, standing: Standing) -> set[Node]:
    return {node for node in event_nodes(one, standing) if node not in (FALSE, TRUE)}


def _amounts(groups: Mapping[str, Group], totals: Sequence[tuple[BoolArray, str, int, str]], n: int) -> Amounts:
    sums = _sums(groups, n)
    whole: dict[str, IntArray] = {}
    pure: dict[str, IntArray] = {}
    events: list[EventAmount] = []
    mixtures: dict[tuple[str, ...], IntArray] = {}
    known_mixtures: list[KnownMixture] = []
    for (substances, purity), weight in sums.items():
        if len(substances) > 1:
            mixtures[substances] = mixtures[substances] + weight if substances in mixtures else weight
            if purity is not None:
                known_mixtures.append(KnownMixture(substances, weight, times(weight, purity)))
            continue
        substance = substances[0]
        whole[substance] = whole[substance] + weight if substance in whole else weight
        known = times(weight, purity) if purity is not None else None
        if known is not None:
            pure[substance] = pure[substance] + known if substance in pure else known
        if family_of(substance) is not None:
            events.append(EventAmount(substance, weight, known))
    for where, substance, pinned, _ in totals:
        # A found total stands whatever is attributed by event. It says nothing of purity: the events' own purities no
        # longer add up to it.
        whole[substance] = np.where(where, pinned, whole.get(substance, np.zeros(n, dtype=np.int64)))
        if substance in pure:
            pure[substance] = np.where(where, 0, pure[substance])
        events = [_unless(where, one) if one.substance == substance else one for one in events]
        if family_of(substance) is not None:
            events.append(EventAmount(substance, np.where(where, pinned, 0).astype(np.int64)))
    return Amounts(whole, pure, tuple(events), tuple(mixtures.items()), tuple(known_mixtures))


def _unless(where: BoolArray, one: EventAmount) -> EventAmount:
    return EventAmount(
        one.substance, np.where(where, 0, one.weight), None if one.pure is None else np.where(where, 0, one.pure)
    )


def _sums(groups: Mapping[str, Group], n: int) -> dict[_Kind, IntArray]:
    """Add up what counts, by substances and purity, in the order of the first event that counts."""
    found: dict[_Kind, IntArray] = {}
    for id, group in groups.items():
        if group.lots.counted[id].any():
            found.setdefault(_kind(group.weighed[id]), np.zeros(n, dtype=np.int64))
    for group in _each(groups):
        tables: dict[_Kind, IntArray] = {}
        for id, item in group.weighed.items():
            kind, counted = _kind(item), group.lots.counted[id]
            tables[kind] = tables[kind] + counted if kind in tables else counted
        for kind, table in tables.items():
            if kind in found and table.any():
                found[kind] += group.patterns.spread(table)
    return found


def _kind(item: Weighed) -> _Kind:
    return item.substances, item.purity
