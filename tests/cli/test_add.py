"""``relcon add``: answers from a terminal, from a pipe, and from options; what goes wrong, and what is left behind."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relcon.cli.app import app
from relcon.reading.files import read_case
from tests.cli.conftest import Run
from tests.entry.conftest import CASE, PROFFER

EVENT = ("--set", "kind=distribution", "--set", "date=2024-06-06", "--set", "substance=crack", "--set", "quantity=2 g")
PARTS = ("--set", "participants=[{person: fisk, act: sold}]")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "case.yaml"
    file.write_text(CASE, encoding="utf-8")
    file.chmod(0o600)
    (tmp_path / "proffer.yaml").write_text(PROFFER, encoding="utf-8")
    return file


def answering(file: Path, kind: str, *lines: str) -> Result:
    return CliRunner().invoke(app, ["add", kind, str(file)], input="".join(f"{line}\n" for line in lines))


def test_a_record_given_by_options_is_written_and_nothing_is_asked(run: Run, case: Path) -> None:
    result = run("add", "event", case, *EVENT, *PARTS)
    assert (result.exit_code, result.stderr) == (0, "")
    written = '  - {id: e1, kind: distribution, date: 2024-06-06, substance: crack, quantity: "2 g",'
    assert case.read_text(encoding="utf-8") == CASE.replace(
        "events: []\n", f"events:\n{written}\n     participants: [{{person: fisk, act: sold}}]}}\n"
    )
    assert case.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in case.parent.iterdir() if file.name.startswith(".")] == []


def test_what_check_says_of_the_new_record_is_said_and_no_more(run: Run, case: Path) -> None:
    said = " ".join(run("add", "event", case, *EVENT, *PARTS).stdout.split())
    assert "Written: event in" in said
    assert "e1: event without evidence" in said
    assert "uo-1" not in said and "house" not in said  # what was there before has been said before


def test_answers_come_from_a_pipe_and_another_record_may_follow(case: Path) -> None:
    result = answering(case, "place", "Gas station", "gas", "", "yes", "The flat", "", "", "no")
    assert result.exit_code == 0
    assert list(read_case(case).places) == ["gas", "flat"]


def test_without_an_answer_the_needed_fields_are_named_and_nothing_hangs(run: Run, case: Path) -> None:
    result = run("add", "event", case)
    assert result.exit_code == 2
    assert "event needs kind, date: give each with --set. Nothing was written" in " ".join(result.stderr.split())
    assert "member needs undertaking, person, scope" in " ".join(run("add", "member", case).stderr.split())


def test_answers_that_end_too_early_leave_the_file_alone(case: Path) -> None:
    result = answering(case, "event", "distribution", "", "2024-06-06")
    assert (result.exit_code, case.read_text(encoding="utf-8")) == (1, CASE)
    assert "it was not written" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("evnt", "case.yaml"), 2, 'Did you mean "event"?'),
        (("letter", "case.yaml"), 2, "letter goes into a proffer file"),
        (("finding", "proffer.yaml"), 2, "finding goes into a case file"),
        (("event", "case.yaml", "--set", "kind"), 2, "allowed: a field and its value"),
        (("event", "none.yaml"), 1, "no such file"),
        (("event", "case.yaml", *EVENT, "--set", "kind=sale"), 1, 'found "sale"; allowed: distribution'),
        (("event", "case.yaml", *EVENT, "--set", "amount=2 g"), 1, "no such field"),
        (("event", "case.yaml", *EVENT, "--set", "lot=k1"), 1, "lot k1 is not declared"),
        (
            ("member", "case.yaml", "--set", "undertaking=none", "--set", "person=fisk", "--set", "scope=whole"),
            1,
            'there is no undertaking "none"',
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    run: Run, case: Path, arguments: tuple[str, ...], code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case.parent)
    result = run("add", *arguments)
    assert (result.exit_code, said in " ".join(result.stderr.split())) == (code, True), result.output
    assert case.read_text(encoding="utf-8") == CASE


def test_a_file_with_errors_is_not_added_to_and_they_are_listed(run: Run, case: Path) -> None:
    broken = CASE.replace("events: []", "events: [{id: e1, kind: sale, date: 2024-06-06}]")
    case.write_text(broken, encoding="utf-8")
    result = run("add", "place", case, "--set", "name=Gas")
    assert (result.exit_code, case.read_text(encoding="utf-8")) == (1, broken)
    assert 'found "sale"' in result.stderr


def test_a_byte_order_mark_and_the_ends_of_lines_stay(run: Run, case: Path) -> None:
    before = b"\xef\xbb\xbf" + CASE.replace("\n", "\r\n").encode()
    case.write_bytes(before)
    assert run("add", "place", case, "--set", "name=Gas").exit_code == 0
    assert case.read_bytes() == before + b"places:\r\n  - {id: gas, name: Gas}\r\n"


def test_a_case_in_json_stays_json(run: Run, case: Path) -> None:
    people = [{"id": "a", "name": "A", "status": "uncharged"}]
    matter = {"format": "relcon/case/1", "case": {"caption": "United States v. A"}, "people": people}
    case.write_text(json.dumps(matter, indent=2), encoding="utf-8")
    result = run("add", "person", case, "--set", "name=B", "--set", "status=uncharged")
    assert result.exit_code == 0
    assert json.loads(case.read_text(encoding="utf-8"))["people"] == [
        *people,
        {"id": "b", "name": "B", "status": "uncharged"},
    ]


def test_on_a_terminal_the_end_of_input_leaves_the_file_alone(root: Path, case: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "relcon", "add", "place", str(case)]
    there = {**os.environ, "PYTHONPATH": str(root / "src"), "TERM": "dumb"}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=there, start_new_session=True
    ) as one:
        os.close(theirs)
        seen = _until(ours, "name (needed")
        os.write(ours, b"Gas station\n")
        seen += _until(ours, "id (empty: gas-station")
        os.write(ours, b"\x04")  # the end of input, as Ctrl-D types it
        seen += _until(ours, "was not written")
        assert one.wait(timeout=20) == 1
    os.close(ours)
    assert "What is the place?" in seen
    assert case.read_text(encoding="utf-8") == CASE


def _until(handle: int, wanted: str) -> str:
    """What a program prints until it has printed this."""
    seen, end = "", time.monotonic() + 20
    while wanted not in seen and time.monotonic() < end:
        if select.select([handle], [], [], 0.2)[0]:
            try:
                seen += os.read(handle, 4096).decode("utf-8", "replace")
            except OSError:
                break
    assert wanted in seen, seen
    return seen
