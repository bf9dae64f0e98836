"""Slips of the hand are told once, where they were made, with the fix; what stands around them is read all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.reading.problems import InputError, Problem
from relcon.reading.text_file import read_tree
from tests.helpers.matters import read_yaml

CASES: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("slips.yaml"))


def read(typed: str) -> tuple[Any, list[Problem]]:
    """Return what is read of a text, ``None`` where nothing is, and what is said of it."""
    try:
        return read_tree(typed.encode(), "case.yaml")
    except InputError as error:
        return None, list(error.problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_a_slip_is_told_once_with_its_fix(case: dict[str, Any]) -> None:
    tree, problems = read(case["typed"])
    (problem,) = problems
    place, said = case["says"]
    assert f"{problem.line}:{problem.column}" == place
    assert said in problem.message
    if "reads" in case:
        assert tree == case["reads"]


def test_what_is_mended_hides_no_other_slip() -> None:
    _, problems = read("e:\n  - {id: a, title: DEA-6: x}\n  - {id: b kind: y}\n  - {id: c, title: p, q}\n  - {id: d\n")
    assert [(problem.line, problem.column) for problem in problems] == [(2, 20), (3, 12), (5, 5)]


def test_a_value_that_needs_quotes_names_its_record() -> None:
    _, problems = read("evidence:\n  - {id: uo-1, title: buy, 2 g}\n")
    assert [problem.record for problem in problems] == ["evidence uo-1, title"]


WORDS = st.text(alphabet="abcdefgh ,.-", min_size=1, max_size=20).map(lambda text: f"x{text.strip()}")


@given(WORDS, WORDS)
def test_a_value_in_quotes_and_a_field_without_a_value_are_no_slip(one: str, other: str) -> None:
    """Whatever a value holds, in quotes it is read as it stands; a field with its colon may be empty."""
    tree, problems = read(f'e:\n  - {{title: "{one}", date: , name: "{other}", aliases: [a, b], note: }}\n')
    assert problems == []
    assert tree["e"][0] == {"title": one, "date": None, "name": other, "aliases": ["a", "b"], "note": None}
