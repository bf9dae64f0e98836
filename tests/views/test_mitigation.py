"""The timeline of a defendant's life: what is recorded, with its dates and what shows it, and no word more."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest

from relcon import api
from relcon.audiences.audience import Audience
from relcon.proffer.refusal import Refusal
from tests.helpers.matters import matter

CASE: dict[str, Any] = {
    "case": {"caption": "United States v. Ames", "sentencing_date": "2026-09-15"},
    "evidence": [
        {"id": "order", "kind": "record", "title": "Order of release", "bates": ["GOV-0000122", "GOV-0000147"]}
    ],
    "people": [
        {"id": "ames", "name": "A. Ames", "status": "defendant", "defendant": {}},
        {"id": "bo", "name": "Bo Brand", "status": "defendant", "defendant": {}},
    ],
    "mitigation": [
        {
            "id": "mt1",
            "person": "ames",
            "kind": "work",
            "what": "A warehouse job",
            "date": {"from": "2026-01-05", "to": "2026-04-30"},
            "evidence": ["order"],
        },
        {"id": "mt2", "person": "bo", "kind": "health", "what": "A back injury", "date": "2025-01-01"},
    ],
}
PROFFER: dict[str, Any] = {
    "client": "ames",
    "mitigation": [
        {
            "id": "mt3",
            "person": "ames",
            "kind": "family",
            "what": "Cares for a father",
            "date": "unknown",
            "source": "a letter",
        },
        {"id": "mt4", "person": "ames", "kind": "test", "what": "Negative", "date": "2026-01-02"},
    ],
}


def drawn(*, proffer: bool = True, person: str = "ames", audience: Audience = "counsel") -> str:
    return api.exhibit(matter(CASE, PROFFER if proffer else None), "mitigation", person, "psr", audience=audience)


def texts(written: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(written).iter() if one.tag.endswith("text")]  # noqa: S314 -- our own


def test_facts_stand_by_date_with_pages_or_source_and_the_undated_last() -> None:
    said = texts(drawn())
    listed = ["Negative (no exhibit and no source recorded)", "A warehouse job (Order of release, GOV-0000122–0147)"]
    listed += ["Cares for a father (a letter)"]
    assert [one for one in said if one in listed] == listed
    assert [one for one in said if one in ("January 2, 2026", "January 5 to April 30, 2026", "date unknown")] == [
        "January 2, 2026",
        "January 5 to April 30, 2026",
        "date unknown",
    ]
    # What has no date has no lane.
    assert [one for one in said if one in ("Test", "Work", "Family")] == ["Test", "Work"]
    assert not any("back injury" in one for one in said)


def test_without_the_proffer_what_is_on_public_record_alone() -> None:
    said = " ".join(texts(drawn(proffer=False)))
    assert "A warehouse job" in said
    assert "father" not in said


def test_nothing_is_computed_and_the_privilege_line_stands_first() -> None:
    said = texts(drawn())
    assert said[0].startswith("PRIVILEGED")
    assert not any("months" in one or "level" in one for one in said)


@pytest.mark.parametrize("audience", ["joint-defense", "court"])
def test_nobody_outside_the_defense_has_it(audience: Audience) -> None:
    with pytest.raises(Refusal, match="in no copy"):
        drawn(audience=audience)


def test_the_client_has_it() -> None:
    assert "Cares for a father (a letter)" in texts(drawn(audience="client"))


def test_of_whom_nothing_is_recorded_it_says_what_to_type() -> None:
    bare = matter({**CASE, "mitigation": []})
    with pytest.raises(Refusal, match="relcon add mitigation"):
        api.exhibit(bare, "mitigation", "ames", "psr")


def test_the_same_matter_gives_the_same_bytes() -> None:
    assert drawn() == drawn()
