"""What the page holds is what the engine answers: every cell, every worksheet; and it comes out as it went in."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from relcon import api, words
from relcon.audiences.audience import Audience
from relcon.audiences.stripping import stripped
from relcon.records.matter import Matter
from relcon.results.columns import column
from relcon.results.exposure import EventAnswer, PositionAnswer
from relcon.results.simulation import Simulation
from relcon.views.build import blocks
from relcon.views.explanations import whole
from relcon.views.packing import packed, unpacked
from tests.views.conftest import Blocks

WORLDS = ("silent", "protected", "derivative", "unprotected")


@pytest.fixture(scope="module")
def simulation(matter: Matter) -> Simulation:
    return api.simulate(matter, worlds=WORLDS)


def explained(data: dict[str, Any], at: tuple[str, str, str]) -> dict[str, dict[str, Any]]:
    world, position, defendant = at
    numbers = column(data["columns"], data["computed"][world][position][defendant][1])
    return {
        event["id"]: whole(data, n, i, position)
        for i, (event, n) in enumerate(zip(data["events"], numbers, strict=True))
    }


def same(
    data: dict[str, Any], at: tuple[str, str, str], answer: PositionAnswer, on: Callable[[str], EventAnswer]
) -> None:
    world, position, defendant = at
    texts = data["texts"]
    for id, told in explained(data, at).items():
        told.pop("failed_text")
        event = on(id)
        wanted = {field.alias or name: getattr(event, name) for name, field in EventAnswer.model_fields.items()}
        wanted = {name: list(value) if isinstance(value, tuple) else value for name, value in wanted.items()}
        assert sorted(told.pop("flags")) == sorted(map(words.in_prose, wanted.pop("flags"))), (at, id)
        wanted["would_change"] = event.would_change
        wanted["why"] = [words.element(words.in_prose(text)) for text in event.why]
        assert told == wanted, (at, id)
    shown = data["answers"][data["computed"][world][position][defendant][0]]
    wanted = answer.model_dump(mode="json", by_alias=True)
    assert shown["total"] == answer.total_offense_level
    assert shown["base"] == answer.base_offense_level
    assert shown["minimum"] == answer.statutory.minimum
    for name in ("quantities", "at_least", "converted_grams", "guideline_range", "range"):
        assert shown[name] == wanted[name], (at, name)
    lines = [{**data["lines"][n], "why": texts[data["lines"][n]["why"]]} for n in shown["lines"]]
    assert lines == [{**line, "why": words.in_prose(line["why"])} for line in wanted["lines"]]
    assert [texts[n] for n in shown["open"]] == list(map(words.in_prose, wanted["open"]))


@pytest.mark.parametrize("world", WORLDS)
def test_every_cell_and_worksheet_is_the_engines(counsel: Blocks, simulation: Simulation, world: str) -> None:
    for defendant, found in simulation.worlds[world].defendants.items():
        for position, answer in found.positions.items():
            on = partial(simulation.on, world=world, defendant=defendant, position=position)
            same(counsel[0], (world, position, defendant), answer, on)


def test_the_court_has_the_defense_alone_as_the_engine_answers_it(court: Blocks, matter: Matter) -> None:
    data = court[0]
    assert {position for of in data["computed"].values() for position in of} == {"defense"}
    dunn = data["answers"][data["computed"]["record"]["defense"]["dunn"][0]]
    assert not {"up", "down"} & dunn["said"].keys()
    bare = stripped(matter.case)
    assert not any(one.asserted_by and "defense" in one.asserted_by for one in bare.undertakings[0].members)
    found = api.exposure(replace(matter, case=bare, proffer=None), defendants=["dunn"], positions=["defense"])
    answer = found.defendants["dunn"].positions["defense"]
    assert dunn["quantities"] == answer.quantities
    assert dunn["range"] == list(answer.range or ())
    # Without counsel's grades the weak exhibit under e22 is like any other; at her own reading it is left out.
    assert explained(data, ("record", "defense", "dunn"))["e22"]["in"]


@pytest.mark.parametrize("copy", ["counsel", "client", "court"])
def test_what_is_packed_comes_out_as_it_was(copy: str, request: pytest.FixtureRequest) -> None:
    data = json.loads(json.dumps(request.getfixturevalue(copy)[0]))
    written = json.loads(json.dumps(packed(data)))
    assert len(json.dumps(written)) < 0.8 * len(json.dumps(data))
    assert unpacked(written) == data


def test_every_record_of_the_matter_is_listed(counsel: Blocks, matter: Matter) -> None:
    listed = {row["id"] for row in counsel[0]["records"]}
    for group in (matter.evidence, matter.events, matter.members, matter.knowledge, matter.contacts, matter.payments):
        assert set(group) <= listed
    assert {"pe1", "pe2", "pk-gun"} <= listed
    origins = {row["id"]: (row["admission"], row["lead"]) for row in counsel[0]["records"]}
    assert (origins["pe1"], origins["pe2"], origins["e1"]) == (("a2", None), ("a5", "ld-locker"), (None, None))


def test_pages_are_shown_short(counsel: Blocks) -> None:
    pages = {row["id"]: row["pages"] for row in counsel[0]["records"]}
    assert pages["wire-14"] == "GOV-0000122–0147"
    assert pages["e22"] == "GOV-0000837–0839"


@pytest.mark.parametrize("audience", ["counsel", "joint-defense", "court"])
def test_a_manual_that_is_not_in_force_is_marked_for_every_audience(matter: Matter, audience: Audience) -> None:
    """Riverside is sentenced under the Manual of 2025; from November 1, 2026 on that Manual is for reference."""
    header = matter.case.case
    assert header is not None
    case = matter.case.model_copy(
        update={"case": header.model_copy(update={"sentencing_date": date(2026, 11, 1), "edition": None})}
    )
    data, _ = blocks(Matter(case, None, "", None), audience)
    assert set(data["manuals"]) == set(data["defendants"])
    assert set(data["manuals"].values()) == {"2025 Manual, FOR REFERENCE"}
    assert any("91 FR 24088" in warning for warning in data["head"]["warnings"])


def test_a_manual_in_force_is_not_marked(counsel: Blocks) -> None:
    assert counsel[0]["manuals"] == {}
