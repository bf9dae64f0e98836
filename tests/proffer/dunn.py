"""A small matter for the tests of the proffer: one client, one other defendant, one kilogram proved."""

from __future__ import annotations

from typing import Any

from relcon.law.record_index import RecordIndex
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.spoken import spoken
from relcon.records.matter import Matter
from tests.helpers.matters import changed, matter

MET = {"cooperation_about_others": "yes", "no_use_promise": "yes"}

# Client: 1 kg of cocaine, level 24 (500 g to 2 kg); one criminal history point (category I, no §4C1.1); a plea in time.
CASE: dict[str, Any] = {
    "case": {"caption": "United States v. Dunn", "edition": "2025"},
    "evidence": [
        {"id": "lab", "kind": "lab_report", "grade": "strong", "known_since": "2025-06-10"},
        {"id": "rumor", "kind": "statement", "grade": "weak", "known_since": "2025-06-10"},
    ],
    "people": [
        {
            "id": "dunn",
            "name": "Dunn",
            "status": "defendant",
            "defendant": {
                "counts": [
                    {
                        "count": "1",
                        "statute": "21 USC 841(a)(1)",
                        "dates": {"from": "2025-01-01", "to": "2025-11-02"},
                        "objects": [{"substance": "cocaine", "quantity": "500 g", "penalty": "841(b)(1)(B)"}],
                    }
                ],
                "criminal_history": {
                    "sentences": [
                        {"id": "s1", "offense": "x", "imposed": "2020-01-01", "violent": "no", "points": "1"}
                    ],
                    "under_sentence": "no",
                },
                "career_offender": "no",
                "acceptance": "timely",
            },
        },
        {"id": "reyes", "name": "Reyes", "status": "defendant", "defendant": {}},
    ],
    "events": [
        {
            "id": "e1",
            "kind": "seizure",
            "date": "2025-06-03",
            "substance": "cocaine",
            "quantity": "1 kg",
            "participants": [{"person": "dunn", "act": "possessed"}],
            "evidence": ["lab"],
        }
    ],
}


def sale(id: str, quantity: Any, **more: Any) -> dict[str, Any]:
    """Return an event in which Reyes sells to the client."""
    return {
        "id": id,
        "kind": "distribution",
        "date": "2025-05-01",
        "substance": "cocaine",
        "quantity": quantity,
        "participants": [{"person": "reyes", "act": "sold"}, {"person": "dunn", "act": "bought"}],
        **more,
    }


def admission(id: str, *events: dict[str, Any], topic: str = "supply", **more: Any) -> dict[str, Any]:
    """Return an admission of events."""
    return {"id": id, "topic": topic, "says": f"{id} happened.", "facts": {"events": list(events)}, **more}


def dunn(
    admissions: list[dict[str, Any]],
    terms: dict[str, Any] | None = None,
    case: dict[str, Any] | None = None,
    **proffer: Any,
) -> Matter:
    """Return the matter with admissions made in one session under one letter, unless the proffer says otherwise.

    Each of them covers the kilogram on the record, so that nothing of the client's own is untold.
    """
    admissions = [{"covers": ["e1"], **one} for one in admissions]
    own = {
        "client": "dunn",
        "letters": [
            {"id": "l1", "entered": "2026-03-09", "terms": {"is_1B1_8_agreement": MET} if terms is None else terms}
        ],
        "sessions": [
            {
                "id": "s2",
                "date": "2026-03-10",
                "mode": "in_person",
                "letter": "l1",
                "admissions": [item["id"] for item in admissions],
            }
        ],
        "topics": [{"id": "supply", "title": "Supply"}, {"id": "stash", "title": "Stash"}],
        "admissions": admissions,
        **proffer,
    }
    return matter(changed(CASE, case or {}), own)


def table(given: Matter, session: str | None = None) -> UsableFacts:
    """Return which facts count after a session."""
    return UsableFacts(RecordIndex.of(given), "dunn", spoken(given, session), "2025")
