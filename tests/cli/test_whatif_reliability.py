"""`relcon whatif --reliability` and `--believed`: what they take, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Files = tuple[Path, Path]
TEXT = """\
format: relcon/reliability/1
items:
  - {id: ci7, believed: "0.6", why: paid}
together:
  - {ids: [wire-14, ledger-2], believed: "0.9"}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "believed.yaml"
    made.write_text(TEXT, encoding="utf-8")
    return made


def test_the_command_line_says_more_and_another_share(run: Run, riverside: Files, file: Path) -> None:
    asked = ("--reliability", file, "--believed", "ci7=25%", "--believed", "e22=0.5", "-d", "bell", "-p", "psr")
    found = json.loads(run("whatif", riverside[0], *asked, "-f", "json").stdout)
    assert {name: (one["believed"], one["why"]) for name, one in found["beliefs"].items()} == {
        "wire-14+ledger-2": ("9/10", None),
        "ci7": ("1/4", "paid"),
        "e22": ("1/2", None),
    }
    assert list(found["defendants"]) == ["bell"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--believed", "ci7"], "an id and a share"),
        (["--believed", "ci7=2"], "a share from 0 to 1"),
        (["--believed", "ci7=0.5", "--believed", "ci7=0.6"], "said twice"),
        (["--believed", "ci8=0.5"], "no exhibit, witness, fact"),
        (["--believed", "dunn=0.5"], "the speaker of no exhibit"),
        (["--reliability", "FILE", "--believed", "wire-14=0.5"], "stands or falls with others"),
        (["--believed", "ci7=0.5", "-t", "e22"], "not with --reliability"),
        (["--seed", "3"], "--reliability or --believed alone"),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage(
    asked: list[str], said: str, run: Run, riverside: Files, file: Path
) -> None:
    done = run("whatif", riverside[0], *(str(file) if one == "FILE" else one for one in asked))
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())


def test_it_is_not_asked_of_a_proffer(run: Run, riverside: Files, file: Path) -> None:
    done = run("whatif", *riverside, "--date", "2026-06-01", "--reliability", file)
    assert done.exit_code == 2 and "--reliability: not with --date" in " ".join(done.stderr.split())


def test_an_answer_is_written_whole_and_for_its_owner(run: Run, riverside: Files, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "likely.csv"
    done = run("whatif", riverside[0], "--reliability", file, "-d", "bell", "-f", "csv", "-o", target)
    assert done.exit_code == 0 and target.stat().st_mode & 0o777 == 0o600
    assert run("whatif", riverside[0], "--reliability", file, "-o", file).exit_code == 2, "never over what was read"
    assert file.read_text(encoding="utf-8") == TEXT
