"""`relcon whatif` in print: which way, how far, most months first; what moves the months only together."""

from __future__ import annotations

import pytest

from relcon import api
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports.screen import SCREEN
from relcon.reports.text import text
from relcon.reports.whatif_report import whatif_report
from relcon.reports.whatif_rows import direction, effect, months, rows_of
from relcon.results.base import Months, Range
from relcon.results.whatif import Outcome
from tests.views.conftest import RIVERSIDE

ALL: tuple[PositionName, ...] = ("defense", "psr", "government")
Pair = tuple[Outcome, Outcome]


def outcome(low: Months | None, table: Months | None = None, level: int = 20) -> Outcome:
    def ends(value: Months | None) -> Range | None:
        return None if value is None else (value, "life")

    found = ends(low if table is None else table)
    return Outcome(
        safety_valve="no", total_offense_level=level, guideline_range=found, range=ends(low), total=ends(low)
    )


@pytest.mark.parametrize(
    ("pairs", "told", "way"),
    [
        ({"psr": (outcome(188), outcome(151))}, "Middle 188 to 151", "LOWER"),
        ({"psr": (outcome(120), outcome(168))}, "Middle 120 to 168", "HIGHER"),
        ({"psr": (outcome(120, 57), outcome(120, 46))}, "Middle table 57 to 46", "LOWER"),
        ({"government": (outcome(135), outcome(120, 108))}, "Ceiling 135 to 120 (table 108)", "LOWER"),
        ({"psr": (outcome(60), outcome(None))}, "Middle 60 to unknown", "UNKNOWN"),
        (
            {"psr": (outcome(60), outcome(None).model_copy(update={"minimum": 60}))},
            "Middle 60 to unknown (60 minimum)",
            "UNKNOWN",
        ),
        ({"psr": (outcome(292), outcome("life"))}, "Middle 292 to life", "HIGHER"),
        ({"psr": (outcome(None, level=22), outcome(None, level=24))}, "Middle level 22 to 24", "HIGHER"),
        # Middle decides which way, whatever the others do.
        (
            {"defense": (outcome(57), outcome(70)), "psr": (outcome(70), outcome(57))},
            "Defense 57 to 70; Middle 70 to 57",
            "LOWER",
        ),
        (dict.fromkeys(ALL, (outcome(120), outcome(168))), "all positions 120 to 168", "HIGHER"),
    ],
)
def test_a_change_has_its_direction_and_both_ends(pairs: dict[PositionName, Pair], told: str, way: str) -> None:
    assert (effect(pairs, ALL), direction(pairs)) == (told, way)


def test_nothing_is_told_where_no_month_and_no_level_moves() -> None:
    same = outcome(57)
    assert effect({"psr": (same, same.model_copy(update={"supported_tier": "841(b)(1)(C)"}))}, ALL) == ""


def test_the_months_in_middle_come_before_those_at_the_ceiling() -> None:
    small = months({"psr": (outcome(57), outcome(51))})
    large = months({"government": (outcome(360), outcome(57))})
    by_table = months({"psr": (outcome(120, 97), outcome(120, 57))})
    assert sorted((large, by_table, small), reverse=True) == [small, by_table, large]


@pytest.fixture(scope="module")
def matter() -> Matter:
    return api.read_case(RIVERSIDE / "case.yaml")


def printed(matter: Matter, defendant: str) -> list[str]:
    written = text(whatif_report(api.whatif(matter, defendants=[defendant]), matter))
    return [" ".join(line.split()) for line in written.splitlines()]


def test_of_one_defendant_all_stands_on_a_screen(matter: Matter) -> None:
    # Without the government's reading of the agreement Dunn has a small pool of 3.296 kg: level 26 - 3 = 23, III: 57.
    # It rests on two exhibits, of which either is enough (riverside_expected.yaml).
    lines = printed(matter, "dunn")
    assert len(lines) <= 40
    assert lines[2].endswith("move Dunn; none in Middle")
    assert lines[4].startswith("LOWER Selling Salas's cocaine on the west") and lines[4].endswith("120 (table 57)")
    assert "HIGHER none" in lines
    assert any(line.startswith("TOGETHER wire-14 and ledger-2 Ceiling") for line in lines)


def test_losing_the_proof_of_a_mitigating_role_is_no_gain(matter: Matter) -> None:
    # Pike: -4 and the cap of §2D1.1(a)(5) go with the function: 30 to 57, at the Ceiling 37 to 57.
    lines = printed(matter, "pike")
    assert "LOWER none" in lines
    assert next(line for line in lines if line.startswith("HIGHER")).startswith("HIGHER Gary Pike: transport (fn-pike)")
    assert "Defense and Middle 30 to 57; Ceiling 37 to 57" in " ".join(lines).replace("(fn-pike) ", "")


def test_what_moves_several_people_is_told_once_most_months_first(matter: Matter) -> None:
    # The pistol: Ortega 235 to 188 in Middle, Salas 188 to 151; Kerr at the Ceiling alone.
    found = api.whatif(matter)
    rows = [row for row in rows_of(found, matter) if row.ids == ("search-alder", "g1")]
    assert [(row.direction, [told.partition(":")[0] for told in row.effects]) for row in rows] == [
        ("LOWER", ["Ortega", "Salas", "Kerr", "Moss"])
    ]
    assert rows[0].months == max(row.months for row in rows)
    written = text(whatif_report(found, matter))
    assert len(written.splitlines()) <= SCREEN
    assert written.count("--all") == 1


def test_leaving_out_a_person_is_leaving_out_what_the_person_says(matter: Matter) -> None:
    said = " ".join(text(whatif_report(api.whatif(matter, ["ci7"], defendants=["hale"]), matter)).split())
    assert "all that Informant 7 says (ci7)" in said
