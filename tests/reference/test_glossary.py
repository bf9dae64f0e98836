"""The words of the outputs: one source for the page and for `relcon help`, found by name, by part, by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.one_page.said import NO_PROMISE, TRIAL_AS_TOLD
from relcon.reference.find import known_words, lookup
from relcon.reference.glossary import GLOSSARY, page, terms, terms_on, terms_with
from relcon.reference.terminal import answer
from relcon.words import FULL_DISCLOSURE, IF_COMPLETE, OUTCOMES


def test_the_page_for_counsel_is_the_source(root: Path) -> None:
    assert (root / "docs" / GLOSSARY).read_text(encoding="utf-8") == page()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("lifted", "lifted"),
        ("Up and Down", "up and down"),
        ("(f)(5)", "(f)(5) full truthful disclosure"),
        ("full truthful disclosure", "(f)(5) full truthful disclosure"),
        ("zero-point", "zero-point offender"),
        ("zero point", "zero-point offender"),
        ("suppression", "suppression pending, challenge"),
        ("nothing protected", "Proffer, nothing protected"),
        ("converted", "converted drug weight, conv."),
        ("type C", "type C agreement"),
        ("conv", "converted drug weight, conv."),
        ("lifted?", "lifted?"),
        ("house rules", "house rules"),
        ("untold", "own acts on record, in no admission, untold"),
        ("credited", "credited"),
        ("secondary", "secondary"),
        ("*", "* beside months"),
    ],
)
def test_a_word_is_found_by_its_name_its_beginning_or_its_number(asked: str, said: str) -> None:
    assert said in [one.said for one in terms_on(asked)]
    assert any(one.said == said for one in lookup(asked).terms)


def test_a_word_inside_another_is_found_where_nothing_begins_with_it() -> None:
    assert terms_on("pages")
    assert not terms_on("honored")
    assert "Proffer, letter honored" in [one.said for one in terms_with("honored")]
    assert not terms_on("")


def test_every_word_has_a_sentence_and_is_known_to_the_spelling() -> None:
    assert [one.said for one in terms() if not one.means] == []
    assert {word for one in terms() for word in one.words} <= set(known_words())
    assert "word" not in {one.said for one in terms()}


@pytest.mark.parametrize("title", [*OUTCOMES.values(), FULL_DISCLOSURE, TRIAL_AS_TOLD, NO_PROMISE, IF_COMPLETE])
def test_every_outcome_and_condition_that_is_printed_has_its_word(title: str) -> None:
    assert any(title in one.words for one in terms())


@pytest.mark.parametrize("asked", ["range", "minimum", "tier", "breach", "low end"])
def test_a_word_of_the_screen_that_is_also_a_field_has_both_answers_the_screens_first(asked: str) -> None:
    found = lookup(asked)
    assert found.places and any(asked in one.words for one in found.terms)
    printed = answer(found)
    assert printed.startswith(found.terms[0].said)
    assert found.places[0].path in printed
