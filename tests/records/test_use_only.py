"""A letter that lets statements be used for some purposes only: what its other terms then say."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.letters.ambiguous import ambiguities
from relcon.proffer.letter.clauses import alternatives
from relcon.records.letter import Letter
from relcon.records.term import NO_TERM, Term
from relcon.records.terms import term_of, with_terms
from tests.proffer.dunn import dunn

ONLY = {"value": ["impeachment"], "quote": "for impeachment alone", "page": 2}


def letter(**terms: Any) -> Letter:
    return Letter.model_validate({"id": "l1", "terms": terms})


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (["impeachment"], ("barred", "if_D_testifies_inconsistent", "none", "barred", "no", "silent")),
        (["impeachment", "rebuttal"], ("barred", "if_D_testifies_inconsistent", "silent", "barred", "no", "silent")),
        (["rebuttal"], ("barred", "none", "silent", "barred", "no", "silent")),
        (["case_in_chief"], ("allowed", "none", "none", "barred", "no", "silent")),
        (["sentencing"], ("barred", "none", "none", "allowed", "silent", "silent")),
        (["derivative_use"], ("barred", "none", "none", "barred", "no", "allowed")),
        ("silent", ("silent",) * 6),
    ],
)
def test_every_use_that_is_not_listed_is_barred(listed: Any, expected: tuple[str, ...]) -> None:
    terms = letter(use_only=listed).terms
    said = (terms.case_in_chief, terms.impeachment, terms.rebuttal, terms.sentencing.guideline_range)
    found = (*said, terms.sentencing.rebut_at_sentencing, terms.derivative_use)
    assert tuple(term.value for term in found) == expected


def test_what_follows_bears_the_words_of_the_list_and_says_so() -> None:
    chief = letter(use_only=ONLY).terms.case_in_chief
    assert (chief.quote, chief.page, chief.by) == ("for impeachment alone", "2", "use_only")


def test_a_term_of_the_letters_own_stands_and_the_two_are_asked_about() -> None:
    found = letter(use_only=ONLY, case_in_chief="allowed", derivative_use="barred")
    assert (found.terms.case_in_chief.value, found.terms.case_in_chief.by) == ("allowed", None)
    assert [one.ask for one in ambiguities(found)] == ["Which of the two governs the case in chief?"]


def test_whether_it_reaches_what_is_found_is_asked() -> None:
    assert [one.ask for one in ambiguities(letter(use_only=ONLY))] == [
        "Does the limit reach evidence found through what the client says?"
    ]


def test_read_without_the_list_nothing_of_it_is_left_and_read_with_another_that_one() -> None:
    found = letter(use_only=ONLY, impeachment="if_D_testifies_at_all")
    bare = found.read_as(with_terms(found.terms, {"use_only": NO_TERM}))
    assert (bare.terms.case_in_chief.silent, bare.terms.impeachment.value) == (True, "if_D_testifies_at_all")
    other = found.read_as(with_terms(found.terms, {"use_only": Term(("case_in_chief",))}))
    assert other.terms.case_in_chief.value == "allowed"
    same = found.read_as(with_terms(found.terms, {"case_in_chief": NO_TERM}))
    assert same.terms.case_in_chief.value == "barred"


def test_the_letters_own_list_is_before_an_examples_terms() -> None:
    # The example of E.D. La. allows the case in chief; this letter's own words bar it.
    found = Letter.model_validate({"id": "l1", "preset": "laed-2009", "terms": {"use_only": ONLY}})
    assert found.terms.case_in_chief.value == "barred"
    assert Letter.model_validate({"id": "l1", "preset": "laed-2009"}).terms.case_in_chief.value == "allowed"


def test_a_letter_without_one_is_read_otherwise_by_the_clause_as_it_is_found() -> None:
    silent, stated = term_of(letter().terms, "use_only"), term_of(letter(use_only=ONLY).terms, "use_only")
    assert [one.values for one in alternatives("use_only", silent, dunn([]))] == [("impeachment",)]
    assert ("impeachment", "rebuttal") in [one.values for one in alternatives("use_only", stated, dunn([]))]
    assert NO_TERM.values in [one.values for one in alternatives("use_only", stated, dunn([]))]
