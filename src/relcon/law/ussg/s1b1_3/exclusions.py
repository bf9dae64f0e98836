"""What keeps an event out before §1B1.3(a) is asked: in this order, the first is reported.

``protected`` (§1B1.8), ``unreliable`` (§6A1.3), ``talk_only`` (§2D1.1 n.5), ``acquitted`` (§1B1.3(c), n.10),
``prior_sentence`` (n.5(C)), ``course_of_conduct`` (§1B1.3(a)(2)), ``unable_or_unwilling`` (§2D1.1 n.5, where it covers
the whole amount).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import amount
from relcon.law.ussg.s1b1_3.occurrences import occurrences
from relcon.law.ussg.s1b1_3.prior_sentences import prior_sentence, prior_sentences
from relcon.law.ussg.s1b1_3.steps import Reason, Step, answered
from relcon.law.ussg.s1b1_3.unable_or_unwilling import covers, excuses
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.law.ussg.s6a1_3 import protected, reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.agreements import Finding, FindingAnswer
from relcon.records.events import Event

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
        if says_nothing or (finding.prong != name and asked == FALSE):
            # The strongest finding says nothing of this exclusion, which then answers itself.
            found.append((on, finding.model_copy(update={"answer": FindingAnswer()})))
        elif finding.prong == name:
            found.append((on, finding))
        else:
            found.append((context.circuit.every([on, asked]), finding))
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
    "no support": "nothing that counts here supports it: {by} ruled out (§6A1.3)",
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


def _unable_or_unwilling(event: Event, context: DefendantContext) -> Natural | None:
    if event.status == "completed" and not event.unable_or_unwilling:
        return None
    circuit = context.circuit
    found = excuses(event, context)
    if not found and not any(entry.person == context.defendant for entry in event.unable_or_unwilling):
        return None
    one = amount(event_quantity(event), context.options)
    countless = event.series is not None and event.series.countless
    whole = None if one is None or countless else one * len(occurrences(event, context.options))
    all_of_it = covers(found, whole, context)
    part = circuit.every([circuit.some(item.when for item in found), circuit.negate(all_of_it)])
    none = circuit.negate(circuit.some(item.when for item in found))
    said = (
        Reason(
            all_of_it, "he did not intend, or was not reasonably capable, to provide or purchase any of it (§2D1.1 n.5)"
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
