"""The result ``relcon/psr-review/1``: a presentence report against the record, and what each objection would move."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.exposure import Category, Receipt

Ground = Literal[
    "attribution",
    "twice",
    "interview",
    "source",
    "weight",
    "extrapolation",
    "conversion",
    "role",
    "characteristic",
    "adjustment",
    "points",
    "arithmetic",
    "statutory",
]
"""On what an objection rests."""

Clause = Literal["not reached", "reached", "no letter"]
"""Whether a letter's clause on rebuttal at sentencing reaches an objection."""


class Deadline(Result):
    """A last day: the day to which the days are counted, and what was passed over from there."""

    on: str
    days: int
    cite: str
    counted_to: str
    passed_over: dict[str, str] = Field(default_factory=dict)
    may_be_holiday: str | None = Field(
        default=None, description="A holiday of the weekend beside it that may be observed on that day."
    )


class Deadlines(Result):
    """The days of USSG §6A1.2; null where the day of sentencing is not known."""

    objections: Deadline
    given: Deadline | None
    addendum: Deadline | None
    received_in_time: bool | None = Field(
        description="Whether it was received on or before the day of Rule 32(e)(2); null where that is not known."
    )


class Comes(Result):
    """What a way of reckoning comes to; weights in grams, null where it does not say."""

    quantities: dict[str, str] = Field(default_factory=dict)
    converted_grams: str | None = None
    base_offense_level: int | None = None
    total_offense_level: int | None = None
    criminal_history_category: Category | None = None
    guideline_range: Range | None = None
    range: Range | None = Field(default=None, description="Within the statutory limits, USSG §5G1.1.")


class Source(Result):
    """An exhibit that a paragraph names, with its grade and pages."""

    exhibit: str
    kind: str
    grade: str
    pages: str | None
    challenge: str | None = None


class Told(Result):
    """An admission from an interview that a paragraph names: kept out of the range or not, and why, in the Middle."""

    admission: str
    kept_out: bool
    why: str
    cite: str
    term: str | None = None
    page: str | None = None
    also: dict[str, bool] = Field(
        default_factory=dict, description="The positions that read it otherwise, and whether they keep it out."
    )


class Compared(Result):
    """An amount beside the record, in grams: what the records relied on show, least to most; null where unknown."""

    substance: str
    stated: str
    least: str | None
    most: str | None


class ParagraphAnswer(Result):
    """A paragraph: its sources, what the record shows of it, and the grounds on which it is open to objection."""

    number: str
    page: int | None
    kind: str
    text: str
    relies_on: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    interview: str | None = None
    told: tuple[Told, ...] = ()
    weights: tuple[Compared, ...] = ()
    counts: dict[str, dict[str, str]] = Field(
        default_factory=dict,
        description="By record relied on and position: in, open, or the step of USSG §1B1.3 that is not shown.",
    )
    grounds: tuple[Ground, ...] = ()
    notes: tuple[str, ...] = ()


class Objection(Result):
    """An objection in its fixed form, and what it would move.

    ``positions`` are those in which the record shows what is objected to. ``removes`` has grams by substance.
    ``clause`` says by position whether the letter's clause reaches the form as drafted, ``if_denied`` whether it would
    reach a denial of the fact.
    """

    paragraph: str
    page: int | None
    ground: Ground
    cite: str
    text: str
    cited: tuple[str, ...] = Field(default=(), description="The pages that the paragraph cites.")
    records: tuple[str, ...] = ()
    failed: str | None = None
    positions: tuple[str, ...] = ()
    removes: dict[str, str] = Field(default_factory=dict)
    sustained: Comes
    levels: int | None = Field(description="By how many levels the total falls, alone; null where that is not known.")
    months: int | None = Field(description="By how many months the low end falls, alone.")
    table_months: int | None = Field(description="By how many months the low end by the table falls, alone.")
    levels_last: int | None = Field(description="By how many levels the total falls once all others are sustained.")
    months_last: int | None = Field(description="By how many months the low end falls once all others are sustained.")
    table_months_last: int | None = Field(description="The same by the table.")
    spoken_of: tuple[str, ...] = Field(default=(), description="Admissions that say the fact objected to.")
    clause: dict[str, Clause] = Field(default_factory=dict)
    if_denied: dict[str, Clause] = Field(default_factory=dict)
    denied_comes_to: dict[str, Range | None] = Field(
        default_factory=dict, description="By position, the range in the outcome triggered_sentencing."
    )
    acceptance: Literal["puts to proof", "asks the Manual"]


class PsrReview(Result):
    """A presentence report against the record.

    ``as_written`` is what the report states, ``recomputed`` what its own figures come to, ``all_sustained`` with every
    objection, ``middle`` what was predicted before it. ``positions`` are the worksheets once it is disclosed: its
    findings stand in the Middle's place.
    """

    format: Literal["relcon/psr-review/1"] = "relcon/psr-review/1"
    receipt: Receipt
    psr_sha256: str
    defendant: str
    disclosed: str
    sentencing: str | None
    deadlines: Deadlines
    as_written: Comes
    recomputed: Comes
    all_sustained: Comes
    middle: Comes
    positions: dict[str, Comes]
    minimum: Months | None
    paragraphs: tuple[ParagraphAnswer, ...]
    objections: tuple[Objection, ...]
    contested_is_no_preparation: bool = Field(
        description="Whether USSG §3E1.1(b) says that objections at sentencing are no preparation for trial."
    )
    open: tuple[str, ...] = ()
