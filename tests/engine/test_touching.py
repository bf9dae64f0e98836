"""Only events that touch a defendant are listed for that defendant, and nothing is lost: every answer can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon import api
from relcon.engine.explain import node_values
from relcon.engine.program import expose
from relcon.engine.which_edition import edition_of
from relcon.law.open_points import point
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.law.ussg.s1b1_3.attribution import attributions
from relcon.law.ussg.s1b1_3.telling import Told, tell
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.exposure import EventAnswer, Exposure
from tests.helpers.both_programs import Matter as Read
from tests.helpers.drawn_matters import Drawn, scenarios
from tests.helpers.drawn_matters import matters as drawn_matters
from tests.helpers.generated import Size, sections
from tests.helpers.matters import context, matter

MATTERS = max((settings.default.max_examples if settings.default is not None else 100) // 5, 1)
GENERATED = [(Size(people=12, events=40, admissions=4), 1), (Size(people=20, events=60, admissions=5), 2)]
RIVERSIDE = Path(__file__).parents[2] / "examples" / "riverside"
UNSAID = [point(name).said for name in ("furthers_left_out", "course_left_out")]


def generated(n: int) -> Matter:
    size, seed = GENERATED[n]
    return matter(*sections(size, seed))


def alone(given: Matter, defendant: str, position: PositionName, scenario: Scenario) -> dict[str, Told]:
    """Answer every event for a defendant by itself: nothing is shared with anybody."""
    here = context(given, defendant, position, scenario, edition_of(given, defendant).name)
    value = node_values(here, {})
    return {id: tell(one, here, value) for id, one in attributions(here).items()}


def touches(index: RecordIndex, defendant: str, id: str, answers: Mapping[PositionName, Told]) -> bool:
    """Say it as slowly and plainly as one can."""
    event = index.events[id]
    own_part = any(
        entry.person == defendant
        for entries in (
            *(event.participants, event.unable_or_unwilling, event.acquitted, event.prior_sentence),
            event.personal_use,
        )
        for entry in entries
    )
    joined = {member.undertaking for member in index.members.values() if member.person == defendant}
    found = {finding.about for finding in index.matter.findings.values() if finding.defendant == defendant}
    return (
        own_part
        or defendant in event.course_of_conduct
        or any(undertaking in joined or undertaking in found for undertaking in event.undertaking)
        or id in found
        or any(answer.inside or answer.open for answer in answers.values())
    )


def read(data: Mapping[str, Any], answer: Mapping[str, Any], event: str) -> Any:
    """Read an answer from the JSON as its description says."""
    if event in answer["events"]:
        return answer["events"][event]
    for reason in data["rest"][answer["rest"]]["reasons"]:
        if event in reason["events"]:
            told = {"in": False, "failed": reason["failed"], "counted_grams": "0", "why": reason["why"]}
            return told | reason["events"][event]
    raise KeyError(event)


def same(told: Told, answer: EventAnswer) -> None:
    assert (answer.in_, answer.open, answer.failed, answer.basis) == (told.inside, told.open, told.failed, told.basis)
    steps = [text for text in answer.why if not text.startswith("weight: ")]
    assert (tuple(steps), answer.evidence) == (told.why, told.evidence)


def check(given: Matter, scenario: Scenario) -> tuple[Exposure, Exposure]:
    """Check the short form of a matter against its long form, and both against answers that share nothing."""
    index = RecordIndex.of(given)
    short = expose(given, scenario=scenario)
    whole = expose(given, scenario=scenario, all_events=True)
    assert short.long(list(index.events)).defendants == whole.defendants
    data, written = (found.model_dump(mode="json", by_alias=True) for found in (short, whole))
    assert Exposure.model_validate(data) == short
    for defendant, found in short.defendants.items():
        answers = {position: alone(given, defendant, position, scenario) for position in POSITIONS}
        mine = {id for id in index.events if touches(index, defendant, id, {p: a[id] for p, a in answers.items()})}
        assert set(found.across) == mine
        for position in POSITIONS:
            assert set(found.positions[position].events) == mine
            assert list(whole.defendants[defendant].positions[position].events) == list(index.events)
            for id, told in answers[position].items():
                same(told, short.on(id, defendant, position))
                here, there = (file["defendants"][defendant]["positions"][position] for file in (data, written))
                assert read(data, here, id) == there["events"][id]
    assert written["rest"] == {}
    return short, whole


@settings(max_examples=MATTERS, deadline=None)
@given(drawn_matters(), st.integers(0, 2**32 - 1))
def test_drawn_matters(drawn: Drawn, seed: int) -> None:
    here = Read.of(drawn)
    for scenario in scenarios(here.facts, here.switches, 3, seed)[1:]:
        check(here.index.matter, scenario)


@pytest.mark.parametrize("n", range(len(GENERATED)))
def test_generated_matters_and_what_was_assumed_of_them(n: int) -> None:
    given = generated(n)
    order = list(RecordIndex.of(given).events)
    short, whole = check(given, Scenario())
    assert _every_assumption(short, order) == list(whole.receipt.open_norms)
    assert len(short.receipt.open_norms) <= len(whole.receipt.open_norms)


def test_riverside_and_what_was_assumed_of_it() -> None:
    given = api.read_case(RIVERSIDE / "case.yaml")
    order = list(RecordIndex.of(given).events)
    short, whole = check(given, Scenario())
    assert _every_assumption(short, order) == list(whole.receipt.open_norms)


def _every_assumption(short: Exposure, order: Sequence[str]) -> list[str]:
    """Put what was assumed of events that do not touch a defendant beside what was assumed of the others."""
    found: list[str] = []
    for defendant, one in short.defendants.items():
        for position, answer in one.positions.items():
            head = f"{defendant}, {position}: "
            mine = [text.removeprefix(head) for text in short.receipt.open_norms if text.startswith(head)]
            rest = short.rest[answer.rest].assumed if answer.rest is not None else ()
            found += [head + text for text in mine if not text.startswith(tuple(UNSAID))]
            assert not [text for text in rest if not text.startswith(tuple(UNSAID))]
            for said in UNSAID:
                ids = {*_ids(mine, said), *(id for id in _ids(rest, said) if id not in answer.events)}
                if ids:
                    found.append(f"{head}{said}: {', '.join(sorted(ids, key=order.index))}")
    return found


def _ids(texts: Iterable[str], said: str) -> list[str]:
    return [id for text in texts if text.startswith(said) for id in text.removeprefix(f"{said}: ").split(", ")]


def test_the_worlds_of_a_simulation_share_what_is_the_same() -> None:
    given = api.read_proffer(RIVERSIDE / "proffer.yaml", api.read_case(RIVERSIDE / "case.yaml"))
    order = list(RecordIndex.of(given).events)
    worlds = ["silent", "protected", "unprotected"]
    short, whole = (api.simulate(given, worlds=worlds, all_events=every) for every in (False, True))
    assert short.long(order).worlds == whole.worlds
    data, written = (found.model_dump(mode="json", by_alias=True) for found in (short, whole))
    for world, found in data["worlds"].items():
        for defendant, one in found["defendants"].items():
            for position, answer in one["positions"].items():
                long = written["worlds"][world]["defendants"][defendant]["positions"][position]["events"]
                assert {id: read(data, answer, id) for id in order} == long
    stand = [id for one in short.rest.values() for reason in one.reasons for id in reason.events]
    answers = (
        answer
        for world in short.worlds.values()
        for defendant in world.defendants.values()
        for answer in defendant.positions.values()
    )
    assert 10 * len(stand) < sum(len(order) - len(answer.events) for answer in answers)
