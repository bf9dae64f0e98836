"""The result ``relcon/editions/1``: the one-book comparison of USSG §1B1.11, defendant by defendant."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.exposure import Category, EditionStatus, Manual, Receipt
from relcon.results.separation import Otherwise
from relcon.results.summary import Summarized

Answer = Literal["yes", "no", "unknown"]


class BookRange(Summarized):
    """What a whole book comes to in one position."""

    base_offense_level: int | None = None
    total_offense_level: int | None = None
    criminal_history_category: Category | None = None
    guideline_range: Range | None = None
    minimum: Months | None = None
    binding: Months | None = Field(default=None, description="What the safety valve leaves of the minimum.")
    at_least: bool = Field(default=False, description="Whether a quantity is unknown, so that there may be more.")
    by_weight: bool = Field(default=True, description="Whether more weight would raise the level.")
    range: Range | None = None
    total: Range | None = Field(default=None, description="The range and consecutive terms.")
    lines: dict[str, int | None] = Field(
        default_factory=dict, description="By cite: levels of the lines applied; null where a line is open."
    )
    open: tuple[str, ...] = ()
    resting: tuple[str, ...] = Field(
        default=(), description="Scopes on which it rests though nobody asserts them, of the Ceiling."
    )
    if_accepted: Otherwise | None = Field(
        default=None, description="With acceptance and a timely plea, where acceptance is not recorded."
    )


class Book(Result):
    """One Manual, applied in its entirety; ``refused`` where it is not shipped."""

    date: str | None
    edition: str | None
    why: str
    status: EditionStatus | None = None
    reference_only: bool = False
    refused: str | None = None
    positions: dict[str, BookRange] = Field(default_factory=dict)


class Compared(Result):
    """Both books in one position: which is lower, whether ex post facto is in play, which book that leads to."""

    lower: Literal["sentencing", "offense", "same", "unknown"]
    ex_post_facto: Answer
    applies: str | None = Field(description="The edition that §1B1.11 leads to; null where that is not known.")
    range: Range | None = Field(default=None, description="The range under that edition, as a whole book.")
    total: Range | None = Field(default=None, description="The range and consecutive terms.")
    why: str
    differing: tuple[str, ...] = Field(default=(), description="Cites whose levels differ between the books.")


class DefendantEditions(Result):
    """One defendant: the book of the sentencing date, the book of the offense, each whole, and the comparison."""

    controlling_date: str | None
    controlling_why: str
    sentencing: Book
    offense: Book | None = Field(default=None, description="Null where no date of the offense is known.")
    compared: dict[str, Compared] = Field(default_factory=dict, description="By position.")
    manual: Manual | None = Field(
        default=None, description="The Manual under which the other commands compute the defendant."
    )
    open: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Editions(Result):
    """Every defendant asked for. A range is always one book's: nothing is mixed."""

    format: Literal["relcon/editions/1"] = "relcon/editions/1"
    receipt: Receipt
    defendants: dict[str, DefendantEditions]
