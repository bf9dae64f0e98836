"""USSG §1B1.3(a)(1): every occurrence as the defendant's own act, or another's in each joint undertaking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.ussg.s1b1_3.joint import Route, Routes, routes
from relcon.law.ussg.s1b1_3.occurrences import OccurrenceTable, occurrences_in
from relcon.law.ussg.s1b1_3.own_acts import NO_ACT, OwnAct, own_act, took_part
from relcon.law.ussg.s1b1_3.steps import Reason, finding_text
from relcon.logic import node_arrays
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.logic.node_arrays import Nodes
from relcon.records.agreements import Finding
from relcon.records.events import Event


@dataclass(frozen=True)
class OccurrenceGroup:
    """Occurrences that share one answer.

    Attributes
    ----------
    count
        How many they are.
    own, does
        The defendant's own acts; when (a)(1)(A) holds, findings included.
    joint
        When (a)(1)(B) holds, by any route.
    inside, open
        When it is in; when it is left open.
    own_open
        When a finding leaves the own act open.
    by_finding
        When a finding that answers every step puts it in.
    """

    count: int
    own: OwnAct
    does: Node
    joint: Node
    inside: Node
    open: Node
    own_open: Node
    first: int
    conduct: Conduct = field(repr=False, compare=False)
    by_finding: Node = FALSE

    @property
    def routes(self) -> tuple[Route, ...]:
        """The routes that were tried."""
        return tuple(self.conduct.routes_of(self.first))

    @property
    def own_said(self) -> Sequence[Reason]:
        """What is said of own acts, and of why nothing else was tried."""
        return list(self.conduct.own_said(self.first))


class Conduct:
    """Every occurrence for one defendant in one position, as own act and as act of others in joint undertakings.

    Attributes
    ----------
    table
        The occurrences.
    own
        The defendant's own acts, by place.
    does, joint, inside, open, own_open
        Of each occurrence: as of an `OccurrenceGroup`.
    """

    def __init__(self, context: DefendantContext) -> None:
        self.context, self.table = context, OccurrenceTable.of(context)
        self.first = np.searchsorted(self.table.number, np.arange(len(self.table.numbers) + 1)).tolist()
        self._routes: dict[str, tuple[Routes, ...]] = {}
        self.own = dict(self._own())
        circuit, does, found_open = context.circuit, self._nodes(), self._nodes()
        joint, route_open = self._nodes(), self._nodes()
        for row, act in self.own.items():
            does[row] = act.does
        self._as_found(does, found_open)
        for undertaking in self.joined:
            rows = occurrences_in(undertaking, context).row
            for one in self.routes(undertaking):
                joint[rows] = node_arrays.some(circuit, joint[rows], one.inside)
                route_open[rows] = node_arrays.some(circuit, route_open[rows], one.open)
        inside = node_arrays.some(circuit, does, joint)
        out = node_arrays.negate(circuit, inside)
        self.inside: list[Node] = inside.tolist()
        self.does: list[Node] = does.tolist()
        self.joint: list[Node] = joint.tolist()
        self.open: list[Node] = node_arrays.every(
            circuit, out, node_arrays.some(circuit, found_open, route_open)
        ).tolist()
        self.own_open: list[Node] = node_arrays.every(circuit, out, found_open).tolist()

    @classmethod
    def of(cls, context: DefendantContext) -> Conduct:
        """Return the conduct of the defendant."""
        key = ("conduct", context.defendant)
        if key not in context.memo:
            context.memo[key] = cls(context)
        found: Conduct = context.memo[key]
        return found

    def _nodes(self) -> Nodes:
        return np.full(len(self.table), FALSE, dtype=np.int64)

    def rows(self, event: Event) -> slice:
        """Return the places of an event's occurrences."""
        number = self.table.numbers[event.id]
        return slice(self.first[number], self.first[number + 1])

    def _range(self, event: Event) -> range:
        rows = self.rows(event)
        return range(rows.start, rows.stop)

    @cached_property
    def joined(self) -> tuple[str, ...]:
        """The undertakings of which a membership of the defendant is recorded, or may be found."""
        index, person = self.context.index, self.context.defendant
        found: set[str] = set()
        for id in index.spoken_of(person):
            found.update(index.events[id].undertaking if id in index.events else (id,))
        return tuple(id for id in index.undertakings if id in found or (person, id) in index.memberships_of)

    def _own(self) -> Iterator[tuple[int, OwnAct]]:
        index = self.context.index
        for id in index.events_naming.get(self.context.defendant, ()):
            event = index.events[id]
            for row in self._range(event):
                act = own_act(event, self.table.moments[row], self.context)
                if act is not NO_ACT:
                    yield row, act

    def _as_found(self, does: Nodes, found_open: Nodes) -> None:
        """Let findings answer what was an own act, or leave it open."""
        circuit, index = self.context.circuit, self.context.index
        spoken_of = index.spoken_of(self.context.defendant)
        for event in (event for id, event in index.events.items() if id in spoken_of):
            for on, finding in reversed(self._findings(event)):
                word = finding.answer.word
                for row in self._range(event):
                    natural = self.own.get(row, NO_ACT).does
                    answer = natural if word is None else TRUE if word == "in" else FALSE
                    does[row] = circuit.choose(on, answer, int(does[row]))
                    is_open = TRUE if word == "open" else FALSE
                    found_open[row] = circuit.choose(on, is_open, int(found_open[row]))

    def _findings(self, event: Event) -> list[tuple[Node, Finding]]:
        """Return the findings on own acts in an event, the strongest first."""
        if event.id not in self.context.index.spoken_of(self.context.defendant):
            return []
        return [item for item in self.context.findings("own_act", [[event.id]]) if item[1].prong == "own_act"]

    def routes(self, undertaking: str) -> tuple[Routes, ...]:
        """Return the ways into an undertaking."""
        if undertaking not in self._routes:
            self._routes[undertaking] = routes(undertaking, self.context)
        return self._routes[undertaking]

    def _each(self, row: int, undertakings: Sequence[str]) -> Iterator[tuple[Routes, int]]:
        for undertaking in undertakings:
            place = occurrences_in(undertaking, self.context).places[row]
            yield from ((one, place) for one in self.routes(undertaking))

    def routes_of(self, row: int) -> Iterator[Route]:
        """Yield the ways in of one occurrence."""
        for one, place in self._each(row, self.table.events[row].undertaking):
            if one.each[place].exists != FALSE:
                yield one.each[place]

    def groups(self, event: Event) -> tuple[OccurrenceGroup, ...]:
        """Return an event's occurrences, those with one answer together."""
        rows = self._range(event)
        if len(rows) == 1:
            return (self._group(rows[0], 1),)
        joined = [id for id in event.undertaking if id in self.joined]
        alike: dict[tuple[object, ...], list[int]] = {}
        for row in rows:
            group = self._group(row, 1)
            shapes = tuple(one.shapes[place].tobytes() for one, place in self._each(row, joined))
            answers = (group.does, group.joint, group.inside, group.open, group.own, group.own_open)
            alike.setdefault((answers, shapes), []).append(row)
        return tuple(self._group(some[0], len(some)) for some in alike.values())

    def _group(self, row: int, count: int) -> OccurrenceGroup:
        return OccurrenceGroup(
            count,
            self.own.get(row, NO_ACT),
            self.does[row],
            self.joint[row],
            self.inside[row],
            self.open[row],
            self.own_open[row],
            first=row,
            conduct=self,
        )

    def own_said(self, row: int) -> Iterator[Reason]:
        """Say what the defendant did, and where nothing else was tried why nothing reaches the undertakings."""
        circuit, event, own = self.context.circuit, self.table.events[row], self.own.get(row, NO_ACT)
        silent, worded = TRUE, FALSE
        findings = self._findings(event)
        for on, finding in findings:
            if finding.answer.word is not None:
                yield Reason(circuit.every([silent, on]), f"own act: {finding_text(finding)}")
            silent = circuit.every([silent, circuit.negate(on)])
        for on, finding in reversed(findings):
            worded = circuit.choose(on, FALSE if finding.answer.word is None else TRUE, worded)
        if own is not NO_ACT:
            acts = ", ".join(dict.fromkeys(p.act for p in event.participants if p.person == self.context.defendant))
            told = circuit.every([circuit.negate(worded), own.does])
            yield Reason(
                told,
                f"own act: the defendant {acts}; all of a direct involvement, foreseeable or not (n.3(D))",
            )
            unsure = circuit.every([told, own.assumed])
            yield Reason(
                unsure, "own act: whether the defendant knew that it was a controlled substance is unknown", True
            )
        if not event.undertaking:
            yield from self._why_not(event, circuit.negate(self.inside[row]))

    def _why_not(self, event: Event, out: Node) -> Iterator[Reason]:
        """Say why nothing reaches step 3, where the event names no undertaking."""
        circuit = self.context.circuit
        mine = [entry for entry in event.participants if entry.person == self.context.defendant]
        if not mine:
            yield Reason(out, "undertaking: the event names no undertaking, and the defendant took no part in it")
        elif any(entry.knowing == "no" for entry in mine):
            yield Reason(out, "own act: the defendant did not know that it was a controlled substance")
        elif any(entry.knowing == "unknown" for entry in mine):
            yield Reason(out, f"own act: {point('knowing').said}")
        else:
            shown = took_part(event, self.context.defendant, self.context)
            not_shown = circuit.every([out, circuit.negate(shown)])
            yield Reason(not_shown, "own act: that the defendant took part does not hold in this position")
            yield Reason(circuit.every([out, shown]), "own act: the stated dates of the part do not cover it")


def failed_first(event: Event, defendant: str) -> str:
    """Return the step reported where no route was tried: ``own_act`` for a listed participant, else ``undertaking``."""
    return "own_act" if any(entry.person == defendant for entry in event.participants) else "undertaking"
