"""What falls with a challenge: a small matter worked by hand, and against exposure without the same ids."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon import api
from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter
from relcon.results.leverage import Leverage
from relcon.results.summary import summary
from relcon.results.whatif import Outcome
from tests.helpers.drawn_matters import Drawn, matters
from tests.helpers.matters import case, matter, read_yaml

STOP = {"id": "ch", "kind": "stop", "to": ["search"], "fruits": ["lab"], "ground": "no reason to stop"}
TESTING = {"id": "ch", "kind": "testing", "to": ["e1"], "ground": "4 of 50"}
CREDIT = {"id": "ch", "kind": "credit", "to": ["ci"], "ground": "paid"}


@pytest.fixture(scope="module")
def worked() -> Any:
    return read_yaml(Path(__file__).with_name("leverage.yaml"))["matter"]


def challenged(worked: Mapping[str, Any], *challenges: Mapping[str, Any], **more: Any) -> Leverage:
    return api.leverage(case(**worked, challenges=list(challenges), **more))


def figures(one: Outcome) -> tuple[Any, ...]:
    return one.quantities.get("heroin"), one.total_offense_level, one.guideline_range


def of_ames(found: Leverage) -> dict[str, tuple[Any, ...]]:
    return {name: figures(one.outcome) for name, one in found.challenges["ch"].falls.get("ames", {}).items()}


def test_of_four_of_fifty_baggies_the_tested_ones_alone_are_left(worked: Any) -> None:
    found = challenged(worked, TESTING)
    assert {name: figures(one) for name, one in found.defendants["ames"].positions.items()} == {
        "defense": ("50", 18, (27, 33)),
        "psr": ("58", 18, (27, 33)),
        "government": ("58", 18, (27, 33)),
    }
    twelve = ("12", 14, (15, 21))
    assert of_ames(found) == {"defense": ("4", 12, (10, 16)), "psr": twelve, "government": twelve}
    answer = found.challenges["ch"]
    assert (answer.out, answer.tested) == ((), {"e1": "4/50 of 50 g"})
    assert {one.at_sentencing for one in answer.falls["ames"].values()} == {"falls"}
    # It may be aimed at the report of the laboratory as well.
    assert of_ames(challenged(worked, {**TESTING, "to": ["lab"]})) == of_ames(found)


def test_a_challenge_to_testing_of_what_was_wholly_tested_takes_it_out(worked: Any) -> None:
    whole = [
        {**event, "tested": {"units": "50", "of": "50"}} if event["id"] == "e1" else event for event in worked["events"]
    ]
    found = challenged({**worked, "events": whole}, TESTING)
    assert (found.challenges["ch"].out, found.challenges["ch"].tested) == (("e1",), {})
    assert of_ames(found)["psr"] == ("8", 12, (10, 16))


def test_the_informant_s_credit_is_asked_at_sentencing_too(worked: Any) -> None:
    answer = challenged(worked, CREDIT).challenges["ch"]
    assert answer.out == ("ci-302",)
    # The defense position leaves the weak word out already: nothing falls there.
    assert set(answer.falls["ames"]) == {"psr", "government"}
    psr = answer.falls["ames"]["psr"]
    assert (figures(psr.outcome), psr.events, psr.at_sentencing) == (("50", 18, (27, 33)), ("e2",), "falls")


@pytest.mark.parametrize("kind", ["suppression", "stop", "wire", "scope", "statement"])
def test_what_is_excluded_at_trial_stays_at_sentencing_unless_the_position_leaves_it_out(
    worked: Any, kind: str
) -> None:
    found = challenged(worked, {**STOP, "kind": kind})
    falls = found.challenges["ch"].falls["ames"]
    assert figures(falls["psr"].outcome) == ("8", 12, (10, 16))
    assert {one.at_sentencing for one in falls.values()} == {"stays"}
    assert "needs a finding (USSG §6A1.3(a))" in found.at_sentencing.point
    assert "Brimah" in found.at_sentencing.circuit  # ilnd lies in the 7th Circuit
    assert (found.wire is not None) == (kind == "wire")
    out = challenged(worked, {**STOP, "kind": kind}, positions={"defense": {"suppressed": "out"}})
    ends = {name: one.at_sentencing for name, one in out.challenges["ch"].falls["ames"].items()}
    assert ends == {"defense": "falls", "psr": "stays", "government": "stays"}
    assert out.at_sentencing.positions == {"defense": "out", "psr": "in", "government": "in"}


@pytest.mark.parametrize("kind", ["custody", "reliability"])
def test_what_evidence_is_worth_reaches_sentencing(worked: Any, kind: str) -> None:
    falls = challenged(worked, {**STOP, "kind": kind}).challenges["ch"].falls["ames"]
    assert {one.at_sentencing for one in falls.values()} == {"falls"}


def test_of_a_circuit_that_was_not_read_it_says_so(worked: Any) -> None:
    texas = {**worked, "case": {**worked["case"], "district": "txsd"}}
    assert challenged(texas, STOP).at_sentencing.circuit == "5th Circuit: no authority of this circuit was read"


def test_the_counts_that_lose_exhibits_and_those_that_are_left(worked: Any) -> None:
    (first, second) = challenged(worked, STOP).challenges["ch"].counts["ames"]
    # Count 1 charges March 1 alone; count 2, the conspiracy, all; count 3 was dismissed.
    assert (first.count, first.exhibits, first.left) == ("1", ("search", "lab"), ())
    assert (second.count, second.exhibits, second.left) == ("2", ("search", "lab", "ci-302"), ("ci-302",))
    assert second.charged == ("841(b)(1)(C)",)


def test_the_proof_under_a_challenge_is_counted_from_the_record(worked: Any) -> None:
    labor = challenged(worked, {**STOP, "fruits": []}).challenges["ch"].labor
    # The search shows e1, which the laboratory's report shows too: 10 and 2 pages.
    assert (labor.exhibits, labor.pages, labor.witnesses) == (2, 12, ())
    assert (labor.laboratory, labor.chain) == (("lab",), ("search", "lab"))
    said = challenged(worked, CREDIT).challenges["ch"].labor
    assert (said.exhibits, said.pages, said.witnesses, said.laboratory, said.chain) == (1, 2, ("ci",), (), ())
    assert challenged(worked, {**STOP, "to": ["photo"]}).challenges["ch"].labor.pages is None


def test_a_challenge_of_somebody_s_own_moves_nobody_else(worked: Any) -> None:
    other = {"id": "bo", "name": "Bo", "status": "defendant", "defendant": {}}
    found = challenged({**worked, "people": [*worked["people"], other]}, {**STOP, "by": ["bo"]})
    answer = found.challenges["ch"]
    assert ("ames" in answer.falls, "ames" in answer.counts) == (False, False)


def test_a_motion_written_at_an_exhibit_is_a_challenge_unless_one_names_it(worked: Any) -> None:
    motion = {"ground": "no warrant", "filing": "ECF 9", "status": "pending"}
    evidence = [{**one, "challenge": motion} if one["id"] == "search" else one for one in worked["evidence"]]
    answer = challenged({**worked, "evidence": evidence}).challenges["search"]
    assert (answer.kind, answer.status, answer.filing, answer.out) == ("suppression", "filed", "ECF 9", ("search",))
    assert list(challenged({**worked, "evidence": evidence}, STOP).challenges) == ["ch"]


def test_what_is_on_record_and_in_no_challenge(worked: Any) -> None:
    told = {(one.kind, one.record): one for one in challenged(worked).unchallenged}
    assert list(told) == [("tested", "e1"), ("custody", "lab"), ("credit", "ci")]
    assert told["tested", "e1"].says.startswith("4 of 50 units tested (8.0 percent)")
    assert "from 2025-03-02 to 2025-03-09: from the vault" in told["custody", "lab"].says
    assert told["credit", "ci"].says == "1 of 1 exhibits graded weak; paid $1,500 (p1)"
    assert told["credit", "ci"].events == ("e2",)
    named = challenged(worked, TESTING, {**CREDIT, "id": "c2"}, {**STOP, "id": "c3", "kind": "custody"})
    assert named.unchallenged == ()
    # A stop is no challenge to the tests, nor to the chain.
    assert {one.kind for one in challenged(worked, STOP).unchallenged} == {"tested", "custody", "credit"}


def test_one_witness_alone_is_a_fact_where_nothing_else_is_recorded_of_that_witness(worked: Any) -> None:
    evidence = [{**one, "grade": "fair"} if one["id"] == "ci-302" else one for one in worked["evidence"]]
    found = challenged({**worked, "evidence": evidence, "payments": []})
    assert [(one.kind, one.record, one.events) for one in found.unchallenged][-1] == ("one_witness", "ci", ("e2",))


def _as_exposure(found: Leverage, given: Matter) -> None:
    """Compare every challenge with exposure without the same ids, in every position."""
    who = list(found.defendants)
    recorded = api.exposure(given, defendants=who).defendants
    for answer in found.challenges.values():
        without = api.exposure(given, defendants=who, without=answer.out).defendants
        for id, one in found.defendants.items():
            for name in one.positions:
                falls = answer.falls.get(id, {}).get(name)
                left = one.positions[name] if falls is None else falls.outcome
                assert one.positions[name] == Outcome.of(summary(recorded[id].positions[name]))
                assert left == Outcome.of(summary(without[id].positions[name]))


def test_the_example_s_figures_are_those_of_exposure_without_the_same_ids(root: Path) -> None:
    given = api.read_case(root / "examples" / "riverside" / "case.yaml")
    found = api.leverage(given, defendants=["bell"])
    assert list(found.challenges) == ["ch-wire", "ch-pike", "ch-ci7", "stop-bell"]
    _as_exposure(found, given)


@settings(max_examples=5, deadline=None)
@given(matters(), st.integers(0, 7))
def test_of_any_matter_the_figures_are_those_of_exposure_without_the_same_ids(drawn: Drawn, pick: int) -> None:
    given = matter(drawn.case)
    ids = [*given.evidence, *given.events]
    if not ids:
        return
    chosen = [ids[pick % len(ids)], ids[(3 * pick + 1) % len(ids)]]
    record = {"id": "challenge-1", "kind": "reliability", "to": chosen, "ground": "drawn"}
    given = matter({**drawn.case, "challenges": [record]})
    _as_exposure(api.leverage(given), given)


def test_every_position_asked_for_is_there_and_no_other(worked: Any) -> None:
    given = case(**worked, challenges=[STOP])
    assert tuple(api.leverage(given).defendants["ames"].positions) == POSITIONS
    found = api.leverage(given, positions=["psr"])
    assert (set(found.challenges["ch"].falls["ames"]), set(found.at_sentencing.positions)) == ({"psr"}, {"psr"})
