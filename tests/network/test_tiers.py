"""Who is placed where, by which records, how far to trust it; and who is not placed."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.record_index import RecordIndex
from relcon.network.tiers import OF_FUNCTION, placements
from relcon.results.network import Placement
from tests.helpers.matters import case, matter

EXHIBITS = [
    {"id": "x1", "kind": "other"},
    {"id": "x2", "kind": "other"},
    {"id": "poor", "kind": "other", "grade": "weak"},
]


def found(
    people: dict[str, Any] | str, settled: bool = False, hidden: str = "", **sections: Any
) -> dict[str, Placement]:
    held = people if isinstance(people, dict) else {id: {} for id in people}
    listed = [{"id": id, "name": id, "status": "uncharged", **more} for id, more in held.items()]
    made = case(people=listed, undertakings=[{"id": "u", "title": "u"}], evidence=EXHIBITS, **sections)
    return placements(RecordIndex.of(made), frozenset(hidden), settled=settled)


def function(id: str, person: str, what: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "person": person, "undertaking": "u", "function": what, "primary": "yes", **more}


def over(by: str, below: str, **more: Any) -> dict[str, Any]:
    return {"id": f"{by}-{below}", "by": by, "over": below, "undertaking": "u", "acts": ["directed"], **more}


def deal(id: str, *parts: tuple[str, str], **more: Any) -> dict[str, Any]:
    held = [{"person": person, "act": act} for person, act in parts]
    base = {"id": id, "kind": "distribution", "date": "2025-01-01", "substance": "cocaine", "participants": held}
    return {**base, **more}


def sale(giver: str, taker: str, **more: Any) -> dict[str, Any]:
    return deal(f"{giver}{taker}", (giver, "sold"), (taker, "bought"), **more)


def payment(payer: str, payee: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{payer}pays{payee}",
        "date": "2025-01-02",
        "from": payer,
        "to": payee,
        "usd": "500",
        "kind": "paid",
        **more,
    }


def tiers(held: dict[str, Placement]) -> dict[str, str | None]:
    return {id: one.tier for id, one in held.items()}


# Counsel's, and who is no part of it


def test_counsels_tier_wins_and_says_so_and_the_records_stand_beside_it() -> None:
    (one,) = found({"a": {"tier": {"name": "street"}}}, functions=[function("f", "a", "supply")]).values()
    assert (one.tier, one.by, one.records_say, one.confidence, one.note) == (
        "street",
        "counsel",
        "supply",
        None,
        "placed by counsel",
    )
    assert [reason.records for reason in one.reasons] == [("f",)]


@pytest.mark.parametrize("status", ["informant", "undercover", "customer", "unwitting"])
def test_by_status_no_part_of_the_business(status: str) -> None:
    (one,) = found({"a": {"status": status}}, functions=[function("f", "a", "supply")]).values()
    assert one == Placement(note=f"status: {status}")


# Functions


@pytest.mark.parametrize(("what", "tier"), OF_FUNCTION.items())
def test_a_main_function_places(what: str, tier: str) -> None:
    (one,) = found("a", functions=[function("f", "a", what)]).values()
    assert (one.tier, one.by, one.reasons[0].records) == (tier, "records", ("f",))


def test_the_main_function_before_one_that_may_be() -> None:
    functions = [function("f1", "a", "errand", primary="unknown"), function("f2", "a", "supply")]
    assert found("a", functions=functions)["a"].tier == "supply"


def test_functions_that_point_two_ways_place_nobody() -> None:
    functions = [function("f1", "a", "retail"), function("f2", "a", "store")]
    one = found("a", functions=functions)["a"]
    assert (one.tier, one.by) == (None, None)
    assert (
        one.note
        == "the functions point to more than one tier: retail (f1), store (f2); `tier` in the case file decides"
    )


def test_unless_another_kind_of_records_says_which() -> None:
    functions = [function("f1", "a", "retail"), function("f2", "a", "store")]
    one = found("ab", functions=functions, events=[deal("e", ("a", "stored"))])["a"]
    assert (one.tier, [reason.kind for reason in one.reasons]) == ("transport", ["drugs"])
    assert "retail (f1)" in one.note


def test_a_function_said_not_to_be_his_main_one_places_nobody() -> None:
    assert found("a", functions=[function("f", "a", "supply", primary="no")])["a"].tier is None


# Instructions


def test_who_directs_is_management_and_who_directs_those_who_direct_leadership() -> None:
    assert tiers(found("abc", authority=[over("a", "b")])) == {"a": "management", "b": None, "c": None}
    assert tiers(found("abc", authority=[over("a", "b"), over("b", "c")])) == {
        "a": "leadership",
        "b": "management",
        "c": None,
    }


def test_authority_in_a_circle_proves_nothing() -> None:
    circle = [over("a", "b"), over("b", "c"), over("c", "a")]
    assert set(tiers(found("abcd", authority=circle)).values()) == {None}
    assert tiers(found("abcd", authority=[*circle, over("d", "a")]))["d"] == "management"


def test_being_directed_alone_places_nobody() -> None:
    assert found("ab", authority=[over("a", "b")])["b"].reasons == ()


def test_counsel_and_the_instructions_of_a_leader_agree_with_his_function() -> None:
    one = found(
        "ab", functions=[function("f", "a", "organize", evidence=["x1"])], authority=[over("a", "b", evidence=["x2"])]
    )["a"]
    assert (one.tier, one.confidence) == ("leadership", "high")


# Drugs


def test_a_chain_from_source_to_street() -> None:
    """s sells to w, w to r, r to the customer c: s supplies somebody who supplies a reseller; w gets and passes on."""
    chain = [sale("s", "w"), sale("w", "r"), sale("r", "c")]
    held = found({"s": {}, "w": {}, "r": {}, "c": {"status": "customer"}}, events=chain)
    assert tiers(held) == {"s": "supply", "w": "wholesale", "r": "street", "c": None}
    assert "from whom they come, no record says" in held["s"].reasons[0].text


def test_who_sells_to_a_retailer_and_has_no_recorded_source_is_no_more_than_wholesale() -> None:
    held = found({"s": {}, "r": {}, "c": {"status": "customer"}}, events=[sale("s", "r"), sale("r", "c")])
    assert tiers(held) == {"s": "wholesale", "r": "street", "c": None}


def test_who_supplies_one_who_directs_others_is_supply() -> None:
    events = [sale("s", "b"), sale("b", "r")]
    assert found("sbrx", events=events, authority=[over("b", "x")])["s"].tier == "supply"


def test_a_sale_to_somebody_of_whom_no_more_is_known_places_nobody() -> None:
    assert set(tiers(found("ab", events=[sale("a", "b")])).values()) == {None}


def test_who_carries_stands_between_and_passes_nothing_on() -> None:
    events = [deal("e", ("a", "sold"), ("k", "delivered"), ("b", "bought")), sale("b", "c")]
    held = found("akbc", events=events)
    assert tiers(held) == {"a": "wholesale", "k": "transport", "b": None, "c": None}


def test_a_courier_who_also_sells_is_not_placed_by_carrying() -> None:
    assert found("kb", events=[deal("e", ("k", "carried")), sale("k", "b")])["k"].tier is None


def test_what_the_government_gave_or_took_says_nothing() -> None:
    people: dict[str, Any] = {"a": {}, "b": {}, "i": {"status": "informant"}, "z": {}}
    assert set(tiers(found(people, events=[sale("i", "a"), sale("a", "i")])).values()) == {None}
    reverse = [sale("z", "a", sting="reverse"), sale("a", "b")]
    assert found(people, events=reverse)["a"].tier is None


def test_who_did_not_know_handed_nothing_on() -> None:
    events = [deal("e", ("a", "sold"), ("k", "carried"))]
    events[0]["participants"][1]["knowing"] = "no"
    assert found("ak", events=events)["k"].tier is None


# Money, and how far to trust it


def test_money_places_nobody() -> None:
    held = found("ab", payments=[payment("b", "a")])
    assert held["a"] == held["b"] == Placement(note=held["a"].note)


@pytest.mark.parametrize("kind", ["paid", "owed", "fronted"])
def test_credit_and_debt_are_no_instructions(kind: str) -> None:
    held = found("abc", events=[sale("a", "b"), sale("b", "c")], payments=[payment("b", "a", kind=kind)])
    assert held["a"].tier == "wholesale"
    assert [one.kind for one in held["a"].reasons] == ["drugs", "money"]


@pytest.mark.parametrize(
    ("functions", "events", "confidence", "why"),
    [
        ([function("f", "a", "transport")], [], "low", "no exhibit shows it"),
        ([function("f", "a", "transport", evidence=["poor"])], [], "low", "it rests on weak evidence alone"),
        ([function("f", "a", "transport", evidence=["x1"])], [], "low", "functions alone, on a single exhibit"),
        ([function("f", "a", "transport", evidence=["x1", "x2"])], [], "medium", "functions alone, on 2 exhibits"),
        (
            [function("f", "a", "transport", evidence=["x1"])],
            [deal("e", ("a", "carried"), evidence=["x2"])],
            "high",
            "functions and drugs agree, on 2 exhibits",
        ),
        (
            [function("f", "a", "transport", evidence=["x1"])],
            [deal("e", ("a", "carried"), evidence=["x1"])],
            "medium",
            "functions and drugs agree, on a single exhibit",
        ),
        (
            [function("f", "a", "supply", evidence=["x1", "x2"])],
            [deal("e", ("a", "carried"), evidence=["x1"])],
            "low",
            "functions say so; drugs point elsewhere",
        ),
        (
            [function("f", "a", "transport", evidence=["x1"], asserted_by=["government"])],
            [],
            "low",
            "only some sides assert it, or one disputes it",
        ),
    ],
)
def test_confidence_in_words(functions: Any, events: Any, confidence: str, why: str) -> None:
    one = found("ab", functions=functions, events=events)["a"]
    assert (one.confidence, one.confidence_why) == (confidence, why)


def test_directing_and_dealing_do_not_contradict_each_other() -> None:
    sold = [sale("a", "b", evidence=["x2"]), sale("b", "c")]
    held = [over("a", "k", evidence=["x2"])]
    one = found("abck", functions=[function("f", "a", "wholesale", evidence=["x1"])], events=sold, authority=held)["a"]
    assert (one.tier, one.confidence) == ("wholesale", "high")


def test_a_contested_record_adds_no_trust() -> None:
    disputed = deal("e", ("a", "carried"), evidence=["x2"], disputed_by=["defense"])
    one = found("a", functions=[function("f", "a", "transport", evidence=["x1"])], events=[disputed])["a"]
    assert (one.confidence, one.confidence_why) == ("low", "functions alone, on a single exhibit")


# What is not read


def test_settled_leaves_out_what_one_side_alone_asserts_or_disputes() -> None:
    only = [function("f", "a", "supply", asserted_by=["government"])]
    assert found("a", functions=only)["a"].tier == "supply"
    assert found("a", settled=True, functions=only)["a"].tier is None
    part = deal("e", ("a", "carried"))
    part["participants"][0]["disputed_by"] = ["defense"]
    assert found("a", events=[part])["a"].tier == "transport"
    assert found("a", settled=True, events=[part])["a"].tier is None


def test_of_the_hidden_nothing_is_said_nor_inferred() -> None:
    """That a gave drugs to customers only would say what the hidden one is."""
    people: dict[str, Any] = {"a": {}, "h": {"status": "customer"}}
    held = found(people, hidden="h", events=[sale("a", "h")])
    assert (held["a"].tier, held["h"]) == (None, Placement(note="not shown in this copy"))


def test_what_an_admission_says_places_nobody() -> None:
    parts = {
        "people": [
            {"id": "d", "name": "d", "status": "defendant", "defendant": {}},
            {"id": "a", "name": "a", "status": "uncharged"},
        ],
        "undertakings": [{"id": "u", "title": "u"}],
    }
    facts = {
        "functions": [function("f", "a", "supply")],
        "authority": [over("d", "a")],
        "events": [deal("e", ("d", "carried"))],
    }
    admission = {"id": "ad", "topic": "t", "says": "he supplied", "basis": "client", "facts": facts}
    told = {"client": "d", "topics": [{"id": "t", "title": "t"}], "admissions": [admission], "letters": []}
    assert set(tiers(placements(RecordIndex.of(matter(parts, told)))).values()) == {None}
