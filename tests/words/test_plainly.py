"""Reasons with people by name: an id is replaced where the reason names a person, and nowhere else."""

from __future__ import annotations

import pytest

from relcon import words
from relcon.event_words import shown
from relcon.results.roles import Shown
from tests.helpers.matters import case

MATTER = case(
    case={"caption": "A matter for tests"},
    people=[
        {"id": "runner", "name": "Andre Tull", "status": "uncharged"},
        {"id": "bell", "name": "Marcus Bell", "status": "uncharged"},
        {"id": "helper", "name": "Lee Ortiz", "status": "uncharged"},
    ],
    undertakings=[{"id": "w", "title": "the west side", "members": [{"id": "m1", "person": "bell", "scope": "whole"}]}],
    circumstances=[{"id": "g1", "kind": "firearm", "date": "2025-06-04", "by": ["bell"]}],
    knowledge=[{"id": "k1", "person": "bell", "of": {"circumstance": "g1"}, "how": "saw"}],
    authority=[{"id": "a1", "by": "bell", "over": "runner", "undertaking": "w", "acts": ["set_terms"]}],
    events=[
        {
            "id": "e1",
            "kind": "purchase",
            "date": "2025-06-03",
            "substance": "cocaine",
            "quantity": "500 g",
            "participants": [{"person": "bell", "act": "bought"}],
        }
    ],
)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("manager or supervisor over runner, helper; 8 counted", "manager or supervisor over Tull, Ortiz; 8 counted"),
        ("was recruited by bell", "was recruited by Bell"),
        ("runner is no participant then (n.1)", "Tull is no participant then (n.1)"),
        ("3 participants and 1 unknowing helper recorded", "3 participants and 1 unknowing helper recorded"),
        ("acted from 2024-12-20 to 2025-10-02", "acted from December 20, 2024 to October 2, 2025"),
        ("5 acts over 30 days", "5 acts over 30 days"),
        (
            "criteria 4, 5 of USSG §5C1.2(a) not shown",
            "(f)(4) no aggravating role: fails; (f)(5) full truthful disclosure: not yet made",
        ),
        ("criterion 1 of USSG §5C1.2(a) open", "(f)(1) criminal history: open"),
    ],
)
def test_a_reason_names_people_and_criteria(reason: str, said: str) -> None:
    assert words.plainly(reason, MATTER) == said


@pytest.mark.parametrize(
    ("text", "facts", "said"),
    [
        ("event e1", ("e1",), "the purchase of 500 g cocaine, June 3, 2025 (e1)"),
        ("membership m1", ("m1",), "what Bell agreed to (m1)"),
        ("authority a1", ("a1",), "Bell over Tull: set terms (a1)"),
        ("brokered in e1", ("e1",), "brokered in the purchase of 500 g cocaine, June 3, 2025 (e1)"),
        ("knew of g1, saw", ("k1",), "knew of the firearm (g1), saw"),
        ("own acts: once", ("e1",), "own acts: once"),
    ],
)
def test_what_is_shown_names_its_records(text: str, facts: tuple[str, ...], said: str) -> None:
    assert shown(Shown(text=text, facts=facts), MATTER) == said
