"""What the record shows of a report's paragraphs, in each position, before the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from relcon.engine.program import expose
from relcon.law.positions.options import POSITIONS
from relcon.law.tables import provisions
from relcon.presentence.reckoning import bare
from relcon.records.agreements import ROLE_LEVELS, Finding, FindingAnswer
from relcon.records.customs import MICRO
from relcon.records.matter import Matter
from relcon.records.psr import Paragraph, PsrFile
from relcon.records.quantity import Quantity
from relcon.results.exposure import EventAnswer, Exposure, PositionAnswer
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
    def of(cls, matter: Matter, psr: PsrFile) -> OnRecord:
        """Return the record of a report's defendant."""
        return cls(matter, psr, expose(matter, defendants=[psr.defendant]))

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
        lines = [line for line in self.answers[position].lines if _of(bare(line.cite), self.provision(paragraph))]
        applied = [line.levels for line in lines if line.applied]
        if any(line.open for line in lines) or None in applied:
            return None
        return sum(one or 0 for one in applied)

    def why(self, paragraph: Paragraph, position: str) -> str:
        """Return why a line of a paragraph's provision is as it is; empty where there is none."""
        lines = (line for line in self.answers[position].lines if _of(bare(line.cite), self.provision(paragraph)))
        return next((line.why for line in lines), "")

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

    def with_findings(self) -> dict[str, PositionAnswer]:
        """Return the worksheets by position, with the report's findings in the Middle's place."""
        case = self.matter.case.model_copy(update={"findings": (*self.matter.case.findings, *findings(self))})
        alone = Matter(case, None, self.matter.case_sha256, None)
        return expose(alone, defendants=[self.psr.defendant]).defendants[self.psr.defendant].positions


def findings(record: OnRecord) -> list[Finding]:
    """Return what a report finds, as findings of the probation office: weight, role, acceptance, characteristics.

    A substance of the Middle that the report does not count is found to be none, a circumstance that it does not apply
    not to reach the defendant; what it says nothing of stays as it is.
    """
    psr, middle = record.psr, record.answers["psr"]
    totals = [one for one in psr.paragraphs if one.kind in ("weight", "conversion")]
    weights = {a.substance: a.quantity for one in totals for a in one.amounts}
    made = [
        _finding(record, "quantity", FindingAnswer(quantity=quantity), substance)
        for substance, quantity in weights.items()
    ]
    none = Quantity.parse("0 g")
    if weights:
        others = (name for name in middle.quantities if name not in weights and " + " not in name)
        made += [_finding(record, "quantity", FindingAnswer(quantity=none), name) for name in others]
    roles = sum(one.levels or 0 for one in psr.paragraphs if one.kind == "role")
    if any(one.kind == "total" for one in psr.paragraphs) and roles in ROLE_LEVELS:
        made.append(_finding(record, "role", FindingAnswer(level=roles)))
    accepted = [one.levels for one in psr.paragraphs if one.kind == "adjustment" and bare(one.provision)[:5] == "3E1.1"]
    if accepted:
        made.append(_finding(record, "acceptance", FindingAnswer(level=accepted[-1])))
    relied = {id for one in psr.paragraphs if one.kind == "characteristic" for id in one.relies_on}
    applied = {id for line in middle.lines if line.applied for id in line.facts}
    for id in (id for id in record.matter.circumstances if id in relied | applied):
        made.append(_finding(record, "characteristic", FindingAnswer(word="in" if id in relied else "out"), id))
    return _not_found_already(record, made)


def _finding(record: OnRecord, prong: str, answer: FindingAnswer, about: str | None = None) -> Finding:
    number = f"psr.{prong}.{about or 'all'}"
    return Finding(id=number, defendant=record.psr.defendant, about=about, prong=prong, answer=answer, by="psr")


def _not_found_already(record: OnRecord, made: Iterable[Finding]) -> list[Finding]:
    """Leave out what a finding of the case answers in that position already: a court's stands before the report's."""
    there = {(one.defendant, one.about, one.prong) for one in record.matter.case.findings if "psr" in one.binds}
    return [one for one in made if (one.defendant, one.about, one.prong) not in there]


def _of(cite: str, provision: str) -> bool:
    """Whether a line's cite is that of a provision, or of the section around it."""
    return bool(provision) and (
        provision == cite or provision.startswith(f"{cite}(") or cite.startswith(f"{provision}(")
    )


def shown(micro: int | None) -> str | None:
    """Return micrograms as grams; None where unknown."""
    return None if micro is None else grams(micro)


ALL = POSITIONS
"""The positions, in their order."""
