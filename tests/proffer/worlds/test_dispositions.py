"""Complete or partial, and what each world says of trial, acceptance, obstruction and the fifth criterion."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.law.positions.options import POSITIONS
from relcon.proffer.sessions.completeness import gaps
from relcon.proffer.worlds.dispositions import client_disposition
from relcon.proffer.worlds.kinds import WORLDS
from tests.proffer.dunn import MET, admission, dunn, sale, table

FOUR = [admission(f"a{n}", sale(f"p{n}", "100 g")) for n in range(1, 5)]
COUNTS = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}


def test_no_partial_disclosure_meets_the_fifth_criterion_in_any_world_or_position() -> None:
    found = table(dunn(FOUR, COUNTS))
    full = {item["id"] for item in FOUR}
    for size in range(len(FOUR) + 1):
        for mask in combinations(sorted(full), size):
            for name, world in WORLDS.items():
                for position in POSITIONS:
                    criterion = client_disposition(found, world, position, set(mask)).criterion5
                    if size < len(FOUR):
                        assert criterion == "not met", (mask, name, position)


@pytest.mark.parametrize(
    ("world", "criterion"),
    [
        ("trial", "not met"),
        ("trial_disclosed", "met"),
        ("silent", "not met"),
        ("safety_valve_only", "met"),
        ("protected", "met"),
        ("derivative", "met"),
        ("unprotected", "met"),
        ("triggered_trial", "unknown"),
        ("breach", "unknown"),
        ("breach_refusal", "unknown"),
        ("breach_new_crime", "unknown"),
        ("leak", "not met"),
    ],
)
def test_the_fifth_criterion_of_a_complete_disclosure(world: str, criterion: str) -> None:
    found = table(dunn(FOUR, COUNTS))
    for position in POSITIONS:
        assert client_disposition(found, WORLDS[world], position, found.spoken.mask).criterion5 == criterion


@pytest.mark.parametrize(
    ("mode", "carveout", "objective", "expected"),
    [
        ("safety_valve", "silent", [], ("met", "met")),
        ("in_person", "yes", [], ("met", "met")),
        ("in_person", "no", ["safety_valve"], ("unknown", "unknown")),
        ("in_person", "silent", ["safety_valve"], ("met", "unknown")),  # silence: against the drafter, for it
        ("in_person", "silent", ["cooperation"], ("unknown", "unknown")),
        ("attorney", "yes", ["safety_valve"], ("unknown", "unknown")),  # the client himself has not spoken
    ],
)
def test_whether_a_session_counts_as_the_disclosure(
    mode: str, carveout: str, objective: list[str], expected: tuple[str, str]
) -> None:
    sessions = [{"id": "s2", "date": "2026-03-10", "mode": mode, "letter": "l1", "admissions": ["a1"]}]
    terms = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": carveout}}
    found = table(dunn(FOUR[:1], terms, sessions=sessions, objective=objective))
    answers = [client_disposition(found, WORLDS["protected"], p, {"a1"}).criterion5 for p in ("defense", "government")]
    assert tuple(answers) == expected


_WORD = st.sampled_from(["silent", "yes", "no"])
_RANK = {"not met": 0, "unknown": 1, "met": 2}


@settings(max_examples=40)
@given(
    carveout=_WORD,
    promise=_WORD,
    use=st.sampled_from(["silent", "barred", "allowed"]),
    mode=st.sampled_from(["in_person", "written", "attorney", "safety_valve"]),
    objective=st.lists(st.sampled_from(["safety_valve", "cooperation"]), unique=True),
    lettered=st.booleans(),
)
def test_nothing_less_protected_is_credited_where_more_is_not(
    carveout: str, promise: str, use: str, mode: str, objective: list[str], lettered: bool
) -> None:
    """From the letter honored downward, (f)(5) never comes nearer: losing protection earns no credit."""
    session = {"id": "s1", "date": "2026-03-10", "mode": mode, "admissions": ["a1"]}
    terms = {
        "is_1B1_8_agreement": {"cooperation_about_others": "yes", "no_use_promise": promise},
        "sentencing": {"safety_valve_carveout": carveout, "guideline_range": use},
    }
    sessions = [session | ({"letter": "l1"} if lettered else {})]
    found = table(dunn(FOUR[:1], terms, sessions=sessions, objective=objective))
    for position in POSITIONS:
        ranks = [
            _RANK[client_disposition(found, WORLDS[world], position, {"a1"}).criterion5 or "unknown"]
            for world in ("protected", "derivative", "unprotected")
        ]
        assert ranks == sorted(ranks, reverse=True), (position, ranks)
        for world in ("breach", "breach_refusal", "breach_new_crime", "triggered_sentencing"):
            less = client_disposition(found, WORLDS[world], position, {"a1"}).criterion5
            assert less != "met" or ranks[0] == _RANK["met"], (position, world)


def test_a_stated_full_disclosure_stays_with_the_silent_client() -> None:
    case = {"people": [{"id": "dunn", "defendant": {"disclosed_all": "yes"}}]}
    found = table(dunn(FOUR, COUNTS, case))
    for name in ("trial", "silent", "leak"):
        assert client_disposition(found, WORLDS[name], "psr", found.spoken.mask).criterion5 == "met"


@pytest.mark.parametrize(
    ("world", "trial", "acceptance", "obstruction"),
    [
        ("trial", True, "none", None),  # §3E1.1 n.2
        ("silent", False, None, None),
        ("protected", False, None, None),
        ("triggered_trial", True, "none", None),
        ("breach", False, "none", True),  # falsehood: §3C1.1 n.4(F)-(H), §3E1.1 n.4
        ("breach_refusal", False, None, None),  # a refusal is no obstruction by itself, §3C1.1 n.2
        ("breach_new_crime", False, "none", None),  # §3E1.1 n.1(B)
    ],
)
def test_what_a_world_says_of_the_disposition(
    world: str, trial: bool, acceptance: str | None, obstruction: bool | None
) -> None:
    found = table(dunn(FOUR))
    columns = client_disposition(found, WORLDS[world], "psr", found.spoken.mask)
    assert (columns.trial, columns.acceptance, columns.obstruction) == (trial, acceptance, obstruction)


def test_without_rebuttal_at_sentencing_the_triggered_world_is_the_protected_one() -> None:
    terms: dict[str, Any] = {"is_1B1_8_agreement": MET, "sentencing": {"rebut_at_sentencing": "no"}}
    found = table(dunn(FOUR, terms))
    protected, triggered = WORLDS["protected"], WORLDS["triggered_sentencing"]
    for position in POSITIONS:
        assert client_disposition(found, triggered, position, found.spoken.mask) == client_disposition(
            found, protected, position, found.spoken.mask
        )
        assert found.against_client(triggered, position) == found.against_client(protected, position)


def test_without_admissions_nothing_is_complete() -> None:
    found = table(dunn([], COUNTS))
    for position in POSITIONS:
        assert client_disposition(found, WORLDS["safety_valve_only"], position, set()).criterion5 == "not met"


def test_what_is_missing_is_named() -> None:
    topics = [{"id": "supply", "title": "Supply"}, {"id": "stash", "title": "Stash", "fenced": "true"}]
    given = dunn([FOUR[0], admission("a2", sale("p2", "1 kg"), topic="stash")], topics=topics)
    found = table(given)
    assert [(gap.what, gap.why) for gap in gaps(given, found.spoken)] == [
        ("stash", "a topic that is openly declined"),
        ("a2", "topic stash is openly declined"),
    ]
