"""Factual bases that admit nothing."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.checking.positions import pleas_without_effect
from tests.helpers.matters import changed, matter
from tests.proffer.dunn import CASE


def said(**plea: Any) -> list[str]:
    given = matter(changed(CASE, {"agreements": [{"id": "pa1", "person": "dunn", **plea}]}))
    return [one.text for one in pleas_without_effect(given)]


@pytest.mark.parametrize(
    ("plea", "words"),
    [
        ({"entered": "2026-01-15", "factual_basis": [{"text": "x", "facts": ["e1"]}]}, []),
        ({"factual_basis": [{"text": "x", "facts": ["e1"]}]}, ["entered"]),
        ({"entered": "2026-01-15", "factual_basis": [{"text": "x"}]}, ["names no record"]),
        ({"factual_basis": [{"text": "x"}]}, ["entered", "names no record"]),
        ({}, []),
    ],
)
def test_what_admits_nothing_is_said(plea: dict[str, Any], words: list[str]) -> None:
    found = said(**plea)
    assert len(found) == len(words)
    assert all(word in text for word, text in zip(words, found, strict=True))
