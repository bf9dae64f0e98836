"""How likely each weight, level and range is, where counsel says how likely each item of proof is believed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from typing import Any, Final

import numpy as np

from relcon.engine.batch import Batch
from relcon.engine.column_answer import computed
from relcon.engine.program import chosen as chosen_editions
from relcon.engine.program import edition_warnings, receipt
from relcon.engine.which_edition import manual
from relcon.engine.worksheet_answer import answer as worksheet_answer
from relcon.inquiry.reliability_beliefs import Asked, Belief, beliefs, twice, unstated
from relcon.inquiry.reliability_scenarios import DRAWN, EVERY, FEW, SEED, Draw, Scenarios, every
from relcon.inquiry.reliability_sums import sums
from relcon.inquiry.reliability_tally import Row, Tally, mean
from relcon.law.line import NULL
from relcon.law.months import LIFE, show
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.tables import Edition
from relcon.logic.intervals import wilson
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.reliability import ReliabilityFile
from relcon.results.base import Months, Range
from relcon.results.reliability import (
    BeliefAnswer,
    Chance,
    Given,
    LevelChance,
    MinimumChance,
    Moves,
    RangeChance,
    Reliability,
    ReliabilityDefendant,
    ReliabilityPosition,
    TierChance,
    WeightChance,
    WeightSpread,
)
from relcon.results.summary import summary
from relcon.results.weights import grams
from relcon.results.whatif import Outcome

QUANTILES: Final = ("0.05", "0.25", "0.5", "0.75", "0.95")
LISTED: Final = 1000
"""The most weights of which each is listed."""

Moved = Callable[[int, int], None]
"""Is told how many defendants and positions are done, of how many."""


@dataclass(frozen=True)
class _Position:
    """One defendant in one position, counted."""

    tally: Tally
    scenarios: Scenarios
    assumed: list[str] = field(default_factory=list)

    def chance(self, parts: int, whole: int | None = None) -> dict[str, Any]:
        """Return a share as the fields of a `Chance`."""
        of = self.tally.whole if whole is None else whole
        if self.scenarios.method != "drawn":
            return {"chance": str(Fraction(parts, of))}
        low, high = wilson(parts, of)
        return {"chance": str(Fraction(parts, of)), "bounds": (str(low), str(high))}

    def levels(self, value: Callable[[Row], int]) -> tuple[LevelChance, ...]:
        """Return how likely each level is."""
        found = self.tally.by(value)
        return tuple(LevelChance(level=_known(level), **self.chance(parts)) for level, parts in found.items())

    def ranges(self, rows: Mapping[Row, int]) -> Iterator[RangeChance]:
        """Yield how likely each range is among outcomes, the likeliest first."""
        found: dict[tuple[tuple[int, int], ...], int] = {}
        for row, parts in rows.items():
            ends = (row.table_low, row.table_high), (row.low, row.high), (row.whole_low, row.whole_high)
            found[ends] = found.get(ends, 0) + parts
        whole = sum(found.values())
        for (table, within, total), parts in sorted(found.items(), key=lambda one: (-one[1], one[0])):
            yield RangeChance(
                guideline_range=_range(*table), range=_range(*within), total=_range(*total), **self.chance(parts, whole)
            )

    def given(self, place: int, *, holds: bool) -> Given:
        """Return what comes out where a belief holds, or does not."""
        rows = self.tally.given(place, holds=holds)
        level, low = mean(rows, lambda row: _known(row.total)), mean(rows, _low)
        return Given(
            mean_level=None if level is None else str(level),
            mean_low=None if low is None else str(low),
            likeliest=next(self.ranges(rows)),
        )

    def moves(self) -> tuple[Moves, ...]:
        """Return what difference each belief makes, the greatest first."""
        asked = self.tally.asked
        found = [
            Moves(
                belief=asked.beliefs[number].name,
                holds=self.given(place, holds=True),
                fails=self.given(place, holds=False),
            )
            for place, number in enumerate(asked.uncertain)
            if self.tally.given(place, holds=True) and self.tally.given(place, holds=False)
        ]
        return tuple(sorted(found, key=_by_how_much, reverse=True))

    def weight(self) -> WeightSpread:
        """Return how the converted weight spreads."""
        weights = sorted(self.tally.weights)
        reached = list(accumulate(self.tally.weights[one] for one in weights))
        values = None
        if len(weights) <= LISTED:
            parts = self.tally.weights
            values = tuple(WeightChance(converted_grams=grams(one), **self.chance(parts[one])) for one in weights)
        found = {}
        for share in QUANTILES:
            over, under = Fraction(share).as_integer_ratio()
            place = bisect_left(reached, -(-over * self.tally.whole // under))
            found[share] = grams(weights[place])
        return WeightSpread(least=grams(weights[0]), most=grams(weights[-1]), quantiles=found, values=values)

    def answer(self) -> ReliabilityPosition:
        """Return everything of the position."""
        asked, tally = self.tally.asked, self.tally
        recorded = asked.question.computed(np.zeros((len(asked.question.toggles), 1), dtype=np.bool_))
        self.assumed.extend(computed(recorded, 0).assumed)
        ranges = tuple(self.ranges({row: parts[0] for row, parts in tally.rows.items()}))
        minimums = tally.by(lambda row: (row.minimum, row.binding))
        return ReliabilityPosition(
            method=self.scenarios.method,
            scenarios=tally.computed,
            as_recorded=Outcome.of(summary(worksheet_answer(recorded.worksheet, 0))),
            likeliest=ranges[0],
            base_levels=self.levels(lambda row: row.base),
            total_levels=self.levels(lambda row: row.total),
            ranges=ranges,
            tiers=tuple(
                TierChance(tier=tier or None, **self.chance(parts))
                for tier, parts in tally.by(lambda row: row.tier).items()
            ),
            minimums=tuple(
                MinimumChance(minimum=show(least), binding=_months(left), **self.chance(parts))
                for (least, left), parts in minimums.items()
            ),
            weight=self.weight(),
            at_least=Chance(**self.chance(tally.by(lambda row: row.unknown).get(1, 0))),
            moves=self.moves(),
        )


def _known(number: int) -> int | None:
    return None if number == NULL else number


def _months(number: int) -> Months | None:
    return None if number == NULL else show(number)


def _low(row: Row) -> int | None:
    return None if row.whole_low in (NULL, LIFE) else row.whole_low


def _range(low: int, high: int) -> Range | None:
    first, last = _months(low), _months(high)
    return None if first is None or last is None else (first, last)


def _by_how_much(one: Moves) -> tuple[Fraction, Fraction]:
    """Return by how much a belief moves the level and the low end; where one is open, not at all."""
    pairs = ((one.holds.mean_level, one.fails.mean_level), (one.holds.mean_low, one.fails.mean_low))
    level, low = (abs(Fraction(a) - Fraction(b)) if a and b else Fraction(0) for a, b in pairs)
    return level, low


def reliability(
    matter: Matter,
    stated: ReliabilityFile,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
    seed: int = SEED,
    scenarios: int = DRAWN,
    moved: Moved | None = None,
) -> Reliability:
    """Say how likely each weight, level and range is.

    Parameters
    ----------
    matter : Matter
        What was read; nothing of a proffer counts.
    stated : ReliabilityFile
        How likely each item is believed. Where it is, the record stands in a position as ever; where it is not, it is
        left out, as `what_if` leaves it out. Of what nothing is said stays as recorded.
    defendants, positions, edition
        As for `what_if`.
    seed, scenarios
        With which scenarios are drawn, and how many, where not all are computed.
    moved : callable, optional
        Told how far the work is.

    Raises
    ------
    UnknownToggle
        Where an id names nothing that can be left out.
    EditionNotShipped
        Where a sentencing date leads to an edition that is not shipped.
    ValueError
        Where an id is named twice.

    Notes
    -----
    Items are independent of each other but for those that stand or fall together. Exact for up to ``EVERY`` items on
    which an answer depends, and for more where their weights add up independently (`sums`); else scenarios are drawn,
    and each chance has its bounds.
    """
    found = beliefs(matter, stated)
    who = list(defendants) if defendants is not None else list(matter.defendants)
    places = tuple(positions) if positions is not None else POSITIONS
    batch = Batch(RecordIndex.of(matter), edition, switched={leaf: True for one in found for leaf in one.leaves})
    editions, left_out = chosen_editions(matter, who, edition)
    draw = Draw(found, seed, scenarios)
    answers: dict[str, dict[str, ReliabilityPosition]] = {id: {} for id in who}
    assumed: list[str] = []
    todo = [(id, place) for place in places for id in editions]
    for done, (id, place) in enumerate(todo):
        if moved is not None:
            moved(done, len(todo))
        asked = Asked.of(batch, id, place, found)
        chosen = _scenarios(asked, draw)
        answers[id][place] = _Position(Tally.of(asked, chosen), chosen, assumed).answer()
    return Reliability(
        receipt=receipt(
            matter, places, [one.name for one in editions.values()], assumed, edition_warnings(editions, left_out)
        ),
        seed=seed,
        drawn=scenarios,
        beliefs={one.name: _belief(one) for one in found},
        unstated=dict(unstated(matter, found)),
        defendants={
            id: _defendant(answers[id], editions[id])
            if id in editions
            else ReliabilityDefendant(positions={}, manual=left_out[id], warnings=(left_out[id].why,))
            for id in who
        },
        open=tuple(
            f"{id}: something is said of the exhibit and of its speaker; it counts where both are believed"
            for id in twice(found)
        ),
    )


def _scenarios(asked: Asked, draw: Draw) -> Scenarios:
    """Return the scenarios to compute: exact wherever that is done in a moment."""
    uncertain = len(asked.uncertain)
    if uncertain <= FEW:
        return every(asked)
    return sums(asked) or (every(asked) if uncertain <= EVERY else draw.of(asked))


def _belief(one: Belief) -> BeliefAnswer:
    kinds = tuple(toggle.kind for toggle in one.toggles)
    return BeliefAnswer(ids=one.ids, kinds=kinds, believed=str(one.chance), said=one.said, why=one.why)


def _defendant(answers: Mapping[str, ReliabilityPosition], edition: Edition) -> ReliabilityDefendant:
    warned = () if edition.warning is None else (edition.warning,)
    return ReliabilityDefendant(positions=dict(answers), edition=edition.name, manual=manual(edition), warnings=warned)
