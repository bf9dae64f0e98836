"""The result ``relcon/brief/1``: the one page of the night before, in five blocks."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.exposure import Manual, Months, Range, Receipt, Result
from relcon.results.value import Target


class Row(Result):
    """A world of the client's, or a defendant on the record: minimum, range, what fails, what it turns on.

    ``failing`` names, by position, the safety-valve criteria that are not met or unknown. ``worst_of`` is filled in the
    row that stands for several worlds; ``same`` names those that come to the same as this one. ``full`` has, by
    position, the total if all of the client's own on the record were told besides, and believed; empty where it is no
    question, or nothing is untold.
    """

    world: str
    minimum: dict[str, Months | None]
    binding: dict[str, Months | None]
    ranges: dict[str, Range | None]
    totals: dict[str, Range | None] = Field(default_factory=dict, description="The ranges and consecutive terms.")
    failing: dict[str, tuple[str, ...]]
    turns_on: str
    worst_of: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    full: dict[str, Range | None] = Field(default_factory=dict)


class Moved(Result):
    """By how many months the low end moves with one admission, added first and added last; null where left open."""

    first: int | None
    last: int | None


class Moving(Result):
    """An admission that, if counted, moves a line: which lines, by how many months, and what is known without it."""

    admission: str
    says: str
    lines: tuple[str, ...]
    months: dict[str, Moved]
    pages: tuple[str, ...]
    known: tuple[str, ...]
    provable: dict[str, Literal["yes", "partly", "no"]]


class Finding(Result):
    """A finding still open, and what either answer comes to in the positions where it moves something."""

    text: str
    defendant: str
    positions: tuple[str, ...]
    moves: str
    about: str | None = None


class ToResolve(Result):
    """Something to resolve before the session, with where it stands."""

    kind: Literal["conflict", "unresolved", "letter", "input"]
    text: str
    pages: tuple[str, ...] = ()


class Held(Result):
    """The session, the letter and the dates that the page is about."""

    session: str | None = None
    session_date: str | None = None
    letter: str | None = None
    entered: str | None = None
    edition: str
    sentencing_date: str | None = None


class Brief(Result):
    """The one page. ``complete`` says whether what is said makes a complete disclosure."""

    format: Literal["relcon/brief/1"] = "relcon/brief/1"
    receipt: Receipt
    client: str
    manual: Manual | None = None
    held: Held
    complete: bool
    rows: tuple[Row, ...]
    moving: tuple[Moving, ...] = ()
    moving_more: int = Field(default=0, description="How many more admissions move a line.")
    still_open: tuple[Finding, ...] = ()
    how: str = ""
    resolve: tuple[ToResolve, ...] = ()
    only_client: tuple[Target, ...] = ()
    about_nobody: Target | None = Field(default=None, description="Admissions that name nobody else.")
