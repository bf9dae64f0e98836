"""The benchmarks run, agree with what they are measured against, and print JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_benchmarks_run_and_print_json(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/run.py", "--small"],
        cwd=root,
        env={"PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["format"] == "relcon/bench/1"
    names = [entry["name"] for entry in result["benchmarks"]]
    assert names == ["quantity_lookup", "whole_lattice", "exposure_process"]
    assert all(entry["repeats"] >= 3 and entry["ratio_of_best"] > 0 for entry in result["benchmarks"])
