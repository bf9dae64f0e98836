"""Each event for the defendant, in or out: result, rule, finding, fact, page; and what would change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from relcon.engine.quantities import on_table
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import amount, interval_read
from relcon.law.tristate import ints
from relcon.law.ussg.s1b1_3.occurrences import occurrences
from relcon.law.ussg.s1b1_3.telling import Told, tell
from relcon.law.ussg.s2d1_1.carried_over import carried_over
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import Node
from relcon.records.events import Event
from relcon.results.exposure import EventAnswer
from relcon.results.weights import grams

CHANGES = {
    "protected": "the admission counting against him: no protection by the letter, an independent source, or breach",
    "unreliable": "evidence that counts in this position, or the position asserting it",
    "talk_only": "a fact or finding that an agreement was reached",
    "acquitted": "a finding that the conduct also establishes the offense of conviction",
    "prior_sentence": "the conduct being expressly charged here, or the sentence imposed after the offense",
    "course_of_conduct": "a finding that it was part of the same course of conduct or common scheme or plan",
    "unable_or_unwilling": "a finding that he intended the amount and was capable of it",
    "own_act": "a fact that he knowingly took part in it",
    "undertaking": "a fact that he jointly undertook the activity to which it belongs",
    "participant": "a fact that somebody else criminally responsible took part then",
    "scope": "a fact or finding that what he himself agreed to embraced it",
    "timing": "a date that puts it wholly inside his membership",
    "furtherance": "a finding that it furthered the undertaking",
    "foreseeability": "a fact from before it that makes it foreseeable: knowledge, or authority over a participant",
}
UNCHANGE = "a finding on one prong of §1B1.3(a)(1)(B), or the loss of every exhibit under it"
OWN_UNCHANGE = "a fact that he did not knowingly take part, or the loss of every exhibit under it"


@dataclass(frozen=True)
class Explained:
    """Every event's answer in one scenario, what was left open, and what was assumed on the way."""

    events: dict[str, EventAnswer]
    open: tuple[str, ...]
    assumed: tuple[str, ...]


def explained(found: ScenarioBatch, i: int, leaves: Mapping[str, bool]) -> Explained:
    """Explain every event in scenario ``i``, in the order of the files.

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
    events: dict[str, EventAnswer] = {}
    left_open: list[str] = []
    assumed: list[str] = []
    for id, one in found.grounded.events.items():
        told = tell(one, context, value)
        events[id] = _answer(one.event, told, found, i, absorbed.get(id), value)
        assumed += told.assumed
        if told.open:
            left_open.append(f"{id}: {_left_open(told)}")
    for reach in found.grounded.circumstances:
        assumed += [item.text for item in reach.said if item.assumed and value(item.when)]
    return Explained(events, tuple(left_open), (*dict.fromkeys(assumed), *_unsaid(found)))


def _left_open(told: Told) -> str:
    return next((text for text in told.why if text.startswith(f"{told.failed}: ")), told.why[-1])


def _unsaid(found: ScenarioBatch) -> list[str]:
    """Return what the file leaves out and the program assumes, for the receipt."""
    defendant = found.grounded.context.defendant
    events = [one.event for one in found.grounded.events.values()]
    furthers = [e.id for e in events if e.undertaking and "furthers" not in e.model_fields_set]
    course = [e.id for e in events if defendant not in e.course_of_conduct]
    said = []
    if furthers:
        said.append(f"{point('furthers_left_out').said}: {', '.join(furthers)}")
    if course:
        said.append(f"{point('course_left_out').said}: {', '.join(course)}")
    return said


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
    event: Event, told: Told, found: ScenarioBatch, i: int, absorbed: str | None, value: Callable[[Node], bool]
) -> EventAnswer:
    context, weights = found.grounded.context, found.weights
    why = list(told.why)
    alone: int | None
    counted: int | None
    if told.inside:
        weighed = weights.at(event.id, i)
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
            "would_change": _would_change(told),
            "flags": _flags(event, told, context, value),
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
    total = ints(one * len(occurrences(event, context.options)), 1)
    weight, _, _, unknown = on_table(event, total, quantity.dimension, context)
    return None if unknown else int(weight[0])


def _would_change(told: Told) -> str:
    if told.inside:
        return OWN_UNCHANGE if any("(A)" in basis for basis in told.basis) else UNCHANGE
    return CHANGES.get(told.failed or "", "")


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
