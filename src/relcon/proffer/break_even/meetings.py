"""Where the alternatives meet: which departure, with which probability of a motion, low end against low end.

Plain arithmetic on the ladder. Probabilities and departures are counsel's (``benefit``); without them the page shows
what would have to be so, for a few probabilities, and estimates nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

import numpy as np

from relcon.engine.batch import Batch
from relcon.law.arrays import IntArray
from relcon.law.months import LIFE, number
from relcon.law.positions.options import POSITIONS
from relcon.law.ussg import s5a, s5k1_1
from relcon.law.ussg.s5a import ROMAN
from relcon.law.ussg.s5k1_1 import MOTIONS
from relcon.law.ussg.s5k1_1 import Motion as MotionName
from relcon.proffer.break_even.ladder import (
    AGAINST,
    ALTERNATIVES,
    FULL,
    STARTS,
    answer,
    fuller,
    ladder,
    stops_at,
)
from relcon.proffer.proffer_run import Worlds
from relcon.proffer.protection.agreed import agreement_of
from relcon.proffer.sessions.completeness import Gap
from relcon.records.base import PositionName
from relcon.records.benefit import Benefit, Departure
from relcon.results.break_even import Alternative, Assumptions, BreakEven, Meeting, Needed, Stated
from relcon.results.exposure import PositionAnswer


@dataclass(frozen=True, slots=True)
class Table:
    """One row of the Sentencing Table's levels: where levels are counted down from a total level.

    Attributes
    ----------
    total, history, edition
        The total offense level, the criminal history category from 1 to 6, the Manual's edition.
    """

    total: int
    history: int
    edition: str

    def below(self, start: int) -> IntArray:
        """Return the low ends no level, one level, two levels … below where some months stand; ``LIFE`` for life."""
        history = np.array([self.history], dtype=np.int64)
        level = s5k1_1.level_of(np.array([start]), np.array([self.total]), history, self.edition)
        low, _ = s5a.guideline_range(np.arange(int(level[0]), 0, -1), history, self.edition)
        return low

    def after(self, start: int, levels: int) -> int:
        """Return the low end so many levels below where some months stand; at the lowest level there are no more."""
        low = self.below(start)
        return int(low[min(levels, low.size - 1)])


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion that may lower a low end.

    Attributes
    ----------
    low
        The low end without it, in months.
    floor
        The month below which it cannot lower it.
    """

    low: int
    floor: int

    @property
    def at_most(self) -> int:
        """By how many months it can lower the low end at all."""
        return max(self.low - self.floor, 0)

    def reaches(self, months: Fraction) -> Fraction:
        """Return where a reduction to some months ends: never below the floor, never above the low end itself."""
        return max(Fraction(min(self.low, self.floor)), min(Fraction(self.low), months))


def needed(gap: Fraction, probability: Fraction) -> Fraction | None:
    """Return by how many months the motion must lower the low end for the average to meet what lies a gap below.

    Parameters
    ----------
    gap : Fraction
        How far the low end without the motion lies above the alternative's; not above 0 needs nothing.
    probability : Fraction
        That the motion is made.

    Returns
    -------
    Fraction or None
        ``x`` with ``probability * x == gap``; None where the probability is 0 and something is needed.
    """
    if gap <= 0:
        return Fraction(0)
    return gap / probability if probability > 0 else None


def meeting_probability(gap: Fraction, lowered: Fraction) -> Fraction | None:
    """Return the probability with which lowering by so many months closes the gap; None where none does."""
    if gap <= 0:
        return Fraction(0)
    return gap / lowered if lowered >= gap else None


def least_levels(motion: Motion, table: Table, months: Fraction) -> int | None:
    """Return the least number of levels that lowers the low end by so many months; None where no number does."""
    if months > motion.at_most:
        return None
    for levels, after in enumerate(table.below(motion.low).tolist()):
        if after < LIFE and motion.low - motion.reaches(Fraction(after)) >= months:
            return levels
    return None


