"""The parties of a message as a device writes them: a number, what the device calls it, and whether it is the owner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from relcon.importing.fates import BadValue
from relcon.importing.numbers import WITHHELD, number_of
from relcon.importing.people import People
from relcon.importing.read.table import folded

_ESCAPED = re.compile(r"_x000[DdAa9]_|\r")
"""What a spreadsheet makes of the end of a line."""
_OWNER = re.compile(r"\(owner\)", re.IGNORECASE)
_WAY = re.compile(r"^(?:to|from):\s*", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<number>(?:tel:)?\*?[+(]?[0-9](?:[.,]?[0-9]*E\+?[0-9]+|[0-9 ().\-]*[0-9]))(?![0-9A-Za-z@])\s*(?P<name>.*)",
    re.IGNORECASE,
)
_AT = re.compile(r"(?P<number>\+?[0-9]{7,15}@(?:s\.whatsapp\.net|c\.us))\s*(?P<name>.*)", re.IGNORECASE)
_SHOWN: Final = 80
_REMEMBERED: Final = 4_096


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a message, as it is written.

    Attributes
    ----------
    number
        What stands there as a number; empty where none does.
    name
        What the device calls it.
    owner
        Whether it is marked as the owner of the device.
    """

    number: str
    name: str
    owner: bool

    @property
    def text(self) -> str:
        """What is shown of it."""
        return (self.number or self.name)[:_SHOWN]


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a cell that are not blank, whatever a spreadsheet made of their ends."""
    for line in _ESCAPED.sub("\n", text).split("\n"):
        if line.strip():
            yield " ".join(line.split())


def plain_body(text: str) -> str:
    """Return the words of a message for comparing and keeping: line ends as they were written."""
    return "\n".join(line.rstrip() for line in _ESCAPED.sub("\n", text.replace("\r\n", "\n")).strip().split("\n"))


def parties_of(text: str) -> list[Party]:
    """Return the parties that a cell names, one a line or with semicolons."""
    return [_party(part) for line in lines_of(text) for part in line.split(";") if part.strip()]


@lru_cache(maxsize=_REMEMBERED)
def _party(text: str) -> Party:
    bare, marks = _OWNER.subn("", text)
    bare = _WAY.sub("", bare.strip()).strip()
    found = _AT.fullmatch(bare) or _NUMBER.fullmatch(bare)
    if found is None:
        return Party("", bare, marks > 0)
    return Party(found["number"].strip(), found["name"].strip(), marks > 0)


def way_of(line: str) -> str:
    """Return the way that a party's own words say, seen from the device: ``To: ...`` out, ``From: ...`` in."""
    word = line.strip().partition(":")[0].casefold()
    return {"to": "out", "from": "in"}.get(word, "")


def end_of(party: Party, people: People, owner: str | None) -> str:
    """Return who a party is: a number in its international form, or a person of the case file named exactly.

    Parameters
    ----------
    party
        As it is written.
    people
        Who is called how.
    owner
        The end that the owner of the device is, where the party has no number of its own.

    Raises
    ------
    BadValue
        Where it is neither.
    """
    if party.number:
        return number_of(party.number, people.region)
    if party.owner and owner is not None:
        return owner
    if folded(party.name) in WITHHELD:
        raise BadValue("no_number", party.name, "a telephone number, or a person of the case file")
    if party.name.isdecimal():
        return number_of(party.name, people.region)
    return people.named(party.name)
