"""What becomes of a row: exactly one of six fates, for a reason of a closed list; together they add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from relcon.importing.read.table import Row

FateName = Literal["used", "duplicate", "aside", "held", "rejected", "furniture"]
FATES: Final[Mapping[FateName, str]] = MappingProxyType(
    {
        "used": "made a record, or is counted in one",
        "duplicate": "is there already",
        "aside": "is understood, and by rule not counted",
        "held": "waits until a person decides",
        "rejected": "cannot be right",
        "furniture": "is a heading, a total, or blank",
    }
)

_REASONS: Final[Mapping[FateName, Mapping[str, str]]] = {
    "used": {"used": "counted"},
    "duplicate": {
        "same_row": "the same row, letter by letter, is there already",
        "same_id": "a row of the same identifier is there already",
        "same_message": "the same message is there already",
        "other_device": "the same message or call is there already, from another device",
        "other_leg": "another row of a call that is there already",
        "same_exhibit": "the same exhibit, with the same figures, is there already",
    },
    "aside": {
        "zero_seconds": "nobody talked: no second of talk",
        "voicemail": "a voicemail, or its being listened to",
        "data": "a data session, no call or message",
        "service_number": "a short number, or a number of the carrier's own",
        "same_person": "both ends are the same person",
        "own_money": "one person's own money, put in, taken out or spent",
        "not_completed": "the transfer was not completed",
        "system_message": "written by the program, not by a person",
        "not_drugs": "not drugs",
        "no_drug": "the laboratory found no controlled substance",
        "not_read": "of a kind that is not read",
    },
    "held": {
        "unknown_person": "a person whom the case file does not have",
        "undated": "without a day",
        "no_number": "without a number: withheld, unknown or empty",
        "privileged": "marked privileged: only session and day are kept",
        "conflict": "another value than the one that is there already",
    },
    "rejected": {
        "bad_date": "no day that can be read",
        "no_such_time": "an hour that the clocks passed over on that day",
        "day_number": "a spreadsheet's number of a day",
        "bad_number": "no telephone number",
        "lost_digits": "a number that a spreadsheet has cut",
        "bad_amount": "no amount of money",
        "bad_quantity": "no quantity",
        "no_unit": "a quantity without a unit",
        "unknown_substance": "a substance that the list does not have",
        "net_over_gross": "the net weight is more than the gross weight",
        "purity_out_of_range": "a purity below 0 or above 100 percent",
        "tested_over_units": "more units tested than there were",
        "formula": "a formula, not a value",
        "unknown_word": "a word that the map does not list",
        "merged_cells": "merged cells: which row the value belongs to cannot be told",
        "wrong_columns": "another number of cells than there are columns",
        "missing_field": "a cell is empty that must not be",
        "bad_bates": "no page label",
        "bad_text": "characters that no text has",
        "too_long": "a cell longer than any text",
        "bad_json": "no JSON that can be read",
        "dangling": "names a record that is not there",
    },
    "furniture": {
        "banner": "above the header",
        "blank": "blank",
        "header": "the header",
        "repeated_header": "the header once more",
        "total": "a total",
        "footer": "below the last row",
    },
}

REASONS: Final[Mapping[str, FateName]] = MappingProxyType(
    {reason: fate for fate, reasons in _REASONS.items() for reason in reasons}
)
"""The fate that each reason belongs to."""
SENTENCES: Final[Mapping[str, str]] = MappingProxyType(
    {reason: said for reasons in _REASONS.values() for reason, said in reasons.items()}
)
"""Each reason in plain words."""


class BadValue(Exception):
    """A value that keeps its row from being used.

    Attributes
    ----------
    reason
        One of `REASONS`, of a row that is rejected, held or aside.
    found, allowed
        What stands there, and what may.
    """

    def __init__(self, reason: str, found: str = "", allowed: str = "") -> None:
        self.reason, self.found, self.allowed = reason, found, allowed
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one row, and why.

    Attributes
    ----------
    row
        The row.
    reason
        Why; it decides the fate.
    found, allowed
        Of a row that is not used: what stands there, and what may.
    place
        Where in the row, as a message names it; else the row's own place.
    """

    row: Row
    reason: str = "used"
    found: str = ""
    allowed: str = ""
    place: str = ""

    def __post_init__(self) -> None:
        if self.reason not in REASONS:
            raise ValueError(f"no reason is called {self.reason}")

    @property
    def name(self) -> FateName:
        """Which of the six it is."""
        return REASONS[self.reason]

    @classmethod
    def of(cls, row: Row, bad: BadValue, place: str = "") -> Fate:
        """Return the fate of a row with a value that cannot be used."""
        return cls(row, bad.reason, bad.found, bad.allowed, place)


@dataclass
class Tally:
    """The fates of all rows of a file, each row once.

    Attributes
    ----------
    fates
        By row.
    many
        By reason, how many rows more have it: of files with very many rows, where each row's reason is kept beside it.
    """

    fates: dict[str, Fate] = field(default_factory=dict)
    many: Counter[str] = field(default_factory=Counter)

    def add(self, fate: Fate) -> None:
        """Note what became of a row."""
        if fate.row.label in self.fates:
            raise ValueError("a row has two fates")
        self.fates[fate.row.label] = fate

    def extend(self, fates: Iterable[Fate]) -> None:
        """Note what became of several rows."""
        for fate in fates:
            self.add(fate)

    def __iter__(self) -> Iterator[Fate]:
        return iter(self.fates.values())

    def __len__(self) -> int:
        return len(self.fates) + self.many.total()

    def of(self, name: FateName) -> list[Fate]:
        """Return the rows of one fate, in the order of the file."""
        return [fate for fate in self if fate.name == name]

    @property
    def counts(self) -> dict[FateName, int]:
        """How many rows have each of the six fates."""
        found = Counter(fate.name for fate in self)
        for reason, number in self.many.items():
            found[REASONS[reason]] += number
        return {name: found[name] for name in FATES}

    @property
    def why(self) -> dict[FateName, dict[str, list[str]]]:
        """By fate and reason, the rows: of those that are not used."""
        found: dict[FateName, dict[str, list[str]]] = {}
        for fate in self:
            if fate.name != "used":
                found.setdefault(fate.name, {}).setdefault(fate.reason, []).append(fate.row.label)
        return found

    def check(self, read: int) -> None:
        """Check that every row that was read has a fate.

        Raises
        ------
        ValueError
            Where the fates do not add up to the rows read: a fault of the program.
        """
        if len(self) != read:
            raise ValueError(f"{len(self)} fates of {read} rows")
