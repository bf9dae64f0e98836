"""USSG §1B1.8, fact by fact: each row of the rule table in ../shared/law/proffer.md §7 on the guideline range."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS, Options, options
from relcon.law.ussg.s1b1_8.agreement import read_term
from relcon.law.ussg.s1b1_8.decide import decide
from relcon.law.ussg.s1b1_8.disclosure import Decision, Disclosure
from relcon.records.base import PositionName
from relcon.records.evidence import Evidence
from relcon.records.letter import Letter
from relcon.records.options import PositionChanges
from relcon.records.proffer import Admission
from relcon.records.term import Term

MET = {"cooperation_about_others": "yes", "no_use_promise": "yes"}
ENTERED = "2026-03-09"


def position(name: PositionName) -> Options:
    return options(name, PositionChanges(), None)


def decided(
    name: PositionName,
    *,
    terms: dict[str, Any] | None = None,
    entered: str | None = ENTERED,
    mode: str = "in_person",
    admission: dict[str, Any] | None = None,
    evidence: dict[str, Any] | None = None,
    ruled_out: bool = False,
) -> Decision:
    letter = None if terms is None else Letter.model_validate({"id": "l1", "entered": entered, "terms": terms})
    said = Admission.model_validate({"id": "a1", "topic": "t", "says": "A fact.", **(admission or {})})
    exhibit = Evidence.model_validate({"id": "x1", "kind": "statement", **(evidence or {})})
    disclosure = Disclosure(said, mode, date(2026, 3, 10), letter)  # type: ignore[arg-type]
    return decide(disclosure, position(name), {"x1": exhibit}.__getitem__, lambda _: ruled_out)


def everywhere(reason: str, usable: bool, **given: Any) -> None:
    for name in POSITIONS:
        found = decided(name, **given)
        assert (found.usable, found.reason) == (usable, reason), name
        assert found.open == ()


def test_cooperation_about_others_and_a_promise_keep_it_out() -> None:
    everywhere("kept out", False, terms={"is_1B1_8_agreement": MET})


def test_without_a_promise_it_counts() -> None:
    everywhere("no promise", True, terms={"is_1B1_8_agreement": MET | {"no_use_promise": "no"}})


def test_an_agreement_on_his_own_crimes_is_outside_the_guideline_n6() -> None:
    everywhere("own crimes only", True, terms={"is_1B1_8_agreement": MET | {"cooperation_about_others": "no"}})


def test_the_letter_itself_may_bar_what_the_guideline_does_not() -> None:
    terms = {"is_1B1_8_agreement": {"cooperation_about_others": "no"}, "sentencing": {"guideline_range": "barred"}}
    everywhere("kept out", False, terms=terms)


def test_use_that_the_agreement_provides_for_counts() -> None:
    everywhere(
        "agreement provides for use",
        True,
        terms={"is_1B1_8_agreement": MET, "sentencing": {"guideline_range": "allowed"}},
    )


def test_a_letter_may_exclude_the_guideline() -> None:
    everywhere("excluded", True, terms={"is_1B1_8_agreement": MET | {"cites_1B1_8": "excluded"}})


@pytest.mark.parametrize(
    ("reason", "terms"),
    [
        ("agreement provides for use", {"is_1B1_8_agreement": MET, "sentencing": {"guideline_range": "allowed"}}),
        ("excluded", {"is_1B1_8_agreement": MET | {"cites_1B1_8": "excluded"}}),
        ("no promise", {"is_1B1_8_agreement": MET | {"no_use_promise": "no"}}),
        ("own crimes only", {"is_1B1_8_agreement": MET | {"cooperation_about_others": "no"}}),
    ],
)
def test_a_letter_that_protects_nothing_is_told_before_what_was_known_anyway(
    reason: str, terms: dict[str, Any]
) -> None:
    # Known the day before, which would let it in under (b)(1) as well: an exception to a protection comes after it.
    everywhere(reason, True, terms=terms, admission={"already_known": ["x1"]}, evidence={"known_since": "2026-03-08"})


def test_a_carve_out_counts_and_another_subject_does_not() -> None:
    terms = {"is_1B1_8_agreement": MET, "carve_outs": ["violence", "tax"]}
    everywhere("carve-out", True, terms=terms, admission={"concerns": ["violence"]})
    everywhere("kept out", False, terms=terms, admission={"concerns": ["firearms"]})


@pytest.mark.parametrize(
    ("since", "reason", "usable"),
    [
        ("2026-03-08", "known before", True),  # the day before the agreement
        ("2026-03-09", "kept out", False),  # the same day is not before
        (
            "2026-03-10",
            "kept out",
            False,
        ),  # before the session ended, after the agreement: its date counts, not the session's
    ],
)
def test_known_before_the_agreement_was_entered_b1(since: str, reason: str, usable: bool) -> None:
    everywhere(
        reason,
        usable,
        terms={"is_1B1_8_agreement": MET},
        admission={"already_known": ["x1"]},
        evidence={"known_since": since},
    )


def test_known_since_an_unknown_date_is_open() -> None:
    given: dict[str, Any] = {"terms": {"is_1B1_8_agreement": MET}, "admission": {"already_known": ["x1"]}}
    answers = {name: decided(name, **given) for name in POSITIONS}
    assert {name: found.usable for name, found in answers.items()} == {
        "defense": False,
        "psr": True,
        "government": True,
    }
    assert all("has no date" in found.open[0] for found in answers.values())


@pytest.mark.parametrize("known", [{}, {"already_known": ["x1"]}])
def test_an_agreement_of_unknown_date_leaves_it_open_what_came_before_it_b1(known: dict[str, Any]) -> None:
    given: dict[str, Any] = {
        "terms": {"is_1B1_8_agreement": MET},
        "entered": None,
        "admission": known,
        "evidence": {"known_since": "2026-01-01"},
    }
    answers = {name: decided(name, **given) for name in POSITIONS}
    assert {name: found.usable for name, found in answers.items()} == {
        "defense": False,
        "psr": True,
        "government": True,
    }
    assert all("is not recorded" in found.open[0] for found in answers.values())
    assert {len(answers["defense"].open)} == {1 + len(known)}  # the exhibit's own question stays beside it


def test_a_topic_that_the_letter_leaves_out_is_not_provided_under_it() -> None:
    terms = {"is_1B1_8_agreement": MET, "topics": {"out": ["t"]}}
    everywhere("not covered", True, terms=terms)
    everywhere("kept out", False, terms=terms, admission={"topic": "another"})


def test_a_violent_disclosure_in_a_safety_valve_session_without_a_letter_counts() -> None:
    # 18 U.S.C. §3553(f), last sentence: the bar on enhancing does not reach a violent offense.
    everywhere("violent offense", True, mode="safety_valve", admission={"concerns": ["violence"]})


def test_an_independent_source_counts_where_the_position_does_not_rule_it_out() -> None:
    given: dict[str, Any] = {"terms": {"is_1B1_8_agreement": MET}, "admission": {"independent": ["x1"]}}
    everywhere("independent source", True, **given)
    everywhere("kept out", False, ruled_out=True, **given)


def test_a_silent_letter_is_read_by_position_and_flagged() -> None:
    answers = {name: decided(name, terms={}) for name in POSITIONS}
    assert {name: found.usable for name, found in answers.items()} == {
        "defense": False,
        "psr": True,
        "government": True,
    }
    assert answers["defense"].open == (
        "the letter is silent on cooperation about others: read against the government",
        "the letter is silent on a promise not to use: read against the government",
    )
    assert answers["psr"].open == ("the letter is silent on a promise not to use: read for the government",)


def test_silence_on_use_in_the_range_is_no_promise_where_the_conditions_fail() -> None:
    # The Manual's n.6: an agreement on his own crimes is not covered; the letter says nothing more.
    terms = {
        "is_1B1_8_agreement": MET | {"cooperation_about_others": "no"},
        "sentencing": {"guideline_range": "silent"},
    }
    everywhere("own crimes only", True, terms=terms)


def test_what_counsel_says_is_covered_only_if_the_letter_says_so() -> None:
    terms: dict[str, Any] = {"is_1B1_8_agreement": MET}
    everywhere("not covered", True, mode="attorney", terms=terms | {"letter": {"counsel_statements_covered": "no"}})
    everywhere("kept out", False, mode="attorney", terms=terms | {"letter": {"counsel_statements_covered": "yes"}})
    answers = {name: decided(name, mode="attorney", terms=terms) for name in POSITIONS}
    assert {name: found.usable for name, found in answers.items()} == {
        "defense": False,
        "psr": True,
        "government": True,
    }
    assert all("statements by counsel" in found.open[0] for found in answers.values())


def test_without_any_letter_n3_leaves_it_to_other_rules() -> None:
    answers = {name: decided(name) for name in POSITIONS}
    assert {name: found.usable for name, found in answers.items()} == {
        "defense": False,
        "psr": True,
        "government": True,
    }
    assert all(found.cite == "USSG §1B1.8 n.3" and "410" in found.open[0] for found in answers.values())


@pytest.mark.parametrize(("said_on", "reason"), [("2026-02-24", "before any agreement"), ("2026-04-01", "not covered")])
def test_a_disclosure_without_a_letter_is_not_provided_under_the_agreement(said_on: str, reason: str) -> None:
    admission = Admission.model_validate({"id": "a1", "topic": "t", "says": "A fact."})
    for name in POSITIONS:
        said = Disclosure(admission, "attorney", date.fromisoformat(said_on), None, date(2026, 3, 9))
        exhibits: dict[str, Evidence] = {}
        found = decide(said, position(name), exhibits.__getitem__, lambda _: False)
        assert (found.usable, found.reason, found.open) == (True, reason, ())


def test_a_session_held_before_its_letter_was_entered_is_too_early_b1() -> None:
    # The session is of 2026-03-10: the day before, the agreement did not exist.
    everywhere("before any agreement", True, terms={"is_1B1_8_agreement": MET}, entered="2026-03-11")
    everywhere("kept out", False, terms={"is_1B1_8_agreement": MET}, entered="2026-03-10")


def test_a_safety_valve_disclosure_raises_nothing_unless_violent() -> None:
    everywhere("safety-valve disclosure", False, mode="safety_valve")
    terms = {"is_1B1_8_agreement": MET | {"no_use_promise": "no"}}
    everywhere("safety-valve disclosure", False, mode="safety_valve", terms=terms)
    everywhere("no promise", True, mode="safety_valve", terms=terms, admission={"concerns": ["violence"]})


def test_a_decision_shows_the_letters_words_and_page() -> None:
    promise = {"value": "yes", "quote": "we will not use it", "page": "2"}
    found = decided("psr", terms={"is_1B1_8_agreement": MET | {"no_use_promise": promise}})
    assert str(found) == (
        "kept out: cooperation about others and a promise not to use "
        '(USSG §1B1.8(a); letter, is_1B1_8_agreement.no_use_promise, page 2: "we will not use it")'
    )


@pytest.mark.parametrize("favors", [True, False])
def test_silence_is_read_for_whom_the_position_says(favors: bool) -> None:
    silent = Term(("silent",))
    assert read_term("it", silent, position("defense"), favors_defendant=favors).yes is favors
    assert read_term("it", silent, position("government"), favors_defendant=favors).yes is not favors
    assert read_term("it", Term(("yes",)), position("government"), favors_defendant=favors).open == ()
