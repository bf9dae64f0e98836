"""The sections on sessions, reports, completeness, conflicts, others and lock-in as counsel reads them."""

from __future__ import annotations

from typing import Any

import pytest

from relcon import api
from relcon.reports.simulation_report import BLOCKS, section_report
from relcon.reports.text import text
from tests.helpers.matters import changed
from tests.proffer.dunn import CASE, MET, admission, dunn, sale

TERMS = {
    "is_1B1_8_agreement": MET,
    "rebuttal": "elicited_on_cross",
    "rebuttal_standard": "contradicts",
    "impeachment": "none",
    "case_in_chief": "barred_unless_trigger",
    "rebuttal_form": "substantive",
    "truthfulness": {"duty_complete": {"value": "yes", "page": "3"}},
}
NOTE = {"id": "note-1", "kind": "statement", "bates": ["GOV-0000901", "GOV-0000907"]}
MORE: dict[str, Any] = {
    "evidence": [*CASE["evidence"], NOTE],
    "lots": [{"id": "k1", "substance": "cocaine"}],
    "events": [*CASE["events"], sale("e2", "1 kg", lot="k1", evidence=["lab"])],
}
SESSIONS = [
    {"id": "s1", "date": "2026-02-12", "mode": "attorney", "admissions": ["a1"]},
    {
        "id": "s2",
        "date": "2026-03-10",
        "mode": "in_person",
        "letter": "l1",
        "admissions": ["a1"],
        "report": {
            "evidence": ["note-1"],
            "said_differently": [
                {"admission": "a1", "says": "He had it twice.", "page": "GOV-0000903", "quantity": "4 kg"}
            ],
        },
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def written() -> str:
    two = [admission("a1", sale("p1", "500 g", lot="k1")), admission("a2", sale("p2", "3 kg", date="2025-05-09"))]
    given = dunn(
        two,
        TERMS,
        changed(CASE, MORE),
        sessions=SESSIONS,
        theories=["quantity"],
        others=[{"person": "reyes", "proffered": "2026-02-01", "likely_topics": ["supply"]}],
    )
    found, sheet = api.simulate(given), api.brief(given)
    return "".join(text(section_report(found, sheet, given, block)) for block in BLOCKS)


def flat(written: str) -> str:
    return " ".join(written.split())


def test_every_line_fits_eighty_columns(written: str) -> None:
    assert [line for line in written.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize(
    "said",
    [
        "Session by session",
        "The report of s2 beside the admissions",
        "a1. Admission: a1 happened.",
        "Report: He had it twice. (note-1 GOV-0000901–0907; GOV-0000903).",
        "a1, p1, amount. Admission: 500 g",
        "amount: a1, p1, said in s1, s2: 500 g",
        "e2: 1 kg (lab)",
        "missing: a2: in no session",
        "§1B1.8 at risk: incomplete; the letter requires completeness, page 3",
        "Who could implicate the client",
        "Reyes (reyes), defendant:",
        "Facts others may supply",
        "Reyes (reyes), proffered February 1, 2026: a1, a2",
        "Trial: what each defense lets in",
        "that it was less",
        "Read here as letting nothing in: attacking the sufficiency of the evidence",
        "Provable without it: no",
    ],
)
def test_what_counsel_reads(written: str, said: str) -> None:
    assert said in flat(written)
