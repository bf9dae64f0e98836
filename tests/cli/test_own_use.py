"""Own use of an amount that nobody knows: `check` and `explain` say that nothing comes off for it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

CASE = """\
format: relcon/case/1
case: {caption: U.S. v. Dee, circuit: "7", sentencing_date: 2026-03-01}
people: [{id: dee, name: Dee, status: defendant, defendant: {counts: [{count: "1", statute: 21 USC 841(a)(1)}]}}]
events:
  - {id: e1, kind: purchase, date: 2025-06-01, substance: crack, quantity: 10 g,
     participants: [{person: dee, act: bought}], personal_use: [{person: dee, quantity: unknown}]}
"""


def test_nothing_is_said_to_be_of_another_kind(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(CASE, encoding="utf-8")
    checked, explained = (
        " ".join(run(*what).stdout.split())
        for what in (("check", "--all", file), ("explain", file, "dee", "e1", "--why"))
    )
    assert "how much of it was Dee's own use is unknown: nothing comes off for it" in checked
    assert "own use of an unknown amount: nothing comes off for it" in explained
    assert "not of one kind" not in explained
