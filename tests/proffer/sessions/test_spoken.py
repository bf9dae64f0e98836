"""Sessions add up; what was said first under no letter stays unprotected."""

from __future__ import annotations

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.proffer.refusal import UnknownName
from relcon.proffer.sessions.spoken import spoken
from tests.proffer.dunn import admission, dunn, sale, table

TWO = [
    {"id": "s1", "date": "2026-02-12", "mode": "attorney", "admissions": ["a1"]},
    {"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1", "a2"]},
]
BOTH = [admission("a1", sale("p1", "3 kg")), admission("a2", sale("p2", "1 kg"))]


def test_a_session_includes_those_before_it() -> None:
    given = dunn(BOTH, sessions=TWO)
    assert spoken(given, "s1").mask == {"a1"}
    assert spoken(given, "s1").unsaid == {"a2": "said in a later session"}
    assert spoken(given).mask == {"a1", "a2"}
    assert spoken(given).last is not None and spoken(given).last.id == "s2"  # type: ignore[union-attr]


def test_an_attorneys_proffer_before_the_letter_is_known_before() -> None:
    found = table(dunn(BOTH, sessions=TWO))
    for position in POSITIONS:
        first, second = found.decisions[position]["a1"], found.decisions[position]["a2"]
        assert (first.usable, first.reason) == (True, "before any agreement")
        assert (second.usable, second.reason) == (False, "kept out")


def test_an_admission_in_no_session_is_never_said() -> None:
    given = dunn(BOTH, sessions=[{**TWO[1], "admissions": ["a2"]}])
    assert spoken(given).unsaid == {"a1": "in no session"}


def test_a_topic_openly_declined_is_not_said() -> None:
    topics = [{"id": "supply", "title": "Supply", "fenced": "true"}]
    assert spoken(dunn(BOTH, topics=topics)).mask == frozenset()


def test_without_sessions_all_is_said_under_the_only_letter() -> None:
    found = spoken(dunn(BOTH, sessions=[]))
    assert found.mask == {"a1", "a2"} and found.last is None
    assert {said.letter.id for said in found.disclosures.values() if said.letter is not None} == {"l1"}


def test_an_unknown_session_is_named() -> None:
    with pytest.raises(UnknownName, match="no such session: s9; allowed: s2"):
        spoken(dunn(BOTH), "s9")


def test_sessions_out_of_order_are_sorted_by_date() -> None:
    sessions = [
        {"id": "later", "date": "2026-04-01", "mode": "in_person", "letter": "l1", "admissions": ["a2"]},
        {"id": "earlier", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1"]},
    ]
    given = dunn([admission("a1", sale("p1", "1 kg")), admission("a2", sale("p2", "2 kg"))], sessions=sessions)
    assert list(given.sessions) == ["earlier", "later"]
    assert spoken(given, "earlier").mask == {"a1"}
    assert spoken(given).mask == {"a1", "a2"}
