"""USSG §1B1.3(a)(1)(B): acts of others in a jointly undertaken criminal activity, prong by prong.

The order is the Manual's: the undertaking and the scope of the defendant's own agreement first, then furtherance, then
foreseeability; when the agreement began and ended is asked between scope and furtherance (n.3(B), n.4(C)(iii)). Each
prong is asked of all occurrences of an undertaking at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import count, starmap
from typing import NamedTuple

import numpy as np

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.ussg.s1b1_3.foreseeability import foreseeable
from relcon.law.ussg.s1b1_3.membership import timing
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, OccurrenceTable, occurrences_in
from relcon.law.ussg.s1b1_3.own_acts import covers
from relcon.law.ussg.s1b1_3.scope import in_scope
from relcon.law.ussg.s1b1_3.steps import Case, Decided, Prong, Reason
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic import node_arrays
from relcon.logic.circuit import FALSE, TRUE, Circuit, Node
from relcon.logic.node_arrays import Nodes
from relcon.records.agreements import Finding, FindingAnswer
from relcon.records.events import Event
from relcon.records.people import Person
from relcon.records.undertakings import Membership, Scope, Undertaking

CITE = "1B1.3(a)(1)(B)"
STEPS = ("undertaking", "participant", "scope", "timing", "furtherance", "foreseeability")


@dataclass(frozen=True)
class Routes:
    """One way in through one membership, asked of every occurrence of an undertaking.

    Attributes
    ----------
    exists
        When the membership (or what a finding puts in its place) is there to be asked about.
    prongs
        The steps in order; the first that does not pass is where the route fails.
    inside, open
        When every prong passes; when every prong passes and one is left open.
    """

    exists: Nodes
    prongs: Sequence[Prong]
    inside: Nodes
    open: Nodes

    @classmethod
    def of(cls, exists: Nodes, prongs: Sequence[Prong], circuit: Circuit) -> Routes:
        """Join the prongs: in where every one passes and none is open."""
        through = node_arrays.every(circuit, exists, *(prong.passes for prong in prongs))
        opened = node_arrays.some(circuit, *(prong.open for prong in prongs))
        inside = node_arrays.every(circuit, through, node_arrays.negate(circuit, opened))
        return cls(exists, prongs, inside, node_arrays.every(circuit, through, opened))

    @cached_property
    def shapes(self) -> Nodes:
        """What tells one occurrence's answer from another's: one row each."""
        alive, columns = np.ones(len(self.exists), dtype=np.bool_), [self.exists]
        for prong in self.prongs:
            columns += [np.where(alive, prong.passes, FALSE), np.where(alive, prong.open, FALSE)]
            alive = alive & (prong.passes != FALSE)
        return np.ascontiguousarray(np.array(columns).T)

    @cached_property
    def each(self) -> Sequence[Route]:
        """The route of each occurrence."""
        answers = (self.exists.tolist(), self.inside.tolist(), self.open.tolist())
        passes = zip(*(prong.passes.tolist() for prong in self.prongs), strict=True)
        opens = zip(*(prong.open.tolist() for prong in self.prongs), strict=True)
        return list(starmap(partial(Route, self.prongs), zip(count(), *answers, passes, opens, strict=False)))


class Route(NamedTuple):
    """One way in for one occurrence: its place, and the answers as of `Routes`."""

    prongs: Sequence[Prong]
    at: int
    exists: Node
    inside: Node
    open: Node
    passes: tuple[Node, ...]
    opens: tuple[Node, ...]


def responsible_then(person: Person, occurrence: Occurrence) -> bool:
    """Whether a person is criminally responsible for an act at that time, §3B1.1 n.1.

    Not undercover officers, end users or unwitting helpers; informants and cooperators only where the occurrence
    ends before the day they flipped (without a date: never).
    """
    if person.status in ("undercover", "customer", "unwitting"):
        return False
    if person.status not in ("informant", "cooperator"):
        return True
    flipped = person.flipped.first if person.flipped is not None else None
    return flipped is not None and occurrence.last_day is not None and occurrence.last_day < flipped


def routes(undertaking: str, context: DefendantContext) -> tuple[Routes, ...]:
    """Return the ways into an undertaking, one for each membership of the defendant in it.

    Source: USSG §1B1.3(a)(1)(B), n.3; design semantics §2.3.
    """
    return tuple(_routes(context.index.undertakings[undertaking], context))


def _routes(undertaking: Undertaking, context: DefendantContext) -> Iterator[Routes]:
    circuit, id = context.circuit, undertaking.id
    table = occurrences_in(id, context)
    held = reliability(undertaking, context)
    if held.node != TRUE:
        lacking = [Reason(circuit.negate(c.met), f"{id} does not hold here: {c.otherwise}") for c in held.conditions]
        yield _nowhere(_same(circuit.negate(held.node), table), lacking, circuit)
    if held.node == FALSE:
        return
    members = context.index.memberships_of.get((context.defendant, id), ())
    there = [(reliability(member, context).node, member) for member in members]
    none = circuit.every([held.node, *(circuit.negate(node) for node, _ in there)])
    if none != FALSE:
        yield from _without_membership(table, undertaking, none, context)
    for node, member in there:
        if node != FALSE:
            yield _through(table, undertaking, member, _same(node, table), context)


def _same(node: Node, table: OccurrenceTable) -> Nodes:
    return np.full(len(table), node, dtype=np.int64)


def _nowhere(exists: Nodes, why: Sequence[Reason], circuit: Circuit) -> Routes:
    """Return the routes that end before they begin."""
    no = np.full(len(exists), FALSE, dtype=np.int64)
    return Routes.of(exists, [Prong("undertaking", no, no, lambda _: why)], circuit)


def _without_membership(
    table: OccurrenceTable, undertaking: Undertaking, none: Node, context: DefendantContext
) -> Iterator[Routes]:
    circuit, id = context.circuit, undertaking.id
    members = context.index.memberships_of.get((context.defendant, id), ())
    joined = _same(FALSE, table)
    for i, findings in _findings("undertaking", table, [[m.id for m in members], [id]], context):
        for on, finding in reversed(findings):
            if finding.answer.word is not None:
                joined[i] = circuit.choose(on, FALSE if finding.answer.word == "out" else TRUE, int(joined[i]))
    if (joined != FALSE).any():
        # A finding that the defendant joined says nothing of what was agreed to: scope stays open.
        member = Membership(id="found", person=context.defendant, undertaking=id, scope=Scope(kind="open"))
        exists = node_arrays.every(circuit, _same(none, table), joined)
        yield _through(table, undertaking, member, exists, context)
    why = [
        Reason(circuit.negate(condition.met), f"{member.id} does not hold here: {condition.otherwise}")
        for member in members
        for condition in reliability(member, context).conditions
    ]
    if not members:
        why = [
            Reason(TRUE, f"the defendant is not a member of {id} (a shared source, turf or awareness is not enough)")
        ]
    exists = node_arrays.every(circuit, _same(none, table), node_arrays.negate(circuit, joined))
    yield _nowhere(exists, why, circuit)


def _findings(
    prong: str, table: OccurrenceTable, beyond: Sequence[Sequence[str]], context: DefendantContext
) -> Iterator[tuple[int, list[tuple[Node, Finding]]]]:
    """Yield the occurrences of which findings answer a prong, with those findings, the strongest first."""
    spoken_of = context.index.spoken_of(context.defendant)
    everywhere = any(id in spoken_of for rank in beyond for id in rank)
    for i, event in enumerate(table.events) if spoken_of else ():
        if everywhere or event.id in spoken_of:
            findings = context.findings(prong, [[event.id], *beyond])
            if findings:
                yield i, findings


def _through(
    table: OccurrenceTable, undertaking: Undertaking, member: Membership, exists: Nodes, context: DefendantContext
) -> Routes:
    """Ask every prong for one membership, each of the occurrences that passed the ones before it."""
    joined = (Reason(TRUE, f"undertaking: {context.defendant} joined {undertaking.id} ({member.id})"),)
    natural = (
        Prong("undertaking", _same(TRUE, table), _same(FALSE, table), lambda _: joined),
        _participant(table, context),
        in_scope(table, undertaking, member, context),
        timing(table, member, context),
        _furtherance(table, context),
    )
    alive = exists != FALSE
    for prong in natural:
        _as_found(prong, table, undertaking, member, context)
        alive = alive & (prong.passes != FALSE)
    foreseen = foreseeable(table, alive, undertaking, member, context)
    _as_found(foreseen, table, undertaking, member, context)
    return Routes.of(exists, (*natural, foreseen), context.circuit)


def _as_found(
    prong: Prong, table: OccurrenceTable, undertaking: Undertaking, member: Membership, context: DefendantContext
) -> None:
    for i, found in _findings(prong.name, table, [[member.id], [undertaking.id]], context):
        asks_days = prong.name == "timing"
        findings = [(on, by_own_end(finding, member) if asks_days else finding) for on, finding in found]
        prong.as_found(i, findings, context.circuit)


def by_own_end(finding: Finding, member: Membership) -> Finding:
    """Let a membership's own timing finding give no word here: it speaks of the agreement's end (agreement_days)."""
    if finding.about == member.id and finding.prong == "timing":
        return finding.model_copy(update={"answer": FindingAnswer()})
    return finding


def _participant(table: OccurrenceTable, context: DefendantContext) -> Prong:
    """Ask whether somebody else criminally responsible took part; otherwise it is nobody's act under (a)(1)(B)."""
    acts = _responsible(table, context)
    anybody = np.array([anyone for _, anyone in acts], dtype=np.int64)
    mine = frozenset(context.index.events_naming.get(context.defendant, ()))
    for i in np.flatnonzero(table.named(mine)).tolist():
        anybody[i] = context.circuit.some(node for node, person in acts[i][0] if person != context.defendant)

    def tell(i: int) -> Iterator[Reason]:
        for node, person in acts[i][0]:
            if person != context.defendant:
                yield Reason(node, f"participant: act of {person}")
        nobody = context.circuit.negate(int(anybody[i]))
        yield Reason(nobody, "participant: nobody else criminally responsible took part then")

    return Prong("participant", anybody, _same(FALSE, table), tell)


