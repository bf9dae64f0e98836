"""Weights and their levels: the cases of ``quantity.yaml``, each named by its rule."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from relcon.law.arrays import IntArray
from relcon.law.ussg.s2d1_1.amounts import Amounts, EventAmount, KnownMixture
from relcon.law.ussg.s2d1_1.base_level import base_level, next_down, next_up
from relcon.law.ussg.s2d1_1.measures import table_amount
from relcon.law.ussg.s2d1_1.quantity_table import Step
from relcon.law.ussg.s2d1_1.readings import READINGS
from relcon.records.quantity import Quantity
from tests.helpers.matters import read_yaml

CASES = read_yaml(Path(__file__).with_name("quantity.yaml"))["cases"]
Case = dict[str, Any]


def array(micro: int) -> IntArray:
    return np.array([micro], dtype=np.int64)


def measured(substance: str, text: str) -> tuple[str, IntArray]:
    quantity = Quantity.parse(text)
    assert quantity.low is not None and quantity.dimension is not None
    found = table_amount(quantity.low, quantity.dimension, substance, None, "2025")
    assert found is not None
    return found.substance, array(found.micro)


def weight(text: str) -> IntArray:
    quantity = Quantity.parse(text)
    assert quantity.low is not None and quantity.dimension == "mass"
    return array(quantity.low)


def amounts(case: Case) -> Amounts:
    return Amounts(
        mixture=dict(measured(s, text) for s, text in case.get("amounts", {}).items()),
        pure={s: weight(text) for s, text in case.get("pure", {}).items()},
        events=tuple(
            EventAmount(e["substance"], weight(e["weight"]), weight(e["pure"]) if "pure" in e else None)
            for e in case.get("events", ())
        ),
        mixtures=tuple((tuple(m["of"]), weight(m["weight"])) for m in case.get("mixtures", ())),
        known_mixtures=tuple(
            KnownMixture(tuple(m["of"]), weight(part["weight"]), weight(part["pure"]))
            for m in case.get("mixtures", ())
            for part in ([m] if "pure" in m else m.get("known", ()))
        ),
    )


def check_step(expected: Any, step: Step) -> None:
    if expected in ("null", None):
        assert not step.exists.any()
        return
    least = int(
        Decimal(expected["amount"].split()[0]) * {"ug": 1, "g": 10**6, "kg": 10**9}[expected["amount"].split()[1]]
    )
    assert (step.level.tolist(), step.amount.tolist()) == ([int(expected["level"])], [least])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: Case) -> None:
    given = amounts(case)
    found = base_level(given, "2025", case.get("purity_mix", "rows"))
    assert found.level.tolist() == [int(case["level"])]
    if "converted" in case:
        assert found.converted.tolist() == [int(Decimal(case["converted"]) * 10**6)]
    for drug, reading in case.get("reading", {}).items():
        assert [READINGS[i] for i in found.readings[drug]] == [reading]
    if "differs" in case:
        assert found.differs.tolist() == [case["differs"] == "true"]
    if "single_row_level" in case:
        assert found.single_row_level.tolist() == [int(case["single_row_level"])]
        assert found.single_row_greater.all()
    if "taken" in case:
        assert [ids[int(at[0])] for (ids, _), at in zip(given.mixtures, found.taken, strict=True)] == case["taken"]
    if "up" in case:
        check_step(case["up"], next_up(found, "2025", array(0)))
    if "down" in case:
        check_step(case["down"], next_down(found, "2025", array(0)))


def test_case_names_are_unique_and_cited() -> None:
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names)
    assert all(case["cite"].startswith("§") for case in CASES)
