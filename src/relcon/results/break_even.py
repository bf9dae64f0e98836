"""The part ``break_even`` of ``relcon/simulation/2``: the ladder of alternatives, and where they meet."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.summary import Summarized

Alternative = Literal[
    "trial",
    "trial_and_safety_valve",
    "plea",
    "plea_and_safety_valve",
    "plea_and_full_disclosure",
    "proffer_honoured",
    "proffer_and_motion",
]
Motion = Literal["5K1.1", "3553e", "rule35b"]


class Rung(Summarized):
    """One alternative in one position: the range from which it starts, and the minimum.

    ``binding`` is the minimum that the safety valve leaves standing; ``stops_at`` says, by motion, below which month a
    reduction cannot go.
    """

    alternative: Alternative
    world: str
    range: Range | None
    total: Range | None = Field(default=None, description="The range and consecutive terms.")
    minimum: Months | None
    binding: Months | None
    stops_at: dict[Motion, Months | None] = Field(default_factory=dict)


class Needed(Result):
    """By how much a motion made with some probability would have to lower the low end for two averages to meet.

    ``probability``, ``months`` and ``share`` (of the low end) are exact: whole numbers or fractions such as ``75/2``.
    ``levels`` is the least whole number of offense levels that does as much. ``possible`` is false where the motion
    does not reach so far: ``levels`` is then null. ``stated`` marks counsel's own probability.
    """

    probability: str
    months: str
    share: str | None
    levels: int | None
    possible: bool
    stated: bool = False


class Stated(Result):
    """Counsel's own departure: to how many months it leads, and with which probability the alternatives meet there.

    ``average`` is the low end averaged over motion and no motion at counsel's own probability. ``probability`` is null
    where none does.
    """

    estimate: Literal["low", "point", "high"]
    reaches: str
    probability: str | None
    average: str | None


class Meeting(Result):
    """The proffer with one motion against one alternative, low end against low end, in months.

    ``start`` is the world in which the proffer's own low end was computed; ``gap`` how far it lies above that of the
    alternative; ``at_most`` by how much the motion can lower it at all.
    """

    start: str
    motion: Motion
    against: Alternative
    low_end: Months
    against_low_end: Months
    gap: str | None
    at_most: str | None
    needed: tuple[Needed, ...] = ()
    stated: tuple[Stated, ...] = ()
    open: tuple[str, ...] = ()


class Assumptions(Result):
    """What counsel assumes, as written in ``benefit``; the program estimates nothing."""

    probability: dict[Motion, str] = Field(default_factory=dict)
    unit: Literal["share", "levels", "months"] | None = None
    from_: Literal["low_end", "minimum", "agreed"] | None = Field(default=None, alias="from")
    low: str | None = None
    point: str | None = None
    high: str | None = None
    source: str | None = None


class BreakEven(Result):
    """One position: the ladder, and where a motion would make its alternatives meet."""

    position: str
    ladder: tuple[Rung, ...]
    assumptions: Assumptions
    meetings: tuple[Meeting, ...] = ()
    open: tuple[str, ...] = ()
