"""USSG §1B1.3 n.5(C): conduct for which a sentence was already imposed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from relcon.law.context import DefendantContext
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import Node
from relcon.records.events import Event, PriorSentence


def count_days(context: DefendantContext) -> tuple[date | None, date | None]:
    """Return the first day of the earliest and the last day of the latest of the defendant's live counts.

    A live count without dates leaves both unknown: it may have begun before, or ended after, the others.
    """
    firsts = [count.dates.first if count.dates is not None else None for count in context.live_counts]
    lasts = [count.dates.last if count.dates is not None else None for count in context.live_counts]
    return _unless_unknown(min, firsts), _unless_unknown(max, lasts)


def _unless_unknown(pick: Callable[[list[date]], date], days: list[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return pick(known) if known and len(known) == len(days) else None


@dataclass(frozen=True, slots=True)
class Sentenced:
    """What n.5(C) says of one sentence already imposed for the event."""

    out: bool
    why: str
    assumed: bool = False


def prior_sentence(entry: PriorSentence, context: DefendantContext) -> Sentenced:
    """Answer n.5(C) for one sentence already imposed for the event."""
    first, last = count_days(context)
    imposed = entry.imposed
    text = f"sentence of {imposed} in {entry.court} court"
    if entry.charged_here == "yes":
        return Sentenced(False, f"{text}; expressly charged here, so (a)(1) (n.5(C))")
    if imposed.first is not None and last is not None and imposed.first > last:
        return Sentenced(False, f"{text}, after the offense: it counts here (n.5(C) ex. 2)")
    if imposed.last is not None and first is not None and imposed.last < first and entry.charged_here == "no":
        return Sentenced(True, f"{text}, before the offense: criminal history (n.5(C) ex. 1)")
    why = f"{text}: n.5(C) does not settle a sentence imposed during the offense, or with date or charge unknown"
    return Sentenced(context.options.open_norm == "out", why, assumed=True)


def prior_sentences(event: Event, context: DefendantContext) -> list[tuple[Node, PriorSentence]]:
    """Return the sentences already imposed on the defendant for the event, each with when it holds."""
    return [
        (reliability(entry, context, within=event).node, entry)
        for entry in event.prior_sentence
        if entry.person == context.defendant
    ]
