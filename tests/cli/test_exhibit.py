"""``relcon exhibit``: where the picture goes, and what is refused."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_picture_is_written_for_its_owner_only(run: Run, small: tuple[Path, Path], tmp_path: Path) -> None:
    picture = tmp_path / "fig.svg"
    result = run("exhibit", *small, "--for", "smith", "-o", picture)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {picture}\n")
    assert stat.S_IMODE(picture.stat().st_mode) == 0o600
    assert picture.read_text(encoding="utf-8").startswith("<svg xmlns=")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "--for"),
        (["--for", "nobody"], 2, 'no defendant "nobody"'),
        (["--for", "smith", "--what", "poem"], 2, "poem"),
        (["--for", "smith", "--outcome", "silent"], 2, "name the proffer file too"),
        (["--for", "smith", "--audience", "court", "-p", "ceiling"], 3, "the defense position alone"),
        (["--for", "smith", "--include", "person:smith"], 2, "left out"),
    ],
)
def test_what_cannot_be_drawn_writes_nothing(
    run: Run, small: tuple[Path, Path], tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    result = run("exhibit", small[0], "-o", tmp_path / "fig.svg", *arguments)
    assert result.exit_code == code
    assert says in " ".join(result.output.split())
    assert list(tmp_path.iterdir()) == []


def test_an_outcome_that_there_is_not_is_named(run: Run, small: tuple[Path, Path], tmp_path: Path) -> None:
    result = run("exhibit", *small, "--for", "smith", "--outcome", "silnt", "-o", tmp_path / "fig.svg")
    assert result.exit_code == 2
    assert "silent" in result.output
