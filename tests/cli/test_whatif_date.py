"""``relcon whatif --date``: what is asked with it, and what is refused instead of being passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_file_s_own_days_are_printed(run: Run, riverside: tuple[Path, Path]) -> None:
    result = run("whatif", *riverside, "--date", "2026-06-01")
    assert result.exit_code == 0, result.output
    assert "March 24, 2026: Hand over the list of pickups is due." in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("files", "more", "says"),
    [
        (1, ["--date", "2026-06-01"], "--date needs the proffer file too"),
        (2, [], "a proffer file is asked with --date"),
        (2, ["--date", "2026-06-01", "-t", "ci7"], "--leave-out: not with --date"),
        (2, ["--date", "2026-06-01", "-d", "dunn", "--all"], "--defendant and --all: not with --date"),
        (2, ["--date", "June 1"], "does not match the format"),
    ],
)
def test_what_does_not_go_together_is_refused(
    run: Run, riverside: tuple[Path, Path], files: int, more: list[str], says: str
) -> None:
    result = run("whatif", *riverside[:files], *more)
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
