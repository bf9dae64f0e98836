"""What others may supply of the client: whatever somebody named under ``others`` could know."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.proffer.worlds.kinds import WORLDS
from tests.proffer.dunn import admission, dunn, sale, table
from tests.proffer.protection.test_usable import against

ORTIZ = {"id": "ortiz", "name": "Ortiz", "status": "uncharged"}


def own(id: str, quantity: str) -> dict[str, Any]:
    """Return a purchase in which the client alone takes part."""
    return {**sale(id, quantity), "participants": [{"person": "dunn", "act": "bought"}]}


def test_leak_is_what_others_may_say_whatever_the_client_said() -> None:
    admissions = [
        admission("a1", sale("p1", "3 kg"), topic="stash"),
        admission("a2", own("p2", "1 kg")),
        admission("a3", sale("p3", "1 kg"), topic="stash"),
    ]
    sessions = [{"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1", "a2"]}]
    others = [{"person": "reyes", "likely_topics": ["stash"]}]
    found = table(dunn(admissions, sessions=sessions, others=others))
    assert against(found, "leak") == {"p1", "p3"}
    assert found.against_others(WORLDS["leak"]) == frozenset()


@pytest.mark.parametrize(
    ("told", "case", "who", "supplied"),
    [
        # Reyes sold it: a part taken, whatever the topic.
        (admission("a1", sale("p1", "3 kg")), {}, "reyes", {"p1"}),
        # The client alone took part, and no topic is named: nobody could say it.
        (admission("a1", own("p1", "3 kg")), {}, "reyes", set()),
        # A case fact that Reyes is recorded to know of.
        (
            {"id": "a1", "topic": "supply", "says": "x", "supports": ["e1"]},
            {"knowledge": [{"id": "k1", "person": "reyes", "of": {"event": "e1"}, "how": "saw"}]},
            "reyes",
            {"a1>e1"},
        ),
        # The same, and nothing records that Reyes knew.
        ({"id": "a1", "topic": "supply", "says": "x", "supports": ["e1"]}, {}, "reyes", set()),
        # Somebody took part who is not named under others: not expected to speak.
        (
            admission("a1", sale("p1", "3 kg")),
            {"people": [ORTIZ]},
            "ortiz",
            set(),
        ),
    ],
)
def test_leak_is_whatever_those_named_could_know(
    told: dict[str, Any], case: dict[str, Any], who: str, supplied: set[str]
) -> None:
    found = table(dunn([told], case=case, others=[{"person": who}]))
    for position in POSITIONS:
        assert against(found, "leak", position) == supplied
    assert bool(found.could_supply) == bool(supplied)


def test_nobody_named_is_nobody_who_leaks() -> None:
    assert against(table(dunn([admission("a1", sale("p1", "3 kg"))])), "leak") == set()


def test_another_persons_word_does_not_lift_the_clients_own_dispute() -> None:
    case = {"events": [sale("e2", "2 kg", evidence=["lab"], disputed_by=["dunn"])]}
    given = {"id": "a1", "topic": "stash", "says": "x", "supports": ["e2"]}
    others = [{"person": "reyes", "likely_topics": ["stash"]}]
    found = table(dunn([given], case=case, others=others))
    assert against(found, "leak", "defense") == set()
    assert against(found, "leak", "government") == {"a1>e2"}
    assert against(found, "unprotected", "defense") == {"a1>e2"}
