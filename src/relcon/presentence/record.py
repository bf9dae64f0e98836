"""What the record shows of a report's paragraphs, in each position, before the report."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from relcon.engine.program import expose
from relcon.law.positions.options import POSITIONS
from relcon.law.tables import provisions
from relcon.presentence.reckoning import bare
from relcon.presentence.taken import Taken, of_provision
from relcon.records.customs import MICRO
from relcon.records.matter import Matter
from relcon.records.psr import Paragraph, PsrFile
from relcon.results.exposure import EventAnswer, Exposure, Line, PositionAnswer
from relcon.results.weights import grams

ROLE: Final = "3B1.1"
MITIGATING: Final = "3B1.2"


@dataclass(frozen=True)
class OnRecord:
    """The record of a report's defendant.

    Attributes
    ----------
    matter, psr
        The case; the report.
    found
        The defendant's worksheets before the report.
    """

    matter: Matter
    psr: PsrFile
    found: Exposure

    @classmethod
    def of(cls, matter: Matter, psr: PsrFile, edition: str | None = None) -> OnRecord:
        """Return the record of a report's defendant, under that defendant's edition unless one is named."""
        return cls(matter, psr, expose(matter, defendants=[psr.defendant], edition=edition))

    @cached_property
    def answers(self) -> dict[str, PositionAnswer]:
        """The worksheets by position."""
        return self.found.defendants[self.psr.defendant].positions

    def event(self, id: str, position: str) -> EventAnswer:
        """Return the answer on an event."""
        return self.found.on(id, self.psr.defendant, position)

    def weight(self, id: str, position: str = "psr") -> int | None:
        """Return what an event weighs alone, in micrograms; None where it is unknown."""
        said = self.event(id, position).grams
        return None if said is None else int(Fraction(said) * MICRO)

    def levels(self, paragraph: Paragraph, position: str) -> int | None:
        """Return the levels of a paragraph's provision on a worksheet: 0 without a line, None where it is open."""
        lines = self._lines(paragraph, position)
        applied = [line.levels for line in lines if line.applied]
        if any(line.open for line in lines) or None in applied:
            return None
        return sum(one or 0 for one in applied)

    def why(self, paragraph: Paragraph, position: str) -> str:
        """Return why a line of a paragraph's provision is as it is; empty where there is none."""
        return next((line.why for line in self._lines(paragraph, position)), "")

    def _lines(self, paragraph: Paragraph, position: str) -> list[Line]:
        """Return the lines of a paragraph's provision on a worksheet."""
        provision = self.provision(paragraph)
        return [line for line in self.answers[position].lines if of_provision(bare(line.cite), provision)]

    def provision(self, paragraph: Paragraph) -> str:
        """Return the guideline of an adjustment; of a role that names none, by its sign."""
        named = bare(paragraph.provision)
        if named or paragraph.kind != "role":
            return named
        return ROLE if (paragraph.levels or 0) > 0 else MITIGATING

    def knows(self, provision: str) -> bool:
        """Whether the program has the section of a provision."""
        section = provision.partition("(")[0]
        return any(name.partition("-")[0] == section for name in provisions())

    @cached_property
    def taken(self) -> Taken:
        """What the report finds in the Middle's place."""
        return Taken(self.matter, self.psr, self.answers["psr"], self.answers["government"])

    def with_findings(self) -> dict[str, PositionAnswer]:
        """Return the worksheets by position, with the report's findings in the Middle's place."""
        return expose(self.taken.whole, defendants=[self.psr.defendant]).defendants[self.psr.defendant].positions


def shown(micro: int | None) -> str | None:
    """Return micrograms as grams; None where unknown."""
    return None if micro is None else grams(micro)


ALL = POSITIONS
"""The positions, in their order."""
