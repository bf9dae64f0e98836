"""Whose line was listened to, what one source alone shows, and whose number a number is."""

from __future__ import annotations

from typing import Any

from relcon.network.measures import collection, measures, pairs
from relcon.records.matter import Matter
from relcon.results.network import Collection
from tests.helpers.matters import case
from tests.network.matters import contact, people

EXHIBITS = [
    {"id": "tap", "kind": "intercept"},
    {"id": "tolls", "kind": "toll"},
    {"id": "first-302", "kind": "statement", "speaker": "w"},
    {"id": "second-302", "kind": "statement", "speaker": "w"},
]


def told(*contacts: dict[str, Any], ids: str = "abcw") -> Collection:
    found = made(*contacts, ids=ids)
    return collection(pairs(found), found)


def made(*contacts: dict[str, Any], ids: str = "abcw") -> Matter:
    return case(people=people(ids), evidence=EXHIBITS, contacts=list(contacts))


def test_an_exhibit_all_of_one_person_with_several_others_reads_as_his_line() -> None:
    found = told(
        contact("c1", "a", "b", 30, evidence=["tap"]),
        contact("c2", "c", "a", 10, evidence=["tap"]),
        contact("c3", "b", "c", 5, evidence=["tolls"]),
    )
    tap, tolls = found.sources
    assert (tap.source, tap.contacts, tap.most, tap.most_contacts, tap.line) == ("tap", 40, "a", 40, True)
    assert (tolls.source, tolls.line) == ("tolls", False)  # one pair alone tells no line from the other
    assert (found.contacts, found.uncited) == (45, 0)


def test_what_one_source_alone_shows() -> None:
    """30 known through both, 10 through the tap alone, 5 through nothing: of 45, 10 through a single source."""
    found = told(
        contact("c1", "a", "b", 30, evidence=["tap", "tolls"]),
        contact("c2", "a", "c", 10, evidence=["tap"]),
        contact("c3", "b", "c", 5),
    )
    assert (found.contacts, found.one_source, found.uncited) == (45, 10, 5)
    assert {one.source: (one.contacts, one.alone) for one in found.sources} == {"tap": (40, 10), "tolls": (30, 0)}


def test_two_statements_of_one_speaker_are_one_source() -> None:
    found = told(contact("c1", "a", "b", 7, evidence=["first-302", "second-302"]))
    (source,) = found.sources
    assert (source.source, source.exhibits, found.one_source) == ("w", ("first-302", "second-302"), 7)


def test_people_without_a_contact_are_named() -> None:
    assert told(contact("c1", "a", "b")).unplaced == ("c", "w")


def test_each_persons_contacts_through_one_source() -> None:
    found = measures(
        made(contact("c1", "a", "b", 30, evidence=["tap", "tolls"]), contact("c2", "a", "c", 10, evidence=["tap"]))
    )
    assert {id: one.one_source for id, one in found.people.items()} == {"a": 10, "b": 0, "c": 10}


def test_one_source_for_everything_is_a_doubt_and_so_is_no_exhibit() -> None:
    one = measures(made(contact("c1", "a", "b", evidence=["tap"]), contact("c2", "a", "c", evidence=["tap"])))
    assert "every contact with an exhibit is known through one source" in one.why
    none = measures(made(contact("c1", "a", "b"), contact("c2", "a", "c", evidence=["tap"]), contact("c3", "b", "c")))
    assert "more than half of the contacts have no exhibit" in none.why
    most = measures(
        made(contact("c1", "a", "b", 60, evidence=["tap"]), contact("c2", "a", "c", 40, evidence=["tolls"]))
    )
    assert "one source alone shows more than half of the contacts" in most.why


# Numbers


def with_phones(*phones: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"id": f"p{n}", "name": f"p{n}", "status": "uncharged", "phones": [one]} for n, one in enumerate(phones)]


def end(phones: list[dict[str, Any]], **days: str) -> str:
    dated: dict[str, Any] = {"first": "2025-03-01", "last": "2025-03-31", **days}
    made = case(people=[*with_phones(*phones), *people("z")], contacts=[contact("c", "+15550100", "z", **dated)])
    (pair,) = pairs(made)
    return pair.one


NUMBER = {"number": "+15550100"}


def test_a_number_is_his_who_alone_is_said_to_have_used_it_then() -> None:
    assert end([NUMBER]) == "p0"
    assert end([{**NUMBER, "to": "2025-02-28"}, {**NUMBER, "from": "2025-03-01"}]) == "p1"


def test_a_number_of_two_at_once_or_of_nobody_then_stays_a_number() -> None:
    assert end([NUMBER, NUMBER]) == "+15550100"
    assert end([{**NUMBER, "to": "2025-02-28"}]) == "+15550100"
    assert end([{**NUMBER, "to": "2025-02-28"}, {**NUMBER, "from": "2025-04-01"}], last="2025-04-02") == "p1"


def test_an_undated_contact_is_no_reason_to_leave_a_claim_out() -> None:
    assert end([{**NUMBER, "to": "2025-02-28"}], first="unknown", last="unknown") == "p0"


def test_unnamed_numbers_are_named_in_the_note() -> None:
    found = case(people=people("z"), contacts=[contact("c", "+15550100", "z")])
    assert collection(pairs(found), found).unnamed == ("+15550100",)
