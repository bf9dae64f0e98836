"""Exact where there are too many combinations: sums of weights, item by item, as whole micrograms.

What hangs on other items than the rest is added independently of it: of all combinations that come to the same sums one
is computed, and stands for them with their share. Items on which more than weights depends, and those that tie others
together, are conditioned on: everything is done once for each of their combinations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.weigh import weighed_where
from relcon.engine.worksheet_facts import beside_weights
from relcon.inquiry.reliability_beliefs import Asked
from relcon.inquiry.reliability_scenarios import Scenarios, Shares, distinct
from relcon.law.arrays import IntArray
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.values import Values
from relcon.logic.circuit import Node

CONDITIONED: Final = 12
"""The most items that are conditioned on."""
TOGETHER: Final = 12
"""The most items, not conditioned on, on which events hang together."""
MOST_SUMS: Final = 1 << 14
"""The most different sums; with more, scenarios are drawn."""
MOST_WORK: Final = 1 << 24
"""The most products of shares on the way to them."""


class _TooMany(Exception):
    """There are more sums, or there is more work, than is done exactly."""


@dataclass(frozen=True)
class _Events:
    """Events weighed together, and the numbers of the beliefs on which they hang, in order."""

    events: Sequence[Attribution]
    nodes: frozenset[Node]
    hangs_on: tuple[int, ...]


@dataclass(frozen=True)
class _Sums:
    """Different sums, and what comes to them.

    Attributes
    ----------
    sums
        A column for each: what is added up, in rows.
    parts
        Of the whole so far.
    held
        By belief: the parts in which it holds.
    on
        By belief: whether it holds in the one combination that stands for the others.
    """

    sums: IntArray
    parts: Shares
    held: dict[int, Shares]
    on: dict[int, npt.NDArray[np.bool_]]

    def merged(self) -> _Sums:
        """Return the same with equal sums as one."""
        equal = _Equal.of(self.sums)
        return _Sums(
            self.sums[:, equal.first],
            equal.added(self.parts),
            {i: equal.added(held) for i, held in self.held.items()},
            {i: on[equal.first] for i, on in self.on.items()},
        )

    def with_(self, other: _Sums) -> _Sums:
        """Return every sum of one of these and one of other events, those that are equal as one."""
        n, m = self.parts.size, other.parts.size
        equal = _Equal.of((self.sums[:, :, None] + other.sums[:, None, :]).reshape(-1, n * m))

        def product(one: Shares, two: Shares) -> Shares:
            return equal.added(np.multiply.outer(one, two).reshape(-1))

        here, there = equal.first // m, equal.first % m
        return _Sums(
            self.sums[:, here] + other.sums[:, there],
            product(self.parts, other.parts),
            {i: product(held, other.parts) for i, held in self.held.items()}
            | {i: product(self.parts, held) for i, held in other.held.items()},
            {i: on[here] for i, on in self.on.items()} | {i: on[there] for i, on in other.on.items()},
        )


@dataclass(frozen=True)
class _Equal:
    """Which columns are equal: where each different one first stands, and how shares are added by them."""

    first: IntArray
    order: IntArray
    starts: IntArray

    @classmethod
    def of(cls, columns: IntArray) -> _Equal:
        first, code = distinct(list(columns))
        order = np.argsort(code, kind="stable")
        return cls(first, order, np.searchsorted(code[order], np.arange(first.size)))

    def added(self, parts: Shares) -> Shares:
        """Return the parts of equal columns, added."""
        found: Shares = np.add.reduceat(parts[self.order], self.starts)
        return found


def sums(asked: Asked) -> Scenarios | None:
    """Return a scenario for each sum of weights that the beliefs give; None where they hang together too closely."""
    question = asked.question
    plan = _Plan(asked, question.batch.circuit(question.defendant, question.position))
    apart = plan.apart()
    if apart is None:
        return None
    try:
        found = list(plan.conditions(*apart))
    except _TooMany:
        return None
    count = sum(one.parts.size for one in found)
    on = np.repeat(asked.certain, count, axis=1)
    for number in asked.uncertain:
        on[number] = np.concatenate([one.on[number] for one in found])
    held = {number: np.concatenate([one.held[number] for one in found]) for number in asked.uncertain}
    whole = 1
    for number in asked.uncertain:
        whole *= asked.beliefs[number].chance.denominator
    return Scenarios(on, np.concatenate([one.parts for one in found]), whole, "sums of weights", held)


@dataclass(frozen=True)
class _Plan:
    """How a defendant's weights are added up."""

    asked: Asked
    grounded: DefendantCircuit

    @cached_property
    def groups(self) -> tuple[_Events, ...]:
        """The events that vary."""
        varying = self.grounded.weight_plan.varying
        return tuple(_Events(events, nodes, self._hangs_on(nodes)) for nodes, events in varying)

    def _hangs_on(self, nodes: frozenset[Node]) -> tuple[int, ...]:
        names = set(self.grounded.context.circuit.support(nodes))
        return tuple(i for i in self.asked.uncertain if self.asked.beliefs[i].leaves & names)

    def apart(self) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]] | None:
        """What is conditioned on, and the others by what hangs together; None where that is too much."""
        conditioned = set(self._hangs_on(frozenset(beside_weights(self.grounded))))
        while len(conditioned) <= CONDITIONED:
            parts = list(self._parts(conditioned))
            large = [part for part in parts if len(part) > TOGETHER]
            if not large:
                return tuple(sorted(conditioned)), tuple(parts)
            conditioned.add(max(large[0], key=lambda one: (self._ties(one), -one)))
        return None

    def _ties(self, belief: int) -> int:
        """Return in how many groups of events, with others, a belief matters."""
        return sum(belief in one.hangs_on and len(one.hangs_on) > 1 for one in self.groups)

    def _parts(self, conditioned: set[int]) -> Iterator[tuple[int, ...]]:
        """Yield the beliefs that are not conditioned on, by what hangs together."""
        parts: list[set[int]] = [{i} for i in self.asked.uncertain if i not in conditioned]
        for one in self.groups:
            touched = [part for part in parts if part & set(one.hangs_on)]
            if len(touched) > 1:
                parts = [part for part in parts if part not in touched] + [set(chain.from_iterable(touched))]
        yield from (tuple(sorted(part)) for part in sorted(parts, key=min))

    @cached_property
    def tables(self) -> tuple[IntArray, ...]:
        """Of each group of events what it adds, in rows, for each combination of the beliefs on which it hangs."""
        tables = [_table(one, self.asked, self.grounded) for one in self.groups]
        kinds = list(dict.fromkeys(kind for table in tables for kind in table))
        return tuple(
            np.stack([table.get(kind, np.zeros(1 << len(one.hangs_on), dtype=np.int64)) for kind in kinds])
            if kinds
            else np.zeros((1, 1 << len(one.hangs_on)), dtype=np.int64)
            for table, one in zip(tables, self.groups, strict=True)
        )

    def conditions(self, conditioned: tuple[int, ...], parts: tuple[tuple[int, ...], ...]) -> Iterator[_Sums]:
        """Yield, for each combination of what is conditioned on, all sums of what the others add."""
        rows = self.tables[0].shape[0] if self.tables else 1
        work = count = 0
        for mask in range(1 << len(conditioned)):
            given = {one: bool(mask >> bit & 1) for bit, one in enumerate(conditioned)}
            share = 1
            for one, on in given.items():
                over, under = self.asked.beliefs[one].chance.as_integer_ratio()
                share *= over if on else under - over
            parts_here: Shares = np.array([share], dtype=object)
            nothing: Shares = np.array([0], dtype=object)
            found = _Sums(
                self._added((), given).reshape(rows, 1),
                parts_here,
                {one: parts_here if on else nothing for one, on in given.items()},
                {one: np.array([on]) for one, on in given.items()},
            )
            for part in parts:
                more = self._of(part, given)
                work += found.parts.size * more.parts.size * (1 + len(found.held) + len(more.held))
                if work > MOST_WORK:
                    raise _TooMany
                found = found.with_(more)
            count += found.parts.size
            if count > MOST_SUMS:
                raise _TooMany
            yield found

    def _of(self, part: tuple[int, ...], given: dict[int, bool]) -> _Sums:
        """Return what the events add that hang on some beliefs together, in every combination of these."""
        masks = np.arange(1 << len(part))
        on = {one: masks >> bit & 1 == 1 for bit, one in enumerate(part)}
        parts: Shares = np.ones(1, dtype=object)
        for one in part:
            over, under = self.asked.beliefs[one].chance.as_integer_ratio()
            parts = np.concatenate([parts * (under - over), parts * over])
        held = {one: np.where(where, parts, 0) for one, where in on.items()}
        return _Sums(self._added(part, given), parts, held, on).merged()

    def _added(self, part: tuple[int, ...], given: dict[int, bool]) -> IntArray:
        """Return what those events add that hang on these beliefs; on none of those not conditioned on, where empty."""
        rows = self.tables[0].shape[0] if self.tables else 1
        masks = np.arange(1 << len(part))
        found = np.zeros((rows, masks.size), dtype=np.int64)
        for one, table in zip(self.groups, self.tables, strict=True):
            free = set(one.hangs_on) - given.keys()
            if free <= set(part) and bool(free) == bool(part):
                index = np.zeros(masks.size, dtype=np.int64)
                for bit, belief in enumerate(one.hangs_on):
                    holds: Any = masks >> part.index(belief) & 1 if belief in part else int(given[belief])
                    index += holds << bit
                found += table[:, index]
        return found


def _table(one: _Events, asked: Asked, grounded: DefendantCircuit) -> dict[object, IntArray]:
    """Return what events add in each combination of the beliefs on which they hang, by what is added up."""
    masks = np.arange(1 << len(one.hangs_on))
    on = np.repeat(asked.certain, masks.size, axis=1)
    for bit, number in enumerate(one.hangs_on):
        on[number] = masks >> bit & 1
    question = asked.question
    words = question.batch.words(question.leaves(asked.off(on)), masks.size)
    values = Values.of(grounded.context.circuit, one.nodes, words, masks.size)
    group = weighed_where(one.nodes, one.events, grounded.context, values)
    table, code = group.table, group.code
    found: dict[object, IntArray] = {kind: np.take(sums, code) for kind, sums in table.sums.items()}
    found |= {("unknown", names): np.take(lost, code).astype(np.int64) for names, lost in table.unknown.items()}
    if table.plants is not None:
        found |= {"plants": np.take(table.plants, code), "plants weigh": np.take(table.plants_weigh, code)}
    return found
