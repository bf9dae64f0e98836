"""The printed sheet read back: each figure is the JSON's, and the JSON's are those of the simulation."""

from __future__ import annotations

import re

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter
from relcon.reports.brief_report import brief_report
from relcon.reports.text import text
from relcon.results.base import Months, Range
from relcon.results.brief import Brief, Came, Row
from relcon.results.simulation import Simulation
from tests.helpers.asked import RIVERSIDE

CELL = re.compile(
    r"(?P<low>life|\d+)(?:–(?P<high>life|\d+))?\+?(?: \((?P<table>[\d–life]+)\))?(?: lifted| floor| if complete)?\*?$"
)


@pytest.fixture(scope="module")
def matter() -> Matter:
    return RIVERSIDE.matter


@pytest.fixture(scope="module")
def found() -> Brief:
    return RIVERSIDE.sheet


@pytest.fixture(scope="module")
def simulated() -> Simulation:
    return RIVERSIDE.simulation


@pytest.fixture(scope="module")
def printed(found: Brief, matter: Matter) -> list[str]:
    return text(brief_report(found, matter)).splitlines()


def table(printed: list[str]) -> list[list[str]]:
    """Return the cells of block 1, row by row, cut where its heading has its columns."""
    start = next(n for n, line in enumerate(printed) if line.startswith("1. WHERE"))
    columns = [printed[start].index(title) for title in ("Minimum", "Defense", "Middle", "Ceiling")]
    rows = printed[start + 1 : next(n for n, line in enumerate(printed) if line.startswith("* or"))]
    ends = [*columns[1:], 80]
    return [[row[a:b].strip() for a, b in zip(columns, ends, strict=True)] for row in rows]


def ends(value: str) -> Range:
    low, _, high = value.partition("–")
    one, other = (end if end == "life" else int(end) for end in (low, high or low))
    return one, other  # type: ignore[return-value]  # life is the one word that the pattern lets pass


def agrees(cell: str, came: Came) -> bool:
    read = CELL.match(cell)
    assert read is not None, cell
    assert came.total == ends(f"{read['low']}–{read['high'] or read['low']}")
    by_table = ends(read["table"]) if read["table"] else came.total
    return came.guideline_range == by_table


def shown(found: Brief) -> list[tuple[Row, dict[str, Came]]]:
    listed = []
    for row in found.rows:
        listed.append((row, row.came))
        if row.if_credited:
            listed.append((row, row.if_credited))
    return listed


def test_each_printed_cell_is_the_json_s(printed: list[str], found: Brief) -> None:
    rows = table(printed)
    assert len(rows) == len(shown(found))
    for cells, (_, came) in zip(rows, shown(found), strict=True):
        assert all(agrees(cell, came[p]) for cell, p in zip(cells[1:], POSITIONS, strict=True)), cells
        lifted = {one.binding == 0 for one in came.values()}
        least = {True: "lifted*", False: str(came["psr"].minimum)}
        assert cells[0] == ("lifted?" if len(lifted) > 1 else least[lifted.pop()])


def test_a_cell_that_takes_the_disclosure_as_complete_says_so_and_how_much_is_untold(
    printed: list[str], found: Brief, simulated: Simulation
) -> None:
    # 13 transactions of the client's own in Defense, a payment, a part and what Dunn is said to have known, of which no
    # admission speaks: only the Defense lifts the 120 all the same.
    rows = table(printed)
    for cells, (row, came) in zip(rows, shown(found), strict=True):
        taken = simulated.worlds[row.world].if_complete if came is row.came and not row.full_disclosure else ()
        marked = [p for cell, p in zip(cells[1:], POSITIONS, strict=True) if "if complete" in cell]
        assert marked == [p for p in taken if came[p].binding == 0], cells
    acts = sum(
        "defense" not in one.not_in.get(id, ()) for one in found.untold if one.kind == "event" for id in one.records
    )
    assert acts == 13
    said = "if complete: Defense assumes it; 13 own acts, 3 other facts untold; if not, 120."
    assert said in " ".join(" ".join(printed).split())


