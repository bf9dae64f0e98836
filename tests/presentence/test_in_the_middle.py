"""A disclosed report in the Middle's place: what it finds, what stays, and whose it is. Sums by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon import api
from relcon.presentence.record import OnRecord
from relcon.presentence.taken import Taken
from relcon.proffer.refusal import Refusal
from relcon.records.matter import Matter
from relcon.records.psr import Psr, PsrFile
from relcon.results.exposure import Exposure
from relcon.results.presentence import Disclosed
from tests.helpers.matters import matter, read_yaml

TOLD = read_yaml(Path(__file__).with_name("stories.yaml"))
HEADER = {"caption": "United States v. Able", "district": "ilnd", "sentencing_date": "2026-09-15"}
RIVERSIDE = Path(__file__).resolve().parents[2] / "examples" / "riverside"
WEIGHT = {"number": 2, "text": "x", "kind": "weight", "amounts": [{"substance": "cocaine", "quantity": "450 g"}]}
TOTAL = {"number": 9, "text": "x", "kind": "total", "level": 22}


def able(**more: Any) -> Matter:
    return matter({"case": HEADER, **TOLD["case"], **more})


def report(*paragraphs: dict[str, Any]) -> Psr:
    psr = {"format": "relcon/psr/1", "case": "case.yaml", "defendant": "able", "disclosed": "2026-08-03"}
    return Psr(PsrFile.model_validate({**psr, "paragraphs": paragraphs}), "0" * 64)


def exposed(*paragraphs: dict[str, Any], given: Matter | None = None) -> tuple[Exposure, Disclosed]:
    found = api.exposure(given or able(), psr=report(*paragraphs))
    assert found.presentence is not None
    return found, found.presentence


def left(told: Disclosed) -> dict[str, str]:
    return {one.what: one.why for one in told.not_taken}


def test_the_report_s_weight_role_and_acceptance_stand_in_the_middle() -> None:
    """450 g of cocaine (400 g to 500 g): 22; no role; two off for acceptance: 20. Two points, II: 37-46.

    The heroin of the record is not in the report's weight: none.
    """
    accepted = {"number": 3, "text": "x", "kind": "adjustment", "provision": "3E1.1", "levels": -2}
    found, told = exposed(WEIGHT, accepted, TOTAL)
    middle = found.defendants["able"].positions["psr"]
    assert {name: grams for name, grams in middle.quantities.items() if grams != "0"} == {"cocaine": "450"}
    assert (middle.base_offense_level, middle.total_offense_level, middle.range) == (22, 20, (37, 46))
    assert told.found == {"drug weight": ("2",), "role": (), "acceptance": ("3",)}
    assert told.not_taken == ()


def test_what_the_report_does_not_say_stays_as_the_middle_has_it_and_is_named() -> None:
    """Only a role of two levels up: all else is that of the record, two levels higher."""
    before = api.exposure(able()).defendants["able"].positions["psr"]
    found, told = exposed({"number": 5, "text": "x", "kind": "role", "provision": "3B1.1(c)", "levels": 2})
    after = found.defendants["able"].positions["psr"]
    assert after.quantities == before.quantities
    assert (after.total_offense_level or 0) - (before.total_offense_level or 0) == 2
    assert left(told) == {
        "drug weight": "not stated",
        "acceptance": "not stated",
        "characteristics": "not stated",
    }


def test_history_limits_and_other_adjustments_are_the_case_file_s_and_told_with_what_the_report_states() -> None:
    _, told = exposed(
        WEIGHT,
        TOTAL,
        {"number": 4, "text": "x", "kind": "adjustment", "provision": "USSG §3C1.1", "levels": 2},
        {"number": 6, "text": "x", "kind": "criminal_history", "points": 4, "category": "III"},
        {"number": 7, "text": "x", "kind": "statutory", "minimum": 60, "maximum": 480},
    )
    said = {one.what: (one.paragraphs, one.states) for one in told.not_taken if one.why == "as recorded"}
    assert said == {
        "adjustments": (("4",), ("§3C1.1 +2",)),
        "criminal history": (("6",), ("III, 4 points",)),
        "statutory limits": (("7",), ("60 to 480",)),
    }


def test_a_court_s_finding_goes_before_the_report_s() -> None:
    """The court found 600 g of cocaine: at least 500 g, level 24, whatever the report states."""
    court = {
        "id": "j1", "defendant": "able", "about": "cocaine", "prong": "quantity", "answer": "600 g", "by": "court",
    }  # fmt: skip
    found, told = exposed(WEIGHT, TOTAL, given=able(findings=[court]))
    assert found.defendants["able"].positions["psr"].base_offense_level == 24
    assert [(one.what, one.about) for one in told.not_taken if one.why == "found already"] == [
        ("drug weight", "cocaine")
    ]


def test_amounts_of_one_drug_in_one_paragraph_are_one_weight() -> None:
    """300 g and 250 g: 550 g, at least 500 g: level 24."""
    amounts = [{"substance": "cocaine", "quantity": one} for one in ("300 g", "250 g")]
    found, _ = exposed({**WEIGHT, "amounts": amounts}, TOTAL)
    assert found.defendants["able"].positions["psr"].base_offense_level == 24


def test_levels_that_no_finding_may_say_are_left_out_and_told() -> None:
    accepted = {"number": 3, "text": "x", "kind": "adjustment", "provision": "3E1.1", "levels": -1}
    _, told = exposed(WEIGHT, TOTAL, accepted)
    assert left(told)["acceptance"] == "not as a finding"


@pytest.mark.parametrize(("relies_on", "total", "found"), [((), True, None), (None, True, "out"), (None, False, None)])
def test_a_characteristic_that_names_no_record_is_no_finding_that_it_does_not_apply(
    relies_on: tuple[str, ...] | None, total: bool, found: str | None
) -> None:
    """The firearm stands on the worksheet; the report has it by no record, or has it not, with a total or without."""
    here = api.read_case(RIVERSIDE / "case.yaml")
    read = api.read_psr(RIVERSIDE / "psr.yaml", here).file
    kept = [one for one in read.paragraphs if one.kind != "characteristic" and (total or one.kind != "total")]
    if relies_on is not None:
        (weapon,) = (one for one in read.paragraphs if one.kind == "characteristic")
        kept.append(weapon.model_copy(update={"relies_on": relies_on}))
    report_alone = read.model_copy(update={"paragraphs": tuple(kept)})
    armed = OnRecord.of(here, read).answers["government"]
    made = Taken(here, report_alone, armed, armed).findings
    answers = {one.about: one.answer.word for one in made if one.prong == "characteristic"}
    assert answers.get("g1") == found


def test_defense_stays_the_ceiling_takes_what_is_more_and_the_receipt_has_the_hash() -> None:
    """The record's Ceiling is level 31 without a role; the report's +2 (§3B1.1(c)) is more, its weight is not: 33."""
    here = api.read_case(RIVERSIDE / "case.yaml")
    read = api.read_psr(RIVERSIDE / "psr.yaml", here)
    found = api.exposure(here, psr=read)
    before = api.exposure(here, defendants=["dunn"])
    assert list(found.defendants) == ["dunn"]
    now, then = found.defendants["dunn"].positions, before.defendants["dunn"].positions
    assert now["defense"] == then["defense"]
    assert (then["government"].total_offense_level, then["government"].role.aggravating) == (31, 0)
    assert (now["government"].total_offense_level, now["government"].role.aggravating) == (33, 2)
    assert now["government"].quantities == then["government"].quantities
    assert found.receipt.options["presentence_report"] == {"dunn": read.sha256, "disclosed": "2026-08-03"}
    assert found.receipt.case_sha256 == before.receipt.case_sha256
    assert before.presentence is None and "presentence_report" not in before.receipt.options


def test_another_defendant_is_refused() -> None:
    here = api.read_case(RIVERSIDE / "case.yaml")
    with pytest.raises(Refusal, match=r"that of Terrence Dunn.*Dennis Hale"):
        api.exposure(here, defendants=["dunn", "hale"], psr=api.read_psr(RIVERSIDE / "psr.yaml", here))
