"""Block 1: minimum, range, which safety-valve criterion fails, and what each row turns on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from relcon import words
from relcon.law.months import LIFE, number
from relcon.records.base import PositionName
from relcon.results.brief import Row
from relcon.results.exposure import DefendantAnswer, EventAnswer, PositionAnswer
from relcon.results.summary import summary

FIXED: Final = ("trial", "trial_disclosed", "silent", "safety_valve_only", "protected")
WORST_OF: Final = ("unprotected", "triggered_sentencing", "derivative")
WORLDS: Final = (*FIXED, *WORST_OF)
"""The worlds that the page needs."""

ORDER: Final[tuple[PositionName, ...]] = ("psr", "government", "defense")
"""In which position worlds are compared first."""

_EVENTS: Final = 3
"""How many events a row names."""

_UNKNOWN: Final = LIFE + 1
"""Stands for an end of a range that is not known, above every one that is."""


def rows(answers: Mapping[str, DefendantAnswer], positions: tuple[PositionName, ...]) -> tuple[Row, ...]:
    """Return the six rows of a client: five worlds, and the worst of three, named.

    Parameters
    ----------
    answers : mapping
        The client's answers in each of `WORLDS`.
    positions
        Which are shown.
    """
    gravity = {id: _gravity(answers[id]) for id in WORST_OF}
    worst = max(WORST_OF, key=gravity.__getitem__)
    same = tuple(id for id in WORST_OF if id != worst and gravity[id] == gravity[worst])
    fixed = (row(id, answers[id], positions) for id in FIXED)
    last = row(worst, answers[worst], positions).model_copy(update={"worst_of": WORST_OF, "same": same})
    return (*fixed, last)


def row(world: str, answer: DefendantAnswer, positions: tuple[PositionName, ...]) -> Row:
    """Return one row."""
    shown = {position: answer.positions[position] for position in positions}
    found = {position: summary(one) for position, one in shown.items()}
    return Row(
        world=world,
        minimum={position: one.minimum for position, one in found.items()},
        binding={position: one.binding for position, one in found.items()},
        ranges={position: one.range for position, one in found.items()},
        totals={position: one.total for position, one in found.items()},
        failing={position: tuple(words.failing(one.criteria)) for position, one in found.items()},
        turns_on=_turns_on(shown) if len(shown) > 1 else "",
    )


def _gravity(answer: DefendantAnswer) -> list[tuple[int, int, int]]:
    """Return how heavy a world is, to be compared from the first position of ``ORDER`` on.

    A range that is not known may be the heaviest of all, and counts as that.
    """
    gravest = []
    for position in ORDER:
        one = answer.positions[position]
        low, high = map(number, one.range) if one.range is not None else (_UNKNOWN, _UNKNOWN)
        gravest.append((low, high, number(one.statutory.minimum or 0)))
    return gravest


def _turns_on(shown: Mapping[PositionName, PositionAnswer]) -> str:
    """Return that on which the positions differ: events, then lines of the worksheet, then criteria."""
    answers = list(shown.values())
    parts = []
    events = [id for id in answers[0].events if len({one.events[id].in_ for one in answers}) > 1]
    if events:
        heaviest = sorted(events, key=lambda id: -max(_grams(one.events[id]) for one in answers))
        more = f" and {len(events) - _EVENTS} more" if len(events) > _EVENTS else ""
        failed = (one.events[id].failed for id in heaviest for one in answers)
        steps = dict.fromkeys(words.reason(step) for step in failed if step not in (None, "participant"))
        parts.append(f"weight of {', '.join(heaviest[:_EVENTS])}{more} ({'; '.join(list(steps)[:2])})")
    states: dict[str, set[tuple[int | None, bool]]] = {}
    for one in answers:
        for line in one.lines:
            states.setdefault(line.cite, set()).add((line.levels, line.open))
    lines = [cite for cite, found in states.items() if len(found) > 1]
    if lines:
        parts.append(", ".join(lines))
    unknown = sorted({n for one in answers for n, state in one.safety_valve.criteria.items() if state == "unknown"})
    if unknown:
        parts.append(f"safety-valve criterion {', '.join(unknown)}, open")
    return "; ".join(parts) or "nothing on which the positions differ"


def _grams(answer: EventAnswer) -> float:
    return float(answer.counted_grams or 0) if answer.in_ else 0.0
