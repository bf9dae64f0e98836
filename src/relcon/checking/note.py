"""One thing that counsel may want to look at, with the record and the place in the file."""

from __future__ import annotations

from typing import Final, Literal, get_args

from relcon.records.base import Location
from relcon.results.exposure import Result

Kind = Literal[
    "no_reading",
    "contradiction",
    "likely_duplicate",
    "carried_over",
    "stipulated",
    "uncited",
    "weak_only",
    "open_norm",
    "missing_date",
    "page_gap",
    "page_overlap",
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


class Note(Result):
    """One finding of ``relcon check``.

    Attributes
    ----------
    kind
        What sort of thing it is.
    record
        Id of the record, or of the first of several.
    location
        File, line and column of that record; empty where it was not read from a file.
    text
        What was found, in plain words.
    """

    kind: Kind
    record: str
    location: str
    text: str


class Checked(Result):
    """All notes on a matter, with how many facts there are, and what is said first of the defendants' Manuals."""

    format: Literal["relcon/check/1"] = "relcon/check/1"
    warnings: tuple[str, ...] = ()
    facts: int
    cited: int
    notes: tuple[Note, ...]


def note(kind: Kind, record: str, location: Location | None, text: str) -> Note:
    """Return a note on a record."""
    return Note(kind=kind, record=record, location=str(location) if location is not None else "", text=text)
