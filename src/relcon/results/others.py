"""Everyone else in a simulation: what the client says of them, and what they could say of the client."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.exposure import Result

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
    """One other person.

    Attributes
    ----------
    implicated
        By world in which the client speaks, and position, for those who have a worksheet.
    crosses
        The lines that the client's statement crosses for him where all of it is evidence.
    named_in
        The admissions whose records name him.
    could_say
        What he could say of the client.
    may_supply
        The admissions on topics on which counsel expects him to speak: facts others may supply.
    """

    status: str
    proffered: str | None = None
    implicated: dict[str, dict[str, Implicated]] = Field(default_factory=dict)
    crosses: tuple[str, ...] = ()
    named_in: tuple[str, ...] = ()
    could_say: tuple[CouldSay, ...] = ()
    may_supply: tuple[str, ...] = ()
