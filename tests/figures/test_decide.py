"""The geometry of Decide: axes, bars, places on the ladder, the waterfall; expectations worked by hand."""

from __future__ import annotations

import pytest

from relcon.figures.decide import Fall, Place, along, axis, bar, falls, place, ticks
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED, row
from relcon.results.base import Months, Range
from relcon.results.summary import WorksheetSummary


@pytest.mark.parametrize(
    ("months", "end"),
    [([], 150), ([46, 57, 120], 150), ([151, 188], 210), ([262], 330), ([360, "life"], 420), ([421], 480)],
)
def test_an_axis_ends_at_the_first_end_that_holds_all(months: list[Months], end: int) -> None:
    assert axis(months) == end


def test_ticks_stand_thirty_or_sixty_months_apart() -> None:
    assert ticks(150) == [0, 30, 60, 90, 120, 150]
    assert ticks(330) == [0, 60, 120, 180, 240, 300]


def test_life_stands_at_the_end_of_the_axis() -> None:
    assert along("life", 420) == along(420, 420) == 1000
    assert along(105, 420) == 250


def came(total: Range | None, table: Range | None = None, minimum: int = 120, binding: int = 120) -> WorksheetSummary:
    return WorksheetSummary(
        guideline_range=table or total, minimum=minimum, binding=binding, safety_valve="no", range=total, total=total
    )


def test_a_bar_has_the_table_only_where_the_minimum_displaces_it() -> None:
    shown = bar(came((120, 120), (57, 71)), 150)
    # 57, 71 and 120 of 150 months, in per mille.
    assert (shown.text, shown.low, shown.high, shown.table_low, shown.table_high) == ("120", 800, 800, 380, 473)
    assert (shown.minimum, shown.lifted) == (800, False)
    lifted = bar(came((46, 57), minimum=120, binding=0), 150)
    assert (lifted.table_low, lifted.lifted) == (None, True)
    assert bar(came(None, minimum=0, binding=0), 150).low is None


def test_a_place_on_the_ladder_is_the_tables_row_and_a_logarithm_within_it() -> None:
    found = row(CONVERTED, "2025")
    levels = [int(one) for one in found.levels]
    kilogram = 10**9  # micrograms
    assert place(400 * kilogram, found) == Place(levels.index(26), 0)
    # Half way between 400 and 700 kg on a scale of logarithms lies the root of 400 x 700, 529.15 kg.
    assert place(int(529.1502622 * kilogram), found) == Place(levels.index(26), 500)
    assert place(700 * kilogram - 1, found).rung == levels.index(26)
    assert place(0, found) == Place(0, 0)
    assert place(90_000 * kilogram * 10, found) == Place(len(levels) - 1, 1000)


LOW = {0b00: 57, 0b01: 57, 0b10: 70, 0b11: 97}


def test_a_waterfall_leads_from_nothing_over_the_outcome_to_everything() -> None:
    assert falls(LOW.get, 46, 0b01, ("a1", "a2")) == [
        Fall("start", 57, 57),
        Fall("own", 57, 46),
        Fall("here", 46, 46),
        Fall("kept out", 57, 97, 1),
        Fall("all", 97, 97),
    ]
    assert falls(LOW.get, 97, 0b11, ("a1", "a2"))[1:3] == [Fall("counts", 57, 97, 1), Fall("here", 97, 97)]


def test_a_low_end_left_open_leaves_no_waterfall() -> None:
    assert falls({0: 57}.get, 57, 0, ("a1",)) == []
