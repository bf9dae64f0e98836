"""USSG §1B1.3(a)(1)(B)(iii), n.3(D): reasonably foreseeable, by at least one ground that the position accepts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np

from relcon.law.arrays import BoolArray
from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.options import Options
from relcon.law.positions.readings import inexact, span
from relcon.law.ussg.s1b1_3.occurrences import Moments, Occurrence, OccurrenceTable, drugs
from relcon.law.ussg.s1b1_3.own_acts import dealt, listed, own_act
from relcon.law.ussg.s1b1_3.steps import Prong, Reason
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic import node_arrays
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.logic.node_arrays import Nodes
from relcon.records.dates import When
from relcon.records.facts import Authority, Knowledge
from relcon.records.undertakings import Membership, Undertaking


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground on which occurrences may be foreseeable: when each is, and why; ``person`` is who was supervised."""

    when: Nodes
    why: str
    assumed: bool = False
    person: str = ""

    def reason(self, name: str) -> Reason:
        """Return the reason where the ground is certain."""
        return Reason(TRUE, f"foreseeability ({name}): {self.why}", self.assumed)


@dataclass(frozen=True, slots=True)
class Asked:
    """What foreseeability is asked of: occurrences of an undertaking, and a membership of the defendant in it.

    ``alive`` are the occurrences that passed every prong before it.
    """

    table: OccurrenceTable
    alive: BoolArray
    undertaking: Undertaking
    member: Membership
    context: DefendantContext

    def nodes(self, node: Node, where: BoolArray | bool = True) -> Nodes:
        """Return a node for the occurrences that it is for."""
        return np.where(self.alive & where, node, FALSE)


def foreseeable(
    table: OccurrenceTable, alive: BoolArray, undertaking: Undertaking, member: Membership, context: DefendantContext
) -> Prong:
    """Answer foreseeability by the grounds that the position accepts (design semantics §1 and §2.3.6)."""
    circuit, asked = context.circuit, Asked(table, alive, undertaking, member, context)
    passes = asked.nodes(FALSE)
    for ground in _GROUNDS if alive.any() else ():
        if ground in context.options.grounds:
            for one in _GROUNDS[ground](asked, False):
                passes = node_arrays.some(circuit, passes, one.when)
            if (passes[alive] == TRUE).all():
                break
    return Prong("foreseeability", passes, asked.nodes(FALSE), _Reasons(asked, passes))


class _Reasons:
    """The reasons of each occurrence; every ground is worked out when the first is asked for."""

    def __init__(self, asked: Asked, passes: Nodes) -> None:
        self.asked, self.passes = asked, passes
        self.known: dict[object, Sequence[Reason]] = {}

    @cached_property
    def grounds(self) -> Sequence[tuple[str, Ground, Reason]]:
        """Every ground that the position accepts, in the order in which they are told, and its reason."""
        accepted = self.asked.context.options.grounds
        found = ((name, one) for name, of in _GROUNDS.items() if name in accepted for one in of(self.asked, True))
        return [(name, one, one.reason(name)) for name, one in found]

    @cached_property
    def dates(self) -> Sequence[tuple[Nodes, str]]:
        """What is said of inexact dates."""
        return list(_dates_read(self.asked))

    @cached_property
    def patterns(self) -> Nodes:
        """What tells one occurrence's reasons from another's: one row each."""
        columns = [self.passes, *(one.when for _, one, _ in self.grounds), *(nodes for nodes, _ in self.dates)]
        return np.ascontiguousarray(np.array(columns).T)

    def __call__(self, i: int) -> Sequence[Reason]:
        row = self.patterns[i]
        when = row.tolist()
        shown: list[int] = np.flatnonzero(row[1 : len(self.grounds) + 1]).tolist()
        key: object = row.tobytes()
        if sum(self.grounds[k][0] == "supervised" for k in shown) > 1:
            people = [entry.person for entry in self.asked.table.events[i].participants]
            shown.sort(key=lambda k: self._place(k, people))
            key = (key, *people)
        if key not in self.known:
            self.known[key] = tuple(self._reasons(when, shown))
        return self.known[key]

    def _place(self, k: int, people: Sequence[str]) -> tuple[int, int]:
        """Return where a ground is told: as it stands, those supervised in the order in which they took part."""
        first = next(k for k, (name, _, _) in enumerate(self.grounds) if name == "supervised")
        name, ground, _ = self.grounds[k]
        return (first, people.index(ground.person)) if name == "supervised" else (k, 0)

    def _reasons(self, when: Sequence[Node], shown: Sequence[int]) -> Iterator[Reason]:
        circuit, passes = self.asked.context.circuit, when[0]
        for k in shown:
            reason, node = self.grounds[k][2], when[k + 1]
            yield reason if node == TRUE else replace(reason, when=node)
        for (_, text), node in zip(self.dates, when[len(self.grounds) + 1 :], strict=True):
            yield Reason(node, f"foreseeability: {text}", True)
        accepted = ", ".join(self.asked.context.options.grounds)
        nothing = f"foreseeability: no ground accepted here is shown (accepted: {accepted})"
        yield Reason(circuit.negate(passes), nothing)
        solid = circuit.some(when[k + 1] for k in shown if self.grounds[k][0] != "presumed")
        presumed = circuit.every([passes, circuit.negate(solid)])
        yield Reason(presumed, f"foreseeability: presumed only; {point('foreseen').said}", True)


