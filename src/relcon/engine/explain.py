"""Each event for the defendant, in or out: result, rule, finding, fact, page; and what would change it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.quantities import on_table
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.engine.weighed_together import EventWeight
from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import amount, interval_read
from relcon.law.tristate import ints
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.occurrences import occurrences_of
from relcon.law.ussg.s1b1_3.telling import Told, tell
from relcon.law.ussg.s2d1_1.carried_over import carried_over
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.events import Event
from relcon.results.exposure import EventAnswer
from relcon.results.weights import grams

Assumed: TypeAlias = Mapping[str, tuple[str, ...]]
"""What was assumed of each event; those of which nothing was are left out."""


@dataclass(frozen=True, eq=False)
class Untouched:
    """The answers on the events that do not touch a defendant, each made when it is asked for.

    They are the same for everybody of whom that is true, but the client and those of whom a record may speak otherwise
    than of everybody else.
    """

    circuit: DefendantCircuit
    leaves: Mapping[str, bool]

    def answers(self) -> dict[str, EventAnswer]:
        """Return the answer on each, in the order of the files."""
        return {id: answer for id, (answer, _) in self._told(self._ids).items()}

    def assumed(self) -> Assumed:
        """Return what was assumed of them."""
        may_be = [id for id in self._ids if self.circuit.events[id].excluded.assumes]
        return {id: assumed for id, (_, assumed) in self._told(may_be).items() if assumed}

    @property
    def _ids(self) -> list[str]:
        context = self.circuit.context
        mine = context.index.touching(context.defendant)
        return [id for id in self.circuit.events if id not in mine]

    def _told(self, ids: Iterable[str]) -> dict[str, tuple[EventAnswer, tuple[str, ...]]]:
        context = self.circuit.context
        apart = context.index.apart(context.defendant)
        known: Known = context.memo.setdefault(("untouched", context.is_client, apart), {})
        value = node_values(context, self.leaves)
        found = {}
        for id in ids:
            seen = _seen(self.circuit.events[id], context, value, known)
            found[id] = (_answer(seen, context), seen.told.assumed)
        return found


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is told of an event wherever the nodes that were looked at have these values, and the answers made of it."""

    looked_at: tuple[tuple[Node, bool], ...]
    event: Event
    told: Told
    flags: tuple[str, ...]
    answers: dict[tuple[EventWeight | None, str | None], EventAnswer]


Known: TypeAlias = dict[str, list[_Seen]]
"""What was told of events before, by event."""


def _seen(one: Attribution, context: DefendantContext, value: Callable[[Node], bool], known: Known) -> _Seen:
    """Return what is told of an event: what was told of it before, where all that was looked at is as it was."""
    before = known.setdefault(one.event.id, [])
    for seen in before:
        if all(value(node) == was for node, was in seen.looked_at):
            return seen
    looked_at: dict[Node, bool] = {}

    def looking(node: Node) -> bool:
        looked_at[node] = value(node)
        return looked_at[node]

    told = tell(one, context, looking)
    flags = _flags(one.event, told, context, looking)
    varying = tuple((node, was) for node, was in looked_at.items() if node not in (FALSE, TRUE))
    before.append(_Seen(varying, one.event, told, flags, {}))
    return before[-1]


@dataclass(frozen=True)
class Explained:
    """Answers in one scenario.

    Attributes
    ----------
    events
        On each event that touches the defendant.
    rest
        On the others.
    open
        What was left open.
    assumed, assumed_of_events
        Everything assumed on the way; the same without what was assumed of events that do not touch the defendant.
    """

    events: dict[str, EventAnswer]
    rest: Untouched
    open: tuple[str, ...]
    assumed: tuple[str, ...]
    assumed_of_events: tuple[str, ...]


def explained(found: ScenarioBatch, i: int, leaves: Mapping[str, bool]) -> Explained:
    """Explain the events that touch the defendant in scenario ``i``, in the order of the files.

    Parameters
    ----------
    found : ScenarioBatch
        The defendant in the position.
    i : int
        Which scenario.
    leaves : mapping
        The values of the leaves that vary in that scenario, by name.
    """
    context = found.grounded.context
    value = node_values(context, leaves)
    absorbed = found.weights.absorbed_by(i)
    rest = Untouched(found.grounded, leaves)
    touching = context.index.touching(context.defendant)
    events: dict[str, EventAnswer] = {}
    left_open: list[str] = []
    assumed: dict[str, tuple[str, ...]] = dict(rest.assumed())
    for id, one in found.grounded.events.items():
        if id not in touching:
            continue
        seen = _seen(one, context, value, found.grounded.told)
        told = seen.told
        weighed = found.weights.at(id, i) if told.inside else None
        events[id] = _answer(seen, context, weighed, absorbed.get(id))
        assumed[id] = told.assumed
        if told.open:
            left_open.append(f"{id}: {_left_open(told)}")
    of_circumstances = [
        item.text for reach in found.grounded.circumstances for item in reach.said if item.assumed and value(item.when)
    ]

    def everything(ids: Iterable[str]) -> tuple[str, ...]:
        of_events, unsaid = assumptions([found.grounded.events[id].event for id in ids], assumed, context.defendant)
        return (*dict.fromkeys((*of_events, *of_circumstances)), *unsaid)

    return Explained(events, rest, tuple(left_open), everything(found.grounded.events), everything(events))


