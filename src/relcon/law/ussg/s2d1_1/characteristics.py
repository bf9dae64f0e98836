"""USSG §2D1.1(b): specific offense characteristics, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from relcon.law.tables import Value, load


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One line of §2D1.1(b).

    Attributes
    ----------
    number
        Its number in (b), which is its place in the order.
    cite, what
        The subsection; in short, what it is about.
    kinds
        Kinds of circumstance that bring it about.
    levels
        What it adds, or ``None`` where the program records it and does not compute it yet.
    off_with_924c
        Whether it gives way to a sentence under 18 U.S.C. §924(c) (§2K2.4 n.4).
    """

    number: int
    cite: str
    what: str
    kinds: tuple[str, ...]
    levels: int | None
    off_with_924c: bool


def _line(row: Mapping[str, Value]) -> Characteristic:
    kinds = row["kinds"]
    return Characteristic(
        number=int(str(row["number"])),
        cite=str(row["cite"]),
        what=str(row.get("what", "")),
        kinds=tuple(str(kind) for kind in kinds) if not isinstance(kinds, str) else (kinds,),
        levels=int(str(row["levels"])) if "levels" in row else None,
        off_with_924c=row.get("off_with_924c") == "true",
    )


@cache
def characteristics(edition: str) -> tuple[Characteristic, ...]:
    """Return the lines of §2D1.1(b)(1)-(17), in order.

    Parameters
    ----------
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §2D1.1(b), applied in the order listed (§1B1.1(a)(2)). (b)(18) depends on §5C1.2 and stands in
    :func:`safety_valve`.
    """
    table = load("2D1.1-b", edition)
    rows = [*table.items("lines"), *table.items("not_computed")]
    return tuple(sorted((_line(row) for row in rows if isinstance(row, Mapping)), key=lambda line: line.number))


def safety_valve(edition: str) -> tuple[int, str]:
    """Return the levels and the cite of §2D1.1(b)(18), which asks for §5C1.2(a)(1)-(5) and for no minimum (n.21)."""
    table = load("2D1.1-b", edition)
    return table.integer("safety_valve", "levels"), table.text("safety_valve", "cite")
