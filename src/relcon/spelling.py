"""Which word a misspelled one is."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 60  # characters: no word is longer, and a hostile one would only cost time
_TWO = 2
_LONG, _SHORT = 7, 3  # letters of a word in which two may be wrong, or one


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """Return the one allowed word that ``word`` is a misspelling of, or ``None``.

    A misspelling differs by one letter left out, put in, changed or swapped with its neighbor, in longer words by two;
    a first letter is never another, a figure never a misspelling. Where two words are as near, neither is taken.
    """
    if len(word) > LONGEST:
        return None
    found = word.lower()
    near = [
        (distance, choice)
        for choice in dict.fromkeys(allowed)
        if abs(len(choice) - len(found)) <= _TWO
        and _figures(choice) == _figures(found)
        and _begin_alike(found, choice.lower())
        and (distance := _edits(found, choice.lower())) <= _allowed_edits(found, choice)
    ]
    least = min((distance for distance, _ in near), default=0)
    closest = [choice for distance, choice in near if distance == least]
    return closest[0] if len(closest) == 1 else None


def _begin_alike(one: str, other: str) -> bool:
    """Whether two words have the same first letter, or one has it second: left out, put in or swapped."""
    return bool(one and other) and (one[0] == other[0] or one[0] == other[1:2] or one[1:2] == other[0])


def _figures(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def _allowed_edits(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    return _TWO if shorter >= _LONG else 1 if shorter >= _SHORT else 0


def _edits(one: str, other: str) -> int:
    """Count letters left out, put in, changed or swapped with a neighbor from one word to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]
