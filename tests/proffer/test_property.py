"""Whatever the letter and the admissions: silent weighs no more than protected, nor protected than unprotected."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.engine.program import answer
from relcon.law.positions.options import POSITIONS
from relcon.law.scenario import Scenario
from relcon.proffer.worlds.kinds import WORLDS
from tests.proffer.dunn import admission, dunn, sale, table

YES_NO = st.sampled_from(["yes", "no", "silent"])
TERMS = st.fixed_dictionaries(
    {
        "is_1B1_8_agreement": st.fixed_dictionaries({"cooperation_about_others": YES_NO, "no_use_promise": YES_NO}),
        "sentencing": st.fixed_dictionaries({"guideline_range": st.sampled_from(["barred", "allowed", "silent"])}),
        "carve_outs": st.sampled_from([["violence"], ["firearms", "tax"], ["death"]]),
        "derivative_use": st.sampled_from(["barred", "allowed", "silent"]),
    }
)
ONE = st.fixed_dictionaries(
    {
        "grams": st.integers(1, 6000),
        "concerns": st.sampled_from([[], ["violence"], ["firearms"]]),
        "already_known": st.sampled_from([[], ["lab"], ["rumor"]]),
        "independent": st.sampled_from([[], ["rumor"]]),
        "supports": st.sampled_from([[], ["e1"]]),
    }
)


@settings(max_examples=25)
@given(TERMS, st.lists(ONE, max_size=3))
def test_silent_protected_derivative_unprotected_do_not_fall_in_weight(
    terms: dict[str, Any], ones: list[dict[str, Any]]
) -> None:
    admissions = []
    for number, one in enumerate(ones):
        more = {name: one[name] for name in ("concerns", "already_known", "independent", "supports")}
        admissions.append(admission(f"a{number}", sale(f"p{number}", f"{one['grams']} g"), **more))
    found = table(dunn(admissions, terms))
    for position in POSITIONS:
        facts = {name: found.against_client(WORLDS[name], position) for name in ("silent", "protected", "unprotected")}
        assert facts["silent"] <= facts["protected"] <= facts["unprotected"]
        assert facts["protected"] <= found.against_client(WORLDS["derivative"], position)
        weights = {
            name: float(answer(found.index, "dunn", position, Scenario(against_client=counting)).converted_grams or 0)
            for name, counting in facts.items()
        }
        assert weights["silent"] <= weights["protected"] <= weights["unprotected"]