QUARTERS: Final = tuple(Fraction(quarter, 4) for quarter in range(1, 5))
"""The probabilities for which the curve is shown."""

ESTIMATES: Final[tuple[Literal["low", "point", "high"], ...]] = ("low", "point", "high")

_TRIAL: Final = "trial: the range after a conviction on the counts as charged; no chance of an acquittal is in it"
_APART: Final = "each motion by itself: the probabilities of two motions are not put together"


def break_even(asked: Worlds, batch: Batch, missing: tuple[Gap, ...]) -> tuple[BreakEven, ...]:
    """Return the ladder in each position, and the departures and probabilities at which its alternatives meet.

    Parameters
    ----------
    asked, batch
        The worlds; where they are answered.
    missing : tuple of Gap
        What a complete disclosure lacks: with a gap there is no motion (design semantics §4, complete or partial).

    Notes
    -----
    Rule: USSG §5K1.1 and n.1; 18 U.S.C. §3553(e); Fed. R. Crim. P. 35(b).
    """
    return tuple(_in(asked, batch, missing, position) for position in POSITIONS)


def _in(asked: Worlds, batch: Batch, missing: tuple[Gap, ...], position: PositionName) -> BreakEven:
    left = [_TRIAL, _APART]
    if missing:
        what = ", ".join(gap.what for gap in missing)
        left = [_TRIAL, f"a partial disclosure ({what}): there is no motion, so none is set against the alternatives"]
    return BreakEven(
        position=position,
        ladder=ladder(asked, batch, position, motion=not missing),
        assumptions=assumptions(_benefit(asked)),
        meetings=() if missing else tuple(_meetings(asked, batch, position)),
        open=tuple(left),
    )


def _benefit(asked: Worlds) -> Benefit:
    proffer = asked.table.matter.proffer
    return proffer.benefit if proffer is not None else Benefit()


def _probabilities(benefit: Benefit) -> dict[MotionName, Fraction]:
    motion = benefit.motion
    given = {"5K1.1": motion.motion_5k1_1, "3553e": motion.motion_3553e, "rule35b": motion.rule_35b}
    return {name: value for name in MOTIONS if (value := given[name]) is not None}


def assumptions(benefit: Benefit) -> Assumptions:
    """Return counsel's assumptions as the answer repeats them."""
    one = benefit.departure
    texts: dict[str, str | None] = {
        name: None if one is None or (value := getattr(one, name)) is None else str(value) for name in ESTIMATES
    }
    return Assumptions(
        probability={name: str(value) for name, value in _probabilities(benefit).items()},
        unit=one.unit if one is not None else None,
        from_=one.from_ if one is not None else None,
        source=one.source if one is not None else None,
        **texts,
    )


def _meetings(asked: Worlds, batch: Batch, position: PositionName) -> Iterator[Meeting]:
    for start in STARTS:
        proffer = answer(asked, batch, start, position)
        for against in AGAINST:
            if against == FULL and not fuller(asked, position):
                continue
            other = answer(asked, batch, ALTERNATIVES[against], position, full=against == FULL)
            if proffer.range is None or other.range is None:
                continue  # the ladder shows which range is open
            for motion in MOTIONS:
                yield _meeting(asked, (start, against, motion), proffer, other)


