"""Circumstances that change nothing as the file stands, and positions in which nobody records one."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import Note, note
from relcon.engine.defendant_circuit import context_of
from relcon.engine.which_edition import edition_of
from relcon.law.context import DefendantContext
from relcon.law.leaves import Leaves
from relcon.law.positions.options import POSITIONS, title
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import BASELINE
from relcon.law.tables import NEWEST, EditionNotShipped
from relcon.law.ussg.s1b1_3.attribution import Attribution, attribute
from relcon.law.ussg.s1b1_3.circumstances import offense_wide, reach, reached_by_importation
from relcon.logic.circuit import FALSE, Circuit
from relcon.records.facts import Circumstance
from relcon.records.matter import Matter

OWN = "it speaks of what the defendant did, and reaches only a defendant whom `by` names"
TIES = "what others did or had reaches a defendant through the undertaking (`undertaking`), deals (`events`) or drugs"


class _Answers(dict[str, Attribution]):
    """Answers for events, each worked out when somebody asks for it."""

    def __init__(self, context: DefendantContext) -> None:
        self.context = context

    def __missing__(self, id: str) -> Attribution:
        self[id] = attribute(self.context.index.events[id], self.context)
        return self[id]


def without_reading(matter: Matter) -> Iterator[Note]:
    """Yield the circumstances of which some positions have no reading, since only others assert them."""
    for record in matter.circumstances.values():
        if record.asserted_by:
            voices = {"defense" if one in matter.people else one for one in record.asserted_by}
            lacking = [one for one in POSITIONS if one not in voices and one not in record.disputed_by]
            if lacking:
                whom = " and ".join(f"the {title(one).partition(' (')[0]}" for one in lacking)
                given = ", ".join(record.asserted_by)
                text = f"no reading of it for {whom}: asserted by {given} only, so that it adds nothing there"
                yield note("open_norm", record.id, record.location, text)


def reaching_nobody(matter: Matter) -> Iterator[Note]:
    """Yield the circumstances that reach no defendant in any position, with what would tie them to one (§1B1.3)."""
    if not matter.circumstances:
        return
    asked = list(_asked(RecordIndex.of(matter)))
    for record in matter.circumstances.values():
        if record.connection != "no" and not any(_reaches(record, context, answers) for context, answers in asked):
            yield note("contradiction", record.id, record.location, f"reaches nobody in any position: {_add(record)}")


def _asked(index: RecordIndex) -> Iterator[tuple[DefendantContext, _Answers]]:
    memos: dict[tuple[str, str], tuple[Leaves, dict[object, object]]] = {}
    for defendant in index.matter.defendants:
        try:
            edition = edition_of(index.matter, defendant).name
        except EditionNotShipped:
            continue
        for position in POSITIONS:
            new = (Leaves(Circuit(), frozenset(), BASELINE), dict[object, object]())
            leaves, memo = memos.setdefault((position, edition), new)
            context = context_of(index, defendant, position, leaves, edition, memo)
            yield context, _Answers(context)


def _reaches(record: Circumstance, context: DefendantContext, answers: _Answers) -> bool:
    found = reach(record, context, answers)
    if (found.reaches, found.open) != (FALSE, FALSE):
        return True
    return reached_by_importation(record, context, answers)


def _add(record: Circumstance) -> str:
    if not offense_wide(record.kind, NEWEST):
        return OWN
    tied = record.undertaking or record.events or record.lot
    if not tied:
        return f"{TIES} (`lot`) that it names, and it names none; or name in `by` the defendant who did it"
    return (
        f"{TIES} (`lot`) that it names: nobody answers for those at its date with what is recorded; add a membership, "
        "knowledge of it, or name in `by` somebody criminally responsible"
    )
