"""Where engine and oracle once differed: small matters worked by hand, so that what brings it back is named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from relcon.engine.batch import Batch
from relcon.engine.disposition import AS_STATED, Dispositions
from relcon.engine.scenario_batch import ScenarioBatch, scenario_batch
from relcon.law.leaves import exhibit_leaf
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import BASELINE, Scenario
from relcon.logic.packed import pack
from relcon.records.base import PositionName
from tests.helpers.matters import matter
from tests.oracle.program import ask

GRAM = 10**6


def _people(*others: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [{"id": id, "name": id, "status": "defendant", "defendant": {}} for id in ("dunn", "reyes", "ortiz")] + [
        *others
    ]


def _asked(
    index: RecordIndex, defendants: tuple[str, ...], position: PositionName, scenario: Scenario = BASELINE
) -> dict[str, ScenarioBatch]:
    """Ask of several defendants what they share once, in this order."""
    batch, one = Batch(index, "2025", scenario), Dispositions.same(AS_STATED, 1)
    return {name: scenario_batch(batch.circuit(name, position), {}, one) for name in defendants}


@pytest.mark.parametrize("order", [("reyes", "ortiz"), ("ortiz", "reyes")])
def test_a_replacement_that_names_one_defendant_replaces_for_him_alone(order: tuple[str, ...]) -> None:
    # The client's smaller weight is asserted by Ortiz's own defense and by nobody else; so it replaces e1 for Ortiz
    # only, though e1 itself names neither of them.
    sold = [{"person": "reyes", "act": "sold"}, {"person": "ortiz", "act": "sold"}]
    event = {"kind": "distribution", "date": "2025-06-03", "substance": "cocaine", "participants": sold}
    smaller = {**event, "id": "a1e", "quantity": "100 g", "asserted_by": "ortiz", "replaces": "e1"}
    admission = {"id": "a1", "topic": "t", "says": "It was less.", "facts": {"events": [smaller]}}
    index = RecordIndex.of(
        matter(
            {"people": _people(), "events": [{**event, "id": "e1", "quantity": "1 kg"}]},
            {"client": "dunn", "topics": [{"id": "t", "title": "t"}], "admissions": [admission]},
        )
    )
    found = _asked(index, order, "defense", Scenario(against_others=frozenset(["a1e"])))
    total = {name: int(one.weights.amounts.mixture["cocaine"][0]) for name, one in found.items()}
    assert total == {"reyes": 1000 * GRAM, "ortiz": 100 * GRAM}


@pytest.mark.parametrize(("again", "levels"), [(True, 3), (False, 2)])
def test_a_second_membership_makes_a_participant_though_the_first_has_no_date(again: bool, levels: int) -> None:
    # Reyes, Ortiz, Dunn and Stone are four. The cooperator's first membership is undated, so nothing shows that it was
    # before he flipped; his second began in March, before July: he is the fifth, §3B1.1(b) instead of (c).
    members = [
        {"id": f"m-{id}", "person": id, "scope": "whole"} for id in ("reyes", "ortiz", "dunn", "stone", "helper")
    ]
    if again:
        members.append({"id": "m-again", "person": "helper", "from": "2025-03-01", "scope": "whole"})
    index = RecordIndex.of(
        matter(
            {
                "people": _people(
                    {"id": "stone", "name": "stone", "status": "uncharged"},
                    {"id": "helper", "name": "helper", "status": "cooperator", "flipped": "2025-07-01"},
                ),
                "undertakings": [{"id": "w", "title": "w", "members": members}],
                "authority": [{"id": "a", "by": "reyes", "over": "ortiz", "undertaking": "w", "acts": ["directed"]}],
            }
        )
    )
    found = _asked(index, ("reyes",), "government")["reyes"]
    assert found.worksheet.inputs.aggravating.levels.tolist() == [levels]


@pytest.mark.parametrize("told", [False, True])
def test_a_weak_statement_for_an_uncited_record_takes_nothing_from_it(told: bool) -> None:
    # Nobody disputes that Reyes directed Ortiz, and the file cites nothing for it: +2 under §3B1.1(c) in the predicted
    # PSR. It stays +2 when the client says the same, though his word is weak. Here it was the oracle that erred.
    authority = {"id": "a", "by": "reyes", "over": "ortiz", "undertaking": "w", "acts": ["directed"]}
    admission = {"id": "ad", "topic": "t", "says": "He gave the orders.", "grade": "weak", "supports": "a"}
    index = RecordIndex.of(
        matter(
            {
                "people": _people(),
                "undertakings": [
                    {"id": "w", "title": "w", "members": [{"id": "m", "person": "reyes", "scope": "whole"}]}
                ],
                "authority": [authority],
            },
            {"client": "dunn", "topics": [{"id": "t", "title": "t"}], "admissions": [admission]},
        )
    )
    scenario = Scenario(against_others=frozenset(["ad>a"] if told else ()))
    assert _asked(index, ("reyes",), "psr", scenario)["reyes"].worksheet.inputs.aggravating.levels.tolist() == [2]
    oracle = ask(index, "reyes", "psr", scenario, "2025")
    assert oracle.roles == (2, False, 0, False)


@pytest.mark.parametrize(("answer", "grams", "plants"), [("2 kg", 2000, 0), ("40 plants", 4000, 40)])
def test_a_found_quantity_says_how_many_plants_there_were(answer: str, grams: int, plants: int) -> None:
    # 100 plants are 100 x 100 g as they stand (§2D1.1(c) Note (E)); found to be 40, they are 4 kg; a weight has none.
    event = {
        "id": "e1",
        "kind": "manufacture",
        "date": "2025-06-03",
        "substance": "marihuana",
        "quantity": "100 plants",
    }
    finding = {"id": "j1", "defendant": "reyes", "about": "e1", "prong": "quantity", "answer": answer, "by": "court"}
    parts = {"people": _people(), "events": [{**event, "participants": [{"person": "reyes", "act": "manufactured"}]}]}
    found = _asked(RecordIndex.of(matter({**parts, "findings": [finding]})), ("reyes",), "psr")["reyes"]
    assert int(found.weights.amounts.mixture["marihuana"][0]) == grams * GRAM
    assert int(found.weights.plants[0]) == plants * 10**6


@pytest.mark.parametrize("first", ["unknown", "1 g"])
def test_a_part_is_known_though_another_entry_of_his_is_not(first: str) -> None:
    # How much was sold is unknown. Of what Reyes carried he did not know what it was, so that it is no act of his,
    # whatever it weighed; 11 g he sold.
    carried = {"person": "reyes", "act": "carried", "knowing": "no", "quantity": first}
    event = {"id": "e1", "kind": "distribution", "date": "2025-06-03", "substance": "cocaine", "quantity": "unknown"}
    sold = {"person": "reyes", "act": "sold", "quantity": "11 g"}
    index = RecordIndex.of(matter({"people": _people(), "events": [{**event, "participants": [carried, sold]}]}))
    found = _asked(index, ("reyes",), "government")["reyes"]
    assert found.weights.amounts.mixture["cocaine"].tolist() == [11 * GRAM]
    assert not found.weights.unknown.any()


def test_a_sentence_for_an_event_that_never_counts_drops_out_in_no_scenario() -> None:
    # Reyes took no part, so e1 is out whatever the exhibit under the entry on his sentence is.
    sentence = {"person": "reyes", "imposed": "2024-01-02", "charged_here": "yes", "sentence": "s1", "evidence": "x1"}
    event = {"id": "e1", "kind": "distribution", "date": "2025-06-03", "substance": "cocaine", "quantity": "1 kg"}
    index = RecordIndex.of(
        matter(
            {
                "evidence": [{"id": "x1", "kind": "record"}],
                "people": _people(),
                "events": [
                    {**event, "prior_sentence": [sentence], "participants": [{"person": "ortiz", "act": "sold"}]}
                ],
            }
        )
    )
    grounded = Batch(index, "2025", switched={exhibit_leaf("x1"): True}).circuit("reyes", "government")
    packed = {exhibit_leaf("x1"): pack(np.array([True, False]))}
    found = scenario_batch(grounded, packed, Dispositions.same(AS_STATED, 2))
    assert not any(where.any() for where in found.worksheet.inputs.dropped_sentences.values())


def test_authority_in_a_cycle_ends() -> None:
    # Reyes directed Ortiz, who directed Stone, who directed Ortiz: while each of the three rests on an exhibit of its
    # own, writing down who is under Reyes went round for ever. Stone, who sold, is under him only through Ortiz.
    edges = {"a1": ("reyes", "ortiz"), "a2": ("ortiz", "stone"), "a3": ("stone", "ortiz")}
    authority = [
        {"id": id, "by": by, "over": over, "undertaking": "w", "acts": ["directed"], "evidence": f"x-{id}"}
        for id, (by, over) in edges.items()
    ]
    index = RecordIndex.of(
        matter(
            {
                "evidence": [{"id": f"x-{id}", "kind": "record"} for id in edges],
                "people": _people({"id": "stone", "name": "stone", "status": "uncharged"}),
                "undertakings": [
                    {"id": "w", "title": "w", "members": [{"id": "m", "person": "reyes", "scope": "whole"}]}
                ],
                "events": [
                    {
                        "id": "e1",
                        "kind": "distribution",
                        "date": "2025-06-03",
                        "substance": "cocaine",
                        "quantity": "1 kg",
                        "undertaking": "w",
                        "furthers": "yes",
                        "participants": [{"person": "stone", "act": "sold"}],
                    }
                ],
                "authority": authority,
                "positions": {"psr": {"grounds": ["supervised"]}},
            }
        )
    )
    names = [exhibit_leaf(f"x-{id}") for id in edges]
    grounded = Batch(index, "2025", switched=dict.fromkeys(names, True)).circuit("reyes", "psr")
    on = {"a1": [True, True, False, True], "a2": [True, True, True, False], "a3": [True, False, True, True]}
    packed = {exhibit_leaf(f"x-{id}"): pack(np.array(values)) for id, values in on.items()}
    found = scenario_batch(grounded, packed, Dispositions.same(AS_STATED, 4))
    assert (found.weights.amounts.mixture["cocaine"] // GRAM).tolist() == [1000, 1000, 0, 0]


@pytest.mark.parametrize("second", ["e1", "e3"])
def test_of_equal_deliveries_the_earlier_says_whether_more_was_to_come(second: str) -> None:
    # A kilogram was agreed; 50 g came on January 11 with more to come, 50 g on January 30 and no more. They are equal,
    # so the earlier one speaks (semantics, ties): a partial delivery is part of what was agreed, §2D1.1 n.5.
    deal = {"kind": "distribution", "substance": "cocaine", "lot": "k"}
    sold = {"participants": [{"person": "reyes", "act": "sold"}]}
    came = [
        {**deal, **sold, "id": "e2", "date": "2025-01-30", "quantity": "50 g", "delivery": "final"},
        {**deal, **sold, "id": second, "date": "2025-01-11", "quantity": "50 g", "delivery": "partial"},
    ]
    agreed = {**deal, **sold, "id": "e4", "date": "2025-01-02", "quantity": "1 kg", "status": "agreed"}
    lots = [{"id": "k", "substance": "cocaine"}]
    index = RecordIndex.of(matter({"people": _people(), "lots": lots, "events": [*came, agreed]}))
    found = _asked(index, ("reyes",), "psr")["reyes"]
    assert found.weights.amounts.mixture["cocaine"].tolist() == [1000 * GRAM]
    assert ask(index, "reyes", "psr", BASELINE, "2025").weights.whole["cocaine"] == 1000 * GRAM
