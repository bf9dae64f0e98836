"""What goes into a proffer file: an admission into its session, and facts into the admission that tells them."""

from __future__ import annotations

from pathlib import Path

from tests.entry.conftest import CASE, PROFFER, answered


def test_an_admission_is_entered_in_its_session(case: Path) -> None:
    proffer = case.parent / "proffer.yaml"
    lines = ["own", "Stokes sold crack: two grams.", "", "", "", "", "", "s1", "", ""]
    text, _ = answered(proffer, "admission", *lines)
    assert text is not None
    assert "mode: in_person, letter: letter-1, admissions: [a1]}" in text.replace("\n     ", " ")
    assert '  - id: a1\n    topic: own\n    says: "Stokes sold crack: two grams."' in text


def test_what_an_admission_tells_is_asked_for_what_it_replaces(case: Path) -> None:
    (case.parent / "case.yaml").write_text(
        CASE.replace("events: []", "events: [{id: e1, kind: seizure, date: unknown, substance: crack, quantity: 2 g}]"),
        encoding="utf-8",
    )
    proffer = case.parent / "proffer.yaml"
    told = "admissions: [{id: a1, topic: own, says: One gram was there.}]\n"
    proffer.write_text(PROFFER + told, encoding="utf-8")
    lines = ["a1", "seizure", "", "", "crack", "1 g", "", "", "", "e1", "", ""]
    text, talk = answered(proffer, "event", *lines)
    assert text is not None
    assert "facts: {events: [{id: e2, kind: seizure, date: unknown, substance: crack" in " ".join(text.split())
    assert "replaces: [e1]}" in text
    assert "Does it stand in the place of records of the case file?" in talk.text
