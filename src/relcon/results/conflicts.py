"""Where an admission and something else cannot both be right."""

from __future__ import annotations

from typing import Literal

from relcon.results.base import Result


class Side(Result):
    """One account: the record, the admission that holds it (None for the case file), what it says, and its pages."""

    record: str
    admission: str | None = None
    sessions: tuple[str, ...] = ()
    says: str
    pages: tuple[str, ...] = ()


class Conflict(Result):
    """Two accounts that differ.

    ``one_thing`` says how it is known that both speak of one thing: ``stated`` by counsel (the same lot, or one
    replaces the other), or ``likely``, by people and day alone: two deals on one day are no conflict.
    """

    kind: Literal["date", "amount", "people", "place", "dollars", "count", "contacts", "presence"]
    one_thing: Literal["stated", "likely"]
    here: Side
    there: Side
    text: str
