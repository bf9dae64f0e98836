"""The smallest sets of facts that, if counted, cross a line: every set that crosses it while no part of it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from relcon.law.arrays import BoolArray
from relcon.law.line import NULL
from relcon.logic.subsets import by_size, smallest
from relcon.proffer.admissions.masks import Masks
from relcon.proffer.admissions.outcomes import Outcomes
from relcon.results.simulation import CrossingSets

_CRITERION = ("met", "unknown", "not met")
_CHARACTERISTIC = ("not applied", "open", "applied")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and in which scenarios it is crossed.

    Attributes
    ----------
    name
        What it is, with its provision.
    before, after
        What holds in the first scenario; what holds, or more, beyond the line.
    crosses
        Where it is crossed.
    """

    name: str
    before: str
    after: str
    crosses: BoolArray


def lines(found: Outcomes) -> Iterator[Line]:
    """Yield every line that some scenario crosses from the first one, in the Manual's order.

    Parameters
    ----------
    found : Outcomes
        The first scenario is where nothing said counts.

    Notes
    -----
    Rule: USSG §2D1.1(a)(5), (b), (c); 21 U.S.C. §841(b); USSG §§3B1.1, 3B1.2; 18 U.S.C. §3553(f)(1)-(4). Only
    changes against the client are lines here. The fifth criterion is none: completeness decides it, not a fact.
    """
    yield from _steps("base offense level (USSG §2D1.1(a)(5), (c))", found.base, _level)
    yield from _steps("tier that the weight supports (21 U.S.C. §841(b))", found.tier, found.tiers.__getitem__)
    for cite, states in found.characteristics:
        yield from _steps(cite, states, _CHARACTERISTIC.__getitem__)
    yield from _steps("aggravating role (USSG §3B1.1)", found.aggravating, _signed)
    yield from _steps("mitigating role (USSG §3B1.2)", found.mitigating, _signed)
    for number, states in enumerate(found.criteria[:-1], start=1):
        name = f"safety-valve criterion {number} (18 U.S.C. §3553(f))"
        yield from _steps(name, states, _CRITERION.__getitem__)


def _steps(name: str, states: npt.NDArray[np.int16 | np.int8], text: Callable[[int], str]) -> Iterator[Line]:
    """Yield a line for each state that is graver than the first scenario's, the nearest first."""
    before = int(states[0])
    for state in np.unique(states).tolist():
        if state > before:
            yield Line(name, text(before), text(state), states >= state)


def _level(value: int) -> str:
    return "none" if value == NULL else str(value)


def _signed(value: int) -> str:
    return f"{value:+d}" if value else "0"


LARGEST: Final = 3
"""How many admissions a set has at most where the masks are too many to try all of them."""

LISTED: Final = 1000
"""How many sets are listed for one line; all are counted."""


def smallest_sets(crosses: BoolArray) -> list[tuple[int, ...]]:
    """Return the sets that cross a line while none of their proper subsets does, by their members.

    Parameters
    ----------
    crosses : BoolArray
        For each of the 2^k sets, whether it crosses; bit i of a position says that member i is in the set. It need not
        be monotone: an admission may also take weight away.

    Returns
    -------
    list of tuple
        The smallest first, those of one size in the order of their members.
    """
    return by_size(np.flatnonzero(smallest(crosses)).tolist())


def smallest_tried(tried: Sequence[frozenset[int]], crosses: BoolArray) -> list[tuple[int, ...]]:
    """Return the sets that cross while no other set tried and inside them does; the smaller are tried first."""
    found: dict[frozenset[int], None] = {}
    for one, yes in zip(tried, crosses.tolist(), strict=True):
        parts = (frozenset(part) for size in range(len(one)) for part in combinations(one, size))
        if yes and not any(part in found for part in parts):
            found[one] = None
    return [tuple(sorted(one)) for one in found]


def up_to(largest: int, members: int) -> tuple[list[frozenset[int]], npt.NDArray[np.bool_]]:
    """Return every set of at most so many members, the smallest first, and the rows of who is in which."""
    sets = [frozenset(one) for size in range(largest + 1) for one in combinations(range(members), size)]
    rows = np.zeros((max(members, 1), len(sets)), dtype=np.bool_)
    for column, one in enumerate(sets):
        rows[list(one), column] = True
    return sets, rows


def crossing_sets(position: str, masks: Masks, every: Outcomes | None) -> Iterator[CrossingSets]:
    """Yield, for each line, the smallest sets of admissions that cross it from where nothing said counts.

    Parameters
    ----------
    position : str
        In which position.
    masks : Masks
        The client in it, where all counts.
    every : Outcomes, optional
        Over all masks; None where they are too many: then sets of at most `LARGEST` admissions are tried.

    Notes
    -----
    Rule: USSG §2D1.1(a)(5), (b), (c), §§3B1.1, 3B1.2; 21 U.S.C. §841(b); 18 U.S.C. §3553(f)(1)-(4).
    """
    support = masks.support
    if every is not None:
        for line in lines(every):
            yield _answer(position, line, smallest_sets(line.crosses), support)
        return
    tried, rows = up_to(LARGEST, len(support))
    for line in lines(masks.at(rows)):
        yield _answer(position, line, smallest_tried(tried, line.crosses), support, all_tried=False)


def _answer(
    position: str, line: Line, found: Sequence[tuple[int, ...]], support: Sequence[str], *, all_tried: bool = True
) -> CrossingSets:
    return CrossingSets(
        position=position,
        line=line.name,
        from_=line.before,
        to=line.after,
        sets=tuple(tuple(support[i] for i in one) for one in found[:LISTED]),
        count=len(found),
        complete=all_tried and len(found) <= LISTED,
    )
