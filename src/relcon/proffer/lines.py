"""The lines that facts may cross against the client, over many scenarios: thresholds, tiers, role, criteria, (b)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from relcon.law.arrays import BoolArray
from relcon.law.line import NULL
from relcon.proffer.outcomes import Outcomes

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
    Rule: USSG §2D1.1(a)(5), (b)(1)-(17), (c); 21 U.S.C. §841(b); USSG §§3B1.1, 3B1.2; 18 U.S.C. §3553(f)(1)-(4). Only
    changes against him are lines here. The fifth criterion is none: completeness decides it, not a fact.
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
