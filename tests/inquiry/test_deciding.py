"""Open questions answered both ways: what a finding that an activity was otherwise extensive would move."""

from __future__ import annotations

from typing import Any

from relcon.engine.disposition import AS_STATED
from relcon.engine.program import answer
from relcon.inquiry.deciding import deciding
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from tests.helpers.matters import case

# 500 g of cocaine is level 24; two participants, one of whom directs the other: (c), 2 levels, or (b), 3, if extensive.
# Category I: 26 is 63-78, 27 is 70-87. No acceptance; the role bars §4C1.1 and the safety valve.
RECORDS: dict[str, Any] = {
    "case": {"caption": "A matter for tests"},
    "people": [
        {
            "id": "dunn",
            "name": "Dunn",
            "status": "defendant",
            "defendant": {"acceptance": "none", "criminal_history": {"sentences": []}, "disclosed_all": "yes"},
        },
        {"id": "ortiz", "name": "Ortiz", "status": "uncharged"},
    ],
    "undertakings": [{"id": "w", "title": "the west side"}],
    "authority": [{"id": "a1", "by": "dunn", "over": "ortiz", "undertaking": "w", "acts": ["directed"]}],
    "events": [
        {
            "id": "e1",
            "kind": "purchase",
            "date": "2025-06-03",
            "substance": "cocaine",
            "quantity": "500 g",
            "participants": [{"person": "dunn", "act": "bought"}],
        }
    ],
}


def _asked(**more: Any) -> dict[tuple[str, str | None], list[tuple[int | None, int | None]]]:
    given = case(**RECORDS, **more)
    answers = {position: answer(RecordIndex.of(given), "dunn", position) for position in POSITIONS}
    found, _ = deciding(given, {"dunn": answers}, {"dunn": AS_STATED})["dunn"]
    return {
        (one.question.prong, one.question.about): [(yes.level, no.level) for yes, no in one.reached.values()]
        for one in found
    }


def test_otherwise_extensive_is_asked_where_it_would_raise_the_role() -> None:
    assert _asked()["extensive", "w"] == [(27, 26), (27, 26), (27, 26)]


def test_it_is_not_asked_once_found() -> None:
    found = {"id": "j1", "defendant": "dunn", "about": "w", "prong": "extensive", "answer": "out", "by": "court"}
    assert ("extensive", "w") not in _asked(findings=[found])
