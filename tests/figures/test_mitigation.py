"""A life with its dates: no two marks of a lane overlap, and every mark is on the axis."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relcon.figures.mitigation import Fact, rows
from relcon.figures.time import AXIS, NAMES, WHOLE

SPAN = st.tuples(st.integers(0, WHOLE), st.integers(0, WHOLE)).map(lambda ends: (min(ends), max(ends)))


@given(st.lists(st.tuples(SPAN, st.sampled_from(["Work", "Test"])), max_size=12))
def test_no_two_marks_of_a_row_overlap(drawn: list[tuple[tuple[int, int], str]]) -> None:
    facts = [Fact(number, lane, span, "", "") for number, (span, lane) in enumerate(sorted(drawn), start=1)]
    found = rows(facts)
    assert set(found) == {one.number for one in facts}
    taken: dict[tuple[str, int], float] = {}
    for one in facts:
        assert one.span is not None
        wide = max(16.0, AXIS * (one.span[1] - one.span[0]) / WHOLE)
        start = min(NAMES + AXIS * one.span[0] / WHOLE, NAMES + AXIS - wide)
        assert start >= taken.get((one.lane, found[one.number]), NAMES)
        taken[one.lane, found[one.number]] = start + wide
        assert start + wide <= NAMES + AXIS


def test_what_has_no_date_has_no_row() -> None:
    assert rows([Fact(1, "Work", None, "date unknown", "")]) == {}
