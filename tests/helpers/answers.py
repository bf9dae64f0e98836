"""Ask attribution and weights of a small matter, in one place for all tests."""

from __future__ import annotations

from collections.abc import Mapping

from relcon.engine.weigh import Weights, weigh
from relcon.law.scenario import BASELINE, Scenario
from relcon.law.ussg.s1b1_3.attribution import Attribution, attribute
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from tests.helpers.matters import standing


def attributions(
    given: Matter, defendant: str, position: PositionName, scenario: Scenario = BASELINE, edition: str = "2025"
) -> Mapping[str, Attribution]:
    """Return the answer for every event, by id."""
    here = standing(given, defendant, position, scenario, edition)
    return {id: attribute(event, here) for id, event in here.docket.events.items()}


def weights(
    given: Matter, defendant: str, position: PositionName, scenario: Scenario = BASELINE, edition: str = "2025"
) -> Weights:
    """Return the weights of what is attributed."""
    return both(given, defendant, position, scenario, edition)[1]


def both(
    given: Matter, defendant: str, position: PositionName, scenario: Scenario = BASELINE, edition: str = "2025"
) -> tuple[Mapping[str, Attribution], Weights]:
    """Return the answers and the weights that follow from them."""
    here = standing(given, defendant, position, scenario, edition)
    found = {id: attribute(event, here) for id, event in here.docket.events.items()}
    return found, weigh([(here.docket.events[id], answer) for id, answer in found.items() if answer.inside], here)


def total(found: Weights) -> int:
    """Return the sum of what counts, in millionths, whatever the substance."""
    return sum(found.counted.values())
