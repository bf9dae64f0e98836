"""Exhibits: what becomes of each row, and what seizure and laboratory make together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.importing.faults import NotImported
from relcon.reading.text_file import read_tree
from relcon.writing.splice import plain
from tests.importing.conftest import LABS, LABS_MAP, SEIZURES, Small, fates

CASES: dict[str, list[dict[str, str]]] = plain(
    read_tree(Path(__file__).with_name("exhibits.yaml").read_bytes(), "exhibits.yaml", any_names=True)[0]
)
SAMPLE = "Exhibit,Substance,Net (g),Units,Units Tested,Net Wt Of\n"
SAMPLE_MAP = """\
format: relcon/map/1
kind: labs
columns: {exhibit: Exhibit, substance: Substance, net: {column: Net (g), unit: g}, units: Units, tested: Units Tested,
  weighed: Net Wt Of}
words: {Net Wt Of: {All: all, Tested: tested}}
"""


@pytest.mark.parametrize("case", CASES["seizures"], ids=lambda case: case["row"])
def test_a_row_of_seizures_has_its_fate(small: Small, case: dict[str, str]) -> None:
    found = fates(small.run(f"{SEIZURES}{case['row']}\n"))
    assert found == {"2": "used", "3": "used", "4": case["reason"]}


@pytest.mark.parametrize("case", CASES["labs"], ids=lambda case: case["row"])
def test_a_row_of_a_laboratory_has_its_fate(small: Small, case: dict[str, str]) -> None:
    assert fates(small.run(f"{LABS}{case['row']}\n", "labs")) == {"2": "used", "3": case["reason"]}


def sampled(small: Small, row: str) -> Any:
    """Return the event that a laboratory's row of a sample makes of the first exhibit."""
    (small.folder / "sample.yaml").write_text(SAMPLE_MAP, encoding="utf-8")
    small.run(SEIZURES)
    small.run(f"{SAMPLE}{row}\n", "labs", "lab.csv", map=small.folder / "sample.yaml")
    return small.event("ex-N-1")


@pytest.mark.parametrize(
    ("row", "low", "point", "high", "method"),
    [
        # Ten of a hundred tested and weighed: 4.52 g x 100 / 10 = 45.2 g for all.
        ("N-1,Heroin,4.52,100,10,Tested", 4_520_000, 45_200_000, 45_200_000, "extrapolated"),
        # 1 g x 10 / 3 = 3.3333333 g, to the nearest microgram.
        ("N-1,Heroin,1,10,3,Tested", 1_000_000, 3_333_333, 3_333_333, "extrapolated"),
        ("N-1,Heroin,4.52,100,10,All", 4_520_000, 4_520_000, 4_520_000, "seized"),
        ("N-1,Heroin,4.52,100,10,", 4_520_000, 4_520_000, 4_520_000, "seized"),
        ("N-1,Heroin,4.52,10,10,Tested", 4_520_000, 4_520_000, 4_520_000, "seized"),
        ("N-1,Heroin,,100,10,Tested", 64_900_000, 64_900_000, 64_900_000, "seized"),
    ],
)
def test_a_sample_is_carried_over_only_where_it_alone_was_weighed(
    small: Small, row: str, low: int, point: int, high: int, method: str
) -> None:
    event = sampled(small, row)
    assert (event.quantity.low, event.quantity.point, event.quantity.high) == (low, point, high)
    assert (event.basis.method, event.substance) == (method, "heroin")


def test_more_tested_than_there_were_is_rejected(small: Small) -> None:
    with pytest.raises(NotImported, match="more units tested"):
        sampled(small, "N-1,Heroin,4.52,10,11,Tested")


def test_no_weight_anywhere_is_unknown(small: Small) -> None:
    small.run("\n".join([SEIZURES.splitlines()[0], "N-1,2025-06-03,,T,Cocaine,,Seizure"]) + "\n")
    assert not small.event("ex-N-1").quantity.known  # type: ignore[union-attr]


def test_several_substances_of_one_exhibit_are_a_mixture(small: Small) -> None:
    small.run(SEIZURES)
    small.run(LABS.replace("Cocaine HCl", "Heroin; Fentanyl"), "labs", "lab.csv")
    event = small.event("ex-N-1")
    assert (event.substance, event.mixture) == (None, ("heroin", "fentanyl"))


@pytest.mark.parametrize(("substance", "purity"), [("Methamphetamine", "0.97"), ("Cocaine", None), ("Heroin", None)])
def test_purity_is_written_where_the_table_asks_for_the_drug_itself(
    small: Small, substance: str, purity: str | None
) -> None:
    small.run(SEIZURES)
    small.run(LABS.replace("Cocaine HCl", substance).replace("83%", "97%"), "labs", "lab.csv")
    found = small.event("ex-N-1").purity
    assert (None if found is None else f"{float(found):g}") == purity


def test_a_laboratory_alone_makes_no_event_and_waits_for_its_seizure(small: Small) -> None:
    done = small.run(LABS, "labs", "lab.csv")
    assert done.change.added == []
    assert any("N-1" in note and "no seizure" in note for note in done.notes)
    small.run(SEIZURES)
    assert small.event("ex-N-1").quantity.text == "61.8 g"  # type: ignore[union-attr]


def test_gross_weight_and_alleged_drug_stay_in_the_note(small: Small) -> None:
    small.run(SEIZURES)
    small.run(LABS.replace("Cocaine HCl", "Heroin"), "labs", "lab.csv")
    note = small.event("ex-N-1").note or ""
    assert "gross 64.9 g" in note
    assert "Cocaine" in note
    assert "seizures-1 row 2" in note


def test_a_place_that_the_case_file_lacks_is_only_noted(small: Small) -> None:
    small.run(SEIZURES)
    assert small.event("ex-N-2").place is None
    assert "a street" in (small.event("ex-N-2").note or "")


def test_formulas_and_merged_cells_reject_their_rows_alone(small: Small) -> None:
    from tests.importing.books import book

    head = LABS.splitlines()[0].split(",")
    rows: list[list[object]] = [
        ["N-1", "L-1", "Cocaine", "=E2+1", 61.8, "83%"],
        ["N-2", "L-2", "Heroin", 5, 4, None],
        ["N-3", "L-3"],
    ]

    def merge(made: Any) -> None:
        made["List"].merge_cells("C4:D4")

    (small.folder / "labs.map.yaml").write_text(LABS_MAP, encoding="utf-8")
    done = small.run(book(head, *rows, change=merge), "labs", "lab.xlsx")
    assert fates(done) == {"List!2": "formula", "List!3": "used", "List!4": "merged_cells"}


@pytest.mark.parametrize(("cell", "reason"), [("Coc\x1baine", "bad_text"), ("C" * 100_001, "too_long")])
def test_a_cell_that_is_no_text_rejects_its_row(small: Small, cell: str, reason: str) -> None:
    assert fates(small.run(f"{SEIZURES}N-9,03/19/2025,,T,{cell},1 g,Seizure\n"))["4"] == reason
