"""Admissions against discovery and each other: both sides, both pages, and nothing that the file leaves open."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.proffer.conflicts.answers import conflicts
from relcon.proffer.simulate import simulate
from relcon.records.matter import Matter
from tests.helpers.matters import changed
from tests.proffer.dunn import CASE, admission, dunn, sale

PLACES = [{"id": "flat", "name": "The flat"}, {"id": "bar", "name": "The bar"}]
LOTS = [{"id": "k1", "substance": "cocaine"}, {"id": "k2", "substance": "cocaine"}]
WIRE = {"id": "wire", "kind": "intercept", "bates": ["GOV-0000122", "GOV-0000147"]}
BASE: dict[str, Any] = {"places": PLACES, "lots": LOTS, "evidence": [*CASE["evidence"], WIRE]}


def against(recorded: dict[str, Any], admitted: dict[str, Any], **case: Any) -> list[tuple[str, str, str, str]]:
    """Return the conflicts of one admitted deal with one on the record."""
    given = dunn([admission("a1", admitted)], case=changed(BASE, {"events": [*CASE["events"], recorded], **case}))
    return listed(given)


def listed(given: Matter) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.one_thing, one.here.says, one.there.says) for one in conflicts(given)]


def test_one_lot_and_the_same_people_differ_in_date_place_and_amount() -> None:
    recorded = sale("e2", "1 kg", lot="k1", place="flat", evidence=["wire"])
    admitted = sale("p1", "500 g", lot="k1", place="bar", date="2025-05-04")
    assert against(recorded, admitted) == [
        ("date", "stated", "2025-05-04", "2025-05-01"),
        ("amount", "stated", "500 g", "1 kg"),
        ("place", "stated", "The bar", "The flat"),
    ]


def test_both_pages_and_the_session_are_named() -> None:
    recorded = sale("e2", "1 kg", lot="k1", evidence=["wire"])
    events = {"events": [*CASE["events"], recorded]}
    given = dunn([admission("a1", sale("p1", "500 g", lot="k1", evidence=["lab"]))], case=changed(BASE, events))
    (found,) = simulate(given, worlds=["silent"]).conflicts
    assert (found.here.admission, found.here.record, found.here.sessions) == ("a1", "p1", ("s2",))
    assert (found.here.pages, found.there.pages) == (("lab",), ("wire GOV-0000122 to GOV-0000147",))
    assert (found.there.admission, found.there.record, found.there.sessions) == (None, "e2", ())


def test_the_same_people_on_one_day_are_likely_one_deal_and_on_another_day_another() -> None:
    assert against(sale("e2", "1 kg"), sale("p1", "500 g")) == [("amount", "likely", "500 g", "1 kg")]
    assert against(sale("e2", "1 kg"), sale("p1", "500 g", date="2025-05-02")) == []
    month = {"from": "2025-05-01", "to": "2025-05-31"}
    assert against(sale("e2", "1 kg", date=month), sale("p1", "500 g", date=month)) == []


def test_two_lots_two_drugs_or_one_side_alone_are_two_deals() -> None:
    assert against(sale("e2", "1 kg", lot="k1"), sale("p1", "500 g", lot="k2")) == []
    assert against(sale("e2", "1 kg", substance="heroin"), sale("p1", "500 g")) == []
    alone = [{"person": "dunn", "act": "stored"}]
    assert against(sale("e2", "1 kg", lot="k1"), sale("p1", "500 g", lot="k1", participants=alone)) == []


@pytest.mark.parametrize("quantity", ["unknown", {"low": "400 g", "high": "2 kg"}])
def test_what_is_unknown_or_overlaps_is_no_conflict(quantity: Any) -> None:
    assert against(sale("e2", "1 kg", lot="k1", date="unknown"), sale("p1", quantity, lot="k1")) == []


def test_what_replaces_a_record_says_otherwise_than_its_pages() -> None:
    assert against(sale("e2", "2 kg", evidence=["wire"]), sale("p1", "500 g", replaces=["e2"])) == [
        ("amount", "stated", "500 g", "2 kg")
    ]


def test_two_admissions_and_two_sessions_are_compared_once() -> None:
    sessions = [
        {"id": "s1", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1"]},
        {"id": "s2", "date": "2026-03-20", "mode": "in_person", "letter": "l1", "admissions": ["a2"]},
    ]
    two = [admission("a1", sale("p1", "1 kg", lot="k1")), admission("a2", sale("p2", "2 kg", lot="k1"))]
    (found,) = conflicts(dunn(two, case=BASE, sessions=sessions))
    assert (found.here.admission, found.here.sessions, found.there.admission, found.there.sessions) == (
        "a2",
        ("s2",),
        "a1",
        ("s1",),
    )


def test_he_cannot_be_at_two_places_on_one_day() -> None:
    stored = [{"person": "dunn", "act": "stored"}]
    seen = sale("e2", "1 kg", place="flat", participants=stored)
    admitted = sale("p1", "1 kg", place="bar")
    assert against(seen, admitted) == [
        ("presence", "stated", "dunn at The bar on 2025-05-01", "dunn at The flat on 2025-05-01")
    ]
    for elsewhere in (
        {"participants": [{"person": "dunn", "act": "financed"}]},  # done from afar
        {"date": {"from": "2025-05-01", "to": "2025-05-02"}},  # no single day
        {"participants": [{"person": "dunn", "act": "stored", "knowing": "no"}]},
    ):
        assert against({**seen, **elsewhere}, admitted) == []


def test_payments_of_one_day_between_the_same_two() -> None:
    paid = {"date": "2025-05-02", "from": "dunn", "to": "reyes", "kind": "paid"}
    told = {"id": "a1", "topic": "supply", "says": "x"}
    mine = {**told, "facts": {"payments": [{**paid, "id": "pp1", "usd": "2000"}]}}
    case = changed(BASE, {"payments": [{**paid, "id": "pay", "usd": "2500"}]})
    assert listed(dunn([mine], case=case)) == [("dollars", "likely", "$2,000", "$2,500")]
    later = {**told, "facts": {"payments": [{**paid, "id": "pp1", "usd": "2000", "date": "2025-05-03"}]}}
    assert listed(dunn([later], case=case)) == []  # an instalment, perhaps


def test_what_he_saw_happened_when_he_saw_it() -> None:
    saw = {"id": "k1", "person": "dunn", "of": {"event": "e2"}, "since": "2025-05-09", "how": "saw"}
    case = changed(BASE, {"events": [*CASE["events"], sale("e2", "1 kg", evidence=["wire"])]})
    told = {"id": "a1", "topic": "supply", "says": "x", "facts": {"knowledge": [saw]}}
    assert listed(dunn([told], case=case)) == [("date", "stated", "saw 2025-05-09", "2025-05-01")]
    heard = {**told, "facts": {"knowledge": [{**saw, "how": "told"}]}}
    assert listed(dunn([heard], case=case)) == []


def test_an_agreement_from_another_day() -> None:
    member = {"person": "dunn", "from": "2025-01-10", "scope": "whole"}
    west = {"id": "west", "title": "x", "members": [{**member, "id": "m1"}]}
    mine = {**member, "id": "m2", "undertaking": "west", "from": "2025-03-01"}
    told = {"id": "a1", "topic": "supply", "says": "x", "facts": {"members": [mine]}}
    assert listed(dunn([told], case=changed(BASE, {"undertakings": [west]}))) == [
        ("date", "stated", "from 2025-03-01", "from 2025-01-10")
    ]


# --- calls: the tolls' silence counts only for a number and days that they cover, once they were read in

PHONE = "+13125550101"
SPAN = {"phone": PHONE, "from": "2025-01-01", "to": "2025-06-30"}


def called(count: str, *, covers: list[dict[str, str]], phones: list[Any], recorded: list[dict[str, Any]]) -> Matter:
    people = [
        {**CASE["people"][0], "phones": phones},
        *CASE["people"][1:],
        {"id": "x", "name": "X", "status": "uncharged"},
    ]
    case = {
        "people": people,
        "evidence": [*CASE["evidence"], {"id": "tolls", "kind": "toll", "covers": covers}],
        "contacts": recorded,
    }
    mine = {"id": "pc", "between": ["dunn", "reyes"], "medium": "call", "first": "2025-02-01", "last": "2025-02-28",
            "count": count}  # fmt: skip
    told = {"id": "a1", "topic": "supply", "says": "x", "facts": {"contacts": [mine]}}
    return dunn([told], case=changed(CASE, case))


def contact(id: str, between: list[str], count: str, first: str, last: str) -> dict[str, Any]:
    return {"id": id, "between": between, "medium": "call", "first": first, "last": last, "count": count,
            "evidence": ["tolls"]}  # fmt: skip


OTHER = contact("c0", [PHONE, "x"], "5", "2025-01-02", "2025-06-01")  # read in, of somebody else


def test_silent_tolls_contradict_only_where_they_cover_the_number_and_the_days() -> None:
    assert listed(called("4", covers=[SPAN], phones=[PHONE], recorded=[OTHER])) == [
        ("contacts", "stated", "call: 4, 2025-02-01 to 2025-02-28", "none")
    ]
    # not a number of his that they do not cover
    assert listed(called("4", covers=[SPAN], phones=[PHONE, "+13125550102"], recorded=[OTHER])) == []
    # no number is recorded for him
    assert listed(called("4", covers=[SPAN], phones=[], recorded=[OTHER])) == []
    # not a day short
    short = {**SPAN, "to": "2025-02-27"}
    assert listed(called("4", covers=[short], phones=[PHONE], recorded=[OTHER])) == []
    # two halves do
    rest = {**SPAN, "from": "2025-02-28"}
    assert len(listed(called("4", covers=[short, rest], phones=[PHONE], recorded=[OTHER]))) == 1
    # nothing was read out of them at all
    assert listed(called("4", covers=[SPAN], phones=[PHONE], recorded=[])) == []
    # the other number was not his yet
    later = {"number": "+13125550102", "from": "2025-03-01"}
    assert len(listed(called("4", covers=[SPAN], phones=[PHONE, later], recorded=[OTHER]))) == 1


def test_counts_of_calls() -> None:
    over = contact("c1", ["dunn", "reyes"], "3", "2025-01-15", "2025-03-15")
    # four in February, and three from January to March, all covered
    assert listed(called("4", covers=[SPAN], phones=[PHONE], recorded=[over]))[0][2:] == (
        "call: 4, 2025-02-01 to 2025-02-28",
        "call: 3, 2025-01-15 to 2025-03-15",
    )
    assert listed(called("4", covers=[], phones=[PHONE], recorded=[over])) == []  # another telephone, perhaps
    assert listed(called("3", covers=[SPAN], phones=[PHONE], recorded=[over])) == []
    inside = contact("c1", [PHONE, "reyes"], "9", "2025-02-03", "2025-02-20")
    # nine in part of February are more than four in all of it, whatever else is covered
    assert len(listed(called("4", covers=[], phones=[PHONE], recorded=[inside]))) == 1
    assert listed(called("9", covers=[], phones=[PHONE], recorded=[inside])) == []


def test_what_is_held_back_contradicts_nothing() -> None:
    shared = {"id": "jd", "kind": "statement", "restriction": ["joint_defense"]}
    recorded = sale("e2", "1 kg", lot="k1", evidence=["jd"])
    case = changed(BASE, {"events": [*CASE["events"], recorded], "evidence": [*BASE["evidence"], shared]})
    told = [admission("a1", sale("p1", "500 g", lot="k1"))]
    assert len(simulate(dunn(told, case=case), worlds=["silent"]).conflicts) == 1
    held = dunn(told, case=case, objective=["cooperation"])
    assert simulate(held, worlds=["silent"]).conflicts == ()
