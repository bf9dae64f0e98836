"""The result ``relcon/verification/1``: whether what a file says still holds, and what changed since."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.records.base import PositionName
from relcon.results.base import Months, Range, Result
from relcon.results.exposure import Receipt
from relcon.results.summary import Summarized

Verdict = Literal["holds", "does not hold", "cannot be told"]


class ChangedInput(Result):
    """Something that the file was made from and that is another now: a file, tables, the program, an option."""

    what: str
    before: str | None = None
    after: str | None = None


class Figures(Summarized):
    """What a worksheet came to, as far as a file says it."""

    quantities: dict[str, str] = Field(default_factory=dict)
    at_least: bool = False
    converted_grams: str | None = None
    total_offense_level: int | None = None
    guideline_range: Range | None = None
    minimum: Months | None = None
    binding: Months | None = None
    safety_valve: Literal["yes", "no", "unknown"] = "unknown"
    range: Range | None = None
    total: Range | None = None


class ChangedFigure(Result):
    """One worksheet that came to something else; null where it is on one side alone.

    ``months`` and ``table_months`` are by how much the low ends of ``range`` and of the guideline range moved, null
    where one is not known or is life; ``grams`` the change of each substance.
    """

    outcome: str | None = None
    defendant: str | None = None
    position: PositionName | None = None
    of: tuple[str, ...] = Field(default=(), description="What else the place of the worksheet in the answer says.")
    before: Figures | None = None
    after: Figures | None = None
    months: int | None = None
    table_months: int | None = None
    levels: int | None = None
    grams: dict[str, str] = Field(default_factory=dict)


class ChangedNumber(Result):
    """A number, or a word of a list, in a JSON answer that is another now, by its place in it."""

    place: str
    before: str | None
    after: str | None


class ChangedLine(Result):
    """A line of a text that reads otherwise now; null where it is new or gone."""

    before: str | None
    after: str | None


class Verification(Result):
    """Whether what a file says still holds.

    ``why`` is the reason in a sentence. ``numbers`` and ``lines`` are listed where no worksheet tells the change;
    ``receipt`` is that of the same question asked now, null where it could not be asked.
    """

    format: Literal["relcon/verification/1"] = "relcon/verification/1"
    verdict: Verdict
    why: str
    command: str | None = None
    changed: tuple[ChangedInput, ...] = ()
    figures: tuple[ChangedFigure, ...] = ()
    numbers: tuple[ChangedNumber, ...] = ()
    lines: tuple[ChangedLine, ...] = ()
    unlisted: int = Field(default=0, description="How many numbers or lines more than are listed.")
    notes: tuple[str, ...] = ()
    receipt: Receipt | None = None
