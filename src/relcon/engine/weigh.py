"""From attributed events to weights over scenarios: lots, then sums per substance and purity. Whole numbers.

Events whose nodes are the same, and events on one lot, are weighed together: once for each pattern in which those
nodes occur. What is certain is weighed once and for all, however often and over however many scenarios it is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from relcon.engine.event_nodes import varying_nodes
from relcon.engine.lots import root_of
from relcon.engine.patterns import Patterns
from relcon.engine.quantities import pinned_totals
from relcon.engine.weighed_together import EventWeight, Group, Kind, WeightTable
from relcon.law.arrays import BoolArray, IntArray, times
from relcon.law.context import DefendantContext
from relcon.law.usc.supported_tier import PLANT
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s2d1_1.amounts import Amounts, EventAmount, KnownMixture
from relcon.law.ussg.s2d1_1.readings import family_of
from relcon.law.values import Values
from relcon.logic.circuit import FALSE, Node


@dataclass(frozen=True)
class Weights:
    """All weights of one defendant in one position, in every scenario.

    Attributes
    ----------
    parts
        Every group of events weighed together.
    order
        The events that may count, in the order of the files.
    amounts, unknown, plants, plants_weigh
        Sums; where anything of unknown weight counts; plants, in millionths; what they count for in the Drug Quantity
        Table without a weight of their own.
    notes
        Findings of a total: where, and what.
    """

    parts: tuple[Group, ...]
    order: tuple[str, ...]
    amounts: Amounts
    unknown: BoolArray
    plants: IntArray
    plants_weigh: IntArray
    notes: tuple[tuple[BoolArray, str], ...] = field(default=())

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """By event that may count: the group in which it was weighed."""
        found = {id: group for group in self.parts for id in group.table.weighed}
        return {id: found[id] for id in self.order}

    def at(self, id: str, i: int) -> EventWeight:
        """Return an event that may count, in scenario ``i``."""
        return self.groups[id].at(id, i)

    def in_order(self, quantities: Mapping[str, str], i: int) -> dict[str, str]:
        """Return what is attributed in scenario ``i`` in the order of the first events that count there.

        Mixtures of several substances come last, each under all their names.
        """
        first: dict[str, int] = {}
        for place, (id, group) in enumerate(self.groups.items()):
            if group.table.lots.counted[id][int(group.code[i])] > 0:
                first.setdefault(" + ".join(group.table.weighed[id].substances), place)
        order = sorted(quantities, key=lambda name: (" + " in name, first.get(name, len(self.order))))
        return {name: quantities[name] for name in order}

    def absorbed_by(self, i: int) -> dict[str, str]:
        """Return, in scenario ``i``, what stands for each event that counts nothing."""
        return {id: by for group in self.parts for id, by in group.absorbed_by(i).items()}


@dataclass(frozen=True)
class WeightPlan:
    """What a defendant's weights hang on, sorted once: what is certain is weighed, what varies stands in groups.

    Attributes
    ----------
    context
        Defendant and position.
    place
        The events that may count, each with its place in the files.
    certain
        Those of which nothing varies; None where there are none.
    varying
        The others: nodes, and the events that hang on them.
    """

    context: DefendantContext
    place: Mapping[str, int]
    certain: WeightTable | None
    varying: tuple[tuple[frozenset[Node], tuple[Attribution, ...]], ...]

    @classmethod
    def of(cls, events: Sequence[Attribution], context: DefendantContext) -> WeightPlan:
        """Sort a defendant's events."""
        may = [one for one in events if one.inside != FALSE]
        together = _together(may, context)
        fixed = together.pop(frozenset(), None)
        certain = WeightTable.of(fixed, context, Values(1, {})) if fixed is not None else None
        place = {one.event.id: i for i, one in enumerate(may)}
        return cls(context, place, certain, tuple((nodes, tuple(group)) for nodes, group in together.items()))

    def weigh(self, values: Values) -> Weights:
        """Weigh everything attributed: each event, then lots, then sums per substance and purity.

        Parameters
        ----------
        values : Values
            Of the nodes on which the events hang.
        """
        parts = self._parts(values)
        totals = pinned_totals(self.context, values)
        unknown, plants = np.zeros(values.n, dtype=np.bool_), np.zeros(values.n, dtype=np.int64)
        plants_weigh = np.zeros(values.n, dtype=np.int64)
        for group in parts:
            for substances, lost in group.table.unknown.items():
                unknown |= lost[group.code] & ~_found_total(substances, totals, values.n)
            if group.table.plants is not None:
                plants += group.table.plants[group.code]
                plants_weigh += np.where(
                    _found_total((PLANT,), totals, values.n), 0, group.table.plants_weigh[group.code]
                )
        return Weights(
            parts,
            tuple(self.place),
            _amounts(self._sums(parts, values.n), totals, values.n),
            unknown,
            plants,
            plants_weigh,
            tuple((where, text) for where, _, _, text in totals),
        )

    def amounts(self, values: Values) -> Amounts:
        """Return the sums of these events alone, without totals that were found."""
        return _amounts(self._sums(self._parts(values), values.n), (), values.n)

    def _parts(self, values: Values) -> tuple[Group, ...]:
        found = []
        if self.certain is not None:
            found.append(Group(np.zeros(values.n, dtype=np.uint8), self.certain))
        found += [weighed_where(nodes, events, self.context, values) for nodes, events in self.varying]
        return tuple(found)

    def _sums(self, parts: Sequence[Group], n: int) -> dict[Kind, IntArray]:
        """Add up what counts, by substances and purity, in the order of the first event that counts."""
        first: dict[Kind, int] = {}
        for group in parts:
            for kind, id in group.table.first.items():
                first[kind] = min(first.get(kind, len(self.place)), self.place[id])
        found = {kind: np.zeros(n, dtype=np.int64) for kind in sorted(first, key=first.__getitem__)}
        for group in parts:
            for kind, table in group.table.sums.items():
                found[kind] += table if table.size == 1 else np.take(table, group.code)
        return found


def weighed_where(
    nodes: frozenset[Node], events: Sequence[Attribution], context: DefendantContext, values: Values
) -> Group:
    """Weigh events together, once for each pattern in which their nodes occur."""
    patterns = Patterns.of(nodes, values)
    return Group(patterns.code, WeightTable.of(events, context, patterns.values))


def _together(events: Sequence[Attribution], context: DefendantContext) -> dict[frozenset[Node], list[Attribution]]:
    """Return the events that are weighed together, by what they hang on: their own nodes, or all those of their lot."""
    nodes = {one.event.id: varying_nodes(one, context) for one in events}
    on_lot: dict[str, frozenset[Node]] = defaultdict(frozenset)
    for one in events:
        if one.event.lot is not None:
            on_lot[root_of(one.event.lot, context)] |= nodes[one.event.id]
    together: dict[frozenset[Node], list[Attribution]] = defaultdict(list)
    for one in events:
        lot = one.event.lot
        together[nodes[one.event.id] if lot is None else on_lot[root_of(lot, context)]].append(one)
    return together


def _found_total(substances: tuple[str, ...], totals: Sequence[tuple[BoolArray, str, int, str]], n: int) -> BoolArray:
    """Return where the total of an event's one substance was found, so that nothing of it is unknown."""
    found = np.zeros(n, dtype=np.bool_)
    for where, substance, _, _ in totals:
        if substances == (substance,):
            found |= where
    return found


def _amounts(sums: Mapping[Kind, IntArray], totals: Sequence[tuple[BoolArray, str, int, str]], n: int) -> Amounts:
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
