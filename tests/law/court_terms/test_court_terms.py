"""Prior sentences as court records phrase them: ``terms.yaml``; a text is read wholly or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from relcon.law.court_terms import Unread, read
from relcon.law.court_terms.words import words
from relcon.law.terms import FOR_LIFE
from relcon.law.ussg.s4a1_2 import Commenced, Scored, scores
from relcon.records.history import Sentence

ROWS: list[dict[str, Any]] = YAML(typ="base").load(Path(__file__).with_name("terms.yaml"))["phrases"]
CASES = [
    pytest.param(row, phrase, id=f"{phrase} -> {row['points']} ({row['cite']})")
    for row in ROWS
    for phrase in (row["phrase"], *row.get("also", ()))
]
READ = [phrase for row in ROWS if "imprisonment" in row for phrase in (row["phrase"], *row.get("also", ()))]
BEGAN = np.array([date(2025, 1, 1).toordinal()])


def scored(term: str, **fields: str) -> Scored:
    given = {"id": "s1", "offense": "theft", "imposed": "2020-01-01", "term": term, **fields}
    sentence = Sentence.model_validate(given)
    return scores((sentence,), {}, Commenced(BEGAN, BEGAN), 1, "2025")[0]["s1"]


@pytest.mark.parametrize(("row", "phrase"), CASES)
def test_points(row: dict[str, Any], phrase: str) -> None:
    fields = {key: row[key] for key in row if key not in ("phrase", "also", "points", "cite", "imprisonment")}
    low, _, high = row["points"].partition(" to ")
    found = scored(phrase, **fields)
    assert (int(found.low[0]), int(found.high[0])) == (int(low), int(high or low))
    assert bool(found.missing) == bool(high)


@pytest.mark.parametrize("row", [row for row in ROWS if "imprisonment" in row], ids=lambda row: row["phrase"])
def test_imprisonment(row: dict[str, Any]) -> None:
    found = read(row["phrase"])
    assert found.least == found.most and str(found.least) == row["imprisonment"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "probation maybe",
        "2 to 6",
        "6 to 2 years",
        "split sentence 10/18 months",
        "6 months suspended, 8 months suspended",
        "60 days, 90 days suspended",
        "90 days jail and 30 days suspended",
        "5 years suspended, 90 days",
        "time served and 75 days",
        "90 days or probation",
        "revoked, 2 years",
        "30 days jail, age 19, age 20",
        "DUI: 30 days suspended",
        "same day",
        "101 years 1 day 1 day",
        "101 years to serve",
        "9999 years",
        "1.3 days",
        "sentencing pending, 6 months",
        "life, 10 years suspended",
        "25 to life",
        "lifelong registration",
        "10 years, balance suspended",
        "2 years suspended, time served",
        "3 years supervised release",
        "1 year of 90 days",
        "1 year 90 days jail",
        "10 years suspended to 2 years",
    ],
)
def test_what_can_be_put_together_in_no_way_or_in_two_is_not_read(text: str) -> None:
    with pytest.raises(Unread):
        read(text)


@given(st.sampled_from(READ), st.data())
def test_a_word_that_is_not_known_leaves_the_whole_text_unread(phrase: str, data: st.DataObject) -> None:
    pieces = phrase.split(" ")
    at = data.draw(st.integers(0, len(pieces)))
    strange = data.draw(st.text(alphabet="bcdfghjklmnpqrstvwxz", min_size=4, max_size=9).filter(_strange))
    text = " ".join([*pieces[:at], strange, *pieces[at:]])
    with pytest.raises(Unread):
        read(text)
    found = scored(text)
    # Nothing but the bounds of every sentence, and the text is said.
    assert (int(found.low[0]), int(found.high[0])) == (1, 3) and f'"{text}" is not read' in found.missing


def _strange(word: str) -> bool:
    return not words(word)[0].kind


@given(st.sampled_from(READ), st.sampled_from(READ))
def test_two_texts_in_one_come_to_no_less_than_nothing_and_no_more_than_life(one: str, other: str) -> None:
    """What two whole texts make together is read by the grammar, or not at all; it never fails otherwise."""
    for joined in (f"{one}, {other}", f"{one} and {other}", f"{one} {other}", f"{one}; revoked, {other}"):
        try:
            found = read(joined)
        except Unread:
            continue
        assert found.least == found.most or found.least.less_than(found.most) == "yes"
        assert found.most == FOR_LIFE or found.most.exceeds_months(0) in ("yes", "no")
