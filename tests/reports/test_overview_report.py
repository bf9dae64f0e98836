"""Who faces what: acceptance that is not recorded, a Ceiling on a scope that nobody asserts, ranges by position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from relcon import api, words
from relcon.law.positions.options import POSITIONS
from relcon.reports.editions_report import editions_report
from relcon.reports.overview_report import overview_report
from relcon.reports.text import text
from relcon.reports.worksheet_report import worksheet_report
from tests.helpers.matters import matter
from tests.reports.test_resting_report import CASE

(DUNN, HALE), (WEST,) = CASE["people"], CASE["undertakings"]


def given(members: list[dict[str, Any]], noted: Sequence[Mapping[str, str]] = (), **part: Any) -> Any:
    dunn = {**DUNN, "defendant": {**DUNN["defendant"], **part}}
    west = {**WEST, "members": members}
    return matter({**CASE, "findings": [], "people": [dunn, HALE], "undertakings": [west], "noted": noted})


def overview(found: Any) -> str:
    return text(overview_report(api.exposure(found), found))


SMALL = {"id": "m", "person": "dunn", "scope": {"per_event_max": "100 g"}}
WHOLE = {"id": "m-hale", "person": "hale", "scope": "whole"}


def test_a_ceiling_on_a_scope_that_nobody_asserts_is_marked_with_whose_it_is() -> None:
    said = overview(given([SMALL, WHOLE]))
    row = next(line for line in said.splitlines() if line.startswith("Terrence Dunn"))
    assert row.count("†") == 1
    foot = "† rests on a scope that nobody asserts; higher if the government claims more: Dunn."
    assert foot in " ".join(said.split())
    assert "†" not in overview(given([{**SMALL, "asserted_by": ["defense", "psr", "government"]}, WHOLE]))
    answered = {"noted": [{"check": "no_reading", "record": "m", "why": "the government claims no more"}]}
    assert "†" not in overview(given([SMALL, WHOLE], **answered))


def test_the_other_screens_mark_a_scope_that_nobody_asserts_and_give_both_ranges() -> None:
    found = given([SMALL, WHOLE])
    manuals = text(editions_report(api.editions(found), found))
    assert manuals.count("27–33") == manuals.count("or 18–24") == len(POSITIONS)
    assert manuals.count("27–33†") == 1
    assert "Acceptance not recorded: none first, with it the second (§3E1.1)." in " ".join(manuals.split())
    one = text(worksheet_report(api.exposure(found, defendants=("dunn",)), found))
    assert next(line for line in one.splitlines() if "By the table" in line).split()[-3:] == [
        "27–33",
        "27–33",
        "27–33†",
    ]
    for said in (manuals, one):
        assert words.ON_SCOPE in " ".join(said.split())


def test_acceptance_that_is_not_recorded_gives_both_ranges_in_the_cell() -> None:
    # 200 g cocaine: level 18, 27-33; with two levels off for acceptance, and the third at level 16 or more: 15, 18-24.
    said = overview(given([SMALL, WHOLE], acceptance="timely"))
    assert "or " not in said.split("18–24")[0].split("Dunn")[-1]
    said = " ".join(overview(given([SMALL, WHOLE])).split())
    assert "27–33 27–33 27–33†" in said
    assert "or 18–24 or 18–24 or 18–24" in said
    assert "Acceptance not recorded: none first, with it the second (§3E1.1)." in said


@pytest.mark.parametrize(
    ("minimum", "decides"),
    [
        # 200 g: 27-33. A minimum of 60 is above the whole of it; of none nothing is said.
        ("841(b)(1)(B)", "60: the minimum as charged decides, not the table."),
        ("841(b)(1)(C)", "27–33: by the table, within the statutory limits."),
    ],
)
def test_the_minimum_decides_where_the_whole_range_is_its(minimum: str, decides: str) -> None:
    count = {"count": "1", "statute": "21 USC 841", "penalty": minimum, "substance": "cocaine"}
    found = given([SMALL, WHOLE], counts=[count])
    assert decides in " ".join(text(worksheet_report(api.exposure(found), found)).split())


def test_a_minimum_inside_the_range_cuts_off_its_low_end() -> None:
    # 500 g at the Ceiling, where Dunn agreed to the whole: level 24, category I 51-63; 60 cuts it to 60-63.
    count = {"count": "1", "statute": "21 USC 841", "penalty": "841(b)(1)(B)", "substance": "cocaine"}
    found = given([{**SMALL, "scope": "whole"}, WHOLE], counts=[count])
    said = " ".join(text(worksheet_report(api.exposure(found, positions=["government"]), found)).split())
    assert "60–63: the minimum as charged cuts off the low end of the table." in said


@pytest.mark.parametrize(("entered", "said"), [("no", "not made"), ("unknown", "not entered")])
def test_a_disclosure_still_to_come_is_told_alike_whether_the_file_says_no_or_nothing(entered: str, said: str) -> None:
    # USSG §5C1.2(a)(5): it may be made until the sentencing hearing, whatever is entered now.
    objects = [{"substance": "cocaine", "quantity": "5 kg", "penalty": "841(b)(1)(A)"}]
    count = {"count": "1", "statute": "21 USC 846", "dates": "2025-03-01", "disposition": "charged", "objects": objects}
    found = given([SMALL], disclosed_all=entered, counts=[count])
    overview_said = " ".join(overview(found).split())
    assert f"Only (f)(5) is missing, {said}: then" in overview_said
    alone = text(worksheet_report(api.exposure(found, defendants=["dunn"]), found))
    row = next(line for line in alone.splitlines() if line.startswith("Safety valve, "))
    assert row.split("(b)(18)")[1].split("−2")[0].split() == ["not", "yet"] * 3
    for answer in api.exposure(found).defendants["dunn"].positions.values():
        (why,) = (line.why for line in answer.lines if line.cite == "18 USC 3553(f)")
        assert why.endswith("is taken to bind; the disclosure may be made until the sentencing hearing")
