"""What a disclosed report finds, as findings of the probation office, and what it leaves as the Middle has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from relcon import words
from relcon.presentence.parts import stated
from relcon.presentence.reckoning import ACCEPTANCE, TOTALS, Reckoning, bare
from relcon.records.agreements import ACCEPTANCE_LEVELS, ROLE_LEVELS, Finding, FindingAnswer, Prong
from relcon.records.base import PositionName
from relcon.records.customs import MICRO
from relcon.records.matter import Matter
from relcon.records.psr import Paragraph, Psr, PsrAmount, PsrFile
from relcon.records.quantity import Quantity
from relcon.results.exposure import PositionAnswer
from relcon.results.presentence import Disclosed, NotTaken, Subject, WhyNot
from relcon.results.weights import grams

SUBJECTS: Final[Mapping[Prong, Subject]] = {
    "all": "transactions",
    "quantity": "drug weight",
    "role": "role",
    "acceptance": "acceptance",
    "characteristic": "characteristics",
}
"""What a report's findings are about."""
LEFT: Final[Sequence[Subject]] = ("purity", "adjustments", "criminal history", "statutory limits")
"""What stays as the case file has it, whatever the report states."""


@dataclass(frozen=True)
class Taken:
    """What a report finds, and what it leaves as the Middle has it.

    Attributes
    ----------
    matter, psr
        The case; the report.
    middle, ceiling
        The defendant's worksheets in the Middle and in the Ceiling before it.
    """

    matter: Matter
    psr: PsrFile
    middle: PositionAnswer
    ceiling: PositionAnswer

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the report finds: what counts, weight, role, acceptance, characteristics.

        A substance of the record that a report with a weight in all does not count is found to be none, a circumstance
        that a report with a total does not apply not to reach the defendant. A finding of the case goes before all.
        What asks for more than the Ceiling has answers there too: the government may ask for what the report finds.
        """
        kept = [one for one in self._every if (one.about, one.prong) not in self._before("psr")]
        return tuple(
            one.model_copy(update={"positions": ("psr", "government")}) if self._asks_more(one) else one for one in kept
        )

    @property
    def whole(self) -> Matter:
        """The case with the report's findings, without a proffer."""
        case = self.matter.case.model_copy(update={"findings": (*self.matter.case.findings, *self.findings)})
        return Matter(case, None, self.matter.case_sha256, None)

    def told(self, read: Psr, reckoning: Reckoning) -> Disclosed:
        """Return what is said of the report beside the worksheet."""
        found = dict.fromkeys(SUBJECTS[one.prong] for one in self.findings)
        written = reckoning.as_written
        return Disclosed(
            defendant=self.psr.defendant,
            disclosed=str(self.psr.disclosed),
            psr_sha256=read.sha256,
            found={subject: self._numbers(self._about(subject)) for subject in found},
            in_ceiling=tuple(dict.fromkeys(SUBJECTS[one.prong] for one in self.findings if "government" in one.binds)),
            not_taken=tuple(self._not_taken(found)),
            as_written=written.range,
            as_written_by_table=written.guideline_range,
            as_written_level=written.total_offense_level,
        )

    @cached_property
    def _every(self) -> list[Finding]:
        return [*self._transactions(), *self._weights(), *self._role(), *self._acceptance(), *self._characteristics()]

    def _before(self, position: PositionName) -> set[tuple[str | None, str]]:
        """Return what a finding of the case answers in a position already: a court's stands before the report's."""
        mine = (one for one in self.matter.case.findings if one.defendant == self.psr.defendant)
        return {(one.about, one.prong) for one in mine if position in one.binds}

    def _asks_more(self, one: Finding) -> bool:
        """Whether a finding brings more than the Ceiling has of it."""
        if (one.about, one.prong) in self._before("government"):
            return False
        answer, ceiling = one.answer, self.ceiling
        if answer.quantity is not None:
            held = Fraction(ceiling.quantities.get(one.about or "", "0")) * MICRO
            return stated(answer.quantity) > held
        if answer.level is not None:
            if one.prong == "role":
                return answer.level > ceiling.role.aggravating + ceiling.role.mitigating
            lines = [line for line in ceiling.lines if bare(line.cite).startswith(ACCEPTANCE) and line.applied]
            return answer.level > sum(line.levels or 0 for line in lines)
        if answer.word != "in" or one.about is None:
            return False
        counted = ceiling.events.get(one.about)
        there = any(line.applied and one.about in line.facts for line in ceiling.lines)
        return not there and not (counted is not None and counted.in_)

    @cached_property
    def _has_total(self) -> bool:
        return any(one.kind == "total" for one in self.psr.paragraphs)

    def _transactions(self) -> Iterator[Finding]:
        for id in self._counted:
            yield self._finding("all", FindingAnswer(word="in"), id)

    @cached_property
    def _counted(self) -> list[str]:
        """The events of the case that the report counts."""
        relied = (id for one in self._about("transactions") for id in one.relies_on)
        return [id for id in dict.fromkeys(relied) if id in self.matter.events]

    def _weights(self) -> Iterator[Finding]:
        weights: dict[str, Quantity] = {}
        for one in self._about("drug weight"):
            for name in dict.fromkeys(amount.substance for amount in one.amounts):
                weights[name] = _together([amount for amount in one.amounts if amount.substance == name])
        for substance, quantity in weights.items():
            yield self._finding("quantity", FindingAnswer(quantity=quantity), substance)
        if weights:
            none = FindingAnswer(quantity=Quantity.parse("0 g"))
            counted = (self.matter.events[id].drugs for id in self._counted)
            there = [*self.middle.quantities, *(name for drugs in counted for name in drugs)]
            for name in dict.fromkeys(there):
                if name not in weights and " + " not in name:
                    yield self._finding("quantity", none, name)

    def _role(self) -> Iterator[Finding]:
        levels = sum(one.levels or 0 for one in self._about("role"))
        if levels in ROLE_LEVELS and (self._has_total or self._about("role")):
            yield self._finding("role", FindingAnswer(level=levels))

    def _acceptance(self) -> Iterator[Finding]:
        levels = [one.levels for one in self._about("acceptance")][-1:]
        yield from (self._finding("acceptance", FindingAnswer(level=one)) for one in levels if one in ACCEPTANCE_LEVELS)

    def _characteristics(self) -> Iterator[Finding]:
        relied = {id for one in self._about("characteristics") for id in one.relies_on}
        unnamed = [bare(one.provision) for one in self._unnamed]
        applied = {
            id
            for line in self.middle.lines
            if line.applied and not any(of_provision(bare(line.cite), one) for one in unnamed)
            for id in line.facts
        }
        for id in self.matter.circumstances:
            if id in relied or (id in applied and self._has_total):
                yield self._finding("characteristic", FindingAnswer(word="in" if id in relied else "out"), id)

    @property
    def _unnamed(self) -> list[Paragraph]:
        """The characteristics that rest on no circumstance of the case: nothing is found of whom they reach."""
        found = self._about("characteristics")
        return [one for one in found if not any(id in self.matter.circumstances for id in one.relies_on)]

    def _finding(self, prong: Prong, answer: FindingAnswer, about: str | None = None) -> Finding:
        number = f"psr.{prong}.{about or 'all'}"
        return Finding(id=number, defendant=self.psr.defendant, about=about, prong=prong, answer=answer, by="psr")

    def _about(self, subject: Subject) -> list[Paragraph]:
        every = self.psr.paragraphs
        match subject:
            case "transactions":
                counted = (one for one in every if one.kind == "offense_conduct" and one.counted)
                return [one for one in counted if any(id in self.matter.events for id in one.relies_on)]
            case "drug weight":
                return [one for one in every if one.kind in TOTALS]
            case "role":
                return [one for one in every if one.kind == "role"]
            case "acceptance":
                return [one for one in every if one.kind == "adjustment" and _accepts(one)]
            case "characteristics":
                return [one for one in every if one.kind == "characteristic"]
            case "purity":
                return [one for one in every if any(amount.purity is not None for amount in one.amounts)]
            case "adjustments":
                return [one for one in every if one.kind == "adjustment" and not _accepts(one)]
            case "criminal history":
                found = [one for one in every if one.kind == "criminal_history"]
                return [one for one in found if one.category is not None] or found
            case "statutory limits":
                return [one for one in every if one.kind == "statutory"]

    def _not_taken(self, found: Iterable[Subject]) -> Iterator[NotTaken]:
        kept = {one.id for one in self.findings}
        for prong, subject in SUBJECTS.items():
            there = self._about(subject)
            before = [one.about or subject for one in self._every if one.prong == prong and one.id not in kept]
            if before:
                yield self._left(subject, "found already", there, ", ".join(before))
            elif subject not in found and subject not in ("transactions", "characteristics"):
                yield self._left(subject, "not as a finding" if there else "not stated", there)
        if not self._about("characteristics") and not self._has_total:
            yield self._left("characteristics", "not stated", ())
        if self._unnamed:
            yield self._left("characteristics", "no record named", self._unnamed)
        for subject in LEFT:
            if self._about(subject):
                yield self._left(subject, "as recorded", self._about(subject))

    def _left(self, subject: Subject, why: WhyNot, stated: Sequence[Paragraph], about: str = "") -> NotTaken:
        said = [text for text in map(_states, stated) if text]
        return NotTaken(what=subject, why=why, paragraphs=self._numbers(stated), states=tuple(said), about=about)

    @staticmethod
    def _numbers(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
        return tuple(one.number for one in paragraphs)


def of_provision(cite: str, provision: str) -> bool:
    """Whether a line's cite is that of a provision, or of the section around it."""
    return bool(provision) and (
        provision == cite or provision.startswith(f"{cite}(") or cite.startswith(f"{provision}(")
    )


def _accepts(one: Paragraph) -> bool:
    return bare(one.provision).startswith(ACCEPTANCE)


def _together(amounts: Sequence[PsrAmount]) -> Quantity:
    """Return the amounts that a paragraph states of one drug, such as of several purities, as one."""
    if len(amounts) == 1:
        return amounts[0].quantity
    whole = sum(stated(one.quantity) for one in amounts)
    return Quantity.parse(f"{grams(whole)} {words.unit(amounts[0].substance)}")


def _states(one: Paragraph) -> str:
    """Return in short what a paragraph states of what is not taken from it."""
    if one.kind == "criminal_history":
        points = f"{one.points} points" if one.points is not None else ""
        return ", ".join(text for text in (one.category or "", points) if text)
    if one.kind == "statutory":
        ends = [words.minimum(one.minimum)] if one.minimum is not None else []
        ends += [words.months(one.maximum)] if one.maximum is not None else []
        return " to ".join(ends)
    if one.levels is None:
        pure = (f"{a.purity:.0%} {words.substance(a.substance)}" for a in one.amounts if a.purity is not None)
        return ", ".join(pure)
    return f"{f'§{bare(one.provision)} ' if one.provision else ''}{words.levels(one.levels)}"
