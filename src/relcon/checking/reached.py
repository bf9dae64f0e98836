"""Which events and circumstances reach a defendant in a position, whether what is admitted counts or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from relcon.engine.batch import Batch
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import BASELINE, Scenario
from relcon.law.tables import EditionNotShipped
from relcon.law.ussg.s1b1_3.attribution import attributions
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
        scenarios = (BASELINE, Scenario(against_client=told, against_others=told)) if told else (BASELINE,)
        return tuple(Batch(self.index, given=scenario) for scenario in scenarios)

    def by(self, defendant: str, position: PositionName) -> frozenset[str]:
        """Return the ids of what counts for a defendant, or is left open."""
        return frozenset(id for batch in self._batches for id in _reached(batch, defendant, position))

    def by_nobody(self, ids: Iterable[str]) -> frozenset[str]:
        """Return those of some ids that reach no defendant in any position."""
        left = frozenset(ids)
        for batch, defendant, position in product(self._batches, self.index.matter.defendants, POSITIONS):
            if not left:
                break
            left -= frozenset(_reached(batch, defendant, position))
        return left


def _reached(batch: Batch, defendant: str, position: PositionName) -> Iterator[str]:
    """Yield the ids of what reaches a defendant; nothing where the Manual that applies is not shipped."""
    try:
        context = batch.context(defendant, position)
    except EditionNotShipped:
        return
    answers = attributions(context)
    yield from (id for id, one in answers.items() if (one.inside, one.open) != (FALSE, FALSE))
    for id, record in batch.index.circumstances.items():
        found = reach(record, context, answers)
        if (found.reaches, found.open) != (FALSE, FALSE) or reached_by_importation(record, context, answers):
            yield id


def reached(matter: Matter) -> Reached:
    """Return what reaches whom in a matter."""
    return Reached(RecordIndex.of(matter))