def _agreed(asked: Asked, _: bool) -> Iterator[Ground]:
    scope, id = asked.member.scope, asked.member.id
    if scope.kind != "limits":
        return
    named = asked.table.named(scope.events or ())
    for event in scope.events or ():
        here = asked.table.named((event,))
        yield Ground(asked.nodes(TRUE, here), f"{id} names {event}: the agreement itself foresaw it")
    if scope.per_event_max is not None:
        within = asked.table.at_most(scope.per_event_max, asked.context.options)
        yield Ground(asked.nodes(TRUE, within & ~named), f"{id} agreed to deals up to {scope.per_event_max.text}")


def _object(asked: Asked, _: bool) -> Iterator[Ground]:
    plain, table = asked.undertaking.object, asked.table
    if asked.member.scope.kind != "whole" or plain is None:
        return
    of_it = np.ones(len(table), dtype=np.bool_)
    if plain.kinds:
        of_it &= table.where(lambda event: event.kind in plain.kinds)
    if plain.substances:
        of_it &= table.of_these(plain.substances)
    if plain.per_event_max is not None:
        of_it &= table.at_most(plain.per_event_max, asked.context.options)
    why = f"it is what {asked.undertaking.id} plainly was for, and the defendant agreed to the whole"
    yield Ground(asked.nodes(TRUE, of_it), why)


def _knowledge(asked: Asked, _: bool) -> Iterator[Ground]:
    context, table = asked.context, asked.table
    for record in context.index.knowledge_of.get(context.defendant, ()):
        of = _of_them(record, asked)
        if of is None:
            continue
        what, when = of
        then = known_by(record.since, table.days, context.options)
        if record.up_to is not None:
            then = then & table.at_most(record.up_to, context.options)
        node = asked.nodes(reliability(record, context).node, then)
        limit = f" (up to {record.up_to.text})" if record.up_to is not None else ""
        why = f"{record.id}: the defendant knew of {what}{limit}, {record.how}"
        yield Ground(node_arrays.every(context.circuit, when, node), why)
    yield from _talked(asked)


def _of_them(record: Knowledge, asked: Asked) -> tuple[str, Nodes] | None:
    """Return what of the occurrences a record knows of, and when each is such; None of nothing."""
    of, table, context = record.of, asked.table, asked.context
    if of.event is not None and of.event in table.numbers:
        return of.event, np.where(table.named((of.event,)), TRUE, FALSE)
    if of.undertaking is not None and of.undertaking == asked.undertaking.id:
        return asked.undertaking.id, np.full(len(table), TRUE)
    if of.person is None or of.person == context.defendant:
        return None
    return f"{of.person}, who took part", listed(table, of.person, context)


def known_by(since: When | None, days: Moments, options: Options) -> BoolArray:
    """Whether knowledge ``since`` was there by the last day; absent = always; of an undated one by ``straddling``."""
    read = span(since, None, options)
    if read.empty or read.first is None:
        return np.full(len(days), not read.empty)
    return np.where(days.dated, days.end > read.first.toordinal(), options.straddling == "in")


