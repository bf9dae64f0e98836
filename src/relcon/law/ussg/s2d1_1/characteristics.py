"""USSG §2D1.1(b): specific offense characteristics, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from relcon.law.tables import Value, load

SAFETY_VALVE_ID: Final = "safety_valve"
"""The id of the line that :func:`safety_valve` returns."""


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One line of §2D1.1(b).

    Attributes
    ----------
    id, number
        Its name; its number in (b), which is its place in the order.
    cite, what
        The subsection; in short, what it is about.
    kinds, every_kind
        Kinds of circumstance that bring it about; whether all of them are needed, and not one.
    levels, floor
        What it adds; the level below which it does not leave the result, 0 without one.
    asks
        ``aggravating`` or ``minimal`` (the 4-level reduction) where it asks for that role, else empty.
    off_with_924c, off_with_mitigating
        Whether it gives way to a sentence under 18 U.S.C. §924(c) (§2K2.4 n.4), or to a mitigating role.
    convicted, count_settles
        The statute of conviction that it asks for, or empty; whether such a conviction is all it asks.
    yields_to, yields_cite
        Numbers in (b) with which it does not apply; the note that says so.
    """

    id: str
    number: int
    cite: str
    what: str
    kinds: tuple[str, ...]
    levels: int
    every_kind: bool = False
    floor: int = 0
    asks: str = ""
    off_with_924c: bool = False
    off_with_mitigating: bool = False
    convicted: str = ""
    count_settles: bool = False
    yields_to: tuple[int, ...] = ()
    yields_cite: str = ""


@dataclass(frozen=True, slots=True)
class NotInEdition:
    """Kinds of circumstance for which an edition has no characteristic yet, with the provision of later ones."""

    kinds: tuple[str, ...]
    cite: str
    what: str


def _texts(row: Mapping[str, Value], key: str) -> tuple[str, ...]:
    return tuple(str(item) for item in row.get(key, ()))


def _line(row: Mapping[str, Value]) -> Characteristic:
    return Characteristic(
        id=str(row["id"]),
        number=int(str(row["number"])),
        cite=str(row["cite"]),
        what=str(row["what"]),
        kinds=_texts(row, "kinds"),
        levels=int(str(row["levels"])),
        every_kind=row.get("every_kind") == "true",
        floor=int(str(row.get("floor", 0))),
        asks=str(row.get("asks", "")),
        off_with_924c=row.get("off_with_924c") == "true",
        off_with_mitigating=row.get("off_with_mitigating") == "true",
        convicted=str(row.get("convicted", "")),
        count_settles=row.get("count_settles") == "true",
        yields_to=tuple(int(number) for number in _texts(row, "yields_to")),
        yields_cite=str(row.get("yields_cite", "")),
    )


@cache
def characteristics(edition: str) -> tuple[Characteristic, ...]:
    """Return the lines of §2D1.1(b) that a circumstance or a conviction brings about, in order.

    Parameters
    ----------
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2D1.1(b), applied in the order listed (§1B1.1(a)(2)). The one that depends on §5C1.2 is
    :func:`safety_valve`.
    """
    rows = load("2D1.1-b", edition).items("lines")
    return tuple(_line(row) for row in rows if isinstance(row, Mapping))


@cache
def not_in_edition(edition: str) -> tuple[NotInEdition, ...]:
    """Return the circumstances to which only later editions give a characteristic."""
    table = load("2D1.1-b", edition)
    rows = table.items("not_in_edition") if table.has("not_in_edition") else ()
    return tuple(
        NotInEdition(_texts(row, "kinds"), str(row["cite"]), str(row["what"]))
        for row in rows
        if isinstance(row, Mapping)
    )


@cache
def safety_valve(edition: str) -> Characteristic:
    """Return §2D1.1(b)(18), which asks for §5C1.2(a)(1)-(5) and for no minimum (n.21)."""
    row = load("2D1.1-b", edition).mapping("safety_valve")
    return _line({"id": SAFETY_VALVE_ID, "what": "the criteria of §5C1.2(a)", **row})
