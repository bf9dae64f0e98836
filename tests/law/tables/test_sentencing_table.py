"""Ch. 5 Pt. A: the 258 ranges and their zones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon.law.tables import load

TABLE = load("5A", "2025")
LEVELS = range(1, 44)


def ranges(level: int) -> tuple[str, ...]:
    return tuple(str(text) for text in TABLE.items("levels", str(level), "ranges"))


def test_the_table_is_what_the_manual_prints(shared: Path) -> None:
    manual = (shared / "law" / "manual-2025" / "5A_sentencing_table.txt").read_text(encoding="utf-8")
    text = manual[manual.index("SENTENCING TABLE") : manual.index("[pdf page 396]")]
    printed = [cell.replace("–", "-") for cell in re.findall(r"\d+–(?:\d+|life)|\blife\b", text)]
    assert [cell for level in LEVELS for cell in ranges(level)] == printed


def test_there_are_43_levels_of_six_ranges() -> None:
    assert [len(ranges(level)) for level in LEVELS] == [6] * 43
    assert len(TABLE.mapping("levels")) == 43


@pytest.mark.parametrize(
    ("level", "category", "expected", "cite"),
    [
        (15, 3, "24-30", "Ch. 5 Pt. A n.1, page 396"),
        (20, 1, "33-41", "§5C1.1 n.1, page 408"),
        (30, 1, "97-121", "§2D1.1 Background, page 163"),
        (24, 1, "51-63", "five-year quantities: 60 months lie inside"),
        (32, 1, "121-151", "the issue's worked figure"),
        (29, 1, "87-108", "the issue's worked figure"),
        (43, 1, "life", "page 395"),
    ],
)
def test_range(level: int, category: int, expected: str, cite: str) -> None:
    assert ranges(level)[category - 1] == expected, cite


def test_levels_beyond_the_table_are_treated_as_its_ends() -> None:
    # Ch. 5 Pt. A n.2: less than 1 is 1, more than 43 is 43
    assert (TABLE.integer("bounds", "lowest"), TABLE.integer("bounds", "highest")) == (1, 43)


@pytest.mark.parametrize("level", LEVELS)
def test_zones_follow_from_the_low_end(level: int) -> None:
    # §5C1.1(b)-(f) and n.2-4: zone A from 0 months, B from 1 to 9, C 10 or 12, D above
    low = [10**6 if cell == "life" else int(cell.split("-")[0]) for cell in ranges(level)]
    zones = "".join("A" if m == 0 else "B" if m <= 9 else "C" if m <= 12 else "D" for m in low)
    assert TABLE.text("levels", str(level), "zones") == zones


def test_categories_start_at_the_printed_points() -> None:
    assert TABLE.items("categories") == ("I", "II", "III", "IV", "V", "VI")
    assert TABLE.items("points", "minimums") == ("0", "2", "4", "7", "10", "13")
