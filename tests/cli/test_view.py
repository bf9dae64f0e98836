"""``relcon view``: where the page goes, and what is refused."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_page_is_written_for_its_owner_only_and_named(run: Run, small: tuple[Path, Path], tmp_path: Path) -> None:
    page = tmp_path / "out.html"
    result = run("view", small[0], "-o", page)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {page}\n")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert page.read_bytes().startswith(b"<!doctype html>\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--audience", "press"], "press"),
        (["--audience", "client", "--include", "person:nobody"], 'no person or exhibit left out "person:nobody"'),
        (["--include", "person:smith"], "left out"),
    ],
)
def test_wrong_usage_writes_nothing(
    run: Run, small: tuple[Path, Path], tmp_path: Path, arguments: list[str], says: str
) -> None:
    result = run("view", small[0], "-o", tmp_path / "out.html", *arguments)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())
    assert list(tmp_path.iterdir()) == []


def test_a_case_file_is_not_written_over(run: Run, small: tuple[Path, Path]) -> None:
    before = small[0].read_bytes()
    assert run("view", small[0], "-o", small[0]).exit_code == 2
    assert small[0].read_bytes() == before
