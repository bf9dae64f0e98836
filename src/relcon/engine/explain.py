"""Each event for the defendant, in or out: result, rule, finding, fact, page; and what would change it."""

from __future__ import annotations

from collections.abc import Mapping

from relcon.engine.weigh import Weights, full_amount, weigh_event
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s6a1_3 import holding
from relcon.records.events import Event
from relcon.results.exposure import EventAnswer
from relcon.results.weights import grams

CHANGES = {
    "protected": "the admission counting against him: no protection by the letter, an independent source, or breach",
    "unreliable": "evidence that counts in this position, or the position asserting it",
    "acquitted": "a finding that the conduct also establishes the offense of conviction",
    "prior_sentence": "the conduct being expressly charged here, or the sentence imposed after the offense",
    "course_of_conduct": "a finding that it was part of the same course of conduct or common scheme or plan",
    "unable_or_unwilling": "a finding that he intended the amount and was capable of it",
    "own_act": "a fact that he knowingly took part in it",
    "undertaking": "a fact that he jointly undertook the activity to which it belongs",
    "participant": "a fact that somebody else criminally responsible took part then",
    "scope": "a fact or finding that what he himself agreed to embraced it",
    "timing": "a date that puts it wholly inside his membership",
    "furtherance": "a finding that it furthered the undertaking",
    "foreseeability": "a fact from before it that makes it foreseeable: knowledge, or authority over a participant",
}
UNCHANGE = "a finding on one prong of §1B1.3(a)(1)(B), or the loss of every exhibit under it"
OWN_UNCHANGE = "a fact that he did not knowingly take part, or the loss of every exhibit under it"


def event_answers(
    attributions: Mapping[str, Attribution], weights: Weights, standing: Standing
) -> dict[str, EventAnswer]:
    """Return every event's answer, in the order of the files."""
    return {id: _answer(standing.docket.events[id], found, weights, standing) for id, found in attributions.items()}


def _answer(event: Event, found: Attribution, weights: Weights, standing: Standing) -> EventAnswer:
    weighed = weights.weighed.get(event.id)
    why = list(found.why)
    if weighed is not None:
        why += [f"weight: {note}" for note in weighed.notes]
        alone = weighed.alone
        counted = weights.counted.get(event.id)
    else:
        alone, counted = _if_counted(event, standing), 0
    absorbed = weights.absorbed_by.get(event.id)
    if absorbed is not None:
        why.append(f"weight: the same drugs as {absorbed}; counted once")
    return EventAnswer.model_validate(
        {
            "in": found.inside,
            "basis": found.basis,
            "failed": found.failed,
            "grams": None if alone is None else grams(alone),
            "counted_grams": None if counted is None else grams(counted),
            "lot": event.lot,
            "absorbed_by": absorbed,
            "occurrences": (found.counted if found.inside else 0) if event.series is not None else None,
            "open": found.open,
            "why": tuple(why),
            "evidence": found.evidence,
            "would_change": _would_change(found),
            "flags": _flags(event, found, standing),
        }
    )


def _if_counted(event: Event, standing: Standing) -> int | None:
    """Return the whole event's weight, as it would stand alone if it counted."""
    total, dimension = full_amount(event, standing)
    if total is None or dimension is None:
        return None
    whole = Attribution(True, False, None, own_amounts=(total,))
    return weigh_event(event, whole, standing).alone


def _would_change(found: Attribution) -> str:
    if found.inside:
        return OWN_UNCHANGE if any("(A)" in basis for basis in found.basis) else UNCHANGE
    return CHANGES.get(found.failed or "", "")


def _flags(event: Event, found: Attribution, standing: Standing) -> tuple[str, ...]:
    held = holding(event, standing)
    flags = []
    if not event.evidence and event.id not in standing.docket.origin:
        flags.append("uncited")
    if held.holds and held.weak:
        flags.append("rests only on weak evidence")
    if held.holds and held.suppressed:
        flags.append("rests on suppressed evidence")
    if found.assumed:
        flags.append("an open norm was read")
    if event.coded is not None:
        flags.append(f"coded: {event.coded.words!r} read as {event.coded.reading!r} by {event.coded.by}")
    return tuple(flags)
