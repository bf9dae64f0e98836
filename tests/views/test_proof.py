"""What falls if somebody is not believed: outcomes are those of ``relcon whatif``, events those of ``--without``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from relcon import api
from relcon.records.matter import Matter
from relcon.results.exposure import Exposure
from relcon.results.whatif import Outcome, WhatIf
from relcon.views import proof
from relcon.words import ranges
from tests.helpers.generated import Size, generated
from tests.views.conftest import Blocks

Proof = dict[str, Any]


@pytest.fixture(scope="module")
def shown(counsel: Blocks) -> Proof:
    found: Proof = counsel[0]["proof"]["doubt"]
    return found


@pytest.fixture(scope="module")
def asked(matter: Matter) -> WhatIf:
    return api.whatif(replace(matter, proffer=None))


def told(shown: Proof, number: int) -> tuple[int | None, str, str]:
    _, level, months, table = shown["outcomes"][number]
    return level, months, table


def said(one: Outcome) -> tuple[int | None, str, str]:
    return one.total_offense_level, ranges.span(one.total), ranges.span(one.guideline_range)


def test_every_outcome_is_that_of_whatif(shown: Proof, asked: WhatIf) -> None:
    doubted = [one["id"] for one in shown["toggles"]]
    assert set(doubted) == {id for id, one in asked.toggles.items() if one.kind in ("witness", "exhibit")}
    assert len(shown["rows"]) == 3
    for position, of in shown["rows"].items():
        for defendant, (recorded, *rows) in of.items():
            answer = asked.defendants[defendant].positions[position]
            assert told(shown, recorded) == said(answer.as_recorded)
            without = {doubted[row[0]]: told(shown, row[1]) for row in rows}
            for id in doubted:
                assert without.get(id, said(answer.as_recorded)) == said(answer.without.get(id, answer.as_recorded))
            assert not set(answer.without) & set(doubted) - set(without)


def test_what_falls_most_comes_first(shown: Proof, asked: WhatIf) -> None:
    for position, of in shown["rows"].items():
        for defendant, (_, *rows) in of.items():
            before = asked.defendants[defendant].positions[position].as_recorded.total_offense_level
            levels = [shown["outcomes"][row[1]][1] for row in rows]
            if before is not None and None not in levels:
                by = [abs(level - before) for level in levels]
                assert by == sorted(by, reverse=True)


@pytest.mark.parametrize("id", ["ci7", "wire-14", "ledger-2", "kerr"])
def test_the_events_that_fall_are_those_that_no_longer_count_without_it(
    id: str, counsel: Blocks, matter: Matter
) -> None:
    data, record = counsel[0], replace(matter, proffer=None)
    shown, events = data["proof"]["doubt"], [one["id"] for one in data["events"]]
    place = next(n for n, one in enumerate(shown["toggles"]) if one["id"] == id)
    before, after = api.exposure(record), api.exposure(record, without=[id])
    fell = 0
    for position, of in shown["rows"].items():
        for defendant, (_, *rows) in of.items():
            falls: list[int] = next((shown["falls"][row[2]] for row in rows if row[0] == place), [])
            gone = counting(before, defendant, position) - counting(after, defendant, position)
            assert {events[n] for n in falls} == gone
            fell += len(gone)
    assert fell


def counting(found: Exposure, defendant: str, position: str) -> set[str]:
    answer = next(one for name, one in found.defendants[defendant].positions.items() if name == position)
    return {id for id, one in answer.events.items() if one.in_}


def test_the_informant_alone_shows_the_half_kilogram(shown: Proof) -> None:
    """Worked: 3,296 g of cocaine convert to 659.2 kg (ratio 0.2 kg to the gram); without e22's 443.3 g, 570.5 kg."""
    recorded, *rows = shown["rows"]["psr"]["dunn"]
    place = next(n for n, one in enumerate(shown["toggles"]) if one["id"] == "ci7")
    row = next(one for one in rows if one[0] == place)
    assert shown["outcomes"][recorded] == ["659.2 kg", 23, "120", "57–71"]
    assert shown["outcomes"][row[1]] == ["570.5 kg", 23, "120", "57–71"]
    assert row[3:] == ["−88.66 kg", 13]


def test_only_counsel_is_told_what_falls(counsel: Blocks, client: Blocks, court: Blocks) -> None:
    assert {"doubt", "best"} <= set(counsel[0]["proof"])
    for other in (client, court):
        assert set(other[0]["proof"]) == {"hands", "converted"}


def test_of_many_only_those_are_left_out_on_which_something_rests_alone() -> None:
    large = generated(Size(people=12, events=800))
    assert len(large.evidence) > proof.MOST
    kept = proof.doubted(large)
    assert all(
        any(set(event.evidence) <= set(one.off) for event in large.events.values() if event.evidence)
        for one in kept
        if one.kind == "exhibit"
    )
    small = generated(Size(people=12, events=100))
    assert {one.id for one in proof.doubted(small) if one.kind == "exhibit"} == set(small.evidence)
