"""Questions answered together are answered as each of them alone, to the last word, and grounded and computed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon import api
from relcon.engine import batch as batch_module
from relcon.engine import defendant_circuit, scenario_batch
from relcon.engine.batch import Batch, Question
from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.disposition import Dispositions
from relcon.engine.program import compute
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.law.context import DefendantContext
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.logic.packed import Words
from relcon.proffer.admissions.answers import Marginals
from relcon.proffer.proffer_run import Worlds
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.spoken import spoken
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.matter import Matter
from tests.helpers.matters import read_matter
from tests.proffer.dunn import admission, dunn, sale

RIVERSIDE = Path(__file__).parents[2] / "examples" / "riverside"


def agree(given: Matter, table: UsableFacts, asked: list[Question]) -> None:
    batch = Batch.of_admissions(table.index)
    batch.ask(asked)
    for one in asked:
        mine = one.defendant == table.client
        scenario = Scenario(against_client=one.facts) if mine else Scenario(against_others=one.facts)
        alone = compute(RecordIndex.of(given), one.defendant, one.position, scenario, one.disposition)
        assert batch.answer(one) == alone.answer, one
        assert set(alone.assumed) <= set(batch.assumed)


@pytest.mark.slow
def test_every_question_about_the_client_and_one_other_on_the_example() -> None:
    given = read_matter(RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml")
    table = UsableFacts(RecordIndex.of(given), "dunn", spoken(given), "2025")
    worlds = Worlds(table, None, {}, {})
    asked = [worlds.question(world, who, p) for world in WORLDS for who in ("dunn", "ortega") for p in POSITIONS]
    asked += [question for question in Marginals(table).questions() if question.position == "government"]
    agree(given, table, list(dict.fromkeys(asked)))


ROLE = {"id": "au1", "by": "dunn", "over": "crane", "undertaking": "u1", "acts": ["recruited", "set_terms"]}
FUNCTION = {"id": "f1", "person": "dunn", "undertaking": "u1", "function": "transport", "pay": "flat_fee"}
CRANE = {
    "people": [{"id": "crane", "name": "Crane", "status": "uncharged"}],
    "undertakings": [{"id": "u1", "title": "x", "substances": ["cocaine"]}],
    "events": [sale("e2", "2 kg", evidence=["rumor"])],
    "circumstances": [
        {"id": "g2", "kind": "firearm", "date": "2025-06-03", "by": ["crane"], "undertaking": "u1", "evidence": ["lab"]}
    ],
}
SAID: list[dict[str, Any]] = [
    admission("a1", sale("p1", "3 kg")),
    admission("a2", sale("n2", "500 g", replaces=["e2"])),
    {"id": "a3", "topic": "supply", "says": "x", "supports": ["e2"]},
    {"id": "a4", "topic": "supply", "says": "x", "facts": {"authority": [ROLE]}},
    {"id": "a5", "topic": "supply", "says": "x", "facts": {"functions": [FUNCTION]}, "grade": "weak"},
    {
        "id": "a7",
        "topic": "stash",
        "says": "x",
        "facts": {"members": [{"id": "m1", "person": "dunn", "undertaking": "u1", "scope": "whole"}]},
    },
    {
        "id": "a8",
        "topic": "stash",
        "says": "x",
        "facts": {
            "undertakings": [{"id": "u2", "title": "x", "substances": ["cocaine"]}],
            "members": [{"id": "m2", "person": "dunn", "undertaking": "u2", "scope": "whole"}],
            "events": [
                {
                    **sale("p8", "1 kg", undertaking="u2"),
                    "participants": [{"person": "reyes", "act": "stored"}, {"person": "crane", "act": "carried"}],
                }
            ],
        },
    },
    {
        "id": "a6",
        "topic": "stash",
        "says": "x",
        "facts": {"circumstances": [{"id": "g1", "kind": "firearm", "date": "2025-06-03", "by": ["dunn"]}]},
    },
]
FACTS = ("p1", "n2", "a3>e2", "au1", "f1", "g1", "m1", "u2", "m2", "p8")


@pytest.mark.slow
@settings(max_examples=20)
@given(st.lists(st.sets(st.sampled_from(FACTS)).map(frozenset), min_size=1, max_size=4, unique=True), st.booleans())
def test_random_sets_of_facts(sets: list[frozenset[str]], primary: bool) -> None:
    said = [*SAID]
    said[4] = {**said[4], "facts": {"functions": [{**FUNCTION, "primary": "yes" if primary else "unknown"}]}}
    given = dunn(said, case=CRANE)
    table = UsableFacts(RecordIndex.of(given), "dunn", spoken(given), "2025")
    people = ("dunn", "reyes")
    agree(given, table, [Question(who, p, one) for who in people for p in POSITIONS for one in sets])


def test_a_line_names_no_record_that_does_not_count_in_its_scenario() -> None:
    given = dunn(SAID, case=CRANE)
    batch = Batch.of_admissions(RecordIndex.of(given))
    silent, counted = Question("dunn", "psr"), Question("dunn", "psr", frozenset({"au1", "f1"}))
    batch.ask([silent, counted])
    named = [{fact for line in batch.answer(one).lines for fact in line.facts} for one in (silent, counted)]
    assert [one & {"au1", "f1"} for one in named] == [set(), {"au1", "f1"}]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Count, by defendant and position, what is grounded and which worksheets are computed."""
    grounded: Counter[tuple[str, str]] = Counter()
    computed: Counter[tuple[str, str]] = Counter()

    def ground(context: DefendantContext) -> DefendantCircuit:
        grounded[context.defendant, context.position] += 1
        return defendant_circuit.ground(context)

    def columns(circuit: DefendantCircuit, leaves: Mapping[str, Words], dispositions: Dispositions) -> ScenarioBatch:
        computed[circuit.context.defendant, circuit.context.position] += 1
        return scenario_batch.scenario_batch(circuit, leaves, dispositions)

    monkeypatch.setattr(batch_module, "ground", ground)
    monkeypatch.setattr(batch_module, "scenario_batch", columns)
    return grounded, computed


