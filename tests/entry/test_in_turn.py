"""What is asked depends on what was answered: how often each week, limits before there are deals, what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entry.conftest import answered

RUNS = ["distribution", "runs", "2024-05-01 to 2024-06-12", "crack", "0.5 g", "fisk", "delivered", "", "house", "uo-1"]


@pytest.mark.parametrize("often", ["2 to 6, likely 4", "2 to 6 a week, likely 4", "2 to 6 times a week, likely 4"])
def test_how_often_each_week_is_asked_apart_from_how_often_in_all(case: Path, often: str) -> None:
    text, talk = answered(case, "event", *RUNS, "series", "week", often, "", "")
    assert text is not None
    assert 'series: {every: week, times: {low: "2", point: "4", high: "6"}}' in " ".join(text.split())
    assert "How often each week?" in talk.text
    assert "in ALL" not in talk.text


def test_without_a_rhythm_only_how_often_in_all_is_asked(case: Path) -> None:
    text, talk = answered(case, "event", *RUNS, "series", "", "12", "", "")
    assert text is not None and "count: " in text.partition("id: runs")[2]
    assert "How often each" not in talk.text
    assert "in ALL" in talk.text


@pytest.mark.parametrize("typed", ["4 a week", "2 to 6, likely 4 a week"])
def test_how_often_a_week_in_the_place_of_how_often_in_all_points_to_times(case: Path, typed: str) -> None:
    text, talk = answered(case, "event", *RUNS, "series", "", typed, "12", "", "")
    assert "how often each week is written `every: week` and `times:` with the number alone" in talk.text
    assert text is not None and "times" not in text.partition("id: runs")[2]


def test_a_rhythm_with_how_often_in_it_is_taken_by_a_return_and_then_how_often_is_asked(case: Path) -> None:
    text, talk = answered(case, "event", *RUNS, "series", "3 times a month", "", "3", "", "")
    assert text is not None and 'times: "3"' in text
    assert "every (empty: month;" in talk.text


def test_of_a_rhythm_in_days_the_days_are_repeated(case: Path) -> None:
    _, talk = answered(case, "event", *RUNS, "series", "{days: 10}", "3", "", "")
    assert "How often each 10 days?" in talk.text


def test_a_word_for_a_series_says_where_it_stands(case: Path) -> None:
    _, talk = answered(case, "event", *RUNS, "times", "", "")
    assert "`series: {every: week, times: 2}`" in talk.text


MEMBER = ["house", "fisk", "", "2024-06-06", "2024-06-12", "arrest", "limits"]


def test_limits_by_deals_come_later_and_the_others_now(case: Path) -> None:
    text, talk = answered(case, "member", *MEMBER, "", "1 g", "stokes", "", "", "", "")
    assert text is not None and "scope: {per_event_max: " in " ".join(text.split())
    assert "events and places: none is recorded yet; limits by deals or places are entered later" in talk.text
    assert "relcon add member" in talk.text
    assert not any("Only which events" in prompt for prompt in talk.prompts)


def test_who_has_no_limit_to_give_answers_otherwise_or_leaves_the_record_out(case: Path) -> None:
    text, talk = answered(case, "member", *MEMBER, "", "", "", "")
    assert text is None
    assert "No limits given." in talk.text
    assert "leave this membership out for now" in talk.prompts[-1]
    text, _ = answered(case, "member", *MEMBER, "", "", "", "open", "", "", "", "")
    assert text is not None and "scope: open" in text


@pytest.mark.parametrize("typed", ["June 1, 2024", "1, 3"])
def test_an_answer_to_another_question_never_becomes_the_id_that_a_return_takes(case: Path, typed: str) -> None:
    text, talk = answered(case, "event", "purchase", typed, "", "2024-06-01", "crack", *[""] * 9)
    assert text is not None and "id: e1" in text  # the next free number, as before the slip
    assert talk.prompts[1] == talk.prompts[2]


def test_an_interval_without_its_first_year_is_taken_with_it_by_a_return(case: Path) -> None:
    text, talk = answered(case, "event", "purchase", "", "May 1 to June 12, 2024", "", "crack", *[""] * 9)
    assert text is not None and "date: {from: 2024-05-01, to: 2024-06-12}" in text
    assert "the year of the first day is missing" in talk.text
