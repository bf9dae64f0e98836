"""From one scenario's attribution to the worksheet's inputs, for one defendant in one position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from relcon.engine.columns import Texts
from relcon.engine.sheet_inputs import NO_ACCEPTANCE, PLEA, TIMELY, Characteristic, Inputs, RoleInput
from relcon.engine.weigh import Weights
from relcon.law.answers import NO, UNKNOWN, YES, TriArray, flags, ints, tri
from relcon.law.arrays import BoolArray
from relcon.law.standing import Standing
from relcon.law.ussg.role_elements import RoleFound, aggravating, mitigating
from relcon.law.ussg.s1b1_3.attribution import Attribution
from relcon.law.ussg.s1b1_3.circumstances import Reach, reach
from relcon.records.facts import Circumstance

ACCEPTANCE = {"timely": TIMELY, "plea": PLEA, "none": NO_ACCEPTANCE}
FOUND_ACCEPTANCE = {-3: "timely", -2: "plea", 0: "none"}


@dataclass(frozen=True, slots=True)
class Columns:
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
    """

    trial: bool = False
    acceptance: Literal["timely", "plea", "none"] | None = None
    criterion5: Literal["met", "not met", "unknown"] | None = None
    obstruction: bool | None = None
    notes: tuple[str, ...] = ()


AS_STATED = Columns()


def _tri(value: bool | None) -> TriArray:
    return np.array([UNKNOWN if value is None else YES if value else NO], dtype=np.int8)


def _role(found: RoleFound) -> RoleInput:
    return RoleInput(
        ints(found.levels, 1), flags(found.open, 1), Texts.same(found.why, 1), Texts.same(found.door, 1), found.facts
    )


def _merge(values: Iterable[bool | None]) -> bool | None:
    seen = list(values)
    return True if True in seen else None if None in seen else False


def characteristics(standing: Standing) -> tuple[dict[str, Characteristic], tuple[str, ...]]:
    """Return the recorded circumstances by kind, and those of their readings that rest on an open norm."""
    by_kind: dict[str, list[tuple[Circumstance, Reach]]] = {}
    assumed: list[str] = []
    for record in standing.docket.circumstances.values():
        answer = reach(record, standing)
        by_kind.setdefault(record.kind, []).append((record, answer))
        if answer.assumed:
            assumed.append(answer.why)
    found: dict[str, Characteristic] = {}
    for kind, items in by_kind.items():
        reaches, own = _merge(a.reaches for _, a in items), _merge(a.own for _, a in items)
        telling = [a.why for _, a in items if a.reaches is reaches] or [a.why for _, a in items]
        facts = tuple(record.id for record, a in items if a.reaches is not False)
        why = Texts.same("; ".join(telling), 1)
        found[kind] = Characteristic(_tri(reaches), _tri(own), why, facts)
    return found, tuple(assumed)


def _obstruction(found: dict[str, Characteristic], columns: Columns) -> dict[str, Characteristic]:
    if columns.obstruction is None:
        return found
    why = "in this world" if columns.obstruction else "not in this world"
    own = _tri(columns.obstruction)
    return {**found, "obstruction": Characteristic(own, own, Texts.same(why, 1))}


def _acceptance(standing: Standing, columns: Columns) -> tuple[int, str]:
    stated = standing.part.acceptance
    answer = columns.acceptance or stated.plea
    found = standing.finding("acceptance", [[None]])
    if found is not None and found.prong == "acceptance" and columns.acceptance is None:
        if found.answer.level in FOUND_ACCEPTANCE:
            return ACCEPTANCE[FOUND_ACCEPTANCE[found.answer.level]], f"finding {found.id} ({found.by})"
        if found.answer.word == "out":
            return NO_ACCEPTANCE, f"finding {found.id} ({found.by})"
        if found.answer.word == "open":
            return UNKNOWN, f"finding {found.id} ({found.by}): open"
    why = ""
    if stated.contested:
        why = f"he contests {', '.join(stated.contested)}: at risk if found frivolous or false (§3E1.1 n.1(A))"
    return ACCEPTANCE[answer], why


def _disclosed(standing: Standing, columns: Columns) -> TriArray:
    if columns.criterion5 is None:
        return tri(standing.part.disclosed_all, 1)
    return _tri({"met": True, "not met": False, "unknown": None}[columns.criterion5])


def _valve_findings(standing: Standing) -> dict[int, TriArray]:
    answers: dict[int, TriArray] = {}
    for criterion in range(1, 6):
        found = standing.finding(f"safety_valve_{criterion}", [[None]])
        if found is not None and found.prong != "all" and found.answer.word in ("in", "out"):
            answers[criterion] = _tri(found.answer.word == "in")
    return answers


def _dropped(attributions: Mapping[str, Attribution]) -> dict[str, BoolArray]:
    return {id: flags(True, 1) for answer in attributions.values() for id in answer.dropped_sentences}


def gather(
    standing: Standing, attributions: Mapping[str, Attribution], weights: Weights, columns: Columns
) -> tuple[Inputs, tuple[str, ...]]:
    """Return the worksheet's inputs, and the readings of open norms among them.

    Parameters
    ----------
    standing, columns
        Defendant, position, scenario; what the world says of the disposition.
    attributions : mapping of Attribution by event id
        All events, in or out.
    weights : Weights
        Of those that are in.
    """
    raising = aggravating(standing)
    lowering = mitigating(standing, raising)
    found, assumed = characteristics(standing)
    acceptance, why = _acceptance(standing, columns)
    return (
        Inputs(
            edition=standing.edition,
            amounts=weights.amounts,
            unknown_weight=flags(bool(weights.unknown), 1),
            purity_mix=standing.options.purity_mix,
            aggravating=_role(raising),
            mitigating=_role(lowering),
            trial=flags(columns.trial, 1),
            acceptance=ints(acceptance, 1),
            history=standing.part.criminal_history,
            disclosed=_disclosed(standing, columns),
            counts=standing.part.counts,
            career_offender=standing.part.career_offender.answer,
            characteristics=_obstruction(found, columns),
            dropped_sentences=_dropped(attributions),
            safety_valve_findings=_valve_findings(standing),
            plants=ints(weights.plants, 1),
            acceptance_note=why,
        ),
        assumed,
    )
