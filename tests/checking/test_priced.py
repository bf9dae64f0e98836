"""Open questions with their months: acceptance, a quantity not found, a sentence being served, an unasserted scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from relcon import api
from relcon.checking.check import check
from relcon.checking.priced import of_worksheets, priced
from relcon.records.matter import Matter
from relcon.records.noted import Noted
from relcon.reports.check_report import check_report
from relcon.reports.check_screen import _shown
from relcon.reports.text import text
from relcon.results.separation import Otherwise
from tests.helpers.matters import ABSENT, changed, matter
from tests.reports.test_resting_report import CASE

(DUNN,) = (one for one in CASE["people"] if one["id"] == "dunn")
SMALL = {"id": "m", "person": "dunn", "scope": {"per_event_max": "100 g"}}
WHOLE = {"id": "m-hale", "person": "hale", "scope": "whole"}
COUNT = {"count": "1", "statute": "21 USC 841", "penalty": "841(b)(1)(B)", "substance": "cocaine"}


def given(members: Sequence[dict[str, Any]] | None = None, **part: Any) -> Matter:
    dunn = changed(DUNN, {"defendant": {"acceptance": "none", "disclosed_all": "no", **part}})
    (west,) = CASE["undertakings"]
    whole = {**CASE, "findings": [], "people": [dunn, *CASE["people"][1:]]}
    return matter({**whole, "undertakings": [west if members is None else {**west, "members": members}]})


def said(found: Matter, *, every: bool = False) -> str:
    exposure = api.exposure(found)
    checked = check(found, exposure=exposure)
    report = check_report(checked, "case.yaml", found, exposure, priced(found, checked.notes), every=every)
    return " ".join(text(report).split())


@pytest.mark.parametrize("every", [False, True])
def test_acceptance_that_nobody_recorded_stands_on_the_screen_and_in_the_whole_list(every: bool) -> None:
    # 200 g: level 18, 27-33; less three for a timely plea, 15: 18-24.
    told = said(given(acceptance=ABSENT), every=every)
    assert ("dunn: acceptance is not recorded" if every else "acceptance not recorded; 27–33, with it 18–24") in told
    assert "acceptance" not in said(given(), every=every)


def test_what_worksheets_leave_open_is_a_note_and_can_be_answered() -> None:
    found = given(acceptance=ABSENT)
    answer = Noted(check="open_norm", record="dunn", why="the plea colloquy is next week")
    answered = replace(found, case=found.case.model_copy(update={"noted": (answer,)}))
    for one, why in ((found, None), (answered, answer.why)):
        notes = check(one, exposure=api.exposure(one)).notes
        assert [note.answered for note in notes if note.field == "acceptance"] == [why]
    assert "acceptance not recorded" in said(found)
    assert "acceptance" not in said(answered)


def test_a_quantity_not_found_is_a_gap_where_the_weight_supports_a_lower_minimum() -> None:
    # 200 g supports (b)(1)(C), which has no minimum; (b)(1)(B) is charged, 60 months.
    found = given(counts=[COUNT])
    assert [one.field for one in of_worksheets(api.exposure(found), found)] == ["found"]
    assert "no quantity found or admitted; 60 as charged, 27–33 on the weight (found)" in said(found)
    objects = [{"substance": "cocaine", "penalty": "841(b)(1)(B)"}]
    pleaded = given(counts=[{**COUNT, "disposition": "pleaded", "found": {"by": "plea", "objects": objects}}])
    assert not list(of_worksheets(api.exposure(pleaded), pleaded))


@pytest.mark.parametrize(
    ("points", "told"),
    [
        # One point where seven or more stand already (§4A1.1(e)): 9 become 10, IV to V: 41-51 to 51-63.
        ((3, 3, 3), "under a sentence being served, §4A1.1(e), unknown; if so, 51–63 (under_sentence)"),
        ((3, 1), "1 sentence being served (§4A1.1(e)) that moves no month"),
    ],
)
def test_a_sentence_being_served_is_priced_or_counted_as_moving_nothing(points: tuple[int, ...], told: str) -> None:
    sentences = [{"id": f"s{n}", "offense": "robbery", "points": each} for n, each in enumerate(points)]
    history = {"points": ABSENT, "one_point_total": ABSENT, "sentences": sentences, "under_sentence": "unknown"}
    assert told in said(given(criminal_history=history))


PLEADED = {
    **COUNT,
    "disposition": "pleaded",
    "found": {"by": "plea", "objects": [{"substance": "cocaine", "penalty": "841(b)(1)(B)"}]},
}


def test_acceptance_that_moves_the_table_alone_does_not_move_nothing() -> None:
    # (b)(1)(B): 60 months either way. By the table 200 g are level 18, 27-33; less three, 18-24.
    told = said(given(acceptance=ABSENT, counts=[PLEADED]))
    assert "acceptance not recorded; 60 (27–33 by the table), with it 60 (18–24 by the table)" in told
    assert "acceptance that moves no month" not in told


def test_a_scope_that_moves_the_table_alone_is_told_with_the_table() -> None:
    # Less three for a timely plea: 200 g, 15, 18-24; with Hale's 300 g 21, 37-46; 60 months either way.
    told = said(given([SMALL, WHOLE], acceptance="timely", counts=[PLEADED]))
    whole = "60 (18–24 by the table) against 60 (37–46 by the table) in Ceiling if the whole is claimed"
    assert f"nobody asserts this scope; {whole}" in told


def test_a_minimum_that_moves_alone_is_said() -> None:
    def on(least: int) -> Otherwise:
        span = (140, 175)
        return Otherwise(minimum=least, maximum=480, binding=least, guideline_range=span, range=span, total=span)

    assert [_shown(on(60), on(120)), _shown(on(120), on(60))] == [
        "140–175 with a minimum of 60",
        "140–175 with a minimum of 120",
    ]
    assert _shown(on(60), on(120).model_copy(update={"total": (151, 188)})) == "140–175"


def test_a_scope_that_nobody_asserts_has_the_ceiling_if_the_whole_is_claimed() -> None:
    # 300 g of Hale's more: 500 g, level 24, 51-63.
    told = said(given([SMALL, WHOLE]))
    assert "nobody asserts this scope; 27–33 against 51–63 in Ceiling if the whole is claimed (scope)" in told


def test_a_weight_that_is_found_for_somebody_counts_for_that_one() -> None:
    events = changed(CASE["events"], [{"id": "e2", "quantity": "unknown"}])
    finding = {"id": "j", "defendant": "dunn", "prong": "quantity", "about": "e2", "answer": "300 g", "by": "court"}
    (note,) = (
        one for one in check(matter({**CASE, "events": events, "findings": [finding]})).notes if one.field == "quantity"
    )
    assert note.text == "quantity unknown: it adds nothing but 300 g for Terrence Dunn, and totals with it have a +"


def test_a_fact_has_a_page_only_where_an_exhibit_of_it_has_pages() -> None:
    assert check(matter(CASE)).paged == 0
    bates = changed(CASE["evidence"], [{"id": "x1", "bates": "GOV-1 to GOV-2"}])
    assert check(matter({**CASE, "evidence": bates})).paged == 2  # the undertaking and e1
