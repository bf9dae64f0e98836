"""What stands first among the open points of a position, so that nothing lowers or pins its answer silently.

Readings that it lacks, a ceiling that rests on a narrow scope, stipulated quantities, a verdict below the charge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon.engine.scenario_batch import ScenarioBatch
from relcon.law.context import DefendantContext
from relcon.law.positions.readings import amount
from relcon.law.ussg.s1b1_3.exclusions import verdicts_below
from relcon.law.ussg.s1b1_3.no_reading import resting_scopes, said_of, said_of_scope, without_reading
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.records.agreements import Finding
from relcon.records.events import Event
from relcon.records.undertakings import Membership
from relcon.results.exposure import EventAnswer
from relcon.results.weights import grams


def said_first(found: ScenarioBatch, i: int, events: Mapping[str, EventAnswer]) -> tuple[str, ...]:
    """Return, for scenario ``i``, what must not lower or pin an answer silently.

    Parameters
    ----------
    found, i
        The defendant in the position; which scenario.
    events
        The events' answers in it.
    """
    context = found.grounded.context
    lacking = without_reading(context.index, context.defendant, context.position)
    said = [said_of(context.index, ids, context.position) for ids in lacking]
    said += [said_of_scope(member, kept) for member, kept in resting(found, i, events)]
    said += [text for _, _, text in stipulations(found, i)]
    said += verdicts_below(context.live_counts, context.edition)
    return tuple(dict.fromkeys(said))


def resting(found: ScenarioBatch, i: int, events: Mapping[str, EventAnswer]) -> Iterator[tuple[Membership, list[str]]]:
    """Yield the scopes on which the ceiling rests, each with what it keeps out; nothing in another position."""
    index, defendant = found.grounded.context.index, found.grounded.context.defendant
    for member in resting_scopes(index, defendant) if found.grounded.context.position == "government" else ():
        undertaking = next(id for (_, id), group in index.memberships_of.items() if member in group)
        kept = [
            f"{id} ({_amount(index.events[id])})"
            for id, answer in events.items()
            if answer.failed == "scope" and undertaking in index.events[id].undertaking
        ]
        reaching = {reach.id for reach in found.grounded.circumstances if found.values.at(reach.reaches, i)}
        kept += [
            circumstance.id
            for circumstance in index.circumstances.values()
            if undertaking in circumstance.undertaking and circumstance.id not in reaching
        ]
        if kept:
            yield member, kept


def _amount(event: Event) -> str:
    quantity = event_quantity(event)
    return quantity.text if quantity is not None and quantity.known else "quantity unknown"


def stipulations(found: ScenarioBatch, i: int) -> Iterator[tuple[Finding, tuple[str, ...], str]]:
    """Yield the stipulated quantities that bind in scenario ``i``, the events that each overrides, and what is said.

    A stipulation does not bind the court (USSG §6B1.4(d)): what the events alone would give stands beside it.
    """
    context, weights = found.grounded.context, found.weights
    for finding in context.index.findings_for.get(context.defendant, ()):
        stipulated = finding.by == "stipulation" and finding.prong == "quantity"
        if not stipulated or context.position not in finding.binds:
            continue
        if not found.values.at(context.leaves.switched_on(finding.id), i):
            continue
        said = f"{finding.about}: {finding.answer} is stipulated ({finding.id}) and binds here"
        if finding.about in context.index.events:
            if finding.about in weights.groups:
                event = context.index.events[finding.about or ""]
                yield finding, (event.id,), f"{said}; the event alone states {_alone(event, context)} (USSG §6B1.4(d))"
            continue
        inside = [
            id
            for id, group in weights.groups.items()
            if context.index.events[id].substance == finding.about
            and found.values.at(found.grounded.events[id].inside, i)
        ]
        total = sum(weights.at(id, i).counted for id in inside)
        unknown = any(weights.at(id, i).unknown for id in inside)
        least = "at least " if unknown else ""
        alone = f"{least}{grams(total)} g ({', '.join(inside)})" if inside else "nothing"
        yield finding, tuple(inside), f"{said}; the events alone would give {alone} (USSG §6B1.4(d))"


def _alone(event: Event, context: DefendantContext) -> str:
    """Return what the record of an event states, and how the position reads it."""
    quantity = event_quantity(event)
    if quantity is None or amount(quantity, context.options) is None:
        return "no known quantity"
    each = " each time" if event.series is not None else ""
    return f"{quantity.text}{each}"
