"""What a worksheet comes to, and the difference of two."""

from __future__ import annotations

from decimal import Decimal

from relcon.results.roles import CliffRow
from relcon.results.summary import WorksheetSummary, diff, lines_between

LIGHT = WorksheetSummary(
    quantities={"cocaine": "400"},
    converted_grams="80000",
    total_offense_level=22,
    guideline_range=(41, 51),
    range=(60, 60),
    safety_valve="no",
    lines={"USSG §2D1.1(b)(1)": 2, "USSG §3E1.1": -3},
)
HEAVY = LIGHT.model_copy(
    update={
        "quantities": {"cocaine": "400", "heroin": "10"},
        "converted_grams": "90000",
        "total_offense_level": 24,
        "guideline_range": (51, 63),
        "range": (60, 63),
        "lines": {"USSG §2D1.1(b)(1)": None, "USSG §3E1.1": -3, "USSG §3C1.1": 2},
    }
)


def test_the_difference_is_after_less_before() -> None:
    found = diff(LIGHT, HEAVY)
    assert found.grams == {"heroin": Decimal(10)}
    assert (found.converted_grams, found.levels) == (Decimal(10000), 2)
    # The statutory minimum holds both low ends at 60; by the table they lie 51 - 41 = 10 months apart.
    assert (found.months, found.table_months) == (0, 10)
    assert found.lines == ("USSG §2D1.1(b)(1)", "USSG §3C1.1")


def test_what_is_open_on_one_side_leaves_no_difference() -> None:
    found = diff(LIGHT, LIGHT.model_copy(update={"total_offense_level": None, "guideline_range": None, "range": None}))
    assert (found.levels, found.months, found.table_months) == (None, None, None)


def test_life_against_months_is_no_number_and_against_life_none() -> None:
    life = LIGHT.model_copy(update={"range": ("life", "life")})
    assert diff(LIGHT, life).months is None
    assert diff(life, life).months == 0


def test_no_attributed_weight_is_zero_and_an_unconverted_one_is_unknown() -> None:
    nothing = LIGHT.model_copy(update={"quantities": {}, "converted_grams": None})
    unconverted = LIGHT.model_copy(update={"converted_grams": None})
    assert diff(nothing, LIGHT).converted_grams == Decimal(80000)
    assert diff(unconverted, LIGHT).converted_grams is None


def test_a_line_that_only_one_worksheet_has_differs_even_where_it_is_open() -> None:
    assert lines_between({"a": None}, {}) == ("a",)
    assert lines_between({"a": None}, {"a": None}) == ()


def test_an_answer_takes_what_it_shares_with_a_summary_unless_it_has_its_own() -> None:
    row = CliffRow.of(LIGHT, levels=2, minimum=0, months_above_none=None, recorded=True)
    assert (row.total_offense_level, row.range, row.minimum, row.mitigating) == (22, (60, 60), 0, 0)
