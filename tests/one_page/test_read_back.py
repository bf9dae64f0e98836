"""The printed sheet read back: each figure is the JSON's, and the JSON's are those of the simulation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon import api
from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter
from relcon.reports.brief_report import brief_report
from relcon.reports.text import text
from relcon.results.brief import Brief, Came, Row
from relcon.results.exposure import Range
from relcon.results.simulation import Simulation
from tests.helpers.matters import read_matter

RIVERSIDE = Path(__file__).parents[2] / "examples" / "riverside"
CELL = re.compile(r"(?P<low>life|\d+)(?:–(?P<high>life|\d+))?\+?(?: \((?P<table>[\d–life]+)\))?(?: lifted| floor)?\*?$")


@pytest.fixture(scope="module")
def matter() -> Matter:
    return read_matter(RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml")


@pytest.fixture(scope="module")
def found(matter: Matter) -> Brief:
    return api.brief(matter)


@pytest.fixture(scope="module")
def simulated(matter: Matter) -> Simulation:
    return api.simulate(matter)


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
        lifted = all(one.binding == 0 for one in came.values())
        assert cells[0] == ("lifted*" if lifted else str(came["psr"].minimum))


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
    said = " ".join(" ".join(printed).split())
    for one in found.moving:
        alone, rest = one.first["psr"], one.last["psr"]
        entry = said[said.index(f"{one.admission} {one.says[:30]}") :]
        read = re.search(r"Middle: table (\d+) to (\d+)(?: alone, (\d+) to (\d+) with the rest)?", entry)
        assert read is not None
        assert (int(read[1]), int(read[2])) == (alone.low_end_before, alone.low_end_after)
        if read[3]:
            assert (int(read[3]), int(read[4])) == (rest.low_end_before, rest.low_end_after)


def test_each_question_s_months_are_the_json_s(printed: list[str], found: Brief) -> None:
    said = " ".join(" ".join(printed).split())
    for number, one in enumerate(found.asks, start=1):
        assert f"{number} The {one.whom}: {one.text} {one.low_end} against {one.otherwise}" in said


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
