"""Months as printed: §5G1.1 says which of two ranges governs, and a cell holds both."""

from __future__ import annotations

from typing import Any

import pytest

from relcon import words
from relcon.results.summary import WorksheetSummary
from relcon.words import ranges


def summary(**given: Any) -> WorksheetSummary:
    given.setdefault("total", given.get("range"))
    return WorksheetSummary(safety_valve="unknown", **given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        # §5G1.1(b): the minimum is the guideline sentence; (c)(2): it cuts the range off below.
        ({"guideline_range": (57, 71), "range": (120, 120), "minimum": 120, "binding": 120}, "120 (57–71)"),
        ({"guideline_range": (108, 135), "range": (120, 135), "minimum": 120, "binding": 120}, "120–135 (108–135)"),
        ({"guideline_range": (46, 57), "range": (46, 57), "minimum": 120, "binding": 0}, "46–57 lifted"),
        ({"guideline_range": (46, 57), "range": (46, 57), "minimum": 0, "binding": 0}, "46–57"),
        ({"guideline_range": (188, 235), "range": (188, 235), "at_least": True}, "188–235+"),
        ({"guideline_range": (360, "life"), "range": (360, "life")}, "360–life"),
        ({"open": ("not computed: the guideline of 18 U.S.C. §1001",)}, "not computed"),
        ({}, "unknown"),
        ({"minimum": 120, "binding": 120}, "unknown; 120 min."),
        ({"minimum": 120, "binding": 0}, "unknown"),
        ({"guideline_range": (63, 78), "range": (63, 78), "total": (183, 198)}, "183–198 (63–78 and a term after it)"),
    ],
)
def test_a_cell_holds_the_range_and_what_qualifies_it(given: dict[str, Any], said: str) -> None:
    assert ranges.cell(summary(**given)) == said


def test_a_scope_that_nobody_asserts_is_marked_where_there_is_something_higher() -> None:
    assert words.scope(summary(total=(57, 71), resting=("m",))) == "†"
    assert words.scope(summary(total=(360, "life"), resting=("m",))) == "†"
    assert words.scope(summary(total=("life", "life"), resting=("m",))) == ""
    assert words.scope(summary(total=(57, 71))) == ""


def test_months_and_spans() -> None:
    assert words.span((360, "life")) == "360–life"
    assert words.span((120, 120)) == "120"
    assert words.span(None) == "–"
    assert words.minimum(0) == "none"
    assert words.minimum_left(120, 120) == "120"
    assert words.minimum_left(120, 0) == "120, lifted"
    assert words.minimum_left(180, 60) == "180, 60 left"
    assert words.minimum_left(60, None) == "60"
    assert words.minimum_left(0, 0) == "none"
    assert words.levels(-3) == "−3"
    assert words.levels(0) == "none"
    assert words.levels(None) == "open"


MET = dict.fromkeys("1234", "met")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"minimum": 120, "binding": 120, "criteria": {**MET, "5": "unknown"}}, "120, could be lifted"),
        ({"minimum": 120, "binding": 0, "criteria": {**MET, "5": "met"}}, "120 lifted"),
        ({"minimum": 60, "binding": 60, "criteria": {**MET, "2": "unknown", "5": "met"}, "basis": "found"}, "60 found"),
        ({"minimum": 60, "binding": 60, "basis": "charged"}, "60 as charged"),  # no safety valve was asked about
        ({"minimum": 0, "binding": 0, "criteria": {**MET, "5": "unknown"}}, "none"),
    ],
)
def test_a_minimum_says_whether_it_can_still_fall(given: dict[str, Any], said: str) -> None:
    assert words.minimum_stands(summary(**given)) == said


DISPLACED = {"guideline_range": (57, 71), "range": (120, 120), "minimum": 120, "binding": 120}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"minimum": 0}, "none"),
        ({}, "unknown"),
        ({"minimum": 120, "binding": 0, "basis": "pleaded"}, "120 lifted"),
        ({"minimum": 180, "binding": 60, "basis": "pleaded"}, "180, 60 left"),
        ({**DISPLACED, "basis": "charged"}, "120 as charged"),
        ({**DISPLACED, "basis": "found"}, "120 found"),
        ({**DISPLACED, "basis": "pleaded", "criteria": {"1": "not met", "5": "not met"}}, "120, barred by (f)(1)"),
        ({**DISPLACED, "basis": "pleaded", "criteria": {"4": "not met", "5": "not met"}}, "120, barred by (f)(4)"),
        ({**DISPLACED, "basis": "pleaded", "criteria": {"5": "not met"}}, "120 pleaded"),
    ],
)
def test_a_minimum_says_what_it_stands_on(given: dict[str, Any], said: str) -> None:
    assert words.minimum_basis(summary(**given)) == said


def test_a_cell_leaves_the_table_to_the_line_beside_it() -> None:
    assert ranges.cell(summary(**DISPLACED), table=False) == "120"
    assert words.displaced(summary(**DISPLACED))
    assert not words.displaced(summary(guideline_range=(57, 71), range=(57, 71)))


@pytest.mark.parametrize(
    ("months", "at_least", "by_weight", "said"),
    [
        ((188, 235), True, True, "188–235+"),
        ((188, 235), False, True, "188–235"),
        ((188, 235), True, False, "188–235"),  # a guideline without weights: more of it moves nothing
        ((360, "life"), True, True, "360–life+"),  # level 43 is life alone
        (("life", "life"), True, True, "life"),  # nothing is above it
        (None, True, True, "–"),
    ],
)
def test_what_an_unknown_weight_could_raise_is_marked(months: Any, at_least: bool, by_weight: bool, said: str) -> None:
    assert ranges.or_higher(months, summary(at_least=at_least, by_weight=by_weight)) == said
