"""What the client's word can and cannot do, as named cases with their arithmetic: clients_word.yaml."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from relcon.proffer.simulate import simulate
from relcon.results.base import Months
from relcon.results.simulation import Simulation
from tests.helpers.matters import changed, matter, read_yaml


def merged(value: Any) -> Any:
    """Return YAML with its merge keys (``<<``) carried out, which texts alone leave as they stand."""
    if isinstance(value, dict):
        under = merged(value["<<"]) if "<<" in value else {}
        return {**under, **{key: merged(one) for key, one in value.items() if key != "<<"}}
    return [merged(one) for one in value] if isinstance(value, list) else value


FILE = merged(read_yaml(Path(__file__).with_name("clients_word.yaml")))
SIDES = {"d": "defense", "m": "psr", "g": "government"}
KEYS = {"name", "world", "case", "topics", "members", "without", "told", "grams", "untold", "against"} | {
    "criterion",
    "contested",
    "role",
    "range",
    "full",
}


def given(one: dict[str, Any]) -> Simulation:
    """Return the simulation of a case's one admission, made in a safety-valve session."""
    assert set(one) <= KEYS
    case = deepcopy(changed(FILE["base"], one.get("case", {})))
    for id, evidence in one.get("members", {}).items():
        for member in case["undertakings"][0]["members"]:
            if member["id"] == id:
                member["evidence"] = evidence
    topics = {"supply": {"title": "Supply"}, "gun": {"title": "The pistol"}}
    for topic in one.get("topics", ()):
        topics[topic["id"]].update(topic)
    proffer = {
        "client": "ray",
        "topics": [{"id": id, **topic} for id, topic in topics.items()],
        "sessions": [{"id": "s1", "date": "2026-02-20", "mode": "safety_valve", "admissions": ["a1"]}],
        "admissions": [{"id": "a1", "topic": "supply", "says": "Counsel's words.", **one["told"]}],
    }
    out = frozenset(one.get("without", ()))
    return simulate(matter(case, proffer), worlds=[one.get("world", "safety_valve_only")], without=out)


@pytest.mark.parametrize("one", FILE["cases"], ids=lambda one: one["name"])
def test_named_case(one: dict[str, Any]) -> None:
    found = given(one)
    (world,) = found.worlds.values()
    told, full = world.defendants["ray"].positions, world.full_disclosure
    for side, position in SIDES.items():
        answer, fuller = told[position], full[position]
        if "grams" in one:
            assert answer.quantities == {"cocaine": one["grams"][side]}, side
        assert list(fuller.untold) == one.get("untold", {}).get(side, []), side
        assert [record for _, record in fuller.contested] == one.get("against", {}).get(side, []), side
        assert answer.safety_valve.criteria["5"] == one.get("criterion", {}).get(side, "met"), side
        if "role" in one:
            assert answer.role.mitigating == int(one["role"][side]), side
        if "contested" in one:
            stands = [id for ids in found.admissions["a1"].contested[position].values() for id in ids]
            assert stands == one["contested"].get(side, []), side
        for name, value in (("range", answer.range), ("full", fuller.range)):
            if name in one:
                assert value == months(one[name][side]), (side, name)


def months(pair: list[str]) -> tuple[Months, Months]:
    low, high = (int(end) for end in pair)
    return low, high


@pytest.mark.parametrize(
    ("name", "resting"),
    [
        # The Defense has criterion 5 met all the same; the Middle leaves it open, the ceiling has it unmet.
        ("one trivial admission lifts nothing", ("defense",)),
        ("all is told, and one account still contradicts a wire", ("defense",)),
        ("all four are covered", ()),
    ],
)
def test_a_safety_valve_beside_more_on_record_rests_on_taking_the_disclosure_as_complete(
    name: str, resting: tuple[str, ...]
) -> None:
    one = next(case for case in FILE["cases"] if case["name"] == name)
    (world,) = given(one).worlds.values()
    assert world.if_complete == resting


def test_where_the_client_is_silent_it_rests_on_what_the_case_file_states() -> None:
    one = next(case for case in FILE["cases"] if case["name"] == "one trivial admission lifts nothing")
    stated = {"people": [{"id": "ray", "defendant": {"disclosed_all": "yes"}}]}
    (world,) = given({**one, "world": "silent", "case": stated}).worlds.values()
    assert {answer.safety_valve.eligible for answer in world.defendants["ray"].positions.values()} == {"yes"}
    assert world.if_complete == ()


def test_what_is_untold_is_listed_with_the_positions_that_hold_it() -> None:
    one = next(case for case in FILE["cases"] if case["name"] == "one trivial admission lifts nothing")
    records = {item.what: item.positions for item in given(one).completeness if item.kind == "record"}
    everywhere = ("defense", "psr", "government")
    assert records == {"e1": everywhere, "e2": everywhere, "e4": ("psr", "government"), "e5": everywhere}
