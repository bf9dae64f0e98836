"""What the example's own README says that the check will find."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from relcon.checking.check import check
from relcon.checking.note import Checked
from relcon.records.noted import Noted
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


def test_nothing_harmful_is_left_without_an_answer(checked: Checked) -> None:
    assert checked.harmful == ()


def test_every_note_can_be_answered_and_an_answer_brings_no_other(root: Path, checked: Checked) -> None:
    folder = root / "examples" / "riverside"
    matter = read_matter(folder / "case.yaml", folder / "proffer.yaml")
    keys = dict.fromkeys((note.kind, note.record) for note in checked.notes)
    noted = tuple(Noted(check=kind, record=record, why="so it is") for kind, record in keys)
    again = check(replace(matter, case=matter.case.model_copy(update={"noted": noted})))
    assert [note.answered for note in again.notes] == ["so it is"] * len(checked.notes)
    assert [(note.kind, note.record, note.text) for note in again.notes] == [
        (note.kind, note.record, note.text) for note in checked.notes
    ]
