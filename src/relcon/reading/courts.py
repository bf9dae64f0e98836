"""The district court that counsel means: by its citation, its name, or its id in another order."""

from __future__ import annotations

import re

from relcon.records.matter import districts
from relcon.spelling import nearest

_LONGEST = 100  # characters of a court's name
_NAMED = re.compile(r"(?:(north|south|east|west|middle|central)(?:ern)? )?district of (.+)")


def court_meant(text: str) -> str | None:
    """Return the id of the court that a text means, or ``None`` where that is not plain.

    Parameters
    ----------
    text
        ``W.D. Wis.``, ``WIWD``, ``wdwi``, ``Western District of Wisconsin``.
    """
    if len(text) > _LONGEST:
        return None
    known = districts()
    plain = _letters(text)
    if plain in known:
        return plain
    for id, court in known.items():
        if _letters(court.name) == plain:
            return id
    named = _NAMED.fullmatch(re.sub(r".*court (?:for|of) the |[\s,]+", " ", text.lower()).strip())
    if named is not None:
        if named[2] == "columbia":
            return "dcd"
        direction = f"{(named[1] or '')[:1]}d"
        fits = [id for id, court in known.items() if _fits(court.name, direction, named[2].split())]
        return fits[0] if len(fits) == 1 else None
    swapped = plain[2:] + plain[:2]
    if swapped in known:
        return swapped
    return nearest(text, known)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


def _fits(citation: str, direction: str, state: list[str]) -> bool:
    """Whether a citation such as ``E.D. Wis.`` is that of a district of a state in full."""
    parts = re.findall(r"[a-z]+", citation.lower())
    court = "d" if parts[0] == "d" else "".join(parts[:2])
    rest = parts[1:] if parts[0] == "d" else parts[2:]
    return court == direction and len(rest) == len(state) and all(map(_shortens, rest, state))


def _shortens(short: str, word: str) -> bool:
    """Whether a word holds the letters of its abbreviation in order, from the first on."""
    letters = iter(word)
    return short[0] == word[0] and all(letter in letters for letter in short)
