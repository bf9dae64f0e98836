"""USSG §2D1.1(a)(5) with (c) and n.8: the base offense level for what is attributed, before the mitigating-role cap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from relcon.law.arrays import BoolArray, IntArray, times, total
from relcon.law.ussg.s2d1_1.amounts import Amounts, EventAmount, assignments, counted, nothing
from relcon.law.ussg.s2d1_1.conversion import after_caps, factor_of, minimum_level
from relcon.law.ussg.s2d1_1.mitigating_cap import capped
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED, Step, least_for, level_of, row_keys, step_down, step_up
from relcon.law.ussg.s2d1_1.readings import READINGS, Part, PurityMix, family_of, readings
from relcon.records.substances import SUBSTANCES

__all__ = ["Amounts", "BaseLevel", "EventAmount", "base_level", "next_down", "next_up"]


@dataclass(frozen=True, slots=True)
class BaseLevel:
    """The base offense level under §2D1.1(a)(5), and how it was reached, by scenario.

    Attributes
    ----------
    level
        The level; 0 where no weight is attributed.
    converted
        Micrograms of converted drug weight, after the caps, under the reading that won.
    row, weight
        The row looked up, as a position in ``quantity_table.row_keys`` (-1: none), and the amount looked up in it.
    minimum
        The minimum level of n.8(D) that applies, or 0.
    readings
        By drug (``pcp``, ``amphetamine``, ``methamphetamine``): the reading that won, as a position in ``READINGS``.
    differs
        Where the readings of Notes (B), (C) give different levels.
    single_row_level
        The greatest level that one of the substances would reach alone, in its own row; 0 without one.
    taken
        For each mixture of several substances, in the order given: the position in its list of the one that took the
        weight.
    """

    level: IntArray
    converted: IntArray
    row: IntArray
    weight: IntArray
    minimum: IntArray
    readings: Mapping[str, IntArray]
    differs: BoolArray
    single_row_level: IntArray
    taken: tuple[IntArray, ...]

    @property
    def single_row_greater(self) -> BoolArray:
        """Where one substance alone would reach a greater level than all together by converted weight.

        So with crack and flunitrazepam just at a threshold, which their rounded factors do not reach (n.8(B) says to
        convert "in each case", and that is what is computed; that more drugs cannot mean a lower level is an argument).
        """
        greater: BoolArray = self.single_row_level > self.level
        return greater


def _plain_parts(whole: Mapping[str, IntArray], scenarios: int, edition: str) -> list[Part]:
    """One part for each row, or conversion where there is no row, of the substances without readings."""
    groups: dict[str, list[str]] = {}
    for substance in whole:
        if family_of(substance) is None:
            groups.setdefault(SUBSTANCES[substance].row or str(SUBSTANCES[substance].conversion), []).append(substance)
    parts = []
    for ids in groups.values():
        weight = total([whole[i] for i in ids], scenarios)
        converted = total([times(whole[i], factor_of(i, edition).ratio) for i in ids], scenarios)
        there = weight > 0
        parts.append(Part(factor_of(ids[0], edition).kind, SUBSTANCES[ids[0]].row, weight, converted, there, there))
    return parts


def _look_up(parts: Sequence[Part], scenarios: int, edition: str) -> BaseLevel:
    """Look up one combination of parts: alone by its own row, several (or without a row) by converted drug weight."""
    keys, zero = row_keys(edition), nothing(scenarios)
    by_kind: dict[str, IntArray] = {}
    present: dict[str, BoolArray] = {}
    for part in parts:
        by_kind[part.kind] = total([by_kind.get(part.kind, zero), part.converted], scenarios)
        present[part.kind] = present.get(part.kind, np.zeros(scenarios, dtype=np.bool_)) | part.present
    converted, _ = after_caps(by_kind, edition)
    minimum = minimum_level(present, edition)
    count = total([part.present.astype(np.int64) for part in parts], scenarios)
    level = np.maximum(level_of(CONVERTED, converted, edition), minimum)
    row, weight, alone = np.full(scenarios, keys.index(CONVERTED), dtype=np.int64), converted, zero
    for part in parts:
        if part.row is None:
            continue
        own = np.where(part.present, level_of(part.row, part.weight, edition), 0)
        alone = np.maximum(alone, own)
        here = part.present & (count == 1)
        level, weight = np.where(here, own, level), np.where(here, part.weight, weight)
        row = np.where(here, keys.index(part.row), row)
    some = count > 0
    return BaseLevel(
        level=np.where(some, level, 0),
        converted=converted,
        row=np.where(some, row, -1),
        weight=np.where(some, weight, 0),
        minimum=minimum,
        readings={},
        differs=np.zeros(scenarios, dtype=np.bool_),
        single_row_level=alone,
        taken=(),
    )


def _choose(better: BoolArray, one: BaseLevel, other: BaseLevel, differs: BoolArray) -> BaseLevel:
    """Take ``one`` where it is better, else ``other``."""

    def pick(first: IntArray, second: IntArray) -> IntArray:
        return np.where(better, first, second)

    return BaseLevel(
        level=pick(one.level, other.level),
        converted=pick(one.converted, other.converted),
        row=pick(one.row, other.row),
        weight=pick(one.weight, other.weight),
        minimum=pick(one.minimum, other.minimum),
        readings={name: pick(one.readings[name], other.readings[name]) for name in one.readings},
        differs=differs,
        single_row_level=pick(one.single_row_level, other.single_row_level),
        taken=tuple(pick(first, second) for first, second in zip(one.taken, other.taken, strict=True)),
    )


def _better(one: BaseLevel, other: BaseLevel) -> BoolArray:
    # Of two ways to one level, the greater converted weight is the one that reaches the next level first.
    better: BoolArray = (one.level > other.level) | ((one.level == other.level) & (one.converted > other.converted))
    return better


def _greatest_reading(amounts: Amounts, edition: str, purity_mix: PurityMix, families: Sequence[str]) -> BaseLevel:
    """Try every reading of each drug that has several, and keep the greatest level."""
    n = amounts.scenarios
    plain = _plain_parts(counted(amounts), n, edition)
    options = [list(readings(family, amounts, purity_mix, edition).items()) for family in families]
    tried: list[tuple[BaseLevel, BoolArray]] = []
    for chosen in product(*options):
        names = {family: READINGS.index(name) for family, (name, _) in zip(families, chosen, strict=True)}
        found = _look_up([*plain, *(part for _, part in chosen)], n, edition)
        found = replace(found, readings={family: np.full(n, code, dtype=np.int64) for family, code in names.items()})
        exists = np.ones(n, dtype=np.bool_)
        for _, part in chosen:
            exists = exists & part.exists
        tried.append((found, exists))
    # The first, all as mixture, exists everywhere; a reading that does not exist weighs nothing and is never better.
    best = tried[0][0]
    for found, exists in tried[1:]:
        differs = best.differs | (exists & (found.level != best.level))
        best = _choose(_better(found, best), found, best, differs)
    return best


def base_level(amounts: Amounts, edition: str, purity_mix: PurityMix) -> BaseLevel:
    """Return the base offense level for what is attributed to one defendant.

    Parameters
    ----------
    amounts
        By scenario; see :class:`Amounts`.
    edition
        A shipped edition of the Manual.
    purity_mix
        How PCP, amphetamine and methamphetamine of several purities may be read: ``rows`` or ``per_event``.

    Returns
    -------
    BaseLevel
        Before the cap of §2D1.1(a)(5) for a mitigating role.

    Raises
    ------
    WeightTooLarge
        If a weight cannot be held exactly.
    ValueError
        If the arrays differ in length, or the events do not add up.

    Notes
    -----
    Rules: USSG §2D1.1(a)(5), (c) with Notes (A)-(C), n.7, n.8. One substance goes by its own row, or by converted drug
    weight if it has none; several go by converted drug weight with caps and minimum levels. Substances that share a row
    (two of Schedule IV) are one. The greatest of the readings of Notes (B), (C), and of the assignments of Note (A),
    counts.
    """
    every = [*amounts.mixture, *amounts.pure, *(i for ids, _ in amounts.mixtures for i in ids)]
    families = sorted({name for name in map(family_of, every) if name is not None})
    tried = []
    for taken, placed in assignments(amounts):
        positions = [ids.index(taker) for taker, (ids, _) in zip(taken, amounts.mixtures, strict=True)]
        found = _greatest_reading(placed, edition, purity_mix, families)
        tried.append(replace(found, taken=tuple(np.full(amounts.scenarios, p, dtype=np.int64) for p in positions)))
    best = tried[0]
    for found in tried[1:]:
        better = _better(found, best)
        best = _choose(better, found, best, np.where(better, found.differs, best.differs))
    return best


def _step(found: BaseLevel, edition: str, up: bool) -> Step:
    n = found.level.size
    exists, level, amount = np.zeros(n, dtype=np.bool_), nothing(n), nothing(n)
    for position, key in enumerate(row_keys(edition)):
        here = found.row == position
        if not here.any():
            continue
        # A minimum level holds the level up whatever the weight, and is passed only by a weight that outgrows it.
        weight = np.maximum(found.weight, least_for(key, found.minimum, edition)) if up else found.weight
        step = step_up(key, weight, edition) if up else step_down(key, weight, edition)
        possible = here & step.exists
        if not up:
            possible = possible & (found.level > found.minimum)
        exists = exists | possible
        level = np.where(possible, step.level, level)
        amount = np.where(possible, step.amount + weight - found.weight, amount)
    return Step(exists, level, amount)


def _through_cap(found: BaseLevel, edition: str, mitigating: IntArray, *, up: bool) -> Step:
    """Return the step that changes the base offense level, past those that the cap of (a)(5) takes back."""
    now, step, at = capped(found.level, mitigating, edition), _step(found, edition, up), found
    while (held := step.exists & (capped(step.level, mitigating, edition) == now)).any():
        moved = np.where(held, step.amount, 0)
        weight = found.weight + moved if up else found.weight - moved
        at = replace(found, weight=weight, level=np.where(held, step.level, found.level))
        further = _step(at, edition, up)
        step = Step(
            np.where(held, further.exists, step.exists),
            np.where(held, further.level, step.level),
            np.where(held, moved + further.amount, step.amount),
        )
    return Step(step.exists, capped(step.level, mitigating, edition), step.amount)


def next_up(found: BaseLevel, edition: str, mitigating: IntArray) -> Step:
    """Return the next base offense level up and the least that must be added to reach it; none where nothing does.

    Parameters
    ----------
    found, edition
        The level by the Drug Quantity Table; the Manual edition.
    mitigating
        The adjustment under §3B1.2: the cap of (a)(5) may take back what weight adds.

    Notes
    -----
    The amount is in the row that was looked up: micrograms or micro-units of that substance under the reading that won,
    or micrograms of converted drug weight. A cap may keep an addition of Schedules III to V from counting.

    Rule: USSG §2D1.1(a)(5), (c), n.8.
    """
    return _through_cap(found, edition, mitigating, up=True)


def next_down(found: BaseLevel, edition: str, mitigating: IntArray) -> Step:
    """Return the base offense level below and the least that must go for it to fall, in the row that was looked up.

    Where another reading of Notes (B), (C) gives the same level, both must fall; see :attr:`BaseLevel.differs`.

    Rule, parameters: as `next_up`.
    """
    return _through_cap(found, edition, mitigating, up=False)
