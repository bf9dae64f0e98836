"""Each clause read otherwise: by hand, and against a whole simulation of the letter as it would then read."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from relcon.engine.batch import Batch
from relcon.law.letters.meanings import meanings
from relcon.law.positions.options import POSITIONS
from relcon.proffer.letter.clauses import Clauses, alternatives
from relcon.proffer.proffer_run import proffer_run
from relcon.proffer.simulate import simulate
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.matter import Matter
from relcon.records.term import NO_TERM, Term
from relcon.records.terms import term_fields, term_of
from relcon.results.letter import Clause, ClauseCell
from tests.proffer.dunn import MET, admission, dunn, sale, table

# On the record 1 kg of cocaine, level 24, less 3: 21, category I: 37-46. With 3 kg told: 4 kg, level 28, less 3: 25,
# 57-71. With the lead's 2 kg too: 6 kg, level 30, less 3: 27, 70-87. The minimum of 60 months binds throughout, since
# the fifth criterion is not met in the first world and open in the others.
TERMS = {"is_1B1_8_agreement": MET, "derivative_use": "allowed"}


def told(terms: dict[str, Any]) -> Matter:
    lead = {"id": "l2", "to": "a stash", "facts": {"events": [sale("p2", "2 kg")]}}
    return dunn([admission("a1", sale("p1", "3 kg"), concerns=["tax"], leads=[lead])], terms)


def clauses(matter: Matter, worlds: list[str] | None = None) -> tuple[Clause, ...]:
    given = table(matter)
    return Clauses(given, Batch.of_admissions(given.index), worlds or list(WORLDS)).every()


def one(found: tuple[Clause, ...], **otherwise: str) -> Clause:
    wanted = {name.replace("__", "."): word for name, word in otherwise.items()}
    (clause,) = [item for item in found if item.otherwise == wanted]
    return clause


def by_table(cells: dict[str, ClauseCell]) -> dict[str, tuple[object, object]]:
    return {position: (cell.by_table, cell.by_table_otherwise) for position, cell in cells.items()}


def test_a_promise_that_is_missing_lets_the_three_kilograms_count() -> None:
    clause = one(clauses(told(TERMS), ["protected", "breach"]), is_1B1_8_agreement__no_use_promise="no")
    assert set(clause.worlds) == {"protected"}  # a breach lifts the promise as it stands
    assert by_table(clause.worlds["protected"]) == dict.fromkeys(POSITIONS, (37, 57))
    assert {cell.because for cell in clause.worlds["protected"].values()} == {("a1 then counts",)}
    assert {(cell.low_end, cell.otherwise) for cell in clause.worlds["protected"].values()} == {(60, 60)}


def test_a_bar_on_derivative_use_takes_the_lead_away() -> None:
    clause = one(clauses(told(TERMS), ["protected", "derivative"]), derivative_use="barred")
    assert set(clause.worlds) == {"derivative"}
    # 1 kg + 2 kg found: level 26, less 3: 23, 46-57; barred: 37.
    assert by_table(clause.worlds["derivative"]) == dict.fromkeys(POSITIONS, (46, 37))


def test_silence_changes_only_where_the_position_reads_it_for_the_government() -> None:
    clause = one(clauses(told(TERMS), ["protected"]), is_1B1_8_agreement__no_use_promise="silent")
    assert set(clause.worlds["protected"]) == {"psr", "government"}


def test_a_carve_out_of_what_he_tells_changes_and_another_does_not() -> None:
    found = clauses(told(TERMS), ["protected"])
    assert by_table(one(found, carve_outs="tax").worlds["protected"]) == dict.fromkeys(POSITIONS, (37, 57))
    assert not [clause for clause in found if clause.otherwise == {"carve_outs": "violence"}]  # he tells of none


def test_two_terms_that_keep_it_out_each_for_itself_must_change_together() -> None:
    terms = {**TERMS, "sentencing": {"guideline_range": "barred"}}
    found = clauses(told(terms), ["protected"])
    assert one(found, is_1B1_8_agreement__no_use_promise="no").worlds == {}
    assert one(found, sentencing__guideline_range="silent").worlds == {}
    both = one(found, is_1B1_8_agreement__no_use_promise="no", sentencing__guideline_range="silent")
    assert both.together and by_table(both.worlds["protected"]) == dict.fromkeys(POSITIONS, (37, 57))
    alone = one(found, sentencing__guideline_range="allowed")
    assert not alone.together and by_table(alone.worlds["protected"]) == dict.fromkeys(POSITIONS, (37, 57))
    # Where one of two terms does it alone, the pair says nothing more.
    assert not [c for c in found if c.together and c.otherwise["sentencing.guideline_range"] == "allowed"]


def test_every_term_on_which_a_number_can_turn_is_read_otherwise_and_no_other() -> None:
    found = clauses(told(TERMS), ["protected"])
    tried = {name for clause in found for name in clause.stands}
    # Free text has no other reading.
    turning = {name for name, meaning in meanings().items() if meaning.turns and term_fields()[name].words}
    assert tried == turning | {"topics.out"}
    assert one(found, rebuttal="any_argument").worlds == {}


def test_no_term_turns_a_world_that_is_not_said_of_it() -> None:
    """Each reading of each term, in every world: only those that are said of it may ask anything else."""
    leads = [{"id": "l2", "to": "a stash", "facts": {"events": [sale("p2", "2 kg")]}}]
    gun = {"id": "g1", "kind": "firearm", "date": "2025-05-01", "by": ["dunn"], "connection": "yes"}
    given = dunn(
        [
            admission("a1", sale("p1", "3 kg"), concerns=["tax"], leads=leads),
            {"id": "a2", "topic": "stash", "says": "x", "concerns": ["violence"], "facts": {"circumstances": [gun]}},
        ],
        {**TERMS, "rebuttal_form": "substantive"},
        sessions=[
            {"id": "s1", "date": "2026-03-10", "mode": "attorney", "letter": "l1", "admissions": ["a1"]},
            {"id": "s2", "date": "2026-03-11", "mode": "in_person", "letter": "l1", "admissions": ["a2"]},
        ],
        objective=["safety_valve"],
        theories=["identity", "quantity"],
    )
    asked = Clauses(table(given), Batch.of_admissions(table(given).index), list(WORLDS))
    (letter,) = asked.table.letters
    stands = asked._asked(asked.table)
    turned: dict[str, set[str]] = {name: set() for name in meanings()}
    for name in meanings():
        for other in alternatives(name, term_of(letter.terms, name), given):
            otherwise = asked._asked(asked.read(letter, {name: other}).table)
            turned[name] |= {world.split(":")[0] for world, p in stands if otherwise[world, p] != stands[world, p]}
    assert {name: worlds - set(meanings()[name].turns) for name, worlds in turned.items() if worlds} == {
        name: set() for name, worlds in turned.items() if worlds
    }
    assert {"derivative_use", "carve_outs", "letter.counsel_statements_covered", "topics.out", "rebuttal"} <= {
        name for name, worlds in turned.items() if worlds
    }


def test_a_term_on_rebuttal_turns_the_trial_on_a_theory_that_contradicts_what_he_told() -> None:
    terms = {
        **TERMS,
        "case_in_chief": "barred_unless_trigger",
        "rebuttal": "none",
        "impeachment": "none",
        "rebuttal_form": "substantive",
        "rebuttal_standard": "contradicts",
    }
    given = dunn([admission("a1", sale("p1", "3 kg"))], terms, theories=["quantity", "duress"])
    found = clauses(given, ["triggered_trial"])
    clause = one(found, rebuttal="factual_assertions_of_counsel")
    # That it was less is contradicted by what he bought; that he was threatened is not. 1 kg after trial: level 24,
    # 51-63; 4 kg: 28, 78-97. The minimum of 60 binds the first.
    assert set(clause.worlds) == {"triggered_trial: quantity"}
    cells = clause.worlds["triggered_trial: quantity"]
    assert by_table(cells) == dict.fromkeys(POSITIONS, (51, 78))
    assert {(cell.low_end, cell.otherwise) for cell in cells.values()} == {(60, 78)}
    assert set(one(found, case_in_chief="allowed").worlds) == {"triggered_trial: quantity", "triggered_trial: duress"}


def test_a_clause_shows_the_letters_words_and_page() -> None:
    quoted = {"value": "allowed", "quote": "We may follow it.", "page": 2}
    clause = one(clauses(told({**TERMS, "derivative_use": quoted}), ["derivative"]), derivative_use="barred")
    assert (clause.stands, clause.quote, clause.page) == ({"derivative_use": "allowed"}, "We may follow it.", "2")


def test_each_letter_under_which_something_was_said_has_its_own_clauses() -> None:
    letters = [{"id": id, "entered": "2026-03-09", "terms": TERMS} for id in ("l1", "l2", "l3")]
    sessions = [
        {"id": "s1", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1"]},
        {"id": "s2", "date": "2026-03-11", "mode": "in_person", "letter": "l2", "admissions": ["a2"]},
    ]
    given = dunn(
        [admission("a1", sale("p1", "1 kg")), admission("a2", sale("p2", "2 kg"))], letters=letters, sessions=sessions
    )
    found = clauses(given, ["protected"])
    lost = {
        clause.letter: by_table(clause.worlds["protected"])["psr"]
        for clause in found
        if clause.otherwise == {"is_1B1_8_agreement.no_use_promise": "no"}
    }
    # 1 + 1 kg: level 26, less 3: 23, 46-57; 1 + 2 kg: the same level.
    assert lost == {"l1": (37, 46), "l2": (37, 46)}


def test_without_a_letter_there_is_no_clause() -> None:
    given = dunn([admission("a1", sale("p1", "3 kg"))], letters=[], sessions=[])
    assert clauses(given) == ()


@pytest.mark.parametrize(
    ("name", "term", "words"),
    [
        ("derivative_use", Term(("allowed",)), ["barred", "silent"]),
        ("derivative_use", NO_TERM, ["barred", "allowed"]),
        ("topics.out", NO_TERM, ["supply", "stash"]),
        ("topics.out", Term(("supply",)), ["silent", "supply+stash"]),
        ("letter.office", Term(("an office",)), []),
        ("carve_outs", NO_TERM, ["tax"]),  # what an admission concerns
        ("carve_outs", Term(("violence", "tax")), ["tax", "violence", "silent"]),
    ],
)
def test_the_readings_of_a_term(name: str, term: Term, words: list[str]) -> None:
    found = ["+".join(other.values) for other in alternatives(name, term, told(TERMS))]
    assert found == words


def worksheets(matter: Matter) -> dict[tuple[str, str], tuple[object, object]]:
    """Return the low ends of every world and position by its whole worksheet: after the minimum, and by the table."""
    made = proffer_run(matter)
    asked = {(w, p): made.worlds.question(w, "dunn", p) for w in WORLDS if w != "agreed" for p in POSITIONS}
    made.batch.ask(asked.values())
    found: dict[tuple[str, str], tuple[object, object]] = {}
    for cell, question in asked.items():
        answer = made.batch.answer(question)
        final, bounds = answer.range, answer.guideline_range
        found[cell] = (None if final is None else final[0], None if bounds is None else bounds[0])
    return found


@cache
def under(terms: str) -> dict[tuple[str, str], tuple[object, object]]:
    return worksheets(told(json.loads(terms)))


@pytest.mark.parametrize(
    ("terms", "name", "word"),
    [
        (TERMS, "is_1B1_8_agreement.no_use_promise", "silent"),
        (TERMS, "derivative_use", "barred"),
        (TERMS, "sentencing.rebut_at_sentencing", "no"),
        (TERMS, "sentencing.safety_valve_carveout", "yes"),
        (TERMS, "carve_outs", "tax"),
        ({}, "sentencing.guideline_range", "barred"),
    ],
)
def test_each_cell_is_that_of_the_whole_worksheets_under_the_other_letter(
    terms: dict[str, Any], name: str, word: str
) -> None:
    """The oracle: the letter is rewritten as counsel would write it, and every world is computed anew."""
    outer, _, inner = name.partition(".")
    rewritten = {**terms, outer: {**terms.get(outer, {}), inner: word} if inner else word}
    stands, otherwise = under(json.dumps(terms)), under(json.dumps(rewritten))
    clause = one(clauses(told(terms)), **{name.replace(".", "__"): word})
    found = {
        (world, position): (cell.low_end, cell.by_table, cell.otherwise, cell.by_table_otherwise)
        for world, cells in clause.worlds.items()
        for position, cell in cells.items()
    }
    assert found and found == {
        cell: (*stands[cell], *otherwise[cell]) for cell in stands if stands[cell] != otherwise[cell]
    }


def test_a_simulation_has_them_for_the_worlds_that_it_shows() -> None:
    shown = simulate(told(TERMS), worlds=["protected"])
    assert shown.clauses == clauses(told(TERMS), ["protected"])


def test_the_worlds_that_a_term_is_said_to_turn_are_worlds_that_it_can_turn() -> None:
    assert {world for meaning in meanings().values() for world in meaning.turns} <= set(WORLDS)
