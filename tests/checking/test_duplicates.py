from __future__ import annotations

import pytest

from relcon.checking.duplicates import alike, itemised_of_series, likely_duplicates
from relcon.records.quantity import Quantity
from tests.checking.conftest import Read

SAME = "participants: [{person: ann, act: sold}, {person: bob, act: bought}]"
PLACES = "places: [{id: flat, name: Flat}, {id: yard, name: Yard}]\nlots: [{id: k1}, {id: k2}]\n"


def pair(first: str, second: str) -> str:
    common = "kind: distribution, substance: cocaine"
    rows = (f"  - {{id: e{n}, {common}, {text}}}\n" for n, text in enumerate((first, second), start=1))
    return f"{PLACES}events:\n{''.join(rows)}"


def found(read: Read, first: str, second: str) -> list[str]:
    return [note.record for note in likely_duplicates(read(pair(first, second)))]


ONE = f"date: 2025-05-01, quantity: 500 g, {SAME}"


@pytest.mark.parametrize(
    ("other", "listed"),
    [
        (f"date: 2025-05-01, quantity: 500 g, {SAME}", True),
        (f"date: {{from: 2025-04-20, to: 2025-05-01}}, quantity: 510 g, {SAME}", True),  # 500 x 1.05 = 525
        (f"date: 2025-05-01, quantity: 500 g, lot: k1, {SAME}", True),  # the other has none
        (f"date: 2025-05-02, quantity: 500 g, {SAME}", False),  # another day
        (f"date: 2025-05-01, quantity: 600 g, {SAME}", False),  # more than a twentieth apart
        ("date: 2025-05-01, quantity: 500 g, participants: [{person: cee, act: sold}]", False),  # nobody in common
        (
            "date: 2025-05-01, quantity: 500 g, participants: [{person: ann, act: sold}, {person: cee, act: bought}]",
            False,  # one seller, two buyers
        ),
        ("date: 2025-05-01, quantity: 500 g, participants: [{person: bob, act: possessed}]", True),
        (f"date: unknown, quantity: 500 g, {SAME}", False),
    ],
)
def test_pairs(read: Read, other: str, listed: bool) -> None:
    assert found(read, ONE, other) == (["e1"] if listed else [])


def test_parts_of_one_lot_are_passed_over(read: Read) -> None:
    assert found(read, f"{ONE}, lot: k1/a", f"{ONE}, lot: k1/b") == []
    assert found(read, f"{ONE}, lot: k1", f"{ONE}, lot: k2") == ["e1"]


def test_a_seizure_needs_the_place_but_no_people(read: Read) -> None:
    taken = "kind: seizure, substance: cocaine, date: 2025-05-01, quantity: 500 g"
    matter = read(
        f"{PLACES}events:\n  - {{id: e1, kind: distribution, substance: cocaine, {ONE}, place: flat}}\n"
        f"  - {{id: e2, {taken}, place: flat}}\n  - {{id: e3, {taken}, place: yard}}\n"
    )
    assert [(note.record, note.text[:6]) for note in likely_duplicates(matter)] == [("e1", "and e2")]


def test_a_weight_is_not_like_a_count() -> None:
    assert not alike(Quantity.parse("500 g"), Quantity.parse("500 pills"))
    assert not alike(Quantity.parse("unknown"), Quantity.parse("500 g"))
    assert alike(Quantity.parse({"low": "1 kg", "high": "3 kg"}), Quantity.parse("2 kg"))


WEEKLY = f"date: {{from: 2025-05-01, to: 2025-06-30}}, quantity: 30 g, series: {{every: week}}, {SAME}"


@pytest.mark.parametrize(
    ("item", "listed"),
    [
        (f"date: 2025-05-14, quantity: 60 g, {SAME}", True),
        (f"date: 2025-07-14, quantity: 60 g, {SAME}", False),  # after it
        (f"date: 2025-05-14, quantity: unknown, {SAME}", False),  # adds nothing
        (f"date: 2025-05-14, quantity: 30 g, {SAME}", False),  # told as a pair
        ("date: 2025-05-14, quantity: 60 g, participants: [{person: cee, act: sold}]", False),  # other people
        (f"date: 2025-05-14, quantity: 60 g, lot: k1, {SAME}", True),  # the series has none
    ],
)
def test_events_that_a_series_may_hold_already_are_listed(read: Read, item: str, listed: bool) -> None:
    notes = list(itemised_of_series(read(pair(WEEKLY, item))))
    assert [note.record for note in notes] == (["e1"] if listed else [])
    assert all("e2 (" in note.text for note in notes)
