"""What is said of each term of a letter: whole, in the words of the schema, and read as the positions read silence."""

from __future__ import annotations

import pytest

from relcon.law.letters.meanings import Meaning, meanings
from relcon.law.positions.options import POSITIONS, options
from relcon.records.options import PositionChanges
from relcon.records.term import NO_TERM, Term
from relcon.records.terms import Terms, term_fields

ALL = list(meanings().values())


@pytest.mark.parametrize("meaning", ALL, ids=lambda meaning: meaning.name)
def test_every_term_says_what_it_governs_on_what_authority(meaning: Meaning) -> None:
    assert meaning.title and meaning.governs and meaning.ask.endswith("?")
    assert len(meaning.reads) in (0, 2) and set(meaning.reads) <= set(meaning.words)
    assert meaning.source in ("S25", "read", "secondary", "inferred", "unverified", "none")
    assert meaning.cite or meaning.source in ("inferred", "none")


@pytest.mark.parametrize("meaning", ALL, ids=lambda meaning: meaning.name)
def test_the_description_says_how_silence_is_read_and_that_no_number_moves(meaning: Meaning) -> None:
    *part, name = term_fields()[meaning.name].path
    model = type(getattr(Terms(), part[0])) if part else Terms
    said = model.model_fields[name].description or ""
    if meaning.reads:
        assert f"Silent: defense reads {meaning.reads[0]}; psr and government read {meaning.reads[1]}" in said
    elif meaning.words:
        assert "Silent: " in said and "defense" not in said
    if not meaning.turns and meaning.words:
        assert "oves no number" in said or "Not put into a number" in said


def test_terms_stand_in_the_order_of_the_schema() -> None:
    assert list(meanings()) == list(term_fields())


def test_a_term_says_in_plain_words_what_the_letter_says() -> None:
    meaning = meanings()["derivative_use"]
    assert meaning.says(Term(("barred",))) == "evidence found through the statements may not be used"
    assert meaning.says(NO_TERM) == "the letter is silent"
    assert meanings()["carve_outs"].says(Term(("tax", "sex"))) == "tax; sexual offenses"
    assert meanings()["letter.office"].says(Term(("U.S. Attorney",))) == "U.S. Attorney"


@pytest.mark.parametrize(
    ("name", "defense", "government"),
    [
        # Against the drafter: what protects the client. For the government: what does not.
        ("derivative_use", "may not be used", "may be used"),
        ("is_1B1_8_agreement.no_use_promise", "will not be used against the client", "no promise"),
        ("sentencing.rebut_at_sentencing", "may not be used", "may answer"),
        ("rebuttal", "no rebuttal use", "any argument"),
        ("kastigar_waived", "is kept", "is waived"),
        ("use_breadth", "in any manner", "no direct use"),
        ("charged_on_word_alone", "no charge rests", "may rest"),
        ("dangerous_tasks", "agrees each time", "may be asked for"),
        ("sentencing.3553e_motion", "made under §3553(e) too", "decided apart"),
        ("breach.who_decides", "a court", "the office"),
        ("carve_outs", "no reading", "no reading"),
    ],
)
def test_silence_is_read_for_whom_the_position_says(name: str, defense: str, government: str) -> None:
    meaning = meanings()[name]
    changes = PositionChanges()
    assert defense in meaning.read(NO_TERM, options("defense", changes, None))
    for position in POSITIONS[1:]:
        assert government in meaning.read(NO_TERM, options(position, changes, None))
    for position in POSITIONS:  # a stated term is the same in every position
        said = Term((next(iter(meaning.words)),))
        assert meaning.read(said, options(position, changes, None)) == meaning.says(said)
