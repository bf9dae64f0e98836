"""What ``relcon whatif --reliability`` prints: every figure that of the answer, and what it is said to be."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from relcon import api
from relcon.inquiry import reliability as computing
from relcon.records.matter import Matter
from relcon.reports.reliability_report import percent, reliability_report
from relcon.reports.screen import SCREEN
from relcon.reports.text import text
from relcon.results.reliability import Reliability

SAID = {"ci7": "0.6", "search-alder": "0.9", "wire-14": "0.8"}


@pytest.fixture(scope="module")
def matter(root: Path) -> Matter:
    return api.read_case(root / "examples" / "riverside" / "case.yaml")


@pytest.fixture(scope="module")
def found(matter: Matter) -> Reliability:
    return api.reliability(matter, SAID)


def printed(found: Reliability, matter: Matter, *, every: bool = False) -> str:
    return " ".join(text(reliability_report(found, matter, every=every)).split())


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("1", "100%"),
        ("0", "0.0%"),
        ("999999/1000000", ">99.9%"),
        ("1/1000000", "<0.1%"),
        ("1/2000", "<0.1%"),
        ("97/100", "97.0%"),
        ("1/3", "33.3%"),
    ],
)
def test_what_is_not_certain_never_reads_so(share: str, said: str) -> None:
    assert percent(share) == said


def test_it_says_what_it_is_not(found: Reliability, matter: Matter) -> None:
    said = printed(found, matter)
    assert "by a preponderance of the evidence (USSG §6A1.3, comment.)" in said
    assert "never the odds of a finding" in said
    assert "Items are taken to be independent of each other. Exact: every combination" in said
    assert "A grade alone is no number." in said


def test_several_are_told_most_months_first_on_a_screen(found: Reliability, matter: Matter) -> None:
    lines = text(reliability_report(found, matter)).splitlines()
    assert len(lines) <= SCREEN
    names = [line.split("(")[0].strip() for line in lines if "%" in line and "(" in line[:24]]
    # Middle: 235, 235, 188 or 151, 120; of the first two Ortega has more at the Ceiling.
    assert names[:4] == ["Luis Ortega", "Daniel Sato", "Hector Salas", "Marcus Bell"]


def test_one_is_told_every_level_and_what_each_item_does(matter: Matter) -> None:
    found = api.reliability(matter, SAID, defendants=["bell"])
    said, middle = printed(found, matter), found.defendants["bell"].positions["psr"]
    for one in middle.total_levels:
        assert f"Level {one.level}" in said and percent(one.chance) in said
    first = middle.moves[0]
    assert first.belief == "ci7" and "all that Informant 7 says (ci7)," in said
    for given in (first.holds, first.fails):
        assert given.mean_level is not None
        assert f"level {float(Fraction(given.mean_level)):.1f} on average" in said


def test_what_was_drawn_has_its_bounds_and_seed(matter: Matter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computing, "_scenarios", lambda asked, draw: draw.of(asked))
    found = api.reliability(matter, SAID, defendants=["bell"], positions=["psr"], seed=5)
    said, (one, *_) = printed(found, matter), found.defendants["bell"].positions["psr"].total_levels
    assert one.bounds is not None
    assert f"{percent(one.chance)} {percent(one.bounds[0])} to {percent(one.bounds[1])}" in said
    assert "Drawn 100,000 times (seed 5), with bounds at 95 percent: 1 of 1 answers" in said


def test_the_rows_of_csv_add_up_to_one(found: Reliability, matter: Matter) -> None:
    flat = reliability_report(found, matter).flat
    rows = [dict(zip((one.title for one in flat.columns), row, strict=True)) for row in flat.rows]
    for what in ("base_offense_level", "total_offense_level", "total", "supported_tier", "minimum", "converted_grams"):
        here = [row for row in rows if (row["defendant"], row["position"], row["what"]) == ("bell", "psr", what)]
        assert sum(Fraction(row["chance"]) for row in here) == 1, what
