"""18 U.S.C. §3553(f) in words: nothing is met because the file is silent, and (f)(5) is open until sentencing."""

from __future__ import annotations

import pytest

from relcon import words


class Valve:
    """The criteria of an answer."""

    def __init__(self, **criteria: str) -> None:
        self.criteria = {name.removeprefix("f"): state for name, state in criteria.items()}


MET = {"f1": "met", "f2": "met", "f3": "met", "f4": "met"}


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ({**MET, "f5": "met"}, "available"),
        ({**MET, "f5": "unknown"}, "only (f)(5) is missing"),
        ({**MET, "f5": "not met"}, "only (f)(5) is missing"),
        ({**MET, "f1": "not met", "f5": "met"}, "barred by (f)(1): no disclosure cures it"),
        ({**MET, "f4": "not met", "f5": "met"}, "barred while (f)(4) fails"),
        ({**MET, "f2": "unknown", "f5": "met"}, "open: (f)(2)"),
        ({}, ""),
    ],
)
def test_the_safety_valve_as_a_whole(criteria: dict[str, str], said: str) -> None:
    assert words.available(Valve(**criteria)) == said


def test_silence_of_the_file_meets_no_criterion() -> None:
    assert words.standing("2", "met") == "nothing on record against it"
    assert words.standing("5", "met") == "made, says the file; the court decides"
    assert words.standing("5", "not met") == "not yet made; possible until the sentencing hearing"
    assert words.standing("1", "not met", "5 points") == "fails: 5 points"
    assert words.standing("2", "unknown") == "open"


@pytest.mark.parametrize("criterion", words.CRITERIA)
def test_a_legend_says_each_state_as_a_line_would(criterion: str) -> None:
    said = words.states(criterion)
    assert said.pop("name") == words.CRITERIA[criterion]
    assert said == {state: words.standing(criterion, state) for state in ("met", "not met", "unknown")}
    assert not {"met", "not met"} & set(said.values())
