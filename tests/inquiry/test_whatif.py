"""``whatif`` on a small matter worked by hand, and against the exposure of the example matter."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from relcon import api
from relcon.inquiry import scenarios
from relcon.inquiry.whatif import what_if
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.summary import summary
from relcon.results.whatif import Outcome, WhatIf
from tests.helpers.matters import case, read_yaml

ASKED = ["ci", "lab-1", "j1"]


@pytest.fixture(scope="module")
def worked() -> Any:
    return read_yaml(Path(__file__).with_name("moves.yaml"))


@pytest.fixture(scope="module")
def small(worked: Any) -> Matter:
    return case(**worked["matter"])


def figures(found: Outcome | None) -> Mapping[str, Any]:
    """Return an outcome as the worked file writes one, every scalar as text."""
    assert found is not None
    return {
        "grams": found.quantities["cocaine"],
        "level": str(found.total_offense_level),
        "guideline": [str(end) for end in found.guideline_range or ()],
        "final": [str(end) for end in found.range or ()],
        "tier": found.supported_tier,
    }


@pytest.mark.parametrize("position", POSITIONS)
def test_each_alone_all_together_and_the_smallest_sets(small: Matter, worked: Any, position: PositionName) -> None:
    expected = worked["smith"][position]
    found = what_if(small, ASKED, defendants=["smith"]).defendants["smith"].positions[position]
    assert figures(found.as_recorded) == expected["as_recorded"]
    assert {id: figures(one) for id, one in found.without.items()} == expected["without"]
    assert figures(found.without_all) == expected["without_all"]
    assert {one.line: [list(names) for names in one.sets] for one in found.smallest_sets} == expected["smallest"]
    assert all(one.complete for one in found.smallest_sets)
    assert [str(level) for level in found.levels or ()] == expected["levels"]
    assert set(found.moves) == {id for (id,) in (s for s in expected["smallest"]["total_offense_level"] if len(s) == 1)}
    assert found.moved_by_all == ("total_offense_level", "guideline_low", "supported_tier")


def test_a_weapons_search_moves_level_range_and_safety_valve(small: Matter, worked: Any) -> None:
    found = what_if(small, ["search-1"], defendants=["jones"]).defendants["jones"]
    for position in POSITIONS:
        answer = found.positions[position]
        assert figures(answer.as_recorded) == worked["jones"]["as_recorded"]
        assert figures(answer.without["search-1"]) == worked["jones"]["without"]
        assert answer.moves == {"search-1": ("total_offense_level", "guideline_low", "low", "safety_valve")}
        assert (answer.as_recorded.safety_valve, answer.without["search-1"].safety_valve) == ("no", "yes")
        assert answer.as_recorded.criteria["2"] == "not met"


def test_everything_in_turn_finds_what_moves_and_asks_for_no_sets(small: Matter) -> None:
    found = what_if(small)
    assert not found.named
    # The order of the file's sections; the place, and the lot and the people without anything, are none.
    assert list(found.toggles)[:8] == ["buy-1", "buy-2", "ci-1", "ci-2", "lab-1", "search-1", "k1", "ci"]
    moving = {id: set(one.positions["psr"].moves) for id, one in found.defendants.items()}
    # Smith, middle: 2,300 g; the line is 2,000. e1 400, e2 300 and no other, e4 1,450; buy-1 carries e1 and e4.
    assert moving["smith"] == {"buy-1", "e1", "e4", "j1"}
    assert moving["jones"] == {"buy-2", "search-1", "f1", "g1"}
    answer = found.defendants["smith"].positions["defense"]
    # Defense: 2,000 g exactly, so the parcel (150 g), its laboratory report and the event each are decisive.
    assert set(answer.moves) == {"buy-1", "lab-1", "k1", "e1", "e3", "e4", "j1"}
    assert (answer.without_all, answer.smallest_sets, answer.levels) == (None, (), None)


def test_nothing_at_all_left_is_a_move_to_no_level(small: Matter) -> None:
    answer = what_if(small, ["f1"], defendants=["jones"]).defendants["jones"].positions["psr"]
    gone = answer.without["f1"]
    assert (gone.quantities, gone.total_offense_level, gone.range, gone.supported_tier) == ({}, None, None, None)
    assert answer.levels == (None, 23)
    assert answer.moves["f1"][:2] == ("total_offense_level", "guideline_low")


def test_a_witness_and_his_own_exhibit_overlap(small: Matter) -> None:
    # e2 rests on both statements of ci: one alone takes nothing away, and with him named the other adds nothing.
    found = what_if(small, ["ci-1", "ci", "ci-2", "lab-1"], defendants=["smith"], positions=["psr"])
    answer = found.defendants["smith"].positions["psr"]
    assert {id: one.quantities["cocaine"] for id, one in answer.without.items()} == {"ci": "2000", "lab-1": "2150"}
    assert answer.smallest_sets[0].sets == (("lab-1", "ci"), ("ci-1", "ci-2", "lab-1"))


def test_the_order_of_naming_changes_nothing(small: Matter) -> None:
    assert what_if(small, ASKED) == what_if(small, [*reversed(ASKED), "ci"])


def test_blocks_give_the_same_sets(small: Matter, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = what_if(small, ["ci-1", "ci-2", "lab-1", "j1", "e1"])
    monkeypatch.setattr(scenarios, "BLOCK", 4)
    assert what_if(small, ["ci-1", "ci-2", "lab-1", "j1", "e1"]) == whole


def test_with_too_many_toggles_pairs_are_tried_and_the_answer_says_so(
    small: Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenarios, "MOST", 2)
    found = what_if(small, ASKED, defendants=["smith"])
    answer = found.defendants["smith"].positions["psr"]
    sets = {one.line: one for one in answer.smallest_sets}
    assert sets["total_offense_level"].sets == (("j1",), ("lab-1", "ci"))
    assert not sets["total_offense_level"].complete
    assert "supported_tier" not in sets  # it takes all three
    assert found.open == (
        "smith, psr: 3 of these matter; sets of more than two were not tried",
        "smith, government: 3 of these matter; sets of more than two were not tried",
    )


def test_a_later_sentencing_date_is_warned_of(worked: Any) -> None:
    late = case(**{**worked["matter"], "case": {"caption": "x", "sentencing_date": "2026-12-01"}})
    found = what_if(late, ["ci"])
    assert [text.split(":")[:2] for text in found.receipt.warnings] == [["smith", " WARNING"], ["jones", " WARNING"]]
    assert found.defendants["jones"].warnings[0].startswith("WARNING: sentencing on 2026-12-01")


@pytest.fixture(scope="module")
def riverside(root: Path) -> Matter:
    return api.read_case(root / "examples" / "riverside" / "case.yaml")


@pytest.fixture(scope="module")
def survey(riverside: Matter) -> WhatIf:
    return what_if(riverside)


def test_every_single_toggle_equals_the_exposure_without_it(riverside: Matter, survey: WhatIf) -> None:
    """Each toggle for one defendant and position in turn; exhibits and witnesses wherever they move a line."""
    pairs = cycle([(who, position) for who in survey.defendants for position in POSITIONS])
    wanted = {(id, *next(pairs)) for id in survey.toggles}
    for who, one in survey.defendants.items():
        for position in POSITIONS:
            moving = one.positions[position].moves
            wanted |= {(id, who, position) for id in moving if survey.toggles[id].kind in ("exhibit", "witness")}
    assert len(wanted) > 200
    for id, who, position in sorted(wanted):
        alone = api.exposure(riverside, defendants=[who], positions=[position], without=[id])
        answer = survey.defendants[who].positions[position]
        expected = Outcome.of(summary(alone.defendants[who].positions[position]))
        assert answer.without.get(id, answer.as_recorded) == expected, (id, who, position)


def test_smallest_sets_of_the_example_move_their_line_and_no_part_does(riverside: Matter) -> None:
    found = what_if(riverside, ["ci7", "wire-14", "ledger-2"], defendants=["hale", "salas"], positions=["government"])
    tried = 0

    def level(who: str, without: tuple[str, ...]) -> int | None:
        alone = api.exposure(riverside, defendants=[who], positions=["government"], without=without)
        return alone.defendants[who].positions["government"].total_offense_level

    for who, one in found.defendants.items():
        for moved in one.positions["government"].smallest_sets:
            if moved.line == "total_offense_level":
                for names in moved.sets:
                    assert level(who, names) != level(who, ())
                    for left in names:
                        assert level(who, tuple(id for id in names if id != left)) == level(who, ())
                    tried += 1
    assert tried == 3


@pytest.mark.parametrize("asked", [None, ASKED])
def test_several_processes_give_the_same_bytes(small: Matter, asked: list[str] | None) -> None:
    alone = what_if(small, asked).model_dump_json()
    told: list[tuple[int, int]] = []
    assert what_if(small, asked, workers=2, on_progress=lambda *at: told.append(at)).model_dump_json() == alone
    # More than one part of each position: the order of defendants and positions is put together again.
    assert told[-1][0] == told[-1][1] > 1


def test_a_matter_goes_to_another_process_as_it_was_read(small: Matter) -> None:
    assert small.people
    sent = pickle.loads(pickle.dumps(small))  # noqa: S301  # our own
    assert "people" not in vars(sent)
    assert sent == small
