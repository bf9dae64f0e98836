"""Admissions in a simulation: what each changes, terms of the letter read otherwise, sessions, conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from relcon import words
from relcon.law.letters.meanings import meanings
from relcon.law.positions.options import POSITIONS
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.results.conflicts import Conflict, Side
from relcon.results.letter import Clause, ClauseCell
from relcon.results.sessions import Reported
from relcon.results.simulation import AdmissionAnswer, Change, Share, Simulation


def signed(grams: str) -> str:
    """Return a number given as text with its sign and thousands set apart; 0 has none."""
    if grams.startswith("-"):
        return f"-{words.number(grams[1:])}"
    return words.number(grams) if grams == "0" else f"+{words.number(grams)}"


def named(name: str) -> str:
    """Return the short name of a position given by its id."""
    return next((words.short(p) for p in POSITIONS if p == name), name)


def where(positions: Sequence[str]) -> str:
    """Return positions in brackets, nothing where all are meant."""
    return "" if len(positions) == len(POSITIONS) else f" [{', '.join(map(named, positions))}]"


def admissions(simulation: Simulation) -> Iterator[Section]:
    """Yield what each admission changes, and what each says; nothing where there is none."""
    if simulation.admissions:
        yield Section("Each admission, if it counts", _admissions(simulation))
        yield Section("What each says, how it is protected, what it crosses", _texts(simulation.admissions))


def _admissions(simulation: Simulation) -> tuple[Block, ...]:
    rows = []
    still = []
    for id, admission in simulation.admissions.items():
        changes = {p: (_change(admission.first.get(p)), _change(admission.last.get(p))) for p in POSITIONS}
        if all(cell == "0" for pair in changes.values() for change in pair for cell in change):
            still.append(id)
            continue
        for position, (first, last) in changes.items():
            rows.append((id if position == POSITIONS[0] else "", words.short(position), *first, *last))
    titles = ("", "Position", "First:\ngrams", "levels", "months", "Last:\ngrams", "levels", "months")
    note = (
        "First: added to nothing else. Last: added to all the others. Months: change of the low end of the range by "
        "the table, before a statutory minimum or maximum (§5G1.1); criterion 5 held as it is."
    )
    without = (Paragraph(f"No change in any position, first or last: {', '.join(still)}."),) if still else ()
    first_and_last = Table(columns(*titles, right=range(2, 8)), tuple(rows))
    return (Paragraph(note), first_and_last, *without, *_shares(simulation))


def _shares(simulation: Simulation) -> tuple[Block, ...]:
    rows = []
    for id, admission in simulation.admissions.items():
        label = id
        for position in POSITIONS:
            share = admission.shapley.get(position)
            if share is None or all(value == "0" for value in (share.converted_grams, share.levels, share.months)):
                continue
            cells = (_share(share, name) for name in ("converted_grams", "levels", "months"))
            rows.append((label, words.short(position), *cells))
            label = ""
    if not rows:
        return ()
    note = (
        "Average share: what an admission changes, averaged over every order in which the admissions could come to "
        "count; the shares add up to the whole. Months: of the low end."
    )
    taken = next(
        (one.sampled for a in simulation.admissions.values() for one in a.shapley.values() if one.sampled), None
    )
    if taken is not None:
        note += (
            f" Sampled, where ± stands: {taken.orders} of the orders, drawn by chance (seed {taken.seed}); ± is the "
            "standard error of the mean."
        )
    titles = ("", "Position", "Average share:\nconverted grams", "levels", "months")
    return (Paragraph(""), Paragraph(note), Table(columns(*titles, right=range(2, 5)), tuple(rows)))


def _share(share: Share, name: str) -> str:
    value: str | None = getattr(share, name)
    if value is None:
        return "–"
    written = signed(value)
    if share.sampled is not None:
        return f"{written} ± {share.sampled.standard_error[name]}"
    return f"about {written}" if name in share.rounded else written


def _change(change: Change | None) -> tuple[str, str, str]:
    if change is None:
        return ("–", "–", "–")
    grams = "–" if change.grams is None else signed(change.grams)
    months = "–" if change.months is None else f"{change.months:+d}" if change.months else "0"
    return (grams, "–" if change.levels is None else words.levels(change.levels), months)


def _provable(admission: AdmissionAnswer) -> Iterator[str]:
    where: dict[str, list[str]] = {}
    for place, answer in admission.provable.items():
        where.setdefault(answer, []).append(named(place))
    if where:
        parts = (answer if len(where) == 1 else f"{answer} [{', '.join(held)}]" for answer, held in where.items())
        yield f"Provable without it: {'; '.join(parts)}"


def _leads(admission: AdmissionAnswer) -> Iterator[str]:
    """Yield what each lead alone may bring, once for the positions in which it is the same."""
    for id, changes in admission.leads.items():
        where: dict[str, list[str]] = {}
        for place, change in changes.items():
            grams, levels, months = _change(change)
            notes = f" ({'; '.join(change.open)})" if change.open else ""
            where.setdefault(f"{grams} g, {levels} levels, {months} months{notes}", []).append(named(place))
        parts = (f"{text} [{', '.join(held)}]" for text, held in where.items())
        yield f"Lead {id} alone, beside the world protected: {'; '.join(parts)}"


def _texts(admissions: Mapping[str, AdmissionAnswer]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for id, admission in admissions.items():
        blocks.append(Paragraph(f"{id} ({admission.basis}): {admission.says}", bullet=True))
        said: dict[str, list[str]] = {}
        for position, text in admission.protected.items():
            said.setdefault(text, []).append(named(position))
        only = len(said) == 1
        parts = [text if only else f"{text} [{', '.join(held)}]" for text, held in said.items()]
        if parts:
            blocks.append(Paragraph(f"Protection: {'; '.join(parts)}", indent=2))
        blocks += [Paragraph(f"If counted, crosses: {line}", indent=2) for line in admission.crosses]
        if admission.narrows:
            narrower = (f"{record} for {', '.join(old)}" for record, old in admission.narrows.items())
            blocks.append(Paragraph(f"Narrows the record, and moves the other way: {'; '.join(narrower)}", indent=2))
        if admission.new_charges:
            listed = "; ".join(admission.new_charges)
            blocks.append(Paragraph(f"Could support what is not charged: {listed}", indent=2))
        if admission.known:
            blocks.append(Paragraph(f"Known or provable without it: {'; '.join(admission.known)}", indent=2))
        blocks += [Paragraph(text, indent=2) for text in (*_provable(admission), *_leads(admission))]
    return tuple(blocks)


INTRO = (
    "In months: the low end as the letter stands → the low end if this term read otherwise. In parentheses the low end "
    "by the table, where the statutory minimum hides the change (§5G1.1). A dash: no change."
)


def clauses(simulation: Simulation) -> Iterator[Section]:
    """Yield the terms on which a low end turns; nothing where the client speaks under no letter."""
    if simulation.clauses:
        yield Section("Each clause: the low end if this term read otherwise", tuple(_blocks(simulation.clauses)))


def _blocks(found: Sequence[Clause]) -> Iterator[Block]:
    telling = [one for one in found if one.worlds]
    if telling:
        yield Paragraph(INTRO)
        yield clause_table(telling)
    moving = {name for one in telling for name in one.stands}
    quiet = ", ".join(meaning.title for name, meaning in meanings().items() if name not in moving)
    yield Paragraph(f"No low end here turns on any other reading of: {quiet}.")


def clause_table(found: Sequence[Clause], label: str | None = None) -> Table:
    """Return clauses with what changes, world by world and position by position; ``label`` stands for the terms."""
    rows = []
    for one in found:
        terms = change(one) if label is None else label
        for world, cells in one.worlds.items():
            rows.append((terms, world.replace(": ", ":\n  "), *(cell(cells.get(position)) for position in POSITIONS)))
            terms = ""
    return Table(columns("Term: as it stands → otherwise", "World", *(words.short(p) for p in POSITIONS)), tuple(rows))


def change(clause: Clause) -> str:
    """Return the terms with how they stand and how they are read here; two that must change together."""
    titles = meanings()
    lines = [f"{titles[name].title}:\n  {stands} → {clause.otherwise[name]}" for name, stands in clause.stands.items()]
    return "\nand ".join(lines).replace("_", " ")


def cell(found: ClauseCell | None) -> str:
    """Return a change of the low end; by the table where the statutory minimum hides it."""
    if found is None:
        return "–"
    if found.low_end != found.otherwise:
        return f"{_months(found.low_end)} → {_months(found.otherwise)}"
    return f"{_months(found.low_end)}\n({_months(found.by_table)} → {_months(found.by_table_otherwise)})"


def _months(value: int | str | None) -> str:
    return "open" if value is None else str(value)


def conflicts(simulation: Simulation) -> Iterator[Section]:
    """Yield the conflicts; nothing where there is none."""
    if not simulation.conflicts:
        return
    intro = (
        "Counsel settles with the client which is right; an admission that is not settled (basis: unresolved) stops "
        "the simulation. What one side leaves unknown or unsaid is no conflict."
    )
    items = (Paragraph(_words(one), bullet=True) for one in simulation.conflicts)
    yield Section("Conflicts to resolve first", (Paragraph(intro), *items))


def _words(one: Conflict) -> str:
    return "; ".join(part for part in (f"{one.kind}: {_side(one.here)}", _side(one.there), one.text) if part)


def _side(side: Side) -> str:
    whose = f"{side.admission}, {side.record}" if side.admission is not None else side.record
    said = f", said in {', '.join(side.sessions)}" if side.sessions else ""
    return f"{whose}{said}: {side.says} ({'; '.join(side.pages) or 'no page'})"


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
    titles = ("Session", "Said first", *(words.short(p) for p in POSITIONS), "Disclosure\n(Middle)")
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
