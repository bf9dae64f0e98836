"""Other wordings of a letter: only those that lower a low end, most months in Middle first, each as it was computed."""

from __future__ import annotations

from pathlib import Path

import pytest

import relcon
from relcon.law.months import number
from relcon.proffer.letter.clauses import Clauses
from relcon.proffer.letter.redline import lowered
from relcon.proffer.proffer_run import proffer_run
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.matter import Matter
from relcon.reports.forms import comma_separated
from relcon.reports.letter_redline import redline_report
from relcon.reports.text import text
from relcon.results.letter import Clause, LetterAnswer

RIVERSIDE = Path(__file__).parents[3] / "examples" / "riverside"


@pytest.fixture(scope="module")
def given() -> Matter:
    return relcon.read_proffer(RIVERSIDE / "proffer.yaml", relcon.read_case(RIVERSIDE / "case.yaml"))


@pytest.fixture(scope="module")
def found(given: Matter) -> LetterAnswer:
    return relcon.letter_redline(given)


def less(clause: Clause) -> bool:
    """Whether some low end, or one by the table, is lower: read off the cells one by one."""
    for worlds in (clause.worlds, clause.if_complete):
        for cells in worlds.values():
            for cell in cells.values():
                for now, then in ((cell.low_end, cell.otherwise), (cell.by_table, cell.by_table_otherwise)):
                    if now is not None and then is not None and number(then) < number(now):
                        return True
    return False


def test_every_wording_that_lowers_an_end_is_there_and_no_other(given: Matter, found: LetterAnswer) -> None:
    made = proffer_run(given)
    every = Clauses(made.worlds.table, made.batch, list(WORLDS)).every()
    expected = {
        (*clause.otherwise.items(),)[0]
        for clause in every
        if not clause.together and less(clause) and set(clause.otherwise.values()) != {"silent"}
    }
    (asks,) = found.asks.values()
    assert {(*one.otherwise.items(),)[0] for ask in asks for one in ask.wordings} == expected
    assert all(set(one.otherwise) == {ask.term.term} for ask in asks for one in ask.wordings)


def test_what_lowers_most_in_middle_stands_first(found: LetterAnswer) -> None:
    (asks,) = found.asks.values()
    months = [lowered(ask.wordings[0]) for ask in asks]
    assert months == sorted(months, reverse=True)
    # The credit of the session: Middle 120 (the minimum) to 46 (level 21, category III: 46-57), if all is told.
    assert asks[0].term.term == "sentencing.safety_valve_carveout" and asks[0].term.silent
    cell = asks[0].wordings[0].if_complete["protected"]["psr"]
    assert (cell.low_end, cell.otherwise) == (120, 46)


def test_the_screen_has_the_figures_of_the_answer(given: Matter, found: LetterAnswer) -> None:
    printed = text(redline_report(found, given))
    assert "Middle 120 to 46" in printed and "(p. 3)" in printed
    assert "should" not in printed.replace('"or should counsel put', "")
    (asks,) = found.asks.values()
    rows = comma_separated(redline_report(found, given)).splitlines()[2:]
    cells = [one for ask in asks for wording in ask.wordings
             for worlds in (wording.worlds, wording.if_complete) for one in worlds.values()]  # fmt: skip
    assert len(rows) == sum(map(len, cells))
