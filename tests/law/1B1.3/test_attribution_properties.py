"""What must hold of any matter, and series cut a second way: in whole numbers, day by day."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from relcon.engine import program
from relcon.law.positions.options import POSITIONS, options
from relcon.law.record_index import RecordIndex
from relcon.law.ussg.s1b1_3.occurrences import occurrences
from relcon.law.ussg.s1b1_3.telling import Told
from relcon.records.agreements import Failed
from relcon.records.base import PositionName
from relcon.records.events import Event
from relcon.records.options import PositionChanges
from tests.helpers.answers import attributions, both, every_event, total
from tests.helpers.drawn import cases, day
from tests.helpers.matters import matter

DEFENDANTS = ("dunn", "reyes")


Asked = Mapping[tuple[str, PositionName], tuple[Mapping[str, Told], int]]


def _ask(case: Mapping[str, Any], names: Mapping[str, str] | None = None) -> Asked:
    """Return answers and total weight by defendant and position; ``names`` says how the defendants are called."""
    read = matter(case)
    asked = {}
    for defendant in DEFENDANTS:
        for position in POSITIONS:
            answers, weights = both(read, (names or {}).get(defendant, defendant), position)
            asked[defendant, position] = answers, total(weights)
    return asked


def _supported(case: Any) -> Iterator[dict[str, Any]]:
    """Yield every record, and record inside a record, that lists evidence."""
    if isinstance(case, dict):
        if isinstance(case.get("evidence"), list) and case["evidence"] and isinstance(case["evidence"][0], str):
            yield case
        for value in case.values():
            yield from _supported(value)
    elif isinstance(case, list):
        for value in case:
            yield from _supported(value)


@given(cases())
def test_every_answer_has_a_reason(case: dict[str, Any]) -> None:
    for answers, _ in _ask(case).values():
        for answer in answers.values():
            assert answer.why and all(answer.why)
            assert answer.inside == (answer.failed is None) == bool(answer.basis)
            assert answer.failed is None or answer.failed in get_args(Failed)
            assert not (answer.inside and answer.open)
            assert answer.counted <= answer.occurrences
            assert (answer.counted > 0) == answer.inside


@given(cases(), st.data())
def test_more_evidence_never_lowers_what_is_in(case: dict[str, Any], data: st.DataObject) -> None:
    more = copy.deepcopy(case)
    records = list(_supported(more))
    if not records:
        return
    data.draw(st.sampled_from(records))["evidence"] = ["weak", "strong"]
    after = _ask(more)
    for question, (answers, weight) in _ask(case).items():
        for id, answer in answers.items():
            assert after[question][0][id].counted >= answer.counted, id
        assert after[question][1] >= weight


@given(cases())
def test_defense_at_most_psr_at_most_government(case: dict[str, Any]) -> None:
    # Holds because nothing here is asserted by one side, no quantity is an interval, and nothing comes off.
    asked = _ask(case)
    for defendant in DEFENDANTS:
        (defense, low), (psr, middle), (government, high) = (asked[defendant, position] for position in POSITIONS)
        for id in defense:
            assert defense[id].counted <= psr[id].counted <= government[id].counted, id
        assert low <= middle <= high


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {names.get(key, key): _renamed(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value


@given(cases(), st.randoms(use_true_random=False))
def test_names_and_the_order_of_the_file_change_nothing(case: dict[str, Any], random: Any) -> None:
    events = [event["id"] for event in case["events"]]
    others = ["dunn", "reyes", "ortiz", "u1", "u2"]
    names = dict(zip(events, random.sample([f"x{n}" for n in range(9)], len(events)), strict=True))
    names |= {name: f"z-{n}" for n, name in enumerate(random.sample(others, len(others)))}
    shuffled = _renamed(copy.deepcopy(case), names)
    for section in shuffled.values():
        random.shuffle(section)
    after = _ask(shuffled, names)
    for question, (answers, weight) in _ask(case).items():
        for id, answer in answers.items():
            pair = (answer, after[question][0][names[id]])
            told = [(a.inside, a.open, a.failed, a.counted, set(a.basis)) for a in pair]
            assert told[0] == told[1], id
        assert after[question][1] == weight


SERIES = st.fixed_dictionaries(
    {
        "length": st.integers(1, 60),
        "count": st.integers(1, 40),
        "joined": st.integers(0, 70),
        "stayed": st.integers(0, 40),
        "except": st.lists(st.tuples(st.integers(0, 59), st.integers(0, 15)), max_size=3),
    }
)


def _series_case(drawn: Mapping[str, Any]) -> dict[str, Any]:
    left_out = [{"from": day(first), "to": day(first + more)} for first, more in drawn["except"]]
    member = {
        "id": "m",
        "person": "dunn",
        "from": day(drawn["joined"]),
        "to": day(drawn["joined"] + drawn["stayed"]),
        "ended_by": "arrest",
        "scope": "whole",
    }
    event = {
        "id": "e",
        "kind": "distribution",
        "date": {"from": day(0), "to": day(drawn["length"] - 1)},
        "substance": "cocaine",
        "quantity": "1 g",
        "undertaking": "w",
        "series": {"every": "day", "count": drawn["count"], "except": left_out},
        "participants": [{"person": "reyes", "act": "sold"}],
    }
    return {
        "people": [{"id": p, "name": p, "status": "defendant", "defendant": {}} for p in DEFENDANTS],
        "undertakings": [{"id": "w", "title": "w", "object": {"kinds": ["distribution"]}, "members": [member]}],
        "events": [event],
    }


def _by_hand(drawn: Mapping[str, Any], position: PositionName) -> tuple[int, int]:
    """Count slices in whole numbers: one unit is the count-th part of a day, so every cut falls on a unit."""
    n, length = drawn["count"], drawn["length"]
    free = {d for first, more in drawn["except"] for d in range(first, first + more + 1)}
    first, after = drawn["joined"] * n, (drawn["joined"] + drawn["stayed"] + 1) * n
    there = counted = 0
    for i in range(n):
        start, end = length * i, length * (i + 1)
        if {unit // n for unit in range(start, end)} <= free:
            continue
        there += 1
        inside = start >= first and end <= after
        touching = end > first and start < after
        middle = first * 2 <= start + end < after * 2
        counted += {"defense": inside, "psr": inside or (touching and middle), "government": touching}[position]
    return counted, there


@given(SERIES)
def test_series_are_cut_exactly(drawn: dict[str, Any]) -> None:
    case = matter(_series_case(drawn))
    for position in POSITIONS:
        found = attributions(case, "dunn", position)["e"]
        assert (found.counted, found.occurrences) == _by_hand(drawn, position)


@given(st.integers(0, 400), st.integers(1, 90))
def test_occurrences_of_a_series_partition_its_interval(length: int, count: int) -> None:
    first = date(2025, 1, 1)
    event = Event.model_validate(
        {
            "id": "e",
            "kind": "distribution",
            "date": {"from": first.isoformat(), "to": (first + timedelta(days=length)).isoformat()},
            "series": {"every": "week", "count": count},
        }
    )
    found = occurrences(event, options("psr", PositionChanges(), None))
    assert len(found) == count
    assert found[0].start == first.toordinal()
    assert found[-1].end == first.toordinal() + length + 1
    assert all(one.end == other.start for one, other in pairwise(found))
    widths = {piece.end - piece.start for piece in found if piece.start is not None and piece.end is not None}
    assert widths == {Fraction(length + 1, count)}
    for piece in found:
        assert piece.start is not None and piece.end is not None
        # a slice's last day is the day its end falls in; an end at midnight belongs to the day before
        last = date.fromordinal(piece.end.numerator // piece.end.denominator)
        assert piece.last_day == (last - timedelta(days=1) if piece.end.denominator == 1 else last)


@given(cases())
def test_what_counts_event_by_event_sums_to_the_total(case: dict[str, Any]) -> None:
    index = RecordIndex.of(matter(case))
    for position in POSITIONS:
        found = program.compute(index, "dunn", position)
        events = every_event(found)
        counted = sum(Decimal(event.counted_grams or 0) for event in events.values())
        assert counted == sum(Decimal(grams) for grams in found.answer.quantities.values())
        assert set(events) == {event["id"] for event in case["events"]}
        for event in events.values():
            assert event.absorbed_by is None or event.counted_grams == "0"
            assert event.in_ or not event.counted_grams or event.counted_grams == "0"
