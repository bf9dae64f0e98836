"""Project CAVIAR: eleven seizures in eleven phases, and whoever joined later answers for what came later.

The data stay outside the repository (licences are thin and people are real); node numbers stand for people. The
adapter: phase n is two months; a cannabis and a cocaine undertaking, every person with a phase a member of the whole
of both from his first phase; a seizure is an event whose one participant is an uncharged source outside the case.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from relcon.engine.program import answer
from relcon.law.record_index import RecordIndex
from relcon.results.exposure import PositionAnswer
from tests.helpers.matters import matter

Rows = Sequence[Mapping[str, str]]
CANNABIS = ("marihuana", "hashish")


def _rows(shared: Path, name: str) -> Rows:
    with (shared / "data" / "caviar" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _days(phase: int) -> tuple[str, str]:
    """Return first and last day of a phase: two months each, from January 2023 on."""
    starts = [date(2023 + (2 * n) // 12, (2 * n) % 12 + 1, 1) for n in (phase - 1, phase)]
    return starts[0].isoformat(), (starts[1] - timedelta(days=1)).isoformat()


def _case(nodes: Rows, seizures: Rows, cannabis: str, leave: bool) -> dict[str, Any]:
    """Write the network as a case file; with ``leave`` an agreement ends with the person's last phase."""
    people = [
        {"id": f"n{node['id']}", "name": f"node {node['id']}", "status": "defendant", "defendant": {}} for node in nodes
    ]

    def members(undertaking: str) -> list[dict[str, Any]]:
        found = []
        for node in nodes:
            if not node["first_phase"]:
                continue
            first, _ = _days(int(node["first_phase"]))
            _, last = _days(int(node["last_phase"]))
            member = {"id": f"{undertaking}-n{node['id']}", "person": f"n{node['id']}", "from": first, "scope": "whole"}
            found.append({**member, "to": last, "ended_by": "completion"} if leave else member)
        return found

    events = []
    for n, seizure in enumerate(seizures, 1):
        first, last = _days(int(seizure["phase"]))
        cocaine = seizure["drug"] == "cocaine"
        events.append(
            {
                "id": f"s{n}",
                "kind": "seizure",
                "date": {"from": first, "to": last},
                "substance": "cocaine" if cocaine else cannabis,
                "quantity": f"{seizure['kg']} kg",
                "participants": [{"person": "source", "act": "supplied"}],
                "undertaking": "white" if cocaine else "green",
            }
        )
    return {
        "people": [*people, {"id": "source", "name": "source outside the case", "status": "uncharged"}],
        "undertakings": [
            {"id": "green", "title": "cannabis", "members": members("green")},
            {"id": "white", "title": "cocaine", "members": members("white")},
        ],
        "events": events,
    }


@pytest.fixture(scope="module")
def nodes(shared: Path) -> Rows:
    return _rows(shared, "caviar_nodes.csv")


@pytest.fixture(scope="module")
def seizures(shared: Path) -> Rows:
    return _rows(shared, "caviar_seizures.csv")


def _answers(nodes: Rows, seizures: Rows, cannabis: str, leave: bool) -> Mapping[str, PositionAnswer]:
    index = RecordIndex.of(matter(_case(nodes, seizures, cannabis, leave)))
    return {node["id"]: answer(index, f"n{node['id']}", "government") for node in nodes}


def _grams(kg: int) -> str:
    return str(kg * 1000)


@pytest.mark.parametrize("cannabis", CANNABIS)
def test_everyone_answers_for_what_was_seized_from_his_first_phase_on(
    cannabis: str, shared: Path, nodes: Rows, seizures: Rows
) -> None:
    expected = {row["joined_at_phase"]: row for row in _rows(shared, "caviar_expected_by_join_phase.csv")}
    found = _answers(nodes, seizures, cannabis, leave=False)
    column = f"converted_kg_if_{cannabis}_{'1to1' if cannabis == 'marihuana' else '5to1'}"
    for node in nodes:
        here = found[node["id"]]
        if not node["first_phase"]:
            assert (here.quantities, here.base_offense_level) == ({}, None), node["id"]
            continue
        row = expected[node["first_phase"]]
        kg = {cannabis: int(row["cannabis_kg_seized_from_then"]), "cocaine": int(row["cocaine_kg_seized_from_then"])}
        assert here.quantities == {name: _grams(n) for name, n in kg.items() if n}, node["id"]
        assert here.converted_grams == _grams(int(row[column])), node["id"]
        assert here.base_offense_level == int(row[f"hyp_BOL_if_{cannabis}"]), node["id"]


@pytest.mark.parametrize("cannabis", CANNABIS)
def test_one_who_left_answers_for_his_phases_only(cannabis: str, nodes: Rows, seizures: Rows) -> None:
    found = _answers(nodes, seizures, cannabis, leave=True)
    compared = 0
    for node in nodes:
        kg = {cannabis: 0, "cocaine": 0}
        for seizure in seizures if node["first_phase"] else ():
            if int(node["first_phase"]) <= int(seizure["phase"]) <= int(node["last_phase"]):
                kg["cocaine" if seizure["drug"] == "cocaine" else cannabis] += int(seizure["kg"])
        assert found[node["id"]].quantities == {name: _grams(n) for name, n in kg.items() if n}, node["id"]
        compared += any(kg.values())
    assert compared > 50  # most of the network was there when something was seized


def test_what_came_before_he_joined_fails_timing_and_what_came_after_he_left_too(nodes: Rows, seizures: Rows) -> None:
    found = _answers(nodes, seizures, "hashish", leave=True)
    late = found["96"]  # joins in phase 9: nothing of phases 4 to 8
    early = found["5"]  # last seen in phase 7: nothing of phases 8 to 11
    phases = {f"s{n}": int(seizure["phase"]) for n, seizure in enumerate(seizures, 1)}
    for event, phase in phases.items():
        if phase < 9:
            assert late.events[event].failed == "timing"
        if phase > 7:
            assert early.events[event].failed == "timing"
