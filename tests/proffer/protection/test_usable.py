"""Which admitted facts count, in which world, against whom."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from tests.proffer.dunn import MET, admission, dunn, sale, table

SPEAKS = [name for name, world in WORLDS.items() if world.speaks]
ALL_COUNT = ["unprotected", "triggered_trial", "breach", "breach_refusal", "breach_new_crime"]


def against(given: Any, world: str, position: PositionName = "psr") -> set[str]:
    return set(given.against_client(WORLDS[world], position))


def test_the_worlds_are_those_of_the_command_line() -> None:
    assert list(WORLDS) == [
        "trial",
        "trial_disclosed",
        "silent",
        "safety_valve_only",
        "protected",
        "derivative",
        "unprotected",
        "triggered_trial",
        "triggered_sentencing",
        "breach",
        "breach_refusal",
        "breach_new_crime",
        "leak",
        "agreed",
    ]


def test_nothing_counts_while_the_client_is_silent() -> None:
    found = table(dunn([admission("a1", sale("p1", "3 kg"))]))
    for name in ("trial", "silent", "agreed"):
        assert against(found, name) == set()
        assert found.against_others(WORLDS[name]) == frozenset()


def test_protected_keeps_out_and_unprotected_counts() -> None:
    found = table(dunn([admission("a1", sale("p1", "3 kg"), supports=["e1"])]))
    assert against(found, "protected") == set()
    for name in ALL_COUNT:
        assert against(found, name) == {"p1", "a1>e1"}


@pytest.mark.parametrize("world", SPEAKS)
def test_others_meet_every_statement_as_evidence(world: str) -> None:
    found = table(dunn([admission("a1", sale("p1", "3 kg"), leads=[lead("l2", sale("p2", "1 kg"))])]))
    expected = {"p1", "p2"} if world == "derivative" else {"p1"}
    assert found.against_others(WORLDS[world]) == expected


def lead(id: str, *events: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "to": "somewhere", "facts": {"events": list(events)}}


@pytest.mark.parametrize(
    ("term", "counts"),
    [
        ("allowed", {"defense", "psr", "government"}),
        ("barred", set()),
        ("silent", {"psr", "government"}),  # the defense reads silence against the drafter
    ],
)
def test_leads_count_unless_the_letter_bars_derivative_use(term: str, counts: set[str]) -> None:
    terms = {"is_1B1_8_agreement": MET, "derivative_use": term}
    found = table(dunn([admission("a1", sale("p1", "3 kg"), leads=[lead("l2", sale("p2", "1 kg"))])], terms))
    assert {p for p in POSITIONS if "p2" in against(found, "derivative", p)} == counts
    assert all("p1" not in against(found, "derivative", p) for p in POSITIONS)


def test_a_letter_protects_no_leads_of_what_it_carves_out() -> None:
    terms = {"is_1B1_8_agreement": MET, "derivative_use": "barred", "carve_outs": ["violence"]}
    given = admission("a1", sale("p1", "3 kg"), concerns=["violence"], leads=[lead("l2", sale("p2", "1 kg"))])
    assert against(table(dunn([given], terms)), "derivative", "defense") == {"p1", "p2"}


@pytest.mark.parametrize(
    ("concerns", "counts"), [([], False), (["firearms"], False), (["violence"], True), (["death"], True)]
)
def test_a_safety_valve_disclosure_counts_only_if_violent(concerns: list[str], counts: bool) -> None:
    found = table(dunn([admission("a1", sale("p1", "3 kg"), concerns=concerns)]))
    for position in POSITIONS:
        assert against(found, "safety_valve_only", position) == ({"p1"} if counts else set())


@pytest.mark.parametrize(
    ("term", "counts"), [("yes", {"defense", "psr", "government"}), ("no", set()), ("silent", {"psr", "government"})]
)
def test_rebuttal_at_sentencing_is_the_letters_to_give(term: str, counts: set[str]) -> None:
    terms = {"is_1B1_8_agreement": MET, "sentencing": {"rebut_at_sentencing": term}}
    found = table(dunn([admission("a1", sale("p1", "3 kg"))], terms))
    assert {p for p in POSITIONS if against(found, "triggered_sentencing", p)} == counts


def test_what_narrows_counts_wherever_the_client_has_spoken() -> None:
    case = {"events": [sale("e2", "2 kg", evidence=["lab"])]}
    found = table(dunn([admission("a1", sale("n2", "500 g", replaces=["e2"]))], case=case))
    for name in WORLDS:
        assert against(found, name) == ({"n2"} if WORLDS[name].speaks else set()), name


@pytest.mark.parametrize(
    "changes",
    [
        {"quantity": "3 kg"},
        {"quantity": {"low": "1 kg", "high": "3 kg"}},
        {"substance": "fentanyl", "quantity": "2 kg"},
    ],
)
def test_a_replacement_that_says_more_is_an_admission_like_any_other(changes: dict[str, Any]) -> None:
    case = {"events": [sale("e2", "2 kg", evidence=["lab"])]}
    found = table(dunn([admission("a1", {**sale("n2", "1 kg", replaces=["e2"]), **changes})], case=case))
    assert against(found, "protected") == set()
    assert against(found, "safety_valve_only") == set()
    assert against(found, "unprotected") == {"n2"}


@pytest.mark.parametrize(
    ("new", "narrows"),
    [
        ({"scope": {"events": ["e1"]}, "from": "2025-02-01"}, True),
        ({"scope": "whole", "from": "2025-02-01"}, False),
        ({"scope": {"events": ["e1"]}, "from": "2025-01-01"}, False),
        ({"scope": {"events": ["e1"]}}, False),  # no start: from the beginning
        ({"scope": {"events": ["e1"]}, "from": "2025-02-01", "to": "2025-09-01"}, True),
    ],
)
def test_a_wider_or_longer_membership_is_no_narrowing(new: dict[str, Any], narrows: bool) -> None:
    old = {"id": "m1", "person": "dunn", "from": "2025-02-01", "scope": {"substances": ["cocaine"]}}
    case = {"undertakings": [{"id": "u", "title": "Sales", "members": [old]}]}
    member = {"id": "n1", "person": "dunn", "undertaking": "u", "replaces": ["m1"], **new}
    given = {"id": "a1", "topic": "supply", "says": "x", "facts": {"members": [member]}}
    assert against(table(dunn([given], case=case)), "protected") == ({"n1"} if narrows else set())
