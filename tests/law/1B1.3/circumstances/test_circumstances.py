"""Whom recorded circumstances reach: the matrix of kinds and positions, and named cases with their arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from relcon.engine.defendant_circuit import ground
from relcon.engine.program import compute
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.tables import EDITIONS, load
from relcon.law.ussg.s2d1_1.characteristics import characteristics
from relcon.logic.circuit import TRUE
from relcon.records.base import PositionName
from relcon.records.circumstances import CIRCUMSTANCES, Circumstance, CircumstanceKind
from tests.helpers.matters import changed, context, matter, read_yaml
from tests.oracle.circumstances import OFFENSE_WIDE

HERE = Path(__file__).parent
MATRIX = read_yaml(HERE / "matrix.yaml")
CASES = read_yaml(HERE / "cases.yaml")

MEMBERS = [{"id": f"m-{id}", "person": id, "from": "2025-01-01", "scope": "whole"} for id in ("dunn", "ortiz")]
MATTER: dict[str, Any] = {
    "case": {"caption": "A matter for tests"},
    "places": [{"id": "flat", "name": "the flat"}, {"id": "other", "name": "another"}],
    "people": [
        {"id": "dunn", "name": "Dunn", "status": "defendant", "defendant": {}},
        {"id": "ortiz", "name": "Ortiz", "status": "uncharged"},
    ],
    "undertakings": [{"id": "w", "title": "w", "members": MEMBERS}],
    "events": [
        {
            "id": "e1",
            "kind": "distribution",
            "date": "2025-03-01",
            "substance": "cocaine",
            "quantity": "1 kg",
            "undertaking": "w",
            "place": "flat",
            "participants": [{"person": "dunn", "act": "carried"}, {"person": "ortiz", "act": "sold"}],
        }
    ],
}
COLUMNS: dict[str, dict[str, Any]] = {
    "own": {"by": ["dunn"]},
    "present": {"by": ["ortiz"], "place": "flat"},
    "named": {"by": ["ortiz"], "events": ["e1"]},
    **{column: {"by": ["ortiz"], "place": "other"} for column in ("elsewhere", "known", "found")},
}
BESIDE: dict[str, dict[str, Any]] = {
    "known": {"knowledge": [{"id": "k1", "person": "dunn", "of": {"circumstance": "c"}}]},
    "found": {
        "findings": [
            {"id": "j1", "defendant": "dunn", "about": "c", "prong": "characteristic", "answer": "in", "by": "court"}
        ]
    },
}


def cells() -> Iterator[Any]:
    """Yield every cell of the matrix: kind, column and the words of the three positions."""
    for kind, row in MATRIX["rows"].items():
        for column, words in zip(MATRIX["columns"], row, strict=True):
            yield pytest.param(kind, column, words.split(), id=f"{kind}, {column}")


def told(kind: str, column: str, position: PositionName) -> tuple[str, bool]:
    """Return the word for a cell, and whether it is own conduct."""
    record = {"id": "c", "kind": kind, "date": "2025-03-01", "undertaking": "w", "connection": "yes", **COLUMNS[column]}
    given = matter({**MATTER, **BESIDE.get(column, {}), "circumstances": [record]})
    (found,) = ground(context(given, "dunn", position)).circumstances
    argued = any(item.when == TRUE and item.assumed and "argument" in item.text for item in found.said)
    word = "open" if found.open == TRUE else "no" if found.reaches != TRUE else "argument" if argued else "yes"
    return word, found.own == TRUE


@pytest.mark.parametrize(("kind", "column", "words"), list(cells()))
def test_cell(kind: str, column: str, words: list[str]) -> None:
    answers = [told(kind, column, position) for position in POSITIONS]
    assert [word for word, _ in answers] == words
    assert {own for _, own in answers} == {column == "own"}


def test_the_matrix_has_every_kind() -> None:
    rows, kinds = set(MATRIX["rows"]), set(get_args(CircumstanceKind))
    assert sorted(kinds - rows) == [], "kinds without a row in tests/law/1B1.3/circumstances/matrix.yaml"
    assert sorted(rows - kinds) == [], "rows of tests/law/1B1.3/circumstances/matrix.yaml that are no kind any more"
    assert MATRIX["columns"] == list(COLUMNS)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_oracle_lets_acts_of_others_reach_him_by_the_same_kinds(edition: str) -> None:
    table = {str(kind) for kind in load("1B1.3-circumstances", edition).items("offense_wide", "kinds")}
    lacks = "offense_wide of law/tables/1B1.3-circumstances, which OFFENSE_WIDE of tests/oracle/circumstances.py lacks"
    assert sorted(table - OFFENSE_WIDE) == [], lacks
    assert sorted(OFFENSE_WIDE - table) == [], "OFFENSE_WIDE of tests/oracle/circumstances.py, and not of the table"


def test_the_format_says_which_kinds_acts_of_others_can_bring() -> None:
    said = Circumstance.model_fields["kind"].description or ""
    named = {kind for kind in get_args(CircumstanceKind) if re.search(rf"[ :]{kind}[,.]", said)}
    assert named == OFFENSE_WIDE


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_format_says_of_each_kind_the_line_that_it_may_bring(edition: str) -> None:
    for line in characteristics(edition):
        for kind in line.kinds:
            assert f"§2D1.1(b)({line.number})" in CIRCUMSTANCES.says[kind], kind


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    index = RecordIndex.of(matter({"format": "relcon/case/1", **changed(CASES[case["base"]], case["given"])}))
    answers = [compute(index, "dee", position).answer for position in POSITIONS]
    for cite, levels in case.get("lines", {}).items():
        found = [next((line.levels for line in answer.lines if line.cite == cite), 0) for answer in answers]
        assert found == [None if level == "null" else int(level) for level in levels], [
            answer.lines for answer in answers
        ]
    if "total" in case:
        assert [answer.total_offense_level for answer in answers] == [int(level) for level in case["total"]]
    if "range" in case:
        ranges = [answer.guideline_range for answer in answers]
        assert [one and "-".join(map(str, one)) for one in ranges] == case["range"]
    for criterion, expected in case.get("criteria", {}).items():
        assert [answer.safety_valve.criteria[criterion] for answer in answers] == expected
    for criterion, text in case.get("asks", {}).items():
        valves = [answer.safety_valve for answer in answers]
        assert {one.why[criterion] for one in valves if one.criteria[criterion] == "unknown"} == {text}
    for position, text in case.get("why", {}).items():
        lines = answers[POSITIONS.index(position)].lines
        assert any(text in line.why for line in lines), lines
