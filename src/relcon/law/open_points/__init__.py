"""What the program does not decide: one YAML file per section, each point with its cite.

A point ``needs`` one of three things: a ``finding`` (or a fact) that closes it, with the option by which a position
reads it until then; an assumption that is said (``assumed``); or a model, which there is not (``not_modelled``).
What an answer says of a point it says in the point's own words, by its ``key``; so the list and the worksheet agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

from relcon.law.tables.table import TableError, read

Needs = Literal["finding", "assumed", "not_modelled"]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is not decided.

    Attributes
    ----------
    cite, text
        Where it stands; what it is.
    needs
        What would close it.
    option
        The option by which a position reads it; empty where none does.
    key
        The name by which answers say it; empty where none does.
    """

    cite: str
    text: str
    needs: Needs
    option: str = ""
    key: str = ""

    @property
    def said(self) -> str:
        """The point as an answer says it, with its cite."""
        return f"{self.text}{' needs a finding' if self.needs == 'finding' else ''} ({self.cite})"


@dataclass(frozen=True, slots=True)
class Section:
    """What is open in a section."""

    section: str
    points: tuple[OpenPoint, ...]


@cache
def sections() -> tuple[Section, ...]:
    """Return the sections that have a file, by the file's name.

    Raises
    ------
    TableError
        If a file lacks something or holds something else.
    """
    files = [file for file in resources.files(__package__).iterdir() if file.name.endswith(".yaml")]
    return tuple(_section(file.name, read(file)) for file in sorted(files, key=lambda file: file.name))


@cache
def _keyed() -> Mapping[str, OpenPoint]:
    return {point.key: point for section in sections() for point in section.points if point.key}


def point(key: str) -> OpenPoint:
    """Return the point that has a key.

    Raises
    ------
    TableError
        If none has.
    """
    try:
        return _keyed()[key]
    except KeyError:
        raise TableError(f"no open point has the key {key}") from None


def _section(name: str, data: Mapping[str, object]) -> Section:
    rows = data.get("points", ())
    if set(data) - {"section", "points"} or not isinstance(rows, tuple):
        raise TableError(f"{name}: a file of open points has a section and points")
    return Section(str(data["section"]), tuple(_point(name, row) for row in rows))


def _point(name: str, row: Mapping[str, str]) -> OpenPoint:
    if not {"cite", "text", "needs"} <= set(row) <= {"cite", "text", "needs", "option", "key"}:
        raise TableError(f"{name}: a point has a cite, a text and what it needs, and may have an option and a key")
    for needs in get_args(Needs):
        if row["needs"] == needs:
            return OpenPoint(row["cite"], row["text"], needs, row.get("option", ""), row.get("key", ""))
    raise TableError(f"{name}: a point needs one of {', '.join(get_args(Needs))}")
