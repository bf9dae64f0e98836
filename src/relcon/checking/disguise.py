"""Names that are not what they look like: letters of another alphabet among their own, characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from relcon.checking.note import Note, note
from relcon.records.matter import Matter

_LOOKS: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXo",
)
"""Letters of the Cyrillic and the Greek alphabet that print as one of the Latin alphabet, with that one."""
_OTHER: Final = ("CYRILLIC", "GREEK")
_WORD = re.compile(r"[^\W\d_]+")
_JOINING = "\u200c\u200d"  # between letters of other scripts they are spelling


def plain(text: str) -> str:
    """Return a name for comparing by its looks: small letters and figures, each look-alike as what it looks like."""
    seen = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    return re.sub(r"[\W_]+", " ", seen.translate(_LOOKS).casefold()).strip()


def disguised_names(matter: Matter) -> Iterator[Note]:
    """Yield people and places whose name, or an alias, holds an unseen character or letters of two alphabets."""
    for person in matter.people.values():
        for each in (person.name, *person.aliases):
            yield from (note("read_as", person.id, person.location, said) for said in _disguise(each))
    for place in matter.places.values():
        yield from (note("read_as", place.id, place.location, said) for said in _disguise(place.name))


def _disguise(name: str) -> Iterator[str]:
    for at, char in enumerate(name):
        spelled = char in _JOINING and not name[at - 1 : at + 2].replace(char, "").isascii()
        if unicodedata.category(char) == "Cf" and not spelled:
            yield (
                f'"{name}" holds a character that nobody sees (U+{ord(char):04X}): it is read as another name than one '
                "without it. Take it out, if it is not meant"
            )
            break
    for word in _WORD.findall(name):
        strange = next((char for char in word if unicodedata.name(char, "").startswith(_OTHER)), None)
        if strange is not None and re.search("[A-Za-z]", word):
            like = strange.translate(_LOOKS)
            looks = f' that looks like "{like}"' if like != strange else ""
            yield (
                f'"{word}" has a letter of another alphabet{looks} (U+{ord(strange):04X}): it is read as another name '
                "than one without it. Type it anew, if it is not meant"
            )
