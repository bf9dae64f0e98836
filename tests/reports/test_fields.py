"""Each field of a summary is described once, and every table and CSV that names it takes it from there."""

from __future__ import annotations

import pytest

from relcon.reports import editions_report, exposure_report, simulation_outcomes, whatif_report
from relcon.reports.fields import FIELDS, headings, plain, printed
from relcon.results.summary import WorksheetSummary

FOUND = WorksheetSummary(
    quantities={"cocaine": "2500", "heroin": "40"},
    at_least=True,
    converted_grams="540000",
    total_offense_level=26,
    criminal_history_category="I",
    guideline_range=(63, 78),
    range=(120, 120),
    total=(180, 180),
    minimum=0,
    safety_valve="unknown",
    open=("a", "b"),
)


def test_a_field_says_what_the_summary_holds() -> None:
    missing = {key for key, field in FIELDS.items() if not hasattr(FOUND, field.attribute)}
    assert missing == set()


def test_an_end_of_a_range_is_one_cell() -> None:
    assert plain(FOUND, ("guideline_low", "guideline_high", "low", "total_high")) == ("63", "78", "120", "180")


def test_csv_leaves_what_is_open_empty_and_a_table_shows_a_dash() -> None:
    assert plain(FOUND, ("base_offense_level", "maximum")) == ("", "")
    assert printed(FOUND, ("base_offense_level", "maximum")) == ("–", "–")


def test_csv_writes_amounts_lists_and_answers_as_text() -> None:
    assert plain(FOUND, ("weight", "at_least", "open")) == ("cocaine 2500; heroin 40", "yes", "a; b")


def test_print_says_at_least_consecutive_terms_and_no_minimum() -> None:
    # The total holds 60 months of consecutive terms beside the range of 120, of a weight that is the least.
    assert printed(FOUND, ("minimum", "total")) == ("none", "180+ (120)")


def test_a_row_without_a_summary_has_as_many_cells() -> None:
    keys = tuple(FIELDS)
    assert len(plain(None, keys)) == len(headings(keys)) == len(keys)
    assert set(plain(None, keys)) == {""}


@pytest.mark.parametrize(
    "keys",
    [exposure_report.ROW, exposure_report.FLAT, whatif_report.FLAT, simulation_outcomes.FLAT, editions_report.ENDS],
)
def test_every_column_of_a_report_is_described(keys: tuple[str, ...]) -> None:
    assert set(keys) <= set(FIELDS)
