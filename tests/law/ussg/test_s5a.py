"""USSG Ch. 5 Pt. A: the Manual's examples, its bounds, and real cases."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from relcon.law.months import LIFE
from relcon.law.ussg.s5a import bounded, category, guideline_range

CODED_LIFE = 9996  # how the Sentencing Commission's data file codes life


@pytest.mark.parametrize(
    ("level", "history", "expected"),
    [
        (15, 3, (24, 30)),  # Pt. A n.1
        (20, 1, (33, 41)),  # §5C1.1 n.1
        (30, 1, (97, 121)),  # §2D1.1 Background: includes ten years
        (24, 1, (51, 63)),  # §2D1.1 Background: includes five years
        (0, 1, (0, 6)),  # Pt. A n.2: below 1 as 1
        (-7, 6, (0, 6)),
        (43, 1, (LIFE, LIFE)),
        (50, 6, (LIFE, LIFE)),  # Pt. A n.2: above 43 as 43
        (37, 6, (360, LIFE)),
    ],
)
def test_ranges(level: int, history: int, expected: tuple[int, int]) -> None:
    low, high = guideline_range(np.array([level]), np.array([history]), "2025")
    assert (int(low[0]), int(high[0])) == expected


def test_bounds() -> None:
    assert bounded(np.array([-1, 0, 1, 43, 44]), "2025").tolist() == [1, 1, 1, 43, 43]


def test_categories_by_points() -> None:
    # the table's heading: 0-1, 2-3, 4-6, 7-9, 10-12, 13 or more
    assert category(np.arange(15), "2025").tolist() == [1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6]


def test_real_drug_cases(shared: Path) -> None:
    """326 sentenced drug traffickers: the table gives the range that the court's own report states."""
    file = shared / "data" / "ussc" / "EDNY_individuals_FY14_15.csv"
    if not file.is_file():
        pytest.skip("the sentencing data are not in ../shared")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["Offense"].startswith("Drugs - Traff")]
    wanted = ("FinalOffLevel", "CrimHistCat", "MinGuideRange", "MaxGuideRange")
    values = [[int(float(row[name] or -1)) for name in wanted] for row in rows]
    level, history, low, high = np.array([v for v in values if v[0] >= 1 and v[1] >= 1 and v[2] >= 0], dtype=np.int64).T
    found = guideline_range(level, history, "2025")
    assert level.size == 326
    for end, stated in zip(found, (low, high), strict=True):
        assert np.where(end == LIFE, CODED_LIFE, end).tolist() == stated.tolist()
