"""A workbook leaves a receipt: it is listed, and can be taken out again where nothing rests on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.importing.faults import NotImported
from relcon.importing.run import imported, undo
from relcon.importing.store import Store
from relcon.importing.workbook.into import import_workbook
from relcon.reading.files import read_case
from tests.cli.conftest import run_command
from tests.importing.workbook.sheets_drawn import written
from tests.importing.workbook.test_into import THERE


def state(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(THERE, encoding="utf-8")
    return tmp_path / "case.yaml"


def test_the_receipt_names_each_record_and_its_row(case: Path) -> None:
    done = import_workbook(written(case.parent, {}), case)
    (receipt,) = imported(case)
    assert (receipt.kind, receipt.name, receipt.size) == (
        "workbook",
        "workbook.xlsx",
        (case.parent / "workbook.xlsx").stat().st_size,
    )
    assert receipt.sha256 == done.workbook.sha256
    assert sorted(receipt.records) == sorted(id for ids in done.added.values() for id in ids)
    assert receipt.records["dunn"] == ["people!2"]
    assert (receipt.rows_read, receipt.counts) == (8, {"used": 7, "duplicate": 1})
    listed = run_command("import", "--list", str(case)).stdout
    assert "workbook.xlsx: workbook" in listed
    assert "8 rows: 7 used, 1 duplicate; 7 records" in listed


def test_undone_every_byte_is_as_it_was(case: Path) -> None:
    book = written(case.parent, {})
    before = state(case.parent)
    done = import_workbook(book, case)
    ended = run_command("import", "--undo", done.workbook.sha256[:12], "--into", str(case))
    assert ended.exit_code == 0
    assert "7 records taken out" in ended.stdout
    assert state(case.parent) == before


def test_a_case_file_that_the_workbook_made_goes_with_it(tmp_path: Path) -> None:
    import_workbook(written(tmp_path, {}), tmp_path / "case.yaml")
    undo(tmp_path / "case.yaml", "workbook.xlsx")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["workbook.xlsx"]


def test_what_was_written_since_stays(case: Path) -> None:
    import_workbook(written(case.parent, {}), case)
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("the supplier", "the supplier, it is said"), encoding="utf-8")
    _, change = undo(case, "workbook.xlsx")
    assert any("head of case.yaml" in note for note in change.notes)
    left = case.read_text(encoding="utf-8")
    assert "the supplier, it is said" in left
    assert [one.id for one in read_case(case).case.people] == ["reyes", "ortiz"]
    assert imported(case) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("status: defendant", "status: uncharged", "dunn of case.yaml was changed by hand"),
        (
            "people:\n",
            "knowledge: [{id: kn-1, person: dunn, of: {person: ortiz}, how: told}]\npeople:\n",
            "other records name what",
        ),
    ],
)
def test_undo_is_refused_where_counsel_changed_or_cites_a_record(case: Path, old: str, new: str, says: str) -> None:
    import_workbook(written(case.parent, {}), case)
    text = case.read_text(encoding="utf-8")
    assert old in text
    case.write_text(text.replace(old, new, 1), encoding="utf-8")
    before = state(case.parent)
    with pytest.raises(NotImported, match=says):
        undo(case, "workbook.xlsx")
    assert state(case.parent) == before


def test_imported_again_after_a_record_was_taken_out_it_is_one_receipt(case: Path) -> None:
    book = written(case.parent, {})
    import_workbook(book, case)
    text = case.read_text(encoding="utf-8")
    start = text.index("payments:")
    case.write_text(text[:start] + text[text.index("\n", text.index("\n", start) + 1) + 1 :], encoding="utf-8")
    import_workbook(book, case)
    (receipt,) = imported(case)
    assert len(receipt.records) == 7
    undo(case, "workbook.xlsx")
    assert [one.id for one in read_case(case).case.people] == ["reyes", "ortiz"]
    assert not read_case(case).case.payments


def test_a_dry_run_and_a_workbook_that_adds_nothing_leave_no_receipt(case: Path) -> None:
    book = written(case.parent, {})
    import_workbook(book, case, dry_run=True)
    assert not Store.opened(case).files
    import_workbook(book, case)
    before = state(case.parent)
    import_workbook(book, case)
    assert state(case.parent) == before
