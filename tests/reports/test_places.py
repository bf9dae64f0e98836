"""One line for each field to be filled in: its own where it is written, else that of the person, said to be so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon import api
from relcon.checking.check import check
from relcon.records.matter import Matter
from relcon.reports.check_report import check_report
from relcon.reports.overview_report import overview_report
from relcon.reports.text import text
from relcon.reports.worksheet_report import worksheet_report
from tests.helpers.matters import read_matter

WITHIN = {"found": "counts", "under_sentence": "criminal_history"}


@pytest.fixture(scope="module")
def case(root: Path) -> Path:
    return root / "examples" / "riverside" / "case.yaml"


@pytest.fixture(scope="module")
def found(case: Path) -> Matter:
    return read_matter(case)


def test_every_question_about_a_defendant_stands_at_its_field_or_says_below_what_it_belongs(
    case: Path, found: Matter
) -> None:
    lines = case.read_text(encoding="utf-8").splitlines()
    asked = [one for one in check(found, exposure=api.exposure(found)).notes if one.field]
    asked = [one for one in asked if one.record in found.people]
    assert {one.under for one in asked} == {"", "defendant", *WITHIN.values()}
    for one in asked:
        line = lines[int(one.location.split(":")[-2]) - 1]
        wanted = {"": f" {one.field}:", "defendant": f" id: {one.record}"}.get(one.under, f" {one.under}:")
        assert wanted in line, one
        assert one.under in ("", "defendant", WITHIN.get(one.field or ""))


def test_exposure_and_check_tell_one_line(found: Matter) -> None:
    exposure = api.exposure(found)
    checked = " ".join(text(check_report(check(found, exposure=exposure), "case.yaml", found, exposure)).split())
    overview = " ".join(text(overview_report(exposure, found)).split())
    alone = " ".join(text(worksheet_report(api.exposure(found, defendants=["moss"]), found)).split())
    for field, said in (("criminal_history", "criminal history"), ("career_offender", "Career offender unknown")):
        (line,) = re.findall(rf"\({field}, (case\.yaml:[^)]*)\)", checked)
        assert f"{said} ({line})" in overview
    assert re.findall(r"criminal history \((case[^)]*)\)", alone) == re.findall(
        r"\(criminal_history, (case[^)]*)\)", checked
    )
