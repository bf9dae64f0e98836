"""What the matrix says of an event and of a group; its letters, from the engine's own answers."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.records.dates import When
from relcon.results.exposure import EventAnswer
from relcon.views.answered import Answered, answered
from relcon.views.event_rows import counts, dated, grouped, month, route, subtotal
from relcon.views.letters import letters_of, ringed
from tests.helpers.matters import case

SALE: dict[str, Any] = {"kind": "distribution", "substance": "cocaine", "quantity": "100 g", "undertaking": "u"}
MATTER: dict[str, Any] = {
    "case": {"caption": "United States v. Held", "sentencing_date": "2026-09-15"},
    "people": [
        {
            "id": "held",
            "name": "Ann Held",
            "status": "defendant",
            "defendant": {"counts": [{"count": "1", "statute": "21 USC 846", "disposition": "pleaded"}]},
        },
        {"id": "mule", "name": "Bo Mule", "status": "uncharged"},
        {"id": "buyer", "name": "Cy Buyer", "status": "uncharged"},
    ],
    "undertakings": [{"id": "u", "title": "West", "members": [{"id": "m", "person": "held", "scope": "whole"}]}],
    "events": [
        {
            **SALE,
            "id": "e1",
            "date": "2025-05-09",
            "participants": [
                {"person": "buyer", "act": "bought"},
                {"person": "held", "act": "sold"},
                {"person": "mule", "act": "carried"},
            ],
        },
        {**SALE, "id": "e2", "date": "2025-05-02", "participants": [{"person": "held", "act": "sold"}]},
        {
            **SALE,
            "id": "e3",
            "date": {"from": "2025-06-09", "to": "2025-07-01"},
            "substance": "heroin",
            "participants": [{"person": "buyer", "act": "bought"}],
            "asserted_by": ["government"],
        },
        {**SALE, "id": "e4", "date": "unknown", "undertaking": [], "participants": [{"person": "held", "act": "sold"}]},
    ],
}


@pytest.fixture(scope="module")
def found() -> Answered:
    return answered(case(**MATTER))


def inside(grams: str | None, absorbed: str | None = None) -> EventAnswer:
    return EventAnswer(in_=True, grams="100", counted_grams=grams, absorbed_by=absorbed)


def test_groups_are_in_the_order_of_days_the_undated_last(found: Answered) -> None:
    groups = grouped(list(found.index.events.values()))
    assert [(name, [one.id for one in members]) for name, members in groups] == [
        (("2025-05", ("u",)), ["e2", "e1"]),
        (("2025-06", ("u",)), ["e3"]),
        (("~", ()), ["e4"]),
    ]


def test_dates_are_written_as_in_tables() -> None:
    assert dated(When.parse("2025-05-09")) == "05/09/2025"
    assert dated(When.parse({"from": "2025-06-09", "to": "2025-07-01"})) == "06/09/2025–07/01/2025"
    assert (dated(When.parse("unknown")), month(When.parse("unknown"))) == ("undated", "Undated")
    assert month(When.parse("2025-05-09")) == "May 2025"


def test_the_way_goes_from_who_gives_by_who_carries_to_who_takes(found: Answered) -> None:
    events = found.index.events
    assert [route(events[id], found.matter) for id in ("e1", "e2")] == ["Held → Mule → Buyer", "Held"]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (inside("100"), "100 g"),
        (inside("0", "e2"), "in its load"),
        (inside(None), "weight unknown"),
        (EventAnswer(in_=False, grams="100", counted_grams="0"), ""),
    ],
)
def test_what_counts_of_an_event(found: Answered, answer: EventAnswer, says: str) -> None:
    assert counts(answer, found.index.events["e1"]) == says


def test_a_subtotal_adds_what_counts_by_drug_and_names_what_is_open(found: Answered) -> None:
    events = list(found.index.events.values())
    answers = {"e1": inside("100"), "e2": inside("20.5"), "e3": inside("7"), "e4": inside("1")}
    assert subtotal(events, answers, {"e1": "O", "e2": "J", "e3": "C", "e4": "·"}) == (
        "120.5 g cocaine; open 100 g heroin"
    )
    assert subtotal(events, {**answers, "e1": inside(None)}, {"e1": "O", "e2": "J", "e3": "·", "e4": "P"}) == (
        "20.5 g cocaine or more"
    )


def test_what_only_another_position_counts_is_contested(found: Answered) -> None:
    assert letters_of(found, "held", "government", "record")["e3"] == "J"
    assert letters_of(found, "held", "defense", "record")["e3"] == "C"
    assert letters_of(found, "held", "defense", "record")["e1"] == "O"
    assert ringed(found, "held", "defense", "record") == frozenset()
