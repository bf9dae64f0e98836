"""USSG §2D1.1(b) as data, edition by edition, and a place for every kind of circumstance that counsel may record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from relcon.law.tables import editions, load
from relcon.law.ussg.s1b1_3.circumstances import offense_wide
from relcon.law.ussg.s2d1_1 import cross_references
from relcon.law.ussg.s2d1_1.characteristics import characteristics, not_in_edition, safety_valve
from relcon.records.circumstances import CircumstanceKind
from tests.helpers.case_files import worksheet_files
from tests.helpers.matters import read_yaml

EDITIONS = {str(year): date(year, 11, 1) for year in (2018, 2021, 2023, 2024, 2025)}
HERE = "tests/law/ussg/s2d1_1/test_characteristics.py"
# Read by Chapter Three, by criteria of §5C1.2 and §4C1.1, or by §2D1.2(a)(3); not by §2D1.1(b), (d), (e).
ELSEWHERE = {
    *("serious_injury", "enterprise", "minor_involved", "obstruction", "flight"),
    *("trust", "skill", "trust_or_skill", "used_minor", "body_armor"),
}


@pytest.fixture(autouse=True)
def every_edition(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take all five editions as shipped: the tables of this provision are there for each."""
    monkeypatch.setattr(editions, "EDITIONS", EDITIONS)
    yield
    for cached in (load, characteristics, not_in_edition, safety_valve):
        cached.cache_clear()


@pytest.mark.parametrize("edition", EDITIONS)
def test_lines_stand_in_the_manual_s_order(edition: str) -> None:
    numbers = [line.number for line in characteristics(edition)]
    assert numbers == sorted(numbers)
    assert sorted(set(range(1, 18)) - set(numbers)) == []
    valve = safety_valve(edition)
    assert (valve.number, valve.levels, valve.cite) == (18, -2, "USSG §2D1.1(b)(18)")
    for line in characteristics(edition):
        assert line.cite.startswith(f"USSG §2D1.1(b)({line.number})")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_kind_of_circumstance_has_one_place(edition: str) -> None:
    kinds = [kind for line in characteristics(edition) for kind in line.kinds]
    kinds += [kind for row in not_in_edition(edition) for kind in row.kinds]
    kinds += [kind for row in cross_references.rows(edition) for kind in row.kinds]
    assert sorted(kind for kind in set(kinds) if kinds.count(kind) > 1) == []
    assert sorted(set(kinds) & ELSEWHERE) == [], f"kinds that ELSEWHERE says are not read here ({HERE})"
    known = set(get_args(CircumstanceKind))
    assert sorted(set(kinds) - known) == [], "kinds of a table that CircumstanceKind of records/facts.py lacks"
    file = f"law/tables/2D1.1-b/{load('2D1.1-b', edition).effective}.yaml"
    missing = (
        f"kinds without a row in {file}, under lines or not_in_edition; read by another provision: ELSEWHERE ({HERE})"
    )
    assert sorted(known - ELSEWHERE - set(kinds)) == [], missing


def test_every_line_of_the_newest_edition_has_a_worksheet_case(root: Path) -> None:
    files = [file for file in worksheet_files(root / "tests") if file.parent.name == "2D1.1-b"]
    expected = {cite for file in files for case in read_yaml(file)["cases"] for cite in case["expect"].get("lines", {})}
    lacking = [line.cite for line in characteristics(max(EDITIONS)) if line.cite not in expected]
    assert lacking == [], "lines that no case of tests/law/2D1.1-b expects: write that it applies, and that it does not"


@pytest.mark.parametrize("edition", EDITIONS)
def test_of_one_number_more_levels_come_with_no_lower_floor(edition: str) -> None:
    # That is why the one that leads furthest does not depend on the level before it.
    lines = characteristics(edition)
    for one in lines:
        for other in lines:
            if one.number == other.number and one.levels > other.levels:
                assert one.floor >= other.floor


@pytest.mark.parametrize("edition", EDITIONS)
def test_levels_and_floors(edition: str) -> None:
    found = {line.id: (line.levels, line.floor) for line in characteristics(edition)}
    # All add two levels without a floor, except these (§2D1.1(b)(3), (13)(A), (14)(B)-(D), (17)).
    special = {id: number for id, number in found.items() if number != (2, 0)}
    assert special == {
        "import_craft": (2, 26),
        "import_crew": (2, 26),
        "fentanyl_misrepresented": (4, 0),
        "meth_premises_minor": (2, 14),
        "meth_made_near_minor": (3, 27),
        "meth_risk": (3, 27),
        "meth_risk_minor": (6, 30),
        "family_or_fear": (-2, 0),
    }


