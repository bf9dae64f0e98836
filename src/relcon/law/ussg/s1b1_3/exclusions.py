"""What keeps an event out before §1B1.3(a) is asked: in this order, the first is reported.

``protected`` (§1B1.8), ``unreliable`` (§6A1.3), ``acquitted`` (§1B1.3(c), n.10), ``prior_sentence`` (n.5(C)),
``course_of_conduct`` (§1B1.3(a)(2)), ``unable_or_unwilling`` (§2D1.1 n.5, where it covers the whole amount).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from relcon.law.positions.readings import amount, deduction
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.occurrences import occurrences
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import holding, protected
from relcon.records.agreements import Finding
from relcon.records.dates import When
from relcon.records.events import Event, PriorSentence

FIRST_EDITION_WITH_C = "2024"  # §1B1.3(c) and n.10: amendment 826, effective November 1, 2024


@dataclass(frozen=True, slots=True)
class Excluded:
    """An exclusion that applies, or was considered: which, whether it keeps the event out, and why."""

    step: str
    out: bool
    open: bool
    why: str
    assumed: bool = False


def exclusions(event: Event, standing: Standing) -> tuple[tuple[Excluded, ...], Excluded | None]:
    """Try the exclusions in order.

    Returns
    -------
    notes : tuple of Excluded
        Those considered and not applied, which still have something to say.
    first : Excluded or None
        The first that keeps the event out, or leaves it open.
    """
    notes: list[Excluded] = []
    for step, ask in _ORDER:
        answer = ask(event, standing)
        found = standing.finding(step, [[event.id], event.undertaking])
        if found is not None and found.answer.word is not None and _answers(found, step, answer, event):
            answer = _by_finding(found, step)
        if answer is None:
            continue
        if answer.out or answer.open:
            return tuple(notes), answer
        if answer.why:
            notes.append(answer)
    return tuple(notes), None


def _answers(found: Finding, step: str, answer: Excluded | None, event: Event) -> bool:
    """Whether a finding answers an exclusion: its own prong always, even if the event's record is silent.

    ``all`` only lifts one: that all of it is out is answered once, for the event, under no exclusion's name. Of a
    completed deal §2D1.1 n.5 asks nothing.
    """
    if found.prong == step:
        return step != "unable_or_unwilling" or event.status != "completed"
    return answer is not None and found.answer.word != "out"


def _by_finding(found: Finding, step: str) -> Excluded:
    who = f"finding {found.id} ({found.by}{', ' + found.authority if found.authority else ''})"
    word = found.answer.word
    return Excluded(step, word == "out", word == "open", f"{who}: {found.answer}")


def _protected(event: Event, standing: Standing) -> Excluded | None:
    if not protected(event, standing):
        return None
    why = "known only through an admission that does not count for this defendant here (§1B1.8; semantics §4)"
    return Excluded("protected", True, False, why)


def _unreliable(event: Event, standing: Standing) -> Excluded | None:
    held = holding(event, standing)
    if held.holds:
        return None
    words = {
        "switched off": "switched off for this question",
        "not asserted here": f"asserted only by {', '.join(held.by)}",
        "disputed": f"disputed by {', '.join(held.by)}",
        "no support": f"nothing that counts here supports it: {', '.join(held.by)} ruled out (§6A1.3)",
        "replaced": f"replaced by {', '.join(held.by)}",
        "not admitted": "stated only in an admission that does not count here",
    }
    return Excluded("unreliable", True, False, words.get(held.reason, held.reason))


def _acquitted(event: Event, standing: Standing) -> Excluded | None:
    found = [
        entry
        for entry in event.acquitted
        if entry.person == standing.defendant and holding(entry, standing, within=event).holds
    ]
    if not found:
        return None
    count = ", ".join(entry.count for entry in found)
    if standing.edition < FIRST_EDITION_WITH_C:
        why = f"acquitted of count {count}; this edition has no exclusion (a variance argument, 18 U.S.C. §3553(a))"
        return Excluded("acquitted", False, False, why)
    overlaps = {entry.overlap for entry in found}
    if "no" in overlaps:
        why = f"acquitted of count {count}, and it does not establish the offense of conviction (§1B1.3(c))"
        return Excluded("acquitted", True, False, why)
    if "unknown" in overlaps:
        out = standing.options.acquitted_overlap == "out"
        why = f"acquitted of count {count}; court must decide whether it also establishes the conviction (n.10)"
        return Excluded("acquitted", out, False, why, assumed=True)
    why = f"acquitted of count {count}, but it also establishes the offense of conviction (§1B1.3(c))"
    return Excluded("acquitted", False, False, why)


def count_days(standing: Standing) -> tuple[date | None, date | None]:
    """Return the first day of the earliest and the last day of the latest of the defendant's live counts.

    A live count without dates leaves both unknown: it may have begun before, or ended after, the others.
    """
    firsts = [count.dates.first if count.dates is not None else None for count in standing.live_counts]
    lasts = [count.dates.last if count.dates is not None else None for count in standing.live_counts]
    return _unless_unknown(min, firsts), _unless_unknown(max, lasts)


def _unless_unknown(pick: Callable[[list[date]], date], days: list[date | None]) -> date | None:
    known = [day for day in days if day is not None]
    return pick(known) if known and len(known) == len(days) else None


def prior_sentence(entry: PriorSentence, standing: Standing) -> Excluded:
    """Answer n.5(C) for one sentence already imposed for the event."""
    first, last = count_days(standing)
    imposed: When = entry.imposed
    text = f"sentence of {imposed} in {entry.court} court"
    if entry.charged_here == "yes":
        return Excluded("prior_sentence", False, False, f"{text}; expressly charged here, so (a)(1) (n.5(C))")
    if imposed.first is not None and last is not None and imposed.first > last:
        return Excluded("prior_sentence", False, False, f"{text}, after the offense: it counts here (n.5(C) ex. 2)")
    if imposed.last is not None and first is not None and imposed.last < first and entry.charged_here == "no":
        return Excluded("prior_sentence", True, False, f"{text}, before the offense: criminal history (n.5(C) ex. 1)")
    out = standing.options.open_norm == "out"
    why = f"{text}: n.5(C) does not settle a sentence imposed during the offense, or with date or charge unknown"
    return Excluded("prior_sentence", out, False, why, assumed=True)


def prior_sentences(event: Event, standing: Standing) -> list[PriorSentence]:
    """Return the sentences already imposed on the defendant for the event that hold."""
    return [
        entry
        for entry in event.prior_sentence
        if entry.person == standing.defendant and holding(entry, standing, within=event).holds
    ]


def _prior_sentence(event: Event, standing: Standing) -> Excluded | None:
    answers = [prior_sentence(entry, standing) for entry in prior_sentences(event, standing)]
    return next((a for a in answers if a.out), answers[0] if answers else None)


def _course_of_conduct(event: Event, standing: Standing) -> Excluded | None:
    said = event.course_of_conduct.get(standing.defendant)
    if said is None:
        return None
    if said == "yes":
        return Excluded("course_of_conduct", False, False, "part of the same course of conduct (§1B1.3(a)(2))")
    if said == "no":
        why = "not part of the same course of conduct or common scheme or plan (§1B1.3(a)(2))"
        return Excluded("course_of_conduct", True, False, why)
    out = standing.options.open_norm == "out"
    why = "whether it was part of the same course of conduct is unknown (§1B1.3(a)(2), n.5(B))"
    return Excluded("course_of_conduct", out, False, why, assumed=True)


def excused(event: Event, standing: Standing) -> tuple[int | None, bool, tuple[str, ...]]:
    """Return what §2D1.1 n.5 takes off: millionths (None for all of it), whether anything does, and on what evidence.

    Only of ``agreed`` and ``attempted`` events, by the option ``unable_or_unwilling``.
    """
    if event.status == "completed":
        return 0, False, ()
    found = standing.finding("unable_or_unwilling", [[event.id]])
    if found is not None and found.prong == "unable_or_unwilling":
        if found.answer.quantity is not None:
            return deduction(found.answer.quantity, standing.options) or 0, True, (found.id,)
        return (None, True, (found.id,)) if found.answer.word == "out" else (0, False, ())
    total = 0
    applies = False
    evidence: list[str] = []
    for entry in event.unable_or_unwilling:
        if entry.person != standing.defendant or not holding(entry, standing, within=event).holds:
            continue
        rule = standing.options.unable_or_unwilling
        if rule == "by_finding" or (rule == "undisputed" and (entry.disputed_by or not entry.evidence)):
            continue
        evidence += entry.evidence
        applies = True
        if entry.quantity is None:
            return None, True, tuple(evidence)
        total += deduction(entry.quantity, standing.options) or 0
    return total, applies, tuple(evidence)


def _unable_or_unwilling(event: Event, standing: Standing) -> Excluded | None:
    off, applies, _ = excused(event, standing)
    if not applies and not any(entry.person == standing.defendant for entry in event.unable_or_unwilling):
        return None
    one = amount(event_quantity(event), standing.options)
    whole = None if one is None else one * len(occurrences(event, standing.options))
    if applies and (off is None or (whole is not None and off >= whole)):
        why = "he did not intend, or was not reasonably capable, to provide or purchase any of it (§2D1.1 n.5)"
        return Excluded("unable_or_unwilling", True, False, why)
    if applies:
        return Excluded("unable_or_unwilling", False, False, "part of the amount comes off (§2D1.1 n.5)")
    return Excluded("unable_or_unwilling", False, False, "claimed under §2D1.1 n.5, not established in this position")


_ORDER: tuple[tuple[str, Callable[[Event, Standing], Excluded | None]], ...] = (
    ("protected", _protected),
    ("unreliable", _unreliable),
    ("acquitted", _acquitted),
    ("prior_sentence", _prior_sentence),
    ("course_of_conduct", _course_of_conduct),
    ("unable_or_unwilling", _unable_or_unwilling),
)
