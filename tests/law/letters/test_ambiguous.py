"""Terms that do not go together leave a question; each rule by a letter that shows it and one that does not."""

from __future__ import annotations

from typing import Any

import pytest

from relcon.law.letters.ambiguous import Ambiguity, ambiguities, rules
from relcon.records.letter import Letter
from relcon.records.term import NO_TERM, Term
from relcon.records.terms import Terms, term_fields, with_terms


def arising(rule: Ambiguity) -> dict[str, Term]:
    """Return terms that leave a rule's question."""
    found = {name: Term((words[0],)) for name, words in rule.when.items()}
    found |= {name: Term((word,)) for name, word in rule.has.items()}
    found |= {
        name: Term((next(other for other in term_fields()[name].words if other != word),))
        for name, word in rule.lacks.items()
    }
    return found


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: " ".join(rule.terms))
def test_each_rule_names_words_of_the_schema_a_provision_and_a_question(rule: Ambiguity) -> None:
    for name, words in rule.when.items():
        assert set(words) <= {*term_fields()[name].words, "silent"}
    for name, word in (*rule.has.items(), *rule.lacks.items()):
        assert term_fields()[name].many and word in term_fields()[name].words
    assert rule.terms and rule.why and rule.cite and rule.ask.endswith("?")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: " ".join(rule.terms))
def test_each_arises_by_all_its_terms_and_by_no_fewer(rule: Ambiguity) -> None:
    terms = arising(rule)
    letter = Letter(id="l1", terms=with_terms(Terms(), terms))
    assert rule in list(ambiguities(letter))
    for name in terms:
        if "silent" not in rule.when.get(name, ()):
            without = letter.read_as(with_terms(letter.terms, {name: NO_TERM}))
            assert rule not in list(ambiguities(without)), name


def questions(**terms: Any) -> list[str]:
    letter = Letter.model_validate({"id": "l1", "entered": "2026-03-09", "terms": terms})
    return [one.why for one in ambiguities(letter)]


def test_a_letter_that_says_nothing_leaves_nothing_ambiguous() -> None:
    assert questions() == []


def test_two_days_of_entry_are_asked_about() -> None:
    assert questions(letter={"agreement_entered": "2026-03-09"}) == []
    (why,) = questions(letter={"agreement_entered": "2026-03-11"})
    assert "2026-03-09" in why and "2026-03-11" in why


def test_rebuttal_at_sentencing_beside_a_list_of_stages() -> None:
    def asked(stages: list[str] | str) -> bool:
        found = questions(sentencing={"rebut_at_sentencing": "yes"}, stages=stages)
        return any("not among the stages" in why for why in found)

    assert asked(["trial"]) and not asked(["trial", "sentencing"]) and not asked("silent")
