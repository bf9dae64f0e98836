"""Nobody tells the future: what others could have told by the day of their own proffer, by the days of the facts."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.proffer.simulate import simulate
from relcon.results.simulation import Simulation
from tests.proffer.dunn import admission, dunn, sale, table
from tests.proffer.protection.test_usable import against

SPOKE = "2025-08-01"


def told(*dates: Any, proffered: str | None = SPOKE) -> Simulation:
    """Return the answer where Reyes spoke on a day, of an admission of deals with Reyes on these dates."""
    given = [admission("a1", *(sale(f"p{n}", "100 g", date=date) for n, date in enumerate(dates)))]
    return simulate(dunn(given, others=[{"person": "reyes", "proffered": proffered}]))


@pytest.mark.parametrize(
    ("dates", "by_then"),
    [
        (["2025-07-31"], True),
        (["2025-08-01"], True),
        (["2025-08-02"], False),
        # An interval that began by then could be told of in part.
        ([{"from": "2025-07-20", "to": "2025-09-20"}], True),
        ([{"from": "2025-08-02", "to": "2025-09-20"}], False),
        # Two deals, one of them by then.
        (["2025-07-01", "2025-09-15"], True),
        (["2025-09-01", "2025-09-15"], False),
        (["unknown"], True),
        (["unknown", "2025-09-15"], True),
    ],
)
def test_nobody_could_tell_by_a_day_what_happened_after_it(dates: list[Any], by_then: bool) -> None:
    found = told(*dates)
    assert found.value is not None
    (speaker,) = found.value.novelty.speakers
    after = () if by_then else ("a1",)
    assert (speaker.later, found.others["reyes"].later) == (after, after)
    ahead = {one.first: one for one in found.value.novelty.ahead}
    assert ahead["reyes",].could_be_told == (("a1",) if by_then else ())
    assert ahead["reyes",].stays_new == after


@pytest.mark.parametrize(
    ("kind", "day", "record"),
    [
        ("circumstances", "date", {"kind": "firearm", "by": ["reyes"]}),
        ("payments", "date", {"from": "dunn", "to": "reyes", "usd": "100", "kind": "paid"}),
        ("contacts", "first", {"between": ["dunn", "reyes"], "medium": "call", "last": "2025-10-01", "count": 2}),
        ("knowledge", "since", {"person": "reyes", "of": {"event": "e1"}, "how": "told"}),
        ("members", "from", {"person": "reyes", "undertaking": "w", "scope": "whole"}),
        ("authority", "from", {"by": "dunn", "over": "reyes", "undertaking": "w", "acts": ["directed"]}),
        ("functions", "from", {"person": "reyes", "undertaking": "w", "function": "store"}),
    ],
)
@pytest.mark.parametrize(("begun", "after"), [("2025-08-01", ()), ("2025-08-02", ("a1",))])
def test_so_it_is_of_every_kind_of_record(kind: str, day: str, record: Any, begun: str, after: Any) -> None:
    told = {"id": "a1", "topic": "supply", "says": "x", "facts": {kind: [{"id": "f1", day: begun, **record}]}}
    case = {"undertakings": [{"id": "w", "title": "W"}]}
    found = simulate(dunn([told], None, case, others=[{"person": "reyes", "proffered": SPOKE}]), worlds=["silent"])
    assert (found.others["reyes"].may_supply, found.others["reyes"].later) == (("a1",), after)


@pytest.mark.parametrize(("date", "said"), [("unknown", ("a1",)), ("2025-07-01", ())])
def test_what_has_no_date_stays_possible_and_is_said(date: str, said: tuple[str, ...]) -> None:
    found = told(date)
    assert found.value is not None
    assert (found.value.novelty.speakers[0].undated, found.others["reyes"].undated) == (said, said)


def test_who_has_no_day_may_speak_at_any_time() -> None:
    found = told("2026-01-15", proffered=None)
    assert (found.others["reyes"].later, found.others["reyes"].may_supply) == ((), ("a1",))


def test_a_later_fact_is_supplied_where_that_person_is_asked_again() -> None:
    """The outcome in which others supply the facts asks what they may say yet, not what they have said."""
    for date in ("2025-07-01", "2025-09-15"):
        given = dunn(
            [admission("a1", sale("p1", "100 g", date=date))], others=[{"person": "reyes", "proffered": SPOKE}]
        )
        assert against(table(given), "leak") == {"p1"}
