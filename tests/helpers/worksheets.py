"""Worksheet inputs from the plain words of a case file in ``tests/law``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from relcon.law.arrays import IntArray
from relcon.law.facts import (
    NO_ACCEPTANCE,
    PLEA,
    TIMELY,
    Characteristic,
    CriterionFinding,
    Direct,
    RoleInput,
    WorksheetFacts,
)
from relcon.law.line import Texts
from relcon.law.tristate import UNKNOWN, flags, ints, tri
from relcon.law.ussg.s2d1_1.amounts import Amounts
from relcon.law.ussg.s4a1_2 import Commenced
from relcon.records.counts import Count
from relcon.records.history import CriminalHistory
from relcon.records.quantity import Quantity

ACCEPTANCE = {"timely": TIMELY, "plea": PLEA, "none": NO_ACCEPTANCE, "unknown": UNKNOWN}


def micrograms(text: str) -> int:
    amount = Quantity.parse(text).low
    assert amount is not None
    return amount


def weights(given: Mapping[str, str]) -> dict[str, IntArray]:
    return {substance: ints(micrograms(text), 1) for substance, text in given.items()}


def role(levels: int | str, door: str = "") -> RoleInput:
    is_open = levels == "open"
    return RoleInput(
        levels=ints(0 if is_open else int(levels), 1),
        open=flags(is_open, 1),
        why=Texts.same("as the case says", 1),
        route=Texts.same(door, 1),
        facts=(),
    )


def began(text: str) -> Commenced:
    """Read the day on which the offense began, or two days between which it did."""
    days = [np.array([date.fromisoformat(day).toordinal()]) for day in text.split(" to ")]
    return Commenced(days[0], days[-1])


def inputs(given: Mapping[str, Any]) -> WorksheetFacts:
    """Build one defendant in one scenario; left out means not recorded, a timely plea, unknown history."""
    circumstances = {
        kind: Characteristic(tri(found["reaches"], 1), tri(found["own"], 1), Texts.same("as the case says", 1), (kind,))
        for kind, found in given.get("circumstances", {}).items()
    }
    drugs = weights(given.get("drugs", {}))
    return WorksheetFacts(
        edition=given.get("edition", "2025"),
        amounts=Amounts(drugs),
        unknown_weight=flags(given.get("unknown_weight") == "yes", 1),
        purity_mix="rows",
        aggravating=role(given.get("aggravating", 0)),
        mitigating=role(given.get("mitigating", 0), given.get("door", "")),
        trial=flags(given.get("trial") == "yes", 1),
        acceptance=ints(ACCEPTANCE[given.get("acceptance", "timely")], 1),
        history=CriminalHistory.model_validate(given["history"]) if "history" in given else None,
        disclosed=tri(given.get("disclosed", "unknown"), 1),
        counts=tuple(Count.model_validate(count) for count in given.get("counts", ())),
        career_offender=given.get("career_offender", "no"),
        characteristics=circumstances,
        dropped_sentences={sentence: flags(True, 1) for sentence in given.get("dropped", ())},
        safety_valve_findings={
            int(k): (CriterionFinding(flags(True, 1), int(tri(answer, 1)[0])),)
            for k, answer in given.get("findings", {}).items()
        },
        direct=Direct(Amounts(weights(given["direct"])), flags(given.get("unsaid") == "yes", 1))
        if "direct" in given
        else None,
        early_disposition=int(given["early_disposition"]) if "early_disposition" in given else None,
        circuit=given.get("circuit"),
        statutory_quantity=given.get("statutory_quantity"),
        sentenced=date.fromisoformat(given["sentenced"]) if "sentenced" in given else None,
        commenced=began(given["began"]) if "began" in given else None,
        predicates=tuple(given.get("predicates", ())),
        plants=np.array([micrograms(given["plants"])]) if "plants" in given else None,
        plants_weigh=ints(micrograms(given["plants_weigh"]), 1) if "plants_weigh" in given else 0,
        own_acts=tri(given["own_acts"], 1) if "own_acts" in given else None,
    )
