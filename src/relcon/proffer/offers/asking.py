"""What a defendant's worksheet comes to under an agreement, or without one, in each position."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from relcon.engine.batch import Batch, Question
from relcon.engine.disposition import AS_STATED, Disposition
from relcon.engine.otherwise import otherwise
from relcon.law.record_index import RecordIndex
from relcon.proffer.protection.agreed import under
from relcon.records.agreements import Agreement
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.offers import OfferRange
from relcon.results.summary import low_end, months_between, summary

Ranges = dict[str, OfferRange]
"""By position."""


@dataclass
class Asking:
    """One defendant of a matter, who is asked about under several agreements.

    Attributes
    ----------
    matter, defendant
        The case as it stands, and who.
    positions
        In which positions.
    edition
        Overrides the Manual edition.
    assumed
        What was assumed on the way, filled as it is asked.
    """

    matter: Matter
    defendant: str
    positions: Sequence[PositionName]
    edition: str | None = None
    assumed: list[str] = field(default_factory=list)

    def as_it_stands(self) -> Ranges:
        """Return the worksheet of the case as it stands, without any offer."""
        return self._ranges(RecordIndex.of(self.matter), AS_STATED)

    def under(self, agreement: Agreement) -> Ranges:
        """Return the worksheet as an agreement leaves it, its plea taken as entered."""
        made = under(self.matter, agreement)
        index = RecordIndex.of(made.matter, {agreement.id})
        return self._ranges(index, Disposition(acceptance=made.acceptance))

    def _ranges(self, index: RecordIndex, disposition: Disposition) -> Ranges:
        batch = Batch(index, self.edition)
        found: Ranges = {}
        for position in self.positions:
            question = Question(self.defendant, position, disposition=disposition)
            ways = batch.asked(question, otherwise)
            answer = batch.computed(question)
            self.assumed += answer.assumed_of_events
            found[position] = OfferRange.of(
                summary(answer.answer),
                if_disclosed=ways.found["if_disclosed"],
                if_accepted=ways.found["if_accepted"],
            )
        return found


def added(before: Ranges, after: Ranges) -> dict[str, int | None]:
    """Return by position the months added to the low end of the whole."""
    return {p: months_between(low_end(before[p].total), low_end(one.total)) for p, one in after.items()}


def added_by_table(before: Ranges, after: Ranges) -> dict[str, int | None]:
    """Return by position the months added to the low end by the Sentencing Table alone."""
    return {
        p: months_between(low_end(before[p].guideline_range), low_end(one.guideline_range)) for p, one in after.items()
    }


def added_to_minimum(before: Ranges, after: Ranges) -> dict[str, int | None]:
    """Return by position the months added to the statutory minimum that the safety valve leaves."""
    return {p: months_between(before[p].binding, one.binding) for p, one in after.items()}
