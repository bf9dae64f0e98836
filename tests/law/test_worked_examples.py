"""The Manual's worked examples, each through its provision's functions: ``worked_examples.yaml`` beside this file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from relcon.law.arrays import IntArray, times
from relcon.law.months import LIFE
from relcon.law.positions.options import POSITIONS
from relcon.law.usc.t21_s841.terms import term
from relcon.law.ussg import s5a, s5c1_1, s5g1_1
from relcon.law.ussg.s1b1_11 import controlling_date, raises
from relcon.law.ussg.s2d1_1.amounts import Amounts
from relcon.law.ussg.s2d1_1.base_level import base_level
from relcon.law.ussg.s2d1_1.conversion import converted
from relcon.law.ussg.s2d1_1.measures import table_amount
from relcon.law.ussg.s4a1_2 import Commenced, scores
from relcon.records.base import PositionName
from relcon.records.counts import Count
from relcon.records.history import Sentence
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity
from tests.helpers.answers import attributions, total, weights
from tests.helpers.matters import case, matter, read_yaml

HERE = Path(__file__).parent
EXAMPLES: Mapping[str, Any] = read_yaml(HERE / "worked_examples.yaml")
ILLUSTRATED = [id for id, example in EXAMPLES.items() if "illustration" in example]
ASKED = (
    "NoteB-",
    "N5-",
    "N8A-",
    "N8C-",
    "N9-",
    "N10-",
    "BG-",
    "1B1.3-",
    "2D1.6-n1",
    "5A-n",
    "5C1.1-n",
    "5G1.1-",
    "1B1.11-",
    "4A1.1-n4",
    "N11-",
    "N13-",
    "N25-",
    "2D1.2-n1",
    "3B1.2-n3B",
)
UNITS = {"g": 10**6, "mg": 10**3, "kg": 10**9, "units": 10**6}


def given(id: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    return EXAMPLES[id].get("inputs", {}), EXAMPLES[id]["stated"]


def micro(text: str, unit: str) -> int:
    exact = Decimal(text) * UNITS[unit]
    assert exact == int(exact)
    return int(exact)


def array(*values: int) -> IntArray:
    return np.array(values, dtype=np.int64)


def amounts(inputs: Mapping[str, str]) -> dict[str, IntArray]:
    """Read ``{pcp_g: 70}`` as micrograms by substance."""
    return {key.rpartition("_")[0]: array(micro(text, key.rpartition("_")[2])) for key, text in inputs.items()}


def level(weights: Mapping[str, IntArray]) -> int:
    return int(base_level(Amounts(weights), "2025", "rows").level[0])


def deal(id: str, grams: int, **fields: str) -> dict[str, Any]:
    """Return an event of which ``man`` is the seller."""
    return {
        "id": id,
        "kind": "distribution",
        "date": "2025-06-03",
        "quantity": f"{grams} g",
        "participants": [{"person": "man", "act": "sold"}],
        **fields,
    }


def sold(*events: dict[str, Any], **parts: Any) -> Matter:
    people = [{"id": "man", "name": "Man", "status": "defendant", "defendant": {}}]
    lots = [{"id": "deal", "substance": "cocaine"}]
    return case(case={"caption": "An example"}, people=people, lots=lots, events=list(events), **parts)


def grams(found: Matter, position: PositionName) -> int:
    return total(weights(found, "man", position)) // 10**6


def test_a_purity_gives_the_weight_of_the_drug_itself() -> None:
    inputs, stated = given("NoteB-PCP")
    whole = array(micro(inputs["mixture_g"], "g"))
    pure = times(whole, Fraction(inputs["purity"]))
    assert pure.tolist() == [micro(stated["pcp_actual_g"], "g")]
    by_actual, by_mixture = level({"pcp_actual": pure}), level({"pcp": whole})
    both = base_level(Amounts({"pcp": whole}, {"pcp": pure}), "2025", "rows")
    assert both.level.tolist() == [max(by_actual, by_mixture)] == [by_actual]
    assert by_actual > by_mixture


@pytest.mark.parametrize("position", POSITIONS)
def test_a_sale_and_an_attempt_are_one_quantity(position: PositionName) -> None:
    inputs, stated = given("N5-aggregate")
    done = deal("e1", int(inputs["sold"]["heroin_g"]), substance="heroin")
    tried = deal("e2", int(inputs["attempted"]["heroin_g"]), substance="heroin", status="attempted")
    assert grams(sold(done, tried), position) == int(stated["aggregate_g"])
    inputs, stated = given("1B1.3-n5A-attempt")
    done = deal("e1", int(inputs["cocaine_sold_g"]), substance="cocaine")
    tried = deal("e2", int(inputs["cocaine_attempted_g"]), substance="cocaine", status="attempted")
    assert grams(sold(done, tried), position) == int(stated["total_g"])


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("id", ["N5-agreed-vs-delivered", "N5-reverse-sting"])
def test_of_an_agreed_and_a_delivered_quantity(id: str, position: PositionName) -> None:
    amount = EXAMPLES["N5-agreed-vs-delivered"]["inputs"]  # the example of a reverse sting has no numbers of its own
    inputs, stated = given(id)
    sting = {"sting": "reverse"} if inputs["reverse_sting"] == "true" else {}
    promised = deal("e1", int(amount["agreed_g"]), substance="cocaine", lot="deal", status="agreed", **sting)
    handed = deal("e2", int(amount["delivered_g"]), substance="cocaine", lot="deal", delivery="final", **sting)
    used = amount["agreed_g"] if stated.get("use") == "agreed-upon quantity" else stated["use_g"]
    assert grams(sold(promised, handed), position) == int(used)


@pytest.mark.parametrize("position", POSITIONS)
def test_what_he_did_not_intend_or_could_not_is_excluded_where_he_establishes_it(position: PositionName) -> None:
    _, stated = given("N5-no-intent-or-capability")
    assert stated == {"exclude": "that amount", "burden": "defendant establishes"}
    promised = deal("e1", 500, substance="cocaine", status="agreed")
    found = {"id": "j1", "defendant": "man", "about": "e1", "prong": "unable_or_unwilling", "by": "court"}
    assert grams(sold(promised), position) == 500
    assert grams(sold(promised, findings=[{**found, "answer": "200 g"}]), position) == 300


def test_one_drug_without_a_row_converts() -> None:
    inputs, stated = given("N8A-oxymorphone")
    found = base_level(Amounts(amounts(inputs)), "2025", "rows")
    assert found.converted.tolist() == [micro(stated["cdw_kg"], "kg")]
    assert found.level.tolist() == [int(stated["level"])]


@pytest.mark.parametrize("id", ["N8C-i", "N8C-ii", "N8C-iii"])
def test_two_drugs_combine_by_converted_weight(id: str) -> None:
    inputs, stated = given(id)
    drugs = amounts(inputs)
    assert {drug: level({drug: weight}) for drug, weight in drugs.items()} == {
        drug: int(text) for drug, text in stated["individual_levels"].items()
    }
    (unit, weights_stated) = next((k.removeprefix("cdw_"), v) for k, v in stated.items() if k.startswith("cdw_"))
    found = converted(drugs, "2025")
    told = {drug: int(weight[0]) for drug, weight in found.by_substance.items()} | {"total": int(found.total[0])}
    assert told == {drug: micro(text, unit) for drug, text in weights_stated.items()}
    assert level(drugs) == int(stated["level"])


def test_schedules_iii_to_v_are_capped_each_and_together() -> None:
    inputs, stated = given("N8C-iv")
    drugs = amounts(inputs)
    told = {name: micro(text, "kg") for name, text in stated["cdw_kg"].items()}
    before = {drug: int(weight[0]) for drug, weight in converted(drugs, "2025").by_substance.items()}
    alone = {drug: int(converted({drug: weight}, "2025").total[0]) for drug, weight in drugs.items()}
    assert before["schedule_iv"] == told["schedule_iv_uncapped"]
    assert before["schedule_v"] == told["schedule_v_uncapped"]
    assert alone["schedule_iv"] == told["schedule_iv_capped"]
    assert alone["schedule_v"] == told["schedule_v_capped"]
    assert alone["schedule_iii"] == before["schedule_iii"] == told["schedule_iii"]
    assert sum(alone.values()) == told["sum_after_individual_caps"]
    assert converted(drugs, "2025").total.tolist() == [told["combined_capped"]]


def weighed(number: str, dimension: Any, substance: str, per_unit: int | None = None) -> tuple[str, int]:
    found = table_amount(int(number) * 10**6, dimension, substance, per_unit, "2025")
    assert found is not None
    return found.substance, found.micro


def test_typical_weights_of_doses() -> None:
    inputs, stated = given("N9-mescaline")
    assert weighed(inputs["doses"], "doses", "mescaline") == ("mescaline", micro(stated["total_g"], "g"))
    assert weighed("1", "doses", "mescaline") == ("mescaline", micro(inputs["mg_per_dose"], "mg"))
    _, stated = given("N10-lsd-blotter")
    assert weighed("1", "doses", "lsd") == ("lsd", micro(stated["mg_per_dose"], "mg"))


def test_a_dose_of_lsd_of_half_a_milligram_would_equal_a_dose_of_pcp() -> None:
    inputs, _ = given("BG-lsd-pcp")
    lsd = converted({"lsd": array(micro(inputs["per_dose_mg"], "mg"))}, "2025").total
    drug, weight = weighed("1", "doses", "pcp")
    assert lsd.tolist() == converted({drug: array(weight)}, "2025").total.tolist()


def test_a_plant() -> None:
    inputs, stated = given("BG-plant")
    least = micro(stated["grams"], "g")
    assert weighed(inputs["plants"], "plants", "marihuana") == ("marihuana", least)
    assert weighed(inputs["plants"], "plants", "marihuana", least + 1) == ("marihuana", least + 1)  # if greater


def test_the_lowest_level_of_each_kind_of_drug() -> None:
    _, stated = given("2D1.6-n1")
    drugs = EXAMPLES["2D1.6-n1"]["drugs"]
    assert sorted(drugs) == sorted(stated["minimum_levels"].values())
    for least, kinds in drugs.items():
        assert {level({drug: array(1)}) for drug in kinds} == {int(least)}


@pytest.mark.parametrize("id", ["BG-anchor-30", "5A-n1", "5C1.1-n1"])
def test_ranges_of_the_sentencing_table(id: str) -> None:
    inputs, stated = given(id)
    history = s5a.ROMAN.index(inputs["chc"]) + 1
    low, high = s5a.guideline_range(array(int(inputs["level"])), array(history), "2025")
    assert [int(low[0]), int(high[0])] == [int(end) for end in stated["range"]]


def test_ten_years_lie_within_the_range_of_level_30() -> None:
    _, stated = given("BG-anchor-30")
    found = term("841(b)(1)(A)", 0, False, "2025")
    assert found.minimum == int(stated["statutory_min_months"])
    low, high = (int(end) for end in stated["range"])
    assert (low <= int(stated["statutory_min_months"]) <= high) == (stated["statutory_min_within_range"] == "true")


def test_levels_outside_the_sentencing_table() -> None:
    _, stated = given("5A-n2")
    least, most = (int(text) for text in stated["treated_as"])
    assert s5a.bounded(array(least - 1, -5, most + 1, 60), "2025").tolist() == [least, least, most, most]


@pytest.mark.parametrize("id", ["5G1.1-a", "5G1.1-b", "5G1.1-c"])
def test_a_range_within_the_statute(id: str) -> None:
    inputs, stated = given(id)
    ends = [array(int(end)) for end in inputs["range"]]
    limits = [array(int(inputs.get("stat_min", 0))), array(int(inputs.get("stat_max", LIFE)))]
    found = [int(end[0]) for end in s5g1_1.within_statute(*ends, *limits)]
    single = stated.get("guideline_sentence")
    assert found == [int(end) for end in (stated["range"] if single is None else [single, single])]


def test_the_lower_of_two_whole_books_where_the_later_is_higher() -> None:
    inputs, _ = given("1B1.11-n1")
    later, earlier = (inputs[manual]["range"] for manual in ("manual_1992", "manual_1989"))
    ends = [(array(int(low)), array(int(high))) for low, high in (later, earlier)]
    higher, lower = raises(ends[0], ends[1], np.ones(1, dtype=np.bool_))
    assert (higher.tolist(), lower.tolist()) == ([1], [0])  # so 1989, whole: its 2-8, not 0-6 of the 1992 table


def conviction(number: str, first: str, last: str) -> Count:
    dates = {"from": first, "to": last}
    return Count.model_validate({"count": number, "statute": "21 USC 846", "dates": dates, "disposition": "convicted"})


def test_the_last_day_of_the_offense_of_conviction_controls() -> None:
    inputs, stated = given("1B1.11-n2")
    first, _, last = inputs["offense_of_conviction"].partition("..")
    found = controlling_date([conviction("1", first, last)], None)
    assert str(found.day) == stated["controlling_date"] < inputs["relevant_conduct_act"]


def test_of_two_offenses_the_later_one_picks_the_manual_for_both() -> None:
    inputs, stated = given("1B1.11-b3")
    counts = [conviction(str(n), f"{month}-01", f"{month}-28") for n, month in enumerate(inputs["robberies"])]
    for order in (counts, counts[::-1]):
        day = controlling_date(order, None).day
        assert day is not None and f"{day:%B %Y}" == stated["manual"]


@pytest.mark.parametrize("id", ["5C1.1-n3", "5C1.1-n4"])
def test_zones_and_the_least_imprisonment_in_them(id: str) -> None:
    inputs, stated = given(id)
    low = array(int(inputs["range"][0]))
    assert s5c1_1.ZONES[int(s5c1_1.zone(low, "2025")[0])] == stated["zone"]
    prison = int(s5c1_1.least_prison(low, "2025")[0])
    split = stated["ok"][-1]
    assert [int(number) for number in re.findall(r"\d+", split)] == [prison, int(low[0]) - prison]


@pytest.mark.parametrize("consecutive", ["yes", "no"])
def test_of_two_robberies_treated_as_one_the_second_brings_a_point_if_it_brought_none(consecutive: str) -> None:
    inputs, stated = given("4A1.1-n4-a")
    first, second = inputs["two_robberies_same_day_single_sentence"]
    assert robberies(first, second, consecutive) == stated
    inputs, stated = given("4A1.1-n4-b")
    assert robberies(inputs["robbery_1"], inputs["robbery_2_consecutive"], "yes") == stated


def robberies(first: str, second: str, consecutive: str) -> dict[str, str]:
    """Points of two robberies sentenced on one day, under (a) and (d)."""
    day = {"offense": "robbery", "violent": "yes", "imposed": "2020-01-01"}
    sentences = (
        Sentence.model_validate({"id": "s1", "term": f"{first} months", **day}),
        Sentence.model_validate(
            {"id": "s2", "term": f"{second} months", "single_with": "s1", "consecutive": consecutive, **day}
        ),
    )
    began = array(date(2025, 1, 1).toordinal())
    found, least, most = scores(sentences, {}, Commenced(began, began), 1, "2025")
    assert all(one.low == one.high for one in found.values()) and least == most
    by_length = sum(int(one.low[0]) for one in found.values())
    return {"a_points": str(by_length), "d_points": str(int(least[0])), "total": str(by_length + int(least[0]))}


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("id", ILLUSTRATED)
def test_relevant_conduct(id: str, position: PositionName) -> None:
    example = EXAMPLES[id]
    found = matter(read_yaml(HERE / "1B1.3" / "illustrations" / f"{example['illustration']}.yaml"))
    for person, events in example.get("only", {}).items():
        answers = attributions(found, person, position)
        assert sorted(event for event, answer in answers.items() if answer.inside) == sorted(events)
    for person, amount in example.get("total", {}).items():
        assert total(weights(found, person, position)) == Quantity.parse(amount).low
    assert "only" in example or "total" in example


def test_the_sales_of_the_sum_are_those_of_the_illustration() -> None:
    inputs, stated = given("1B1.3-n5A-sum")
    found = matter(read_yaml(HERE / "1B1.3" / "illustrations" / "N5A.three-sales.yaml"))
    quantities = [event.quantity.low for event in found.events.values() if event.quantity is not None]
    assert sorted(q // 10**6 for q in quantities if q) == sorted(int(g) for g in inputs["cocaine_sales_g"])
    assert EXAMPLES["1B1.3-n5A-sum"]["total"] == {"DEF": f"{stated['total_g']} g"}


def leaves(value: Any) -> Iterator[Any]:
    """Yield every scalar."""
    if isinstance(value, Mapping):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def as_text(value: Any) -> Any:
    """Write numbers and flags as the YAML file holds them."""
    if isinstance(value, Mapping):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_the_values_are_those_of_the_shared_examples(shared: Path) -> None:
    read = json.loads((shared / "law" / "worked_examples.json").read_text(encoding="utf-8"))["examples"]
    asked = {example["id"]: example for example in read if example["id"].startswith(ASKED)}
    assert set(EXAMPLES) == set(asked)
    for id, example in asked.items():
        here = EXAMPLES[id]
        assert (here["cite"], here["source"]) == (example["cite"], example["source"]), id
        for part in ("inputs", "stated"):
            theirs, ours = as_text(example[part]), here.get(part, {})
            assert {key: theirs[key] for key in ours} == ours, id
            left_out = [value for key, value in example[part].items() if key not in ours]
            numbers = [value for value in leaves(left_out) if isinstance(value, int | float)]
            assert numbers == [], id
