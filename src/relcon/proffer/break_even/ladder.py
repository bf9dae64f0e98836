"""The ladder of alternatives before counsel: trial, plea, the safety valve alone, the proffer, a motion after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from relcon.engine.batch import Batch, Question
from relcon.law.months import LIFE, number
from relcon.law.ussg import s5k1_1
from relcon.proffer.proffer_run import Worlds
from relcon.records.base import PositionName
from relcon.results.base import Months
from relcon.results.break_even import Alternative, Rung
from relcon.results.exposure import PositionAnswer
from relcon.results.summary import summary

HONOURED: Final = "protected"
STARTS: Final = (HONOURED, "derivative", "unprotected")
"""The worlds from whose low end a motion may start; none is a breach, after which there is no motion."""

ALTERNATIVES: Final[dict[Alternative, str]] = {
    "trial": "trial",
    "trial_and_safety_valve": "trial_disclosed",
    "plea": "silent",
    "plea_and_safety_valve": "safety_valve_only",
    "plea_and_full_disclosure": "safety_valve_only",
    "proffer_honoured": HONOURED,
    "proffer_and_motion": HONOURED,
}
"""Each alternative with the world in which it is computed, from the first step of the ladder to the last."""

FULL: Final[Alternative] = "plea_and_full_disclosure"
"""The disclosure of the step before, all of the client's own told, and believed: shown where that may differ."""

AGAINST: Final[tuple[Alternative, ...]] = ("trial", "plea", "plea_and_safety_valve", FULL)
"""What a proffer with a motion is compared with."""


def questions(asked: Worlds, position: PositionName) -> Iterator[Question]:
    """Yield what the ladder needs to have computed of the client in a position."""
    for world in dict.fromkeys((*ALTERNATIVES.values(), *STARTS)):
        yield asked.question(world, asked.table.client, position)
    if fuller(asked, position):
        yield asked.question(ALTERNATIVES[FULL], asked.table.client, position, full=True)


def fuller(asked: Worlds, position: PositionName) -> bool:
    """Whether a full disclosure would be another than this: something is untold, or contradicted."""
    table, said = asked.table, asked.table.spoken.mask
    found = table.untold(position, said) or table.contradicted(position, said)
    return bool(found) and asked.may_be_full(ALTERNATIVES[FULL])


def answer(asked: Worlds, batch: Batch, world: str, position: PositionName, *, full: bool = False) -> PositionAnswer:
    """Return the client's worksheet in a world and position."""
    return batch.answer(asked.question(world, asked.table.client, position, full=full))


def ladder(asked: Worlds, batch: Batch, position: PositionName, *, motion: bool) -> tuple[Rung, ...]:
    """Return the alternatives in a position, each with range and minimum.

    Parameters
    ----------
    asked, batch
        The worlds; where they are answered.
    position
        Which.
    motion
        Whether there may be a motion at all: after a partial disclosure there is none.
    """
    found = []
    for name, world in ALTERNATIVES.items():
        if name == FULL and not fuller(asked, position):
            continue
        one = answer(asked, batch, world, position, full=name == FULL)
        last = name == "proffer_and_motion"
        if last and not motion:
            continue
        found.append(
            Rung.of(
                summary(one),
                alternative=name,
                world=world,
                stops_at={kind: stops_at(kind, one.statutory.binding) for kind in s5k1_1.MOTIONS} if last else {},
            )
        )
    return tuple(found)


def stops_at(motion: s5k1_1.Motion, binding: Months | None) -> Months | None:
    """Return the month below which a motion does not go; None where the minimum is not known and would hold it."""
    least = LIFE if binding is None else number(binding)
    floor = int(s5k1_1.floor(motion, np.array([least], dtype=np.int64))[0])
    if floor == 0:
        return 0
    return binding
