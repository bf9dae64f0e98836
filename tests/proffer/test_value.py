"""What is new, for whom, and what stays new if others speak first; under headings, never a score."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from relcon.proffer.simulate import simulate
from relcon.results.value import Value
from tests.proffer.dunn import admission, dunn, sale

PEOPLE = [{"id": id, "name": id.title(), "status": "target"} for id in ("kerr", "lund", "crane")]
WIRE = {"id": "wire", "kind": "intercept", "known_since": "2025-05-02", "bates": ["GOV-0000010", "GOV-0000012"]}
NOTES = {"id": "notes", "kind": "other", "held_by": ["client"]}


def sold_by(person: str, id: str, **more: Any) -> dict[str, Any]:
    participants = [{"person": person, "act": "sold"}, {"person": "dunn", "act": "bought"}]
    return {**sale(id, "100 g"), "participants": participants, **more}


# a1 by the wire; a2 with an exhibit that only the client holds; a3 half of it cited; a4 by another topic.
ADMISSIONS = [
    admission("a1", sale("p1", "100 g"), already_known=["wire"]),
    admission("a2", sold_by("kerr", "p2", evidence=["notes"])),
    admission("a3", sold_by("kerr", "p3", evidence=["wire"]), sold_by("lund", "p4")),
    admission("a4", sold_by("crane", "p5"), topic="stash"),
]


def value(**proffer: Any) -> Value:
    case = {"people": PEOPLE, "evidence": [WIRE]}
    found = simulate(dunn(ADMISSIONS, None, case, evidence=[NOTES], **proffer), worlds=["silent"]).value
    assert found is not None
    return found


def test_what_the_government_has_is_a_duplicate_and_what_the_client_holds_is_new() -> None:
    found = value()
    assert {id: one.state for id, one in found.admissions.items()} == {
        "a1": "duplicate",
        "a2": "new",
        "a3": "partly",
        "a4": "new",
    }
    assert found.admissions["a1"].pages == ("wire GOV-0000010 to GOV-0000012",)
    assert found.admissions["a2"].pages == ()
    assert found.admissions["a3"].unshown == ("p4",)


def test_each_target_has_its_admissions() -> None:
    targets = {one.person: (one.new, one.partly, one.duplicate) for one in value().targets}
    assert targets == {
        "reyes": ((), (), ("a1",)),
        "kerr": (("a2",), ("a3",), ()),
        "lund": ((), ("a3",), ()),
        "crane": (("a4",), (), ()),
    }


def test_supported_facts_that_discovery_shows_are_duplicates() -> None:
    found = simulate(dunn([admission("a1", supports=["e1"])]), worlds=["silent"]).value
    assert found is not None
    assert (found.admissions["a1"].state, found.admissions["a1"].pages) == ("duplicate", ("lab",))


def test_an_exhibit_of_the_joint_defense_stands_aside_where_cooperation_is_an_objective() -> None:
    shared = {"id": "shared", "kind": "statement", "restriction": ["joint_defense"]}
    case = {"people": PEOPLE, "evidence": [WIRE, shared]}
    given = [admission("a1", sold_by("kerr", "p1", evidence=["shared"]))]
    for objective, state in ((["safety_valve"], "duplicate"), (["cooperation"], "new")):
        found = simulate(dunn(given, None, case, objective=objective), worlds=["silent"]).value
        assert found is not None
        assert found.admissions["a1"].state == state


@pytest.mark.parametrize(
    "others",
    [
        [],
        [{"person": "kerr", "likely_topics": ["supply"]}],
        [{"person": "kerr"}, {"person": "lund"}, {"person": "crane"}],
        [{"person": "crane", "likely_topics": ["supply"]}, {"person": "reyes"}, {"person": "lund"}],
    ],
)
def test_every_order_of_the_others_is_among_the_sets(others: list[dict[str, Any]]) -> None:
    """Walk every order of the people, the client after each of them: asked again person by person."""
    found = value(others=others).novelty
    assert found.every_order
    people = [one.person for one in found.speakers]
    assert people == ([one["person"] for one in others] or ["reyes", "kerr", "lund", "crane"])
    sells = {"a2": {"kerr"}, "a3": {"kerr", "lund"}, "a4": {"crane"}}
    topics = {one["person"]: set(one.get("likely_topics", ())) for one in others}
    of_topic = {"a2": "supply", "a3": "supply", "a4": "stash"}
    shown = {frozenset(one.first): one for one in found.ahead}
    assert len(shown) == len(found.ahead) == 2 ** len(people)
    for order in permutations(people):
        told: set[str] = set()
        for place in range(len(order) + 1):
            one = shown[frozenset(order[:place])]
            assert set(one.stays_new) == set(of_topic) - told
            assert set(one.could_be_told) == told
            if place < len(order):
                who = order[place]
                told |= {id for id in of_topic if who in sells[id] or of_topic[id] in topics.get(who, ())}


def test_of_many_people_each_and_each_pair_is_shown_and_it_is_said() -> None:
    many = [{"id": f"x{n}", "name": f"X{n}", "status": "target"} for n in range(7)]
    given = dunn(ADMISSIONS, None, {"people": [*PEOPLE, *many], "evidence": [WIRE]}, evidence=[NOTES],
                 others=[{"person": one["id"]} for one in many])  # fmt: skip
    found = simulate(given, worlds=["silent"]).value
    assert found is not None
    assert not found.novelty.every_order
    assert len(found.novelty.ahead) == 1 + 7 + 21
    assert "7 people may speak" in found.novelty.open[0]


def test_who_proffered_before_the_session_is_marked() -> None:
    others = [{"person": "kerr", "proffered": "2026-03-09"}, {"person": "lund", "proffered": "2026-03-11"}]
    marked = [one.first for one in value(others=others).novelty.ahead if one.as_recorded]
    assert marked == [("kerr",)]  # the session is on March 10


def test_facts_stand_under_their_headings_with_pages() -> None:
    others = [{"person": "kerr", "proffered": "2026-03-01"}]
    found = value(others=others)
    said = {fact.text: fact.pages for fact in found.timeliness.facts}
    assert "Kerr (kerr) proffered on 2026-03-01, 9 days before the last session" in said
    wire = ("wire GOV-0000010 to GOV-0000012",)
    assert said["a1: the government had evidence of it, or of part of it, since 2025-05-02"] == wire
    assert found.risk.facts == ()
    assert found.risk.open == ("no violence, threat or injury is recorded",)
    assert [one.cite for one in (found.usefulness, found.timeliness)] == ["USSG §5K1.1(a)(1)", "USSG §5K1.1(a)(5)"]


def test_a_threat_by_another_is_a_fact_on_risk_and_his_own_is_not() -> None:
    threats = [{"id": f"g{n}", "kind": "threat", "date": "2025-06-01", "by": [who], "evidence": ["lab"]}
               for n, who in enumerate(("reyes", "dunn"))]  # fmt: skip
    found = simulate(dunn(ADMISSIONS[3:], None, {"people": PEOPLE, "circumstances": threats}), worlds=["silent"]).value
    assert found is not None
    assert [(one.text, one.pages) for one in found.risk.facts] == [
        ("g0: threat, 2025-06-01 by Reyes (reyes)", ("lab",))
    ]


def test_a_report_that_has_it_otherwise_is_named_with_its_page() -> None:
    report = {"evidence": ["wire"], "said_differently": [{"admission": "a4", "says": "two ounces", "page": "3"}]}
    session = {"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "report": report}
    found = value(sessions=[{**session, "admissions": ["a1", "a2", "a3", "a4"]}])
    said = {fact.text: fact.pages for fact in found.truthfulness.facts}
    assert said["a4: the report of session s2 has it otherwise"] == ("wire GOV-0000010 to GOV-0000012", "page 3")


def test_a_conflict_with_discovery_stands_under_truthfulness_with_both_pages() -> None:
    # The record's 2 kg on lot k1, by the wire; the client's 500 g on the same lot.
    case = {
        "people": PEOPLE,
        "evidence": [WIRE],
        "lots": [{"id": "k1", "substance": "cocaine"}],
        "events": [sale("e2", "2 kg", lot="k1", evidence=["wire"])],
    }
    found = simulate(dunn([admission("a1", sale("p1", "500 g", lot="k1"))], None, case), worlds=["silent"]).value
    assert found is not None
    (one,) = (fact for fact in found.truthfulness.facts if "; but " in fact.text)
    assert one.admissions == ("a1",)
    assert "500 g" in one.text
    assert "2 kg" in one.text
    assert "wire GOV-0000010 to GOV-0000012" in one.pages
