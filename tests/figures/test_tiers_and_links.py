"""Who stands in which row, and which records make one link."""

from __future__ import annotations

from typing import Any

from relcon.figures.links import Link, links
from relcon.figures.tiers import TIERS, Placed, placed
from relcon.law.record_index import RecordIndex
from relcon.network.tiers import placements
from tests.helpers.matters import case


def index(people: dict[str, Any], **sections: Any) -> RecordIndex:
    listed = [{"id": id, "name": id, "status": "uncharged", **more} for id, more in people.items()]
    undertakings = [{"id": "u", "title": "u"}]
    return RecordIndex.of(case(people=listed, undertakings=undertakings, **sections))


def function(id: str, person: str, what: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "person": person, "undertaking": "u", "function": what, **more}


def event(id: str, *participants: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "kind": "distribution",
        "date": "2025-01-01",
        "substance": "cocaine",
        "participants": [{"person": person, "act": act} for person, act in participants],
        **more,
    }


def rows(people: dict[str, Any], unplaced: frozenset[str] = frozenset(), **sections: Any) -> dict[str, Placed]:
    made = index(people, **sections)
    return placed(made, placements(made, unplaced))


def test_a_row_shows_whose_placing_it_is_its_first_reason_with_records_and_how_far_to_trust_it() -> None:
    people: dict[str, Any] = {
        "a": {"tier": {"name": "transport"}, "status": "informant"},
        "b": {"status": "customer"},
        "c": {},
        "f": {},
    }
    functions = [function("f2", "b", "organize"), function("f4", "c", "supply", primary="yes")]
    found = rows(people, functions=functions)
    assert found == {
        "a": Placed("transport", "placed by counsel"),
        "b": Placed("witnesses", "status: customer"),
        "c": Placed("supply", "function: supply (f4); confidence low"),
        "f": Placed("none", ""),
    }
    assert {one.tier for one in found.values()} <= set(TIERS)


def test_many_records_are_counted_not_listed() -> None:
    authority = [
        {"id": f"au{n}", "by": "a", "over": f"p{n}", "undertaking": "u", "acts": ["directed"]} for n in range(5)
    ]
    found = rows({"a": {}, **{f"p{n}": {} for n in range(5)}}, authority=authority)
    assert found["a"].why == "directs p0, p1, p2 and 2 more (au0, au1, au2 and 2 more); confidence low"


def test_whose_row_must_not_show_stands_in_none() -> None:
    assert rows({"b": {"status": "informant"}}, frozenset({"b"})) == {"b": Placed("none", "")}


def test_drugs_go_from_who_gives_by_who_carries_to_who_takes() -> None:
    events = [
        event("e1", ("a", "sold"), ("b", "carried"), ("c", "bought"), quantity="1 kg"),
        event("e2", ("a", "sold"), ("b", "delivered"), quantity="500 g"),
        event("e3", ("c", "possessed"), quantity="1 kg"),
    ]
    found = links(index({id: {} for id in "abc"}, events=events))
    assert found == (
        Link("a", "b", "drugs", ("e1", "e2"), "2 times, 1.5 kg in all"),
        Link("b", "c", "drugs", ("e1",), "1 kg"),
    )


def test_an_unknown_weight_makes_the_sum_a_least_one() -> None:
    events = [event(f"e{n}", ("a", "sold"), ("b", "bought"), quantity=q) for n, q in enumerate(["2 g", "unknown"])]
    (found,) = links(index({"a": {}, "b": {}}, events=events))
    assert found.label == "2 times, 2 g or more in all"


def test_contacts_are_one_link_whoever_called_and_by_number_too() -> None:
    people = {"a": {"phones": ["+15550100"]}, "b": {}}
    contacts = [
        {"id": f"k{n}", "between": between, "medium": "call", "first": "2025-01-01", "last": "2025-01-02", "count": "7"}
        for n, between in enumerate([["b", "a"], ["+15550100", "b"]])
    ]
    assert links(index(people, contacts=contacts)) == (Link("a", "b", "contact", ("k0", "k1"), "14 contacts"),)


def test_one_contact_is_one() -> None:
    contacts = [
        {"id": "k0", "between": ["a", "b"], "medium": "call", "first": "2025-01-01", "last": "2025-01-02", "count": "1"}
    ]
    assert links(index({"a": {}, "b": {}}, contacts=contacts))[0].label == "1 contact"


def test_money_knowledge_and_authority() -> None:
    found = links(
        index(
            {"a": {}, "b": {}},
            payments=[{"id": "p", "date": "2025-01-01", "from": "b", "to": "a", "usd": "26000.50", "kind": "paid"}],
            knowledge=[{"id": "k", "person": "b", "of": {"person": "a"}}],
            authority=[{"id": "au", "by": "a", "over": "b", "undertaking": "u", "acts": ["directed"]}],
        )
    )
    assert {(one.source, one.target, one.kind, one.label) for one in found} == {
        ("b", "a", "money", "$26,000.50"),
        ("a", "b", "knowledge", ""),
        ("a", "b", "authority", ""),
    }
