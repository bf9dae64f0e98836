"""§2D1.1 n.8: the 84 factors as printed, caps, minimum levels, exactness."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from ruamel.yaml import YAML

from relcon.law.arrays import WeightTooLarge
from relcon.law.tables import TableError
from relcon.law.ussg.s2d1_1.conversion import converted, factor_of, factors
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED, level_of, row
from relcon.records.substances import SUBSTANCES, find

PRINTED = Path(__file__).parent / "printed" / "n8-2025-11-01.yaml"


def printed(manual: str) -> dict[str, str]:
    """Read the Drug Conversion Tables as printed: substance -> amount for one gram, unit or millilitre."""
    start = manual.index("Drug Conversion Tables.—\n")
    text = manual[start : manual.index("MEASUREMENT CONVERSION TABLE", start)]
    found = re.findall(r"^1 (gm|unit|ml) of (.*?) =\s*([\d.,]+ (?:gm|kg))\s*$", text, flags=re.MULTILINE | re.DOTALL)
    return {f"1 {per} of {' '.join(name.split())}": amount for per, name, amount in found}


def facts() -> dict[str, str]:
    entries: dict[str, str] = YAML(typ="base").load(PRINTED.read_text(encoding="utf-8"))["factors"]
    return entries


def grams(amount: str) -> Fraction:
    number, unit = amount.split()
    return Fraction(Decimal(number.replace(",", ""))) * {"gm": 1, "kg": 1000}[unit]


def test_the_facts_are_what_the_manual_prints(shared: Path) -> None:
    manual = (shared / "law" / "manual-2025" / "2D1.1_drugs.txt").read_text(encoding="utf-8")
    assert printed(manual) == facts()


def test_there_are_84_factors() -> None:
    assert len(facts()) == len(factors("2025")) == 84


@pytest.mark.parametrize(("name", "amount"), facts().items(), ids=list(facts()))
def test_factor(name: str, amount: str) -> None:
    per, _, said = name.removeprefix("1 ").partition(" of ")
    substance = find(said)
    assert substance is not None, said
    assert factor_of(substance.id, "2025").ratio == grams(amount)
    assert substance.measure == {"gm": "g", "unit": "unit", "ml": "ml"}[per]


def test_every_factor_is_reached_from_the_vocabulary() -> None:
    assert {s.conversion for s in SUBSTANCES.values()} - {None} == set(factors("2025"))


def test_a_pill_of_which_only_the_drug_itself_counts_has_no_factor() -> None:
    with pytest.raises(TableError, match="oxycodone_actual"):
        factor_of("oxycodone", "2025")


@pytest.mark.parametrize("key", ["heroin", "cocaine", "pcp", "pcp_actual", "methamphetamine", "ice", "lsd", "fentanyl"])
def test_row_and_conversion_agree_where_the_manual_did_not_round(key: str) -> None:
    # §2D1.1 Background: the factors derive from the statute as the rows do. Crack and flunitrazepam are rounded.
    least = row(key, "2025").minimums[1:]
    by_weight = converted({key: least}, "2025").total
    assert (level_of(CONVERTED, by_weight, "2025") == level_of(key, least, "2025")).all()
    assert (level_of(CONVERTED, by_weight - 1, "2025") == level_of(key, least - 1, "2025"))[1:].all()


def test_crack_thresholds_convert_to_just_less_than_the_next_line() -> None:
    least = row("cocaine_base", "2025").minimums[1:]
    by_weight = level_of(CONVERTED, converted({"cocaine_base": least}, "2025").total, "2025")
    assert (by_weight == level_of("cocaine_base", least, "2025") - 2).all()


def test_each_cap_says_what_it_took() -> None:
    # V: 3.75 kg cut to 2.49 kg (1.26 kg). IV and V: 12.5 + 2.49 kg cut to 9.99 kg (5 kg). III to V: 76 + 9.99 kg cut
    # to 79.99 kg (6 kg).
    units = {"schedule_iii": 76_000, "schedule_iv": 200_000, "schedule_v": 600_000}
    found = converted({s: np.array([n * 10**6]) for s, n in units.items()}, "2025")
    assert [(cap.kinds[0], cut.tolist()) for cap, cut in found.capped] == [
        ("schedule_v", [1_260_000_000]),
        ("schedule_iv", [5_000_000_000]),
        ("schedule_iii", [6_000_000_000]),
    ]
    assert found.total.tolist() == [79_990_000_000]


def test_caps_bind_scenario_by_scenario() -> None:
    # 2.49 kg / 0.00625 g = 398,400 units
    found = converted({"schedule_v": np.array([398_399, 398_400, 398_401, 10**6]) * 10**6}, "2025")
    assert found.total.tolist() == [2_489_993_750, 2_490_000_000, 2_490_000_000, 2_490_000_000]


def test_a_fraction_of_a_microgram_is_dropped_once_for_each_substance() -> None:
    # 150 ug x 0.01 = 1.5 ug of khat; 3 ug x 0.05 = 0.15 ug of wet peyote
    assert converted({"khat": np.array([150]), "peyote_wet": np.array([3])}, "2025").total.tolist() == [1]


def test_a_product_beyond_64_bits_is_refused() -> None:
    with pytest.raises(WeightTooLarge):
        converted({"lsd": np.array([10**15])}, "2025")  # 1,000 t x 100,000


def test_a_sum_beyond_64_bits_is_refused() -> None:
    with pytest.raises(WeightTooLarge):
        converted({"heroin": np.array([9 * 10**15]), "cocaine": np.array([9 * 10**15])}, "2025")


def test_the_minimum_of_a_class_asks_for_some_of_it_scenario_by_scenario() -> None:
    # n.8(D), note to opiates: 12; marihuana has no minimum. Flunitrazepam's is 8, alone or with depressants, III to V.
    opiate = {"oxycodone_actual": np.array([0, 1]), "marihuana": np.array([10**6, 10**6])}
    assert converted(opiate, "2025").minimum.tolist() == [0, 12]
    other = {
        "flunitrazepam": np.array([1, 1, 0]),
        "schedule_iii": np.array([1, 1, 1]),
        "marihuana": np.array([0, 1, 0]),
    }
    assert converted(other, "2025").minimum.tolist() == [8, 0, 0]
