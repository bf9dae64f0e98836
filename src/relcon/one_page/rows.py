"""Block 1: minimum, range, which safety-valve criterion fails, and what each row turns on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from relcon import words
from relcon.records.base import PositionName
from relcon.results.brief import Came, Row
from relcon.results.exposure import NOT_COMPUTED, DefendantAnswer, EventAnswer, PositionAnswer
from relcon.results.summary import summary

Answers = Mapping[PositionName, PositionAnswer]

SHOWN: Final = (
    *("trial", "trial_disclosed", "silent", "safety_valve_only", "protected", "derivative", "unprotected"),
    *("breach", "leak"),
)
"""The outcomes that have a row, in order."""
UNSHOWN: Final = ("triggered_sentencing", "breach_refusal")
"""Outcomes that are named with the row to which they come, where they come to one."""
OUTCOMES: Final = (*SHOWN, *UNSHOWN)
"""The outcomes that the sheet needs."""
ALONE_IF_FULL: Final = "trial_disclosed"
"""Of which only what a full disclosure leaves has a row."""
DISCLOSED: Final = (ALONE_IF_FULL, "safety_valve_only")
"""In which a full disclosure is another outcome than this one."""
CREDITED: Final = ("protected",)
"""In which it is a question whether the session counts as that disclosure."""

_EVENTS: Final = 3
"""How many events a row names."""


def rows(
    answers: Mapping[str, DefendantAnswer],
    positions: tuple[PositionName, ...],
    full: Callable[[str], Answers],
    credited: Callable[[str], Answers],
    taken: Callable[[str], Sequence[str]],
) -> tuple[Row, ...]:
    """Return the rows of a client, outcome by outcome.

    Parameters
    ----------
    answers
        The client's answers in each of `OUTCOMES`.
    positions
        Which are shown.
    full, credited
        By outcome, the answers after a full disclosure; and if that is credited: empty where it is no question.
    taken
        By outcome, the positions that take the disclosure as complete though the record has more, or otherwise.
    """
    found: list[Row] = []
    for outcome in SHOWN:
        told = row(outcome, answers[outcome], positions, taken(outcome))
        untold = full(outcome) if outcome in DISCLOSED else {}
        if not untold or outcome != ALONE_IF_FULL:
            differs = {p: untold[p].total for p in positions} if untold else {}
            told = told.model_copy(update={"full": differs if differs != told.totals else {}})
            more = credited(outcome) if outcome in CREDITED else {}
            found.append(told.model_copy(update={"if_credited": {p: came(more[p]) for p in positions if more}}))
        if untold:
            after = DefendantAnswer(positions=dict(untold))
            found.append(row(outcome, after, positions).model_copy(update={"full_disclosure": True}))
    return tuple(_with_same(one, answers, positions) for one in found)


def _with_same(one: Row, answers: Mapping[str, DefendantAnswer], positions: tuple[PositionName, ...]) -> Row:
    """Return the row in which nothing is protected with the outcomes not shown that come to the same."""
    if one.world != "unprotected":
        return one
    same = tuple(id for id in UNSHOWN if row(id, answers[id], positions).totals == one.totals)
    return one.model_copy(update={"same": same})


def row(world: str, answer: DefendantAnswer, positions: tuple[PositionName, ...], taken: Sequence[str] = ()) -> Row:
    """Return one row; ``taken`` are the positions that take the disclosure as complete all the same."""
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
        if_complete=tuple(taken),
        came={position: came(one) for position, one in shown.items()},
    )


def came(answer: PositionAnswer) -> Came:
    """Return what a worksheet comes to, with what a cell has to say of it."""
    found = summary(answer)
    return Came.of(found, open=tuple(text for text in found.open if text.startswith(NOT_COMPUTED)))


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
