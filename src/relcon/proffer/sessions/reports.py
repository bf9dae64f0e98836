"""The agents' note of a session beside the admissions: said, not said, said differently, with both pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.proffer.admissions.versions import Version, differences
from relcon.proffer.conflicts.pages import pages, pages_of
from relcon.proffer.sessions.spoken import held
from relcon.records.base import Record
from relcon.records.matter import Matter, declared_in_facts, record_id
from relcon.records.proffer import Admission
from relcon.records.sessions import Report, SaidDifferently, Session
from relcon.results.sessions import Reported, ReportedDifference


def reported_unsaid(matter: Matter, last: Session | None) -> dict[str, str]:
    """Return the admissions that the reports of the sessions held have as not said, with the report.

    One that is listed in another session, whose report does not leave it out, is said.
    """
    found: dict[str, str] = {}
    for admission in matter.admissions:
        where = [session for session in held(matter, last) if admission in session.admissions]
        left_out = [one for one in where if one.report is not None and admission in one.report.not_said]
        if where and left_out == where:
            report = left_out[-1].report
            at = ", ".join(pages(matter, report.evidence)) if report is not None else ""
            found[admission] = f"not said, by the report of {left_out[-1].id}{f' ({at})' if at else ''}"
    return found


def compared(matter: Matter, session: Session, report: Report | None) -> Reported | None:
    """Return a note of a session beside its admissions; None where there is no note.

    Parameters
    ----------
    matter : Matter
        With its proffer.
    session : Session
        Whose admissions.
    report : Report, optional
        The agents' note (``session.report``) or our own (``session.notes``).

    Notes
    -----
    Only figures, dates, people and places that counsel took from the report are compared; its words are shown, never
    interpreted.
    """
    if report is None:
        return None
    spoken_of = {*report.said, *report.not_said, *(one.admission for one in report.said_differently)}
    return Reported(
        pages=pages(matter, report.evidence),
        said=report.said,
        not_said=report.not_said,
        said_differently=tuple(
            difference for one in report.said_differently for difference in _differences(matter, report, one)
        ),
        not_mentioned=tuple(id for id in session.admissions if id not in spoken_of),
        not_listed=tuple(id for id in matter.admissions if id in spoken_of and id not in session.admissions),
    )


def _differences(matter: Matter, report: Report, said: SaidDifferently) -> Iterator[ReportedDifference]:
    """Yield the words of the report, then each figure, date, person and place that differs."""
    admission = matter.admissions[said.admission]
    theirs = (*pages(matter, report.evidence), *((said.page,) if said.page is not None else ()))
    record = _meant(admission, said)
    ours = pages_of(matter, record if record is not None else admission)
    yield ReportedDifference(
        admission=admission.id,
        record=record_id(record) if record is not None else None,
        what="words",
        ours=admission.says,
        theirs=said.says,
        our_pages=ours,
        their_pages=theirs,
    )
    if record is None:
        return
    version = Version.of(record)
    client = {matter.proffer.client} if matter.proffer is not None else set()
    reported = Version(
        date=said.date,
        quantity=said.quantity,
        usd=said.usd,
        count=said.count,
        people=frozenset(said.people) | (client & (version.people or set())) if said.people else None,
        place=said.place,
    )
    for one in differences(matter, version, reported):
        yield ReportedDifference(
            admission=admission.id,
            record=record_id(record),
            what=one.what,
            ours=one.here,
            theirs=one.there,
            our_pages=ours,
            their_pages=theirs,
        )


def _meant(admission: Admission, said: SaidDifferently) -> Record | None:
    """Return the record that a report has otherwise: the one named, else the only one."""
    records: Sequence[Record] = [record for _, record in declared_in_facts(admission.facts)]
    if said.record is not None:
        return next((one for one in records if record_id(one) == said.record), None)
    return records[0] if len(records) == 1 else None