def test_each_row_is_the_simulation_s_outcome(found: Brief, simulated: Simulation) -> None:
    for row in found.rows:
        world = simulated.worlds[row.world]
        for position, came in row.came.items():
            one = world.defendants["dunn"].positions[position]
            if row.full_disclosure:
                full = world.full_disclosure[position]
                assert (came.guideline_range, came.total) == (full.guideline_range, full.total)
            else:
                assert (came.guideline_range, came.total) == (one.guideline_range, one.total)
                assert came.minimum == one.statutory.minimum


def test_each_price_is_the_simulation_s(found: Brief, simulated: Simulation) -> None:
    for one in found.moving:
        same = simulated.admissions[one.admission]
        assert (one.first, one.last) == (same.first, same.last)
        assert (one.first_disclosed, one.last_disclosed) == (same.first_disclosed, same.last_disclosed)


def test_each_printed_price_is_the_json_s(printed: list[str], found: Brief) -> None:
    for one in found.moving:
        start = next(n for n, line in enumerate(printed) if line.startswith(f"{one.admission} {one.says[:30]}"))
        head = next(n for n, line in enumerate(printed) if n > start and line.startswith("   Middle "))
        titles = ("By the table", "After the minimum", "With full disclosure")
        places = [printed[head].index(title) for title in titles]
        for line, by_table, disclosed in (
            (printed[head + 1], one.first["psr"], one.first_disclosed["psr"]),
            (printed[head + 2], one.last["psr"], one.last_disclosed["psr"]),
        ):
            cells = [line[a:b].strip() for a, b in zip(places, [*places[1:], 80], strict=True)]
            assert cells == [
                step(by_table.low_end_before, by_table.low_end_after),
                step(by_table.final_before, by_table.final_after),
                step(disclosed.final_before, disclosed.final_after),
            ]


def step(before: Months | None, after: Months | None) -> str:
    return f"stays {before}" if before == after else f"{before} to {after}"


def test_each_question_s_months_are_the_json_s(printed: list[str], found: Brief) -> None:
    said = " ".join(" ".join(printed).split())
    asked = said[said.index("6. ASK FIRST") :]
    for number, one in enumerate(found.asks, start=1):
        mark = "*" if one.if_all_told and found.costs_role else ""
        price = "" if one.whom == "client" else f" {one.low_end} against {one.otherwise}{mark}"
        assert f" {number} The {one.whom}: {one.text}{price} " in asked
    # What a question of fact is worth is not said to whom it is put.
    assert not re.search(r"The client: [^?]*\? \S+ against", asked)


def test_a_false_proffer_is_the_sum_that_the_json_has(printed: list[str], found: Brief) -> None:
    # Every admission: 28 by weight, +3 for the role of a7, +2 for obstruction, no acceptance: 33.
    came = next(row.came["psr"] for row in found.rows if row.world == "breach")
    assert (came.base_offense_level, came.total_offense_level) == (28, 33)
    assert (came.lines["USSG §3B1.1"], came.lines["USSG §3C1.1"], came.lines.get("USSG §3E1.1", 0)) == (3, 2, 0)
    said = " ".join(" ".join(printed).split())
    assert "Breach: falsehood in Middle is level 33: all admissions, base 28, +3 §3B1.1, +2 §3C1.1, no §3E1.1." in said


def test_what_the_ceiling_does_not_take_is_said_with_what_it_would_do(printed: list[str], found: Brief) -> None:
    # The narrowing leaves the small pool: level 23, 57-71, where the whole west side and the pistol are level 31.
    (one,) = found.narrowing
    believed = one.if_believed["government"]
    assert (one.admission, believed.low_end_before, believed.low_end_after) == ("a3", 135, 57)
    said = " ".join(" ".join(printed).split())
    assert "Ceiling does not take a3, the client's word alone (§6A1.3); believed, table 135 to 57" in said


def test_the_golden_figures_of_the_example(found: Brief) -> None:
    # The Ceiling with the pistol presumed (+2): level 31, 135-168; after a full disclosure level 29, 108-135.
    told = {(row.world, row.full_disclosure): row.totals["government"] for row in found.rows}
    assert told["silent", False] == (135, 168)
    assert told["safety_valve_only", True] == (108, 135)
    assert told["trial_disclosed", True] == (151, 188)
    assert told["unprotected", False] == (210, 262)
    assert told["breach", False] == (360, "life")
