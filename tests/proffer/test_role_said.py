"""Having recruited and directed somebody, told in a session: its levels, the safety valve it ends, and the months.

The client: 1 kg of cocaine, level 24; a timely plea takes 3; one criminal history point, category I, so no §4C1.1.
Silent: 21, 37-46, and the minimum of 60 binds. With the safety valve (b)(18) takes 2: 19, 30-37, and no minimum.
With control over one other, §3B1.1(c): 24 + 2 - 3 = 23, 46-57; criterion 4 fails (§5C1.2 n.3(A)), so 60 binds.
"""

from __future__ import annotations

from typing import Any

from relcon.law.positions.options import POSITIONS
from relcon.proffer.simulate import simulate
from relcon.results.exposure import PositionAnswer
from relcon.results.simulation import Simulation
from tests.helpers.matters import changed
from tests.proffer.dunn import MET, dunn

COUNTS = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}
EVERYWHERE = "added first, all positions; added last, all positions"
CASE = {
    "people": [{"id": "ortiz", "name": "Ortiz", "status": "uncharged"}],
    "undertakings": [{"id": "w", "title": "the west side"}],
}


def directed(*acts: str, covers: tuple[str, ...] = (), **more: Any) -> list[dict[str, Any]]:
    """Return the admission that he did this to Ortiz."""
    authority = {"id": "p1", "by": "dunn", "over": "ortiz", "undertaking": "w", "acts": list(acts), **more}
    told = {"id": "a1", "topic": "supply", "says": "Dunn told Ortiz what to do.", "covers": ["e1", *covers]}
    return [{**told, "facts": {"authority": [authority]}}]


def client(found: Simulation, world: str, position: str) -> PositionAnswer:
    return found.worlds[world].defendants["dunn"].positions[position]


def test_directing_somebody_costs_two_levels_the_safety_valve_and_its_months() -> None:
    found = simulate(dunn(directed("recruited", "directed"), COUNTS, CASE))
    for position in POSITIONS:
        protected, said = (client(found, world, position) for world in ("protected", "unprotected"))
        assert (protected.role.aggravating, protected.safety_valve.criteria["4"]) == (0, "met")
        assert (protected.total_offense_level, protected.range) == (19, (30, 37))
        assert (said.role.aggravating, said.safety_valve.criteria["4"]) == (2, "not met")
        assert (said.total_offense_level, said.guideline_range, said.range) == (23, (46, 57), (60, 60))
        # Alone, before §5G1.1 and with criterion 5 as the file has it: 21 to 23, 37 to 46 months.
        change = found.admissions["a1"].first[position]
        assert (change.levels, change.months) == (2, 9)


def test_the_lines_it_crosses_are_role_and_the_fourth_criterion() -> None:
    found = simulate(dunn(directed("directed"), COUNTS, CASE))
    assert found.admissions["a1"].crosses == (
        f"aggravating role none to +2 (USSG §3B1.1): {EVERYWHERE}",
        f"(f)(4) fails (18 U.S.C. §3553(f)(4)): {EVERYWHERE}",
    )
    crossed = {(one.line.split(" (")[0], one.from_, one.to, one.sets) for one in found.tipping_sets}
    assert crossed == {
        ("aggravating role", "0", "+2", (("a1",),)),
        ("safety-valve criterion 4", "met", "not met", (("a1",),)),
    }


def test_a_safety_valve_disclosure_does_not_raise_the_role() -> None:
    # 18 U.S.C. §3553(f), last sentence; §5C1.2 n.4
    found = simulate(dunn(directed("directed"), COUNTS, CASE), worlds=["safety_valve_only"])
    for position in POSITIONS:
        answer = client(found, "safety_valve_only", position)
        assert (answer.role.aggravating, answer.range) == (0, (30, 37))


def test_having_recruited_somebody_and_no_more_crosses_nothing() -> None:
    found = simulate(dunn(directed("recruited"), COUNTS, CASE), worlds=["unprotected"])
    for position in POSITIONS:
        answer = client(found, "unprotected", position)
        assert (answer.role.aggravating, answer.total_offense_level, answer.range) == (0, 19, (30, 37))
    assert found.admissions["a1"].crosses == ()


def test_directing_somebody_ends_a_mitigating_role_and_its_cap() -> None:
    # 15 kg carried for a fee: 32 less 2 (a)(5), less 4 and with it (b)(18) less 2, less 3: 21, 37-46.
    # Directing Ortiz: 32 + 2 - 3 = 31, 108-135, and 60 lies below.
    carried = {
        "events": [{"id": "e1", "quantity": "15 kg"}],
        "functions": [
            {
                "id": "f1",
                "person": "dunn",
                "undertaking": "w",
                "function": "transport",
                "pay": "flat_fee",
                "primary": "yes",
            }
        ],
    }
    found = simulate(
        dunn(directed("directed", covers=("f1",)), COUNTS, changed(CASE, carried)), worlds=["protected", "unprotected"]
    )
    protected, said = (client(found, world, "psr") for world in ("protected", "unprotected"))
    assert (protected.role.mitigating, protected.base_offense_level, protected.range) == (-4, 30, (37, 46))
    assert (said.role.mitigating, said.role.aggravating, said.base_offense_level) == (0, 2, 32)
    assert said.range == (108, 135)


def test_of_another_the_statement_shows_the_same_against_him() -> None:
    # Reyes directed Ortiz, says the client: one more item against Reyes.
    found = simulate(dunn(directed("directed", by="reyes"), COUNTS, CASE), worlds=["silent", "unprotected"])
    for world, levels in (("silent", 0), ("unprotected", 2)):
        assert found.worlds[world].defendants["reyes"].positions["psr"].role.aggravating == levels
        assert client(found, world, "psr").role.aggravating == 0
