"""The example matter's worlds against the numbers worked out by hand in tests/examples/riverside_expected.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.proffer.simulate import simulate
from relcon.results.simulation import Simulation
from tests.helpers.matters import read_matter, read_yaml

ROOT = Path(__file__).parents[2]
EXPECTED = read_yaml(ROOT / "tests" / "examples" / "riverside_expected.yaml")["worlds"]


@pytest.fixture(scope="module")
def found() -> Simulation:
    folder = ROOT / "examples" / "riverside"
    return simulate(read_matter(folder / "case.yaml", folder / "proffer.yaml"))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: f"{one['world']}, {one['position']}")
def test_worlds_that_no_admission_decides(found: Simulation, expected: dict[str, str]) -> None:
    answer = found.worlds[expected["world"]].defendants[expected["defendant"]].positions[expected["position"]]
    assert answer.total_offense_level == int(expected["total_offense_level"])
    assert answer.guideline_range == tuple(int(month) for month in expected["guideline_range"])
    assert answer.range == tuple(int(month) for month in expected["range"])


def test_what_the_letter_and_the_dates_decide(found: Simulation) -> None:
    # a1 was said by counsel before any letter; a3 narrows; a8 stands on an independent source; the rest is kept out.
    kept = {id: one.protected["psr"].split(":")[0] for id, one in found.admissions.items()}
    assert {id for id, word in kept.items() if word == "counts"} == {"a1", "a3", "a8"}
    assert {id for id, word in kept.items() if word == "kept out"} == {"a2", "a4", "a5", "a6", "a7"}


def test_the_half_kilogram_crosses_a_line_that_the_record_was_204_grams_under(found: Simulation) -> None:
    # Middle position: 3,296 g on the record, level 26; 3,500 g is level 28; with 500 g more it is 3,796 g.
    first = found.admissions["a2"].first["psr"]
    assert (first.grams, first.levels) == ("+500", 2)
    assert any("26 to 28" in text for text in found.admissions["a2"].crosses)


def test_directing_crane_costs_the_fourth_criterion(found: Simulation) -> None:
    assert any("(f)(4) fails" in text for text in found.admissions["a7"].crosses)


def test_both_sessions_are_needed_for_a_complete_disclosure(found: Simulation) -> None:
    assert found.session == "s-in-person" and {one.state for one in found.completeness} == {"open"}
    assert found.worlds["safety_valve_only"].complete is True
