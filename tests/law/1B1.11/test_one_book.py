"""USSG §1B1.11: each case of ``one_book.yaml``; which range is higher; a later book that is harsher."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from relcon.inquiry.editions import compare_editions
from relcon.law.arrays import IntArray
from relcon.law.open_points import point
from relcon.law.ussg.s1b1_11 import raises
from relcon.records.matter import Matter
from relcon.results.editions import Book, DefendantEditions
from tests.helpers.matters import changed, matter, read_yaml

CASES = read_yaml(Path(__file__).with_name("one_book.yaml"))["cases"]
EVENT = {"id": "e1", "kind": "distribution", "date": "2022-01-05", "substance": "cocaine", "quantity": "600 g"}
SOLD = {"participants": [{"person": "man", "act": "sold"}]}


def given(case: dict[str, Any]) -> Matter:
    part = {"career_offender": "no", "acceptance": "timely", **case["person"]}
    return matter(
        {
            "case": {"caption": "Example", **case.get("case", {})},
            "people": [{"id": "man", "name": "Man", "status": "defendant", "defendant": part}],
            "events": [changed({**EVENT, **SOLD}, case.get("event", {}))],
        }
    )


def ask(case: dict[str, Any]) -> DefendantEditions:
    return compare_editions(given(case), positions=("psr",)).defendants["man"]


def span(ends: tuple[Any, Any] | None) -> str:
    return "null" if ends is None else f"{ends[0]}-{ends[1]}"


def book(found: Book | None) -> list[str]:
    assert found is not None
    here = found.positions.get("psr")
    return [found.edition or "null", span(here.range if here is not None else None)]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_one_book(case: dict[str, Any]) -> None:
    found = ask(case)
    compared = found.compared["psr"]
    told = {
        "date": found.controlling_date or "null",
        "sentencing": book(found.sentencing),
        "offense": book(found.offense) if found.offense is not None else ["null", "null"],
        "lower": compared.lower,
        "ex_post_facto": compared.ex_post_facto,
        "applies": compared.applies or "null",
        "range": span(compared.range),
        "differing": list(compared.differing),
    }
    expected = dict(case["expect"])
    for text in expected.pop("open", ()):
        assert any(text in entry for entry in found.open)
    assert {key: told[key] for key in expected} == expected


def array(value: int) -> IntArray:
    return np.array([value], dtype=np.int64)


@pytest.mark.parametrize(
    ("later", "earlier", "higher", "lower"),
    [
        ((4, 10), (2, 8), 1, 0),  # n.1's ranges
        ((2, 8), (4, 10), 0, 1),
        ((2, 8), (2, 8), 0, 0),
        ((60, 63), (51, 63), 1, 0),  # only the low end is higher
        ((51, 60), (51, 63), 0, 1),  # only the high end is lower
        ((60, 60), (51, 63), -1, -1),  # one end higher, one lower
    ],
)
def test_which_range_is_higher(later: tuple[int, int], earlier: tuple[int, int], higher: int, lower: int) -> None:
    ends = [(array(low), array(high)) for low, high in (later, earlier)]
    found = raises(ends[0], ends[1], np.ones(1, dtype=np.bool_))
    assert [int(one[0]) for one in found] == [higher, lower]
    unknown = raises(ends[0], ends[1], np.zeros(1, dtype=np.bool_))
    assert [int(one[0]) for one in unknown] == [-1, -1]


def test_a_harsher_later_book_gives_way_whole() -> None:
    """A safety valve: 50 g, one count with a minimum of 60 months, two points.

    2021: 14 - 2 = 12 (no (b)(18) with two points) and no floor: category II, 12-18. 2023: 14 - 2 - 2 = 10, category II:
    8-14, raised to 24-30. So the earlier book is lower, and everything comes from it.
    """
    history = {"under_sentence": "no", "sentences": [{"id": "s1", "offense": "theft", "points": "2", "violent": "no"}]}
    count = {"count": "1", "statute": "21 USC 841(a)(1)", "penalty": "841(b)(1)(B)", "disposition": "pleaded"}
    found = ask(
        {
            "event": {"quantity": "50 g"},
            "person": {
                "sentencing_date": "2024-05-01",
                "criminal_history": history,
                "disclosed_all": "yes",
                "counts": [{**count, "dates": "2022-06-01"}],
            },
        }
    )
    assert (book(found.sentencing), book(found.offense)) == (["2023", "24-30"], ["2021", "12-18"])
    compared = found.compared["psr"]
    assert (compared.lower, compared.ex_post_facto, compared.applies) == ("offense", "yes", "2021")
    assert (span(compared.range), point("clarifying").said in found.open) == ("12-18", True)
    assert "Peugh" in compared.why


def test_reconstructed_books_are_named() -> None:
    result = compare_editions(given(CASES[0]), positions=("psr",))
    found = result.defendants["man"]
    assert found.offense is not None and found.offense.status == "reconstructed"
    assert any(text.startswith("man: RECONSTRUCTED: the 2021") for text in result.receipt.warnings)
    assert {name: one.status for name, one in result.receipt.editions.items()} == {
        "2025": "read",
        "2021": "reconstructed",
    }
