"""The result ``relcon/reliability-answer/1``: how likely each weight, level and range, if counsel's numbers are right.

A court finds facts one by one, by a preponderance of the evidence (USSG §6A1.3, comment.). These are counsel's own
numbers carried through the worksheet: a sensitivity, never the odds of a finding.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.exposure import Manual, Receipt
from relcon.results.whatif import Outcome, ToggleKind

Said = Literal["item", "together", "grade"]
Method = Literal["every combination", "sums of weights", "drawn"]
Exact = Annotated[str, Field(pattern=r"^[0-9]+(/[0-9]+)?$", description="An exact fraction.")]


class BeliefAnswer(Result):
    """Something that is believed or not as one, independently of all else."""

    ids: tuple[str, ...]
    kinds: tuple[ToggleKind, ...]
    believed: Exact = Field(description="How likely, as counsel says.")
    said: Said = Field(description="Of one item, of several that stand or fall together, or by what a grade means.")
    why: str | None = None


class Chance(Result):
    """How likely something is; where scenarios were drawn, between which bounds at 95 percent."""

    chance: Exact = Field(description="Exact; where scenarios were drawn, the share of those drawn.")
    bounds: tuple[Exact, Exact] | None = Field(
        default=None, description="Wilson's interval at 95 percent; null where the chance is exact."
    )


class LevelChance(Chance):
    """An offense level; null where it is open."""

    level: int | None


class RangeChance(Chance):
    """Ranges that come together: by the table, within the statute, and with consecutive terms; null: not computed."""

    guideline_range: Range | None
    range: Range | None
    total: Range | None


class TierChance(Chance):
    """The penalty paragraph that the weight would support; null where it supports none."""

    tier: str | None


class MinimumChance(Chance):
    """A statutory minimum, and what the safety valve leaves of it; null where none is known."""

    minimum: Months
    binding: Months | None


class WeightChance(Chance):
    """A converted drug weight."""

    converted_grams: str


class WeightSpread(Result):
    """The converted drug weight."""

    least: str
    most: str
    quantiles: dict[str, str] = Field(description="By share: the least weight that is not exceeded so often.")
    values: tuple[WeightChance, ...] | None = Field(
        default=None, description="Every weight, the least first; null where there are more than a thousand."
    )


class Given(Result):
    """What comes out where a belief holds, or where it does not."""

    mean_level: Exact | None = Field(description="Of the total offense level; null where it is open in some outcome.")
    mean_low: Exact | None = Field(description="Of the low end of the total; null where some low end is life or open.")
    likeliest: RangeChance


class Moves(Result):
    """What difference a belief makes: what comes out where it holds, and where it does not."""

    belief: str
    holds: Given
    fails: Given


class ReliabilityPosition(Result):
    """One defendant in one position."""

    method: Method
    scenarios: int = Field(
        description="How many worksheets were computed; where scenarios were drawn, one for each that is different."
    )
    as_recorded: Outcome
    likeliest: RangeChance
    base_levels: tuple[LevelChance, ...] = Field(description="The likeliest first; so also the others.")
    total_levels: tuple[LevelChance, ...]
    ranges: tuple[RangeChance, ...]
    tiers: tuple[TierChance, ...]
    minimums: tuple[MinimumChance, ...]
    weight: WeightSpread
    at_least: Chance = Field(description="How likely a weight counts that is unknown: then it is that much or more.")
    moves: tuple[Moves, ...] = Field(
        description="By belief on which anything depends, that which moves the level most first."
    )


class ReliabilityDefendant(Result):
    """One defendant in all positions asked for."""

    positions: dict[str, ReliabilityPosition]
    edition: str | None = None
    manual: Manual | None = None
    warnings: tuple[str, ...] = ()


class Reliability(Result):
    """How likely each weight, level and range is, if each item is believed as likely as counsel says."""

    format: Literal["relcon/reliability-answer/1"] = "relcon/reliability-answer/1"
    receipt: Receipt
    seed: int = Field(description="With which scenarios are drawn where not all are computed.")
    drawn: int = Field(description="How many are drawn then.")
    beliefs: dict[str, BeliefAnswer]
    unstated: dict[str, Literal["strong", "fair", "weak"] | None] = Field(
        description="Exhibits of which no number is said, with their grade if one is written: they stay as recorded."
    )
    defendants: dict[str, ReliabilityDefendant]
    open: tuple[str, ...] = ()
