"""Who a name or a number means: found exactly, or not at all."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from relcon.importing.fates import BadValue
from relcon.importing.read.table import folded
from relcon.records.matter import Matter
from relcon.records.people import Person

_NEAR = 3  # names that are suggested
_NO_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Claim:
    """That a person used a number, from a day to a day; an open end is ``None``."""

    person: str
    number: str
    first: date | None
    last: date | None

    def covers(self, day: date) -> bool:
        """Whether the claim covers a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class People:
    """The people and places of a matter, by what they are called and by the numbers that they used.

    Parameters
    ----------
    matter
        The case.
    region
        Of numbers that are written without their country's code.
    """

    def __init__(self, matter: Matter, region: str = "US") -> None:
        self.matter = matter
        self.region = region

    def named(self, text: str) -> str:
        """Return the id of the person that a text names: by id, name or alias, in any case; also LAST, FIRST.

        Raises
        ------
        BadValue
            ``unknown_person``, with near names, where nobody is called so, or two people are.
        """
        found = self.called(text)
        if len(found) == 1:
            return found.pop()
        if found:
            raise BadValue("unknown_person", text, f"one person; {' and '.join(sorted(found))} are called so")
        near = self.near(text)
        meant = f"; did you mean {', '.join(near)}?" if near else ""
        raise BadValue("unknown_person", text, f"a person of the case file, by name or alias{meant}")

    def called(self, text: str) -> set[str]:
        """Return the ids of everybody who is called so."""
        return {id for key in _keys(text) for id in self._names.get(key, ())}

    def near(self, text: str) -> list[str]:
        """Return the names most like a text, only to suggest them."""
        return list(dict.fromkeys(f"{self.matter.people[id].name} ({id})" for id in self.alike(text)))

    def alike(self, text: str) -> list[str]:
        """Return the ids of the people who are called most like a text, only to suggest them."""
        close = get_close_matches(folded(text), list(self._names), _NEAR)
        return list(dict.fromkeys(id for name in close for id in sorted(self._names[name])))

    def using(self, number: str, day: date) -> str | None:
        """Return who claims a number on a day of the matter's zone; ``None`` where nobody does, or two people do."""
        found = {claim.person for claim in self.claims.get(number, ()) if claim.covers(day)}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def claims(self) -> Mapping[str, tuple[Claim, ...]]:
        """Every claim to a number, by the number in its international form."""
        from relcon.importing.numbers import international

        found: dict[str, list[Claim]] = {}
        for person in self._everybody:
            for phone in person.phones:
                first = phone.from_.first if phone.from_ is not None else None
                last = phone.to.last if phone.to is not None else None
                number = international(phone.number, self.region)
                found.setdefault(number, []).append(Claim(person.id, number, first, last))
        return {number: tuple(claims) for number, claims in found.items()}

    def place(self, text: str) -> str | None:
        """Return the id of the place that a text names by id or name; ``None`` where there is none."""
        return self._places.get(folded(text))

    @property
    def _everybody(self) -> tuple[Person, ...]:
        return tuple(self.matter.people.values())

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for person in self._everybody:
            for name in (person.id, person.name, *person.aliases):
                found.setdefault(folded(name), set()).add(person.id)
        return {name: frozenset(ids) for name, ids in found.items()}

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return {folded(name): place.id for place in self.matter.case.places for name in (place.id, place.name)}


def _keys(text: str) -> Iterator[str]:
    yield folded(text)
    last, comma, first = text.partition(",")
    if comma and first.strip() and last.strip():
        yield folded(f"{first} {last}")


def id_of_name(name: str) -> str:
    """Return an id made of a name."""
    return _NO_ID.sub("-", name.lower()).strip("-") or "unnamed"


def free_id(id: str, matter: Matter, taken: Container[str] = ()) -> str:
    """Return an id, or where a record has it already the same with a number behind it."""
    names = (id, *(f"{id}-{number}" for number in range(2, 10_000)))
    return next(name for name in names if name not in matter and name not in taken)
