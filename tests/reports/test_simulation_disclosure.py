"""How far a disclosure goes, session by session: never complete because all admissions of the file are said."""

from __future__ import annotations

from typing import Any

from relcon import api
from relcon.records.matter import Matter
from relcon.reports.simulation_report import Block, section_report
from relcon.reports.text import text
from tests.proffer.dunn import MET, admission, dunn, sale

COUNTS = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}
LOT = [{"id": "k1", "substance": "cocaine"}]


def told(given: Matter, block: Block = "sessions") -> str:
    return " ".join(text(section_report(api.simulate(given), api.brief(given), given, block)).split())


def spoken(**more: Any) -> Matter:
    return dunn([admission("a1", sale("p1", "1 g"), **more)], COUNTS)


def test_own_acts_untold_keep_it_from_being_shown_and_mark_the_position_that_takes_it_so() -> None:
    # The kilogram on record is the client's own; no admission speaks of it.
    said = told(spoken(covers=[]))
    assert "not shown:" in said and "1 own act untold" in said
    # Level 24 - 3 - 2 = 19, 30-37, in the Defense alone; in the others the minimum of 60 stands.
    assert "30–37 60 60" in said
    assert said.count("if complete") == 1
    assert "no gap on record" not in said


def test_where_all_is_told_there_is_no_gap_on_record_and_no_position_is_marked() -> None:
    said = told(spoken())
    assert "no gap on record" in said
    assert "30–37 30–37 30–37" in said
    assert "untold" not in said and "if complete" not in said


def test_what_contradicts_better_evidence_is_named() -> None:
    # The record's 2 kg by a lab report; the client's 500 g on the same lot.
    case = {"lots": LOT, "events": [sale("e2", "2 kg", lot="k1", evidence=["lab"])]}
    given = dunn([admission("a1", sale("p1", "500 g", lot="k1"), covers=["e1", "e2"])], COUNTS, case)
    said = told(given)
    assert "not shown:" in said and "contradicted: a1" in said


def test_not_all_of_it_said_is_partial() -> None:
    sessions = [{"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1"]}]
    two = [admission("a1", sale("p1", "1 g")), admission("a2", sale("p2", "1 g"))]
    assert "partial" in told(dunn(two, COUNTS, sessions=sessions))


def test_each_block_calls_the_outcomes_as_this_disclosure_tells_them() -> None:
    # With the kilogram untold the Defense alone takes the disclosure as complete: after trial 22, 41-51, there.
    part = spoken(covers=[])
    valves = told(part, "outcomes")
    assert "Defense: available if complete; Middle: only (f)(5) is missing" in valves
    assert "Trial, this disclosure; Plea, this disclosure" in valves
    ladder = told(part, "break-even")
    assert "trial, this disclosure 60, lifted 41–51 60–63 60–63 or 60 if complete" in ladder
    whole = told(spoken(), "outcomes")
    assert "Trial, full disclosure; Plea, this disclosure" in whole and "if complete" not in whole


def test_a_letter_without_a_promise_is_nowhere_called_honored() -> None:
    none = {"is_1B1_8_agreement": {**MET, "no_use_promise": "no"}}
    said = told(dunn([admission("a1", sale("p1", "3 kg"))], none), "outcomes")
    assert "Proffer, no promise made; Proffer, no promise made, and its leads followed" in said
    assert "letter honored" not in said
