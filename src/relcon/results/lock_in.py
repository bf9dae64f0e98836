"""Which admissions a defense at trial opens, and what it comes to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.summary import Summarized


class Opening(Result):
    """One admission under one theory in one position."""

    opens: bool = Field(
        description="Whether the letter lets it in where the theory is put forward without the client's own testimony."
    )
    counts: bool = Field(description="Whether it then counts for its truth.")
    relation: Literal["contradicts", "tends"] | None = Field(
        default=None, description="How the admission stands to the theory; null where it does not touch it."
    )
    records: tuple[str, ...] = Field(default=(), description="By which of its records it touches the theory.")
    ways: tuple[str, ...] = Field(
        default=(),
        description="By which ways of putting the theory forward it opens, the client's own testimony included.",
    )
    term: str | None = Field(default=None, description="The term of the letter that opens it.")
    cite: str | None = Field(default=None, description="The authority for that.")
    open: tuple[str, ...] = ()


class TheoryPosition(Summarized):
    """A theory in one position: the admissions, and the worksheet after trial where those that it opens count."""

    admissions: dict[str, Opening]
    total_offense_level: int | None
    range: Range | None
    total: Range | None = Field(default=None, description="The range and consecutive terms.")
    minimum: Months | None


class TheoryAnswer(Result):
    """One theory of defense; ``chosen`` where counsel lists it."""

    asserts: str
    chosen: bool
    positions: dict[str, TheoryPosition]


class DoesNotOpen(Result):
    """Something read as opening no statement: by which court, and for each letter whether its wording is like that."""

    what: str
    cite: str
    source: str
    read_in: str = Field(
        default="", description="Which circuit's case was read, and that none of this court's was, where so."
    )
    letters: dict[str, Literal["read as like the wording decided on", "open: decided on other wording"]] = Field(
        default_factory=dict
    )


class LockIn(Result):
    """Theories against admissions, by the letters' rebuttal terms."""

    theories: dict[str, TheoryAnswer] = Field(default_factory=dict)
    does_not_open: tuple[DoesNotOpen, ...] = ()
    open: tuple[str, ...] = ()
