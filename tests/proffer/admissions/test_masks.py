"""Every mask: equal to the one-scenario program, never with a complete disclosure's benefit, small in memory."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.engine.batch import Batch, Question
from relcon.engine.disposition import AS_STATED, Disposition
from relcon.engine.program import answer
from relcon.engine.worksheet_answer import answer as worksheet_answer
from relcon.law.arrays import IntArray
from relcon.law.line import NULL
from relcon.law.months import LIFE
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.proffer.admissions.crossing_sets import crossing_sets
from relcon.proffer.admissions.masks import BLOCK, Masks, counted_masks, masks_in
from relcon.proffer.admissions.outcomes import LOST, Outcomes
from relcon.proffer.admissions.shares import average_shares, shares
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.spoken import spoken
from relcon.proffer.worlds.dispositions import client_disposition
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.results.exposure import PositionAnswer
from relcon.results.weights import grams
from tests.helpers.matters import ABSENT, read_matter
from tests.proffer.dunn import MET, admission, dunn, sale, table

RIVERSIDE = Path(__file__).parents[3] / "examples" / "riverside"
CRITERIA = ("met", "unknown", "not met")
COUNTS = {"is_1B1_8_agreement": MET, "sentencing": {"safety_valve_carveout": "yes"}}


@pytest.fixture(scope="module")
def riverside() -> UsableFacts:
    matter = read_matter(RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml")
    return UsableFacts(RecordIndex.of(matter), "dunn", spoken(matter), "2025")


def level(value: int) -> int | None:
    return None if value == NULL else value


def same(found: Outcomes, i: int, alone: PositionAnswer, *, fifth: bool = True) -> None:
    """Assert that scenario i is what the one-scenario program answers."""
    assert grams(int(found.converted[i])) == alone.converted_grams
    assert level(int(found.base[i])) == alone.base_offense_level
    assert level(int(found.total[i])) == alone.total_offense_level
    low = int(found.low[i])
    assert (None if low == NULL else "life" if low >= LIFE else low) == (alone.guideline_range or (None,))[0]
    assert found.tiers[int(found.tier[i])] == (alone.statutory.supported_tier or "none")
    assert (int(found.aggravating[i]), int(found.mitigating[i])) == (alone.role.aggravating, alone.role.mitigating)
    for number in range(1, 6 if fifth else 5):
        assert CRITERIA[int(found.criteria[number - 1, i])] == alone.safety_valve.criteria[str(number)]
    states = {line.cite: 1 if line.open else LOST if line.applied else 0 for line in alone.lines}
    for cite, state in found.characteristics:
        assert int(state[i]) == states[cite]
    assert bool(found.at_least[i]) == alone.at_least


def one_scenario(
    found: UsableFacts, defendant: str, position: PositionName, scenario: Scenario, disposition: Disposition = AS_STATED
) -> PositionAnswer:
    """Return what `relcon.engine.program.compute` answers, without the explanations of events, which take longest."""
    batch = Batch(found.index, found.edition, scenario)
    question = Question(defendant, position, disposition=disposition)
    return batch.asked(question, lambda one, columns: worksheet_answer(one.worksheet, columns[0])).found


def facts_of(masks: Masks, mask: int) -> frozenset[str]:
    said = [facts for i, facts in enumerate(masks.if_said.values()) if mask >> i & 1]
    return masks.always.union(*said)


@pytest.mark.slow
@pytest.mark.parametrize("position", POSITIONS)
def test_every_mask_of_the_example_is_the_one_scenario_program(riverside: UsableFacts, position: PositionName) -> None:
    masks = masks_in(riverside, Batch.of_admissions(riverside.index), WORLDS["unprotected"], "dunn", position)
    (every,) = masks.every()
    assert len(masks.admissions) == 8
    complete = masks.when_complete()
    assert complete is not None
    for mask in range(1 << 8):
        said = {id for i, id in enumerate(masks.admissions) if mask >> i & 1}
        disposition = client_disposition(riverside, WORLDS["unprotected"], position, said)
        alone = one_scenario(riverside, "dunn", position, Scenario(against_client=facts_of(masks, mask)), disposition)
        if mask == (1 << 8) - 1:
            same(complete, 0, alone)
        else:
            same(every, masks.index(mask), alone)


@pytest.mark.parametrize("other", ["salas", "ortega", "bell"])
def test_masks_of_others_on_the_example(riverside: UsableFacts, other: str) -> None:
    batch = Batch.of_admissions(riverside.index)
    for position in POSITIONS:
        masks = masks_in(riverside, batch, WORLDS["derivative"], other, position)
        (every,) = masks.every()
        for mask in (0, 0b10, 0b10000, 0b10010, 0b11111111):
            scenario = Scenario(against_others=facts_of(masks, mask))
            same(every, masks.index(mask), one_scenario(riverside, other, position, scenario))


@pytest.mark.parametrize("world", [name for name in WORLDS if name != "agreed"])
def test_no_mask_but_the_complete_one_meets_the_fifth_criterion_by_the_session(
    riverside: UsableFacts, world: str
) -> None:
    batch = Batch.of_admissions(riverside.index)
    for position in POSITIONS:
        masks = masks_in(riverside, batch, WORLDS[world], "dunn", position)
        for block in masks.every():
            assert (block.criteria[4] == LOST).all()
        complete = masks.when_complete()
        expected = client_disposition(riverside, WORLDS[world], position, riverside.spoken.mask).criterion5
        if complete is not None:
            assert CRITERIA[int(complete.criteria[4, 0])] == expected
        else:
            assert expected == "not met"


def test_what_the_client_can_meet_he_meets_only_by_a_complete_disclosure() -> None:
    # All criteria but the fifth are met: the complete disclosure takes two levels off, no part of it does.
    found = table(dunn([admission(f"a{n}", sale(f"p{n}", "1 g")) for n in range(3)], COUNTS))
    for world in ("safety_valve_only", "protected", "unprotected"):
        for position in POSITIONS:
            masks = masks_in(found, Batch.of_admissions(found.index), WORLDS[world], "dunn", position)
            (every,) = masks.every()
            complete = masks.when_complete()
            assert complete is not None
            assert set(every.total.tolist()) == {21} and complete.total.tolist() == [19]


@pytest.mark.parametrize(
    "proffer",
    [
        {"topics": [{"id": "supply", "title": "x"}, {"id": "stash", "title": "x", "fenced": "true"}]},
        {"sessions": [{"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a0"]}]},
    ],
    ids=["a topic openly declined", "an admission in no session"],
)
def test_a_session_that_is_not_complete_has_no_complete_mask(proffer: dict[str, Any]) -> None:
    found = table(dunn([admission(f"a{n}", sale(f"p{n}", "1 g")) for n in range(2)], COUNTS, **proffer))
    for world in WORLDS.values():
        masks = masks_in(found, Batch.of_admissions(found.index), world, "dunn", "defense")
        assert masks.when_complete() is None
        assert all((block.criteria[4] == LOST).all() for block in masks.every())


@pytest.mark.parametrize("world", [name for name, world in WORLDS.items() if world.speaks])
def test_what_he_says_of_his_own_weapon_or_violence_is_left_open_on_the_masks_that_say_it(world: str) -> None:
    kinds = ("firearm", "violence", "firearm")
    said: list[dict[str, Any]] = [
        {
            "id": f"a{n}",
            "topic": "stash",
            "says": "x",
            "facts": {"circumstances": [{"id": f"g{n}", "kind": kind, "date": "2025-06-03", "by": ["dunn"]}]},
        }
        for n, kind in enumerate(kinds)
    ]
    dead = [{"id": "g3", "kind": "death", "date": "2025-06-03", "by": ["dunn"]}]
    said.append({"id": "a3", "topic": "stash", "says": "x", "facts": {"circumstances": dead}})
    found = table(dunn([*said, admission("a4", sale("p4", "3 kg"))], COUNTS))
    for position in POSITIONS:
        masks = masks_in(found, Batch.of_admissions(found.index), WORLDS[world], "dunn", position)
        (every,) = masks.every()
        for mask in range(1 << 5):
            spoken_of = {id for i, id in enumerate(masks.admissions) if mask >> i & 1}
            disposition = client_disposition(found, WORLDS[world], position, spoken_of)
            alone = one_scenario(found, "dunn", position, Scenario(against_client=facts_of(masks, mask)), disposition)
            complete = masks.when_complete() if mask == 0b11111 else None
            same(every if complete is None else complete, masks.index(mask) if complete is None else 0, alone)


def test_a_full_disclosure_on_file_is_not_given_by_a_partial_mask() -> None:
    case = {"people": [{"id": "dunn", "defendant": {"disclosed_all": "yes"}}]}
    found = table(dunn([admission(f"a{n}", sale(f"p{n}", "1 g")) for n in range(2)], COUNTS, case))
    masks = masks_in(found, Batch.of_admissions(found.index), WORLDS["protected"], "dunn", "psr")
    assert all((block.criteria[4] == LOST).all() for block in masks.every())


ONE = st.fixed_dictionaries(
    {
        "grams": st.integers(1, 6000),
        "concerns": st.sampled_from([[], ["violence"], ["firearms"]]),
        "already_known": st.sampled_from([[], ["lab"], ["rumor"]]),
        "supports": st.sampled_from([[], ["e1"], ["e2"]]),
    }
)


def weights(found: UsableFacts, world: str, position: PositionName) -> tuple[Masks, IntArray]:
    masks = masks_in(found, Batch.of_admissions(found.index), WORLDS[world], "dunn", position)
    return masks, Outcomes.joined(list(masks.every())).converted


@settings(max_examples=20)
@given(st.lists(ONE, max_size=4), st.sampled_from(["yes", "no"]))
def test_on_every_mask_silent_weighs_no_more_than_protected_nor_protected_than_unprotected(
    ones: list[dict[str, Any]], promise: str
) -> None:
    said = [
        admission(f"a{n}", sale(f"p{n}", f"{one['grams']} g"), **{k: v for k, v in one.items() if k != "grams"})
        for n, one in enumerate(ones)
    ]
    terms = {"is_1B1_8_agreement": {**MET, "no_use_promise": promise}}
    found = table(dunn(said, terms, {"events": [sale("e2", "700 g", evidence=["rumor"])]}))
    for position in POSITIONS:
        several = [weights(found, world, position) for world in ("silent", "protected", "unprotected")]
        for mask in range(1 << len(said)):
            silent, protected, unprotected = (int(value[masks.index(mask)]) for masks, value in several)
            assert silent <= protected <= unprotected
            if mask:
                # One fact fewer never weighs more.
                masks, value = several[2]
                assert value[masks.index(mask & (mask - 1))] <= unprotected


def test_shares_of_the_example_add_up_to_what_all_admissions_change(riverside: UsableFacts) -> None:
    batch = Batch.of_admissions(riverside.index)
    facts = frozenset().union(*(riverside.names[id].said for id in riverside.spoken.disclosures))
    for position in POSITIONS:
        masks = counted_masks(riverside, batch, position)
        every = Outcomes.joined(list(masks.every()))
        disposition = Disposition(criterion5="not met")
        none, whole = (
            answer(riverside.index, "dunn", position, Scenario(against_client=counting), disposition)
            for counting in (frozenset[str](), facts)
        )
        assert none.total_offense_level is not None and whole.total_offense_level is not None
        levels = average_shares(every.total.astype(np.int64))
        assert sum(levels) == whole.total_offense_level - none.total_offense_level
        weight = sum(average_shares(every.converted)) / 1_000_000
        assert weight == Fraction(whole.converted_grams or 0) - Fraction(none.converted_grams or 0)


def test_what_changes_nothing_is_not_multiplied_out() -> None:
    # Three sales; the fourth supports what is proved already.
    said = [admission(f"a{n}", sale(f"p{n}", "1 g")) for n in range(3)]
    found = table(dunn([*said, {"id": "a3", "topic": "supply", "says": "x", "supports": ["e1"]}]))
    masks = counted_masks(found, Batch.of_admissions(found.index), "government")
    assert masks.support == ("a0", "a1", "a2") and masks.size == 8
    assert masks.index(0b1101) == 0b101


def test_a_share_is_open_where_a_worksheet_is() -> None:
    # Without the admission nothing is attributed: no base offense level, and no range, to start from.
    found = table(dunn([admission("a1", sale("p1", "1 kg"))], case={"events": ABSENT}))
    masks = counted_masks(found, Batch.of_admissions(found.index), "psr")
    share = shares(Outcomes.joined(list(masks.every())), masks.admissions, masks.support)["a1"]
    assert (share.converted_grams, share.levels, share.months) == ("200000", None, None)
    assert share.open == (
        "levels: left open in one of the worksheets",
        "months: left open in one of the worksheets, or life",
    )


@pytest.mark.slow
def test_twenty_admissions_exactly_and_within_counted_bytes() -> None:
    # 1 kg and 20 times 50 g: 2 kg, level 26, by all of them and no fewer; weights are 200 g converted for a gram.
    found = table(dunn([admission(f"a{n}", sale(f"p{n}", "50 g")) for n in range(20)]))
    masks = counted_masks(found, Batch.of_admissions(found.index), "psr")
    parts = list(masks.every())
    assert [part.n for part in parts] == [BLOCK] * masks.blocks
    every = Outcomes.joined(parts)
    assert every.n == 1 << 20
    # Eight bytes for the weight, two for each of six small columns, one for each criterion and the flag.
    assert every.nbytes == (8 + 6 * 2 + 5 + 1) << 20
    by_size = 200_000_000_000 + 10_000_000_000 * np.bitwise_count(np.arange(1 << 20)).astype(np.int64)
    assert (every.converted == by_size).all()
    share = shares(every, masks.admissions, masks.support)
    assert {(one.converted_grams, one.levels, one.months) for one in share.values()} == {("10000", "0.1", "0.45")}
    (line,) = crossing_sets("psr", masks, every)
    assert (line.from_, line.to, line.count, line.complete, line.sets) == ("24", "26", 1, True, (masks.admissions,))
