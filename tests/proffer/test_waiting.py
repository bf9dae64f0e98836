"""Waiting until a day: who has spoken by the file's own days, what is then still new, which days pass."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import relcon
from relcon.records.matter import Matter
from tests.helpers.matters import matter

SALE = {"kind": "distribution", "date": "2025-03-01", "substance": "cocaine", "quantity": "5 g"}
CASE: dict[str, Any] = {
    "case": {"caption": "U.S. v. Dee", "sentencing_date": "2026-09-01"},
    "people": [
        {"id": "dee", "name": "Pat Dee", "status": "defendant", "defendant": {"counts": []}},
        *({"id": id, "name": id.title(), "status": "uncharged"} for id in ("roe", "poe", "moe")),
    ],
}
PROFFER: dict[str, Any] = {
    "client": "dee",
    "letters": [{"id": "l1", "entered": "2026-03-01"}],
    "sessions": [{"id": "s1", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1", "a2"]}],
    "topics": [{"id": "pool", "title": "Pool"}],
    "admissions": [
        {"id": f"a{n}", "topic": "pool", "says": "Sold.", "facts": {"events": [
            {**SALE, "id": f"pe{n}",
             "participants": [{"person": "dee", "act": "sold"}, {"person": who, "act": "bought"}]}
        ]}}
        for n, who in ((1, "roe"), (2, "poe"))
    ],
    "others": [
        {"person": "roe", "proffered": "2026-03-05"},
        {"person": "poe", "proffered": "2026-04-05"},
        {"person": "moe"},
    ],
    "tasks": [
        {"id": "t1", "kind": "documents", "what": "Hand over the list.", "due": "2026-03-24"},
        {"id": "t2", "kind": "documents", "what": "Done.", "due": "2026-03-25", "done": "2026-03-20"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def given() -> Matter:
    return matter(CASE, PROFFER)


# Roe bought in a1 and proffered before the session; Poe bought in a2 and proffered on April 5.
@pytest.mark.parametrize(
    ("day", "spoken", "new"),
    [("2026-04-04", ("roe",), ("a2",)), ("2026-04-05", ("roe", "poe"), ()), ("2026-03-04", (), ("a1", "a2"))],
)
def test_what_is_still_new_by_a_day(given: Matter, day: str, spoken: tuple[str, ...], new: tuple[str, ...]) -> None:
    found = relcon.waiting(given, date.fromisoformat(day))
    assert found.spoken == spoken
    assert found.by_day is not None and found.by_day.stays_new == new
    assert found.by_session is not None and found.by_session.first == ("roe",)
    assert found.undated == ("moe",)


def test_a_client_s_own_day_of_sentencing_stands_before_that_of_the_case() -> None:
    dee, *others = CASE["people"]
    own = {**dee, "defendant": {**dee["defendant"], "sentencing_date": "2026-05-01"}}
    found = relcon.waiting(matter({**CASE, "people": [own, *others]}, PROFFER), date(2026, 9, 1))
    assert [one.date for one in found.passes if one.what == "the sentencing hearing"] == ["2026-05-01"]


def test_the_days_of_the_file_pass_in_their_order_and_what_is_done_does_not(given: Matter) -> None:
    found = relcon.waiting(given, date(2026, 9, 1))
    assert [(one.date, one.record) for one in found.passes] == [
        ("2026-03-24", "t1"),
        ("2026-04-05", "poe"),
        ("2026-09-01", None),
    ]
    assert relcon.waiting(given, date(2026, 3, 10)).passes == ()
