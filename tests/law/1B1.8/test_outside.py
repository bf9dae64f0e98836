"""USSG §1B1.8(b), n.1 and 18 U.S.C. §3661: what a letter under the guideline leaves as it was."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS, options
from relcon.law.ussg.s1b1_8.outside import above_range, within_range
from relcon.records.letter import Letter
from relcon.records.options import PositionChanges

OPEN = PositionChanges()
BARRED = PositionChanges.model_validate({"defense": {"court_3661": "barred"}})


def letter(term: str | None) -> Letter:
    terms: dict[str, Any] = {} if term is None else {"sentencing": {"3553a_use": term}}
    return Letter.model_validate({"id": "l1", "terms": terms})


@pytest.mark.parametrize(("term", "answer"), [("barred", "barred by contract"), ("allowed", "allowed by the letter")])
def test_a_letter_may_bar_or_allow_more_than_the_guideline_speaks_of(term: str, answer: str) -> None:
    assert {within_range(letter(term), options(p, OPEN, None)).answer for p in POSITIONS} == {answer}


def test_a_silent_letter_leaves_the_sentence_within_the_range_open() -> None:
    for term in (None, "silent"):
        assert {within_range(letter(term), options(p, OPEN, None)).answer for p in POSITIONS} == {"open"}


def test_a_position_may_read_the_promise_to_reach_it() -> None:
    found = [within_range(letter(None), options(p, BARRED, None)).answer for p in POSITIONS]
    assert found == ["barred by contract", "open", "open"]


@pytest.mark.parametrize(
    ("edition", "words"),
    [
        ("2018", "not to be used to go above the range"),
        ("2024", "not to be used to go above the range"),
        # Amendment 836, November 1, 2025: the note speaks of the range alone.
        ("2025", "no longer speaks of going above"),
    ],
)
def test_going_above_the_range_is_the_editions_to_say(edition: str, words: str) -> None:
    assert words in above_range(edition)
