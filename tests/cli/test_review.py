"""``relcon review``: what is shown, what is asked, and what a pipe is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from relcon.cli.app import app
from relcon.cli.talk import Terminal
from relcon.importing.request import Request
from relcon.importing.run import run
from relcon.reading.files import read_case
from tests.cli.conftest import run_command
from tests.importing.messages.conftest import CASE, chat, chats


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A matter into which a telephone with one name was imported."""
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "import.yaml").write_text("zone: America/Chicago\n", encoding="utf-8")
    book: list[list[object]] = [["Contacts"], ["#", "Name", "Entries"], [1, "Tall Man", "Phone-Mobile: (312) 555-0101"]]
    (tmp_path / "a.xlsx").write_bytes(chats(chat(), chat(at="1/14/2025 2:06:30 AM(UTC+0)"), Contacts=book))
    run(Request("messages", tmp_path / "a.xlsx", tmp_path / "case.yaml", evidence="phone-1"))
    return tmp_path / "case.yaml"


def id_of(case: Path) -> str:
    return run_command("review", case, "--list").stdout.partition(":")[0]


def test_a_list_shows_what_is_suggested_why_and_what_was_decided(case: Path) -> None:
    done = run_command("review", case, "--list")
    assert done.exit_code == 0
    assert "is dunn also called Tall Man?" in done.stdout
    assert "because an address book calls +13125550101 Tall Man: phone-1, Contacts!3" in done.stdout
    assert "  open" in done.stdout.splitlines()
    assert run_command("review", case, "--answer", f"{id_of(case)}=no", "--by", "A. Orme", "--why", "x").exit_code == 0
    assert "  no, by A. Orme: x" in run_command("review", case, "--list").stdout.splitlines()
    assert "Nothing waits" in run_command("review", case).stdout


def test_an_answer_on_the_command_line_writes_the_record(case: Path) -> None:
    done = run_command("review", case, "--answer", f"{id_of(case)}=yes", "--by", "A. Orme")
    assert (done.exit_code, done.stdout) == (0, f"{id_of(case)}: yes; written: dunn\n")
    assert read_case(case).people["dunn"].aliases == ("T", "Tall Man")


def test_in_a_pipe_an_error_says_how(case: Path) -> None:
    before = case.read_bytes()
    done = run_command("review", case)
    assert done.exit_code == 1
    assert "--answer ID=yes" in done.stderr
    assert done.stderr.endswith("Nothing was decided.\n")
    assert case.read_bytes() == before


@pytest.mark.parametrize(
    ("answer", "by", "code", "says"),
    [
        ("x=yes", "A. Orme", 1, "--list"),
        ("x", "A. Orme", 2, "ID=yes"),
        ("x=perhaps", "A", 2, "ID=yes"),
        ("x=yes", "", 2, "--by"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(case: Path, answer: str, by: str, code: int, says: str) -> None:
    done = run_command("review", case, "--answer", answer, "--by", by)
    assert done.exit_code == code
    assert says in done.stderr


def test_on_a_terminal_each_is_asked_once_and_kept(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "interactive", True)
    done = CliRunner().invoke(app, ["review", str(case)], input="A. Orme\nperhaps\nyes\nso called\n")
    assert done.exit_code == 0
    for line in ("1 of 1", "Allowed: yes, no, later.", "written: dunn"):
        assert line in done.stdout
    assert "  yes, by A. Orme: so called; written: dunn" in run_command("review", case, "--list").stdout.splitlines()


def test_stopped_halfway_nothing_more_is_written(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "interactive", True)
    before = case.read_bytes()
    done = CliRunner().invoke(app, ["review", str(case), "--by", "A. Orme"], input="")
    assert (done.exit_code, case.read_bytes()) == (0, before)


def test_what_was_ticked_in_the_file_is_carried_out_by_one_command(case: Path) -> None:
    ticked = case.parent / "imported" / "proposals.yaml"
    ticked.write_text(ticked.read_text(encoding="utf-8").replace("decision: open", "decision: yes"), encoding="utf-8")
    assert "nothing written yet" in run_command("review", case, "--list").stdout
    done = run_command("import", "--confirm", ticked, "--into", case)
    assert (done.exit_code, "by: NAME" in done.stderr) == (1, True)
    ticked.write_text(
        ticked.read_text(encoding="utf-8").replace("decision: yes", "by: A. Orme, decision: yes"), "utf-8"
    )
    done = run_command("import", "--confirm", ticked, "--into", case, "--dry-run")
    assert done.stdout.splitlines()[-1] == "Nothing was written (--dry-run)."
    assert read_case(case).people["dunn"].aliases == ("T",)
    done = run_command("import", "--confirm", ticked, "--into", case)
    assert (done.exit_code, done.stdout.endswith(": yes, by A. Orme; written: dunn\n")) == (0, True)
    assert read_case(case).people["dunn"].aliases == ("T", "Tall Man")
