"""Small matters drawn at random, of one substance: for properties that must hold of any matter."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

PEOPLE = ("dunn", "reyes", "ortiz", "turned")
UNDERTAKINGS = ("u1", "u2")
FIRST = date(2025, 1, 1)
ANSWERS = st.sampled_from(["yes", "yes", "no", "unknown"])
EXHIBITS = st.sampled_from([[], ["weak"], ["strong"], ["weak", "strong"]])


def day(offset: int) -> str:
    """Return a day of the drawn year."""
    return (FIRST + timedelta(days=offset)).isoformat()


DAYS = st.integers(0, 40).map(day)
INTERVALS = st.tuples(st.integers(0, 40), st.integers(0, 20)).map(lambda t: {"from": day(t[0]), "to": day(t[0] + t[1])})
DATES = st.one_of(DAYS, INTERVALS, st.just("unknown"))
GRAMS = st.integers(1, 2000).map(lambda n: f"{n} g")


def _without_empty(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value is not None and value != []}


@st.composite
def _participant(draw: st.DrawFn, person: str) -> dict[str, Any]:
    return _without_empty(
        {
            "person": person,
            "act": "sold",
            "knowing": draw(ANSWERS),
            "quantity": draw(st.one_of(st.none(), GRAMS)),
            "evidence": draw(EXHIBITS),
        }
    )


@st.composite
def _event(draw: st.DrawFn, id: str) -> dict[str, Any]:
    named = draw(st.lists(st.sampled_from(PEOPLE), unique=True, min_size=1, max_size=3))
    when = draw(DATES)
    series = {"every": "week", "count": str(draw(st.integers(1, 5)))} if draw(st.booleans()) else None
    return _without_empty(
        {
            "id": id,
            "kind": draw(st.sampled_from(["distribution", "possession"])),
            "date": when,
            "substance": "cocaine",
            "quantity": draw(GRAMS),
            "series": series,
            "undertaking": draw(st.lists(st.sampled_from(UNDERTAKINGS), unique=True)),
            "furthers": draw(ANSWERS),
            "lot": draw(st.sampled_from([None, "k", "k/a", "k/b"])),
            "participants": [draw(_participant(person)) for person in named],
            "evidence": draw(EXHIBITS),
        }
    )


@st.composite
def _scope(draw: st.DrawFn) -> Any:
    limits = {
        "with": draw(st.one_of(st.none(), st.lists(st.sampled_from(PEOPLE), unique=True, min_size=1))),
        "per_event_max": draw(st.one_of(st.none(), GRAMS)),
        "substances": draw(st.sampled_from([None, ["cocaine"], ["heroin"]])),
    }
    return draw(st.sampled_from(["whole", "open", _without_empty(limits) or "whole"]))


@st.composite
def _member(draw: st.DrawFn, id: str, person: str) -> dict[str, Any]:
    joined = draw(st.integers(0, 30))
    ended = draw(st.sampled_from([None, day(joined + 10), {"from": day(joined + 8), "to": day(joined + 15)}]))
    return _without_empty(
        {
            "id": id,
            "person": person,
            "from": draw(st.sampled_from([None, day(joined), {"from": day(joined), "to": day(joined + 5)}])),
            "to": ended,
            "ended_by": draw(st.sampled_from([None, "arrest"])) if ended is not None else None,
            "scope": draw(_scope()),
            "evidence": draw(EXHIBITS),
        }
    )


@st.composite
def _undertaking(draw: st.DrawFn, id: str) -> dict[str, Any]:
    named = draw(st.lists(st.sampled_from(PEOPLE[:3]), max_size=3))
    return _without_empty(
        {
            "id": id,
            "title": id,
            "object": draw(st.sampled_from([None, {"kinds": ["distribution"]}])),
            "nature_implies_scale": draw(st.one_of(st.none(), GRAMS.map(lambda g: {"quantity": g}))),
            "members": [draw(_member(f"{id}-m{n}", person)) for n, person in enumerate(named)],
            "evidence": draw(EXHIBITS),
        }
    )


@st.composite
def _knowledge(draw: st.DrawFn, id: str, events: list[str]) -> dict[str, Any]:
    of = st.one_of(
        st.sampled_from(events).map(lambda e: {"event": e}),
        st.sampled_from(UNDERTAKINGS).map(lambda u: {"undertaking": u}),
        st.sampled_from(PEOPLE).map(lambda p: {"person": p}),
    )
    return _without_empty(
        {
            "id": id,
            "person": draw(st.sampled_from(PEOPLE)),
            "of": draw(of),
            "up_to": draw(st.one_of(st.none(), GRAMS)),
            "since": draw(st.one_of(st.none(), DATES)),
            "evidence": draw(EXHIBITS),
        }
    )


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the sections of a case file.

    No findings, exclusions, withdrawals, assertions, intervals of quantities or agreed deals: what those do to an
    answer has cases of its own.
    """
    events = [draw(_event(f"e{n}")) for n in range(draw(st.integers(1, 4)))]
    ids = [event["id"] for event in events]
    pairs = draw(st.lists(st.permutations(PEOPLE).map(lambda p: p[:2]), max_size=3))
    return {
        "evidence": [
            {"id": "weak", "kind": "statement", "grade": "weak"},
            {"id": "strong", "kind": "seizure", "grade": "strong"},
        ],
        "lots": [{"id": "k", "substance": "cocaine"}],
        "people": [
            *({"id": p, "name": p, "status": "defendant", "defendant": {}} for p in PEOPLE[:2]),
            {"id": "ortiz", "name": "ortiz", "status": "uncharged"},
            {"id": "turned", "name": "turned", "status": "informant", "flipped": day(20)},
        ],
        "undertakings": [draw(_undertaking(id)) for id in UNDERTAKINGS],
        "events": events,
        "knowledge": [draw(_knowledge(f"k{n}", ids)) for n in range(draw(st.integers(0, 3)))],
        "authority": [
            {
                "id": f"a{n}",
                "by": by,
                "over": over,
                "undertaking": draw(st.sampled_from(UNDERTAKINGS)),
                "acts": ["directed"],
                "evidence": draw(EXHIBITS),
            }
            for n, (by, over) in enumerate(pairs)
        ],
    }
