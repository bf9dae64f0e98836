"""Criminal history points add up, and what is printed sums to them; against a plain count of the same sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from relcon.engine.worksheet import worksheet
from relcon.engine.worksheet_answer import answer
from tests.helpers.worksheets import inputs


@dataclass(frozen=True)
class Kind:
    """One way of writing a sentence, and the points that it brings by the Manual: at least, at most."""

    fields: tuple[tuple[str, str], ...]
    low: int
    high: int
    component: bool = True


def written(term: str, low: int, high: int, **fields: str) -> Kind:
    return Kind((("term", term), ("imposed", "2020-01-01"), *fields.items()), low, high, term != "fine and costs")


KINDS = (
    *(Kind((("points", str(number)),), number, number) for number in range(4)),
    written("3 years", 3, 3),
    written("3 years probation, revoked, 2 years", 3, 3),
    written("a year and a day", 2, 2),
    written("2 years, all but 90 days suspended", 2, 2),
    written("30 days", 1, 1),
    written("fine and costs", 1, 1),
    written("time served", 1, 3),
    written("2 months", 1, 2),
    written("90 days in lieu of fine", 1, 2),
    written("words that nobody knows", 1, 3),
    written("6 years", 0, 0, court="tribal"),
    written("6 years", 0, 0, court="foreign"),
    written("12 months probation", 0, 1, minor="c1"),
    Kind((("term", "5 years"), ("imposed", "2009-01-01"), ("released", "2009-12-31")), 0, 0),
    Kind((("term", "5 years"), ("imposed", "2009-01-01"), ("released", "2010-01-01")), 3, 3),
    Kind((("term", "1 year"), ("imposed", "2014-12-31")), 0, 0),
)


def ends(text: str) -> tuple[int, int]:
    low, _, high = text.partition(" to ")
    return int(low), int(high or low)


def added(shown: str) -> tuple[int, int]:
    """Add up a printed sum, both its ends."""
    own, *more = shown.split(", ")
    low, high = (sum(end) for end in zip(*(ends(part) for part in own.split("+")), strict=True))
    for part in more:
        sign = {"less": -1, "plus": 1}[part.split(" ")[0]]
        number = re.match(r"(?:less|plus) (\d+(?: to \d+)?) ", part)
        assert number is not None
        first, last = ends(number[1])
        low, high = low + sign * first, high + sign * last
    return low, high


def plain(kinds: list[Kind], under: str) -> tuple[int, int]:
    """Count as one would by hand: threes and twos, up to four ones, and one more from seven points on."""
    totals = []
    for end in ("low", "high"):
        each = [getattr(kind, end) for kind in kinds]
        total = sum(one for one in each if one > 1) + min(4, each.count(1))
        # The offense fell under the last sentence.
        counts = bool(kinds) and kinds[-1].component and getattr(kinds[-1], end) > 0
        sure = under == "yes" or (under == "unknown" and end == "high")
        totals.append(total + (1 if sure and counts and total >= 7 else 0))
    return totals[0], totals[1]


@given(st.lists(st.sampled_from(KINDS), max_size=9), st.sampled_from(["yes", "no", "unknown"]))
def test_the_sum_that_is_printed_is_the_total(kinds: list[Kind], under: str) -> None:
    sentences = [
        {"id": f"s{at}", "offense": "theft", "violent": "no", **dict(kind.fields)} for at, kind in enumerate(kinds)
    ]
    history = {"sentences": sentences, "under_sentence": under, "under": [one["id"] for one in sentences[-1:]]}
    found = answer(worksheet(inputs({"drugs": {"cocaine": "2 kg"}, "began": "2025-01-01", "history": history})), 0)
    line = next(line for line in found.lines if line.cite == "USSG §4A1.1")
    match = re.search(
        r"(\d+ to \d+|\d+) (?:criminal history )?points? \(((?:[^()]|\((?:[^()]|\(\w\))*\))*)\)", line.why
    )
    assert match is not None, line.why
    low, high = plain(kinds, under)
    assert ends(match[1]) == added(re.sub(r" \(USSG[^)]*\)\)?", "", match[2])) == (low, high)
