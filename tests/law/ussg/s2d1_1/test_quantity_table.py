"""§2D1.1(c): all 314 cells, at the printed minimum and one microgram (or micro-unit) under it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from ruamel.yaml import YAML

from relcon.law.tables import TableError
from relcon.law.ussg.s2d1_1.quantity_table import least_for, level_of, row, row_keys, step_down, step_up

# What the Manual prints, copied out by the parser below; the keys are the printed names.
PRINTED = Path(__file__).parent / "printed" / "2025-11-01.yaml"
KEYS = {
    "Heroin": "heroin",
    "Cocaine": "cocaine",
    "Cocaine Base": "cocaine_base",
    "PCP": "pcp",
    "PCP (actual)": "pcp_actual",
    "Methamphetamine": "methamphetamine",
    "Methamphetamine (actual)": "methamphetamine_actual",
    "Ice": "ice",
    "Amphetamine": "amphetamine",
    "Amphetamine (actual)": "amphetamine_actual",
    "LSD": "lsd",
    "Fentanyl": "fentanyl",
    "Fentanyl Analogue": "fentanyl_analogue",
    "Marihuana": "marihuana",
    "Hashish": "hashish",
    "Hashish Oil": "hashish_oil",
    "Ketamine": "ketamine",
    "Schedule I or II Depressants": "schedule_i_ii_depressants",
    "Flunitrazepam": "flunitrazepam",
    "Schedule III substances": "schedule_iii",
    "Schedule IV substances": "schedule_iv",
    "Schedule V substances": "schedule_v",
    "Converted Drug Weight": "converted_drug_weight",
}
MILLIONTHS = {"KG": 10**9, "G": 10**6, "MG": 10**3, "UNITS": 10**6}

Cells = Mapping[str, Mapping[str, str]]


def printed(manual: str) -> dict[str, dict[str, str]]:
    """Read the table as printed: level -> substance -> least amount, or ``less`` for the lowest level."""
    start = manual.index("(c) DRUG QUANTITY TABLE")
    text = manual[start : manual.index("*Notes to Drug Quantity Table:", start)]
    text = re.sub(r"\[pdf page \d+\]\n§2D1\.1\n+.*Guidelines Manual.*\n", "\n", text)
    text = re.sub(r"\s+", " ", re.sub(r"\(N-phenyl.*?\]\s+Propanamide\)", "", text, flags=re.DOTALL))
    paragraphs = re.split(r" \(\d+\) (?=⚫)", text)[1:]
    found: dict[str, dict[str, str]] = {}
    for paragraph in paragraphs:
        level = re.search(r"Level (\d+)", paragraph)
        assert level is not None
        cells = found.setdefault(level[1], {})
        for entry in re.split(r";|, or|⚫", re.sub(r"Level \d+", "", paragraph)):
            said = entry.strip().rstrip(".").strip()
            if not said:
                continue
            name = said.rpartition(" of ")[2].replace("“", "").replace("”", "").removeprefix("a ").strip()
            name = re.sub(r" \(except .*\)$", "", name)
            least = re.search(r"([\d,.]+) (KG|G|MG|units)? ?(?:or more|but less than [\d,.]+ (KG|G|MG|units))", said)
            if said.lower().startswith("less than"):
                cells[name] = "less"
                continue
            assert least is not None, said
            cells[name] = f"{least[1]} {(least[2] or least[3] or 'units').upper()}"
    return found


def facts() -> Cells:
    cells: Cells = YAML(typ="base").load(PRINTED.read_text(encoding="utf-8"))["levels"]
    return cells


def amount(text: str) -> int:
    number, unit = text.split()
    return int(Decimal(number.replace(",", "")) * MILLIONTHS[unit])


CELLS = [(int(level), name, text) for level, cells in facts().items() for name, text in cells.items()]


def test_the_facts_are_what_the_manual_prints(shared: Path) -> None:
    manual = (shared / "law" / "manual-2025" / "2D1.1_drugs.txt").read_text(encoding="utf-8")
    assert printed(manual) == facts()


def test_there_are_314_cells_and_every_row_is_printed() -> None:
    assert len(CELLS) == 314
    assert {KEYS[name] for _, name, _ in CELLS} == set(row_keys("2025"))


@pytest.mark.parametrize(("level", "name", "text"), CELLS, ids=[f"{level} {name}" for level, name, _ in CELLS])
def test_cell(level: int, name: str, text: str) -> None:
    key = KEYS[name]
    if text == "less":
        least_above = min(amount(cells[name]) for cells in facts().values() if cells.get(name, "less") != "less")
        under = np.array([1, least_above - 1], dtype=np.int64)
        assert level_of(key, under, "2025").tolist() == [level, level]
        return
    least = amount(text)
    assert level_of(key, np.array([least - 1, least, least + 1], dtype=np.int64), "2025").tolist() == [
        level - 2,
        level,
        level,
    ]


def test_an_amount_above_every_line_stays_at_the_top_level() -> None:
    assert level_of("heroin", np.array([10**17]), "2025").tolist() == [38]
    assert level_of("schedule_v", np.array([10**17]), "2025").tolist() == [8]


def test_crack_alone_goes_by_its_own_row() -> None:
    # 28 g x 3,571 = 99.988 kg, which by conversion would be level 22.
    assert level_of("cocaine_base", np.array([28 * 10**6]), "2025").tolist() == [24]


def test_hashish_alone_goes_by_its_own_row() -> None:
    # 4 kg x 5 = 20 kg, which by conversion would be level 16; the row's level 16 starts at 5 kg.
    assert level_of("hashish", np.array([4 * 10**9]), "2025").tolist() == [14]
    assert level_of("hashish_oil", np.array([400 * 10**6]), "2025").tolist() == [14]


def test_flunitrazepam_alone_goes_by_its_own_row() -> None:
    # 312 x 16 g = 4.992 kg and 156 x 16 g = 2.496 kg fall short of the lines at 5 kg and 2.5 kg.
    assert level_of("flunitrazepam", np.array([312 * 10**6, 156 * 10**6]), "2025").tolist() == [12, 10]


def test_the_next_levels_are_exact() -> None:
    # 1.5 kg of cocaine: level 24 runs from 500 g to 2 kg.
    up, down = (
        step_up("cocaine", np.array([1_500_000_000]), "2025"),
        step_down("cocaine", np.array([1_500_000_000]), "2025"),
    )
    assert (up.level.tolist(), up.amount.tolist()) == ([26], [500_000_000])
    assert (down.level.tolist(), down.amount.tolist()) == ([22], [1_000_000_001])


def test_there_is_no_step_beyond_either_end() -> None:
    assert not step_up("heroin", np.array([90 * 10**9]), "2025").exists.any()
    assert not step_down("heroin", np.array([1]), "2025").exists.any()


@pytest.mark.parametrize("key", row_keys("2025"))
def test_a_step_changes_the_level_and_less_does_not(key: str) -> None:
    weight = row(key, "2025").minimums + 7
    up, down = step_up(key, weight, "2025"), step_down(key, weight, "2025")
    here = level_of(key, weight, "2025")
    assert (level_of(key, weight + up.amount, "2025") == np.where(up.exists, up.level, here)).all()
    assert (level_of(key, weight + up.amount - up.exists, "2025") == here).all()
    assert (level_of(key, weight - down.amount, "2025") == np.where(down.exists, down.level, here)).all()
    assert (level_of(key, weight - down.amount + down.exists, "2025") == here).all()


def test_an_unknown_row_is_an_error() -> None:
    with pytest.raises(TableError, match="xylazine"):
        level_of("xylazine", np.array([1]), "2025")


def test_the_least_amount_for_a_level() -> None:
    # Heroin: 6 from nothing, 12 (the row's lowest) from nothing too, 14 from 10 g, 38 from 90 kg; above that its last.
    levels = np.array([0, 6, 12, 13, 14, 38, 40], dtype=np.int64)
    grams = [0, 0, 0, 10, 10, 90_000, 90_000]
    assert (least_for("heroin", levels, "2025") // 10**6).tolist() == grams