def pairs(given: Matter) -> set[tuple[str, str]]:
    return {(defendant, position) for defendant in given.defendants for position in POSITIONS}


def test_a_simulation_of_the_example_grounds_everybody_once_and_the_client_for_each_lesser_count(
    counted: tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]],
) -> None:
    given = read_matter(RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml")
    api.simulate(given)
    # The client again for each of three lesser counts: another count is another matter.
    lesser = dict.fromkeys((("dunn", position) for position in POSITIONS), 4)
    for found in counted:
        assert found.keys() == pairs(given)
        assert {pair: n for pair, n in found.items() if n != 1} == lesser


ASKED_OF_THE_CLIENT = 8


def test_the_page_of_the_example_grounds_and_computes_twice_but_for_the_findings_that_decide(
    counted: tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]],
) -> None:
    # Which findings to try is not known before the worlds are computed: the client once more in each position.
    # So too what is told besides, a disclosure that is credited, and in the Ceiling a narrowing admission if believed.
    # On Decide also the letter read otherwise. Everybody once more for what falls if an exhibit is not believed:
    # a batch of its own, in which exhibits are free.
    given = read_matter(RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml")
    api.view(given)
    for found in counted:
        assert found.keys() == pairs(given)
        assert {pair for pair, times in found.items() if times > 2} == {("dunn", position) for position in POSITIONS}
        assert {times for pair, times in found.items() if pair[0] != "dunn"} <= {1, 2}
        assert max(found.values()) <= ASKED_OF_THE_CLIENT


def test_what_waits_is_computed_with_the_first_that_is_read(
    counted: tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]],
) -> None:
    batch = Batch.of_admissions(RecordIndex.of(dunn(SAID, case=CRANE)))
    asked = [Question("dunn", "psr", frozenset(facts)) for facts in ((), ("p1",), ("p1", "au1"))]
    batch.ask([*asked, Question("dunn", "defense")])
    assert counted[1].total() == 0
    batch.answer(asked[1])
    batch.answer(asked[0])
    assert counted[1] == {("dunn", "psr"): 1}
    batch.answer(Question("dunn", "psr", frozenset({"p8"})))
    assert counted[0] == {("dunn", "psr"): 1}
    assert counted[1] == {("dunn", "psr"): 2}


def test_a_fact_that_the_batch_does_not_switch_is_refused() -> None:
    batch = Batch.of_admissions(RecordIndex.of(dunn(SAID, case=CRANE)))
    with pytest.raises(KeyError):
        batch.answer(Question("dunn", "psr", frozenset({"e1"})))
