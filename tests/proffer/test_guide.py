"""Three fictional matters after the guide: the tables show what is different about them, and never say it.

The client as in `tests.proffer.dunn`: 1 kg of cocaine, level 24, minimum 60, category I; by the letter the session
counts as a safety-valve disclosure: 24 - 2 - 3 = 19, 30-37.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from relcon import api
from relcon.records.matter import Matter
from relcon.reports.brief_report import brief_report
from relcon.reports.simulation_report import Block, section_report, simulation_report
from relcon.reports.text import text
from relcon.results.simulation import Simulation
from tests.helpers.forbidden_words import TEXTS, said
from tests.proffer.dunn import MET, admission, dunn, sale

COUNTS: dict[str, Any] = {
    "is_1B1_8_agreement": MET,
    "derivative_use": "allowed",
    "sentencing": {"safety_valve_carveout": "yes"},
}
PEOPLE = [{"id": id, "name": id.title(), "status": "target"} for id in ("lund", "kerr")]
WIRE = {"id": "wire", "kind": "intercept", "known_since": "2025-05-02", "bates": ["GOV-10", "GOV-12"]}
OTHERS = [{"person": "lund"}, {"person": "kerr"}]


def runner() -> Matter:
    """He knows one thing, of others, that nobody else has said: where Lund keeps 20 kg. It is not his."""
    stored = {
        "id": "p1",
        "kind": "possession",
        "date": "2025-05-01",
        "substance": "cocaine",
        "quantity": "20 kg",
        "participants": [{"person": "lund", "act": "stored"}],
    }
    return dunn([admission("a1", stored)], COUNTS, {"people": PEOPLE}, others=OTHERS)


def duplicate() -> Matter:
    """Of others he has only what the wire has; of himself, 49 kg of his own that nobody knows of."""
    own = {**sale("p2", "49 kg"), "participants": [{"person": "dunn", "act": "bought"}]}
    admissions = [admission("a1", supports=["e2"], already_known=["wire"]), admission("a2", own)]
    case = {"people": PEOPLE, "evidence": [WIRE], "events": [sale("e2", "500 g", evidence=["wire"])]}
    return dunn(admissions, COUNTS, case, others=OTHERS)


def stash_house(derivative: str = "allowed") -> Matter:
    """He tells of 3 kg at the stash house; behind what he says stands a safe with 5 kg."""
    safe = {
        "id": "p2",
        "kind": "seizure",
        "date": "2025-06-01",
        "substance": "cocaine",
        "quantity": "5 kg",
        "participants": [{"person": "dunn", "act": "stored"}],
    }
    leads = [{"id": "safe", "to": "the safe in the back room", "facts": {"events": [safe]}}]
    told = admission("a1", sale("p1", "3 kg"), topic="stash", leads=leads)
    return dunn([told], {**COUNTS, "derivative_use": derivative})


def low_ends(found: Simulation) -> dict[str, int | str]:
    answers = {name: world.defendants["dunn"].positions["psr"].range for name, world in found.worlds.items()}
    return {name: ends[0] for name, ends in answers.items() if ends is not None}


def gaps(found: Simulation) -> dict[str, str | None]:
    """By start, how far the proffer with a motion lies above the safety valve alone."""
    middle = found.break_even[1]
    return {m.start: m.gap for m in middle.meetings if (m.against, m.motion) == ("plea_and_safety_valve", "3553e")}


def test_the_runner_brings_what_is_new_and_nothing_against_himself() -> None:
    found = api.simulate(runner(), worlds=["safety_valve_only", "protected", "derivative", "unprotected"])
    assert set(low_ends(found).values()) == {30}
    assert gaps(found) == {"protected": "0", "derivative": "0", "unprotected": "0"}
    assert found.value is not None
    assert [(one.person, one.new, one.duplicate) for one in found.value.targets] == [("lund", ("a1",), ())]
    stays = {one.first: one.stays_new for one in found.value.novelty.ahead}
    assert stays == {(): ("a1",), ("lund",): (), ("kerr",): ("a1",), ("lund", "kerr"): ()}
    assert found.tipping_sets == ()


def test_the_duplicate_brings_what_the_wire_has_and_widens_his_own_conduct() -> None:
    # 1.5 kg on the record, 50.5 kg with his own: level 34 (50 to 150 kg) - 2 - 3 = 29, 87-108 where all counts.
    found = api.simulate(duplicate(), worlds=["safety_valve_only", "protected", "unprotected"])
    assert low_ends(found) == {"safety_valve_only": 30, "protected": 30, "unprotected": 87}
    assert gaps(found) == {"protected": "0", "derivative": "0", "unprotected": "57"}
    assert found.value is not None
    assert [(one.person, one.new, one.duplicate) for one in found.value.targets] == [("reyes", (), ("a1",))]
    assert found.value.novelty.new == ("a2",)
    # 57 months off 87 at certainty; 57 / (3/4) = 76; 57 / (1/2) = 114 is more than there is.
    (one,) = (m for m in found.break_even[1].meetings if m.start == "unprotected" and m.motion == "3553e"
              and m.against == "plea_and_safety_valve")  # fmt: skip
    assert [(n.probability, n.months, n.possible) for n in one.needed][1:] == [
        ("1/2", "114", False),
        ("3/4", "76", True),
        ("1", "57", True),
    ]
    assert {one.line.partition(" (")[0] for one in found.tipping_sets} >= {"base offense level"}


@pytest.mark.parametrize(("derivative", "low"), [("allowed", 57), ("barred", 30)])
def test_the_statement_is_kept_out_and_the_safe_behind_it_is_not(derivative: str, low: int) -> None:
    # Kept out: 1 kg, 30-37. With the safe 6 kg: level 30 - 2 - 3 = 25, 57-71. A letter that bars it keeps both out.
    found = api.simulate(stash_house(derivative), worlds=["protected", "derivative"])
    assert low_ends(found) == {"protected": 30, "derivative": low}
    answer = found.worlds["derivative"].defendants["dunn"].positions["psr"]
    assert answer.quantities == {"cocaine": "6000" if low == 57 else "1000"}
    lead = found.admissions["a1"].leads["safe"]["psr"]
    assert (lead.low_end_before, lead.low_end_after) == (30, low)


@pytest.mark.parametrize("matter", [runner, duplicate, stash_house])
def test_the_tables_never_say_it(matter: Any) -> None:
    given = matter()
    sheet = api.brief(given)
    printed = text(simulation_report(api.simulate(given, worlds=["silent"]), sheet, given))
    printed += text(brief_report(sheet, given))
    assert said(printed, TEXTS) == set()
    assert "counsel's decision" in printed.lower()


def test_the_two_tables_differ_where_they_should() -> None:
    none = "No departure needed against trial, no disclosure; plea, no disclosure; plea, this disclosure: the low end"
    one, other = block(runner(), "break-even"), block(duplicate(), "break-even")
    assert f"{none} of the proffer (letter honored; leads followed; nothing protected) is not above it" in one
    assert f"{none} of the proffer (letter honored; leads followed) is not above it" in other
    assert re.search(r"all nothing plea, this 87 not not", other)  # the row that starts where nothing is protected
    assert "new a1" in block(runner(), "value")
    assert "already shown a1" in block(duplicate(), "value")


def block(given: Matter, name: Block) -> str:
    found = api.simulate(given, worlds=["silent"])
    return " ".join(text(section_report(found, api.brief(given), given, name)).split())
