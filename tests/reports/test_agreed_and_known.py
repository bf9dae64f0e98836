"""Beside a transaction: what was agreed to and known, each with its own pages, knowledge against the day."""

from __future__ import annotations

from typing import Any

import pytest

from relcon import api
from relcon.event_words import shown_by
from relcon.records.dates import When
from relcon.reports.agreed_and_known import Apart, since
from relcon.reports.explanation_report import event_report, exhibit_table
from relcon.reports.text import text
from relcon.results.exposure import WOULD_CHANGE
from tests.helpers.matters import matter
from tests.reports.test_resting_report import CASE

PLEA = {
    "id": "pa-hale",
    "person": "hale",
    "type": "open",
    "counts": ["1"],
    "factual_basis": [
        {"text": "Hale sold.", "page": 7, "facts": ["e2"]},
        {"text": "More.", "page": 9, "facts": ["e1"]},
    ],
    "evidence": ["x3"],
}


def told(id: str, **more: Any) -> str:
    found = matter({**CASE, "findings": [], **more})
    return " ".join(text(event_report(api.explain(found, "dunn", id), found, "dunn", id)).split())


@pytest.mark.parametrize(
    ("known", "done", "said"),
    [
        ("2025-05-25", "2025-05-17", "on May 25, 2025, after it: too late to make it foreseeable"),
        ("2025-05-16", "2025-05-17", "on May 16, 2025, before it"),
        ("2025-05-17", "2025-05-17", "on May 17, 2025, the same day"),
        ("2025-05-17", {"from": "2025-05-01", "to": "2025-05-31"}, "on May 17, 2025, before or after it not known"),
        ({"from": "2025-05-01", "to": "2025-05-03"}, "2025-06-01", "between May 1–3, 2025, before it"),
        (None, "2025-05-17", "on a day not recorded"),
        ("2025-05-17", "unknown", "on May 17, 2025, before or after it not known"),
    ],
)
def test_knowledge_is_told_against_the_day_of_the_transaction(known: Any, done: Any, said: str) -> None:
    whole = matter(
        {
            **CASE,
            "knowledge": [
                {"id": "k", "person": "dunn", "of": {"event": "e2"}, "how": "told"}
                | ({"since": known} if known else {})
            ],
            "events": [{**one, "date": done} for one in CASE["events"]],
        }
    )
    found: When | None = whole.knowledge["k"].since
    assert since(found, whole.events["e2"].date) == said
    assert list(Apart(whole, "dunn", whole.events["e2"]).known()) == [
        f"Dunn was told of it {said} (k: no evidence is cited). Knowing is not agreeing."
    ]


def test_the_pages_of_a_transaction_stand_apart_from_those_of_the_agreement() -> None:
    said = told("e2")
    assert "Pages Of the transaction: x2, no pages given; x3, no pages given." in said
    assert "Of what Dunn agreed to (m-whole, Ceiling only): no evidence is cited." in said
    # An own act needs neither agreement nor knowledge (§1B1.3(a)(1)(A)).
    own = told("e1")
    assert "agreed to" not in own
    assert "Knew" not in own


def test_what_is_no_exhibit_is_called_what_it_is() -> None:
    found = matter({**CASE, "agreements": [PLEA]})
    said = "Hale's plea agreement, p. 7 (pa-hale; x3, no pages given)"
    assert shown_by(["pa-hale"], found, "e2") == said
    assert exhibit_table(["pa-hale"], found, "e2").rows[0][1] == said
    assert "proffer" not in told("e2", agreements=[PLEA])


@pytest.mark.parametrize("step", ["undertaking", "scope"])
def test_what_would_change_an_answer_is_no_repetition_of_the_question(step: str) -> None:
    assert "words or conduct" in WOULD_CHANGE[step]
