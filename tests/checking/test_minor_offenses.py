"""Prior sentences of which counsel is asked: perhaps a minor offense, or words that are not read."""

from __future__ import annotations

import pytest

from relcon.checking.defendants import prior_sentences
from tests.checking.conftest import Read


def case(sentence: str) -> str:
    return f"""
people:
  - id: dee
    name: Dee
    status: defendant
    defendant:
      counts: [{{count: "1", statute: 21 USC 846, dates: 2025-06-03}}]
      criminal_history: {{under_sentence: no, sentences: [{{id: s1, {sentence}}}]}}
"""


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("offense: criminal trespass, term: 20 days", "'criminal trespass' may be an offense of USSG §4A1.2(c)(1)"),
        ("offense: 'Reckless driving, second degree', term: 20 days", "write minor: c1, or minor: no"),
        ("offense: public intoxication, term: fine", "USSG §4A1.2(c)(2)"),
        ("offense: DUI, minor: c1, term: 20 days", "driving under the influence is always counted (USSG §4A1.2 n.5)"),
        ("offense: theft, term: 2 years or so", "the term \"2 years or so\" is not read, for 'so'"),
        ("offense: theft, term: time served", "leaves open how many days were served"),
    ],
)
def test_it_is_asked(read: Read, sentence: str, said: str) -> None:
    (note,) = prior_sentences(read(case(sentence)))
    assert (note.record, note.kind) == ("s1", "open_norm") and said in note.text


@pytest.mark.parametrize(
    "sentence",
    [
        "offense: criminal trespass, minor: no, term: 20 days",
        "offense: criminal trespass, minor: c1, term: 20 days",
        "offense: criminal trespass, points: 1",
        "offense: DUI, term: 20 days",
        "offense: theft, term: 2 years",
        "offense: theft, term: whatever it was, points: 2",
        "offense: smuggling of hunted animals, term: 2 years",
    ],
)
def test_it_is_not(read: Read, sentence: str) -> None:
    assert list(prior_sentences(read(case(sentence)))) == []
