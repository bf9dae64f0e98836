"""Where cards stand in the tier map: rows from top to bottom, few lines crossing, the same for the same matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from relcon.figures.told import listed
from relcon.law.record_index import RecordIndex
from relcon.network.tiers import OUTSIDE
from relcon.results.network import Placement

TIERS: Final[Mapping[str, str]] = {
    "supply": "Supply",
    "leadership": "Leadership",
    "management": "Management",
    "wholesale": "Wholesale",
    "transport": "Transport and storage",
    "street": "Street",
    "periphery": "Periphery",
    "witnesses": "Witnesses and customers",
    "none": "Not placed",
}
"""The rows, from top to bottom."""

RULE: Final = (
    "Rows: counsel's own placing; else witnesses and customers by status; else functions recorded in the case file; "
    "else who directs whom; else which way the drugs went. Money only corroborates; contacts place nobody. Anyone else "
    "is not placed. Rows are no finding on role (USSG §§3B1.1, 3B1.2)."
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A person's row, and why it is that one."""

    tier: str
    why: str


def placed(index: RecordIndex, placements: Mapping[str, Placement]) -> dict[str, Placed]:
    """Return everybody's row.

    Parameters
    ----------
    index
        For people's status.
    placements
        From `relcon.network.tiers.placements`.
    """
    return {id: Placed(_row(index.people[id].status, one), why(one)) for id, one in placements.items()}


def _row(status: str, found: Placement) -> str:
    if found.tier is not None:
        return found.tier
    return "witnesses" if status in OUTSIDE and found.note.startswith("status") else "none"


def why(found: Placement) -> str:
    """Return a placing's ground in a line: whose it is, the first reason with its records, how far to trust it."""
    if found.by != "records":
        return found.note if found.by == "counsel" or found.note.startswith("status") else ""
    first = found.reasons[0]
    return f"{first.text} ({listed(first.records)}); confidence {found.confidence}"


def title(found: Placement) -> str:
    """Return the title of a person's row, or that there is none."""
    return TIERS[found.tier if found.tier is not None else "none"]


WIDTH: Final = 190
"""From one card's middle to the next."""
HEIGHT: Final = 110
"""From one line of cards to the next."""
MARGIN: Final = 40
"""Between the edge of a row and its cards' line."""
ACROSS: Final = 9
"""How many cards stand in one line of a row; more are broken into further lines."""
SWEEPS: Final = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A row's upper and lower edge."""

    tier: str
    top: int
    bottom: int


@dataclass(frozen=True)
class TierMap:
    """The rows that hold anybody, and the middle of each person's card."""

    rows: tuple[Row, ...]
    at: Mapping[str, tuple[int, int]]


def tier_map(tiers: Sequence[str], tier_of: Mapping[str, str], pairs: Sequence[tuple[str, str]]) -> TierMap:
    """Place everybody.

    Parameters
    ----------
    tiers : sequence of str
        From top to bottom.
    tier_of : mapping
        Everybody's tier, in the order of the file.
    pairs : sequence of pairs
        Who is linked with whom; the order of the pairs does not matter.

    Notes
    -----
    Within a row people are ordered by the mean place of those they are linked with, sweeping down and up (the
    barycentre heuristic of Sugiyama, Tagawa and Toda, 1981). Fractions keep it exact; ties keep the order of the file.
    """
    order = {tier: [id for id, own in tier_of.items() if own == tier] for tier in tiers}
    linked = _linked(tier_of, pairs)
    held = [tier for tier in tiers if order[tier]]
    for sweep in range(SWEEPS):
        for tier in held if sweep % 2 == 0 else reversed(held):
            places = _places(order)
            order[tier].sort(key=lambda id: _mean(id, linked[id], places))
    rows: list[Row] = []
    at: dict[str, tuple[int, int]] = {}
    top = 0
    for tier in held:
        people = order[tier]
        lines = -(-len(people) // ACROSS)
        across = -(-len(people) // lines)
        for n, id in enumerate(people):
            line, column = divmod(n, across)
            inside = min(across, len(people) - line * across)
            at[id] = ((2 * column - inside + 1) * WIDTH // 2, top + MARGIN + HEIGHT * line + HEIGHT // 2)
        bottom = top + lines * HEIGHT + 2 * MARGIN
        rows.append(Row(tier, top, bottom))
        top = bottom
    return TierMap(tuple(rows), {id: at[id] for id in tier_of})


def _linked(tier_of: Mapping[str, str], pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {id: set() for id in tier_of}
    for one, other in pairs:
        if one != other and one in found and other in found:
            found[one].add(other)
            found[other].add(one)
    return {id: sorted(others) for id, others in found.items()}


def _places(order: Mapping[str, Sequence[str]]) -> dict[str, Fraction]:
    """Return how far to the right of its row's middle each person stands, as a share of the row's half width."""
    return {
        id: Fraction(2 * n - len(people) + 1, len(people)) for people in order.values() for n, id in enumerate(people)
    }


def _mean(id: str, others: Sequence[str], places: Mapping[str, Fraction]) -> Fraction:
    return sum((places[other] for other in others), Fraction(0)) / len(others) if others else places[id]
