"""Which events and circumstances reach a defendant in a position, whether what is admitted counts or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from relcon.engine.batch import Batch
from relcon.law.context import DefendantContext
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import BASELINE, Scenario
from relcon.law.tables import EditionNotShipped
from relcon.law.ussg.s1b1_3.attribution import Attribution, attributions
from relcon.law.ussg.s1b1_3.circumstances import reach, reached_by_importation
from relcon.logic.circuit import FALSE
from relcon.records.base import PositionName
from relcon.records.matter import Matter


@dataclass(frozen=True)
class Reached:
    """What reaches whom.

    Attributes
    ----------
    index
        Every record.
    """

    index: RecordIndex

    @cached_property
    def _batches(self) -> tuple[Batch, ...]:
        told = frozenset((*self.index.origin, *(one.leaf for group in self.index.supports.values() for one in group)))
        scenarios = [Scenario(against_client=told, against_others=told)] if told else [BASELINE]
        # What is told adds to the record, but for what it replaces.
        scenarios += [BASELINE] if told and self.index.replaced_by else []
        return tuple(Batch(self.index, given=scenario) for scenario in scenarios)

    def by(self, defendant: str, position: PositionName) -> frozenset[str]:
        """Return the ids of what counts for a defendant, or is left open."""
        found: set[str] = set()
        for batch in self._batches:
            for context, answers in _asked(batch, defendant, position):
                found.update(id for id, one in answers.items() if (one.inside, one.open) != (FALSE, FALSE))
                found.update(_circumstances(self.index.circumstances, context, answers))
        return frozenset(found)

    def by_nobody(self, circumstances: Iterable[str]) -> frozenset[str]:
        """Return those circumstances that reach no defendant in any position."""
        left = set(circumstances)
        for batch, position, defendant in product(self._batches, reversed(POSITIONS), self.index.matter.defendants):
            if not left:
                break
            for context, answers in _asked(batch, defendant, position):
                left.difference_update(list(_circumstances(left, context, answers)))
        return frozenset(left)


Answers = Mapping[str, Attribution]


def _asked(batch: Batch, defendant: str, position: PositionName) -> Iterator[tuple[DefendantContext, Answers]]:
    """Yield where a defendant's questions are asked, and the events' answers; nothing where no Manual is shipped."""
    try:
        context = batch.context(defendant, position)
    except EditionNotShipped:
        return
    yield context, attributions(context)


def _circumstances(ids: Iterable[str], context: DefendantContext, answers: Answers) -> Iterator[str]:
    """Yield those of some circumstances that reach the defendant, or may."""
    for id in ids:
        record = context.index.circumstances[id]
        found = reach(record, context, answers)
        if (found.reaches, found.open) != (FALSE, FALSE) or reached_by_importation(record, context, answers):
            yield id


def reached(matter: Matter) -> Reached:
    """Return what reaches whom in a matter."""
    return Reached(RecordIndex.of(matter))