def _talked(asked: Asked) -> Iterator[Ground]:
    """Yield talk without an agreement in which the defendant took part: knowledge of such deals, up to that size.

    It is an inference that needs a finding, so that it follows ``open_norm``: no ground for the defense.
    """
    context, table = asked.context, asked.table
    if context.options.open_norm == "out":
        return
    for talk in context.index.events_of.get((context.defendant, asked.undertaking.id), ()):
        size = event_quantity(talk)
        if talk.talk_only != "yes" or size is None:
            continue
        enough = table.comparable(size, context.options) & table.at_most(size, context.options)
        mixed = np.array([found <= drugs(talk) for found in table.kinds], dtype=np.bool_)[table.mixed]
        then = enough & mixed & ~table.named((talk.id,)) & known_by(talk.date, table.days, context.options)
        there = context.circuit.some(
            reliability(entry, context, within=talk).node
            for entry in talk.participants
            if entry.person == context.defendant and entry.knowing != "no"
        )
        node = context.circuit.every([there, reliability(talk, context).node])
        why = f"{talk.id}: the defendant took part in talk of as much; {point('talk_as_knowledge').said}"
        yield Ground(asked.nodes(node, then), why, True)


def _nature(asked: Asked, _: bool) -> Iterator[Ground]:
    scale, table = asked.undertaking.nature_implies_scale, asked.table
    if scale is None:
        return
    of_it = table.at_most(scale.quantity, asked.context.options)
    if scale.substance is not None:
        of_it &= table.of_these([scale.substance])
    node = reliability(scale, asked.context, within=asked.undertaking).node
    why = f"anyone who joined {asked.undertaking.id} would foresee deals of that scale (n.4(A)(i))"
    yield Ground(asked.nodes(node, of_it), why)


EarlierAct: TypeAlias = tuple[int, Node]
"""A dated occurrence in which the defendant's own act may hold, by its place; when it does."""


def _took_part(asked: Asked, every: bool) -> Iterator[Ground]:
    """Yield own acts in the undertaking, no later, of the same drugs and at least 1/scale of the quantity.

    Only as many as decide whether there is one, unless every one is asked for: among hundreds of certain acts in a big
    matter, those that no other act precedes and exceeds.
    """
    context, table, scale = asked.context, asked.table, asked.context.options.took_part_scale
    if scale is None:
        return
    acts = _own_acts(asked)
    for i, when in acts if every else _deciding(acts, table):
        days, same = table.days, table.mixed == table.mixed[i]
        no_later = days.dated & (days.start[i] < days.end)
        comparable = table.known & table.known[i] & (table.measured == table.measured[i])
        enough = np.where(comparable, int(table.size[i]) * scale >= table.size, context.options.open_norm == "in")
        then = same & no_later & enough
        then[i] = False
        why = f"the defendant's own part in {table.events[i].id} was at least 1/{scale} of it"
        yield Ground(asked.nodes(when, then), why)


def _own_acts(asked: Asked) -> Sequence[EarlierAct]:
    """Return the defendant's own acts in the undertaking; whether an exclusion keeps one out is not asked."""
    context, table = asked.context, asked.table
    key = ("earlier acts", asked.undertaking.id, context.defendant)
    if key not in context.memo:
        mine = frozenset(context.index.events_naming.get(context.defendant, ()))
        found: list[EarlierAct] = []
        for i in np.flatnonzero(table.named(mine) & table.days.dated).tolist():
            event = table.events[i]
            if dealt(event, context):
                does = own_act(event, table.moments[i], context).does
                node = context.circuit.every([reliability(event, context).node, does])
                found += [(i, node)] if node != FALSE else ()
        context.memo[key] = found
    acts: Sequence[EarlierAct] = context.memo[key]
    return acts


def _deciding(acts: Iterable[EarlierAct], table: OccurrenceTable) -> Iterator[EarlierAct]:
    """Yield the uncertain acts, and of the certain ones those that at most one other precedes and exceeds.

    One, not none: an act is no ground for itself, and then the next must be there.
    """
    largest: dict[tuple[object, ...], tuple[int, int]] = {}
    for i, when in sorted(acts, key=lambda act: (table.days.start[act[0]], -table.size[act[0]])):
        if when != TRUE:
            yield i, when
            continue
        size = table.size[i]
        kind = (table.mixed[i], table.measured[i], table.known[i])
        first, second = largest.get(kind, (-1, -1))
        if size > second:
            largest[kind] = (max(first, size), min(first, size))
            yield i, when


def _supervised(asked: Asked, _: bool) -> Iterator[Ground]:
    """Yield authority, direct or through others, over somebody who took part."""
    context, table = asked.context, asked.table
    under: dict[str, Nodes] = {}
    for rows, people in _under_authority(asked):
        for person, node in people.items():
            under.setdefault(person, asked.nodes(FALSE))[rows] = node
    for person, nodes in under.items():
        there = np.where(asked.alive, listed(table, person, context), FALSE)
        when = node_arrays.every(context.circuit, nodes, there)
        yield Ground(when, f"the defendant supervised {person}, who took part", person=person)


