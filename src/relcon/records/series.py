"""Repetition: how often an event happened, in which rhythm, with days left out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from relcon.records.base import UNWRITTEN, Record, ShortForm, Whole, read_whole
from relcon.records.dates import Day
from relcon.records.rhythm import Every, period_in


class Times(Record):
    """How often, where a witness gives a range."""

    low: Whole = Field(description="The fewest, from 1: what defense counts.", examples=["2"])
    point: Whole | None = Field(
        default=None, description="The best estimate: what psr counts, else the fewest.", examples=["3"]
    )
    high: Whole = Field(description="The most: what government counts.", examples=["4"])
    known: Annotated[bool, UNWRITTEN] = True  # false where the count is written `unknown`


class ExceptedDays(Record):
    """Days left out of a series, both inclusive; an occurrence falls away whose whole stretch of time is in them."""

    from_: Day = Field(alias="from", description="First day left out.", examples=["2025-02-01"])
    to: Day = Field(description="Last day left out.", examples=["2025-02-14"])


def _times(value: object) -> object:
    if isinstance(value, dict) and "known" in value:
        raise PydanticCustomError("times", "unknown field known: write count: unknown")
    if not isinstance(value, str | int):
        return value
    if isinstance(value, str) and (period := period_in(value)) is not None:
        said = "how often each {period} is written `every: {period}` and `times:` with the number alone"
        raise PydanticCustomError("times", said, {"period": period})
    number = read_whole(value)
    return {"low": number, "point": number, "high": number}


def _count(value: object) -> object:
    return Times(low=0, high=0, known=False) if value == "unknown" else _times(value)


_ONE_NUMBER: dict[str, Any] = {"type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+$"}
HowOften = Annotated[Times, BeforeValidator(_times), ShortForm(**_ONE_NUMBER)]
HowMany = Annotated[Times, BeforeValidator(_count), ShortForm(anyOf=[_ONE_NUMBER, {"const": "unknown"}])]


class Series(Record):
    """Repetition: ``count`` occurrences over the event's dates, or ``times`` per ``every``, each of ``quantity``.

    Without ``every`` no rhythm is known: ``count``, or ``times``, is how often altogether, spread evenly.
    """

    every: Every | None = Field(
        default=None,
        description=("The rhythm; without `count` the full periods that fit into the event's dates are counted."),
        examples=["week", "{days: 10}"],
    )
    count: HowMany | None = Field(
        default=None,
        description=(
            "How often altogether: a number, a range, or unknown (it then adds nothing, and totals are at least). "
            "Where both are written, it holds and `times` does not."
        ),
        examples=["35", "{low: 30, point: 35, high: 40}", "unknown"],
    )
    times: HowOften | None = Field(
        default=None,
        description=(
            "How often in each period of `every` (each week, not in all); once where left out. Without `every`, how "
            "often altogether."
        ),
        examples=["2", "{low: 2, point: 4, high: 6}"],
    )
    except_: tuple[ExceptedDays, ...] = Field(
        default=(),
        alias="except",
        description="Days left out, such as a time in jail.",
        examples=["[{from: 2025-02-01, to: 2025-02-14}]"],
    )

    @property
    def altogether(self) -> Times | None:
        """How often it happened in all, where that is stated."""
        return self.count if self.count is not None or self.every is not None else self.times

    @property
    def countless(self) -> bool:
        """Whether how often it happened is unknown: it adds nothing, and totals with it are at least."""
        return self.count is not None and not self.count.known
