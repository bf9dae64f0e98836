"""``relcon import``: what it prints, its exit codes, and that nothing is half written."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from relcon.importing.kinds import KINDS
from tests.cli.conftest import run_command
from tests.importing.conftest import CASE, LABS, LABS_MAP, SEIZURES, SEIZURES_MAP

HOSTILE = '"=HYPERLINK(""http://x"",""y"")",03/19/2025,@SUM(A1),T,+Cocaine,-1 g,Seizure\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "case.yaml": CASE,
        "list.csv": SEIZURES,
        "lab.csv": LABS,
        "list.yaml": SEIZURES_MAP,
        "lab.yaml": LABS_MAP,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def seizures(folder: Path, *more: str, file: str = "list.csv") -> tuple[str | Path, ...]:
    given = ("--into", folder / "case.yaml", "--map", folder / "list.yaml", "--evidence", "seizures-1")
    return ("import", "seizures", folder / file, *given, *more)


def test_what_was_done_is_told_with_every_count(folder: Path) -> None:
    done = run_command(*seizures(folder))
    assert done.exit_code == 0
    for line in (
        "  encoding: UTF-8",
        "  separator: comma",
        "  header: row 1",
        "  dates: month first (row 2, column 2: 03/17/2025)",
        "3 rows read:",
        "          2 used       made a record, or is counted in one",
        "          1 furniture  is a heading, a total, or blank",
        "2 records new: ex-N-1, ex-N-2",
    ):
        assert line in done.stdout.splitlines()


def test_lines_fit_80_columns_whatever_stands_in_the_file(folder: Path) -> None:
    rows = "".join(f"N-{n},{'x' * 200},,T,{'Drug ' * 40},1 g,Seizure\n" for n in range(10, 20))
    (folder / "list.csv").write_text(SEIZURES + rows + "N-9,\x1b[31m,,T,Cocaine\u202e,1 g,Seizure\n", encoding="utf-8")
    done = run_command(*seizures(folder))
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    wide = [line for line in done.stdout.splitlines() if len(line) > 80]
    assert [line for line in wide if " " in line.strip()] == []


def test_held_and_rejected_rows_are_told_first_and_exit_is_0(folder: Path) -> None:
    (folder / "list.csv").write_text(f"{SEIZURES}N-8,45690,,Nobody,Cocaine,1 g,Seizure\n", encoding="utf-8")
    done = run_command(*seizures(folder))
    assert done.exit_code == 0
    assert "rejected: a spreadsheet's number of a day (1)" in done.stdout
    assert 'row 4, column 2: "45690"' in done.stdout


def test_rejects_are_a_table_in_which_nothing_is_a_formula(folder: Path) -> None:
    (folder / "list.csv").write_text(SEIZURES + HOSTILE, encoding="utf-8")
    assert run_command(*seizures(folder)).exit_code == 0
    (file,) = (folder / "imported" / "rejects").iterdir()
    head, row = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""))
    assert head[:5] == ["row", "fate", "reason", "found", "allowed"]
    assert head[5:] == SEIZURES.splitlines()[0].split(",")
    assert row[:3] == ["4", "rejected", "no quantity"]
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert row[5].startswith("'=HYPERLINK")


def test_without_a_map_one_is_written_and_shown_and_the_run_stops(folder: Path) -> None:
    words = ("import", "labs", folder / "lab.csv", "--into", folder / "case.yaml", "--evidence", "labs-1")
    dry = run_command(*words, "--dry-run")
    assert (dry.exit_code, (folder / "maps").exists()) == (1, False)
    done = run_command(*words)
    assert done.exit_code == 1
    assert (folder / "maps" / "lab.yaml").read_text(encoding="utf-8") in done.stdout
    assert "--map" in done.stderr
    assert not (folder / "imported").exists()
    again = run_command(*words)
    assert again.exit_code == 1
    assert "is there already" in " ".join(again.stderr.split())
    seen = run_command(*words, "--map", folder / "maps" / "lab.yaml")
    assert (seen.exit_code, seen.stderr) == (0, "")


def test_what_was_imported_is_listed_and_taken_out_again(folder: Path) -> None:
    case = folder / "case.yaml"
    assert run_command("import", "--list", case).stdout == "Nothing was imported.\n"
    run_command(*seizures(folder))
    listed = run_command("import", "--list", case).stdout
    assert "list.csv: seizures, cited as seizures-1" in listed
    short = listed.split()[0]
    again = run_command(*seizures(folder))
    assert (again.exit_code, "already imported" in " ".join(again.stdout.split())) == (0, True)
    undone = run_command("import", "--undo", short, "--into", case)
    assert undone.exit_code == 0
    assert "2 records taken out: ex-N-1, ex-N-2" in undone.stdout
    assert run_command("import", "--undo", short, "--into", case).exit_code == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("import",), 2),
        (("import", "seizures"), 2),
        (("import", "seizures", "list.csv"), 2),
        (("import", "seizure", "list.csv", "--into", "case.yaml"), 2),
        (("import", "--undo", "abc"), 2),
        (("import", "seizures", "nothing.csv", "--into", "case.yaml", "--evidence", "seizures-1"), 1),
        (("import", "seizures", "list.csv", "--into", "nothing.yaml", "--evidence", "seizures-1"), 1),
        (("import", "seizures", "list.csv", "--into", "case.yaml"), 1),
    ],
)
def test_wrong_words_and_files_have_their_exit_codes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(folder)
    before = sorted(folder.rglob("*"))
    done = run_command(*words)
    assert done.exit_code == code
    assert "Traceback" not in done.output
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("workbook", "list.csv", "--map", "list.yaml", "--sheet", "people", "--dry-run"), "--map, --sheet"),
        (("workbook", "list.csv", "--tz", "EST"), "--tz"),
        (("workbook", "list.csv", "--evidence", "seizures-1", "--yes"), "--evidence, --yes"),
        (("seizures", "list.csv", "--map", "list.yaml", "--evidence", "seizures-1", "--tz", "EST"), "--tz"),
        (("labs", "lab.csv", "--map", "lab.yaml", "--evidence", "labs-1", "--owner", "dunn"), "--owner"),
        (("tolls", "list.csv", "--evidence", "labs-1", "--owner", "dunn"), "--owner"),
        (("production", "list.csv", "--evidence", "labs-1", "--exhibit-kind", "toll"), "--evidence, --exhibit-kind"),
    ],
)
def test_an_option_that_a_kind_does_not_take_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], named: str
) -> None:
    monkeypatch.chdir(folder)
    before = sorted(folder.rglob("*"))
    done = run_command("import", *words, "--into", "case.yaml")
    assert done.exit_code == 1
    assert f"{named}: an import of the kind {words[0]} does not take" in " ".join(done.stderr.split())
    assert sorted(folder.rglob("*")) == before


def test_what_was_imported_into_a_case_file_that_is_not_there_is_no_question(tmp_path: Path) -> None:
    done = run_command("import", "--list", tmp_path / "nothing.yaml")
    assert done.exit_code == 1
    assert "no such file" in " ".join(done.stderr.split())


def test_the_help_names_every_kind() -> None:
    shown = run_command("import", "--help").stdout
    assert [kind for kind in KINDS if kind not in shown] == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            ("--evidence", "new", "--bates", "GOV-0009001-9002", "--exhibit-kind", "other"),
            "--bates GOV-0009001-GOV-0009002",
        ),
        (("--evidence", "new", "--bates", "GOV-0009001", "--exhibit-kind", "report"), '"report" is no kind of exhibit'),
    ],
)
def test_a_new_exhibit_that_cannot_be_made_says_what_to_type(folder: Path, more: tuple[str, ...], said: str) -> None:
    before = (folder / "case.yaml").read_bytes()
    given = ("--into", folder / "case.yaml", "--map", folder / "list.yaml")
    done = run_command("import", "seizures", folder / "list.csv", *given, *more)
    assert done.exit_code == 1
    assert said in " ".join(done.stderr.split())
    assert (folder / "case.yaml").read_bytes() == before


def test_a_list_is_asked_of_the_case_alone(folder: Path) -> None:
    done = run_command("import", "--list", "--into", folder / "case.yaml")
    assert done.exit_code == 2
    assert "--list CASE" in done.stderr
