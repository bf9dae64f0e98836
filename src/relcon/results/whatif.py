"""The result ``relcon/whatif/1``: exhibits, witnesses, facts and findings left out, and which lines that moves."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.exposure import Category, Manual, Receipt
from relcon.results.summary import Summarized

ToggleKind = Literal["exhibit", "witness", "fact", "finding", "lot"]
MovedLine = Literal["total_offense_level", "guideline_low", "low", "supported_tier", "safety_valve"]


class ToggleAnswer(Result):
    """Something that may be left out, and the ids of the exhibits and records that then are out."""

    kind: ToggleKind
    title: str | None = None
    off: tuple[str, ...] = Field(
        description="An exhibit, a fact or a finding is itself; a witness, the exhibits in which the witness speaks."
    )


class Outcome(Summarized):
    """What one worksheet comes to."""

    quantities: dict[str, str] = Field(default_factory=dict)
    at_least: bool = False
    converted_grams: str | None = None
    base_offense_level: int | None = None
    total_offense_level: int | None = None
    criminal_history_category: Category | None = None
    guideline_range: Range | None = None
    minimum: Months | None = None
    supported_tier: str | None = None
    safety_valve: Literal["yes", "no", "unknown"]
    criteria: dict[str, Literal["met", "not met", "unknown"]] = Field(default_factory=dict)
    range: Range | None = None
    total: Range | None = Field(default=None, description="The range and consecutive terms.")


class SmallestSets(Result):
    """The smallest sets of toggles that move a line when left out together: no part of one moves it."""

    line: MovedLine
    sets: tuple[tuple[str, ...], ...]
    count: int = Field(description="How many were found.")
    complete: bool = Field(description="Whether there are no others and all are listed.")


class Together(Result):
    """A set left out together that moves what no part of it moves, and what the worksheet then comes to."""

    off: tuple[str, ...]
    outcome: Outcome


class WhatIfPosition(Result):
    """One defendant in one position. A toggle that ``without`` does not name changes nothing of the outcome."""

    as_recorded: Outcome
    without: dict[str, Outcome] = Field(default_factory=dict, description="By toggle: it alone left out.")
    moves: dict[str, tuple[MovedLine, ...]] = Field(default_factory=dict, description="By toggle, left out alone.")
    without_all: Outcome | None = Field(default=None, description="All left out together; null where none was named.")
    moved_by_all: tuple[MovedLine, ...] = ()
    smallest_sets: tuple[SmallestSets, ...] = ()
    together: tuple[Together, ...] = Field(
        default=(),
        description=(
            "What the first of the smallest sets of two or more come to; where nothing was named and one defendant was "
            "asked for, pairs of exhibits."
        ),
    )
    levels: tuple[int | None, ...] | None = Field(
        default=None, description="Every total offense level that some combination gives; null: not computed."
    )


class WhatIfDefendant(Result):
    """One defendant in all positions asked for."""

    positions: dict[str, WhatIfPosition]
    edition: str | None = None
    manual: Manual | None = None
    warnings: tuple[str, ...] = ()


class WhatIf(Result):
    """Each toggle left out alone, and, where toggles were named, all of them and their smallest sets."""

    format: Literal["relcon/whatif/1"] = "relcon/whatif/1"
    receipt: Receipt
    named: bool = Field(description="Whether toggles were named; else each of the case is left out alone, in turn.")
    toggles: dict[str, ToggleAnswer]
    defendants: dict[str, WhatIfDefendant]
    open: tuple[str, ...] = ()
