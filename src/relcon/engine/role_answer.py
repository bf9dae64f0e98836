"""A defendant's role in a position, told: elements with their evidence, what the levels carry, and the cliff."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.engine.defendant_circuit import context_of, ground
from relcon.engine.explain import node_values
from relcon.engine.program import Shared
from relcon.engine.scenario_batch import ScenarioBatch, scenario_batch
from relcon.engine.which_edition import edition_of
from relcon.engine.with_and_without_3b1_1 import cliff
from relcon.engine.worksheet_answer import answer
from relcon.engine.worksheet_facts import AS_STATED, Disposition
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import BASELINE, Scenario
from relcon.law.ussg.role_case import RoleCase
from relcon.law.ussg.s3b1_1 import explain as s3b1_1
from relcon.law.ussg.s3b1_2 import explain as s3b1_2
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.roles import Aggravating, Mitigating, RoleAnswer

CARRIED = (
    "USSG §2D1.1(a)(5)",
    "USSG §2D1.1(b)(5)",
    "USSG §2D1.1(b)(15)",
    "USSG §2D1.1(b)(16)",
    "USSG §2D1.1(b)(17)",
    "USSG §2D1.1(b)(18)",
    "USSG §3B1.1",
    "USSG §3B1.2",
    "USSG §3B1.3",
    "USSG §4C1.1",
)
"""Provisions that look at role."""
CRITERION = "4"


def roles(matter: Matter, defendant: str, position: PositionName, edition: str | None = None) -> RoleAnswer:
    """Return a defendant's role in a position, before any proffer.

    Parameters
    ----------
    matter, defendant, position
        What was read; who, and in which position.
    edition
        Overrides the Manual edition.

    Raises
    ------
    EditionNotShipped
        Where his edition is not part of the program.
    """
    return role_answer(RecordIndex.of(matter), defendant, position, edition=edition)


def role_answer(
    index: RecordIndex,
    defendant: str,
    position: PositionName,
    scenario: Scenario = BASELINE,
    disposition: Disposition = AS_STATED,
    edition: str | None = None,
    shared: Shared | None = None,
) -> RoleAnswer:
    """Return a defendant's role in a position, in one scenario and one world.

    Parameters
    ----------
    index, defendant, position
        Every record; who, and in which position.
    scenario, columns
        Which exhibits are off and which admitted facts count; what a world says of his disposition.
    edition
        Overrides the Manual edition.
    shared
        What others of the same records and scenario have in common with him.

    Notes
    -----
    Rule: USSG §§3B1.1, 3B1.2, 2D1.1(a)(5), (e)(2). The levels are those of the worksheet, from the same nodes.
    """
    name = edition_of(index.matter, defendant, edition).name
    leaves, memo = (shared or Shared(scenario)).of(position, name)
    context = context_of(index, defendant, position, leaves, name, memo)
    found = scenario_batch(ground(context), {}, 1, disposition)
    case, as_recorded = _case(found), answer(found.sheet, 0)
    raising, lowering = s3b1_1.explain(case), s3b1_2.explain(case)
    return RoleAnswer(
        defendant=defendant,
        position=position,
        edition=name,
        aggravating=raising,
        mitigating=lowering,
        carried=tuple(line for line in as_recorded.lines if line.cite.startswith(CARRIED)),
        criterion_4=as_recorded.safety_valve.criteria[CRITERION],
        cliff=cliff(found.grounded, disposition),
        missing=tuple(dict.fromkeys(_missing(raising, lowering, case))),
    )


def _case(batch: ScenarioBatch) -> RoleCase:
    grounded, facts = batch.grounded, batch.sheet.inputs
    return RoleCase(
        context=grounded.context,
        value=node_values(grounded.context, {}),
        aggravating=facts.aggravating,
        mitigating=facts.mitigating,
        column=0,
        ground=grounded.role,
        inside={id: one.inside for id, one in grounded.events.items()},
    )


def _missing(raising: Aggravating, lowering: Mitigating, case: RoleCase) -> Iterator[str]:
    """Yield the proof that the file lacks, and what a finding would close."""
    for activity in raising.activities:
        held = [one for one in activity.control if one.counts]
        if held and not activity.five_or_more and activity.extensive == "open":
            yield f"{activity.undertaking}: {activity.extensive_why}"
        shown = {one.person: {fact for item in one.shown for fact in item.facts} for one in activity.participants}
        for one in held:
            if shown.get(one.over, set()) <= {control.record for control in activity.control}:
                yield f"{one.over}: nothing but authority shows a part of his own in {activity.undertaking}"
    if lowering.direct.substantially_less == "open" and not case.ground.pinned:
        yield lowering.direct.why
    part = case.part
    if not part.functions:
        yield "no function of his is recorded: neither door can be shown by what he did"
    for function in part.functions:
        if function.pay is None:
            yield f"{function.id}: how he was paid is not recorded"
        if function.primary == "unknown":
            yield f"{function.id}: whether it was his primary function is not recorded"
    if not part.knowledge and not part.minimal:
        yield "what he understood of scope and structure is not recorded"
