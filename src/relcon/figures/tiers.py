"""In which tier people are shown, and why in that one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from relcon.figures.told import listed
from relcon.law.record_index import RecordIndex
from relcon.network.tiers import OUTSIDE
from relcon.results.network import Placement

TIERS: Final[Mapping[str, str]] = {
    "supply": "Supply",
    "leadership": "Leadership",
    "management": "Management",
    "transport": "Transport and storage",
    "wholesale": "Wholesale",
    "street": "Street",
    "periphery": "Periphery",
    "none": "Not placed",
    "witnesses": "Witnesses and customers",
}
"""In the way the drugs go."""

RULE: Final = (
    "Places: counsel's own placing; else witnesses and customers by status; else functions recorded in the case file; "
    "else who directs whom; else which way the drugs went. Money only corroborates; contacts place nobody. Anyone else "
    "is not placed. Places are no finding on role (USSG §§3B1.1, 3B1.2)."
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A person's tier, and why it is that one."""

    tier: str
    why: str


def placed(index: RecordIndex, placements: Mapping[str, Placement]) -> dict[str, Placed]:
    """Return everybody's tier.

    Parameters
    ----------
    index
        For people's status.
    placements
        From `relcon.network.tiers.placements`.
    """
    return {id: Placed(_tier(index.people[id].status, one), why(one)) for id, one in placements.items()}


def _tier(status: str, found: Placement) -> str:
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
    """Return the title of a person's tier, or that there is none."""
    return TIERS[found.tier if found.tier is not None else "none"]
