"""What was known and the first event that it speaks of; whose lanes there are; who acted."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.record_index import RecordIndex
from relcon.views.chronicle import Chronicle, actor, label
from tests.helpers.matters import case
from tests.views.test_answers import MATTER, SALE

EVENTS = [
    {**SALE, "id": f"e{n}", "date": day, "quantity": size, "participants": [{"person": who, "act": "sold"}]}
    for n, (day, size, who) in enumerate(
        [
            ("2025-05-01", "100 g", "mule"),
            ("2025-05-10", "900 g", "mule"),
            ("2025-05-20", "100 g", "buyer"),
            ("2025-05-30", "100 g", "mule"),
            ("unknown", "100 g", "mule"),
        ],
        start=1,
    )
]


def chronicle(*known: dict[str, Any]) -> Chronicle:
    given = [{"person": "held", "since": "2025-05-05", "how": "told", **one} for one in known]
    index = RecordIndex.of(case(**{**MATTER, "events": EVENTS, "knowledge": given}))
    return Chronicle(index, {"held": "street", "mule": "transport", "buyer": "witnesses"})


@pytest.mark.parametrize(
    ("known", "event", "says"),
    [
        ({"of": {"person": "mule"}}, "e2", "was told of Bo Mule"),
        ({"of": {"person": "mule"}, "up_to": "500 g"}, "e4", "was told of Bo Mule, up to 500 g"),
        ({"of": {"undertaking": "u"}, "told_by": "mule"}, "e2", "was told by Bo Mule of West"),
        ({"of": {"undertaking": "u"}, "since": "2025-05-12"}, "e3", "was told of West"),
        ({"of": {"event": "e1"}, "how": "saw"}, None, "saw 100 g cocaine, May 1, 2025 (e1)"),
        ({"of": {"event": "e1"}, "since": "2025-05-01"}, "e1", "was told of 100 g cocaine, May 1, 2025 (e1)"),
    ],
)
def test_what_was_known_and_the_first_event_from_then_on(known: dict[str, Any], event: str | None, says: str) -> None:
    made = chronicle({"id": "k", **known})
    ((_, one),) = made.knowledge
    assert made.after(one) == event
    assert made.said(one) == says


def test_what_was_known_is_in_the_order_of_days() -> None:
    made = chronicle(
        {"id": "k1", "of": {"person": "mule"}, "since": "2025-06-01"}, {"id": "k2", "of": {"person": "mule"}}
    )
    assert [id for id, _ in made.knowledge] == ["k2", "k1"]


def test_lanes_are_the_persons_then_those_in_play_by_place() -> None:
    made = chronicle({"id": "k", "of": {"person": "buyer"}})
    events = list(made.index.events.values())
    assert made.lanes("held", [events[0]]) == ["held", "mule", "buyer"]
    assert made.lanes("mule", []) == ["mule"]
    told = chronicle({"id": "k", "of": {"undertaking": "u"}, "told_by": "mule"})
    assert told.lanes("held", []) == ["held", "mule"]


def test_who_acted_is_who_gave_unless_one_is_asked_for() -> None:
    event = RecordIndex.of(case(**MATTER)).events["e1"]
    assert actor(event) == ["held", "buyer", "mule"]
    assert actor(event, "mule") == ["mule", "buyer", "held"]


def test_a_bar_names_undertaking_and_scope() -> None:
    made = chronicle()
    ((undertaking, one),) = made.members
    assert label(undertaking, one, made.matter) == "u: whole"
