"""What every output begins with, and names of people, Manuals and sets of records."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from relcon.records.matter import Matter
from relcon.results.exposure import Manual

PRIVILEGED = "PRIVILEGED: ATTORNEY–CLIENT COMMUNICATION / OPINION WORK PRODUCT. Fed. R. Crim. P. 16(b)(2)."
ASSUMED = (
    'Facts marked "hypothetical" or "client" are counsel\'s assumptions for legal analysis: not a statement of the '
    "client, not adopted by the client, not for production."
)

SHOWN_SETS = 12
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})


def person(matter: Matter, id: str) -> str:
    """Return a person's name with the id."""
    found = matter.people.get(id)
    return f"{found.name} ({id})" if found is not None else id


def surname(matter: Matter, id: str) -> str:
    """Return a person's last name; the whole name where another has the same one, or nobody knows the name."""
    found = matter.people.get(id)
    if found is None:
        return id
    last = _last(found.name)
    shared = any(one is not found and last in one.name and _last(one.name) == last for one in matter.people.values())
    return found.name if shared or found.status == "unidentified" or not last[0].isalpha() else last


def _last(name: str) -> str:
    last = without_suffix(name).split()[-1]
    return f"{last}{name.rstrip().removeprefix(without_suffix(name))}"


def without_suffix(name: str) -> str:
    """Return a name without what sets apart who share it: ``John Hale`` for ``John Hale Jr.``."""
    first, _, last = name.rstrip().rpartition(" ")
    return first if first and last.rstrip(".") in _SUFFIXES else name.rstrip()


def counted(number: int, one: str, many: str = "") -> str:
    """Return how many there are of something: ``1 defendant``, ``13 defendants``."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def told(found: Sequence[str], matter: Matter) -> str:
    """Return admissions by id; those that the client has not adopted stand apart: ``a2, a4; a7 (counsel's notes)``."""
    notes = [id for id in found if matter.admissions[id].basis == "hypothetical"]
    own = ids([id for id in found if id not in notes])
    return "; ".join(filter(None, (own, f"{ids(notes)} (counsel's notes)" if notes else "")))


def ids(found: Sequence[str]) -> str:
    """Return ids in a row, those that follow one another as a stretch: ``e20–e23, e25``."""
    said: list[str] = []
    start = 0
    for place in range(1, len(found) + 1):
        if place == len(found) or not _follows(found[place - 1], found[place]):
            stretch = found[start:place]
            said += [f"{stretch[0]}–{stretch[-1]}"] if len(stretch) > 2 else stretch
            start = place
    return ", ".join(said)


def _follows(one: str, other: str) -> bool:
    name, next_name = one.rstrip("0123456789"), other.rstrip("0123456789")
    number, next_number = one[len(name) :], other[len(next_name) :]
    return name == next_name and bool(number) and bool(next_number) and int(next_number) == int(number) + 1


def manual_mark(manual: Manual | None) -> str:
    """Return the mark of a defendant's Manual: for reference, reconstructed, not computed; empty where it was read."""
    if manual is None:
        return ""
    if manual.refused is not None:
        return "NOT COMPUTED"
    if manual.reference_only:
        return f"{manual.edition} Manual, FOR REFERENCE"
    return "" if manual.status == "read" else f"{manual.edition} Manual, {manual.status}"


def failing(criteria: Mapping[str, str]) -> list[str]:
    """Return the safety-valve criteria that are not met, then those that are unknown: ``1, 4 not met``."""
    return [
        f"{', '.join(number for number, state in criteria.items() if state == wanted)} {wanted}"
        for wanted in ("not met", "unknown")
        if wanted in criteria.values()
    ]


def sets(found: Sequence[Sequence[str]], count: int, *, complete: bool) -> str:
    """Return sets of ids in a line, ``a2; a1 + a4``; of many the first, and how many more were found."""
    listed = "; ".join(" + ".join(ids) for ids in found[:SHOWN_SETS])
    more = f"; {count - SHOWN_SETS} more, in the JSON" if count > SHOWN_SETS else ""
    return f"{listed}{more}{'' if complete else ' (the list is not complete)'}"


def wrapped(text: str, width: int) -> str:
    """Return text on lines of at most so many characters, broken between words, for a narrow column."""
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)) or text
