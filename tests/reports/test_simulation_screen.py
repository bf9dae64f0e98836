"""The screen of a simulation read back: it fits, uses no word of the program, and its figures are the JSON's."""

from __future__ import annotations

import re

import pytest

from relcon import words
from relcon.records.matter import Matter
from relcon.reports.simulation_report import BLOCKS, SCREEN, section_report, simulation_report
from relcon.reports.text import text
from relcon.results.brief import Brief
from relcon.results.simulation import Simulation
from tests.helpers.asked import RIVERSIDE
from tests.helpers.forbidden_words import said as forbidden
from tests.one_page.test_sheet import ISO


@pytest.fixture(scope="module")
def matter() -> Matter:
    return RIVERSIDE.matter


@pytest.fixture(scope="module")
def found() -> Simulation:
    return RIVERSIDE.simulation


@pytest.fixture(scope="module")
def sheet() -> Brief:
    return RIVERSIDE.sheet


@pytest.fixture(scope="module")
def screen(found: Simulation, sheet: Brief, matter: Matter) -> str:
    return text(simulation_report(found, sheet, matter))


def flat(said: str) -> str:
    return " ".join(said.split())


def test_it_is_one_screen_of_80_columns(screen: str) -> None:
    lines = screen.splitlines()
    assert (len(lines) <= SCREEN, max(map(len, lines)) <= 80) == (True, True)


@pytest.mark.parametrize("block", ["screen", *BLOCKS])
def test_no_word_of_the_program_is_printed(
    block: str, screen: str, found: Simulation, sheet: Brief, matter: Matter
) -> None:
    name = next((one for one in BLOCKS if one == block), None)
    said = screen if name is None else text(section_report(found, sheet, matter, name))
    for admission in found.admissions.values():  # in counsel's words
        said = flat(said).replace(admission.says, "")
    assert forbidden(said) == set()
    assert ISO.findall(said) == []


def test_each_outcome_computed_has_its_row_with_the_range_of_the_json(screen: str, found: Simulation) -> None:
    said = flat(screen).replace(" trial that lets it in", "").replace(" that it contradicts", "")
    for id, world in found.worlds.items():
        if id in ("trial_disclosed", "agreed", "derivative", "triggered_trial", "triggered_sentencing"):
            continue  # a full disclosure, none on record, or a name on two lines
        ceiling = world.defendants["dunn"].positions["government"].total
        name = "Others supply the facts" if id == "leak" else words.OUTCOMES[id]
        assert re.search(rf"{name} [^A-Z]*{words.span(ceiling)}", said), id


def test_each_low_end_of_a_term_is_the_json_s(screen: str, found: Simulation) -> None:
    block = screen[screen.index("LETTER, Middle") : screen.index("TRIAL, Middle")]
    printed = re.findall(r"  (\d+) (?:\()?(?:(\d+) )?to (\d+)", block)
    cells = [
        cell for one in found.clauses for worlds in (one.worlds, one.if_complete) for p in worlds.values()
        if (cell := p.get("psr")) is not None
    ]  # fmt: skip
    told = {(str(one.low_end), "", str(one.otherwise)) for one in cells}
    told |= {(str(one.low_end), str(one.by_table), str(one.by_table_otherwise)) for one in cells}
    assert len(printed) >= 2
    assert set(printed) <= told
    # The safety-valve credit, 120 to 46: no term moves the low end further than by these 74 months.
    assert printed[0] == ("120", "", "46")
    moved = [(one.low_end, one.otherwise) for one in cells]
    assert max(abs(low - to) for low, to in moved if isinstance(low, int) and isinstance(to, int)) == 120 - 46


def test_each_defense_at_trial_lets_in_what_the_json_says(screen: str, found: Simulation) -> None:
    said = flat(screen)
    for name, title in (("buyer_seller", "Buyer and seller"), ("quantity", "It was less")):
        middle = found.lock_in.theories[name].positions["psr"]
        opened = words.ids([id for id, one in middle.admissions.items() if one.opens])
        assert f'"{title}" lets in {opened}: {words.span(middle.total)}.' in said


def test_the_break_even_is_the_json_s(screen: str, found: Simulation) -> None:
    # From 120 to 46 a certain motion lowers by 74; made three times in four by 74 * 4/3 = 98 2/3, to 21 1/3:
    # 21 whole months suffice, and 22 do not.
    middle = next(one for one in found.break_even if one.position == "psr")
    (one,) = [m for m in middle.meetings if (m.start, m.motion, m.gap) == ("protected", "3553e", "74")]
    assert {needed.probability: needed.months for needed in one.needed if needed.possible} == {
        "3/4": "296/3",
        "1": "74",
    }
    own = {needed.probability: needed.possible for needed in one.needed if needed.stated}
    assert own == {"2/5": False}  # counsel's own 40 %
    said = flat(screen)
    assert "§3553(e): 120 down to 46 if certain, to 21 at 75 %; at 50 % it cannot, nor at counsel's own 40 %" in said
    assert "§5K1.1 alone never does, nor at counsel's own 60 %: it stops at 120." in said


def test_what_each_admission_costs_has_the_safety_valve_in_it(found: Simulation, sheet: Brief, matter: Matter) -> None:
    # a7: by the table 57 to 78; once all is told 46 to 120, since (f)(4) then fails.
    lines = text(section_report(found, sheet, matter, "facts")).splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("a7 Defense"))
    cells = lines[start + 1].split()
    one = found.admissions["a7"]
    told = one.first_disclosed["psr"], one.last_disclosed["psr"]
    assert [(change.final_before, change.final_after) for change in told] == [(46, 120), (57, 120)]
    assert cells == ["Middle", "0", "+3", "+21", "+74", "0", "+3", "+27", "+63"]
    assert "No change in any position, alone or with the rest: a1, a3–a6, a8." in " ".join(lines)


def test_a_block_with_nothing_in_it_says_so(found: Simulation, sheet: Brief, matter: Matter) -> None:
    none = found.model_copy(update={"break_even": ()})
    assert "Nothing to tell of break-even here." in text(section_report(none, sheet, matter, "break-even"))


def test_break_even_whole_has_whole_months_and_fractions_where_they_are_asked_for(
    found: Simulation, sheet: Brief, matter: Matter
) -> None:
    # 46 less 20 % is 36 4/5, from which counsel's own 60 % leaves 40 12/25; 74 * 4/3 is 98 2/3, and 99 suffice.
    whole = flat(text(section_report(found, sheet, matter, "break-even")))
    exact = flat(text(section_report(found, sheet, matter, "break-even", exact=True)))
    for told, fraction in (("about 37 about 40", "36 4/5 40 12/25"), ("99 [16]", "98 2/3")):
        assert told in whole and fraction not in whole
        assert fraction in exact and told not in exact
    # In Defense the 46 of a plea with this disclosure stands only if that is complete.
    assert re.search(r"§5K1\.1 46 if alone complete", whole)
