"""What the example's own README says that the check will find."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.checking.check import check
from relcon.checking.note import Checked
from tests.helpers.matters import read_matter


@pytest.fixture(scope="module")
def checked(root: Path) -> Checked:
    folder = root / "examples" / "riverside"
    return check(read_matter(folder / "case.yaml", folder / "proffer.yaml"))


def records(checked: Checked, kind: str) -> list[str]:
    return [note.record for note in checked.notes if note.kind == kind]


def test_every_fact_is_cited(checked: Checked) -> None:
    assert checked.facts == checked.cited > 70


def test_the_informants_weight_rests_on_weak_evidence_alone(checked: Checked) -> None:
    assert {"e16", "e22"} <= set(records(checked, "weak_only"))


def test_the_undated_load_and_the_unknown_weight_are_listed(checked: Checked) -> None:
    assert records(checked, "missing_date") == ["e11"]
    assert "e6" in records(checked, "open_norm")


def test_gaps_between_productions_are_listed(checked: Checked) -> None:
    gap = next(note for note in checked.notes if note.kind == "page_gap" and note.record == "wire-33")
    assert gap.text.startswith("GOV-0000197 to GOV-0000200 (4 pages)")  # line sheet 33 ends at 196, tolls begin at 201


def test_drugs_on_one_lot_are_no_likely_duplicates(checked: Checked) -> None:
    assert records(checked, "likely_duplicate") == []


def test_agreed_and_seized_on_one_lot_are_set_side_by_side(checked: Checked) -> None:
    assert {"e12", "e14", "e73"} <= set(records(checked, "contradiction"))
