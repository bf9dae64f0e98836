"""What ``relcon leverage`` prints: every figure that of the answer, and the direction said plainly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from relcon import api, words
from relcon.records.challenges import RecordedChallenge
from relcon.records.matter import Matter
from relcon.reports.leverage_report import leverage_report
from relcon.reports.report import Table
from relcon.reports.text import text
from relcon.results.leverage import Leverage
from tests.helpers.matters import case

STOP = RecordedChallenge(id="ch", kind="stop", to=("stop-pike", "kerr-302a"), ground="no reason to stop")


def joined(found: Leverage, given: Matter, *, every: bool = False) -> str:
    return " ".join(text(leverage_report(found, given, every=every)).split())


@pytest.fixture(scope="module")
def riverside(root: Path) -> Matter:
    return api.read_case(root / "examples" / "riverside" / "case.yaml")


@pytest.fixture(scope="module")
def of_pike(riverside: Matter) -> Matter:
    """The example, with the stop of Pike's truck and Kerr's first interview attacked together."""
    return replace(riverside, case=riverside.case.model_copy(update={"challenges": (STOP,)}))


def test_success_that_raises_the_months_is_said_to_raise_them(of_pike: Matter) -> None:
    # They are all that shows Pike's part as a courier: without them nothing takes the −4 of §3B1.2 and what follows it.
    found = api.leverage(of_pike, defendants=["pike"])
    before, after = found.defendants["pike"].positions["psr"], found.challenges["ch"].falls["pike"]["psr"].outcome
    assert (before.total, after.total) == ((30, 37), (57, 71))
    said = joined(found, of_pike)
    assert "Pike HIGHER, it raises the months: Defense and Middle 30 to 57; Ceiling 37 to 57." in said
    assert "lower" not in said


def test_every_figure_of_a_table_is_that_of_the_answer(riverside: Matter) -> None:
    found = api.leverage(riverside, defendants=["bell"])
    report = leverage_report(found, riverside, every=True)
    tables = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    ranked = [id for id in ("ch-wire", "ch-ci7", "stop-bell") if found.challenges[id].falls]
    assert len(tables) == len(ranked) == 3
    shown = {tuple(row) for table in tables for row in table.rows}
    for id in ranked:
        for name, fall in found.challenges[id].falls["bell"].items():
            before = found.defendants["bell"].positions[name]
            steps = [
                (words.weight(before), words.weight(fall.outcome)),
                (words.level(before.total_offense_level), words.level(fall.outcome.total_offense_level)),
                (words.span(before.guideline_range), words.span(fall.outcome.guideline_range)),
                (words.total(before), words.total(fall.outcome)),
                (words.months(before.minimum or 0), words.months(fall.outcome.minimum or 0)),
            ]
            cells = tuple(old if old == new else f"{old}\nto {new}" for old, new in steps)
            assert (words.short(name), *cells, fall.at_sentencing) in shown  # type: ignore[arg-type]


def test_most_months_first_in_middle_and_what_moves_nothing_last(riverside: Matter) -> None:
    found = api.leverage(riverside)
    said = joined(found, riverside, every=True)
    places = [said.index(f"({id})") for id in ("ch-wire", "ch-ci7", "stop-bell", "ch-pike")]
    assert places == sorted(places)
    assert "no worksheet moves, in any position asked for." in said


def test_a_screen_holds_it_and_counts_the_rest(riverside: Matter) -> None:
    printed = text(leverage_report(api.leverage(riverside), riverside))
    assert len(printed.splitlines()) <= 40
    assert "more: --all." in printed


def test_a_matter_without_challenges_says_how_to_record_one(riverside: Matter) -> None:
    bare = case(people=[{"id": "ann", "name": "Ann", "status": "defendant", "defendant": {}}], case={"caption": "x"})
    said = joined(api.leverage(bare), bare)
    assert "Challenges on record: 0; 0 would move Ann" in said
    assert "relcon add challenge CASE" in said


def test_no_advice_is_given(riverside: Matter) -> None:
    said = joined(api.leverage(riverside), riverside, every=True).lower()
    assert not {
        word for word in ("should", "recommend", "likely", "odds", "worth", "strong", "win") if word in said.split()
    }
