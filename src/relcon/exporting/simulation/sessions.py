"""The sessions in order, and the agents' note of each beside the admissions."""

from __future__ import annotations

from collections.abc import Iterator

from relcon import words
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.law.positions.options import POSITIONS
from relcon.results.sessions import Reported
from relcon.results.simulation import Simulation


def sessions(simulation: Simulation) -> Iterator[Section]:
    """Yield the sessions held; nothing where the file has none."""
    if simulation.sessions:
        yield Section("Session by session", tuple(_sessions(simulation)))
    for session in simulation.sessions:
        if session.report is not None:
            yield Section(f"The report of {session.id} beside the admissions", tuple(_report(session.report)))


def _sessions(simulation: Simulation) -> Iterator[Block]:
    rows = []
    for one in simulation.sessions:
        letter = f"letter {one.letter}" if one.letter is not None else "no letter"
        label = f"{one.id}\n  {one.date}, {one.mode.replace('_', ' ')}\n  {letter}"
        told = ", ".join(one.first_said) or "–"
        again = f"\nagain: {', '.join(one.said_again)}" if one.said_again else ""
        ranges = (words.total(one.after[p]) for p in POSITIONS)
        state = "complete" if one.complete else "partial"
        rows.append((label, words.wrapped(told, 18) + again, *ranges, f"{state}\n5 {one.after['psr'].criterion_5}"))
    titles = ("Session", "Said first", *(words.narrow(p) for p in POSITIONS), "Disclosure\n(Middle)")
    yield Paragraph(
        "Months of the client's range once each session is over, the letters honoured as written; what an earlier "
        "session disclosed under no letter is known before a later agreement (USSG §1B1.8(b)(1))."
    )
    yield Table(columns(*titles), tuple(rows))
    for one in simulation.sessions:
        yield from (Paragraph(f"{one.id}: {text}", bullet=True) for text in one.open)


def _report(report: Reported) -> Iterator[Block]:
    yield Paragraph(f"Report: {', '.join(report.pages) or 'no exhibit is named'}.")
    lists = (
        ("Said", report.said),
        ("Not said, by the report", report.not_said),
        ("In the session, and the report does not speak of it", report.not_mentioned),
        ("In the report, and not listed for the session", report.not_listed),
    )
    yield from (Paragraph(f"{title}: {', '.join(ids)}", bullet=True) for title, ids in lists if ids)
    for one in report.said_differently:
        record = f", {one.record}" if one.record is not None and one.what != "words" else ""
        ours = f"{one.ours} ({'; '.join(one.our_pages) or 'no page'})"
        theirs = f"{one.theirs} ({'; '.join(one.their_pages) or 'no page'})"
        what = "" if one.what == "words" else f", {one.what}"
        yield Paragraph(f"{one.admission}{record}{what}. Admission: {ours}. Report: {theirs}.", bullet=True)
