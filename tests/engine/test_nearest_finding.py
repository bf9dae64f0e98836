"""The nearest finding answers an exclusion in every scenario, also where it says nothing of it."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.scenario import Scenario
from tests.helpers.both_programs import Matter, differences
from tests.helpers.drawn_matters import Drawn
from tests.helpers.pen import DEFENDANTS

FAR = {"id": "far", "defendant": "dunn", "about": "line", "prong": "unreliable", "answer": "out", "by": "court"}
NEAR = {"id": "near", "defendant": "dunn", "about": "e", "prong": "all", "answer": "in", "by": "court"}
PEOPLE = [{"id": id, "name": id, "status": "defendant", "defendant": {}} for id in DEFENDANTS]
SALE = {
    "id": "e", "kind": "distribution", "date": "2025-03-01", "substance": "cocaine", "quantity": "500 g",
    "undertaking": "line", "evidence": ["lab"], "participants": [{"person": "dunn", "act": "sold"}],
}  # fmt: skip
CASE: dict[str, Any] = {
    "evidence": [{"id": "lab", "kind": "seizure", "grade": "strong"}],
    "people": PEOPLE,
    "undertakings": [{"id": "line", "title": "line"}],
    "events": [SALE],
}


@pytest.mark.parametrize(("findings", "inside"), [([NEAR], True), ([FAR], False), ([NEAR, FAR], True)])
def test_a_finding_on_the_event_stands_before_one_on_its_undertaking(
    findings: list[dict[str, Any]], inside: bool
) -> None:
    """The exhibit holds in one scenario and is out in the other, so that the event may need no finding to be reliable.

    Where it needs none, the finding on the event says nothing of it, and still is the nearest: no farther one is asked.
    """
    read = Matter.of(Drawn({**CASE, "findings": findings}, {"client": "dunn"}))
    asked = [Scenario(), Scenario(without=frozenset({"lab"}))]
    found = read.engine("psr", asked)["dunn"]
    for i, scenario in enumerate(asked):
        expected = read.oracle("dunn", "psr", scenario)
        assert expected.events["e"].inside == inside
        assert not list(differences(found, i, expected))
