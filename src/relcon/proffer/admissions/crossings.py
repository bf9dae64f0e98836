"""The lines that an admission crosses if it counts: thresholds, tiers, role, characteristics, criteria."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from relcon.law.positions.options import POSITIONS
from relcon.proffer.positions import named
from relcon.records.base import PositionName
from relcon.results.exposure import PositionAnswer
from relcon.results.simulation import Crossing

CRITERION_HELD = "5"  # completeness decides it, not a single fact
_STATES = {"met": "then has nothing on record against it", "not met": "fails", "unknown": "is then open"}


def crossed(before: PositionAnswer, after: PositionAnswer) -> Iterator[str]:
    """Yield each line crossed between two answers of one defendant in one position, in the Manual's order.

    Parameters
    ----------
    before, after : PositionAnswer
        Without the admission, and with it.

    Notes
    -----
    Rule: USSG §2D1.1(a)(5), (b), §§3B1.1, 3B1.2; 21 U.S.C. §841(b); 18 U.S.C. §3553(f)(1)-(4). The supported tier is
    what the weight would support, not what was charged or found.
    """
    if before.base_offense_level != after.base_offense_level:
        step = _step(before.base_offense_level, after.base_offense_level)
        yield f"base offense level {step} (USSG §2D1.1(a)(5), (c))"
    if before.statutory.supported_tier != after.statutory.supported_tier:
        step = _step(before.statutory.supported_tier, after.statutory.supported_tier)
        yield f"tier that the weight supports {step} (21 U.S.C. §841(b))"
    yield from _lines(before, after)
    if before.role.aggravating != after.role.aggravating:
        step = _step(levels_text(before.role.aggravating), levels_text(after.role.aggravating))
        yield f"aggravating role {step} (USSG §3B1.1)"
    if before.role.mitigating != after.role.mitigating:
        step = _step(levels_text(before.role.mitigating), levels_text(after.role.mitigating))
        yield f"mitigating role {step} (USSG §3B1.2)"
    old, new = before.safety_valve.criteria, after.safety_valve.criteria
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name) and not name.endswith(CRITERION_HELD):
            yield f"(f)({name}) {_STATES[new.get(name, 'unknown')]} (18 U.S.C. §3553(f)({name}))"


def _step(before: object, after: object) -> str:
    return f"{'none' if before is None else before} to {'none' if after is None else after}"


def levels_text(levels: int) -> str | None:
    """Return levels with their sign; None where there are none."""
    return f"{levels:+d}".replace("-", "−") if levels else None


def _lines(before: PositionAnswer, after: PositionAnswer) -> Iterator[str]:
    """Yield the lines on characteristics, Chapter Three and Chapter Four that come on, go off or become open."""
    old, new = _states(before), _states(after)
    for cite in dict.fromkeys([*old, *new]):
        if old.get(cite, "not applied") != new.get(cite, "not applied"):
            yield f"{cite}: {old.get(cite, 'not applied')} to {new.get(cite, 'not applied')}"


def _states(answer: PositionAnswer) -> Mapping[str, str]:
    # Role and the base level have lines of their own above; acceptance, §§5G1.1 and 5G1.2 follow from the level.
    apart = ("USSG §3B1.1", "USSG §3B1.2", "USSG §3E1.1", "USSG §2D1.1(a)(5)", "USSG §5G1.1", "USSG §5G1.2")
    return {
        line.cite: "open"
        if line.open
        else levels_text(line.levels or 0) or "applied"
        if line.applied
        else "not applied"
        for line in answer.lines
        if not line.cite.startswith(apart)
    }


Order = Literal["first", "last"]
"""Whether an admission is added to nothing else, or to all the others."""


def crossings(found: Mapping[tuple[PositionName, Order], tuple[str, ...]]) -> tuple[Crossing, ...]:
    """Put equal lines together: each line with the positions and the order in which the admission crosses it.

    Parameters
    ----------
    found
        By position and order: the lines crossed.
    """
    where: dict[str, dict[Order, list[str]]] = {}
    for (position, order), lines in found.items():
        for line in lines:
            where.setdefault(line, {"first": [], "last": []})[order].append(position)
    return tuple(
        Crossing(line=line, first=tuple(orders["first"]), last=tuple(orders["last"])) for line, orders in where.items()
    )


def written(one: Crossing) -> str:
    """Return a line in a sentence: what is crossed, when, and in which positions."""
    orders = (("added first", one.first), ("added last", one.last))
    return f"{one.line}: " + "; ".join(
        f"{order}, {named(position for position in POSITIONS if position in held)}" for order, held in orders if held
    )