def _left_open(told: Told) -> str:
    return next((text for text in told.why if text.startswith(f"{told.failed}: ")), told.why[-1])


def assumptions(
    events: Sequence[Event], assumed: Assumed, defendant: str | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what was assumed of events on the way to their answers, and what the file leaves out of them.

    Parameters
    ----------
    events
        In the order of the files.
    assumed
        What was assumed of each.
    defendant
        For whom; none for everybody whom they do not touch.
    """
    on_the_way = dict.fromkeys(text for event in events for text in assumed.get(event.id, ()))
    furthers = [e.id for e in events if e.undertaking and "furthers" not in e.model_fields_set]
    course = [e.id for e in events if defendant not in e.course_of_conduct]
    left_out = ((point("furthers_left_out"), furthers), (point("course_left_out"), course))
    return tuple(on_the_way), tuple(f"{one.said}: {', '.join(ids)}" for one, ids in left_out if ids)


def node_values(context: DefendantContext, leaves: Mapping[str, bool]) -> Callable[[Node], bool]:
    """Return a function that gives any node's value, each node evaluated once."""
    circuit, known = context.circuit, {0: False, 1: True}

    def value(node: Node) -> bool:
        if node not in known:
            for one in circuit.cone([node]):
                if one in known:
                    continue
                op, args = circuit.op(one), circuit.args(one)
                if op == "leaf":
                    known[one] = leaves[circuit.name(one)]
                elif op == "not":
                    known[one] = not known[args[0]]
                else:
                    known[one] = (all if op == "and" else any)(known[arg] for arg in args)
        return known[node]

    return value


def _answer(
    seen: _Seen, context: DefendantContext, weighed: EventWeight | None = None, absorbed: str | None = None
) -> EventAnswer:
    if (weighed, absorbed) not in seen.answers:
        seen.answers[weighed, absorbed] = _made(seen, context, weighed, absorbed)
    return seen.answers[weighed, absorbed]


def _made(seen: _Seen, context: DefendantContext, weighed: EventWeight | None, absorbed: str | None) -> EventAnswer:
    event, told = seen.event, seen.told
    why = list(told.why)
    alone: int | None
    counted: int | None
    if weighed is not None:
        why += [f"weight: {text}" for text in weighed.notes]
        alone = None if weighed.unknown else weighed.alone
        counted = None if weighed.unknown else weighed.counted
    else:
        alone, counted = _if_counted(event, context), 0
    if absorbed is not None:
        why.append(f"weight: the same drugs as {absorbed}; counted once")
    return EventAnswer.model_validate(
        {
            "in": told.inside,
            "basis": told.basis,
            "failed": told.failed,
            "grams": None if alone is None else grams(alone),
            "counted_grams": None if counted is None else grams(counted),
            "lot": event.lot,
            "absorbed_by": absorbed,
            "occurrences": (told.counted if told.inside else 0) if _counted_one_by_one(event) else None,
            "open": told.open,
            "why": tuple(why),
            "evidence": told.evidence,
            "flags": seen.flags,
        }
    )


def _counted_one_by_one(event: Event) -> bool:
    return event.series is not None and not event.series.countless


def _if_counted(event: Event, context: DefendantContext) -> int | None:
    """Return the whole event's weight, as it would stand alone if it counted: the same for all in the position."""
    key = ("if counted", event.id)
    if key not in context.memo:
        context.memo[key] = _whole_weight(event, context)
    found: int | None = context.memo[key]
    return found


def _whole_weight(event: Event, context: DefendantContext) -> int | None:
    quantity = event_quantity(event)
    one = amount(quantity, context.options)
    if quantity is None or one is None or quantity.dimension is None:
        return None
    if event.series is not None and event.series.countless:
        return None
    total = ints(one * len(occurrences_of(event, context)), 1)
    weight, _, _, unknown = on_table(event, total, quantity.dimension, context)
    return None if unknown else int(weight[0])


def _flags(event: Event, told: Told, context: DefendantContext, value: Callable[[Node], bool]) -> tuple[str, ...]:
    held = reliability(event, context)
    flags = []
    if not event.evidence and event.id not in context.index.origin:
        flags.append("uncited")
    if value(held.node) and not value(held.sound):
        flags.append("rests only on weak evidence")
    if value(held.node) and not value(held.firm):
        flags.append("rests on suppressed evidence")
    if told.assumed:
        flags.append("an open norm was read")
    if told.inside and interval_read(event_quantity(event), context.options):
        flags.append(f"an interval was read at its {'high' if context.options.quantity == 'high' else 'low'} end")
    if event.series is not None and event.series.every is None and not event.series.countless:
        flags.append("no rhythm is stated: its occurrences are spread evenly over its dates")
    if event.tested is not None:
        flags.append(carried_over(event, event.tested))
    if event.coded is not None:
        flags.append(f"coded: {event.coded.words!r} read as {event.coded.reading!r} by {event.coded.by}")
    return tuple(flags)
