"""The worksheet cases of ``tests/law``, each named by its rule; the arithmetic stands beside each in a comment."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.engine.worksheet import worksheet
from relcon.engine.worksheet_answer import answer
from relcon.results.exposure import PositionAnswer
from tests.helpers.case_files import worksheet_files
from tests.helpers.matters import read_yaml
from tests.helpers.worksheets import inputs

Case = dict[str, Any]


def cases() -> list[Any]:
    """Return every case of every file, as pytest parameters named by section and rule."""
    return [
        pytest.param(case, id=f"{file.parent.name}: {case['name']}")
        for file in worksheet_files()
        for case in read_yaml(file)["cases"]
    ]


def months(text: str) -> tuple[int | str, ...] | None:
    return None if text == "null" else tuple(int(end) if end.isdecimal() else end for end in text.split("-"))


def number(text: str) -> int | str | None:
    return None if text == "null" else int(text) if text.lstrip("-").isdecimal() else text


def check_lines(expected: dict[str, str], found: PositionAnswer) -> None:
    lines = {line.cite: line for line in found.lines}
    for cite, levels in expected.items():
        if levels == "absent":
            assert cite not in lines
            continue
        line = lines[cite]
        if levels == "open":
            assert (line.levels, line.applied, line.open) == (None, False, True)
            assert any(text.startswith(cite) for text in found.open)
        elif levels == "considered":
            assert (line.levels, line.applied, line.open) == (0, False, False)
        else:
            assert (line.levels, line.applied, line.open) == (int(levels), True, False)


def check_sum(found: PositionAnswer) -> None:
    """Base and lines add up to the total."""
    if found.total_offense_level is None:
        undecided = ("USSG §4B1.1", "USSG §4B1.4")
        said = any(line.open and line.cite in undecided for line in found.lines)
        assert found.base_offense_level is None or said or found.open[0].startswith("not computed: ")
    else:
        assert found.base_offense_level is not None
        added = sum(line.levels or 0 for line in found.lines)
        assert found.base_offense_level + added == found.total_offense_level


@pytest.mark.parametrize("case", cases())
def test_worksheet(case: Case) -> None:
    found = answer(worksheet(inputs(case["given"])), 0)
    check_sum(found)
    expected = dict(case["expect"])
    check_lines(expected.pop("lines", {}), found)
    plain = {
        "base": found.base_offense_level,
        "total": found.total_offense_level,
        "category": found.criminal_history_category,
        "eligible": found.safety_valve.eligible,
        "minimum": found.statutory.minimum,
        "maximum": found.statutory.maximum,
        "binding": found.statutory.binding,
        "charged_tier": found.statutory.charged_tier,
        "supported_tier": found.statutory.supported_tier,
        "release": found.statutory.supervised_release,
    }
    for name, value in plain.items():
        if name in expected:
            assert value == number(expected.pop(name)), name
    ranges = {
        "guideline_range": found.guideline_range,
        "range": found.range,
        "consecutive": found.consecutive,
        "whole": found.total,
    }
    for name, ends in ranges.items():
        if name in expected:
            assert ends == months(expected.pop(name)), name
    for cite, text in expected.pop("why", {}).items():
        assert any(line.cite == cite and text in line.why for line in found.lines), cite
    if "at_least" in expected:
        assert found.statutory.supported_at_least == (expected.pop("at_least") == "yes")
    criteria = expected.pop("criteria", {})
    assert {k: found.safety_valve.criteria[k] for k in criteria} == criteria
    for text in expected.pop("open", ()):
        assert any(text in entry for entry in found.open), found.open
    for text in expected.pop("silent", ()):
        assert not any(text in entry for entry in found.open), found.open
    assert expected == {}
