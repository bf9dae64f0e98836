"""The terms of a letter: every one of the clause schema (../shared/law/proffer.md §6), by name, read and exchanged."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from relcon.records.letter import Letter
from relcon.records.term import NO_TERM, Term
from relcon.records.terms import Terms, stated, term_fields, term_of, with_terms

# The schema's own words, section by section.
SCHEMA: dict[str, list[str]] = {
    "letter": [
        "office",
        "date",
        "version_quote",
        "parties_bound",
        "agreement_entered",
        "sessions_covered",
        "counsel_statements_covered",
        "documents_covered",
    ],
    "is_1B1_8_agreement": ["cooperation_about_others", "no_use_promise", "cites_1B1_8"],
    "sentencing": [
        "guideline_range",
        "disclosed_to_court",
        "probation",
        "3553a_use",
        "rebut_at_sentencing",
        "acceptance_use",
        "5K_use",
        "3553e_motion",
        "safety_valve_carveout",
    ],
    "truthfulness": ["duty_complete", "false_statement_1001", "obstruction_3C1_1"],
    "breach": ["standard", "who_decides", "consequence", "notice_cure"],
    "topics": ["in", "out"],
}
ALONE = [
    "protected_material",
    "use_only",
    "case_in_chief",
    "derivative_use",
    "use_breadth",
    "charged_on_word_alone",
    "kastigar_waived",
    "impeachment",
    "rebuttal",
    "rebuttal_form",
    "rebuttal_standard",
    "stages",
    "carve_outs",
    "testify_required",
    "dangerous_tasks",
    "recording",
]


def test_every_term_of_the_schema_is_there_and_no_other() -> None:
    nested = [f"{part}.{name}" for part, names in SCHEMA.items() for name in names]
    assert sorted(term_fields()) == sorted([*nested, *ALONE])


@pytest.mark.parametrize("name", list(term_fields()))
def test_a_term_left_out_is_silent_and_each_can_be_read_otherwise_alone(name: str) -> None:
    field = term_fields()[name]
    word = field.words[0] if field.words else "something"
    terms = Terms()
    assert term_of(terms, name).silent and not stated(terms, name)
    other = with_terms(terms, {name: Term((word,), "the words", "2")})
    assert term_of(other, name) == Term((word,), "the words", "2") and stated(other, name)
    assert {one for one in term_fields() if term_of(other, one) != term_of(terms, one)} == {name}
    assert term_of(with_terms(other, {name: NO_TERM}), name).silent


def test_two_terms_of_one_section_are_read_otherwise_together() -> None:
    names = ("is_1B1_8_agreement.no_use_promise", "is_1B1_8_agreement.cites_1B1_8")
    other = with_terms(Terms(), {names[0]: Term(("no",)), names[1]: Term(("yes",))})
    assert [term_of(other, name).value for name in names] == ["no", "yes"]


def test_a_term_written_as_silent_is_stated() -> None:
    letter = Letter.model_validate({"id": "l1", "terms": {"derivative_use": "silent"}})
    assert stated(letter.terms, "derivative_use") and letter.terms.derivative_use.silent
    assert not stated(letter.terms, "sentencing.guideline_range")


@pytest.mark.parametrize("value", ["never", ["barred", "allowed"], {"quote": "x"}, {"value": "barred", "pg": 1}])
def test_other_words_are_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        Letter.model_validate({"id": "l1", "terms": {"derivative_use": value}})
