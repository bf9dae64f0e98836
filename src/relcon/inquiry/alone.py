"""Each toggle left out alone: a defendant's worksheet in a position, once as recorded and once without each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from relcon.engine.scenario_batch import ScenarioBatch
from relcon.engine.worksheet_answer import answer as worksheet_answer
from relcon.inquiry.outcomes import LINES, codes, lines
from relcon.inquiry.scenarios import Question
from relcon.law.arrays import IntArray
from relcon.results.summary import summary
from relcon.results.whatif import MovedLine, Outcome


@dataclass(frozen=True)
class Alone:
    """Columns of one worksheet: as recorded, without each toggle that matters, then without all of these.

    Attributes
    ----------
    question, found
        What was asked; the columns.
    """

    question: Question
    found: ScenarioBatch

    @classmethod
    def of(cls, question: Question) -> Alone:
        """Leave out each of a question's toggles."""
        relevant = question.relevant
        return cls(question, question.computed(question.off([(), *((i,) for i in relevant), relevant])))

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """By id of a toggle that matters: the column without it."""
        toggles, relevant = self.question.toggles, self.question.relevant
        return {toggles[i].id: column for column, i in enumerate(relevant, start=1)}

    @cached_property
    def code(self) -> list[int]:
        """A number for each column: columns with the same number have the same outcome."""
        code: list[int] = codes(self.found.worksheet).tolist()
        return code

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """What each column comes to; the same outcome is one object."""
        known: dict[int, Outcome] = {}
        for column, kind in enumerate(self.code):
            if kind not in known:
                known[kind] = Outcome.of(summary(worksheet_answer(self.found.worksheet, column)))
        return [known[kind] for kind in self.code]

    @cached_property
    def numbers(self) -> Mapping[MovedLine, IntArray]:
        """Each line of the worksheet as a number in each column."""
        return lines(self.found.worksheet)

    def moved(self, column: int) -> tuple[MovedLine, ...]:
        """Return the lines that a column has otherwise than the record."""
        return tuple(line for line in LINES if self.numbers[line][column] != self.numbers[line][0])

    @cached_property
    def fallen(self) -> list[tuple[str, ...]]:
        """By column, the events that count as recorded and do not count there, in the order of the files."""
        values, n = self.found.values, len(self.code)
        fallen: list[list[str]] = [[] for _ in range(n)]
        for id, one in self.found.grounded.events.items():
            counts = np.broadcast_to(values.bits(one.inside), n)
            if counts[0] and not counts.all():
                for column in np.flatnonzero(~counts).tolist():
                    fallen[column].append(id)
        return [tuple(ids) for ids in fallen]
