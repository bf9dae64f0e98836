"""What the one page says of its blocks, in words: the same for the command's sheet and for the page's first screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.results.brief import Moving, Row, ToResolve
from relcon.results.value import Target

KINDS: Final = {"conflict": "conflict", "unresolved": "not settled", "letter": "letter", "input": "missing"}
"""The kinds of what is to be resolved."""

LEGEND: Final = "D, M, C: Defense, Middle, Ceiling. Low end: months, by the table."
"""What the initials of positions mean, and months that an admission moves."""
PARTIAL: Final = "Partial disclosure: every row but trial and plea without a statement. Missing: see 4."
"""What stands beside rows of a disclosure that is not complete."""


def legend(*, complete: bool) -> str:
    """Return what stands under the rows of block 1."""
    return LEGEND if complete else f"{PARTIAL} {LEGEND}"


def by_position(values: Mapping[str, str]) -> str:
    """Return a text for each position by its initial, once where all have the same: ``D 0; M, G +9``."""
    said: dict[str, list[str]] = {}
    for position in POSITIONS:
        if position in values:
            said.setdefault(values[position], []).append(words.short(position)[0])
    if len(said) == 1:
        return next(iter(said))
    return "; ".join(f"{', '.join(held)} {value}" for value, held in said.items())


def worst(rows: Sequence[Row]) -> list[str]:
    """Return what is said of a row that stands for several worlds."""
    found = []
    for row in rows:
        if row.worst_of:
            others = "; ".join(words.OUTCOMES[id] for id in row.worst_of if id != row.world)
            equal = f"; the same: {'; '.join(words.OUTCOMES[id] for id in row.same)}" if row.same else ""
            found.append(f"worst of three (the others: {others}), by Middle, then Ceiling, Defense{equal}")
    return found


def fuller(rows: Sequence[Row]) -> list[str]:
    """Return what is said of rows that a full disclosure would change: of the safety valve alone if it is one."""
    found = {row.world: row for row in rows if row.full}
    row = found.get("safety_valve_only") or next(iter(found.values()), None)
    if row is None:
        return []
    ranges = by_position({position: words.span(one) for position, one in row.full.items()})
    return [f"{words.OUTCOMES[row.world]}, all of the client's own told and believed: {ranges}"]


def lines_of(one: Moving) -> list[str]:
    """Return the lines that an admission crosses, without their order, positions and what stands in parentheses."""
    return list(dict.fromkeys(line.partition(": added ")[0].partition(" (")[0] for line in one.lines))


def months_of(one: Moving) -> str:
    """Return by how many months the low end moves, added first and last: ``+9``, or ``+9 first, +5 last``."""
    said = {}
    for position, moved in one.months.items():
        first, last = (_signed(value) for value in (moved.first, moved.last))
        said[position] = first if first == last else f"{first} first, {last} last"
    return by_position(said)


def known_of(one: Moving) -> str:
    """Return whether the government has it, since when and from whom, by which pages, and whether it is provable."""
    known = "; ".join(one.known) or ("shown by" if one.pages else "no page shows it")
    pages = f" [{', '.join(one.pages)}]" if one.pages else ""
    return f"{known}{pages}; provable without it: {by_position(one.provable)}"


def moving_text(one: Moving) -> str:
    """Return an admission that moves a line in one entry, with two of its lines, and how many more there are."""
    crossed = lines_of(one)
    more = f" and {len(crossed) - 2} more" if len(crossed) > 2 else ""
    lines = "; ".join(crossed[:2]) + more if crossed else "no line"
    return f"{one.admission}: {lines}; low end {months_of(one)}; {known_of(one)}"


def _signed(value: int | None) -> str:
    return "open" if value is None else f"{value:+d}" if value else "0"


def cut(said: str, characters: int) -> str:
    """Return a text, or its beginning up to a word where it is longer."""
    if len(said) <= characters:
        return said
    return said[:characters].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def spread(found: Sequence[ToResolve], most: int) -> list[ToResolve]:
    """Return at most so many entries, of each kind the first before any kind's second, in their own order."""
    place = [sum(one.kind == found[n].kind for one in found[:n]) for n in range(len(found))]
    kept = sorted(range(len(found)), key=lambda n: (place[n], n))[:most]
    return [found[n] for n in sorted(kept)]


def shares(one: Target) -> str:
    """Return which admissions about somebody are new, which in part, which the government has already."""
    parts = (("new", one.new), ("partly new", one.partly), ("duplicate", one.duplicate))
    return "; ".join(f"{word}: {', '.join(ids)}" for word, ids in parts if ids)
