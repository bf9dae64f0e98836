"""USSG §2D1.1(c) Notes (B), (C): how PCP, amphetamine and methamphetamine may be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from relcon.law.arrays import BoolArray, IntArray, times, total, weights
from relcon.law.ussg.s2d1_1.amounts import Amounts, nothing
from relcon.law.ussg.s2d1_1.conversion import factor_of
from relcon.records.substances import SUBSTANCES

PurityMix = Literal["rows", "per_event"]
Reading = Literal["whole", "mixture", "actual", "ice", "per_event"]
READINGS: Final[tuple[Reading, ...]] = ("whole", "mixture", "actual", "ice", "per_event")
"""``whole``: a substance without readings. The others as :func:`readings` gives them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One substance, or one reading of one, ready for the table.

    Attributes
    ----------
    kind
        Class in the Drug Conversion Tables.
    row
        Row of the Drug Quantity Table to use if it stands alone; ``None``: only its converted weight counts.
    weight
        The amount for that row, by scenario.
    converted
        Micrograms of converted drug weight, before caps.
    exists
        Where this reading can be taken.
    present
        Where the substance is attributed at all.
    """

    kind: str
    row: str | None
    weight: IntArray
    converted: IntArray
    exists: BoolArray
    present: BoolArray


def family_of(substance: str) -> str | None:
    """Return ``pcp``, ``amphetamine`` or ``methamphetamine`` for any id of that drug, else ``None``."""
    entry = SUBSTANCES[substance]
    name = entry.mixture_id or entry.id
    mixture = SUBSTANCES[name]
    return name if mixture.row is not None and mixture.actual_id is not None else None


def readings(family: str, amounts: Amounts, purity_mix: PurityMix, edition: str) -> Mapping[Reading, Part]:
    """Return what each reading of one drug would put into the table.

    Parameters
    ----------
    family
        ``pcp``, ``amphetamine`` or ``methamphetamine``.
    amounts
        Without mixtures of several substances.
    purity_mix
        ``rows``: ``mixture``, all of it as a mixture, an ``_actual`` or Ice weight by its own weight; ``actual``, all
        known weight of the drug itself; ``ice``, the whole weight of what is Ice. ``per_event``: also each event at
        whichever of them converts to more, added as converted weight.
    edition
        A shipped edition of the Manual.

    Raises
    ------
    ValueError
        If the events do not add up to the whole weight.

    Notes
    -----
    Rule: USSG §2D1.1(c) Notes (B), (C). That events may be read one by one is an open reading, left to the position.
    """
    n = amounts.scenarios
    whole = {s: weights(w) for s, w in amounts.mixture.items() if family_of(s) == family}
    known = [weights(p) for s, p in amounts.pure.items() if family_of(s) == family and not SUBSTANCES[s].actual]
    known += [w for s, w in whole.items() if SUBSTANCES[s].actual]
    mixture, actual = SUBSTANCES[family], SUBSTANCES[str(SUBSTANCES[family].actual_id)]
    ice = total([w for s, w in whole.items() if not SUBSTANCES[s].actual and s != family], n)
    everything, pure = total(list(whole.values()), n), total(known, n)
    present = everything > 0
    kind = factor_of(family, edition).kind

    def part(substance: str, weight: IntArray, exists: BoolArray) -> Part:
        return Part(
            kind, SUBSTANCES[substance].row, weight, times(weight, factor_of(substance, edition).ratio), exists, present
        )

    found: dict[Reading, Part] = {"mixture": part(mixture.id, everything, np.ones(n, dtype=np.bool_))}
    if pure.any():
        found["actual"] = part(actual.id, pure, pure > 0)
    if ice.any():
        found["ice"] = part("ice", ice, ice > 0)
    if purity_mix == "per_event":
        each = _each_event(family, amounts, everything, actual.id, edition)
        found["per_event"] = Part(kind, None, each, each, present, present)
    return found


def _each_event(family: str, amounts: Amounts, everything: IntArray, actual: str, edition: str) -> IntArray:
    events = [event for event in amounts.events if family_of(event.substance) == family]
    if not np.array_equal(total([weights(event.weight) for event in events], amounts.scenarios), everything):
        raise ValueError(f"{family}: the events do not add up to the whole weight")
    converted = [nothing(amounts.scenarios)]
    for event in events:
        best = times(weights(event.weight), factor_of(event.substance, edition).ratio)
        if event.pure is not None:
            best = np.maximum(best, times(weights(event.pure), factor_of(actual, edition).ratio))
        converted.append(best)
    return total(converted, amounts.scenarios)
