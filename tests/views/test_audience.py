"""Who is not named in a copy, what of counsel's is not in it, and that this is decided before anything is computed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from relcon.audiences.audience import REASON_WITHHELD, UnknownInclude, copy_for
from relcon.audiences.hiding import WITHHELD, Hiding
from relcon.audiences.rewriting import Rewriting
from relcon.audiences.stripping import stripped
from relcon.records.matter import Matter
from relcon.views.build import blocks
from tests.helpers.matters import case, matter
from tests.views.conftest import Blocks

HELD = {"name": "Ann Held", "status": "defendant"}
COUNTS = [{"count": "1", "statute": "21 USC 846", "disposition": "pleaded"}]
CASE: dict[str, Any] = {
    "case": {"caption": "United States v. Held", "sentencing_date": "2026-09-15"},
    "evidence": [
        {"id": "lab", "kind": "lab_report", "title": "Laboratory"},
        {"id": "tale", "kind": "statement", "speaker": "cora", "title": "A talk"},
        {"id": "sealed", "kind": "record", "title": "Under seal", "bates": "SEC-0001", "restriction": ["sealed"]},
        {"id": "doves-ledger", "kind": "ledger", "title": "The ledger that C.D. kept", "bates": "GOV-0007"},
    ],
    "people": [
        {"id": "held", **HELD, "defendant": {"counts": COUNTS, "acceptance": "timely"}},
        {"id": "cora", "name": "Cora Dove", "aliases": ["Pigeon"], "status": "informant", "phones": ["+13125550177"]},
        {"id": "ulf", "name": "Ulf Stone", "status": "uncharged"},
    ],
    "undertakings": [
        {"id": "u", "title": "Selling with Pigeon", "members": [{"id": "m-held", "person": "held", "scope": "whole"}]}
    ],
    "events": [
        {
            "id": "e1",
            "kind": "distribution",
            "date": "2025-05-01",
            "substance": "cocaine",
            "quantity": "600 g",
            "undertaking": "u",
            "participants": [{"person": "cora", "act": "sold"}],
            "evidence": ["tale"],
        },
        {
            "id": "e2",
            "kind": "possession",
            "date": "2025-05-02",
            "substance": "cocaine",
            "quantity": "100 g",
            "participants": [{"person": "held", "act": "possessed"}, {"person": "ulf", "act": "stored"}],
            "evidence": ["lab", "sealed", "doves-ledger"],
        },
    ],
    "contacts": [
        {
            "id": "k1",
            "between": ["+13125550177", "held"],
            "medium": "call",
            "first": "2025-05-01",
            "last": "2025-05-01",
            "count": "3",
        }
    ],
}
SECRETS = ("cora", "dove", "pigeon", "3125550177", "ulf", "stone", "C.D.", "tale", "A talk", "Under seal", "SEC-0001")


@pytest.fixture(scope="module")
def given() -> Matter:
    return case(**CASE)


@pytest.fixture(scope="module")
def joint(given: Matter) -> dict[str, Any]:
    return blocks(given, "joint-defense")[0]


def held_in(data: Any, words: tuple[str, ...]) -> set[str]:
    text = json.dumps(data, ensure_ascii=False).lower()
    return {word for word in words if word.lower() in text}


def test_counsels_own_page_has_all_of_it(given: Matter) -> None:
    assert held_in(blocks(given)[0], SECRETS) == set(SECRETS)


@pytest.mark.parametrize("audience", ["client", "joint-defense", "court"])
def test_no_name_number_status_or_exhibit_is_in_the_blocks(given: Matter, audience: Any) -> None:
    found = blocks(given, audience)
    assert held_in(found, SECRETS) == set()
    assert {one["status"] for one in found[0]["people"]} == {"defendant", ""}


def test_people_stand_under_other_names_and_links_still_hold(joint: dict[str, Any]) -> None:
    assert [(one["id"], one["name"]) for one in joint["people"]] == [
        ("held", "Ann Held"),
        ("person-1", "Person 1"),
        ("person-2", "Person 2"),
    ]
    assert [(one["from"], one["to"]) for one in joint["links"]] == [("held", "person-1")]
    assert joint["events"][0]["participants"] == [["person-1", "sold"]]


def test_texts_that_name_somebody_and_ids_that_spell_him_are_withheld(joint: dict[str, Any]) -> None:
    rows = {row["id"]: row for row in joint["records"]}
    assert rows["u"]["text"] == WITHHELD
    assert rows["record-1"]["text"] == WITHHELD
    assert rows["e2"]["evidence"] == ["lab", "record-1"]
    assert rows["e2"]["pages"] == "GOV-0007"
    assert rows["lab"]["text"] == "Laboratory"


def test_a_reason_that_would_show_a_status_is_withheld(given: Matter, joint: dict[str, Any]) -> None:
    """That nobody else responsible took part in e1 would show what Person 1 is."""
    explained = joint["explanations"][0]
    plain = blocks(given)[0]
    assert plain["explanations"][0]["failed"] == "participant"
    assert "failed" not in explained
    assert "would_change" not in explained
    assert [joint["texts"][n] for n in explained["why"]] == [REASON_WITHHELD]


def test_what_is_included_by_name_is_there_and_the_manifest_says_so(given: Matter) -> None:
    found = blocks(given, "client", ("person:cora", "evidence:sealed"))[0]
    assert held_in(found, ("Cora Dove", "Pigeon", "Under seal")) == {"Cora Dove", "Pigeon", "Under seal"}
    assert held_in(found, ("ulf", "stone")) == set()
    assert found["head"]["withheld"] == [
        "1 people stand under other names, without their status",
        "let in: person:cora",
        "let in: evidence:sealed",
    ]


@pytest.mark.parametrize("word", ["person:held", "person:nobody", "evidence:lab", "cora"])
def test_what_is_not_left_out_cannot_be_let_in(given: Matter, word: str) -> None:
    with pytest.raises(UnknownInclude, match=word):
        copy_for(given, "client", (word,))


def test_the_numbers_are_the_same_under_other_names(given: Matter, joint: dict[str, Any]) -> None:
    names = ("quantities", "total", "category", "range", "minimum", "said")

    def numbers(data: dict[str, Any]) -> list[dict[str, Any]]:
        return [{name: one[name] for name in names} for one in data["answers"]]

    assert numbers(joint) == numbers(blocks(given)[0])


def test_a_defendant_who_cooperates_has_no_worksheet_in_a_copy(client: Blocks) -> None:
    data, switches = client
    assert switches is not None
    assert "kerr" not in data["defendants"]
    assert len(data["defendants"]) == 12
    assert set(switches["outcomes"]) == set(data["defendants"])


def test_what_only_the_defense_asserts_is_gone_and_its_disputes_too() -> None:
    base = {"kind": "possession", "date": "2025-01-01", "substance": "cocaine", "quantity": "1 g", "note": "mine"}
    given = case(
        people=[{"id": "held", **HELD, "defendant": {}, "tier": {"name": "street"}, "note": "mine"}],
        evidence=[{"id": "x", "kind": "other", "grade": "weak", "note": "mine"}],
        undertakings=[
            {"id": "u", "title": "u", "asserted_by": ["defense"]},
            {"id": "v", "title": "v", "asserted_by": ["government"]},
        ],
        events=[
            {"id": "e1", **base, "asserted_by": ["held"]},
            {"id": "e2", **base, "asserted_by": ["defense", "psr"], "undertaking": ["u", "v"]},
            {"id": "e3", **base, "disputed_by": ["defense"], "coded": {"words": "a", "reading": "b", "by": "counsel"}},
        ],
        knowledge=[{"id": "k", "person": "held", "of": {"event": "e1"}}],
        findings=[
            {"id": "j1", "defendant": "held", "about": "e3", "prong": "all", "answer": "out", "by": "counsel"},
            {"id": "j2", "defendant": "held", "about": "e3", "prong": "all", "answer": "out", "by": "court"},
            {"id": "j3", "defendant": "held", "about": "e1", "prong": "all", "answer": "out", "by": "court"},
        ],
        positions={"defense": {"weak": "in"}},
    ).case
    found = stripped(given)
    assert [(e.id, e.asserted_by, e.disputed_by, e.undertaking, e.coded, e.note) for e in found.events] == [
        ("e2", ("psr",), (), ("v",), None, None),
        ("e3", (), (), (), None, None),
    ]
    assert [one.id for one in found.undertakings] == ["v"]
    assert (found.knowledge, [one.id for one in found.findings]) == ((), ["j2"])
    assert (found.evidence[0].grade, found.evidence[0].note, found.people[0].tier) == ("fair", None, None)
    assert found.positions.defense.weak is None


def test_initials_are_names_and_a_shared_family_name_is_not() -> None:
    given = case(
        people=[{"id": "held", **HELD, "defendant": {}}, {"id": "b", "name": "Bo Held", "status": "uncharged"}]
    )
    hiding = Hiding(given, ("b",))
    named = ("BH had it", "B.H. had it", "bo held", "it was Bo's", "a CI told")
    assert [hiding.text(text) for text in named] == [WITHHELD] * len(named)
    others = ("Held had it", "under the bo tree", "BHX")
    assert [hiding.text(text) for text in others] == list(others)


def test_every_kind_of_field_is_rewritten_as_what_it_is() -> None:
    proffer = {
        "client": "held",
        "letters": [],
        "sessions": [{"id": "s", "date": "2026-01-01", "mode": "in_person", "admissions": ["a"]}],
        "topics": [{"id": "t", "title": "held"}],
        "admissions": [{"id": "a", "topic": "t", "says": "Held said so"}],
    }
    sections = {**CASE, "events": [{**CASE["events"][0], "lot": "k/part", "course_of_conduct": {"held": "no"}}]}
    given = matter({**sections, "lots": [{"id": "k"}]}, proffer)
    rewriting = Rewriting({"held": "h", "e1": "one", "k": "lot", "t": "topic"}, str.upper)
    event = rewriting.record(given.case.events[0])
    assert (event.id, event.lot, dict(event.course_of_conduct)) == ("one", "lot/part", {"h": "no"})
    assert (event.kind, event.substance, event.date) == ("distribution", "cocaine", given.case.events[0].date)
    assert given.proffer is not None
    found = rewriting.record(given.proffer)
    assert (found.client, found.topics[0].id, found.admissions[0].topic) == ("h", "topic", "topic")
    assert (found.admissions[0].says, found.topics[0].title) == ("HELD SAID SO", "h")


@pytest.mark.parametrize("audience", ["client", "joint-defense", "court"])
@pytest.mark.parametrize("plea", [{"person": "held", "sealed": True}, {"person": "cora"}])
def test_a_plea_under_seal_or_of_somebody_unnamed_admits_nothing_in_a_copy(audience: Any, plea: dict[str, Any]) -> None:
    basis = [{"text": "Something happened.", "facts": ["e2"]}]
    pleaded = {"id": "secret-plea", "entered": "2026-01-15", "factual_basis": basis, **plea}
    found = case(**{**CASE, "agreements": [pleaded]})
    assert held_in(blocks(found)[0]["records"], ("secret-plea",)) == {"secret-plea"}
    assert held_in(blocks(found, audience), ("secret-plea",)) == set()
