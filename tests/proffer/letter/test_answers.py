"""Letters as answers: every term shown, another beside it, what to ask."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.proffer.letter.answers import compare, questions, show
from relcon.proffer.refusal import NoProffer, UnknownName, Unresolved
from relcon.records.letter import Letter
from relcon.records.matter import Matter
from relcon.records.terms import term_fields
from relcon.results.letter import LetterQuestion, LetterTerm
from tests.helpers.matters import matter
from tests.proffer.dunn import CASE, MET, admission, dunn, sale

# On the record 1 kg of cocaine: level 24, less 3: 21, category I, 37-46. With 3 kg told: 28, less 3: 25, 57-71. The
# minimum of 60 months stands above both: the fifth criterion is open.
TERMS: dict[str, Any] = {
    "is_1B1_8_agreement": MET,
    "derivative_use": {"value": "allowed", "quote": "We may follow it.", "page": "2"},
}


def told(terms: dict[str, Any] | None = None, **proffer: Any) -> Matter:
    return dunn([admission("a1", sale("p1", "3 kg"))], TERMS if terms is None else terms, **proffer)


def shown(given: Matter) -> dict[str, LetterTerm]:
    (letter,) = show(given).letters
    return {term.term: term for term in letter.terms}


def test_every_term_of_the_schema_is_shown_in_order() -> None:
    assert list(shown(told())) == list(term_fields())


def test_a_stated_term_has_its_words_its_page_and_one_meaning_in_every_position() -> None:
    term = shown(told())["derivative_use"]
    assert (term.value, term.silent, term.quote, term.page) == (("allowed",), False, "We may follow it.", "2")
    assert set(term.positions.values()) == {term.says}
    assert term.governs and "Kastigar" in term.cite and term.source == "secondary"


def test_a_silent_term_is_open_and_read_by_each_position() -> None:
    term = shown(told())["kastigar_waived"]
    assert term.silent and term.says == "the letter is silent"
    assert term.positions == {
        "defense": "open, read against the government: the hearing is kept",
        "psr": "open, read for the government: the hearing is waived",
        "government": "open, read for the government: the hearing is waived",
    }


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (TERMS, "kept out of the range: cooperation about others and a promise not to use"),
        ({"is_1B1_8_agreement": MET | {"no_use_promise": "no"}}, "may enter the range: the government made no promise"),
        ({"sentencing": {"guideline_range": "barred"}}, "kept out of the range: the letter itself bars"),
    ],
)
def test_use_in_the_range_is_what_the_whole_letter_comes_to(terms: dict[str, Any], words: str) -> None:
    found = shown(told(terms))["sentencing.guideline_range"].positions
    assert all(text.startswith(words) for text in found.values()) and list(found) == list(POSITIONS)


def test_a_term_of_a_dated_example_says_so() -> None:
    letters = [{"id": "l1", "entered": "2026-03-09", "preset": "nysd-2016", "terms": TERMS}]
    (letter,) = show(told(letters=letters)).letters
    assert letter.preset is not None and letter.preset.terms == ("rebuttal",)
    assert letter.preset.label.startswith("example, from year 2016")
    assert {term.term for term in letter.terms if term.preset} == {"rebuttal"}


def test_what_no_letter_restricts_is_said_with_the_letter() -> None:
    (letter,) = show(told()).letters
    text = " ".join(letter.unrestricted)
    for cite in ("(b)(2)", "(b)(3)", "(b)(5)", "statutory minimum", "amend. 836", "within the range"):
        assert cite in text


def test_a_letter_against_a_file_shows_what_each_term_changes() -> None:
    other = Letter.model_validate(
        {
            "id": "offered",
            "terms": {**TERMS, "is_1B1_8_agreement": MET | {"no_use_promise": "no"}, "recording": "audio"},
        }
    )
    found = compare(told(), other).compared
    assert found is not None and found.what == "a letter of another file"
    promise, recording = found.differences
    assert (promise.here.value, promise.there.value) == (("yes",), ("no",))
    assert promise.clause is not None and recording.clause is not None and recording.clause.worlds == {}
    for position in POSITIONS:
        cell = promise.clause.worlds["protected"][position]
        assert (cell.by_table, cell.by_table_otherwise) == (37, 57)
    assert found.together is not None and found.together.worlds.keys() == promise.clause.worlds.keys()


def test_an_example_is_compared_on_what_was_read_of_it() -> None:
    found = compare(told(), "mad-2013").compared
    assert found is not None and found.what.startswith("example, from year 2013")
    assert {one.term for one in found.differences} == {"letter.parties_bound", "protected_material", "case_in_chief"}
    assert len(found.not_stated) == len(term_fields()) - 5  # of five terms read two agree


def test_another_letter_of_the_file_is_found_by_its_id_or_by_its_session() -> None:
    letters = [
        {"id": "l1", "entered": "2026-03-09", "terms": TERMS},
        {"id": "l2", "entered": "2026-04-01", "terms": {**TERMS, "recording": "audio"}},
    ]
    sessions = [
        {"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1"]},
        {"id": "s3", "date": "2026-04-02", "mode": "in_person", "letter": "l2", "admissions": []},
    ]
    given = told(letters=letters, sessions=sessions)
    for other in ("l1", "s2"):
        found = compare(given, other).compared  # that of the last session, against the first
        assert found is not None and (found.here, found.there) == ("l2", "l1")
        assert found.entered == ("2026-04-01", "2026-03-09")
        assert [one.term for one in found.differences] == ["recording"]
        assert found.differences[0].clause is None  # nothing new was said under it
    with pytest.raises(UnknownName, match="l9"):
        compare(given, "l9")


def asked(given: Matter) -> dict[tuple[str, ...], LetterQuestion]:
    (found,) = questions(given).questions.values()
    return {one.terms: one for one in found if one.kind != "beside"}


def test_every_silent_term_is_asked_about_and_no_stated_one() -> None:
    found = asked(told())
    silent = {name for name, term in shown(told()).items() if term.silent}
    # The day of entry and the office are beside the terms in the file, or ask for no law; each use has its own term.
    left = {"letter.agreement_entered", "letter.date", "letter.version_quote", "use_only"}
    assert {name for names in found for name in names} == silent - left
    assert {one.kind for one in found.values()} == {"silent"}


def test_questions_stand_in_the_order_of_the_schema_and_those_beside_it_last() -> None:
    (found,) = questions(told({"derivative_use": "barred", "kastigar_waived": "yes"})).questions.values()
    order = list(term_fields())
    places = [order.index(one.terms[0]) for one in found if one.terms]
    assert places == sorted(places)
    assert [one.kind for one in found][-3:] == ["beside"] * 3 and not found[-1].terms
    assert [one.terms for one in found if one.kind == "ambiguous"] == [("derivative_use", "kastigar_waived")]


def test_a_question_names_the_outputs_that_turn_on_it_and_the_low_ends() -> None:
    found = asked(told({"is_1B1_8_agreement": {"cooperation_about_others": "yes"}}))
    promise = found["is_1B1_8_agreement.no_use_promise",]
    assert "protected" in promise.turns
    moved = {
        (clause.otherwise["is_1B1_8_agreement.no_use_promise"], position): (cell.by_table, cell.by_table_otherwise)
        for clause in promise.clauses
        for position, cell in clause.worlds.get("protected", {}).items()
    }
    # Silent: kept out in the Defense's reading (37), counting in the others' (57).
    assert moved == {("yes", "psr"): (57, 37), ("yes", "government"): (57, 37), ("no", "defense"): (37, 57)}
    assert found["recording",].turns == () and found["recording",].clauses == ()


def test_a_term_of_an_example_is_asked_about() -> None:
    letters = [{"id": "l1", "entered": "2026-03-09", "preset": "nysd-2016", "terms": TERMS}]
    question = asked(told(letters=letters))["rebuttal",]
    assert question.kind == "example" and "2016" in question.why


def test_without_a_proffer_or_a_letter_there_is_nothing_to_show() -> None:
    with pytest.raises(NoProffer):
        show(matter(CASE))
    with pytest.raises(NoProffer, match="no letter"):
        show(told(letters=[], sessions=[]))
    with pytest.raises(UnknownName, match="l7"):
        show(told(), "l7")


def test_an_unresolved_admission_stops_numbers_and_not_the_terms() -> None:
    given = dunn([admission("a1", sale("p1", "3 kg"), basis="unresolved")], TERMS)
    assert show(given).letters
    with pytest.raises(Unresolved):
        compare(given, "mad-2013")
    with pytest.raises(Unresolved):
        questions(given)
