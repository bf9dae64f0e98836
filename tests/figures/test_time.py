"""Where the days, the lanes and what stands on them are in a timeline."""

from __future__ import annotations

import re
from datetime import date

import pytest

from relcon.figures.time import (
    BAR,
    BELOW,
    FIRST,
    LANE,
    TIP,
    WHOLE,
    Axis,
    Happening,
    Known,
    Membership,
    Timeline,
    drawn,
    lanes,
)

DAY = date.fromisoformat
AXIS = Axis.over([DAY("2025-01-10"), DAY("2025-03-20")])
BELL = Membership("b", 0, WHOLE, "west: whole")


def test_the_axis_goes_from_the_first_of_a_month_to_the_last_of_one() -> None:
    assert (AXIS.first, AXIS.last) == (DAY("2025-01-01"), DAY("2025-03-31"))
    assert Axis.over([DAY("2024-12-05")]).last == DAY("2024-12-31")


@pytest.mark.parametrize(
    ("day", "at"),
    [("2025-01-01", 0), ("2025-03-31", WHOLE), ("2024-01-01", 0), ("2026-01-01", WHOLE), ("2025-02-15", 5056)],
)
def test_a_day_stands_at_its_share_of_the_axis_and_never_outside(day: str, at: int) -> None:
    assert AXIS.at(DAY(day), 7) == at  # February 15 is day 45 of 89


def test_what_is_left_open_stands_at_the_end_that_is_asked_for() -> None:
    assert AXIS.at(None, WHOLE) == WHOLE


def test_each_month_is_named_the_year_once_and_of_many_every_third() -> None:
    assert [name for _, name in AXIS.ticks()] == ["Jan 2025", "Feb", "Mar"]
    long = Axis.over([DAY("2023-11-01"), DAY("2025-08-01")]).ticks()
    assert [name for _, name in long][:4] == ["Nov 2023", "Jan 2024", "Apr", "Jul"]


def test_the_first_lane_is_taller_and_a_lane_grows_with_its_memberships() -> None:
    first, second, third = lanes({"a": "A", "b": "B", "c": "C"}, [BELL, BELL, BELL])
    assert first.height == FIRST
    assert third.height == LANE
    assert second.height > 3 * BAR
    assert first.y < first.line < second.y < second.line < third.y


def test_an_arrow_goes_only_to_an_event_that_is_shown() -> None:
    rows = lanes({"a": "A", "b": "B"}, [BELL])
    event = Happening("e1", "a sale", 100, 100, ("b", "a"), "J", 10)
    with_arrow, without = (
        drawn(Timeline(rows, (), (BELL,), (event,), (Known(1, "a", 50, next_, kept_out=False),), 200)).drawn
        for next_ in ("e1", "e2")
    )
    assert len(list(with_arrow.iter("path"))) == len(list(without.iter("path"))) + 2


def test_who_told_has_an_arrow_from_the_own_lane_to_the_diamond() -> None:
    rows = lanes({"a": "A", "b": "B"}, [BELL])
    dashed = [
        path.get("d")
        for teller in ("b", "a", "c", None)
        for path in drawn(
            Timeline(rows, (), (), (), (Known(1, "a", 0, None, kept_out=False, teller=teller),), 200)
        ).drawn.iter("path")
        if path.get("stroke-dasharray")
    ]
    # b's lane lies below a's: from its line up to the lower corner of the diamond; of oneself, and without a lane, none
    (only,) = dashed
    start, end = map(float, re.findall(r"[ V]([\d.]+)", str(only)))
    assert start == pytest.approx(rows[1].line, abs=0.01)
    assert end == pytest.approx(rows[0].line + BELOW + TIP, abs=0.01)


def test_diamonds_of_one_day_stand_beside_each_other() -> None:
    known = tuple(Known(n, "a", 50, None, kept_out=n == 2) for n in (1, 2))
    picture = drawn(Timeline(lanes({"a": "A"}, []), (), (), (), known, 100)).drawn
    one, other = (float(str(path.get("d"))[1:].split(" ")[0]) for path in picture.iter("path"))
    assert other - one == 16
