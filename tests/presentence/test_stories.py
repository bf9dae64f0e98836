"""Small reports, one fault each: found where it is, and nowhere else; sums worked out by hand in ``stories.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from relcon.presentence.review import review
from relcon.records.psr import Psr, PsrFile
from relcon.results.psr import PsrReview
from tests.helpers.matters import matter, read_yaml

TOLD = read_yaml(Path(__file__).with_name("stories.yaml"))
HEADER = {"caption": "United States v. Able", "district": "ilnd", "sentencing_date": "2026-09-15"}


@cache
def reviewed(place: int) -> PsrReview:
    given = matter({"case": HEADER, **TOLD["case"]})
    psr = {"format": "relcon/psr/1", "case": "case.yaml", "defendant": "able", "disclosed": "2026-08-03"}
    file = PsrFile.model_validate({**psr, "paragraphs": TOLD["stories"][place]["paragraphs"]})
    return review(given, Psr(file, "0" * 64))


@pytest.mark.parametrize("place", range(len(TOLD["stories"])), ids=[one["name"] for one in TOLD["stories"]])
def test_each_fault_is_found_and_nothing_else(place: int) -> None:
    story: dict[str, Any] = TOLD["stories"][place]
    found = reviewed(place)
    assert {one.number: list(one.grounds) for one in found.paragraphs if one.grounds} == story["expect"]
    for number, grams in story.get("removes", {}).items():
        assert [one.removes for one in found.objections if one.paragraph == number] == [grams]
    for number, failed in story.get("failed", {}).items():
        assert [one.failed for one in found.objections if one.paragraph == number] == [failed]
    for number, note in story.get("notes", {}).items():
        said = next(one.notes for one in found.paragraphs if one.number == number)
        assert any(note in text for text in said)
    whole = found.all_sustained.model_dump(mode="json")
    for field, value in story.get("all", {}).items():
        assert _text(whole[field]) == _text(value), field


def _text(value: Any) -> Any:
    """Numbers as the file has them: text."""
    if isinstance(value, list):
        return [_text(one) for one in value]
    return value if isinstance(value, dict) else str(value)


@pytest.mark.parametrize("place", range(len(TOLD["stories"])))
def test_a_form_denies_nothing_and_recommends_nothing(place: int) -> None:
    """Every form says what the record does not establish, or a rule or a sum: never that something was not so."""
    for one in reviewed(place).objections:
        assert one.text.startswith(f"Paragraph {one.paragraph} states ")
        proof = "does not establish" in one.text
        assert proof == (one.acceptance == "puts to proof") or one.ground in ("points", "adjustment")
        assert not any(word in one.text for word in (" did not ", " was not ", " never ", " false", "should", "deny"))
