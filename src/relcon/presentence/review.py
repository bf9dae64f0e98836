"""The review of a presentence report: its paragraphs against the record, objections in order, days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce

from relcon import words
from relcon.engine.which_edition import edition_of, sentencing_date
from relcon.law.months import number
from relcon.law.positions.options import POSITIONS
from relcon.law.ussg import s3e1_1, s6a1_2
from relcon.presentence.faults import Fault, Faults
from relcon.presentence.interviews import Interviews
from relcon.presentence.parts import stated
from relcon.presentence.reckoning import NOTHING, Change, Reckoning
from relcon.presentence.record import OnRecord, shown
from relcon.proffer.proffer_run import proffer_run
from relcon.records.matter import Matter
from relcon.records.psr import Paragraph, Psr, PsrFile
from relcon.results.base import Range
from relcon.results.exposure import PositionAnswer
from relcon.results.psr import Comes, Compared, Deadline, Deadlines, Objection, ParagraphAnswer, PsrReview, Source
from relcon.results.weights import grams


def review(matter: Matter, read: Psr) -> PsrReview:
    """Review a presentence report.

    Parameters
    ----------
    matter
        The case, with its proffer where there is one.
    read
        From `relcon.reading.psr.read_psr`, beside the same matter.

    Raises
    ------
    EditionNotShipped
        Where the defendant's edition of the Manual is not shipped.
    Refusal
        Where counsel has not resolved an admission.
    """
    psr = read.file
    edition = edition_of(matter, psr.defendant, None).name
    run = proffer_run(matter) if matter.proffer is not None else None
    record = OnRecord.of(matter, psr)
    reckoning = Reckoning.of(psr, matter, edition, record.weight)
    return _Review(matter, psr, edition, record, reckoning, Interviews(matter, run)).whole(read.sha256)


@dataclass(frozen=True)
class _Review:
    matter: Matter
    psr: PsrFile
    edition: str
    record: OnRecord
    reckoning: Reckoning
    interviews: Interviews

    def whole(self, sha256: str) -> PsrReview:
        faults = Faults(self.record, self.reckoning, self.interviews)
        found = faults.every()
        sentencing = self._sentencing()
        return PsrReview(
            receipt=self.record.found.receipt.model_copy(update={"proffer_sha256": self.matter.proffer_sha256}),
            psr_sha256=sha256,
            defendant=self.psr.defendant,
            disclosed=str(self.psr.disclosed),
            sentencing=None if sentencing is None else str(sentencing),
            deadlines=deadlines(self.psr.disclosed, sentencing, self.edition),
            as_written=self.reckoning.as_written,
            recomputed=self.reckoning.comes(Change(sums=True)),
            all_sustained=self._sustained(found),
            middle=of_worksheet(self.record.answers["psr"]),
            positions={name: of_worksheet(one) for name, one in self.record.with_findings().items()},
            minimum=self.record.answers["psr"].statutory.minimum,
            paragraphs=tuple(
                self._paragraph(place, one, found, faults.notes.get(place, []))
                for place, one in enumerate(self.psr.paragraphs)
            ),
            objections=tuple(self._objection(one, found, faults) for one in found),
            contested_is_no_preparation=s3e1_1.objections_are_no_preparation(self.edition),
            open=self._open(),
        )

    def _sustained(self, found: Iterable[Fault]) -> Comes:
        return self.reckoning.comes(reduce(Change.__or__, (one.change for one in found), NOTHING))

    def _sentencing(self) -> date | None:
        return self.psr.sentencing or sentencing_date(self.matter, self.psr.defendant)

    def _open(self) -> tuple[str, ...]:
        ungiven = [one.number for one in self.psr.paragraphs if one.interview is not None]
        if self.matter.proffer is None and ungiven:
            return (f"interviews named in paragraph {', '.join(ungiven)}: give the proffer file too",)
        return ()

    def _paragraph(self, place: int, one: Paragraph, found: tuple[Fault, ...], notes: list[str]) -> ParagraphAnswer:
        interview = self.interviews.of(one)
        events = [id for id in one.relies_on if id in self.matter.events]
        return ParagraphAnswer(
            number=one.number,
            page=one.page,
            kind=one.kind,
            text=one.text,
            relies_on=one.relies_on,
            sources=tuple(self._source(id) for id in one.sources),
            interview=None if interview is None else str(interview.day),
            told=() if interview is None else interview.told,
            weights=tuple(self._weights(one, events)),
            counts={id: {position: self._counts(id, position) for position in POSITIONS} for id in events},
            grounds=tuple(dict.fromkeys(fault.ground for fault in found if fault.place == place)),
            notes=tuple(dict.fromkeys(notes)),
        )

    def _source(self, id: str) -> Source:
        item = self.matter.evidence[id]
        pages = None if item.bates is None else words.pages(item.bates)
        challenge = None if item.challenge is None else f"{item.challenge.ground} {item.challenge.status}"
        return Source(exhibit=id, kind=item.kind, grade=item.grade, pages=pages, challenge=challenge)

    def _weights(self, one: Paragraph, events: list[str]) -> list[Compared]:
        found = []
        for amount in one.amounts:
            mine = [id for id in events if amount.substance in self.matter.events[id].drugs]
            if mine:
                least, most = (
                    self._sum([self.record.weight(id, position) for id in mine])
                    for position in ("defense", "government")
                )
                found.append(
                    Compared(
                        substance=amount.substance,
                        stated=grams(stated(amount.quantity)),
                        least=shown(least),
                        most=shown(most),
                    )
                )
        return found

    @staticmethod
    def _sum(weights: list[int | None]) -> int | None:
        return None if None in weights else sum(one or 0 for one in weights)

    def _counts(self, id: str, position: str) -> str:
        answer = self.record.event(id, position)
        return "in" if answer.in_ else "open" if answer.open else str(answer.failed)

    def _objection(self, fault: Fault, found: tuple[Fault, ...], faults: Faults) -> Objection:
        one = self.psr.paragraphs[fault.place]
        written, sustained = self.reckoning.as_written, self.reckoning.comes(fault.change)
        every, others = self._sustained(found), self._sustained(each for each in found if each is not fault)
        spoken_of = self.interviews.speaking_of(fault.records, fault.told) if fault.of_conduct else ()
        return Objection(
            paragraph=one.number,
            page=one.page,
            ground=fault.ground,
            cite=fault.cite,
            text=fault.text,
            cited=faults.pages(one),
            records=fault.records,
            failed=fault.failed,
            positions=fault.positions,
            removes=self._removed(fault.change),
            sustained=sustained,
            levels=_less(written.total_offense_level, sustained.total_offense_level),
            months=_months_less(written.range, sustained.range),
            table_months=_months_less(written.guideline_range, sustained.guideline_range),
            levels_last=_less(others.total_offense_level, every.total_offense_level),
            months_last=_months_less(others.range, every.range),
            table_months_last=_months_less(others.guideline_range, every.guideline_range),
            spoken_of=spoken_of,
            clause={p: self.interviews.clause(spoken_of, p, denied=False) for p in POSITIONS} if spoken_of else {},
            if_denied={p: self.interviews.clause(spoken_of, p, denied=True) for p in POSITIONS} if spoken_of else {},
            denied_comes_to=dict(self.interviews.denied(spoken_of)) if spoken_of else {},
            acceptance=fault.acceptance,
        )

    def _removed(self, change: Change) -> Mapping[str, str]:
        before, after = self.reckoning.weights, self.reckoning.weight_after(change)
        gone = {name: weight - after[name] for name, weight in before.items()}
        return {name: grams(weight) for name, weight in gone.items() if weight > 0}


def deadlines(received: date, sentencing: date | None, edition: str) -> Deadlines:
    """Return the days of a report (USSG §6A1.2)."""
    found = s6a1_2.days(received, sentencing, edition)
    given = found.given
    return Deadlines(
        objections=_deadline(found.objections),
        given=None if given is None else _deadline(given),
        addendum=None if found.addendum is None else _deadline(found.addendum),
        received_in_time=None if given is None else received <= given.on,
    )


def _deadline(one: s6a1_2.Counted) -> Deadline:
    return Deadline(
        on=str(one.on),
        days=one.days,
        cite=one.cite,
        counted_to=str(one.counted_to),
        passed_over={str(day): why for day, why in one.passed.items()},
        may_be_holiday=one.observed or None,
    )


def of_worksheet(answer: PositionAnswer) -> Comes:
    """Return what a worksheet comes to."""
    return Comes(
        quantities=answer.quantities,
        converted_grams=answer.converted_grams,
        base_offense_level=answer.base_offense_level,
        total_offense_level=answer.total_offense_level,
        criminal_history_category=answer.criminal_history_category,
        guideline_range=answer.guideline_range,
        range=answer.range,
    )


def _less(before: int | None, after: int | None) -> int | None:
    return None if before is None or after is None else before - after


def _months_less(before: Range | None, after: Range | None) -> int | None:
    if before is None or after is None or ("life" in (before[0], after[0]) and before[0] != after[0]):
        return None
    return number(before[0]) - number(after[0])
