"""Ask attribution and weights of a small matter, in one place for all tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relcon.engine.column_answer import Computed
from relcon.engine.event_nodes import event_nodes
from relcon.engine.explain import node_values
from relcon.engine.weigh import WeightPlan
from relcon.law.scenario import BASELINE, Scenario
from relcon.law.ussg.s1b1_3.attribution import attributions as of_defendant
from relcon.law.ussg.s1b1_3.telling import Told, tell
from relcon.law.values import Values
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.exposure import EventAnswer
from tests.helpers.matters import context


@dataclass(frozen=True)
class Weighed:
    """What counts, in millionths by event, and what stands for an event that counts nothing."""

    counted: Mapping[str, int]
    absorbed_by: Mapping[str, str]
    unknown: tuple[str, ...]


def attributions(
    given: Matter, defendant: str, position: PositionName, scenario: Scenario = BASELINE, edition: str = "2025"
) -> Mapping[str, Told]:
    """Return the answer for every event, by id."""
    here = context(given, defendant, position, scenario, edition)
    value = node_values(here, {})
    return {id: tell(one, here, value) for id, one in of_defendant(here).items()}


def weights(
    given: Matter, defendant: str, position: PositionName, scenario: Scenario = BASELINE, edition: str = "2025"
) -> Weighed:
    """Return the weights of what is attributed."""
    return both(given, defendant, position, scenario, edition)[1]


def both(
    given: Matter, defendant: str, position: PositionName, scenario: Scenario = BASELINE, edition: str = "2025"
) -> tuple[Mapping[str, Told], Weighed]:
    """Return the answers and the weights that follow from them."""
    here = context(given, defendant, position, scenario, edition)
    grounded = list(of_defendant(here).values())
    values = Values.of(here.circuit, (node for one in grounded for node in event_nodes(one, here)), {}, 1)
    found = WeightPlan.of(grounded, here).weigh(values)
    value = node_values(here, {})
    told = {one.event.id: tell(one, here, value) for one in grounded}
    inside = [id for id, answer in told.items() if answer.inside]
    unknown = tuple(id for id in inside if found.at(id, 0).unknown)
    counted = {id: found.at(id, 0).counted for id in inside if id not in unknown}
    return told, Weighed(counted, found.absorbed_by(0), unknown)


def every_event(found: Computed) -> dict[str, EventAnswer]:
    """Return the answer on every event, whether or not it touches the defendant, in the order of the files."""
    answers = {**found.rest.answers(), **found.answer.events}
    return {id: answers[id] for id in found.rest.circuit.events}


def dropped_sentences(given: Matter, defendant: str, position: PositionName) -> tuple[str, ...]:
    """Return the sentences that drop out of §4A1.1 because their conduct counts."""
    here = context(given, defendant, position)
    value = node_values(here, {})
    grounded = list(of_defendant(here).values())
    return tuple(id for one in grounded if value(one.inside) for node, id in one.sentences if value(node))


def total(found: Weighed) -> int:
    """Return the sum of what counts, in millionths, whatever the substance."""
    return sum(found.counted.values())