@pytest.mark.parametrize(
    ("edition", "cites", "state_of_mind"),
    [
        # A807 brought (b)(13); A818 split it from the Manual of 2023; 2025 changed what (B) asks of the mind.
        ("2018", ["USSG §2D1.1(b)(13)"], ""),
        ("2021", ["USSG §2D1.1(b)(13)"], ""),
        ("2023", ["USSG §2D1.1(b)(13)(A)", "USSG §2D1.1(b)(13)(B)"], "willful blindness"),
        ("2024", ["USSG §2D1.1(b)(13)(A)", "USSG §2D1.1(b)(13)(B)"], "willful blindness"),
        ("2025", ["USSG §2D1.1(b)(13)(A)", "USSG §2D1.1(b)(13)(B)"], "reckless disregard"),
    ],
)
def test_fentanyl_sold_as_something_else(edition: str, cites: list[str], state_of_mind: str) -> None:
    lines = [line for line in characteristics(edition) if line.number == 13]
    assert [line.cite for line in lines] == cites
    assert state_of_mind in lines[-1].what
    absent = {kind for row in not_in_edition(edition) for kind in row.kinds}
    assert ("fake_pills" in absent) is (len(lines) == 1)


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_a_characteristic_asks_besides(edition: str) -> None:
    lines = characteristics(edition)
    assert [line.number for line in lines if line.off_with_924c] == [1, 2]  # §2K2.4 n.4
    assert [line.number for line in lines if line.off_with_mitigating] == [5, 5]  # both ways of (5)(A)
    assert [line.number for line in lines if line.asks == "aggravating"] == [15, 16, 16, 16, 16, 16]
    assert [line.number for line in lines if line.asks == "minimal"] == [17]
    assert {line.id: line.yields_to for line in lines if line.yields_to} == {
        "meth_importation": (3,),  # n.12
        "importation": (3, 5),  # n.20(B)
    }
    assert {line.id: line.convicted for line in lines if line.convicted} == {
        "conviction_865": "21 USC 865",
        "conviction_841g": "21 USC 841(g)(1)(A)",
        "meth_premises_minor": "21 USC 860a",
        "meth_made_near_minor": "21 USC 860a",
    }


# Read off the Manual's words, number by number: whose act is asked for. "The offense", "a weapon was possessed", "the
# object of the offense", "a person for whose conduct he is accountable": anyone's within §1B1.3; "the defendant": his.
WHOSE = {
    1: "anyone's",
    2: "his",
    3: "his",
    4: "anyone's",
    5: "anyone's",
    6: "conviction",
    7: "anyone's",
    8: "anyone's",
    9: "his",
    10: "conviction",
    11: "his",
    12: "his",
    13: "his",
    14: "anyone's",
    15: "anyone's",
    16: "his",
    17: "his",
}
CONVICTED = {"meth_premises_minor", "meth_made_near_minor"}  # (14)(B), (C)(i)


@pytest.mark.parametrize("edition", EDITIONS)
def test_whose_act_each_characteristic_asks_for(edition: str) -> None:
    for line in characteristics(edition):
        whose = "conviction" if line.id in CONVICTED else WHOSE.get(line.number)
        assert whose is not None, f"say in WHOSE ({HERE}) whose act {line.cite} asks for"
        assert bool(line.convicted) is (whose == "conviction"), line.id
        other = [kind for kind in line.kinds if offense_wide(kind, edition) is not (whose == "anyone's")]
        place = "must stand" if whose == "anyone's" else "must not stand"
        said = f"of {line.cite} ({whose}): {place} under offense_wide of law/tables/1B1.3-circumstances"
        assert other == [], said


@pytest.mark.parametrize("edition", EDITIONS)
def test_whose_act_other_provisions_ask_for(edition: str) -> None:
    wide = {kind for kind in ELSEWHERE | {"death", "sexual_offense"} if offense_wide(kind, edition)}
    # §2D1.2(a)(3), §3B1.5(2)(A), §2D1.1(d)(1), §5C1.2(a)(3) speak of the offense; §3B1.4 and (e)(1) of the defendant.
    assert wide == {"minor_involved", "body_armor", "death", "serious_injury"}
