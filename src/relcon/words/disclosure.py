"""The five criteria of 18 U.S.C. §3553(f), by name, and how each stands: never more than the record shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, Protocol

CRITERIA: Final[Mapping[str, str]] = MappingProxyType(
    {
        "1": "(f)(1) criminal history",
        "2": "(f)(2) no violence or weapon",
        "3": "(f)(3) no death or serious injury",
        "4": "(f)(4) no aggravating role",
        "5": "(f)(5) full truthful disclosure",
    }
)
DISCLOSURE: Final = "5"
NOTHING_AGAINST: Final = "nothing on record against it"
NOT_YET: Final = "not yet made; possible until the sentencing hearing"
ONLY_DISCLOSURE: Final = "only (f)(5) is missing"


def standing(criterion: str, state: str, why: str = "") -> str:
    """Return how a criterion stands.

    Parameters
    ----------
    criterion, state
        ``1`` to ``5``; ``met``, ``not met`` or ``unknown``, as the answer has it.
    why
        The answer's reason.

    Notes
    -----
    Rule: USSG §5C1.2(a)(5): the disclosure may be made until the sentencing hearing. That nothing is recorded against a
    criterion does not make it met: the defendant must show it.
    """
    if criterion == DISCLOSURE:
        return "made, says the file; the court decides" if state == "met" else NOT_YET
    if state == "met":
        return NOTHING_AGAINST
    return f"{'fails' if state == 'not met' else 'open'}: {why}" if why else ("fails" if state == "not met" else "open")


def states(criterion: str) -> dict[str, str]:
    """Return a criterion's name, and how it stands by each word of an answer, for a legend."""
    return {
        "name": CRITERIA[criterion],
        **{state: standing(criterion, state) for state in ("met", "not met", "unknown")},
    }


class Eligible(Protocol):
    """An answer that says which criteria of the safety valve are met."""

    @property
    def criteria(self) -> Mapping[str, str]:
        """``met``, ``not met`` or ``unknown`` by criterion."""


def barred_by(answer: Eligible) -> tuple[str, ...]:
    """Return the criteria other than disclosure that fail: no disclosure cures them."""
    return tuple(one for one, state in answer.criteria.items() if state == "not met" and one != DISCLOSURE)


STAR: Final = "*"
"""The mark of months that a disclosure brings, where something told may cost the safety valve all the same."""


IF_COMPLETE: Final = "if complete"
"""Stands at months that rest on taking a disclosure as complete and true."""
ASSUMED_COMPLETE: Final = f"{IF_COMPLETE}: all on record taken as told and true; else as no disclosure."
"""What that means, once under months that have it."""


def marked(said: str, *, if_complete: bool, starred: bool) -> str:
    """Return months with what qualifies them in the same place: ``46 if complete*``."""
    return f"{said}{f' {IF_COMPLETE}' if if_complete else ''}{STAR if starred else ''}"


def if_role_counts(told: Iterable[str], instead: str) -> str:
    """Return what the mark means: ``* or as …, if a7 counts against (f)(4): open``.

    Parameters
    ----------
    told
        The admissions that bring an aggravating role.
    instead
        What it then comes to.
    """
    return f"{STAR} or {instead}, if {' or '.join(told)} counts against (f)(4): open (§5C1.2 n.4)."


def bar(criteria: Iterable[str]) -> str:
    """Return what bars the safety valve: ``barred by (f)(1) and (f)(4)``."""
    return f"barred by {' and '.join(f'(f)({one})' for one in criteria)}"


def available(answer: Eligible) -> str:
    """Return how the safety valve stands as a whole; nothing where it was not asked about."""
    barred = barred_by(answer)
    if barred:
        return f"{bar(barred)}: no disclosure cures it" if barred != ("4",) else "barred while (f)(4) fails"
    states = dict(answer.criteria)
    unclear = [one for one, state in states.items() if state == "unknown" and one != DISCLOSURE]
    if unclear:
        return f"open: {' and '.join(f'(f)({one})' for one in unclear)}"
    if not states:
        return ""
    return "available" if states.get(DISCLOSURE) == "met" else ONLY_DISCLOSURE
