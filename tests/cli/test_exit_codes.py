"""0 done, 1 the input has errors, 2 wrong usage, 3 a refusal, 70 a fault; and nothing of the case in a fault."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from relcon import api
from relcon.law.arrays import total
from tests.cli.conftest import Run

Files = tuple[Path, Path]


@pytest.mark.parametrize("command", ["check", "exposure", "matrix", "roles", "whatif"])
def test_errors_of_the_file_are_all_listed(run: Run, root: Path, tmp_path: Path, command: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(
        "format: relcon/case/1\ncase: {caption: X}\npeople:\n  - {id: a, name: A, status: defendent}\n"
        "events:\n  - {id: e1, kind: possession, date: 2025-13-01, substance: cocaine, quantity: 5}\n",
        encoding="utf-8",
    )
    result = run(command, file)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert 'did you mean "defendant"?' in " ".join(result.stderr.split())
    assert f"{file.name}:6:" in result.stderr
    assert result.stderr.rstrip().endswith("3 errors; nothing was computed.")


def test_a_weight_beyond_what_can_be_held_is_an_error_of_the_input(
    run: Run, small: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add(*arguments: object, **named: object) -> None:
        total([np.array([2**62], dtype=np.int64)] * 2, 1)

    monkeypatch.setattr(api, "exposure", add)
    result = run("exposure", small[0])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "add up to more than the program can hold" in " ".join(result.stderr.split())


def test_a_missing_file_is_an_error_of_the_input(run: Run, tmp_path: Path) -> None:
    result = run("exposure", tmp_path / "none.yaml")
    assert (result.exit_code, "no such file" in " ".join(result.stderr.split())) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["exposure", "-d", "smyth"], 'no defendant "smyth". Did you mean J. Smith (smith)?'),
        (["exposure", "-d", "source"], 'S. Source (source) has no "defendant" part'),
        (
            ["exposure", "--without", "wire-2"],
            'no exhibit, witness, fact, finding or lot "wire-2". There are: wire-1, search-1, interview-1',
        ),
        (["exposure", "--without", "flat"], "flat: nothing can be left out under this id: it is of kind place"),
        (["exposure", "--without", "partner"], "partner: this person is the speaker of no exhibit"),
        (["whatif", "-t", "sorce"], 'Did you mean "source"?'),
        (["whatif", "-t", "e1", "-t", "smith"], "smith: this person is the speaker of no exhibit"),
        (["whatif", "-p", "mid"], "defense"),
        (["exposure", "-p", "defence"], "defense"),
        (["exposure", "--format", "xml"], "xml"),
        (["matrix", "-d", "nobody-at-all"], "(smith)."),
        (["roles", "-d", "source"], 'S. Source (source) has no "defendant" part'),
        (["roles", "-p", "mid"], "defense"),
    ],
)
def test_wrong_usage(run: Run, small: Files, arguments: list[str], said: str) -> None:
    result = run(arguments[0], small[0], *arguments[1:])
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


@pytest.mark.parametrize("about", ["e11", "wire-1", "nothing"])
def test_explaining_what_is_no_event(run: Run, small: Files, about: str) -> None:
    result = run("explain", small[0], "smith", about)
    assert result.exit_code == (0 if about == "wire-1" else 2)


def test_an_unknown_world_or_session_is_wrong_usage(run: Run, small: Files) -> None:
    assert run("simulate", *small, "-w", "silence").exit_code == 2
    result = run("simulate", *small, "-w", "silent", "-s", "session-2")
    assert (result.exit_code, "There are: session-1." in result.stderr) == (2, True)


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    result = run("exposr")
    assert (result.exit_code, "exposure" in result.stderr) == (2, True)


@pytest.mark.parametrize("command", ["exposure", "roles", "whatif"])
def test_an_edition_that_is_not_shipped_is_refused(run: Run, small: Files, command: str) -> None:
    result = run(command, small[0], "--edition", "2016")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "2016 Guidelines Manual is not shipped" in result.stderr


def test_an_unresolved_admission_is_refused(run: Run, small: Files, tmp_path: Path) -> None:
    case, proffer = tmp_path / "case.yaml", tmp_path / "proffer.yaml"
    case.write_bytes(small[0].read_bytes())
    text = small[1].read_text(encoding="utf-8")
    assert "basis: client\n" in text
    proffer.write_text(text.replace("basis: client\n", "basis: unresolved\n"), encoding="utf-8")
    result = run("simulate", case, proffer)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "a1" in result.stderr


def test_a_fault_shows_where_and_nothing_of_the_case(
    run: Run, small: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise KeyError("the client's secret")

    monkeypatch.setattr(api, "exposure", fail)
    result = run("exposure", small[0], "-o", tmp_path / "out.txt")
    assert result.exit_code == 70
    assert "secret" not in result.output
    assert "Traceback" not in result.output
    assert "KeyError at relcon/cli/exposure.py, line" in " ".join(result.stderr.split())
    assert list(tmp_path.iterdir()) == []
