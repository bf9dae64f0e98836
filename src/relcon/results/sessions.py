"""Sessions in a simulation: what each added, what it comes to, and the agents' note beside the admissions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.summary import Summarized


class ReportedDifference(Result):
    """One point on which a report and an admission differ; of ``words`` both are shown and none is interpreted."""

    admission: str
    record: str | None = None
    what: Literal["words", "date", "amount", "dollars", "count", "people", "place"]
    ours: str
    theirs: str
    our_pages: tuple[str, ...] = ()
    their_pages: tuple[str, ...] = ()


class Reported(Result):
    """A report beside the session's admissions.

    ``not_mentioned``: admissions of the session of which it does not speak; ``not_listed``: those of which it speaks
    though the session does not list them.
    """

    pages: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    said_differently: tuple[ReportedDifference, ...] = ()
    not_mentioned: tuple[str, ...] = ()
    not_listed: tuple[str, ...] = ()


class AfterSession(Summarized):
    """The client in the world ``protected`` once a session is over, in one position."""

    total_offense_level: int | None
    range: Range | None
    total: Range | None = Field(default=None, description="The range and consecutive terms.")
    minimum: Months | None
    criterion_5: str
    if_complete: bool = Field(
        default=False,
        description="Whether the safety valve rests on taking what was said as complete and true, though the record "
        "has more, or otherwise.",
    )
    open: tuple[str, ...] = ()


class SessionAnswer(Result):
    """One session held: under which letter, what was said in it first and what again, and what it comes to.

    ``kept_out`` lists, by position, the admissions said so far that are kept out of the range.
    """

    id: str
    date: str
    mode: str
    letter: str | None = None
    entered: str | None = None
    first_said: tuple[str, ...] = ()
    said_again: tuple[str, ...] = ()
    kept_out: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    complete: bool = Field(description="Whether every admission of the file is said by then.")
    untold: tuple[str, ...] = Field(
        default=(), description="Of the client's own on record, in Middle, what no admission said so far speaks of."
    )
    contradicted: tuple[str, ...] = Field(
        default=(), description="Admissions said so far that contradict better evidence, in Middle."
    )
    after: dict[str, AfterSession] = Field(default_factory=dict)
    report: Reported | None = None
    open: tuple[str, ...] = ()
