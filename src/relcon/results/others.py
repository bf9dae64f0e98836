"""Everyone else in a simulation: what the client says of them, and what they could say of the client."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Result

Shown = Literal["event", "circumstance", "knowledge", "contact", "payment", "authority", "statement"]
"""What kind of record shows that somebody could say something."""


class Implicated(Result):
    """What the client's statement, as evidence, changes for somebody else in one position.

    Signed texts: converted weight in grams, levels, months of the low end of the range; null beside ``open``.
    """

    converted_grams: str | None
    levels: str | None
    months: str | None
    open: tuple[str, ...] = ()


class CouldSay(Result):
    """One thing that somebody else could say of the client, and the record that shows it.

    ``admission`` names the admission that holds the record; None where it is the case file's.
    """

    record: str
    kind: Shown
    how: str
    date: str
    pages: tuple[str, ...] = ()
    admission: str | None = None


class OtherAnswer(Result):
    """One other person."""

    status: str
    proffered: str | None = None
    implicated: dict[str, dict[str, Implicated]] = Field(
        default_factory=dict,
        description="By world in which the client speaks, and position, for those who have a worksheet.",
    )
    crosses: tuple[str, ...] = Field(
        default=(),
        description="The lines that the client's statement crosses for that person where all of it is evidence.",
    )
    named_in: tuple[str, ...] = Field(default=(), description="The admissions whose records name that person.")
    could_say: tuple[CouldSay, ...] = Field(default=(), description="What that person could say of the client.")
    may_supply: tuple[str, ...] = Field(
        default=(),
        description="The admissions on topics on which counsel expects that person to speak: facts others may supply.",
    )
    later: tuple[str, ...] = Field(
        default=(),
        description="Of those, the admissions of which every fact happened after that person's proffer.",
    )
    undated: tuple[str, ...] = Field(
        default=(), description="Of those, where that proffer has a day, the admissions of which no fact has a date."
    )
