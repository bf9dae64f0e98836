"""Every row of the table runs, its two sides agree, and a profile of one can be had."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.rows import ROWS, Reach


@pytest.mark.slow
def test_every_row_agrees_and_is_measured(root: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/run.py", "--small", "--json", str(tmp_path / "bench.json")],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    result = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert result["format"] == "relcon/bench/2"
    found = {row["name"]: row["measured"] for row in result["rows"]}
    missing = {row["name"] for row in result["rows"] if row["missing"] is not None}
    assert missing <= {"threshold", "shared-facts"}, "ProbLog alone need not be there"
    assert list(found) == [row.name for row in ROWS]
    for row in ROWS:
        figure = found[row.name]
        assert (figure is None) == (row.ready is None or row.name in missing), row.name
        assert figure is None or figure["figure"] > 0, row.name
    assert done.stdout.count("\n| ") == len(ROWS) + 1, "a line for each, beside that under the heading"


@pytest.mark.parametrize(
    ("reach", "figure", "met"),
    [(Reach(3), 3.0, True), (Reach(3), 3.1, False), (Reach(5, at_least=True), 5.0, True)],
)
def test_a_bound_is_within_reach(reach: Reach, figure: float, met: bool) -> None:
    assert reach.met(figure) is met
