"""Terms of published letters: dated examples, each term marked, none in place of the letter's own."""

from __future__ import annotations

import re

import pytest

from relcon.records.letter import Letter, Preset, presets
from relcon.records.matter import districts
from relcon.records.terms import stated, term_fields, term_of


@pytest.mark.parametrize("preset", list(presets().values()), ids=list(presets()))
def test_every_example_names_court_case_year_and_how_well_it_is_known(preset: Preset) -> None:
    court, year = preset.id.split("-")
    assert court in districts() and year == preset.year
    assert re.search(rf"\(.*\b{preset.year}\)", preset.case)  # the decision's own year
    assert preset.source in ("read", "read in part") and preset.note
    assert preset.label.startswith(f"example, from year {preset.year}: ")


@pytest.mark.parametrize("preset", list(presets().values()), ids=list(presets()))
def test_every_term_of_an_example_bears_its_mark_and_a_quote_has_been_read(preset: Preset) -> None:
    terms = [term_of(preset.terms, name) for name in term_fields() if stated(preset.terms, name)]
    assert terms and all(term.preset == preset.id and not term.silent for term in terms)
    # Where only part of a decision was read, or a report of it, few words are known: none is made up.
    assert all(term.quote for term in terms) or preset.source == "read in part"


def test_an_example_answers_only_what_the_letter_does_not_state() -> None:
    # D. Mass. 2013: derivative use allowed, case in chief barred. The letter: derivative use barred.
    letter = Letter.model_validate({"id": "l1", "preset": "mad-2013", "terms": {"derivative_use": "barred"}})
    assert (letter.terms.derivative_use.value, letter.terms.derivative_use.preset) == ("barred", None)
    assert (letter.terms.case_in_chief.value, letter.terms.case_in_chief.preset) == ("barred", "mad-2013")
    assert "derivative_use" not in letter.taken and "case_in_chief" in letter.taken


def test_a_term_written_as_silent_stays_silent() -> None:
    letter = Letter.model_validate({"id": "l1", "preset": "mad-2013", "terms": {"derivative_use": "silent"}})
    assert letter.terms.derivative_use.silent and letter.terms.derivative_use.preset is None


def test_a_letter_without_terms_takes_them_all_and_one_without_an_example_none() -> None:
    example = presets()["mad-2013"]
    taken = tuple(name for name in term_fields() if stated(example.terms, name))
    assert Letter.model_validate({"id": "l1", "preset": "mad-2013"}).taken == taken
    assert Letter.model_validate({"id": "l1"}).taken == ()
