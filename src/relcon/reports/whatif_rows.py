"""What moves the months if it is left out: lower, higher, together, most months first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from relcon import words
from relcon.law.months import LIFE, number
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports.report import Block, Paragraph, Table, columns
from relcon.results.base import Months
from relcon.results.summary import low_end
from relcon.results.whatif import Outcome, WhatIf, WhatIfDefendant, WhatIfPosition

Direction = Literal["LOWER", "HIGHER", "UNKNOWN", "TOGETHER"]
Pairs = Mapping[PositionName, tuple[Outcome, Outcome]]
"""As recorded and as left out, in the positions in which something moves."""

ORDER: Final[tuple[PositionName, ...]] = ("psr", "government", "defense")
"""In which position changes are compared first."""
DIRECTIONS: Final[tuple[Direction, ...]] = ("LOWER", "HIGHER", "UNKNOWN", "TOGETHER")
MOST: Final[Mapping[Direction, int]] = {"LOWER": 6, "HIGHER": 4, "UNKNOWN": 2, "TOGETHER": 4}
"""How many are told of each, at most; the rest are counted."""
NAMED: Final = 2
"""How many are named of those that move the same alone."""
LEFT_OUT: Final = 37
EFFECT: Final = 33


class Row(NamedTuple):
    """What is left out, and by how much and where to it moves the months: of each whom it moves, most months first."""

    ids: tuple[str, ...]
    effects: tuple[str, ...]
    months: tuple[int, ...]
    direction: Direction


def moved(found: WhatIf) -> dict[str, list[str]]:
    """Return by defendant what moves a line of the worksheet if it alone is left out, in the order of the file."""
    moving: dict[str, list[str]] = {}
    for id, one in found.defendants.items():
        ids = [t for t in found.toggles if any(t in answer.moves for answer in one.positions.values())]
        if ids:
            moving[id] = ids
    return moving


def blocks(found: WhatIf, rows: Sequence[Row], describe: Callable[[str], str], most: int) -> Iterator[Block]:
    """Yield the table, and what is counted only.

    Parameters
    ----------
    found, rows
        The answer, and what it comes to.
    describe
        What an id that may be left out is, in a few words.
    most
        How many rows of one direction have room.
    """
    cells: list[tuple[str, ...]] = []
    left = 0
    for direction in DIRECTIONS:
        held = sorted((row for row in rows if row.direction == direction), key=lambda row: row.months, reverse=True)
        if not held and direction in ("LOWER", "HIGHER"):
            cells.append((direction, "none", ""))
        room = min(most, MOST[direction])
        for place, row in enumerate(held[:room]):
            what = _named(row, describe, found)
            cells.append(
                (
                    direction if place == 0 else "",
                    words.wrapped(what, LEFT_OUT),
                    "\n".join(words.wrapped(effect, EFFECT) for effect in row.effects),
                )
            )
        left += max(len(held) - room, 0)
    yield Table(columns("", "Left out", "Low end"), tuple(cells))
    if left:
        yield Paragraph(f"And {left} more.{' One person: -d NAME.' if len(found.defendants) > 1 else ''}")
    quiet = _quiet(found, rows)
    if quiet:
        yield Paragraph(
            f"{quiet} more move the penalty paragraph that the weight supports, or a criterion of §3553(f), and no "
            "month."
        )


def _named(row: Row, describe: Callable[[str], str], found: WhatIf) -> str:
    """Return what is left out: of those that move the same alone the first; exhibits left out together by name."""
    if row.direction == "TOGETHER":
        return " and ".join(id if found.toggles[id].kind == "exhibit" else describe(id) for id in row.ids)
    more = f"; or {len(row.ids) - NAMED} more" if len(row.ids) > NAMED else ""
    return "; or ".join(map(describe, row.ids[:NAMED])) + more


def rows_of(found: WhatIf, matter: Matter) -> list[Row]:
    """Return what moves the months: what moves the same is one row, and what it moves of several people too."""
    several = len(found.defendants) > 1
    merged: dict[tuple[tuple[str, ...], Direction], list[tuple[tuple[int, ...], str]]] = {}
    for defendant, one in found.defendants.items():
        who = f"{words.surname(matter, defendant)}: " if several else ""
        for ids, told, size, way in _of_one(one, found):
            merged.setdefault((ids, way), []).append((size, f"{who}{told}"))
    rows = []
    for (ids, way), effects in merged.items():
        most_first = sorted(effects, key=lambda one: one[0], reverse=True)
        rows.append(Row(ids, tuple(told for _, told in most_first), most_first[0][0], way))
    return rows


def _of_one(one: WhatIfDefendant, found: WhatIf) -> Iterator[tuple[tuple[str, ...], str, tuple[int, ...], Direction]]:
    """Yield of one defendant what moves the same, how, by how many months and where to."""
    answers: dict[PositionName, WhatIfPosition] = {p: one.positions[p] for p in POSITIONS if p in one.positions}
    same: dict[tuple[str, tuple[int, ...], Direction], list[str]] = {}
    for id in found.toggles:
        pairs = {p: (a.as_recorded, a.without[id]) for p, a in answers.items() if a.moves.get(id) and id in a.without}
        told = effect(pairs, tuple(answers))
        if told:
            same.setdefault((told, months(pairs), direction(pairs)), []).append(id)
    yield from ((tuple(ids), *what) for what, ids in same.items())
    together: dict[tuple[str, ...], dict[PositionName, tuple[Outcome, Outcome]]] = {}
    for position, answer in answers.items():
        for held in answer.together:
            together.setdefault(held.off, {})[position] = (answer.as_recorded, held.outcome)
    for off, pairs in together.items():
        told = effect(pairs, tuple(answers))
        if told:
            yield off, told, months(pairs), "TOGETHER"


def _quiet(found: WhatIf, rows: Sequence[Row]) -> int:
    told = {id for row in rows if row.direction != "TOGETHER" for id in row.ids}
    return len({id for ids in moved(found).values() for id in ids} - told)


def effect(pairs: Pairs, asked: Sequence[PositionName]) -> str:
    """Return what leaving something out does to the months, positions that agree together; else nothing.

    ``Ceiling 135 to 120 (table 108)``; ``Defense table 57 to 46`` where the statutory minimum hides it (§5G1.1).
    """
    said: dict[str, list[PositionName]] = {}
    for position, (before, after) in pairs.items():
        text = _step(before, after)
        if text:
            said.setdefault(text, []).append(position)
    return "; ".join(f"{words.named(held, asked) or 'all positions'} {text}" for text, held in said.items())


def _step(before: Outcome, after: Outcome) -> str:
    old, new = low_end(before.total), low_end(after.total)
    table, then = low_end(before.guideline_range), low_end(after.guideline_range)
    if old != new:
        by_table = f" (table {words.months(then)})" if then not in (None, new) else ""
        return f"{_end(old, before)} to {_end(new, after)}{by_table}"
    if table != then:
        return f"table {_end(table)} to {_end(then)}"
    if old is None and before.total_offense_level != after.total_offense_level:
        return f"level {words.level(before.total_offense_level)} to {words.level(after.total_offense_level)}"
    return ""


def _end(value: Months | None, of: Outcome | None = None) -> str:
    """Return a low end; where it is unknown, with the statutory minimum that stands without it."""
    if value is not None:
        return words.months(value)
    stands = of is not None and of.minimum not in (None, 0) and of.safety_valve != "yes"
    return f"unknown ({words.months(of.minimum)} minimum)" if of is not None and stands else "unknown"


def months(pairs: Pairs) -> tuple[int, ...]:
    """Return by how many months the low end moves: of the total, then by the table, in Middle first."""
    return tuple(abs(change) for position in ORDER for change in _changes(pairs, position))


def direction(pairs: Pairs) -> Direction:
    """Return where the low end goes in the first position in which it moves: Middle, then Ceiling, then Defense."""
    for position in ORDER:
        for change in _changes(pairs, position):
            if change:
                return "UNKNOWN" if abs(change) > LIFE else "LOWER" if change < 0 else "HIGHER"
    levels = [
        (old, new)
        for before, after in pairs.values()
        if (old := before.total_offense_level) != (new := after.total_offense_level)
    ]
    if any(old is None or new is None for old, new in levels):
        return "UNKNOWN"
    return "LOWER" if sum((new or 0) - (old or 0) for old, new in levels) < 0 else "HIGHER"


def _changes(pairs: Pairs, position: PositionName) -> tuple[int, int]:
    if position not in pairs:
        return (0, 0)
    before, after = pairs[position]
    return (
        _change(low_end(before.total), low_end(after.total)),
        _change(low_end(before.guideline_range), low_end(after.guideline_range)),
    )


def _change(before: Months | None, after: Months | None) -> int:
    """Return the months between two ends; more than life where one of the two is unknown."""
    if before == after:
        return 0
    return LIFE + 1 if before is None or after is None else number(after) - number(before)
