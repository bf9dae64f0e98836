"""What every picture is drawn with, on page and paper: colours, fills, dashes, widths, radii. Nothing else draws so.

Four hues have one meaning: for whom a weight counts. Everything else is ink on paper. Letter, fill and dash say it
without colour: filled counts, hollow does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10, sqrt
from typing import Final, Literal

from relcon.figures.links import LinkKind

Letter = Literal["O", "J", "C", "?", "P", "·"]
"""Own act, joint activity, contested, open, out of the range by the letter, out."""

COLOURS: Final[Mapping[str, tuple[str, str]]] = {
    "letter-O": ("#0068a8", "#5ab4ee"),
    "on-O": ("#ffffff", "#06131e"),
    "soft-O": ("#dcebf6", "#17324a"),
    "letter-J": ("#e09a00", "#f0b13c"),
    "on-J": ("#1b1200", "#1b1200"),
    "soft-J": ("#fbeccb", "#3d2f12"),
    "letter-C": ("#a3387c", "#ee9ccb"),
    "soft-C": ("#f6e3ee", "#3d2133"),
    "letter-P": ("#00755a", "#4fd1a5"),
    "soft-P": ("#dbf0e8", "#123a2e"),
    "letter-none": ("#8b8779", "#8a919b"),
    "soft-none": ("#efede6", "#22262c"),
    "ink": ("#17191d", "#eef0f2"),
    "ink-2": ("#474b52", "#bfc5cd"),
    "muted": ("#61656d", "#959ca6"),
    "paper": ("#faf9f6", "#131519"),
    "surface": ("#ffffff", "#1a1d22"),
    "line": ("#dfdbd1", "#30353c"),
    "line-strong": ("#b9b4a6", "#575e68"),
    "ghost": ("#cfcbc0", "#3b4149"),
    "hull": ("#ece8dd", "#1f2328"),
    "hull-own": ("#e3ddcb", "#282b2c"),
    "selected": ("#efece3", "#272c33"),
    "focus": ("#b3420b", "#ffb077"),
    "banner": ("#7a1414", "#7a1414"),
    "on-banner": ("#ffffff", "#ffffff"),
}
"""By the name that `viz/css/tokens.css` gives it: in the light, in the dark."""

DASHES: Final[Mapping[LinkKind, str]] = {
    "drugs": "",
    "money": "9 4",
    "authority": "2.5 3",
    "knowledge": "11 3 2 3",
    "contact": "1 5",
}
"""How the line of a link is broken, by its kind; that of contacts has round ends."""

HOLLOW_DASH: Final = "3 2"
"""How the edge of a contested mark is broken."""
NONE_COUNTS: Final = 1.1
OTHER_KIND: Final = 1.4
WIDEST: Final = 12.0


@dataclass(frozen=True, slots=True)
class Mark:
    """How a letter is drawn: the names of its colours, and how its edge is broken."""

    fill: str
    edge: str
    text: str
    dash: str = ""


MARKS: Final[Mapping[Letter, Mark]] = {
    "O": Mark("letter-O", "letter-O", "on-O"),
    "J": Mark("letter-J", "letter-J", "on-J"),
    "C": Mark("soft-C", "letter-C", "letter-C", HOLLOW_DASH),
    "?": Mark("soft-C", "letter-C", "letter-C", HOLLOW_DASH),
    "P": Mark("soft-P", "letter-P", "letter-P"),
    "·": Mark("none", "none", "letter-none"),
}
COUNTS: Final = ("O", "J")
"""The letters of what counts: the only filled ones."""


def light(name: str) -> str:
    """Return a colour on paper, which is always light."""
    return "none" if name == "none" else COLOURS[name][0]


def link_width(kilograms: float | None, kind: LinkKind = "drugs") -> float:
    """Return how wide a link is drawn: by the converted weight of it that counts; a hairline where none does.

    Parameters
    ----------
    kilograms
        Converted drug weight that counts for the person; None where nothing of it counts.
    kind
        Of the link: only drugs weigh.
    """
    if kind != "drugs":
        return OTHER_KIND
    return NONE_COUNTS if not kilograms else round(min(WIDEST, 1.5 + 2.2 * log10(1 + kilograms)), 2)


def disc_radius(kilograms: float | None) -> float:
    """Return the radius of an event's disc, by the converted weight that counts; a dot where nothing does."""
    return round(2.4 + 2.3 * log10(1 + (kilograms or 0)), 2)


def bar_length(kilograms: float, most: float, room: float) -> float:
    """Return the length of a bar whose square grows with the weight; the greatest weight fills the room."""
    return 0.0 if most <= 0 else round(room * sqrt(kilograms / most), 2)
