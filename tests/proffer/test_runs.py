"""Questions answered together are answered as each of them alone, to the last word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.engine.batch import Batch, Question
from relcon.engine.program import compute
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.proffer.admissions import Marginals
from relcon.proffer.proffer_run import Worlds
from relcon.proffer.sessions import spoken
from relcon.proffer.usable import UsableFacts
from relcon.proffer.worlds import WORLDS
from relcon.reading.files import read_matter
from relcon.records.matter import Matter
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
