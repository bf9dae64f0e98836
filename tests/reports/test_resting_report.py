"""What rests on a record that is no transaction: transactions, weight, months with and without, the other reading."""

from __future__ import annotations

from typing import Any

import pytest

from relcon import api
from relcon.inquiry.toggles import ids
from relcon.reports.resting_report import resting_report
from relcon.reports.text import text
from tests.helpers.matters import matter

ONE = {"points": 0, "one_point_total": 0, "under_sentence": "no"}
CASE: dict[str, Any] = {
    "case": {"caption": "United States v. Dunn", "sentencing_date": "2026-01-15", "district": "N.D. Ill."},
    "people": [
        {
            "id": "dunn",
            "name": "Terrence Dunn",
            "status": "defendant",
            "defendant": {
                "counts": [{"count": "1", "statute": "21 USC 841", "penalty": "841(b)(1)(C)"}],
                # one point: no zero-point offender, category I
                "criminal_history": {"points": 1, "one_point_total": 1, "under_sentence": "no"},
                "career_offender": "no",
            },
        },
        {"id": "hale", "name": "Dennis Hale", "status": "uncharged"},
    ],
    "evidence": [{"id": name, "kind": "ledger", "grade": "strong"} for name in ("x1", "x2", "x3")],
    "undertakings": [
        {
            "id": "west",
            "title": "The west side",
            "evidence": ["x1", "x2"],
            "members": [
                {
                    "id": "m-small",
                    "person": "dunn",
                    "scope": {"per_event_max": "100 g"},
                    "asserted_by": ["defense", "psr"],
                },
                {"id": "m-whole", "person": "dunn", "scope": "whole", "asserted_by": ["government"]},
                {"id": "m-hale", "person": "hale", "scope": "whole"},
            ],
        }
    ],
    "events": [
        {
            "id": name,
            "kind": "distribution",
            "date": "2025-06-01",
            "substance": "cocaine",
            "quantity": grams,
            "undertaking": "west",
            "evidence": cited,
            "participants": [{"person": person, "act": "sold"}],
        }
        for name, grams, person, cited in (("e1", "200 g", "dunn", ["x1"]), ("e2", "300 g", "hale", ["x2", "x3"]))
    ],
    "knowledge": [{"id": "k1", "person": "dunn", "of": {"undertaking": "west"}, "how": "saw"}],
    "findings": [
        {"id": "j1", "defendant": "dunn", "prong": "all", "about": "e2", "answer": "out", "by": "stipulation"},
    ],
}


def told(id: str, **more: Any) -> str:
    found = matter({**CASE, "findings": [], **more})
    as_recorded = api.explain(found, "dunn")
    left = api.exposure(found, defendants=["dunn"], without=[id]).defendants["dunn"] if id in ids(found) else None
    pairs = api.whatif(found, None, defendants=["dunn"]) if id in found.evidence else None
    return " ".join(text(resting_report(as_recorded, left, pairs, found, "dunn", id)).split())


def test_a_reading_of_one_position_tells_what_that_position_loses_and_the_other_reading() -> None:
    # 200 g are level 18, 500 g level 24 (§2D1.1(c)): 27 to 33 and 51 to 63 months in category I.
    said = told("m-whole")
    assert "asserted by Ceiling only" in said
    assert "Defense and Middle 27–33 the same Ceiling 51–63 27–33" in said
    assert "Ceiling: the sale of 300 g cocaine, June 1, 2025 (e2) no longer counts." in said
    assert "Ceiling: 500 g cocaine to 200 g cocaine." in said
    assert "Beside Terrence Dunn agreed to west: at most 100 g at a time; asserted by Defense and Middle only" in said


def test_what_changes_nothing_says_so_of_transactions_and_weight_and_not_that_nothing_rests_on_it() -> None:
    said = told("m-small")
    assert "Defense and Middle 27–33 the same Ceiling 51–63 the same" in said
    assert "Rests Every position: no transaction counts otherwise. Weight Every position: the same." in said
    assert "No line" not in said


def test_an_undertaking_carries_what_its_members_did() -> None:
    assert "Ceiling: the sale of 300 g cocaine, June 1, 2025 (e2) no longer counts." in told("west")


def test_a_finding_that_keeps_a_transaction_out_brings_it_in_where_it_falls() -> None:
    said = told("j1", findings=CASE["findings"])
    assert "Ceiling: the sale of 300 g cocaine, June 1, 2025 (e2) would count." in said
    assert "Ceiling 27–33 51–63" in said


@pytest.mark.parametrize(
    ("id", "cited", "together"),
    [
        ("x1", "2 records cite it; 1 of them cites no other exhibit: e1.", ""),
        ("x3", "One record cites it: e2; it cites another exhibit too.", "With x2, no pages given left out too: "),
    ],
)
def test_an_exhibit_tells_who_cites_it_and_what_it_moves_with_another(id: str, cited: str, together: str) -> None:
    said = told(id)
    assert cited in said
    assert together in said
    assert "Ceiling 51 to 27" in said if together else "Ceiling 51 to 27" not in said
