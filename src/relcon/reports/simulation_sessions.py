"""Sessions in a simulation: what was said when, reports beside it, conflicts, what a complete disclosure lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.one_page.said import cited, own_acts
from relcon.records.matter import Matter
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.results.conflicts import Conflict, Side
from relcon.results.sessions import AfterSession, Reported, SessionAnswer
from relcon.results.simulation import Simulation

_DISCLOSED: Final = {"met": "(f)(5) made", "not met": "(f)(5) not yet made", "unknown": "(f)(5) open"}


def sessions(simulation: Simulation, matter: Matter) -> Iterator[Section]:
    """Yield the sessions held, then what they leave: conflicts, and what a complete disclosure lacks."""
    yield from held(simulation, matter)
    yield from reports(simulation, matter)
    if simulation.conflicts:
        yield Section("Conflicts to resolve first", tuple(conflicts(simulation, matter)))
    yield from completeness(simulation)


def held(simulation: Simulation, matter: Matter) -> Iterator[Section]:
    """Yield what the sessions come to, one after the other; nothing where there is none."""
    if simulation.sessions:
        yield Section("Session by session", tuple(_sessions(simulation, matter)))


def reports(simulation: Simulation, matter: Matter) -> Iterator[Section]:
    """Yield each agents' note beside the admissions."""
    for session in simulation.sessions:
        if session.report is not None:
            yield Section(f"The report of {session.id} beside the admissions", tuple(_report(session.report, matter)))


def completeness(simulation: Simulation) -> Iterator[Section]:
    """Yield what a complete disclosure lacks, or may; nothing where there is nothing."""
    if simulation.completeness:
        yield Section("Completeness of the disclosure", tuple(_completeness(simulation)))


def conflicts(simulation: Simulation, matter: Matter) -> Iterator[Block]:
    """Yield each conflict of what is said with the record, or with itself."""
    yield Paragraph(
        "Counsel settles with the client which is right; an admission that is not settled (basis: unresolved) stops "
        "the simulation. What one side leaves unknown or unsaid is no conflict."
    )
    yield from (Paragraph(_words(one, matter), bullet=True) for one in simulation.conflicts)


def _completeness(simulation: Simulation) -> Iterator[Block]:
    said: dict[tuple[str, str], list[str]] = {}
    for one in simulation.completeness:
        said.setdefault((one.state, one.why), []).append(one.what)
    yield Paragraph(
        "A complete disclosure holds all that the client has on the offense of conviction and all relevant conduct "
        f"({simulation.completeness[0].cite}). What is missing leaves it partial; what is open is for counsel to "
        "settle."
    )
    for wanted in ("missing", "open"):
        for (state, why), ids in said.items():
            if state == wanted:
                yield Paragraph(f"{state}: {words.ids(ids)}: {why}", bullet=True)


def _words(one: Conflict, matter: Matter) -> str:
    return "; ".join(
        part for part in (f"{one.kind}: {_side(one.here, matter)}", _side(one.there, matter), one.text) if part
    )


def _side(side: Side, matter: Matter) -> str:
    whose = f"{side.admission}, {side.record}" if side.admission is not None else side.record
    said = f", said in {', '.join(side.sessions)}" if side.sessions else ""
    return f"{whose}{said}: {side.says} ({cited(matter, side.pages) or 'no page'})"


def _sessions(simulation: Simulation, matter: Matter) -> Iterator[Block]:
    rows = []
    for one in simulation.sessions:
        letter = f"letter {one.letter}" if one.letter is not None else "no letter"
        label = f"{one.id}\n  {one.date}, {one.mode.replace('_', ' ')}\n  {letter}"
        told = words.told(one.first_said, matter) or "nothing"
        again = f"\nagain: {words.ids(one.said_again)}" if one.said_again else ""
        ranges = (_range(one.after[p]) for p in POSITIONS)
        rows.append((label, words.wrapped(told, 12) + again, *ranges, "\n".join(_disclosure(one, matter))))
    titles = ("Session", "Said first", *(words.short(p) for p in POSITIONS), "Disclosure\n(Middle)")
    yield Paragraph(
        "Months of the client's range once each session is over, the letters honored as written; what an earlier "
        "session disclosed under no letter is known before a later agreement (USSG §1B1.8(b)(1)). "
        f"{words.IF_COMPLETE.capitalize()}: the position assumes that the disclosure is complete and true."
    )
    yield Table(columns(*titles), tuple(rows))
    for one in simulation.sessions:
        yield from (Paragraph(f"{one.id}: {text}", bullet=True) for text in one.open)


def _range(after: AfterSession) -> str:
    return f"{words.total(after)}\n{words.IF_COMPLETE}" if after.if_complete else words.total(after)


def _disclosure(one: SessionAnswer, matter: Matter) -> Iterator[str]:
    """Yield how the disclosure stands: never complete for the reason alone that every admission of the file is said."""
    if not one.complete:
        yield "partial"
    elif one.untold or one.contradicted:
        yield "not shown:"
    else:
        yield "no gap on record"
    if one.untold:
        yield words.wrapped(f"{own_acts(one.untold, matter)} untold", 20)
    if one.contradicted:
        yield f"contradicted: {words.ids(one.contradicted)}"
    yield _DISCLOSED[one.after["psr"].criterion_5]


def _report(report: Reported, matter: Matter) -> Iterator[Block]:
    yield Paragraph(f"Report: {cited(matter, report.pages) or 'no exhibit is named'}.")
    lists = (
        ("Said", report.said),
        ("Not said, by the report", report.not_said),
        ("In the session, and the report does not speak of it", report.not_mentioned),
        ("In the report, and not listed for the session", report.not_listed),
    )
    yield from (Paragraph(f"{title}: {', '.join(ids)}", bullet=True) for title, ids in lists if ids)
    for one in report.said_differently:
        record = f", {one.record}" if one.record is not None and one.what != "words" else ""
        ours = f"{one.ours} ({cited(matter, one.our_pages) or 'no page'})"
        theirs = f"{one.theirs} ({cited(matter, one.their_pages) or 'no page'})"
        what = "" if one.what == "words" else f", {one.what}"
        yield Paragraph(f"{one.admission}{record}{what}. Admission: {ours}. Report: {theirs}.", bullet=True)
