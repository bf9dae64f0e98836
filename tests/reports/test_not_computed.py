"""What a table of exposure says where a count's guideline leaves no range, and of a firearm count alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.engine.program import compute
from relcon.law.record_index import RecordIndex
from relcon.reports import exposure_report, fields
from relcon.results.summary import summary
from tests.helpers.matters import changed, matter, read_yaml

READ = read_yaml(Path(__file__).parents[1] / "engine" / "pleas.yaml")
FIREARM = {"count": "2", "statute": "18 USC 924(c)", "firearm": "possessed"}


@pytest.mark.parametrize(
    ("counts", "cell", "said"),
    [
        ([{"count": "1", "statute": "18 USC 1962(d)"}], "not computed", []),
        (
            [{"count": "1", "statute": "18 USC 1962(d)"}, FIREARM],
            "not computed",
            ["Consecutive terms of at least 60 months come on top of a range not known."],
        ),
        ([FIREARM], "60", ["The guideline range is the least terms under 18 USC 924(c), and no more."]),
        ([{"count": "1", "statute": "21 USC 843(b)"}], "48", []),
    ],
)
def test_the_cell_of_a_range(counts: list[dict[str, str]], cell: str, said: list[str]) -> None:
    given = {"people": [{"id": "dunn", "defendant": {"counts": counts}}], "events": []}
    found = compute(RecordIndex.of(matter(changed(READ["base"], given))), "dunn", "psr").answer
    assert fields.total(summary(found)) == cell
    answers = exposure_report.Answers({"psr": found})
    assert exposure_report._consecutive(answers) == said
    reasons = exposure_report._not_computed(answers)
    assert bool(reasons) is (cell == "not computed")
    assert all("USSG §2E1.1: this guideline is not computed here" in reason for reason in reasons)
