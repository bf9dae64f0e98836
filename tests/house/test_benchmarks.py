"""The benchmarks run, agree with what they are measured against, and print JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_benchmarks_run_and_print_json(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/run.py"],
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
    assert len(names) == len(set(names)) > 0
    assert all(entry["repeats"] >= 10 and entry["ratio_of_best"] > 0 for entry in result["benchmarks"])
