"""USSG §2D1.1(b): which characteristics apply, by their facts and conditions, and the level that follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.conditions import Condition, under
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, every, flags, opposite, some, tri
from relcon.law.ussg.s2d1_1.characteristics import Characteristic, characteristics
from relcon.law.ussg.s2d1_1.convictions import convicted
from relcon.records.counts import Count


@dataclass(frozen=True, slots=True)
class Situation:
    """What the characteristics ask of a defendant besides their own circumstances.

    Attributes
    ----------
    aggravating, mitigating, minimal
        Whether the defendant receives an adjustment under §3B1.1, one under §3B1.2, the 4-level reduction of §3B1.2(a).
    firearm_count
        Whether a live count falls under 18 U.S.C. §924(c).
    counts
        The counts.
    """

    aggravating: TriArray
    mitigating: TriArray
    minimal: TriArray
    firearm_count: bool
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One characteristic, decided in every scenario.

    Attributes
    ----------
    line
        The characteristic.
    fact
        Whether its circumstances reach the defendant, or the conviction that it asks for is there.
    conditions
        What it asks besides.
    holds
        Whether it would apply by itself.
    state
        Whether it is applied: of several with one number only one is.
    """

    line: Characteristic
    fact: TriArray
    conditions: tuple[Condition, ...]
    holds: TriArray
    state: TriArray

    @property
    def gives_way(self) -> BoolArray:
        """Where it would apply by itself, or may, and another of its number is applied."""
        result: BoolArray = (self.holds != NO) & (self.state == NO)
        return result

    def after(self, level: IntArray) -> IntArray:
        """Return a level after this characteristic; its floor asks for the level that results (``floor``)."""
        raised = np.maximum(level + self.line.levels, self.line.floor) if self.line.floor else level + self.line.levels
        return np.where(self.state == YES, raised, level).astype(np.int64)


def decide(edition: str, recorded: Mapping[str, TriArray], situation: Situation) -> tuple[Decision, ...]:
    """Decide the lines of §2D1.1(b), in order; those of which nothing is recorded are left out.

    Parameters
    ----------
    edition
        The Manual edition.
    recorded
        By kind of circumstance recorded: whether one reaches the defendant.
    situation
        Role and counts.

    Notes
    -----
    Rule: USSG §2D1.1(b); nn.11, 12, 19, 20. Characteristics are added (§1B1.1 n.4), the alternatives of one number are
    not: (13), (14) say or mean the greatest, (16) counts once however many of its factors are there.
    """
    found: list[Decision] = []
    lines = characteristics(edition)
    for number in dict.fromkeys(line.number for line in lines):
        group = [line for line in lines if line.number == number]
        decided = [one for line in group if (one := _alone(line, group, recorded, situation, found)) is not None]
        found += _one_of(decided)
    return tuple(found)


def held(decisions: Iterable[Decision], id: str, n: int) -> TriArray:
    """Return whether a characteristic holds, even where another of its number is the one applied."""
    return some(tri("no", n), *(one.holds for one in decisions if one.line.id == id))


def level_after(decisions: Sequence[Decision], base: IntArray) -> IntArray:
    """Return the level after all of them, in order."""
    level = base
    for one in decisions:
        level = one.after(level)
    return level


def _alone(
    line: Characteristic,
    group: Sequence[Characteristic],
    recorded: Mapping[str, TriArray],
    situation: Situation,
    before: Sequence[Decision],
) -> Decision | None:
    n = situation.aggravating.size
    there = [recorded[kind] for kind in line.kinds if kind in recorded]
    fact = (every(*there) if line.every_kind else some(*there)) if there else None
    conditions = list(_conditions(line, situation, before))
    if line.every_kind:
        missing = [kind for kind in line.kinds if kind not in recorded]
        conditions += [Condition(tri("unknown", n), "", f"whether {kind} is so is not recorded") for kind in missing]
    if line.convicted:
        answer = convicted(line.convicted, situation.counts)
        # A count of conviction speaks without a circumstance: alone, or of one of the alternatives, unsaid which.
        unsaid = not any(kind in recorded for other in group if other.convicted for kind in other.kinds)
        if answer == YES and line.count_settles:
            fact = tri("yes", n)
        elif fact is None and answer in (YES, UNKNOWN) and unsaid:
            fact = tri("unknown", n)
        if answer is not None and fact is not None:
            met = np.full(n, YES if answer == UNKNOWN and there else answer, dtype=np.int8)
            conditions.append(Condition(met, f"no live count under {line.convicted}", "the count does not say so much"))
    if fact is None:
        return None
    holds = under(fact, conditions)
    return Decision(line, fact, tuple(conditions), holds, holds)


def _conditions(line: Characteristic, situation: Situation, before: Sequence[Decision]) -> Iterable[Condition]:
    n = situation.aggravating.size
    if line.off_with_924c and situation.firearm_count:
        yield Condition(tri("no", n), "a live count under 18 USC 924(c) accounts for it (USSG §2K2.4 n.4)", "")
    if line.asks == "aggravating":
        yield Condition(
            situation.aggravating, "no adjustment under §3B1.1, which it asks for", "whether §3B1.1 applies is open"
        )
    if line.asks == "minimal":
        yield Condition(
            situation.minimal,
            "no 4-level reduction under §3B1.2(a), which it asks for",
            "whether the 4-level reduction of §3B1.2(a) applies is open",
        )
    if line.off_with_mitigating:
        yield Condition(
            opposite(situation.mitigating),
            "not beside an adjustment under §3B1.2, which the defendant receives",
            "not beside an adjustment under §3B1.2, which is open",
        )
    for number in line.yields_to:
        yield Condition(
            opposite(some(tri("no", n), *(one.holds for one in before if one.line.number == number))),
            f"not beside (b)({number}), which applies ({line.yields_cite})",
            f"not beside (b)({number}), which is open ({line.yields_cite})",
        )


def _one_of(decided: Sequence[Decision]) -> list[Decision]:
    """Apply one of the lines of a number: the one that leads furthest, the first listed of equals.

    More levels come with a floor at least as high in every such number, so that the furthest does not depend on the
    level from which one starts. A line that may hold is open only where nothing that leads as far is applied.
    """

    def reach(one: Decision) -> tuple[int, int]:
        return abs(one.line.levels), one.line.floor

    taken = []
    for at, one in enumerate(decided):
        further = [other for other in decided if reach(other) > reach(one)]
        equal = [other for k, other in enumerate(decided) if k != at and reach(other) == reach(one)]
        first = [other for k, other in enumerate(decided) if k < at and reach(other) == reach(one)]
        n = one.holds.size
        displaced = _any([*further, *first], n)
        covered = displaced | _any(equal, n)
        state = np.where((one.holds == YES) & displaced, NO, one.holds)
        state = np.where((one.holds == UNKNOWN) & covered, NO, state)
        taken.append(replace(one, state=state.astype(np.int8)))
    return taken


def _any(decided: Sequence[Decision], n: int) -> BoolArray:
    result = flags(False, n)
    for one in decided:
        result = result | (one.holds == YES)
    return result
