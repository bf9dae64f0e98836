"""The result ``relcon/docket/1``: every matter of an office, and what changed since an earlier one.

It holds names, digests of the files, what each was computed from, and figures: no fact of a case.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from relcon.records.base import PositionName
from relcon.results.base import Months, Range, Result
from relcon.results.exposure import NOT_COMPUTED, Category, Manual, PositionAnswer, Receipt
from relcon.results.summary import Summarized, summary

Standing = Literal["new", "gone", "changed"]
Cause = Literal["case", "included", "proffer", "edition", "tables", "program"]
Figure = Literal["total", "minimum", "binding", "open_points"]


class DocketPosition(Summarized):
    """What a defendant faces in one position: the figures of the worksheet's summary, and how many points are open."""

    total_offense_level: int | None
    criminal_history_category: Category | None
    guideline_range: Range | None
    range: Range | None
    total: Range | None
    minimum: Months | None
    binding: Months | None
    maximum: Months | None
    basis: Literal["charged", "pleaded", "found"] | None
    at_least: bool
    by_weight: bool
    criteria: dict[str, Literal["met", "not met", "unknown"]]
    accepted: Range | None = Field(description="The total with acceptance, where that is not recorded; else null.")
    career_offender: Range | None = Field(
        description="The total as a career offender, where whether the defendant is one is unknown; else null."
    )
    not_computed: bool = Field(description="Whether the program computes no range, and says why in the worksheet.")
    rests: bool = Field(description="Whether it rests on a scope that nobody asserts.")
    open_points: int = Field(description="How many points are left open.")

    @classmethod
    def of_answer(cls, answer: PositionAnswer) -> DocketPosition:
        """Return what a worksheet comes to."""
        accepted = answer.if_accepted.total if answer.if_accepted is not None else None
        return cls.of(
            summary(answer),
            accepted=None if accepted == answer.total else accepted,
            career_offender=answer.if_career_offender.total if answer.if_career_offender is not None else None,
            not_computed=any(text.startswith(NOT_COMPUTED) for text in answer.open),
            rests=bool(answer.resting),
            open_points=len(answer.open),
        )

    @property
    def open(self) -> tuple[str, ...]:
        """What a cell asks of open points: whether one says that there is no range."""
        return (NOT_COMPUTED,) if self.not_computed else ()

    @property
    def resting(self) -> tuple[str, ...]:
        """What a cell asks of scopes: whether there is one."""
        return ("",) if self.rests else ()


class DocketPerson(Result):
    """The client, or of a matter without a proffer a defendant; ``positions`` is empty where nothing is computed."""

    id: str
    name: str
    manual: Manual | None = None
    positions: dict[str, DocketPosition] = Field(default_factory=dict)


class DocketMatter(Result):
    """A matter: which files, and what they come to, or why not.

    ``receipt`` leaves out what names records: its ``options`` and ``open_norms`` are those of `relcon exposure`.
    """

    case: str = Field(description="Its case file, from the folder on; empty where the proffer file names none there.")
    proffer: str | None = None
    files: dict[str, str] = Field(description="The SHA-256 of each file, as they are read, the proffer file last.")
    caption: str | None = None
    receipt: Receipt | None = None
    people: tuple[DocketPerson, ...] = ()
    errors: int = Field(default=0, description="How many errors the files have; then nothing is computed.")
    refused: str | None = Field(default=None, description="Why else nothing is computed.")

    @property
    def key(self) -> tuple[str, str]:
        """By which it is known again."""
        return self.case, self.proffer or ""

    @property
    def name(self) -> str:
        """Under which file it is told of."""
        return self.case or self.proffer or ""


class DocketMoved(Result):
    """A figure of a defendant that is another than before, in the positions that are named."""

    person: str
    figure: Figure
    positions: tuple[PositionName, ...]
    before: Range | Months | None
    after: Range | Months | None


class DocketChange(Result):
    """A matter that is new, gone or another since last time; ``why`` says what else changed."""

    case: str
    proffer: str | None = None
    people: tuple[str, ...] = Field(default=(), description="Names, of now or of last time.")
    standing: Standing
    why: tuple[Cause, ...] = Field(
        default=(),
        description="Which files are others; else whether the Manual, its tables, or the program is another.",
    )
    moved: tuple[DocketMoved, ...] = ()

    @property
    def name(self) -> str:
        """Under which file it is told of."""
        return self.case or self.proffer or ""


class Docket(Result):
    """Every matter of a folder in the order of the files' names.

    ``since`` is null where it was not compared.
    """

    format: Literal["relcon/docket/1"] = "relcon/docket/1"
    relcon: str
    relcon_sha256: str = Field(description="One digest over the program's modules and tables.")
    matters: tuple[DocketMatter, ...] = ()
    closed: tuple[str, ...] = Field(default=(), description="Files that could not be opened.")
    since: tuple[DocketChange, ...] | None = None

    def by_key(self) -> dict[tuple[str, str], DocketMatter]:
        """Return the matters by the names of their files."""
        return {one.key: one for one in self.matters}


def names_of(people: Sequence[DocketPerson]) -> tuple[str, ...]:
    """Return the names of defendants."""
    return tuple(one.name for one in people)
