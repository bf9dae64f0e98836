"""Occurrences in columns answer as each of them does by itself; whole days lose nothing of an exact slice."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from relcon.law.positions.readings import Span
from relcon.law.ussg.s1b1_3.occurrences import UNDATED, Moments, Occurrence

FIRST = date(2024, 1, 1).toordinal()
DAY = st.one_of(st.none(), st.integers(0, 12).map(lambda n: date(2024, 1, 1) + timedelta(days=n)))
ENDS = st.lists(st.fractions(0, 12, max_denominator=7), min_size=2, max_size=2, unique=True).map(sorted)


def _slice(ends: list[Fraction]) -> Occurrence:
    return Occurrence(FIRST + ends[0], FIRST + ends[1], slice=True)


def _middle_inside(moment: Occurrence, span: Span) -> bool:
    if moment.start is None or moment.end is None or span.empty:
        return False
    middle = (moment.start + moment.end) / 2
    after_start = span.first is None or middle >= span.first.toordinal()
    return after_start and (span.last is None or middle < span.last.toordinal() + 1)


@given(
    st.lists(st.one_of(st.just(UNDATED), ENDS.map(_slice)), min_size=1, max_size=6),
    st.builds(Span, DAY, DAY, st.booleans()),
)
def test_columns_of_whole_days_answer_as_each_exact_slice(moments: list[Occurrence], span: Span) -> None:
    many = Moments.of(moments)
    assert many.inside(span).tolist() == [one.inside(span) for one in moments]
    assert many.before(span).tolist() == [one.before(span) for one in moments]
    assert many.after(span).tolist() == [one.after(span) for one in moments]
    assert many.overlaps(span).tolist() == [one.overlaps(span) for one in moments]
    assert many.midpoint_inside(span).tolist() == [_middle_inside(one, span) for one in moments]
