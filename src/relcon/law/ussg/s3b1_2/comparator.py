"""USSG §3B1.2 n.3(A): a defendant beside each other participant, factor by factor, in order and without a score.

Who the average participant is drawn from is disputed: all likely participants in the criminal activity, or those
identified in the relevant conduct that is attributed to the defendant. Whether the defendant is substantially less
culpable than the average of either is the court's to find.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from relcon.law.tables import load
from relcon.law.ussg.part_played import Part, words
from relcon.law.ussg.s3b1_1.control import CONTROL
from relcon.law.ussg.s3b1_2.factors import names

Against = Literal["less", "alike", "more", "mixed", "unknown"]


@dataclass(frozen=True, slots=True)
class FactorComparison:
    """How the defendant stands on one factor against another, and what is recorded of both."""

    stands: Against
    why: str


def compared(own: Part, other: Part, edition: str) -> Mapping[str, FactorComparison]:
    """Return how the defendant stands against another participant on each factor of n.3(C).

    Parameters
    ----------
    own, other
        What each did in the same undertakings.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §3B1.2 n.3(A), (C). Of what is recorded of only one of them nothing is said: the answer is unknown.
    """
    found = {}
    for id, _, _ in names(edition):
        if id == "acts":
            found[id] = _extent(own, other)
            continue
        (mine, of_mine), (theirs, of_theirs) = (_RANKS[id](one, edition) for one in (own, other))
        stands: Against = "unknown"
        if mine is not None and theirs is not None:
            stands = "less" if mine < theirs else "more" if mine > theirs else "alike"
        found[id] = FactorComparison(stands, f"the defendant: {of_mine}; {other.person}: {of_theirs}")
    return found


def option(name: str, edition: str) -> tuple[str, str]:
    """Return what an option for who is compared means, and its authority."""
    table = load("3B1.2-n3", edition)
    return table.text("comparator", name, "what"), table.text("comparator", name, "cite")


Rung = tuple[int | None, str]
NOTHING: Rung = (None, "nothing recorded")
_LITTLE, _SOME, _MUCH = range(3)  # places in an order, of which only more and less is said
_BENEFITS = ("little", "hire", "margin", "share")  # likewise


def _understanding(part: Part, _: str) -> Rung:
    if part.minimal:
        return _LITTLE, "minimal knowledge"
    organizes = any(function.function == "organize" for function in part.functions)
    if organizes or any(set(record.acts) & set(CONTROL) for record in part.above):
        return _MUCH, "ran it, or others in it"
    if any(record.of.undertaking is not None for record in part.knowledge):
        return _MUCH, "knew of the undertaking"
    return (_SOME, "knew of a person or event") if part.knowledge else NOTHING


def _planning(part: Part, edition: str) -> Rung:
    table = load("3B1.2-n3", edition)
    functions = {function.function for function in part.functions}
    if functions & set(table.items("planning", "organizing")):
        return _MUCH, "organized"
    if functions & set(table.items("planning", "sharing")) or any("recruited" in one.acts for one in part.above):
        return _SOME, "shared in it"
    return (_LITTLE, f"carried out as {words(sorted(functions))}") if functions else NOTHING


def _decisions(part: Part, _: str) -> Rung:
    above = any(set(record.acts) & set(CONTROL) for record in part.above)
    below = any(set(record.acts) & set(CONTROL) for record in part.below)
    if above:
        return (_SOME, "over some and under others") if below else (_MUCH, "over others")
    return (_LITTLE, "under others") if below else NOTHING


def _benefit(part: Part, edition: str) -> Rung:
    table = load("3B1.2-n3", edition)
    paid = {function.pay for function in part.functions if function.pay is not None}
    for rank, kind in reversed(list(enumerate(_BENEFITS))):
        if paid & set(table.items("benefit", kind)):
            return rank, words(sorted(paid))
    return NOTHING


_RANKS = {"understanding": _understanding, "planning": _planning, "decisions": _decisions, "benefit": _benefit}


def _extent(own: Part, other: Part) -> FactorComparison:
    """Compare how often each acted, and over how many days: fewer on neither side is alike, fewer on each is mixed."""
    why = f"the defendant: {_often(own)}; {other.person}: {_often(other)}"
    if not own.events or not other.events:
        return FactorComparison("unknown", why)
    pairs = [(own.times, other.times)]
    mine, theirs = own.days, other.days
    if mine is not None and theirs is not None:
        pairs.append(((mine[1] - mine[0]).days, (theirs[1] - theirs[0]).days))
    less, more = any(a < b for a, b in pairs), any(a > b for a, b in pairs)
    stands: Against = "mixed" if less and more else "less" if less else "more" if more else "alike"
    return FactorComparison(stands, why)


def _often(part: Part) -> str:
    if not part.events:
        return "no own act recorded"
    days = part.days
    over = f" over {(days[1] - days[0]).days + 1} days" if days is not None else ""
    return f"{part.times} act{'' if part.times == 1 else 's'}{over}"
