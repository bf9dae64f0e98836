"""What a worksheet says of a disclosed report that stands in the Middle's place: what it finds, what it leaves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from relcon import words
from relcon.results.presentence import Disclosed, NotTaken, WhyNot

WHY: Final[Mapping[WhyNot, str]] = MappingProxyType(
    {
        "not stated": "not stated",
        "as recorded": "",
        "found already": "a finding of the case file goes before it",
        "no record named": "no circumstance of the case is named",
        "not as a finding": "no levels that a finding may say",
    }
)
"""Why something is as the Middle has it all the same."""


def disclosed_line(found: Disclosed) -> str:
    """Return what stands in the Middle's place, what does not, and what the report itself comes to."""
    day = words.day(date.fromisoformat(found.disclosed))
    finds = ", ".join(f"{what}{_paragraphs(numbers)}" for what, numbers in found.found.items()) or "nothing"
    said = [f"{words.PSR}: as disclosed {day}, in the Middle's place. It finds {finds}."]
    if found.in_ceiling:
        said.append(f"Ceiling takes from it what is more: {', '.join(found.in_ceiling)}.")
    left = "; ".join(map(_left, found.not_taken))
    if left:
        said.append(f"The rest as the Middle has it: {left}.")
    if found.as_written is not None:
        level = words.level(found.as_written_level)
        written = words.within(found.as_written, found.as_written_by_table)
        said.append(f"As written {written}, level {level}: its own sums (relcon psr).")
    return " ".join(said)


def _left(one: NotTaken) -> str:
    """Return one thing that is as the Middle has it, and what the report states of it."""
    stated = f": {', '.join(one.states)}" if one.states else ""
    about = f", {one.about}" if one.about and one.about != one.what else ""
    why = "" if one.why == "as recorded" else f", {WHY[one.why]}"
    return f"{one.what}{about}{_paragraphs(one.paragraphs, stated)}{why}"


def _paragraphs(numbers: tuple[str, ...], stated: str = "") -> str:
    return f" (¶ {words.ids(numbers)}{stated})" if numbers else ""
