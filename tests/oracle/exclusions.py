"""What keeps an event out before anything else is asked, in the order of semantics §2 step 1."""

from __future__ import annotations

from relcon.records.events import Event, PriorSentence
from tests.oracle.days import moments, uncounted
from tests.oracle.graded import protected
from tests.oracle.question import Question
from tests.oracle.readings import measured, read_off
from tests.oracle.support import holds

ORDER = (
    "protected",
    "unreliable",
    "talk_only",
    "acquitted",
    "prior_sentence",
    "course_of_conduct",
    "unable_or_unwilling",
)


def excluded(event: Event, question: Question) -> tuple[str, bool] | None:
    """Return the first exclusion that keeps it out and whether it does so by leaving it open; None where none does."""
    for step in ORDER:
        answer = _natural(step, event, question)
        finding = question.found(step, [event.id], event.undertaking)
        if finding is not None and finding.answer.word is not None:
            itself = finding.prong == step and not (step == "unable_or_unwilling" and event.status == "completed")
            # A finding on all steps lifts an exclusion that the records raise, or leaves it open; it raises none.
            lifts = finding.prong == "all" and answer is not None and finding.answer.word != "out"
            if itself or lifts:
                answer = finding.answer.word
        if answer in ("out", "open"):
            return step, answer == "open"
    return None


def _natural(step: str, event: Event, question: Question) -> str | None:
    """``in`` or ``out`` by the records; None where they raise nothing."""
    if step == "protected":
        return "out" if protected(event, question) else None
    if step == "unreliable":
        return None if holds(event, question) else "out"
    if step == "talk_only":
        # Talk that led to no agreement carries no weight; where nobody knows, by the position's open norm.
        return {"no": None, "yes": "out", "unknown": question.options.open_norm}[event.talk_only]
    if step == "acquitted":
        return _acquitted(event, question)
    if step == "prior_sentence":
        answers = {_sentence(entry, question) for entry in sentences(event, question)}
        return None if not answers else "out" if "out" in answers else "in"
    if step == "course_of_conduct":
        said = event.course_of_conduct.get(question.defendant)
        return {None: None, "yes": "in", "no": "out", "unknown": question.options.open_norm}[said]
    return _unable(event, question)


def _acquitted(event: Event, question: Question) -> str | None:
    overlaps = {
        entry.overlap
        for entry in event.acquitted
        if entry.person == question.defendant and holds(entry, question, event)
    }
    if not overlaps:
        return None
    if int(question.edition) < 2024:
        return "in"
    if "no" in overlaps:
        return "out"
    return question.options.acquitted_overlap if "unknown" in overlaps else "in"


def sentences(event: Event, question: Question) -> list[PriorSentence]:
    """The sentences already imposed on him for it that hold."""
    return [
        entry for entry in event.prior_sentence if entry.person == question.defendant and holds(entry, question, event)
    ]


def _sentence(entry: PriorSentence, question: Question) -> str:
    if entry.charged_here == "yes":
        return "in"
    counts = [count.dates for count in question.part.counts if count.disposition not in ("acquitted", "dismissed")]
    dated = [dates for dates in counts if dates is not None and dates.first is not None]
    known = bool(counts) and len(dated) == len(counts)
    begun = min((dates.first for dates in dated if dates.first is not None), default=None) if known else None
    ended = max((dates.last for dates in dated if dates.last is not None), default=None) if known else None
    imposed = entry.imposed
    if imposed.first is not None and ended is not None and imposed.first > ended:
        return "in"
    if imposed.last is not None and begun is not None and imposed.last < begun and entry.charged_here == "no":
        return "out"
    return question.options.open_norm


def _unable(event: Event, question: Question) -> str | None:
    off = excused(event, question)
    if off is None:
        claimed = any(entry.person == question.defendant for entry in event.unable_or_unwilling)
        return "in" if claimed else None
    one = measured(event, question)
    if off == "everything":
        return "out"
    if one is None or uncounted(event):
        return "in"
    return "out" if int(off) >= one[0] * len(moments(event, question)) else "in"


def excused(event: Event, question: Question) -> int | str | None:
    """What §2D1.1 n.5 takes off: an amount, ``everything``, or None where nothing is established."""
    if event.status == "completed":
        return None
    finding = question.found("unable_or_unwilling", [event.id])
    if finding is not None and finding.prong == "unable_or_unwilling":
        if finding.answer.quantity is not None:
            return read_off(finding.answer.quantity, question) or 0
        return "everything" if finding.answer.word == "out" else None
    rule = question.options.unable_or_unwilling
    amounts: list[int | str] = []
    for entry in event.unable_or_unwilling:
        if entry.person != question.defendant or not holds(entry, question, event) or rule == "by_finding":
            continue
        if rule == "undisputed" and (entry.disputed_by or not entry.evidence):
            continue
        amounts.append("everything" if entry.quantity is None else read_off(entry.quantity, question) or 0)
    if not amounts:
        return None
    return "everything" if "everything" in amounts else sum(int(amount) for amount in amounts)
