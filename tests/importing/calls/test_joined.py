"""Several rows that are one call, by the rule of the module."""

from __future__ import annotations

import pytest

from relcon.importing.calls.joined import joined
from relcon.importing.calls.talk import Return, Talk

A, B = "+13125550101", "+13125550103"
EXACT, LEGS, MINUTE = (
    Return(legs=False, resolution=0),
    Return(legs=True, resolution=0),
    Return(legs=False, resolution=60),
)

Told = tuple[int, int, int]
"""Second, length, file."""


def calls_of(rows: list[Told], returns: list[Return], medium: str = "call") -> list[int]:
    """Return of how many rows each call is made."""
    talks = [Talk(A, B, medium, second, file, place, length) for place, (second, length, file) in enumerate(rows)]
    found = list(joined(talks, returns))
    assert list(joined(reversed(talks), returns)) == found
    return [len(call) for call in found]


@pytest.mark.parametrize(
    ("rows", "returns", "wanted"),
    [
        pytest.param([(0, 60, 0), (5, 70, 1)], [EXACT, EXACT], [2], id="within both limits"),
        pytest.param([(0, 60, 0), (6, 60, 1)], [EXACT, EXACT], [1, 1], id="starts six seconds apart"),
        pytest.param([(0, 60, 0), (1, 71, 1)], [EXACT, EXACT], [1, 1], id="lengths eleven seconds apart"),
        pytest.param([(0, 60, 0), (2, 60, 0)], [EXACT], [1, 1], id="one return without legs"),
        pytest.param([(0, 60, 0), (2, 60, 0)], [LEGS], [2], id="two legs"),
        pytest.param([(0, 60, 0), (3, 60, 0)], [LEGS], [1, 1], id="three seconds are no leg"),
        pytest.param([(0, 60, 0), (1, 60, 0), (2, 60, 1)], [LEGS, EXACT], [3], id="two legs and the other end"),
        pytest.param([(0, 4, 0), (40, 5, 0), (1, 4, 1), (41, 5, 1)], [EXACT, EXACT], [2, 2], id="a redial"),
        pytest.param([(0, 4, 0), (3, 5, 0), (1, 4, 1), (4, 5, 1)], [EXACT, EXACT], [2, 2], id="a redial at once"),
        pytest.param([(0, 60, 0), (59, 60, 1)], [MINUTE, EXACT], [2], id="stated to the minute"),
        pytest.param([(0, 60, 0), (66, 60, 1)], [MINUTE, EXACT], [1, 1], id="more than a minute and five seconds"),
        pytest.param([(0, 9, 0), (0, 99, 0), (20, 99, 1), (45, 9, 1)], [MINUTE, EXACT], [2, 2], id="told by lengths"),
        pytest.param([(0, 60, 0), (1, 60, 1), (2, 60, 2)], [EXACT] * 3, [3], id="three returns"),
    ],
)
def test_rows_are_one_call(rows: list[Told], returns: list[Return], wanted: list[int]) -> None:
    assert sorted(calls_of(rows, returns)) == sorted(wanted)


def test_two_texts_of_one_return_stay_two() -> None:
    assert calls_of([(0, 0, 0), (1, 0, 0)], [LEGS], "text") == [1, 1]


def test_the_direction_tells_two_calls_apart() -> None:
    talks = [Talk(A, B, "call", 0, 0, 1, 60), Talk(B, A, "call", 0, 1, 1, 60)]
    assert [len(call) for call in joined(talks, [EXACT, EXACT])] == [1, 1]
