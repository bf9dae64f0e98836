"""Adding an edition is adding files: a copy of the program with three more files computes under a fictional Manual."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import relcon

EDITION = """\
provision: 1B1.11
effective: 2027-11-01
edition: "2027"
cite: USSG §1B1.11(a)
source: invented for a test
verified: fictional
status: read
how: from nothing
"""
CASE = """\
format: relcon/case/1
case: {caption: Fictional}
people:
  - {id: now, name: Now, status: defendant,
     defendant: {sentencing_date: 2026-01-05, career_offender: "no", criminal_history: {points: 0}, acceptance: timely}}
  - {id: then, name: Then, status: defendant,
     defendant: {sentencing_date: 2027-11-01, career_offender: "no", criminal_history: {points: 0}, acceptance: timely}}
events:
  - {id: e1, kind: distribution, date: 2026-01-01, substance: cocaine, quantity: 600 g,
     participants: [{person: now, act: sold}, {person: then, act: sold}]}
"""


def test_a_fictional_edition_is_three_files(tmp_path: Path) -> None:
    package = tmp_path / "src" / "relcon"
    shutil.copytree(Path(relcon.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    tables = package / "law" / "tables"
    (tables / "1B1.11" / "2027-11-01.yaml").write_text(EDITION, encoding="utf-8")
    for provision, old, new in (
        ("3E1.1", "acceptance: {levels: -2", "acceptance: {levels: -4"),
        ("4C1.1", "zero_points: {levels: -2", "zero_points: {levels: -3"),
    ):
        newest = max((tables / provision).iterdir())
        text = newest.read_text(encoding="utf-8").replace(newest.stem, "2027-11-01")
        assert old in text
        (tables / provision / "2027-11-01.yaml").write_text(text.replace(old, new), encoding="utf-8")
    case = tmp_path / "case.yaml"
    case.write_text(CASE, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "relcon", "exposure", str(case), "--format", "json"],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(run.stdout)
    told = {
        id: (one["edition"], one["manual"]["why"], one["positions"]["psr"]["total_offense_level"], one["warnings"])
        for id, one in found["defendants"].items()
    }
    said = "in force on {}, the date of sentencing (USSG §1B1.11(a))"
    assert told == {
        "now": ("2025", said.format("2026-01-05"), 19, []),  # 24 - 3 - 2
        "then": ("2027", said.format("2027-11-01"), 16, []),  # 24 - 4 - 1 - 3
    }
    assert set(found["receipt"]["editions"]) == {"2025", "2027"}
    assert found["receipt"]["editions"]["2027"]["sha256"] != found["receipt"]["editions"]["2025"]["sha256"]
