"""The words of the outputs: one source for the page and for `relcon help`, found by name, by part, by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.reference.find import known_words, lookup
from relcon.reference.glossary import GLOSSARY, page, terms, terms_on, terms_with


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
