"""A disclosed presentence report whose findings stand in the Middle's place: what it finds, what it leaves."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from relcon.results.base import Range, Result

OPTION: Final = "presentence_report"
"""Under which a receipt's options name the report, by its defendant."""
Subject = Literal[
    "transactions",
    "drug weight",
    "role",
    "acceptance",
    "characteristics",
    "purity",
    "adjustments",
    "criminal history",
    "statutory limits",
]
"""What a report speaks of."""
WhyNot = Literal["not stated", "as recorded", "found already", "no record named", "not as a finding"]
"""Why something is as the Middle has it all the same.

``as recorded``: the case file's own stands, whatever the report states. ``found already``: a finding of the case file
goes before the report's. ``no record named``: the paragraph relies on no circumstance of the case. ``not as a
finding``: its levels are none that a finding may say.
"""


class NotTaken(Result):
    """What is as the Middle has it all the same, why, and what the report's paragraphs state of it."""

    what: Subject
    why: WhyNot
    paragraphs: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    about: str = ""


class Disclosed(Result):
    """A disclosed presentence report, of one defendant; ``found`` has its paragraphs' numbers by what they find.

    ``in_ceiling`` is what of it the Ceiling takes too, where it asks for more: the government may ask for that.
    """

    defendant: str
    disclosed: str = Field(description="The day on which it was received.")
    psr_sha256: str
    found: dict[Subject, tuple[str, ...]]
    in_ceiling: tuple[Subject, ...] = ()
    not_taken: tuple[NotTaken, ...] = ()
    as_written: Range | None = Field(default=None, description="The report's own range, within its statutory limits.")
    as_written_by_table: Range | None = None
    as_written_level: int | None = None
