"""Prior sentences count back from where the offense began: a count's first day, or an attributed event before it."""

from __future__ import annotations

from typing import Any

from relcon.engine.program import compute
from relcon.law.record_index import RecordIndex
from tests.helpers.matters import case

SENTENCE = {"id": "s1", "offense": "theft", "violent": "no", "term": "90 days", "imposed": "2014-06-01"}


def category(date: str, **count: Any) -> str | None:
    """One sale of his own on a day, a count from 2025-01-01, a sentence of 90 days ten years before 2024-06-01."""
    counts = [{"count": "1", "statute": "21 USC 846", "dates": {"from": "2025-01-01", "to": "2025-06-30"}, **count}]
    part = {
        "counts": counts,
        "criminal_history": {"under_sentence": "no", "sentences": [SENTENCE]},
        "career_offender": "no",
    }
    event = {
        "id": "e1",
        "kind": "distribution",
        "date": date,
        "substance": "cocaine",
        "quantity": "2 kg",
        "participants": [{"person": "man", "act": "sold"}],
        "course_of_conduct": {"man": "yes"},
    }
    people = [{"id": "man", "name": "Man", "status": "defendant", "defendant": part}]
    found = case(case={"caption": "An example"}, people=people, events=[event])
    return compute(RecordIndex.of(found), "man", "government").answer.criminal_history_category


def test_a_sale_before_the_count_s_first_day_begins_the_offense() -> None:
    assert category("2025-02-01") == "I"  # from 2025-01-01: the sentence is seven months too old
    assert category("2024-06-01") == "II"  # ten years to the day: 2 points
    assert category("2024-06-02") == "I"


def test_a_sale_of_which_only_the_month_is_known_leaves_it_open() -> None:
    interval: Any = {"from": "2024-05-15", "to": "2024-06-15"}
    assert category(interval) is None


def test_without_a_date_of_a_count_it_is_open() -> None:
    assert category("2024-06-01", dates="unknown") is None
