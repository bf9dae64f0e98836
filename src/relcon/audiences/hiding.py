"""Who is not named in a copy, and every way in which a text could name that person all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from relcon.records.matter import Matter
from relcon.records.people import Person

WITHHELD: Final = "[withheld]"
SHORT: Final = 3
"""Names shorter than this are looked for as they are written, not in any case or inside an id."""

STOP: Final = frozenset(
    (
        "the",
        "not",
        "and",
        "mr",
        "ms",
        "mrs",
        "dr",
        "jr",
        "sr",
        "de",
        "el",
        "la",
        "al",
        "von",
        "van",
        "der",
        "del",
        "los",
    )
)

# What would say what somebody is, whoever it may be.
STATUS: Final = (
    r"(?i:informants?|cooperat\w*|undercover|stings?|controlled (?:buys?|purchases?)|flipp?(?:ed|ing)?|"
    r"confidential (?:human )?sources?)|C\.?I\.?|CHS|CS|CW|UCE?O?"
)


def named_in_public(person: Person) -> bool:
    """Whether a person is a defendant and nothing more: neither cooperating nor under seal."""
    return person.status == "defendant" and person.flipped is None and not person.sealed


@dataclass(frozen=True)
class Hiding:
    """People who are not named, in a matter.

    Attributes
    ----------
    matter, people
        The matter; the ids of those people, in the order of the file.
    """

    matter: Matter
    people: tuple[str, ...]

    def names(self, id: str) -> Iterator[str]:
        """Yield everything by which a person is known: id, name and its parts, aliases, initials, numbers."""
        person = self.matter.people[id]
        yield from (id, person.name, *person.aliases)
        for name in (person.name, *person.aliases):
            parts = [part for part in re.findall(r"[\w'’-]+", name) if part[:1].isupper()]
            yield from (part for part in parts if len(part) > 1 and part.lower() not in self._shown)
            if len(parts) > 1:
                letters = [part[0] for part in parts]
                yield from ("".join(letters), ".".join(letters) + ".", ". ".join(letters) + ".")
        for phone in person.phones:
            digits = re.sub(r"\D", "", phone.number)
            yield from (phone.number, digits, digits[-10:])

    @cached_property
    def _shown(self) -> AbstractSet[str]:
        """The parts of names that belong to somebody who is named, or to nobody."""
        shown = (person for id, person in self.matter.people.items() if id not in self.people)
        return STOP | {part.lower() for one in shown for part in re.findall(r"[\w'’-]+", one.name)}

    @cached_property
    def _all(self) -> tuple[str, ...]:
        found = dict.fromkeys(name for id in self.people for name in self.names(id) if name.strip())
        return tuple(sorted(found, key=lambda name: (-len(name), name)))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = "|".join(
            re.escape(name) if len(name) < SHORT or name.isupper() else f"(?i:{re.escape(name)})" for name in self._all
        )
        return re.compile(rf"(?<!\w)(?:{names or '(?!)'}|{STATUS})(?!\w)")

    def text(self, text: str) -> str:
        """Return a text, or that it is withheld where it could name one of these people or say what they are."""
        return WITHHELD if self._pattern.search(text) else text

    def in_id(self, id: str) -> bool:
        """Whether an id spells out one of these people, or what they are."""
        lower = id.lower()
        # A name may stand inside a word, as in mkerr; p15 is not meant where p150 is written.
        inside = any(name.lower() in lower for name in self._all if len(name) >= SHORT and name.isalpha())
        return inside or self._pattern.search(id.replace("_", " ").replace("-", " ")) is not None


def neutral(taken: Iterable[str], word: str) -> Iterator[str]:
    """Yield new ids of a word and a number that nothing else has: ``person-1``, ``person-2``."""
    held = {id.lower() for id in taken}
    number = 0
    while True:
        number += 1
        if f"{word}-{number}" not in held:
            yield f"{word}-{number}"
