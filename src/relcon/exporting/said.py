"""What an export says of itself: its rules, and what it does not carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from relcon.exporting.flat import JOINT
from relcon.exporting.left_out import LeftOut

COLUMNS: Final = (
    "A field of the case file that was not stated is absent here; its default is in the format's description.",
    "Decimals and dates are text: nothing is rounded, and no program reads a day as another.",
    "A date becomes _from and _to, equal for a single day; of an unknown date there is only the word unknown.",
    "A quantity becomes _low_g, _point_g and _high_g, in grams (or _ml, _doses, _units, _pills, _plants), and _text.",
    f'A list is joined by "{JOINT}".',
)
"""How a record becomes columns."""
RUN: Final = "A cell that begins with = + - @, a tab or a carriage return has ' before it, so that no program runs it."


def left_out(counted: LeftOut, *more: str) -> list[str]:
    """Return what is not carried, in one line, and more lines of it."""
    listed = "; ".join(f"{kind.replace('_', ' ')} {number}" for kind, number in counted)
    return [*([f"Not carried: {listed}."] if listed else []), *more]


def removed(number: int) -> list[str]:
    """Return how many characters were taken out, if any."""
    return [f"Characters that XML 1.0 forbids, removed: {number}."] if number else []


def listed(lines: Iterable[str]) -> str:
    """Return lines as a text of its own."""
    return "".join(f"{line}\n" for line in lines)


def paragraphs(*parts: Sequence[str]) -> str:
    """Return groups of lines as a text of its own, an empty line between them."""
    return "\n".join(listed(part) for part in parts if part)
