"""What holds for every record: dates, quantities, positions, evidence; kept in ``topics.md``, a section each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Final

from relcon.records.customs import MICRO, Unit, customary, units
from relcon.records.substances import SUBSTANCES

PROFFER: Final = "What stands in a proffer file"
"""The topic that opens the page of the proffer file; all others open that of the case file."""

_WORDS = re.compile(r"(?P<title>.+)\n\nWords: (?P<words>.+)\n\n")
_MEASURED: Mapping[str, str] = {"mass": "g", "volume": "ml"}
_SHORT = 30  # characters: longer names of a substance are chemists'


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic.

    Attributes
    ----------
    title
        Its heading.
    words
        The words under which it is found.
    text
        Paragraphs, tables and blocks of code, in Markdown.
    """

    title: str
    words: tuple[str, ...]
    text: str


@cache
def topics() -> tuple[Topic, ...]:
    """Return every topic, in reading order."""
    written = resources.files(__package__).joinpath("topics.md").read_text(encoding="utf-8")
    filled = written.replace("{units}", _units()).replace("{substances}", _substances())
    return tuple(_topic(section) for section in f"\n{filled}".split("\n## ")[1:])


def _topic(section: str) -> Topic:
    head = _WORDS.match(section)
    if head is None:
        raise ValueError(f"topics.md: no words under {section[:_SHORT]!r}")
    words = head["words"].split(", ")
    if "| unit |" in section:
        words += [name for unit in units().values() for name in (unit.id, *unit.said)]
        words += [package.name for package in customary().values()]
    return Topic(head["title"], tuple(words), section[head.end() :].strip())


def _units() -> str:
    rows = ["| unit | is | also written |", "|---|---|---|"]
    return "\n".join([*rows, *(f"| `{one.id}` | {_is(one)} | {', '.join(one.said)} |" for one in units().values())])


def _is(unit: Unit) -> str:
    """Say how much of the base of its kind a unit is; a count of pieces is that number."""
    base = _MEASURED.get(unit.dimension)
    return "a number" if base is None else f"{(Decimal(unit.micro) / MICRO).normalize():,f} {base}"


def _substances() -> str:
    rows = ["| substance | id | some other names |", "|---|---|---|"]
    rows += [
        f"| {one.name} | `{one.id}` | {', '.join(name for name in one.synonyms if len(name) < _SHORT)} |"
        for one in SUBSTANCES.values()
    ]
    return "\n".join(rows)
