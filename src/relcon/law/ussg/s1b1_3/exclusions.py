"""What keeps an event out before §1B1.3(a) is asked: in this order, the first is reported.

``protected`` (§1B1.8), ``unreliable`` (§6A1.3), ``talk_only`` (§2D1.1 n.5), ``acquitted`` (§1B1.3(c), n.10),
``prior_sentence`` (n.5(C)), ``course_of_conduct`` (§1B1.3(a)(2)), ``unable_or_unwilling`` (§2D1.1 n.5, where it covers
the whole amount).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import amount, deduction
from relcon.law.ussg.s1b1_3.occurrences import occurrences_of
from relcon.law.ussg.s1b1_3.steps import Reason, Step, answered
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import protected, reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.agreements import Finding, FindingAnswer
from relcon.records.counts import Count, DrugObject
from relcon.records.events import Event, PriorSentence

FIRST_EDITION_WITH_C = "2024"  # §1B1.3(c) and n.10: amendment 826, effective November 1, 2024


def exclusions(event: Event, context: DefendantContext) -> tuple[Step, ...]:
    """Return the exclusions in order; one that does not *pass* keeps the event out."""
    found: list[Step] = []
    spoken_of = not context.index.spoken_of(context.defendant).isdisjoint((event.id, *event.undertaking))
    for name, ask in _ORDER:
        natural = ask(event, context)
        findings = _findings(name, natural, event, context) if spoken_of else []
        step = natural.step if natural is not None else Step(name, TRUE)
        if findings:
            step = answered(step, findings, context.circuit)
        if natural is not None or findings:
            found.append(step)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Natural:
    """What the records say of an exclusion by themselves, and when they say anything."""

    step: Step
    asked: Node = TRUE


def _findings(
    name: str, natural: Natural | None, event: Event, context: DefendantContext
) -> list[tuple[Node, Finding]]:
    """Return the findings that answer an exclusion: on its own prong always, even if the event's record is silent.

    ``all`` only lifts one: that all of it is out is answered once, for the event, under no exclusion's name. Of a
    completed deal §2D1.1 n.5 asks nothing.
    """
    found: list[tuple[Node, Finding]] = []
    for on, finding in context.findings(name, [[event.id], event.undertaking]):
        asked = natural.asked if natural is not None else FALSE
        if finding.prong == name:
            says_nothing = name == "unable_or_unwilling" and event.status == "completed"
        else:
            says_nothing = finding.answer.word == "out"
        if finding.prong == name and not says_nothing:
            found.append((on, finding))
            continue
        if finding.prong != name and not says_nothing:
            found.append((context.circuit.every([on, asked]), finding))
        # Where the strongest finding says nothing of this exclusion it answers itself: no weaker one is asked.
        found.append((on, finding.model_copy(update={"answer": FindingAnswer()})))
    return found if any(finding.answer.word is not None for _, finding in found) else []


def _protected(event: Event, context: DefendantContext) -> Natural | None:
    node = protected(event, context)
    if node == FALSE:
        return None
    contained = event.id in context.index.origin
    why = (
        "known only through an admission that does not count for this defendant here (§1B1.8)"
        if contained
        else "its own evidence does not suffice here, and an admission that supports it does not count (§1B1.8)"
    )
    return Natural(Step("protected", context.circuit.negate(node), said=(Reason(node, why),)), node)


_NOT_HELD = {
    "switched off": "switched off for this question",
    "not asserted here": "asserted only by {by}",
    "disputed": "disputed by {by}",
    "no support": "nothing that counts here supports it: {by} left out (§6A1.3(a))",
    "replaced": "replaced by {by}",
    "contested": "told by the client alone, against {by}: contested here (§6A1.3)",
    "not admitted": "stated only in an admission that does not count here",
}


def _unreliable(event: Event, context: DefendantContext) -> Natural | None:
    circuit = context.circuit
    held = reliability(event, context)
    if held.node == TRUE:
        return None
    said: list[Reason] = []
    so_far = TRUE
    for condition in held.conditions:
        lacking = circuit.every([so_far, circuit.negate(condition.met)])
        said.append(Reason(lacking, _NOT_HELD[condition.otherwise].format(by=", ".join(condition.by))))
        so_far = circuit.every([so_far, condition.met])
    return Natural(Step("unreliable", held.node, said=tuple(said)), circuit.negate(held.node))


def _talk_only(event: Event, context: DefendantContext) -> Natural | None:
    """Keep out what was discussed and not agreed: n.5 counts what was agreed, delivered or attempted."""
    if event.talk_only == "no":
        return None
    if event.talk_only == "yes":
        why = "discussed, and no agreement: it never carries weight (§2D1.1 n.5)"
        who = ", ".join(dict.fromkeys(one.person for one in event.participants if one.knowing != "no"))
        knew = f"{why}; shown as knowledge of {who}" if who else why
        return Natural(Step("talk_only", FALSE, said=(Reason(TRUE, knew),)))
    passes = TRUE if context.options.open_norm == "in" else FALSE
    return Natural(Step("talk_only", passes, said=(Reason(TRUE, point("talked").said, True),)))


def _acquitted(event: Event, context: DefendantContext) -> Natural | None:
    if not event.acquitted:
        return None
    circuit = context.circuit
    entries = [entry for entry in event.acquitted if entry.person == context.defendant]
    if not entries:
        return None
    held = [(reliability(entry, context, within=event).node, entry) for entry in entries]
    any_held = circuit.some(node for node, _ in held)
    if any_held == FALSE:
        return None
    count = ", ".join(entry.count for entry in entries)
    if context.edition < FIRST_EDITION_WITH_C:
        why = f"acquitted of count {count}; this edition has no exclusion (a variance argument, 18 U.S.C. §3553(a))"
        return Natural(Step("acquitted", TRUE, said=(Reason(any_held, why),)), any_held)
    apart = circuit.some(node for node, entry in held if entry.overlap == "no")
    unknown = circuit.every(
        [circuit.negate(apart), circuit.some(node for node, entry in held if entry.overlap == "unknown")]
    )
    also = circuit.every([any_held, circuit.negate(apart), circuit.negate(unknown)])
    out = [apart, unknown] if context.options.acquitted_overlap == "out" else [apart]
    said = (
        Reason(apart, f"acquitted of count {count}, and it does not establish the offense of conviction (§1B1.3(c))"),
        Reason(
            unknown,
            f"acquitted of count {count}; court must decide whether it also establishes the conviction (n.10)",
            True,
        ),
        Reason(also, f"acquitted of count {count}, but it also establishes the offense of conviction (§1B1.3(c))"),
    )
    return Natural(Step("acquitted", circuit.negate(circuit.some(out)), said=said), any_held)


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


def _prior_sentence(event: Event, context: DefendantContext) -> Natural | None:
    if not event.prior_sentence:
        return None
    circuit = context.circuit
    answers = [(node, prior_sentence(entry, context)) for node, entry in prior_sentences(event, context)]
    answers = [item for item in answers if item[0] != FALSE]
    if not answers:
        return None
    out = circuit.some(node for node, answer in answers if answer.out)
    said: list[Reason] = []
    # The first that keeps the event out is told; where none does, the first.
    earlier, earlier_out = FALSE, FALSE
    for node, answer in answers:
        before = earlier_out if answer.out else circuit.some([out, earlier])
        said.append(Reason(circuit.every([node, circuit.negate(before)]), answer.why, answer.assumed))
        earlier = circuit.some([earlier, node])
        earlier_out = circuit.some([earlier_out, node]) if answer.out else earlier_out
    asked = circuit.some(node for node, _ in answers)
    return Natural(Step("prior_sentence", circuit.negate(out), said=tuple(said)), asked)


def _course_of_conduct(event: Event, context: DefendantContext) -> Natural | None:
    said = event.course_of_conduct.get(context.defendant)
    if said is None:
        return None
    if said == "yes":
        why = "part of the same course of conduct (§1B1.3(a)(2))"
        return Natural(Step("course_of_conduct", TRUE, said=(Reason(TRUE, why),)))
    if said == "no":
        why = "not part of the same course of conduct or common scheme or plan (§1B1.3(a)(2))"
        return Natural(Step("course_of_conduct", FALSE, said=(Reason(TRUE, why),)))
    why = "whether it was part of the same course of conduct is unknown (§1B1.3(a)(2), n.5(B))"
    inside = TRUE if context.options.open_norm == "in" else FALSE
    return Natural(Step("course_of_conduct", inside, said=(Reason(TRUE, why, True),)))


@dataclass(frozen=True, slots=True)
class Excuse:
    """An amount that §2D1.1 n.5 takes off: when, how much in millionths (None: all of it), on what evidence."""

    when: Node
    amount: int | None
    evidence: tuple[str, ...]


def excuses(event: Event, context: DefendantContext) -> tuple[Excuse, ...]:
    """Return what §2D1.1 n.5 takes off an ``agreed`` or ``attempted`` event, by the option ``unable_or_unwilling``."""
    if event.status == "completed":
        return ()
    circuit = context.circuit
    found: list[Excuse] = []
    silent = TRUE
    for on, finding in context.findings("unable_or_unwilling", [[event.id]]):
        if finding.prong == "all":
            continue
        when = circuit.every([silent, on])
        if finding.answer.quantity is not None:
            found.append(Excuse(when, deduction(finding.answer.quantity, context.options) or 0, (finding.id,)))
        elif finding.answer.word == "out":
            found.append(Excuse(when, None, (finding.id,)))
        silent = circuit.every([silent, circuit.negate(on)])
    rule = context.options.unable_or_unwilling
    for entry in event.unable_or_unwilling:
        if entry.person != context.defendant or rule == "by_finding":
            continue
        if rule == "undisputed" and (entry.disputed_by or not entry.evidence):
            continue
        when = circuit.every([silent, reliability(entry, context, within=event).node])
        off = None if entry.quantity is None else deduction(entry.quantity, context.options) or 0
        found.append(Excuse(when, off, entry.evidence))
    return tuple(item for item in found if item.when != FALSE)


def _all_of_it(found: Sequence[Excuse], whole: int | None, context: DefendantContext) -> Node:
    """Return when the amounts taken off are all of it: some set of them that is enough, of those that hold."""
    circuit = context.circuit
    everything = circuit.some(item.when for item in found if item.amount is None)
    if whole is None:
        return everything
    # reached[k]: when the first entries together take off k; entries are few.
    reached: dict[int, Node] = {0: TRUE}
    for item in found:
        if item.amount is None:
            continue
        after: dict[int, Node] = {}
        for total, node in reached.items():
            for add, holds in ((0, circuit.negate(item.when)), (item.amount, item.when)):
                key = min(total + add, whole)
                after[key] = circuit.some([after.get(key, FALSE), circuit.every([node, holds])])
        reached = after
    claimed = circuit.some(item.when for item in found if item.amount is not None)
    return circuit.some([everything, circuit.every([claimed, reached.get(whole, FALSE)])])


def _unable_or_unwilling(event: Event, context: DefendantContext) -> Natural | None:
    if event.status == "completed" and not event.unable_or_unwilling:
        return None
    circuit = context.circuit
    found = excuses(event, context)
    if not found and not any(entry.person == context.defendant for entry in event.unable_or_unwilling):
        return None
    one = amount(event_quantity(event), context.options)
    countless = event.series is not None and event.series.countless
    whole = None if one is None or countless else one * len(occurrences_of(event, context))
    all_of_it = _all_of_it(found, whole, context)
    part = circuit.every([circuit.some(item.when for item in found), circuit.negate(all_of_it)])
    none = circuit.negate(circuit.some(item.when for item in found))
    said = (
        Reason(
            all_of_it,
            "not intended by the defendant, or not within the defendant's reasonable capability (§2D1.1 n.5)",
        ),
        Reason(part, "part of the amount comes off (§2D1.1 n.5)"),
        Reason(none, "claimed under §2D1.1 n.5, not established in this position"),
    )
    return Natural(Step("unable_or_unwilling", circuit.negate(all_of_it), said=said))


_ORDER: tuple[tuple[str, Callable[[Event, DefendantContext], Natural | None]], ...] = (
    ("protected", _protected),
    ("unreliable", _unreliable),
    ("talk_only", _talk_only),
    ("acquitted", _acquitted),
    ("prior_sentence", _prior_sentence),
    ("course_of_conduct", _course_of_conduct),
    ("unable_or_unwilling", _unable_or_unwilling),
)


def verdicts_below(counts: tuple[Count, ...], edition: str) -> tuple[str, ...]:
    """Say of each count on which a jury found less than was charged that the difference may be acquitted conduct.

    Parameters
    ----------
    counts
        The live counts of one defendant.
    edition
        A shipped edition; before that of 2024 there is no exclusion, and the difference is an argument for a variance.

    Notes
    -----
    No weight comes off by itself: whether the verdict acquits of the rest, and whether that conduct also establishes
    the offense of conviction, the court decides (n.10). An event that it does acquit of says so in ``acquitted``.
    """
    said = []
    for count in counts:
        if count.found is None or count.found.by != "jury":
            continue
        for charge, finding in _pairs(count):
            less = _less(charge, finding)
            if less is not None:
                said.append(f"count {count.count}: the jury found {less}: {_what_follows(edition)}")
    return tuple(said)


def _what_follows(edition: str) -> str:
    if edition < FIRST_EDITION_WITH_C:
        return (
            "this edition has no exclusion of acquitted conduct; the difference is an argument for a variance "
            "(18 U.S.C. §3553(a))"
        )
    return (
        "the difference may be acquitted conduct, which does not count unless it also establishes the offense of "
        "conviction; the court must decide (USSG §1B1.3(c), n.10), and nothing comes off here: mark the events "
        "(`acquitted`) that it reaches"
    )


def _pairs(count: Count) -> list[tuple[DrugObject, DrugObject]]:
    found = count.found.objects if count.found is not None else ()
    return [(charge, one) for charge in count.charged for one in found if charge.substance == one.substance]


def _less(charge: DrugObject, found: DrugObject) -> str | None:
    one, other = charge.quantity, found.quantity
    if one is not None and other is not None and one.low is not None and other.high is not None:
        if one.dimension == other.dimension and other.high < one.low:
            return f"{other.text} of {charge.substance} where {one.text} was charged"
        return None
    if charge.penalty is None or found.penalty is None:
        return None
    # 841(b)(1)(A) to (E) and 960(b)(1) to (7): the later of one list is the lesser.
    (one_list, _, charged), (other_list, _, proved) = charge.penalty.rpartition("("), found.penalty.rpartition("(")
    if one_list == other_list and proved > charged:
        return f"{found.penalty} where {charge.penalty} was charged"
    return None