def _under_authority(asked: Asked) -> Iterator[tuple[BoolArray, Mapping[str, Node]]]:
    """Yield those under the defendant, for each set of occurrences at whose time the same records of authority run."""
    context, table = asked.context, asked.table
    edges = context.index.authority_in.get(asked.undertaking.id, ())
    if not any(edge.by == context.defendant for edge in edges):
        return
    running = np.array([_during(edge, table.days, context.options) for edge in edges])
    patterns, which = np.unique(running, axis=1, return_inverse=True)
    for n in range(patterns.shape[1]):
        then = [edge for edge, runs in zip(edges, patterns[:, n], strict=True) if runs]
        yield which.reshape(-1) == n, _below(then, context)


def _during(edge: Authority, days: Moments, options: Options) -> BoolArray:
    if edge.from_ is None and edge.to is None:
        return np.ones(len(days), dtype=np.bool_)
    return np.where(days.dated, days.overlaps(span(edge.from_, edge.to, options)), options.straddling == "in")


def under_authority(moment: Occurrence, undertaking: str, context: DefendantContext) -> Mapping[str, Node]:
    """Return those under the defendant in an undertaking at that time, each with when."""
    edges, days = context.index.authority_in.get(undertaking, ()), Moments.of([moment])
    return _below([edge for edge in edges if _during(edge, days, context.options)[0]], context)


def _below(running: Iterable[Authority], context: DefendantContext) -> Mapping[str, Node]:
    """Return those under the defendant by any number of steps over records that hold, each with when.

    The defendant is never under the defendant: a cycle proves nothing by itself.
    """
    edges = [(edge, reliability(edge, context).node) for edge in running if edge.over != context.defendant]
    edges = [(edge, node) for edge, node in edges if node != FALSE]
    circuit = context.circuit
    under: dict[str, Node] = {}
    # No chain needs more steps than there are people in it; in a cycle the nodes would grow for ever.
    for _ in {edge.over for edge, _ in edges}:
        after = dict(under)
        for edge, node in edges:
            above = TRUE if edge.by == context.defendant else under.get(edge.by, FALSE)
            joined = circuit.some([after.get(edge.over, FALSE), circuit.every([above, node])])
            if joined != FALSE:
                after[edge.over] = joined
        if after == under:
            break
        under = after
    return under


def _presumed(asked: Asked, _: bool) -> Iterator[Ground]:
    yield Ground(asked.nodes(TRUE), f"argument: {point('foreseen').said}")


_GROUNDS: Mapping[str, Callable[[Asked, bool], Iterator[Ground]]] = {
    "agreed": _agreed,
    "object": _object,
    "knowledge": _knowledge,
    "nature": _nature,
    "took_part": _took_part,
    "supervised": _supervised,
    "presumed": _presumed,
}
"""In the order in which reasons are told."""


def _dates_read(asked: Asked) -> Iterator[tuple[Nodes, str]]:
    """Yield the records of knowledge and authority whose inexact dates decide, where they do, and how they are read.

    Source: design semantics §1, option ``record_dates``.
    """
    context, table, options = asked.context, asked.table, asked.context.options
    way = "shortens" if options.record_dates == "shorten" else "lengthens"
    other = replace(options, record_dates="lengthen" if options.record_dates == "shorten" else "shorten")
    for record in context.index.knowledge_of.get(context.defendant, ()) if "knowledge" in options.grounds else ():
        of = _of_them(record, asked) if inexact(record.since) else None
        if of is not None:
            decides = known_by(record.since, table.days, options) != known_by(record.since, table.days, other)
            node = asked.nodes(reliability(record, context).node, decides)
            yield (
                node_arrays.every(context.circuit, of[1], node),
                f"dates of {record.id} are not exact: read so that it {way} the record",
            )
    for edge in context.index.authority_in.get(asked.undertaking.id, ()) if "supervised" in options.grounds else ():
        if edge.by == context.defendant and (inexact(edge.from_) or inexact(edge.to)):
            decides = _during(edge, table.days, options) != _during(edge, table.days, other)
            there = [any(one.person == edge.over for one in event.participants) for event in table.events]
            node = asked.nodes(reliability(edge, context).node, decides & np.array(there, dtype=np.bool_))
            yield node, f"dates of {edge.id} are not exact: read so that it {way} the record"