def _responsible(
    table: OccurrenceTable, context: DefendantContext
) -> Sequence[tuple[Sequence[tuple[Node, str]], Node]]:
    """Return, for each occurrence, who took part and is criminally responsible, when that is shown, and when of any."""
    known: dict[object, tuple[Sequence[tuple[Node, str]], Node]] = context.memo.setdefault("responsible", {})
    found = []
    for row, event, moment in zip(table.row.tolist(), table.events, table.moments, strict=True):
        key = (row, *context.sharing_of(event.id))
        if key not in known:
            shown = list(_acting(event, moment, context))
            known[key] = shown, context.circuit.some(node for node, _ in shown)
        found.append(known[key])
    return found


def _acting(event: Event, moment: Occurrence, context: DefendantContext) -> Iterator[tuple[Node, str]]:
    acts: dict[str, list[Node]] = {}
    for entry in event.participants:
        if entry.knowing != "no" and covers(entry, moment, context):
            acts.setdefault(entry.person, []).append(reliability(entry, context, within=event).node)
    for person, nodes in acts.items():
        node = context.circuit.some(nodes)
        if node != FALSE and responsible_then(context.index.people[person], moment):
            yield node, person


def _furtherance(table: OccurrenceTable, context: DefendantContext) -> Prong:
    lenient = context.options.open_norm == "in"
    cases = (
        Case(
            table.where(lambda event: event.furthers == "no"),
            False,
            "a side deal, not in furtherance of the undertaking (n.3(C))",
        ),
        Case(table.where(lambda event: event.furthers == "unknown"), lenient, point("furthered").said, assumed=True),
        Case(True, True, "in furtherance of the undertaking"),
    )
    return Decided.of(cases, len(table)).prong("furtherance")
