"""What separates the positions: the months told are those of a run with that one thing switched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from relcon import api
from relcon.law.months import number
from relcon.records.agreements import Finding
from relcon.records.matter import Matter
from relcon.results.exposure import Exposure, PositionAnswer
from relcon.results.separation import Separation
from tests.helpers.drawn_matters import Drawn, matters
from tests.helpers.matters import case, matter

DRAWN = 12
"""Drawn matters have many findings of their own, and every difference is run anew: some hundred runs."""
FEW = 4
PRONGS = {"transactions": "all", "circumstance": "characteristic", "role": "role", "amounts": "quantity"}


@pytest.fixture(scope="module")
def riverside(root: Path) -> Matter:
    return api.read_case(root / "examples" / "riverside" / "case.yaml")


def _separated(given: Matter, who: str) -> Exposure:
    return api.exposure(given, defendants=[who], separates=True)


def _findings(one: Separation, who: str, answers: Mapping[str, PositionAnswer], position: str) -> Iterator[Finding]:
    """Yield what a court would find who takes one thing in a position as another position takes it."""
    other = one.if_taken[position].as_in
    for number_, id in enumerate(one.about or (None,)):
        if one.what == "amounts":
            here, there = (answers[p].events[id or ""].grams for p in (position, other))
            answer = f"{there} g"
        else:
            here, there = one.taken[position], one.taken[other]
            answer = there
        if here != there:
            found = {"prong": PRONGS[one.what], "answer": answer, "by": "court", "about": id}
            yield Finding.model_validate({"id": f"found-{number_}", "defendant": who, **found})


def _run(given: Matter, who: str, position: Any, findings: tuple[Finding, ...]) -> PositionAnswer:
    changed = given.case.model_copy(update={"findings": (*findings, *given.case.findings)})
    found = api.exposure(replace(given, case=changed), defendants=[who], positions=[position])
    return found.defendants[who].positions[position]


def _compare(given: Matter, who: str, most: int) -> int:
    """Compare what is told of a defendant with a run each; return how many runs that were."""
    exposed, runs = _separated(given, who), 0
    answers = exposed.defendants[who].positions
    for one in exposed.separates[who][:most]:
        for position, taken in one.if_taken.items():
            alone = _run(given, who, position, tuple(_findings(one, who, answers, position)))
            assert (taken.total_offense_level, taken.guideline_range, taken.range, taken.total) == (
                alone.total_offense_level,
                alone.guideline_range,
                alone.range,
                alone.total,
            ), (who, position, one)
            now = answers[position]
            for months, ends in (
                (taken.table_months, (now.guideline_range, alone.guideline_range)),
                (taken.months, (now.range, alone.range)),
            ):
                low = [number(range_[0]) for range_ in ends if range_ is not None]
                assert months == (abs(low[0] - low[1]) if len(low) == len(ends) else 0)
            runs += 1
    return runs


@pytest.mark.parametrize("who", ["salas", "ortega", "dunn", "bell", "moss"])
def test_the_months_told_are_those_of_a_run_with_that_one_thing_switched(riverside: Matter, who: str) -> None:
    assert _compare(riverside, who, FEW) > FEW


@settings(max_examples=DRAWN, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(matters())
def test_so_they_are_of_drawn_matters(drawn: Drawn) -> None:
    read = matter(drawn.case)
    for who in read.defendants:
        _compare(read, who, FEW)


@pytest.mark.parametrize(
    ("who", "off", "position", "low"),
    [
        # The pistol: 38 less 2 is 36 in Ortega's Ceiling, 36 less 2 is 34 in Middle; III: 235 and 188.
        ("ortega", "g1", "psr", 188),
        ("ortega", "g1", "government", 235),
        # 54 kg less 20 kg are below 50 kg: 34 falls to 32 beside 4 of the pistol and the premises.
        ("ortega", "e16", "government", 235),
        # Bell without control over Tull: 34 less 3.
        ("bell", "au-bell-runner", "government", 121),
        ("dunn", "g1", "government", 108),
    ],
)
def test_leaving_the_record_out_comes_to_the_same(
    riverside: Matter, who: str, off: str, position: Any, low: int
) -> None:
    told = _separated(riverside, who).separates[who]
    (one,) = [each for each in told if each.about == (off,) or (each.what == "role" and off.startswith("au-"))]
    found = one.if_taken[position].guideline_range
    without = api.exposure(riverside, defendants=[who], positions=[position], without=[off])
    assert found == without.defendants[who].positions[position].guideline_range
    assert found is not None
    assert found[0] == low


def test_what_moves_most_in_middle_comes_first_then_in_the_ceiling(riverside: Matter) -> None:
    for who in ("salas", "kerr", "bell", "hale"):
        told = _separated(riverside, who).separates[who]
        months = [
            [
                each
                for p in ("psr", "government")
                if (taken := one.if_taken.get(p))
                for each in (taken.table_months, taken.months)
            ]
            for one in told
            if {"psr", "government"} <= one.if_taken.keys()
        ]
        assert months == sorted(months, reverse=True)


def test_a_thing_on_which_a_finding_of_the_case_stands_is_not_told_as_if_it_moved() -> None:
    # The court found the 600 g reliable in every position: nothing separates them, though Defense leaves weak proof out
    people = [{"id": "dunn", "name": "Dunn", "status": "defendant", "defendant": {"criminal_history": {"points": 1}}}]
    event = {
        "id": "e1",
        "kind": "purchase",
        "date": "2025-06-03",
        "substance": "cocaine",
        "quantity": "600 g",
        "participants": [{"person": "dunn", "act": "bought"}],
        "evidence": ["ci"],
    }
    found = {"id": "j1", "defendant": "dunn", "about": "e1", "prong": "unreliable", "answer": "in", "by": "court"}
    parts = {
        "case": {"caption": "A matter for tests"},
        "evidence": [{"id": "ci", "kind": "statement", "grade": "weak"}],
        "people": people,
        "events": [event],
    }
    (told,) = _separated(case(**parts), "dunn").separates["dunn"]
    assert (told.what, told.about, told.taken["defense"], told.taken["psr"]) == ("transactions", ("e1",), "out", "in")
    # 600 g of cocaine: 24. Where nothing counts there is no level and no range, so that no month is told.
    for position in ("defense", "psr"):
        taken = told.if_taken[position]
        assert (taken.levels, taken.table_months, taken.months, taken.moves) == (24, 0, 0, True)
    assert _separated(case(**parts, findings=[found]), "dunn").separates["dunn"] == ()
