"""From node values to the worksheet's inputs, for one defendant in one position, in every scenario."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.disposition import Dispositions
from relcon.engine.event_nodes import event_nodes
from relcon.engine.weigh import Weights
from relcon.engine.which_edition import sentencing_date
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.context import DefendantContext
from relcon.law.facts import (
    CRITERIA,
    NO_ACCEPTANCE,
    PLEA,
    TIMELY,
    Assumed,
    Characteristic,
    CriterionFinding,
    Direct,
    WorksheetFacts,
)
from relcon.law.line import Note, Texts
from relcon.law.open_points import point
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, ints, known, number
from relcon.law.ussg import s2d1_2
from relcon.law.ussg.chapter_two import asks_own_acts
from relcon.law.ussg.s1b1_3.steps import finding_text
from relcon.law.ussg.s2d1_1.compensation import KIND as UNPAID
from relcon.law.ussg.s2d1_1.compensation import asked_with, unpaid
from relcon.law.ussg.s3b1_1 import on_worksheet as s3b1_1
from relcon.law.ussg.s3b1_2 import on_worksheet as s3b1_2
from relcon.law.ussg.s4a1_2 import Commenced, commenced
from relcon.law.values import Values
from relcon.logic.circuit import FALSE, Node

ACCEPTANCE = {"timely": TIMELY, "plea": PLEA, "none": NO_ACCEPTANCE}
FOUND_ACCEPTANCE = {-3: TIMELY, -2: PLEA, 0: NO_ACCEPTANCE}
"""The levels that a finding may state (``ACCEPTANCE_LEVELS``)."""


def worksheet_facts(
    grounded: DefendantCircuit, values: Values, weights: Weights, dispositions: Dispositions
) -> WorksheetFacts:
    """Return the worksheet's inputs.

    Parameters
    ----------
    grounded, values, weights
        A defendant in a position, the values of its nodes, what is attributed.
    dispositions : Dispositions
        What the world says of the disposition in each column.
    """
    context = grounded.context
    as_if = dispositions.spread(lambda one: -1 if one.aggravating is None else one.aggravating)
    raising = s3b1_1.as_if(s3b1_1.supported(grounded.role, values, context.edition), as_if)
    acceptance, note = _acceptance(context, dispositions, values)
    return WorksheetFacts(
        edition=context.edition,
        amounts=weights.amounts,
        unknown_weight=weights.unknown,
        purity_mix=context.options.purity_mix,
        aggravating=raising,
        mitigating=s3b1_2.beside(s3b1_2.supported(grounded.role, values, raising, context.edition), as_if),
        trial=dispositions.where(lambda one: one.trial),
        acceptance=acceptance,
        history=context.part.criminal_history,
        disclosed=_disclosed(context, dispositions),
        counts=context.part.counts,
        career_offender=context.part.career_offender.answer,
        characteristics=_characteristics(grounded, values),
        dropped_sentences=_dropped(grounded, values),
        safety_valve_findings=_valve_findings(context, values),
        criteria_left_open=_left_open(dispositions),
        plants=weights.plants,
        plants_weigh=weights.plants_weigh,
        direct=_direct(grounded, values),
        early_disposition=context.part.early_disposition,
        acceptance_note=note,
        predicates=context.part.career_offender.predicates,
        commenced=_commenced(grounded, values),
        circuit=context.index.matter.circuit,
        statutory_quantity=context.options.statutory_quantity,
        sentenced=sentencing_date(context.index.matter, context.defendant),
        own_acts=_own_acts(grounded, values),
        obstruction=_obstruction(dispositions),
    )


def beside_weights(grounded: DefendantCircuit) -> Iterator[Node]:
    """Yield every node on which a worksheet depends besides the sums of what counts.

    Where it asks for an event by itself, all that the event's weight hangs on is among them: for a prior sentence that
    drops out, for the day on which the offense began, for an own act, for a protected location.
    """
    context = grounded.context
    yield from grounded.beside_events()
    each = (
        commenced(context.part.criminal_history, context.live_counts, (), 1) is not None
        or asks_own_acts(context.live_counts, context.edition)
        or s2d1_2.governs([count for count in context.part.counts if count.live], context.edition)
    )
    for one in grounded.events.values():
        if each or one.sentences:
            yield from event_nodes(one, context)


def _commenced(grounded: DefendantCircuit, values: Values) -> Commenced | None:
    """Return when the instant offense began, for how far back prior sentences count (§4A1.2(d), (e))."""
    context = grounded.context
    events = ((one.event.date, values.bits(one.inside), values.bits(one.open)) for one in grounded.events.values())
    return commenced(context.part.criminal_history, context.live_counts, events, values.n)


def _own_acts(grounded: DefendantCircuit, values: Values) -> TriArray | None:
    """Return whether an attributed event is an act of the defendant's own, where a count's guideline asks for that."""
    context = grounded.context
    if not asks_own_acts(context.live_counts, context.edition):
        return None
    found = np.zeros(values.n, dtype=np.bool_)
    for one in grounded.events.values():
        for group in one.groups if one.inside != FALSE else ():
            found |= values.bits(one.inside) & values.bits(group.does)
    return known(found)


def _direct(grounded: DefendantCircuit, values: Values) -> Direct | None:
    """Return what directly involved a protected location or individual, where a count asks for it."""
    context = grounded.context
    if not s2d1_2.governs([count for count in context.part.counts if count.live], context.edition):
        return None
    unsaid = [one.inside for one in grounded.events.values() if one.event.protected_location == "unknown"]
    return Direct(grounded.direct_weight_plan.amounts(values), values.any(unsaid))


def _characteristics(grounded: DefendantCircuit, values: Values) -> dict[str, Characteristic]:
    found: dict[str, Characteristic] = {}
    for kind in dict.fromkeys(answer.kind for answer in grounded.circumstances):
        items = [answer for answer in grounded.circumstances if answer.kind == kind]
        reaches = values.any(answer.reaches for answer in items)
        is_open = values.any(answer.open for answer in items)
        own = values.any(answer.own for answer in items)
        own_open = values.any(answer.own_open for answer in items)
        said = [(item.when, item.text) for answer in items for item in answer.said]
        found[kind] = Characteristic(
            np.where(reaches, YES, np.where(is_open, UNKNOWN, NO)).astype(np.int8),
            np.where(own, YES, np.where(own_open, UNKNOWN, NO)).astype(np.int8),
            values.texts(said),
            tuple(answer.id for answer in items),
        )
    # §2D1.1(b)(17)(B): pay is asked for where another circumstance makes it matter.
    if grounded.pay and asked_with(grounded.context.edition) & found.keys():
        money, unsaid, nothing = (
            values.any(one.when for one in grounded.pay if one.money is answer) for answer in (True, None, False)
        )
        said_of_pay = values.texts([(one.when, one.text) for one in grounded.pay])
        records = tuple(one.record for one in grounded.pay)
        found[UNPAID] = unpaid(found.get(UNPAID), money, unsaid, nothing, said_of_pay, records)
    return found


def _obstruction(dispositions: Dispositions) -> Assumed | None:
    """Return what a world says of §3C1.1 in place of the records; None where none says anything."""
    where = dispositions.where(lambda one: one.obstruction is not None)
    return Assumed(where, dispositions.where(lambda one: bool(one.obstruction))) if where.any() else None


def _left_open(dispositions: Dispositions) -> dict[int, tuple[Note, ...]]:
    """Return, by criterion of the safety valve, why the world leaves it open, and in which columns."""
    found: dict[int, tuple[Note, ...]] = {}
    for criterion, why in dict.fromkeys(item for one in dispositions.each for item in one.criteria_left_open):
        where = dispositions.where(lambda one, item=(criterion, why): item in one.criteria_left_open)  # type: ignore[misc]
        found[criterion] = (*found.get(criterion, ()), Note(why, where))
    return found


def _acceptance(context: DefendantContext, dispositions: Dispositions, values: Values) -> tuple[IntArray, Texts]:
    """Return acceptance as the world has it, else as stated and found; and what is said of it beside."""
    n, stated = values.n, context.part.acceptance
    said = "acceptance" in context.part.model_fields_set
    levels = ints(ACCEPTANCE[stated.plea] if said else UNKNOWN, n)
    notes = [_contest(stated.contested)] if stated.contested else []
    for node, finding in reversed(context.findings("acceptance", [[None]])):
        if finding.prong != "acceptance":
            continue
        answer = FOUND_ACCEPTANCE.get(finding.answer.level) if finding.answer.level is not None else None
        by_word = {"out": NO_ACCEPTANCE, "open": UNKNOWN}.get(finding.answer.word or "")
        chosen = answer if answer is not None else by_word
        if chosen is not None:
            levels = np.where(values.bits(node), chosen, levels).astype(np.int64)
            notes.append(finding_text(finding))
    assumed = dispositions.where(lambda one: one.acceptance is not None)
    by_world = dispositions.spread(lambda one: UNKNOWN if one.acceptance is None else ACCEPTANCE[one.acceptance])
    texts = Texts(("; ".join(notes), _contest(stated.contested)), assumed.astype(np.int64))
    return np.where(assumed, by_world, levels).astype(np.int64), texts


def _contest(contested: Sequence[str]) -> str:
    if not contested:
        return ""
    return f"the defendant contests {', '.join(contested)}: {point('contested').said}"


def _disclosed(context: DefendantContext, dispositions: Dispositions) -> TriArray:
    words = {None: context.part.disclosed_all, "met": "yes", "not met": "no", "unknown": "unknown"}
    return dispositions.spread(lambda one: number(words[one.criterion5])).astype(np.int8)


def _valve_findings(context: DefendantContext, values: Values) -> dict[int, tuple[CriterionFinding, ...]]:
    words = {"in": YES, "out": NO, "open": UNKNOWN}
    return {
        criterion: tuple(
            CriterionFinding(values.bits(node), words[finding.answer.word])
            for node, finding in reversed(context.findings(f"safety_valve_{criterion}", [[None]]))
            if finding.prong != "all" and finding.answer.word is not None
        )
        for criterion in CRITERIA
    }


def _dropped(grounded: DefendantCircuit, values: Values) -> dict[str, BoolArray]:
    dropped: dict[str, BoolArray] = {}
    for one in grounded.events.values():
        for node, id in one.sentences if one.inside != FALSE else ():
            here = values.bits(one.inside) & values.bits(node)
            dropped[id] = dropped[id] | here if id in dropped else here
    return dropped
