"""What a worksheet's result carries beside level and range."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from relcon.engine.worksheet import worksheet
from relcon.engine.worksheet_answer import answer
from relcon.law.ussg.s2d1_1.amounts import Amounts
from relcon.results.exposure import PositionAnswer, Step
from tests.helpers.worksheets import inputs


def result(**given: object) -> PositionAnswer:
    return answer(worksheet(inputs(given)), 0)


def test_the_way_to_the_next_levels_is_measured_in_the_drug_s_own_row() -> None:
    # cocaine: 500 g level 24, 2 kg level 26; 1500 g lacks 500 g, and 1000.000001 g less is below 500 g
    found = result(drugs={"cocaine": "1500 g"})
    assert found.to_next_level.up == Step(level=26, grams="500", of="cocaine")
    assert found.to_next_level.down == Step(level=22, grams="1000.000001", of="cocaine")
    assert (found.quantities, found.converted_grams) == ({"cocaine": "1500"}, "300000")  # 1500 g x 200


def test_several_drugs_are_measured_in_converted_weight() -> None:
    # §2D1.1 n.8(C)(iii): 80 g of cocaine and 2 g of base are 16 kg + 7.142 kg = 23.142 kg, level 16; level 18 at 40 kg
    found = result(drugs={"cocaine": "80 g", "cocaine_base": "2 g"})
    assert (found.base_offense_level, found.converted_grams) == (16, "23142")
    assert found.to_next_level.up == Step(level=18, grams="16858", of="converted_drug_weight")
    assert found.quantities == {"cocaine": "80", "cocaine_base": "2"}


def test_nothing_attributed_has_no_next_level_and_no_quantities() -> None:
    found = result(drugs={"cocaine": "0 g"})
    assert (found.to_next_level.up, found.to_next_level.down, found.quantities) == (None, None, {})
    assert found.converted_grams == "0"


def test_no_event_at_all() -> None:
    found = result()
    assert (found.base_offense_level, found.converted_grams, found.to_next_level.up) == (None, "0", None)


def test_the_door_of_a_mitigating_role() -> None:
    found = result(drugs={"cocaine": "5 kg"}, mitigating="-4", door="USSG §2D1.1(e)(2)(B)(i)")
    assert (found.role.mitigating, found.role.door) == (-4, "USSG §2D1.1(e)(2)(B)(i)")
    assert result(drugs={"cocaine": "5 kg"}).role.door is None


def test_a_line_names_the_facts_it_rests_on() -> None:
    gun = {"firearm": {"reaches": "yes", "own": "no"}}
    lines = {line.cite: line for line in result(drugs={"cocaine": "1 kg"}, circumstances=gun).lines}
    assert lines["USSG §2D1.1(b)(1)"].facts == ("firearm",)


def test_lines_stand_in_the_manual_s_order() -> None:
    gun = {kind: {"reaches": "yes", "own": "no"} for kind in ("firearm", "premises", "obstruction", "prison", "flight")}
    counts = [{"count": "1", "statute": "21 USC 846", "penalty": "841(b)(1)(B)"}]
    history = {"points": "0"}
    found = result(drugs={"cocaine": "1 kg"}, circumstances=gun, counts=counts, history=history, mitigating="-2")
    assert [line.cite.removeprefix("USSG ") for line in found.lines] == [
        "§2D1.1(a)(5)",
        "§2D1.1(b)(1)",
        "§2D1.1(b)(4)",
        "§2D1.1(b)(12)",
        "§2D1.1(b)(18)",
        "§3B1.1",
        "§3B1.2",
        "§3C1.1",
        "§3C1.2",
        "§3E1.1",
        "§4A1.1",
        "§4C1.1",
        "18 USC 3553(f)",
        "§5G1.1",
        "21 USC 841(b)(1)(B): supervised release",
        "§5K1.1",
        "18 USC 3553(e)",
    ]


def test_why_the_safety_valve_fails() -> None:
    found = result(drugs={"cocaine": "1 kg"}, aggravating="2", disclosed="no", history={"points": "0"})
    lines = {line.cite: line for line in found.lines}
    assert lines["USSG §2D1.1(b)(18)"].why == "criteria 4, 5 of USSG §5C1.2(a) not shown"


def test_a_mixture_of_several_drugs_supports_the_tier_of_each() -> None:
    # 40 g of a mixture with fentanyl: 841(b)(1)(B)(vi); 40 g of a mixture with heroin are below 100 g
    given = inputs({"counts": [{"count": "1", "statute": "21 USC 846", "penalty": "841(b)(1)(C)"}]})
    mixed = Amounts(mixtures=((("heroin", "fentanyl"), np.array([40_000_000], dtype=np.int64)),))
    found = answer(worksheet(replace(given, amounts=mixed)), 0)
    assert found.statutory.supported_tier == "841(b)(1)(B)"
    assert found.quantities == {"heroin + fentanyl": "40"}
    assert found.base_offense_level == 24  # fentanyl's row: at least 40 g but less than 160 g