def _meeting(
    asked: Worlds, at: tuple[str, Alternative, MotionName], proffer: PositionAnswer, other: PositionAnswer
) -> Meeting:
    start, against, motion = at
    assert proffer.range is not None and other.range is not None  # noqa: S101 - asked by the only caller
    low, aim = proffer.range[0], other.range[0]
    found = Meeting(
        start=start, motion=motion, against=against, low_end=low, against_low_end=aim, gap=None, at_most=None
    )
    if low == "life":
        return found.model_copy(update={"open": ("the low end is life: no number of months comes off it",)})
    floor = stops_at(motion, proffer.statutory.binding)
    if floor is None:
        text = "the statutory minimum is not known: how far a motion under §5K1.1 alone could go is open"
        return found.model_copy(update={"open": (text,)})
    moved = Motion(number(low), number(floor))
    gap = Fraction(max(moved.low - number(aim), 0))
    table = _table(asked, proffer)
    benefit = _benefit(asked)
    own = _probabilities(benefit).get(motion)
    chances = sorted({*QUARTERS, *((own,) if own else ())})
    stated, left = _stated(asked, moved, proffer, gap, motion)
    if table is None:
        left = (*left, "level or criminal history category open: levels are not counted")
    if proffer.consecutive is not None and proffer.total != proffer.range:
        left = (*left, "figures are of the guideline range; consecutive terms come on top of either alternative")
    return found.model_copy(
        update={
            "gap": str(gap),
            "at_most": str(moved.at_most),
            "needed": tuple(_needed(moved, table, gap, chance, stated=chance == own) for chance in chances),
            "stated": stated,
            "open": left,
        }
    )


def _needed(moved: Motion, table: Table | None, gap: Fraction, chance: Fraction, *, stated: bool) -> Needed:
    months = needed(gap, chance)
    assert months is not None  # noqa: S101 - no chance of 0 is asked
    return Needed(
        probability=str(chance),
        months=str(months),
        share=str(months / moved.low) if moved.low else None,
        levels=least_levels(moved, table, months) if table is not None else None,
        possible=months <= moved.at_most,
        stated=stated,
    )


def _table(asked: Worlds, found: PositionAnswer) -> Table | None:
    if found.total_offense_level is None or found.criminal_history_category is None:
        return None
    history = ROMAN.index(found.criminal_history_category) + 1
    return Table(found.total_offense_level, history, asked.table.edition)


def _stated(
    asked: Worlds, moved: Motion, proffer: PositionAnswer, gap: Fraction, motion: MotionName
) -> tuple[tuple[Stated, ...], tuple[str, ...]]:
    """Return where counsel's own departure leads, and why nothing is said where it leads nowhere."""
    benefit = _benefit(asked)
    departure = benefit.departure
    if departure is None:
        return (), ()
    start = _start(asked, departure, moved, proffer)
    if start is None:
        why = {"minimum": "no statutory minimum to count from", "agreed": "no agreed range or cap to count from"}
        return (), (f"counsel's departure is not applied: {why.get(departure.from_, 'nothing to count from')}",)
    chance = _probabilities(benefit).get(motion)
    found: list[Stated] = []
    for name in ESTIMATES:
        value: Fraction | None = getattr(departure, name)
        if value is None:
            continue
        months = _after(departure, value, start, _table(asked, proffer))
        if months is None:
            return (), ("counsel's departure is not applied: level or category open, or life",)
        reaches = moved.reaches(months)
        meets = meeting_probability(gap, moved.low - reaches)
        found.append(
            Stated(
                estimate=name,
                reaches=str(reaches),
                probability=None if meets is None else str(meets),
                average=None if chance is None else str(moved.low - chance * (moved.low - reaches)),
            )
        )
    return tuple(found), ()


def _start(asked: Worlds, departure: Departure, moved: Motion, proffer: PositionAnswer) -> int | None:
    """Return the month from which counsel's departure is counted; None where there is none."""
    match departure.from_:
        case "low_end":
            return moved.low
        case "minimum":
            least = proffer.statutory.minimum
            return number(least) if least not in (None, 0, "life") else None
        case "agreed":
            agreement = agreement_of(asked.table.matter, asked.table.client)
            terms = agreement.stipulates if agreement is not None else None
            if terms is None:
                return None
            return terms.range[0] if terms.range is not None else terms.cap


def _after(departure: Departure, value: Fraction, start: int, table: Table | None) -> Fraction | None:
    """Return where a departure by itself would lead; None where levels cannot be counted."""
    match departure.unit:
        case "share":
            return start * (1 - value)
        case "months":
            return start - value
        case "levels":
            after = table.after(start, int(value)) if table is not None else LIFE
            return Fraction(after) if after < LIFE else None
