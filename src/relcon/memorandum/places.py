"""The parts of a memo in their order, and in which of them what a command would tell is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

PartName = Literal[
    "sheet",
    "letter",
    "exposure",
    "admissions",
    "thresholds",
    "topics",
    "conflicts",
    "others",
    "trial",
    "questions",
    "collateral",
    "assumptions",
    "unverified",
]
PARTS: Final[tuple[PartName, ...]] = (
    *("sheet", "letter", "exposure", "admissions", "thresholds", "topics", "conflicts", "others", "trial"),
    *("questions", "collateral", "assumptions", "unverified"),
)
PLACES: Final[Mapping[str, PartName]] = {
    "outcomes": "exposure",
    "facts": "admissions",
    "findings": "thresholds",
    "letter": "questions",
    "letter questions": "questions",
    "trial": "trial",
    "others": "others",
    "value": "others",
    "break-even": "exposure",
    "sessions": "conflicts",
    "law --open": "assumptions",
    "simulate": "admissions",
}
"""By the block of ``relcon simulate``, or the command, that the reports name."""


def part(name: PartName) -> str:
    """Return how a part is referred to: ``part 4``."""
    return f"part {PARTS.index(name) + 1}"
