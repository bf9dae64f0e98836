"""``relcon new --from indictment``: answers in a pipe, stopped early, none at all, and files that are there."""

from __future__ import annotations

import stat
from pathlib import Path

from typer.testing import CliRunner, Result

from relcon.cli.app import app
from relcon.importing.workbook.into import import_workbook
from relcon.reading.files import read_case, read_proffer
from tests.cli.conftest import Run
from tests.entry.test_indictment import ALL, CLIENT, DEFENDANTS, HEADER


def answering(folder: Path, lines: list[str]) -> Result:
    text = "".join(f"{line}\n" for line in lines)
    return CliRunner().invoke(app, ["new", str(folder), "--from", "indictment"], input=text)


def test_both_files_are_written_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "matter"
    result = answering(folder, ALL)
    assert result.exit_code == 0, result.output
    case, proffer = folder / "case.yaml", folder / "proffer.yaml"
    assert {stat.S_IMODE(file.stat().st_mode) for file in (case, proffer, folder / "workbook.xlsx")} == {0o600}
    matter = read_proffer(proffer, read_case(case), case)
    assert (list(matter.defendants), list(matter.undertakings)) == (["stokes", "fisk"], ["house"])


def test_the_workbook_says_what_was_entered(tmp_path: Path) -> None:
    folder = tmp_path / "matter"
    answering(folder, ALL)
    again = import_workbook(folder / "workbook.xlsx", folder / "case.yaml")
    assert (again.added, again.files) == ({}, {}), "the case file has all of it"
    import_workbook(folder / "workbook.xlsx", tmp_path / "other.yaml")
    assert list(read_case(tmp_path / "other.yaml").undertakings) == ["house"]


def test_a_workbook_that_is_there_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "workbook.xlsx").write_bytes(b"mine")
    result = answering(tmp_path, ALL)
    assert (result.exit_code, "workbook.xlsx exists" in " ".join(result.stderr.split())) == (2, True)
    assert [one.name for one in tmp_path.iterdir()] == ["workbook.xlsx"]


def test_what_is_still_to_enter_of_each_defendant_is_said_with_the_command(tmp_path: Path) -> None:
    said = " ".join(answering(tmp_path / "matter", ALL).stdout.split()).rpartition("Written:")[2]
    assert "Still to enter of Ronnie Stokes, Wayne Fisk: criminal history, acceptance and disclosure" in said
    assert f"relcon add defendant {tmp_path / 'matter' / 'case.yaml'}" in said


def test_who_has_no_limit_to_give_is_left_out_and_told_how_to_come_back(tmp_path: Path) -> None:
    until_the_limits = [*ALL[: ALL.index("limits") + 1], "", "", "", "", ""]
    result = answering(tmp_path / "matter", [*until_the_limits, ""])
    assert result.exit_code == 0, result.output
    said = " ".join(result.stdout.split())
    assert "events and places: none is recorded yet" in said
    assert "Left out for now; once the deals are there: relcon add member" in said
    assert list(read_case(tmp_path / "matter" / "case.yaml").members) == ["m-stokes"]


def test_stopped_after_the_client_what_was_confirmed_is_written(tmp_path: Path) -> None:
    result = answering(tmp_path / "matter", [*HEADER, *DEFENDANTS, *CLIENT, "1", "21 USC 846"])
    assert (result.exit_code, "what was confirmed before" in result.stderr) == (1, True)
    matter = read_case(tmp_path / "matter" / "case.yaml")
    assert [len(one.defendant.counts) for one in matter.people.values() if one.defendant is not None] == [0, 0]


def test_stopped_before_the_client_nothing_is_written(tmp_path: Path) -> None:
    result = answering(tmp_path / "matter", HEADER)
    assert (result.exit_code, "nothing was written" in result.stderr) == (1, True)
    assert not (tmp_path / "matter").exists()


def test_without_answers_it_is_wrong_usage_and_never_a_hang(run: Run, tmp_path: Path) -> None:
    result = run("new", tmp_path / "matter", "--from", "indictment")
    assert (result.exit_code, "needs a terminal, or answers in a pipe" in " ".join(result.stderr.split())) == (2, True)
    assert run("new", tmp_path / "matter", "--from", "indictment", "--example").exit_code == 2
    assert run("new", tmp_path / "matter", "--from", "complaint").exit_code == 2
    assert not (tmp_path / "matter").exists()


def test_a_file_that_is_there_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("mine", encoding="utf-8")
    result = answering(tmp_path, ALL)
    assert (result.exit_code, "nothing was written" in result.stderr) == (2, True)
    assert "caption" not in result.stdout
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == "mine"
