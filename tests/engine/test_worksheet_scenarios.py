"""A sheet over n scenarios equals n sheets over one scenario each, column by column."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.engine.worksheet import worksheet
from relcon.engine.worksheet_answer import answer
from relcon.law.facts import Characteristic, Direct, RoleInput, WorksheetFacts
from relcon.law.line import APPLIED, Texts
from relcon.law.ussg.s2d1_1.amounts import Amounts
from relcon.records.counts import Count
from relcon.records.history import CriminalHistory

GRAM = 10**6
KINDS = (
    *("firearm", "weapon", "violence", "premises", "obstruction", "death", "mass_marketing", "used_minor"),
    *(
        "import_craft",
        "import_crew",
        "meth_importation",
        "hazardous_waste",
        "meth_risk",
        "meth_risk_minor",
        "public_land",
    ),
    *("used_affection", "importation", "witness_or_evidence", "family_or_fear", "unpaid", "minimal_knowledge"),
    *(
        "trust",
        "skill",
        "trust_or_skill",
        "body_armor",
        "minor_involved",
        "flight",
        "meth_premises_minor",
        "vulnerable_person",
    ),
)
HISTORIES = (
    None,
    CriminalHistory.model_validate({"points": "0"}),
    CriminalHistory.model_validate({"points": "6", "one_point_total": "2"}),
    CriminalHistory.model_validate(
        {
            "sentences": [
                {
                    "id": "s1",
                    "offense": "a",
                    "points": "3",
                    "served": "6 months",
                    "undischarged": "yes",
                    "while_serving": "no",
                    "wholly_relevant": "yes",
                },
                {"id": "s2", "offense": "b", "points": "2", "violent": "yes"},
                {"id": "s3", "offense": "c", "points": "3"},
            ]
        }
    ),
)
COUNTS: tuple[tuple[dict[str, Any], ...], ...] = (
    (),
    ({"count": "1", "statute": "21 USC 846", "penalty": "841(b)(1)(A)"},),
    (
        {"count": "1", "statute": "21 USC 841(a)(1)", "penalty": "841(b)(1)(B)"},
        {"count": "2", "statute": "18 USC 924(c)"},
    ),
    (
        {
            "count": "1",
            "statute": "21 USC 841(a)(1)",
            "penalty": "841(b)(1)(C)",
            "found": {"by": "jury", "death_results": "yes"},
        },
    ),
    ({"count": "1", "statute": "21 USC 860(a)"}, {"count": "2", "statute": "21 USC 860a"}),
    (
        {"count": "1", "statute": "21 USC 841(a)(1)", "penalty": "841(b)(1)(C)"},
        {"count": "2", "statute": "21 USC 841(a)(1)", "penalty": "841(b)(1)(E)"},
        {"count": "3", "statute": "18 USC 922(g)(1)"},
        {"count": "4", "statute": "18 USC 924(c)"},
    ),
)
CONSPIRED: dict[str, Any] = {
    "by": "jury",
    "whose": "conspiracy",
    "objects": [{"substance": "cocaine", "quantity": "5 kg"}, {"substance": "heroin", "quantity": "100 g"}],
}
COUNTS = (
    *COUNTS,
    ({"count": "1", "statute": "21 USC 846", "disposition": "convicted", "found": CONSPIRED},),
    (
        {"count": "1", "statute": "21 USC 963", "disposition": "convicted", "found": CONSPIRED},
        {"count": "2", "statute": "21 USC 841(a)(1)", "penalty": "841(b)(1)(C)"},
        {"count": "3", "statute": "18 USC 924(c)"},
    ),
)
TRI = st.sampled_from([-1, 0, 1])


def column(draw: st.DrawFn, n: int, values: st.SearchStrategy[int], dtype: type) -> Any:
    return np.array(draw(st.lists(values, min_size=n, max_size=n)), dtype=dtype)


def texts(draw: st.DrawFn, n: int) -> Texts:
    return Texts(("one", "two", "three"), column(draw, n, st.integers(0, 2), np.int64))


@st.composite
def sheets(draw: st.DrawFn) -> WorksheetFacts:
    n = draw(st.integers(1, 5))
    grams = st.sampled_from([0, 1, 49, 50, 499, 500, 5_000, 15_000, 50_000, 450_000])

    def role(values: list[int]) -> RoleInput:
        levels = column(draw, n, st.sampled_from(values), np.int64)
        is_open = column(draw, n, st.booleans(), np.bool_)
        return RoleInput(np.where(is_open, 0, levels), is_open, texts(draw, n), texts(draw, n))

    near = column(draw, n, grams, np.int64) * GRAM
    kinds = draw(st.lists(st.sampled_from(KINDS), unique=True, max_size=8))
    return WorksheetFacts(
        edition="2025",
        amounts=Amounts({s: column(draw, n, grams, np.int64) * GRAM for s in ("cocaine", "methamphetamine", "heroin")}),
        unknown_weight=column(draw, n, st.booleans(), np.bool_),
        purity_mix="rows",
        aggravating=role([0, 0, 2, 3, 4]),
        mitigating=role([0, 0, -2, -3, -4]),
        trial=column(draw, n, st.booleans(), np.bool_),
        acceptance=column(draw, n, st.sampled_from([-1, 0, 1, 2, 2]), np.int64),
        history=draw(st.sampled_from(HISTORIES)),
        disclosed=column(draw, n, TRI, np.int8),
        counts=tuple(Count.model_validate(count) for count in draw(st.sampled_from(COUNTS))),
        career_offender=draw(st.sampled_from(["yes", "no", "unknown"])),
        predicates=draw(st.sampled_from([(), ("s1", "s2")])),
        characteristics={
            kind: Characteristic(column(draw, n, TRI, np.int8), column(draw, n, TRI, np.int8), texts(draw, n), (kind,))
            for kind in kinds
        },
        dropped_sentences={"s1": column(draw, n, st.booleans(), np.bool_)},
        direct=draw(st.sampled_from([None, Direct(Amounts({"cocaine": near}), near > 0)])),
        plants=column(draw, n, st.sampled_from([0, 50, 100, 1000]), np.int64) * GRAM,
        circuit=draw(st.sampled_from(["1", "4", "7", None])),
        statutory_quantity=draw(st.sampled_from(["own", "own", "conspiracy", None])),
    )


def only(value: Any, i: int) -> Any:
    """Scenario ``i`` of whatever holds columns."""
    if isinstance(value, np.ndarray):
        return value[i : i + 1]
    if isinstance(value, Texts):
        return Texts(value.texts, value.code[i : i + 1])
    if isinstance(value, Amounts):
        return Amounts(only(value.mixture, i))
    if isinstance(value, dict):
        return {key: only(item, i) for key, item in value.items()}
    if isinstance(value, Characteristic | RoleInput | Direct | WorksheetFacts):
        return type(value)(**{name: only(getattr(value, name), i) for name in value.__dataclass_fields__})
    return value


@settings(max_examples=150)
@given(sheets())
def test_n_scenarios_are_n_single_ones(inputs: WorksheetFacts) -> None:
    whole = worksheet(inputs)
    for i in range(inputs.n):
        assert answer(whole, i) == answer(worksheet(only(inputs, i)), 0)


@settings(max_examples=150)
@given(sheets())
def test_what_is_null_stands_beside_something_open(inputs: WorksheetFacts) -> None:
    whole = worksheet(inputs)
    for i in range(inputs.n):
        found = answer(whole, i)
        assert (found.guideline_range is None) == (
            found.total_offense_level is None or found.criminal_history_category is None
        ) or any(line.cite == "USSG §4B1.1(c)" for line in found.lines)
        if found.guideline_range is not None and found.range is None:
            assert any(line.cite == "USSG §5G1.2" and line.open for line in found.lines)
        if found.guideline_range is None or found.statutory.minimum is None or found.safety_valve.eligible == "unknown":
            assert found.open
        for line in found.lines:
            assert (line.levels is None) == line.open and not (line.open and line.applied)
        if found.base_offense_level is not None and found.total_offense_level is not None:
            assert found.base_offense_level + sum(line.levels or 0 for line in found.lines) == found.total_offense_level


@settings(max_examples=150)
@given(sheets())
def test_the_range_lies_within_the_statutory_limits(inputs: WorksheetFacts) -> None:
    whole = worksheet(inputs)
    known = whole.range_low >= 0
    assert (whole.range_low <= whole.range_high)[known].all()
    if whole.statute.known:
        # A career offender's range with a count under 18 U.S.C. §924(c) holds that count's term, whose maximum is life.
        both = [line for line in whole.lines if line.cite == "USSG §4B1.1(c)"]
        alone = known & (both[0].state != APPLIED)
        assert (whole.range_high <= whole.statute.together)[alone].all()
        bound = known & ~whole.valve.met
        assert (whole.range_low >= whole.statute.minimum)[bound].all()
