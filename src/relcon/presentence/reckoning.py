"""What a presentence report reckons by its own figures, and what it comes to where some of them are changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

import numpy as np

from relcon.law.arrays import IntArray, times
from relcon.law.months import LIFE, show
from relcon.law.ussg import s3e1_1
from relcon.law.ussg.s2d1_1.base_level import Amounts, base_level
from relcon.law.ussg.s2d1_1.conversion import factor_of
from relcon.law.ussg.s2d1_1.mitigating_cap import capped
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED, level_of
from relcon.law.ussg.s2d1_1.readings import family_of
from relcon.law.ussg.s5a import ROMAN, bounded, category, guideline_range
from relcon.law.ussg.s5g1_1 import within_statute
from relcon.presentence.parts import Part, counted_once, parts_of, same_drugs, stated
from relcon.records.matter import Matter
from relcon.records.psr import Paragraph, PsrFile
from relcon.records.substances import SUBSTANCES
from relcon.results.base import Months, Range
from relcon.results.psr import Comes
from relcon.results.weights import grams

ACCEPTANCE = "3E1.1"
TOTALS = ("weight", "conversion")
ADJUSTING = ("role", "characteristic", "adjustment")


@dataclass(frozen=True)
class Change:
    """What sustained objections change.

    Attributes
    ----------
    struck
        By place of a part: how much of it goes.
    once
        The places of the parts that count only so far as their drugs were not counted before.
    corrected
        The substances whose conversion is that of the Manual.
    levels, points
        By place of a paragraph: its levels, its points instead.
    sums
        Whether sums are made anew: of weights, conversions, levels, points, and what the tables give for them.
    minimum
        The statutory minimum instead; None where it stays.
    """

    struck: Mapping[int, int] = field(default_factory=dict)
    once: frozenset[int] = frozenset()
    corrected: frozenset[str] = frozenset()
    levels: Mapping[int, int] = field(default_factory=dict)
    points: Mapping[int, int] = field(default_factory=dict)
    sums: bool = False
    minimum: Months | None = None

    def __or__(self, other: Change) -> Change:
        """Return both together: of one part the greater amount goes."""
        places = self.struck.keys() | other.struck.keys()
        return Change(
            {place: max(self.struck.get(place, 0), other.struck.get(place, 0)) for place in places},
            self.once | other.once,
            self.corrected | other.corrected,
            {**self.levels, **other.levels},
            {**self.points, **other.points},
            self.sums or other.sums,
            other.minimum if self.minimum is None else self.minimum,
        )

    @property
    def of_weight(self) -> bool:
        """Whether it changes the weight."""
        return bool(self.struck or self.once or self.corrected or self.sums)


NOTHING = Change()


@dataclass(frozen=True)
class Reckoning:
    """A report's own arithmetic.

    Attributes
    ----------
    psr, edition
        The report; the Manual edition.
    parts
        What it counts, paragraph by paragraph.
    """

    psr: PsrFile
    edition: str
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, psr: PsrFile, matter: Matter, edition: str, weight: Callable[[str], int | None]) -> Reckoning:
        """Return a report's arithmetic; ``weight`` is what the record has for an event, None where it is unknown."""
        counted = (
            (place, one) for place, one in enumerate(psr.paragraphs) if one.kind == "offense_conduct" and one.counted
        )
        return cls(psr, edition, tuple(part for place, one in counted for part in parts_of(place, one, matter, weight)))

    @cached_property
    def _totals(self) -> tuple[Paragraph, ...]:
        return tuple(one for one in self.psr.paragraphs if one.kind in TOTALS)

    @cached_property
    def summed(self) -> Mapping[str, int]:
        """The weight of the paragraphs counted, by substance."""
        return _by_substance((part.substance, part.amount) for part in self.parts)

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """The weight in all as the report states it, by substance; the sum of its paragraphs where it states none.

        Where several paragraphs state it, the last one does.
        """
        said: dict[str, int] = {}
        for one in self._totals:
            said |= _by_substance((a.substance, stated(a.quantity)) for a in one.amounts)
        return said or self.summed

    @cached_property
    def purities(self) -> Mapping[str, Fraction]:
        """The share of the drug itself of each substance in all, by the purities that the report states."""
        found: dict[str, Fraction] = {}
        for one in self._totals:
            whole = _by_substance((a.substance, stated(a.quantity)) for a in one.amounts)
            for amount in (a for a in one.amounts if a.purity is not None and whole[a.substance]):
                share = Fraction(amount.purity or 0) * stated(amount.quantity) / whole[amount.substance]
                found[amount.substance] = found.get(amount.substance, Fraction(0)) + share
        return found

    @property
    def rests_on_purity(self) -> tuple[str, ...]:
        """The substances whose level may rest on a purity that the report's file does not state."""
        unstated = dict.fromkeys(a.substance for one in self._totals for a in one.amounts if a.purity is None)
        return tuple(name for name in unstated if family_of(name) is not None and not SUBSTANCES[name].actual)

    @cached_property
    def conversions(self) -> Mapping[str, int]:
        """The converted drug weight of each substance that the report converts, as it has it."""
        said: dict[str, int] = {}
        for one in self._totals:
            said |= _by_substance((a.substance, stated(a.converted)) for a in one.amounts if a.converted is not None)
        return said

    @cached_property
    def converted(self) -> int | None:
        """The converted drug weight in all as the report has it; None where it converts nothing."""
        said = [stated(one.converted) for one in self._totals if one.converted is not None]
        return said[-1] if said else sum(self.conversions.values()) or None

    def converts(self, substance: str, amount: int) -> int:
        """Return what the Drug Conversion Tables make of an amount (USSG §2D1.1 n.8(D))."""
        return int(times(_one(amount), factor_of(substance, self.edition).ratio)[0])

    @cached_property
    def base_level(self) -> int | None:
        """The base offense level as the report states it."""
        return _last(one.level for one in self._totals)

    @cached_property
    def total_level(self) -> int | None:
        """The total offense level as the report states it."""
        return _last(one.level for one in self.psr.paragraphs if one.kind == "total")

    @cached_property
    def history(self) -> Paragraph | None:
        """The paragraph with the points in all: the last one that states a category."""
        found = [one for one in self.psr.paragraphs if one.kind == "criminal_history" and one.category is not None]
        return found[-1] if found else None

    @cached_property
    def range(self) -> Range | None:
        """The guideline range as the report states it."""
        found = [one.range for one in self.psr.paragraphs if one.range is not None]
        return found[-1] if found else None

    @cached_property
    def limits(self) -> tuple[Months | None, Months | None]:
        """The statutory minimum and maximum as the report states them."""
        said = [one for one in self.psr.paragraphs if one.kind == "statutory"]
        least, most = ([getattr(one, name) for one in said] for name in ("minimum", "maximum"))
        return next((m for m in reversed(least) if m is not None), None), next(
            (m for m in reversed(most) if m is not None), None
        )

    @cached_property
    def as_written(self) -> Comes:
        """What the report states."""
        return Comes(
            quantities={name: grams(weight) for name, weight in self.weights.items()},
            converted_grams=None if self.converted is None else grams(self.converted),
            base_offense_level=self.base_level,
            total_offense_level=self.total_level,
            criminal_history_category=None if self.history is None else self.history.category,
            guideline_range=self.range,
            range=None if self.range is None else self.within(self.range),
        )

    def comes(self, change: Change = NOTHING) -> Comes:
        """Return what the report's figures come to with a change: the tables and sums are made anew."""
        weights = self.weight_after(change)
        converted = self.converted_after(weights, change)
        base = self._base(weights, converted, change)
        total = None if base is None else self.total_after(base, change)
        history = self.category_after(change)
        by_table = None if total is None or history is None else self.by_table(total, history)
        return Comes(
            quantities={name: grams(weight) for name, weight in weights.items() if weight},
            converted_grams=None if converted is None else grams(converted),
            base_offense_level=base,
            total_offense_level=total,
            criminal_history_category=history,
            guideline_range=by_table,
            range=None if by_table is None else self.within(by_table, change.minimum),
        )

    def weight_after(self, change: Change) -> dict[str, int]:
        """Return the weight by substance after a change."""
        whole = {**self.weights, **self.summed} if change.sums else self.weights
        return {name: max(weight - self._gone(name, change), 0) for name, weight in whole.items()}

    def _gone(self, substance: str, change: Change) -> int:
        places = [n for n, part in enumerate(self.parts) if part.substance == substance]
        left = {n: self.parts[n].amount - change.struck.get(n, 0) for n in places}
        gone = sum(change.struck.get(n, 0) for n in places)
        before: list[int] = []
        for n in places:
            if n in change.once:
                gone += left[n] - (self._counted([*before, n], left) - self._counted(before, left))
            before.append(n)
        return gone

    def counted_before(self, place: int) -> tuple[int, ...]:
        """Return the earlier parts that are of the same drugs, or of drugs of which these are a part or the whole."""
        here = self.parts[place]
        return tuple(
            n
            for n, one in enumerate(self.parts[:place])
            if one.substance == here.substance and same_drugs(one.drugs, here.drugs)
        )

    def twice(self, place: int) -> int:
        """Return how much of a part was counted before."""
        amounts = {n: part.amount for n, part in enumerate(self.parts)}
        before = list(self.counted_before(place))
        return amounts[place] - (self._counted([*before, place], amounts) - self._counted(before, amounts))

    def _counted(self, places: Sequence[int], amounts: Mapping[int, int]) -> int:
        """Return what parts weigh where the same drugs count once: of a lot the greater of its own and its parts."""
        own: dict[str, int] = {}
        alone = 0
        for n in places:
            drugs = self.parts[n].drugs
            if drugs is None:
                alone += amounts[n]
            else:
                own[drugs] = max(own.get(drugs, 0), amounts[n])
        return alone + counted_once(own)

    def converted_after(self, weights: Mapping[str, int], change: Change) -> int | None:
        """Return the converted drug weight after a change, each substance as the report converts it unless corrected.

        What the report's total has beyond its parts stays, unless sums are made anew.
        """
        if self.converted is None:
            return None
        total = 0 if change.sums else self.converted - sum(self.conversions.values()) if self.conversions else 0
        for name, weight in weights.items():
            if name in change.corrected or name not in self.conversions or not self.weights.get(name):
                total += self.converts(name, weight)
            else:
                total += int(weight * Fraction(self.conversions[name], self.weights[name]))
        return max(total, 0)

    def _base(self, weights: Mapping[str, int], converted: int | None, change: Change) -> int | None:
        if self.base_level is not None and not change.of_weight:
            return self.base_level
        return self.level_for(weights, converted, change)

    def level_for(self, weights: Mapping[str, int], converted: int | None, change: Change = NOTHING) -> int | None:
        """Return the base offense level that the tables give for a weight (USSG §2D1.1(a)(5), (c), n.8)."""
        there = {name: weight for name, weight in weights.items() if weight}
        right = sum(self.converts(name, weight) for name, weight in there.items())
        if not there:
            return None
        if converted is None or converted == right:
            pure = {name: _one(int(there[name] * share)) for name, share in self.purities.items() if name in there}
            amounts = Amounts({name: _one(weight) for name, weight in there.items()}, pure)
            level = base_level(amounts, self.edition, "rows").level
        else:
            level = level_of(CONVERTED, _one(converted), self.edition)
        return int(capped(level, _one(min(self.role(change), 0)), self.edition)[0])

    def role(self, change: Change = NOTHING) -> int:
        """Return the levels for role after a change."""
        return sum(levels for place, levels in self._levels(change) if self.psr.paragraphs[place].kind == "role")

    def _levels(self, change: Change) -> Iterator[tuple[int, int]]:
        for place, one in enumerate(self.psr.paragraphs):
            if one.kind in ADJUSTING and one.levels is not None:
                yield place, change.levels.get(place, one.levels)

    def total_after(self, base: int, change: Change = NOTHING) -> int:
        """Return the total offense level from a base level; the third level of §3E1.1(b) only where it can apply."""
        accepted = [place for place, _ in self._levels(change) if _is(self.psr.paragraphs[place], ACCEPTANCE)]
        before = base + sum(levels for place, levels in self._levels(change) if place not in accepted)
        off = sum(levels for place, levels in self._levels(change) if place in accepted)
        return int(bounded(_one(before + s3e1_1.at_level(off, before, self.edition)), self.edition)[0])

    def points_after(self, change: Change = NOTHING) -> int | None:
        """Return the criminal history points of the paragraphs on single sentences; None where there are none."""
        single = [
            change.points.get(place, one.points or 0)
            for place, one in enumerate(self.psr.paragraphs)
            if one.kind == "criminal_history" and one.category is None
        ]
        return sum(single) if single else None

    def category_after(self, change: Change = NOTHING) -> str | None:
        """Return the criminal history category after a change; as stated where no points change."""
        points = self.points_after(change)
        if self.history is None or ((change.points or change.sums) and points is not None):
            return None if points is None else self.category_for(points)
        return self.history.category

    def category_for(self, points: int) -> str:
        """Return the category of a total of points."""
        return ROMAN[int(category(_one(points), self.edition)[0]) - 1]

    def by_table(self, total: int, history: str) -> Range:
        """Return the range of the Sentencing Table."""
        low, high = guideline_range(_one(total), _one(ROMAN.index(history) + 1), self.edition)
        return show(int(low[0])), show(int(high[0]))

    def within(self, span: Range, minimum: Months | None = None) -> Range:
        """Return a range within the limits that the report states (USSG §5G1.1), or another minimum."""
        stated_least, stated_most = self.limits
        least, most = _number(stated_least if minimum is None else minimum, 0), _number(stated_most, LIFE)
        first, last = (_one(_number(end, 0)) for end in span)
        low, high = within_statute(first, last, _one(least), _one(most))
        return show(int(low[0])), show(int(high[0]))


def _by_substance(amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, amount in amounts:
        found[name] = found.get(name, 0) + amount
    return found


def _number(value: Months | None, missing: int) -> int:
    return missing if value is None else LIFE if value == "life" else int(value)


def _one(value: int) -> IntArray:
    return np.array([value], dtype=np.int64)


def _last(values: Iterable[int | None]) -> int | None:
    return next((one for one in reversed(list(values)) if one is not None), None)


def _is(paragraph: Paragraph, provision: str) -> bool:
    return bare(paragraph.provision).startswith(provision)


def bare(provision: str | None) -> str:
    """Return a provision without what stands before its number: ``3E1.1(a)``."""
    return (provision or "").replace("USSG", "").replace("§", "").replace("U.S.S.G.", "").strip()
