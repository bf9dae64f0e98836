"""§2D1.1(a)(5), (c), n.8: properties that hold whatever the weights, and errors."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relcon.law.arrays import IntArray, WeightTooLarge
from relcon.law.tables import EditionNotShipped
from relcon.law.ussg.s2d1_1.amounts import Amounts, EventAmount, KnownMixture, counted
from relcon.law.ussg.s2d1_1.base_level import BaseLevel, base_level, next_down, next_up
from relcon.law.ussg.s2d1_1.mitigating_cap import capped
from relcon.law.ussg.s2d1_1.quantity_table import row, row_keys
from relcon.law.ussg.s2d1_1.readings import READINGS, PurityMix

WEIGHT = st.integers(0, 10**12)
POSITIVE = st.integers(1, 10**12)
NAMES = ["heroin", "cocaine", "cocaine_base", "fentanyl", "marihuana", "hashish", "schedule_iii", "diazepam", "codeine"]
SUBSTANCES = st.sampled_from([*NAMES, "flunitrazepam", "methamphetamine", "ice", "pcp", "methamphetamine_actual"])


def array(*micro: int) -> IntArray:
    return np.array(micro, dtype=np.int64)


def of(**weights: int) -> Amounts:
    return Amounts({substance: array(weight) for substance, weight in weights.items()})


def columns(found: BaseLevel, at: int) -> list[Any]:
    """Everything a result says of one scenario."""
    parts: list[npt.NDArray[Any]] = [
        found.level,
        found.converted,
        found.row,
        found.weight,
        found.minimum,
        found.differs,
    ]
    parts += [found.single_row_level, *found.readings.values(), *found.taken]
    return [part[at].item() for part in parts]


@given(st.dictionaries(SUBSTANCES, POSITIVE, min_size=1, max_size=5), SUBSTANCES, POSITIVE)
def test_more_of_what_is_there_never_lowers_the_level(weights: dict[str, int], substance: str, more: int) -> None:
    # A first gram of a second drug may: n.8(B) replaces the crack and flunitrazepam rows by rounded factors.
    if substance not in weights:
        substance = next(iter(weights))
    before = base_level(of(**weights), "2025", "rows")
    after = base_level(of(**(weights | {substance: weights[substance] + more})), "2025", "rows")
    assert after.level[0] >= before.level[0]
    assert after.converted[0] >= before.converted[0]


@given(st.dictionaries(SUBSTANCES, POSITIVE, min_size=1, max_size=4), st.sampled_from(NAMES), POSITIVE)
def test_a_further_drug_lowers_the_level_only_below_a_rounded_row(
    weights: dict[str, int], extra: str, weight: int
) -> None:
    before = base_level(of(**weights), "2025", "rows")
    after = base_level(of(**weights) if extra in weights else of(**weights, **{extra: weight}), "2025", "rows")
    lowered = after.level[0] < before.level[0]
    rounded = {"cocaine_base", "flunitrazepam"} & set(weights)
    assert not lowered or (rounded and after.single_row_greater[0])


@given(st.lists(st.tuples(POSITIVE, st.integers(0, 100)), min_size=1, max_size=6))
def test_splitting_a_weight_of_one_purity_into_events_changes_nothing(parts: list[tuple[int, int]]) -> None:
    purity = parts[0][1]
    # Weights in hundredths, so that the drug itself is a whole number in each part.
    events = tuple(EventAmount("methamphetamine", array(w * 100), array(w * purity)) for w, _ in parts)
    whole, pure = sum(w * 100 for w, _ in parts), sum(w * purity for w, _ in parts)
    mixture, known = {"methamphetamine": array(whole)}, {"methamphetamine": array(pure)}
    together = (EventAmount("methamphetamine", array(whole), array(pure)),)
    split = base_level(Amounts(mixture, known, events), "2025", "per_event")
    one = base_level(Amounts(mixture, known, together), "2025", "per_event")
    rows = base_level(Amounts(mixture, known), "2025", "rows")
    assert split.level.tolist() == one.level.tolist() == rows.level.tolist()


@given(
    st.lists(st.tuples(WEIGHT, st.integers(0, 100), st.booleans()), min_size=1, max_size=5),
    st.dictionaries(st.sampled_from(NAMES), WEIGHT, max_size=2),
)
def test_each_event_by_itself_is_never_less_than_by_rows(
    parts: list[tuple[int, int, bool]], others: dict[str, int]
) -> None:
    events = tuple(
        EventAmount("ice" if ice else "methamphetamine", array(w * 100), array(w * (max(p, 80) if ice else p)))
        for w, p, ice in parts
    )
    mixture: dict[str, IntArray] = {s: array(w) for s, w in others.items()}
    pure: dict[str, IntArray] = {}
    for event in events:
        assert event.pure is not None
        mixture[event.substance] = mixture.get(event.substance, array(0)) + event.weight
        pure[event.substance] = pure.get(event.substance, array(0)) + event.pure
    by_rows = base_level(Amounts(mixture, pure), "2025", "rows")
    by_event = base_level(Amounts(mixture, pure, events), "2025", "per_event")
    assert by_event.level[0] >= by_rows.level[0]


@settings(max_examples=15)
@given(st.integers(0, 2**32 - 1), st.sampled_from(["rows", "per_event"]))
def test_one_scenario_is_a_column_of_a_thousand(seed: int, purity_mix: PurityMix) -> None:
    random = np.random.default_rng(seed)

    def draw() -> IntArray:
        return random.integers(0, 10**11, 1000, dtype=np.int64) * random.integers(0, 2, 1000)

    names = ["cocaine_base", "schedule_iv", "codeine", "flunitrazepam"]
    events = [EventAmount(s, draw()) for s in ("methamphetamine", "ice", "pcp", "methamphetamine_actual")]
    events[0] = EventAmount("methamphetamine", events[0].weight, events[0].weight // 3)
    whole = {s: draw() for s in names} | {event.substance: event.weight for event in events}
    mixture = (("heroin", "fentanyl", "methamphetamine"), draw())
    pure = events[0].weight // 3
    many = base_level(Amounts(whole, {"methamphetamine": pure}, tuple(events), (mixture,)), "2025", purity_mix)
    for i in (0, 1, 499, 999):
        at = slice(i, i + 1)
        one = Amounts(
            {s: w[at] for s, w in whole.items()},
            {"methamphetamine": pure[at]},
            tuple(EventAmount(e.substance, e.weight[at], None if e.pure is None else e.pure[at]) for e in events),
            ((mixture[0], mixture[1][at]),),
        )
        assert columns(base_level(one, "2025", purity_mix), 0) == columns(many, i)


@given(st.dictionaries(st.sampled_from(NAMES), POSITIVE, min_size=1, max_size=1), st.sampled_from([0, 0, -2, -3, -4]))
def test_the_steps_of_a_single_drug_are_the_least_that_change_its_level(weights: dict[str, int], role: int) -> None:
    """After the cap of (a)(5), where there is a mitigating role: what it takes back is no change."""
    (substance, weight), found = next(iter(weights.items())), base_level(of(**weights), "2025", "rows")
    if row_keys("2025")[found.row[0]] != substance:
        return

    def levels(*amounts: int) -> list[int]:
        by_table = base_level(Amounts({substance: array(*amounts)}), "2025", "rows").level
        return [int(level) for level in capped(by_table, array(*(role for _ in amounts)), "2025")]

    (now,), of_role = levels(weight), array(role)
    up, down = next_up(found, "2025", of_role), next_down(found, "2025", of_role)
    if up.exists[0]:
        more = int(up.amount[0])
        assert levels(weight + more - 1, weight + more) == [now, up.level[0]]
        assert up.level[0] > now
    else:
        assert levels(10**15) == [now]
    if down.exists[0] and down.amount[0] < weight:
        less = int(down.amount[0])
        assert levels(weight - less + 1, weight - less) == [now, down.level[0]]
        assert down.level[0] < now


def test_the_cap_of_a_minimal_participant_leaves_nothing_to_add() -> None:
    # 16 kg of cocaine: level 32 (15 kg), by (a)(5) 30 for a minimal participant, whatever is added; 30 as well from
    # 5 kg on, so that more than 11 kg must go (5 kg is the least of level 30).
    found = base_level(of(cocaine=16 * 10**9), "2025", "rows")
    up, down = (step(found, "2025", array(-4)) for step in (next_up, next_down))
    assert not up.exists[0]
    assert (down.level[0], down.amount[0]) == (28, 11 * 10**9 + 1)


@pytest.mark.parametrize("key", [key for key in row_keys("2025") if key != "converted_drug_weight"])
def test_one_substance_goes_by_its_own_row_at_every_line(key: str) -> None:
    found = row(key, "2025")
    lines = found.minimums[1:]
    assert (base_level(Amounts({key: lines}), "2025", "rows").level >= found.levels[1:]).all()
    if key not in ("ice", "pcp_actual", "methamphetamine_actual", "amphetamine_actual"):
        assert (base_level(Amounts({key: lines}), "2025", "rows").level == found.levels[1:]).all()


def test_readings_are_compared_scenario_by_scenario() -> None:
    # 50 g: nothing known of its purity (24); 46 g of the drug itself (28); 6 g of it (24 both ways)
    found = base_level(
        Amounts({"methamphetamine": array(*[50 * 10**6] * 3)}, {"methamphetamine": array(0, 46 * 10**6, 6 * 10**6)}),
        "2025",
        "rows",
    )
    assert found.level.tolist() == [24, 28, 24]
    assert found.differs.tolist() == [False, True, False]
    assert [READINGS[i] for i in found.readings["methamphetamine"]] == ["mixture", "actual", "actual"]


def test_arrays_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        base_level(Amounts({"heroin": array(1), "cocaine": array(1, 2)}), "2025", "rows")


def test_events_that_do_not_add_up_are_refused() -> None:
    amounts = Amounts({"methamphetamine": array(10)}, events=(EventAmount("methamphetamine", array(9)),))
    with pytest.raises(ValueError, match="add up"):
        base_level(amounts, "2025", "per_event")


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        base_level(Amounts({"heroin": array(-1)}), "2025", "rows")


def test_a_mixture_counted_in_pills_only_cannot_take_a_weight_from_one_counted_in_grams() -> None:
    # Alprazolam counts by the pill, so the whole weight can only be fentanyl's: 4 g, level 14.
    found = base_level(Amounts(mixtures=((("alprazolam", "fentanyl"), array(4 * 10**6)),)), "2025", "rows")
    assert (found.level.tolist(), found.taken[0].tolist()) == ([14], [1])


def test_weights_too_large_are_refused() -> None:
    with pytest.raises(WeightTooLarge):
        base_level(of(lsd=10**15, heroin=1), "2025", "rows")


def test_an_edition_not_shipped_is_refused() -> None:
    with pytest.raises(EditionNotShipped, match="2016"):
        base_level(of(heroin=1), "2016", "rows")


def test_how_many_scenarios_there_are_is_asked_of_every_kind_of_amount() -> None:
    two, three = array(1, 2), array(1, 2, 3)
    assert Amounts({"heroin": two}).scenarios == 2
    assert Amounts(mixtures=((("heroin", "fentanyl"), three),)).scenarios == 3
    events = (EventAmount("pcp", two, None), EventAmount("pcp", two, two))
    assert Amounts({"pcp": two}, {"pcp": two}, events).scenarios == 2
    for unlike in (
        Amounts(),
        Amounts({"pcp": two}, {"pcp": three}),
        Amounts({"pcp": two}, events=(EventAmount("pcp", three),)),
        Amounts({"pcp": two}, events=(EventAmount("pcp", two, three),)),
        Amounts({"pcp": two}, known_mixtures=(KnownMixture(("pcp", "heroin"), two, three),)),
    ):
        with pytest.raises(ValueError, match="all of one length"):
            _ = unlike.scenarios


def test_of_a_pill_only_the_drug_itself_is_counted() -> None:
    # Oxycodone counts by the drug itself (Note (B)): of 10 pills 300 mg. Of methamphetamine the whole weight converts;
    # what is known of its purity is another reading of the same weight, and nothing on top of it.
    amounts = Amounts(
        {"oxycodone": array(10), "methamphetamine": array(7), "heroin": array(5)},
        {"oxycodone": array(300), "methamphetamine": array(3), "heroin": array(2)},
    )
    found = {substance: weight.tolist() for substance, weight in counted(amounts).items()}
    assert found == {"methamphetamine": [7], "heroin": [5], "oxycodone_actual": [300]}
