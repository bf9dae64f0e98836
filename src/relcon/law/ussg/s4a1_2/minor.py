"""USSG §4A1.2(c), n.5: which list an offense's name points to, to ask counsel; the answer stands in the file alone."""

from __future__ import annotations

from typing import Literal

from relcon.law.tables import load

List = Literal["driving", "c1", "c2"]
_LISTS: tuple[List, ...] = ("driving", "c1", "c2")


def named(offense: str, edition: str) -> tuple[List, str] | None:
    """Return the list that an offense's name points to, with its cite; ``None`` where it points to none.

    Parameters
    ----------
    offense
        As counsel writes it.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §4A1.2(c)(1), (2), n.5. Nothing is decided by a name: n.12(A) asks for common sense.
    """
    table = load("4A1.2-minor", edition)
    plain = f" {' '.join(offense.lower().replace(',', ' ').split())} "
    for one in _LISTS:
        if any(f" {word} " in plain for word in table.items(one, "words")):
            return one, table.text(one, "cite")
    return None
