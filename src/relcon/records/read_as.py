"""What was read in another form than it is shown in, so that counsel can be told once how it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from relcon.records.base import Location

ReadForm = Literal["date", "quantity", "pages"]


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A value of a file that was read leniently.

    Attributes
    ----------
    form
        What was read: a date, a quantity (a customary package, or ``about``), or page labels in one text.
    record
        The nearest record with an id and the field in it, such as ``event e12, date``.
    location
        Where the value stands.
    written, read
        As it stands in the file; and as it was read.
    """

    form: ReadForm
    record: str
    location: Location | None
    written: str
    read: str
