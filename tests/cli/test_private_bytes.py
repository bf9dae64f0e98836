"""What the proffer file says stands in no answer that is not counsel's: a marker in every field of it, and a search.

Pages for other audiences: `tests/views/test_bytes.py`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.helpers.hostile import MARKER, Markers, write

# What reads the case file alone; counsel may cut a table out of it for anybody.
OF_THE_CASE = (
    ["exposure", "-d", "dunn"],
    ["matrix", "-d", "dunn", "-p", "psr"],
    ["explain", "CASE", "dunn"],
    ["roles", "-d", "dunn"],
    ["editions", "-d", "dunn"],
)
COUNSELS = (["brief"], ["simulate", "-w", "silent"], ["letter", "show"], ["letter", "questions"])


@pytest.fixture(scope="module")
def marked(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Case and proffer in one folder, markers in every place of the proffer that takes text."""
    folder = tmp_path_factory.mktemp("marked")
    case = write(root, folder, "case", Markers("c").mark)[0]
    return case, write(root, folder, "proffer", Markers("p").mark)[0]


def of_proffer(text: str) -> list[str]:
    return re.findall(f"{MARKER}p[0-9]+{MARKER}", "".join(text.split()))


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize("command", OF_THE_CASE, ids=lambda one: one[0])
def test_an_answer_of_the_case_holds_nothing_of_the_proffer_beside_it(
    run: Run, marked: tuple[Path, Path], command: list[str], form: str
) -> None:
    name, *more = command
    arguments = [marked[0], *more] if "CASE" not in more else [marked[0] if one == "CASE" else one for one in more]
    result = run(name, *arguments, "--format", form)
    assert result.exit_code == 0, result.output
    assert len(result.stdout) > 500
    assert of_proffer(result.stdout) == []


@pytest.mark.parametrize("command", COUNSELS, ids=lambda one: " ".join(one[:2]))
@pytest.mark.parametrize("form", ["table", "csv", "md"])
def test_an_answer_of_the_proffer_is_headed_as_privileged(
    run: Run, small: tuple[Path, Path], command: list[str], form: str
) -> None:
    cut = 2 if command[0] == "letter" else 1
    result = run(*command[:cut], *small, *command[cut:], "--format", form)
    assert result.exit_code == 0, result.output
    assert "PRIVILEGED: ATTORNEY–CLIENT COMMUNICATION / OPINION WORK PRODUCT" in result.stdout[:200]
