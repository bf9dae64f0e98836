"""What a worksheet comes to with one thing otherwise, and what separates two positions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result


class Otherwise(Result):
    """What the same worksheet comes to with one thing otherwise."""

    tier: str | None = Field(default=None, description="The penalty paragraph taken in place of the charged one.")
    minimum: Months | None = None
    maximum: Months | None = None
    binding: Months | None = None
    total_offense_level: int | None = None
    guideline_range: Range | None = None
    range: Range | None = None
    total: Range | None = None
    at_least: bool = Field(default=False, description="Whether a quantity is unknown, so that there may be more.")
    by_weight: bool = Field(default=True, description="Whether more weight would raise the level.")


class TakenAs(Otherwise):
    """What a position comes to with one thing alone taken as another position takes it."""

    as_in: str = Field(description="The position that takes it so: `defense`, `psr` or `government`.")
    levels: int = Field(default=0, description="By how many levels the total offense level differs; none at all is 0.")
    table_months: int = Field(
        default=0, description="By how many months the low end of the table range differs (`guideline_range`)."
    )
    months: int = Field(
        default=0, description="The same of the guideline range within statutory limits (`range`); life is 9999."
    )

    @property
    def moves(self) -> bool:
        """Whether the level or a low end moves."""
        return bool(self.levels or self.table_months or self.months)


Separates = Literal["transactions", "amounts", "circumstance", "role"]


class Separation(Result):
    """Something that two positions take otherwise, and what it alone moves in each."""

    what: Separates = Field(
        description="Whether transactions count, how their amounts are read, whether a circumstance reaches the "
        "defendant, or the role."
    )
    about: tuple[str, ...] = Field(default=(), description="Ids of the transactions, or of the circumstance.")
    taken: dict[str, str] = Field(
        default_factory=dict,
        description="How each position takes it: `in`, `out` or `open`, of a role its levels; of amounts nothing.",
    )
    if_taken: dict[str, TakenAs] = Field(
        default_factory=dict,
        description="By position, what it comes to with this alone as another position takes it: Middle as the "
        "Ceiling, Ceiling and Defense as Middle, where those two differ, else as the third.",
    )

    @property
    def moves(self) -> bool:
        """Whether it moves the level, or a low end, in any position."""
        return any(one.moves for one in self.if_taken.values())
