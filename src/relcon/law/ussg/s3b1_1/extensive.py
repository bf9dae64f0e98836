"""USSG §3B1.1 n.3: whether an activity was otherwise extensive, which nothing but a finding says.

All persons involved are considered, unknowing helpers too; circuits count them, or look at the whole of the activity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3.occurrences import occurrences
from relcon.law.ussg.s1b1_3.own_acts import own_act
from relcon.law.ussg.s1b1_3.steps import finding_text
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.events import Event


@dataclass(frozen=True, slots=True)
class Extensive:
    """When an activity is found to be otherwise extensive, when a finding answers at all, and each that does."""

    found: Node
    answered: Node
    said: tuple[tuple[Node, str], ...]


def extensive(undertaking: str, context: DefendantContext) -> Extensive:
    """Return what findings about an undertaking say, the strongest that is switched on first."""
    circuit = context.circuit
    findings = [
        (on, finding)
        for on, finding in context.findings("extensive", [[undertaking]])
        if finding.prong == "extensive" and finding.answer.word is not None
    ]
    found = answered = FALSE
    said: list[tuple[Node, str]] = []
    silent = TRUE
    for on, finding in findings:
        said.append((circuit.every([silent, on]), finding_text(finding)))
        silent = circuit.every([silent, circuit.negate(on)])
    for on, finding in reversed(findings):
        found = circuit.choose(on, TRUE if finding.answer.word == "in" else FALSE, found)
        answered = circuit.choose(on, FALSE if finding.answer.word == "open" else TRUE, answered)
    return Extensive(found, answered, tuple(said))


def unknowing(
    undertaking: str, context: DefendantContext, value: Callable[[Node], bool]
) -> Mapping[str, tuple[Event, ...]]:
    """Return those who helped in an undertaking's events without knowing it, with the events: no participants.

    Notes
    -----
    Rule: USSG §3B1.1 n.3. A helper is unknowing by his status, or by ``knowing: no`` where he never acted knowingly.
    """
    index = context.index
    found: dict[str, dict[str, Event]] = {}
    knew: set[str] = set()
    for event in index.events_in.get(undertaking, ()):
        if not value(reliability(event, context).node):
            continue
        pieces = occurrences(event, context.options)
        for entry in event.participants:
            status = index.people[entry.person].status
            if status == "unwitting" or (entry.knowing == "no" and status != "undercover"):
                if value(reliability(entry, context, within=event).node):
                    found.setdefault(entry.person, {})[event.id] = event
            elif any(value(own_act(event, piece, context, entry.person).does) for piece in pieces):
                knew.add(entry.person)
    return {person: tuple(events.values()) for person, events in found.items() if person not in knew}
