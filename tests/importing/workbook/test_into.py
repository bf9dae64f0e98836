"""A workbook goes into a case file: whole into a new one; into one that is there what it lacks, and over nothing."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from relcon.entry.blank import CASE, PROFFER, WORKBOOK
from relcon.importing.faults import NotImported
from relcon.importing.workbook.into import import_workbook
from relcon.reading.files import read_case
from relcon.reading.problems import InputError
from tests.cli.conftest import run_command
from tests.importing.workbook.sheets_drawn import written

THERE = """\
# Counsel's own words.
format: relcon/case/1
case: {caption: United States v. Dunn}   # short
people:
  - {id: reyes, name: R. Reyes, status: uncharged}   # the supplier
  - {id: ortiz, name: Ortiz, status: unidentified}
"""


def test_a_new_case_file_is_written_whole_for_its_owner(tmp_path: Path) -> None:
    done = import_workbook(written(tmp_path, {"about!B2": "America/Chicago", "about!B3": "US"}), tmp_path / "case.yaml")
    assert done.new
    assert read_case(tmp_path / "case.yaml").case.people[0].phones[0].number == "+13125550101"
    assert stat.S_IMODE((tmp_path / "case.yaml").stat().st_mode) == 0o600
    assert "zone: America/Chicago\nregion: US\n" in (tmp_path / "import.yaml").read_text()
    again = import_workbook(tmp_path / "workbook.xlsx", tmp_path / "case.yaml")
    assert (again.files, again.same) == ({}, 8)


def test_a_case_file_gets_what_it_lacks_and_keeps_its_comments(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(THERE, encoding="utf-8")
    done = import_workbook(written(tmp_path, {}), tmp_path / "case.yaml")
    assert (done.new, done.same, done.added["people"]) == (False, 1, ["dunn"])
    text = (tmp_path / "case.yaml").read_text(encoding="utf-8")
    assert [line for line in THERE.splitlines() if line not in text.splitlines()] == [
        "case: {caption: United States v. Dunn}   # short"
    ]
    assert "case: {caption: United States v. Dunn, district: ilnd}   # short" in text
    assert [one.id for one in read_case(tmp_path / "case.yaml").case.people] == ["reyes", "ortiz", "dunn"]


def test_cells_may_name_records_that_only_the_case_file_has(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(THERE, encoding="utf-8")
    import_workbook(written(tmp_path, {"payments!D2": "ortiz"}), tmp_path / "case.yaml")
    assert read_case(tmp_path / "case.yaml").case.payments[0].to == "ortiz"


@pytest.mark.parametrize(
    ("cell", "put", "says"),
    [
        (
            "people!B3",
            "Rosa Reyes",
            'reyes is in case.yaml already, and differs in name (case.yaml: "R. Reyes",',
        ),
        ("case!B1", "United States v. Reyes", 'the workbook has caption "United States v. Reyes", case.yaml has'),
    ],
)
def test_nothing_is_written_over(tmp_path: Path, cell: str, put: str, says: str) -> None:
    (tmp_path / "case.yaml").write_text(THERE, encoding="utf-8")
    with pytest.raises(NotImported) as error:
        import_workbook(written(tmp_path, {cell: put}), tmp_path / "case.yaml")
    assert says in " ".join(error.value.render().split())
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == THERE
    assert sorted(one.name for one in tmp_path.iterdir()) == ["case.yaml", "workbook.xlsx"]


def test_a_case_file_with_errors_gets_nothing(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(THERE.replace("uncharged", "unchrged"), encoding="utf-8")
    with pytest.raises(InputError):
        import_workbook(written(tmp_path, {}), tmp_path / "case.yaml")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    done = import_workbook(written(tmp_path, {}), tmp_path / "case.yaml", dry_run=True)
    assert tmp_path / "case.yaml" in done.files
    assert [one.name for one in tmp_path.iterdir()] == ["workbook.xlsx"]


def test_the_command_writes_tells_and_refuses(tmp_path: Path) -> None:
    file, case = written(tmp_path, {"events!B2": "Purchase"}), tmp_path / "case.yaml"
    done = run_command("import", "workbook", file, "--into", case)
    assert done.exit_code == 0, done.output
    assert "Note: workbook.xlsx, events!B2: found" in done.stdout
    written(tmp_path, {"events!F2": "250"})
    refused = run_command("import", "workbook", file, "--into", tmp_path / "other.yaml")
    assert (refused.exit_code, "events!F2" in refused.stderr, (tmp_path / "other.yaml").exists()) == (1, True, False)
    assert max(map(len, refused.stderr.splitlines())) <= 80


def test_a_new_matter_has_a_workbook_that_fills_its_case_file(tmp_path: Path) -> None:
    folder = tmp_path / "matter"
    assert run_command("new", folder).exit_code == 0
    assert sorted(one.name for one in folder.iterdir()) == sorted((CASE, PROFFER, WORKBOOK))
    assert stat.S_IMODE((folder / WORKBOOK).stat().st_mode) == 0o600
    assert "All files are there" in run_command("new", folder).stdout
    (folder / WORKBOOK).unlink()
    done = run_command("import", "workbook", written(folder, {}), "--into", folder / CASE)
    assert done.exit_code == 0, done.output
    assert [one.id for one in read_case(folder / CASE).case.people] == ["dunn", "reyes"]


def test_the_workbook_of_the_small_matter_says_what_its_case_file_says(tmp_path: Path) -> None:
    assert run_command("new", tmp_path, "--example").exit_code == 0
    done = run_command("import", "workbook", tmp_path / WORKBOOK, "--into", tmp_path / CASE)
    assert "Nothing changes" in done.stdout, done.output
