"""A defendant's role in a position: elements with their evidence, what the levels carry, the cliff of USSG §3B1.1."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.engine.batch import Asked, Batch
from relcon.engine.disposition import AS_STATED, Dispositions
from relcon.engine.explain import node_values
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.engine.with_and_without_3b1_1 import cliff, with_and_without
from relcon.engine.worksheet_answer import answer
from relcon.law.ussg.role_case import RoleCase
from relcon.law.ussg.s3b1_1 import explain as s3b1_1
from relcon.law.ussg.s3b1_2 import explain as s3b1_2
from relcon.records.base import PositionName
from relcon.results.exposure import Line
from relcon.results.roles import Aggravating, Mitigating, RoleAnswer
from relcon.results.summary import summary

CARRIED = (
    "2D1.1(a)(5)",
    "2D1.1(b)(5)",
    "2D1.1(b)(15)",
    "2D1.1(b)(16)",
    "2D1.1(b)(17)",
    "2D1.1(b)(18)",
    "3B1.1",
    "3B1.2",
    "3B1.3",
    "4C1.1",
)
"""Keys of the lines that look at role."""
CRITERION = "4"


def role_answer(batch: Batch, defendant: str, position: PositionName) -> Asked[RoleAnswer]:
    """Ask for a defendant's role in a position: as recorded, and with each number of levels under §3B1.1.

    Parameters
    ----------
    batch, defendant, position
        Where it is asked; who, and in which position. Leaves that vary have their usual values.

    Notes
    -----
    Rule: USSG §§3B1.1, 3B1.2, 2D1.1(a)(5), (e)(2). The levels are those of the worksheet, from the same nodes.
    """
    edition = batch.context(defendant, position).edition
    columns = Dispositions.listed([AS_STATED, *with_and_without(AS_STATED, edition)])
    return batch.columns(defendant, position, {}, columns, _role)


def _role(batch: ScenarioBatch, columns: range) -> RoleAnswer:
    """Return a role from the column as recorded, and those beside it."""
    case, as_recorded = _case(batch, columns[0]), answer(batch.worksheet, columns[0])
    recorded = case.aggravating
    raising, lowering = s3b1_1.explain(case), s3b1_2.explain(case)
    levels = None if recorded.open[columns[0]] else int(recorded.levels[columns[0]])
    return RoleAnswer(
        defendant=case.context.defendant,
        position=case.context.position,
        edition=case.context.edition,
        aggravating=raising,
        mitigating=lowering,
        carried=_carried(batch, columns[0]),
        criterion_4=as_recorded.safety_valve.criteria[CRITERION],
        cliff=cliff([summary(answer(batch.worksheet, i)) for i in columns[1:]], levels, case.context.edition),
        missing=tuple(dict.fromkeys(_missing(raising, lowering, case))),
    )


def _case(batch: ScenarioBatch, column: int) -> RoleCase:
    grounded, facts = batch.grounded, batch.worksheet.inputs
    return RoleCase(
        context=grounded.context,
        value=node_values(grounded.context, batch.leaves_at(column)),
        aggravating=facts.aggravating,
        mitigating=facts.mitigating,
        column=column,
        ground=grounded.role,
        inside={id: one.inside for id, one in grounded.events.items()},
    )


def _carried(batch: ScenarioBatch, column: int) -> tuple[Line, ...]:
    """Return the lines of the worksheet that look at role."""
    lines = (line.line(column) for line in batch.worksheet.lines if line.key in CARRIED)
    return tuple(line for line in lines if line is not None)


def _missing(raising: Aggravating, lowering: Mitigating, case: RoleCase) -> Iterator[str]:
    """Yield the proof that the file lacks, and what a finding would close."""
    for activity in raising.activities:
        held = [one for one in activity.control if one.counts]
        if held and not activity.five_or_more and activity.extensive == "open":
            yield f"{activity.undertaking}: {activity.extensive_why}"
        shown = {one.person: {fact for item in one.shown for fact in item.facts} for one in activity.participants}
        for one in held:
            if shown.get(one.over, set()) <= {control.record for control in activity.control}:
                yield f"{one.over}: nothing but authority shows an own part in {activity.undertaking}"
    if lowering.direct.substantially_less == "open" and not case.ground.pinned:
        yield lowering.direct.why
    part = case.part
    if not part.functions:
        yield "no function is recorded: neither ground can be shown by what the defendant did"
    for function in part.functions:
        if function.pay is None:
            yield f"{function.id}: how the defendant was paid is not recorded"
        if function.primary == "unknown":
            yield f"{function.id}: whether it was the primary function is not recorded"
    if not part.knowledge and not part.minimal:
        yield "what the defendant understood of scope and structure is not recorded"
