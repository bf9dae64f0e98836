"""What separates the positions, on the screen of one defendant: its pages, and that the screen stays one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon import api
from relcon.records.matter import Matter
from relcon.reports.explanation_report import event_report
from relcon.reports.text import text
from relcon.reports.worksheet_report import worksheet_report
from relcon.results.exposure import Exposure
from tests.helpers.matters import read_matter

SCREEN = 40


@pytest.fixture(scope="module")
def riverside(root: Path) -> Matter:
    return read_matter(root / "examples" / "riverside" / "case.yaml")


@pytest.fixture(scope="module")
def exposures(riverside: Matter) -> dict[str, Exposure]:
    return {id: api.exposure(riverside, defendants=[id], separates=True) for id in riverside.defendants}


@pytest.fixture(scope="module")
def screens(riverside: Matter, exposures: dict[str, Exposure]) -> dict[str, str]:
    return {id: text(worksheet_report(one, riverside)) for id, one in exposures.items()}


def test_every_defendant_of_the_example_stands_on_one_screen(screens: dict[str, str]) -> None:
    assert {id: said.count("\n") for id, said in screens.items() if said.count("\n") > SCREEN} == {}


def test_the_first_dispute_over_several_transactions_names_the_one_with_the_most_weight(
    exposures: dict[str, Exposure], screens: dict[str, str]
) -> None:
    # Of the west side's seventeen the 850 g of cocaine base weigh most: one gram converts to 3,571 g.
    seen = 0
    for id, exposure in exposures.items():
        shown = [one for one in exposure.separates.get(id, ()) if one.moves][:3]
        groups = [one for one in shown if one.what == "transactions" and len(one.about) > 1]
        named = re.findall(r"relcon explain CASE (\S+) (\S+), the heaviest", " ".join(screens[id].split()))
        assert all(who == id for who, _ in named)
        assert all(any(event in one.about for one in groups) for _, event in named)
        assert len(named) == min(len(groups), 1)
        seen += len(named)
    assert seen
    told = " ".join(screens["dunn"].split())
    # 57 to 108 if all of them count; on a finding of scope alone 87 (riverside_expected.yaml), as `brief` has it.
    assert "Pages of both: relcon explain CASE dunn e30, the heaviest. All together: a finding on scope alone" in told


def test_that_command_has_the_pages_of_both_readings(riverside: Matter, exposures: dict[str, Exposure]) -> None:
    said = " ".join(text(event_report(exposures["dunn"], riverside, "dunn", "e30")).split())
    for reading, exhibits in (
        ("m-dunn, Defense and Middle only", "texts-hale"),
        ("m-dunn-whole, Ceiling only", "wire-14"),
    ):
        assert f"({reading}): {exhibits} GOV-" in said
