"""From node values to the worksheet's inputs, for one defendant in one position, in every scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.weigh import Weights
from relcon.engine.which_edition import sentencing_date
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.context import DefendantContext
from relcon.law.facts import (
    CRITERIA,
    NO_ACCEPTANCE,
    PLEA,
    TIMELY,
    Characteristic,
    CriterionFinding,
    Direct,
    WorksheetFacts,
)
from relcon.law.line import Texts
from relcon.law.open_points import point
from relcon.law.tristate import NO, UNKNOWN, YES, TriArray, flags, ints, known, tri
from relcon.law.ussg import s2d1_2
from relcon.law.ussg.chapter_two import asks_own_acts
from relcon.law.ussg.s1b1_3.steps import finding_text
from relcon.law.ussg.s2d1_1.compensation import KIND as UNPAID
from relcon.law.ussg.s2d1_1.compensation import asked_with, unpaid
from relcon.law.ussg.s3b1_1 import on_worksheet as s3b1_1
from relcon.law.ussg.s3b1_2 import on_worksheet as s3b1_2
from relcon.law.ussg.s4a1_2 import Commenced, commenced
from relcon.law.values import Values
from relcon.logic.circuit import FALSE

ACCEPTANCE = {"timely": TIMELY, "plea": PLEA, "none": NO_ACCEPTANCE}
FOUND_ACCEPTANCE = {-3: TIMELY, -2: PLEA, 0: NO_ACCEPTANCE}
"""The levels that a finding may state (``ACCEPTANCE_LEVELS``)."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """What a world says of one defendant's disposition, beside the leaves.

    Attributes
    ----------
    trial
        Whether guilt is put to trial.
    acceptance
        Overrides the file's; None leaves it as stated.
    criterion5
        18 U.S.C. §3553(f)(5); None leaves it as the file's ``disclosed_all`` says.
    obstruction
        §3C1.1 by the world; None leaves it to recorded circumstances.
    notes
        What the world leaves open.
    complete
        Where, over several scenarios, everything was said; None where all scenarios are alike. Elsewhere criterion 5
        is not met, whatever ``criterion5`` says.
    criteria_left_open
        Criteria of the safety valve on which something was said that does not count here, with the reason: open
        where nothing else fails them.
    """

    trial: bool = False
    acceptance: Literal["timely", "plea", "none"] | None = None
    criterion5: Literal["met", "not met", "unknown"] | None = None
    obstruction: bool | None = None
    notes: tuple[str, ...] = ()
    complete: tuple[bool, ...] | None = None
    criteria_left_open: tuple[tuple[int, str], ...] = ()


AS_STATED = Disposition()


def _tri(value: bool | None, n: int) -> TriArray:
    return np.full(n, UNKNOWN if value is None else YES if value else NO, dtype=np.int8)


def worksheet_facts(
    grounded: DefendantCircuit, values: Values, weights: Weights, disposition: Disposition
) -> WorksheetFacts:
    """Return the worksheet's inputs.

    Parameters
    ----------
    grounded, values, weights
        A defendant in a position, the values of its nodes, what is attributed.
    disposition : Disposition
        What the world says of the disposition.
    """
    context, n = grounded.context, values.n
    raising = s3b1_1.supported(grounded.role, values, context.edition)
    acceptance, note = _acceptance(context, disposition, values)
    return WorksheetFacts(
        edition=context.edition,
        amounts=weights.amounts,
        unknown_weight=weights.unknown,
        purity_mix=context.options.purity_mix,
        aggravating=raising,
        mitigating=s3b1_2.supported(grounded.role, values, raising, context.edition),
        trial=flags(disposition.trial, n),
        acceptance=acceptance,
        history=context.part.criminal_history,
        disclosed=_disclosed(context, disposition, n),
        counts=context.part.counts,
        career_offender=context.part.career_offender.answer,
        characteristics=_characteristics(grounded, values, disposition),
        dropped_sentences=_dropped(grounded, values),
        safety_valve_findings=_valve_findings(context, values),
        criteria_left_open=dict(disposition.criteria_left_open),
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
    )


def _commenced(grounded: DefendantCircuit, values: Values) -> Commenced | None:
    """Return when the instant offense began, for how far back prior sentences count (§4A1.2(d), (e))."""
    context = grounded.context
    events = ((one.event.date, values.bits(one.inside), values.bits(one.open)) for one in grounded.events.values())
    return commenced(context.part.criminal_history, context.live_counts, events, values.n)


def _own_acts(grounded: DefendantCircuit, values: Values) -> TriArray | None:
    """Return whether an attributed event is an act of his own, where a count's guideline asks for that."""
    context = grounded.context
    if not asks_own_acts(context.live_counts, context.edition):
        return None
    found = np.zeros(values.n, dtype=np.bool_)
    for one in grounded.events.values():
        for piece in one.groups if one.inside != FALSE else ():
            found |= values.bits(one.inside) & values.bits(piece.does)
    return known(found)


def _direct(grounded: DefendantCircuit, values: Values) -> Direct | None:
    """Return what directly involved a protected location or individual, where a count asks for it."""
    context = grounded.context
    if not s2d1_2.governs([count for count in context.part.counts if count.live], context.edition):
        return None
    unsaid = [one.inside for one in grounded.events.values() if one.event.protected_location == "unknown"]
    return Direct(grounded.direct_weight_plan.amounts(values), values.any(unsaid))


def _characteristics(grounded: DefendantCircuit, values: Values, disposition: Disposition) -> dict[str, Characteristic]:
    found: dict[str, Characteristic] = {}
    n = values.n
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
    if disposition.obstruction is not None:
        why = "in this world" if disposition.obstruction else "not in this world"
        own_act = _tri(disposition.obstruction, n)
        found["obstruction"] = Characteristic(own_act, own_act, Texts.same(why, n))
    return found


def _acceptance(context: DefendantContext, disposition: Disposition, values: Values) -> tuple[IntArray, str]:
    n, stated = values.n, context.part.acceptance
    if disposition.acceptance is not None:
        return ints(ACCEPTANCE[disposition.acceptance], n), _contest(stated.contested)
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
    return levels, "; ".join(notes)


def _contest(contested: Sequence[str]) -> str:
    if not contested:
        return ""
    return f"he contests {', '.join(contested)}: {point('contested').said}"


def _disclosed(context: DefendantContext, disposition: Disposition, n: int) -> TriArray:
    if disposition.criterion5 is None:
        found = tri(context.part.disclosed_all, n)
    else:
        found = _tri({"met": True, "not met": False, "unknown": None}[disposition.criterion5], n)
    if disposition.complete is None:
        return found
    return np.where(np.array(disposition.complete), found, NO).astype(np.int8)


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
