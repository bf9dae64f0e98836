"""The one screen follows the answers: other names and figures are told, and a point that does not hold is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from relcon import api
from relcon.records.matter import Matter
from relcon.reports.demo_report import demo_report
from relcon.reports.demo_shown import Shown
from relcon.reports.text import text


@pytest.fixture(scope="module")
def shown(root: Path) -> Shown:
    folder = root / "examples" / "riverside"
    case, proffer = folder / "case.yaml", folder / "proffer.yaml"
    matter = api.read_case(case)
    whole = api.read_proffer(proffer, matter, case)
    return Shown(api.exposure(matter), api.brief(whole), whole, Path("case.yaml"), Path("proffer.yaml"))


def without(shown: Shown, *defendants: str) -> Shown:
    kept = {id: one for id, one in shown.exposure.defendants.items() if id not in defendants}
    return replace(shown, exposure=shown.exposure.model_copy(update={"defendants": kept}))


def prose(shown: Shown) -> str:
    return " ".join(text(demo_report(shown)).split())


def test_whom_the_points_are_made_of_is_found_in_the_answers(shown: Shown) -> None:
    assert (shown.client, shown.below, shown.barred) == ("dunn", "pike", "hale")
    assert shown.heard is not None
    assert (shown.heard.person, shown.heard.of.event) == ("runner", "e8")
    assert shown.people == ["dunn", "hale", "runner", "pike"]


def test_the_next_one_takes_the_place_of_one_who_is_not_there(shown: Shown) -> None:
    # Lund carried as much as Pike and has the same range; then Vance, 46-57 with 2,292 kg converted, is the lowest.
    assert without(shown, "pike").below == "lund"
    assert without(shown, "pike", "lund").below == "vance"
    assert "2. Why Lund, with 16 kg cocaine, is below Dunn" in prose(without(shown, "pike"))


def test_a_point_that_does_not_hold_is_left_out(shown: Shown) -> None:
    heavier = without(shown, "pike", "lund", "vance", "kerr")
    assert "is below" not in prose(heavier)
    assert "2. What Dunn's 120 depends on" in prose(heavier)
    assert "barred" not in prose(without(shown, "hale"))
    assert "Knowing is not agreeing" not in prose(without(shown, "runner"))


def test_an_outcome_that_is_not_computed_has_no_row(shown: Shown) -> None:
    rows = tuple(row for row in shown.brief.rows if row.world != "breach")
    assert "Breach: falsehood" in prose(shown)
    assert "Breach" not in prose(replace(shown, brief=shown.brief.model_copy(update={"rows": rows})))


def test_an_admission_is_named_only_where_it_weighs_enough(shown: Shown) -> None:
    # a2 carries 500 g; were 600 g missing to the next level, it alone would not reach it.
    up = shown.brief.next_level
    assert up is not None
    further = shown.brief.model_copy(update={"next_level": up.model_copy(update={"grams": "600"})})
    found = prose(replace(shown, brief=further))
    assert "600 g more cocaine makes base level 28." in found
    assert "admission a2" not in found


def test_a_disclosure_that_costs_nothing_has_no_caution(shown: Shown) -> None:
    free = shown.brief.model_copy(update={"costs_role": ()})
    assert "may count against (f)(4)" in prose(shown)
    assert "may count against (f)(4)" not in prose(replace(shown, brief=free))


def test_a_mark_in_a_cell_is_told_once_at_the_foot(shown: Shown) -> None:
    # The weights of all four are known; were one of the client's unknown, more would raise the level.
    assert "or higher" not in prose(shown)
    client = shown.exposure.defendants["dunn"]
    unknown = {p: one.model_copy(update={"at_least": True}) for p, one in client.positions.items()}
    defendants = {**shown.exposure.defendants, "dunn": client.model_copy(update={"positions": unknown})}
    found = prose(replace(shown, exposure=shown.exposure.model_copy(update={"defendants": defendants})))
    assert "120+ (57–71)" in found
    assert found.count("+ or higher:") == 1


def renamed(matter: Matter, id: str, name: str) -> Matter:
    people = tuple(one.model_copy(update={"name": name}) if one.id == id else one for one in matter.case.people)
    return replace(matter, case=matter.case.model_copy(update={"people": people}))


def test_names_are_those_of_the_file(shown: Shown) -> None:
    found = prose(replace(shown, matter=renamed(shown.matter, "pike", "Ada Quill")))
    assert "Why Quill, with 16 kg cocaine, is below Dunn" in found
    assert "Pike" not in found


def test_no_name_of_the_example_stands_in_the_program(root: Path, shown: Shown) -> None:
    named = {part for id, one in shown.matter.defendants.items() for part in (id, one.name.split()[-1])}
    for module in ("demo_report", "demo_shown"):
        source = (root / "src" / "relcon" / "reports" / f"{module}.py").read_text(encoding="utf-8")
        assert named.isdisjoint(re.findall(r"\w+", source)), module
