"""A misspelled word is known, and another word that only looks like it is not taken for it."""

from __future__ import annotations

from relcon.spelling import nearest


def test_the_nearest_word_is_close_or_none() -> None:
    assert nearest("Bought", ("sold", "bought")) == "bought"
    assert nearest("zzz", ("sold", "bought")) is None
    assert nearest("x" * 10**6, ("sold",)) is None


def test_a_figure_is_no_misspelling_of_another_and_of_two_words_as_near_neither_is_taken() -> None:
    assert nearest("lab-8", ("lab-7",)) is None
    assert nearest("dann", ("dunn", "dana")) is None
    assert nearest("ordered", ("brokered",)) is None
    assert nearest("used", ("caused",)) is None
    assert nearest("goverment", ("government",)) == "government"
