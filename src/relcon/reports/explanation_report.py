"""Why an event counts for a defendant or does not: rule, finding, fact, page; and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from relcon import words
from relcon.event_words import OWN, beside_the_number, counted, measured, people, verdict, what
from relcon.law.record_index import RecordIndex
from relcon.records.base import PositionName
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import Answers, closing, line_cell, merged_lines, positions_of, where
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.exposure import EventAnswer, Exposure, Manual

GROUPS = {"in": "In, in every position", "contested": "Contested", "out": "Out, in every position"}
FLAT = columns(
    *("defendant", "event", "position", "answer", "failed", "grams", "counted_grams"),
    *("why", "evidence", "edition", "edition_note"),
)


def explanation_report(exposure: Exposure, matter: Matter, defendant: str) -> Report:
    """Return every event for one defendant, grouped; and the facts under each line of the worksheet."""
    events = RecordIndex.of(matter).events
    found = exposure.long(list(events)).defendants[defendant]
    answers = positions_of(found)
    sections = []
    for state, title in GROUPS.items():
        ids = [id for id, across in found.across.items() if across == state]
        heading = f"{title}: {len(ids)}"
        listed: list[Block] = [] if state == "out" else [_listed(ids, events, answers), Paragraph("")]
        blocks = (*listed, *_reasons(ids, answers)) if ids else (Paragraph("None."),)
        sections.append(Section(heading, blocks))
    sections.append(Section("Worksheet: what each line rests on", _facts(answers, matter)))
    return Report(
        title=f"Why in or out: {edition_words.person(matter, defendant, found.manual)}",
        sections=tuple(sections),
        flat=_flat(defendant, answers, found.across, found.manual),
        warnings=exposure.receipt.warnings,
        closing=(
            f"Positions: {words.titles(tuple(answers))}.",
            f"For the steps and pages of one event: relcon explain CASE {defendant} EVENT",
            closing(exposure.receipt),
        ),
    )


def event_report(exposure: Exposure, matter: Matter, defendant: str, id: str) -> Report:
    """Return one event for one defendant: every step, every exhibit, what would change it."""
    manual = exposure.defendants[defendant].manual
    answers = positions_of(exposure.defendants[defendant])
    event = RecordIndex.of(matter).events[id]
    sections = [Section("", tuple(_header(event, matter)))]
    same: dict[str, list[PositionName]] = {}
    for position, answer in answers.items():
        same.setdefault(answer.events[id].model_dump_json(), []).append(position)
    for held in same.values():
        found = answers[held[0]].events[id]
        title = f"{', '.join(words.short(p) for p in held)}: {verdict(found)}"
        sections.append(Section(title, tuple(_steps(found, event))))
    exhibits = dict.fromkeys(e for answer in answers.values() for e in answer.events[id].evidence)
    sections.append(
        Section("Evidence", (exhibit_table(exhibits, matter),) if exhibits else (Paragraph("None cited."),))
    )
    return Report(
        title=f"{edition_words.person(matter, defendant, manual)} and {id}",
        sections=tuple(sections),
        flat=_flat(defendant, answers, [id], manual),
        warnings=exposure.receipt.warnings,
        closing=(f"Positions: {words.titles(tuple(answers))}.", closing(exposure.receipt)),
    )


def fact_report(exposure: Exposure, matter: Matter, defendant: str, id: str) -> Report:
    """Return the worksheet lines that rest on a record that is no event: a circumstance, a prior sentence."""
    manual = exposure.defendants[defendant].manual
    answers = positions_of(exposure.defendants[defendant])
    record = matter.by_id(id)
    rows = tuple(
        (cite.removeprefix("USSG "), words.short(position), line_cell(line), line.why)
        for cite, lines in merged_lines(answers).items()
        for position, line in lines.items()
        if id in line.facts
    )
    exhibits = tuple(getattr(record, "evidence", ()))
    lines: Block = (
        Table(columns("Line", "Position", "Levels", "Why"), rows) if rows else Paragraph("No line rests on it.")
    )
    pages: Block = exhibit_table(exhibits, matter) if exhibits else Paragraph("None cited.")
    return Report(
        title=f"{edition_words.person(matter, defendant, manual)} and {id} ({matter.kind(id)})",
        sections=(Section("Worksheet lines", (lines,)), Section("Evidence", (pages,))),
        flat=Table(columns("line", "position", "levels", "why"), rows),
        warnings=exposure.receipt.warnings,
        closing=(f"Positions: {words.titles(tuple(answers))}.", closing(exposure.receipt)),
    )


def exhibit_table(ids: Iterable[str], matter: Matter) -> Table:
    """Return exhibits with kind, title, pages, date and grade; an admission stands with its own words."""
    rows: list[tuple[str, ...]] = []
    for id in ids:
        item = matter.evidence.get(id)
        if item is None:
            admission = matter.admissions.get(id)
            said = f"admission: {admission.says}" if admission is not None else "admission or lead of the proffer"
            rows.append((id, said, "–", "–", admission.grade if admission is not None else "–"))
            continue
        kind = item.kind.replace("_", " ")
        title = f"{kind}: {item.title}" if item.title else kind
        challenged = f", challenge {item.challenge.status}" if item.challenge is not None else ""
        pages = str(item.bates) if item.bates is not None else "–"
        rows.append((id, title, pages, str(item.date) if item.date is not None else "–", item.grade + challenged))
    return Table(columns("Exhibit", "What", "Pages", "Date", "Grade"), tuple(rows))


def _header(event: Event, matter: Matter) -> list[Block]:
    place = f", {matter.places[event.place].name}" if event.place is not None and event.place in matter.places else ""
    lines = [f"{event.date}: {what(event)}{place}", people(event, matter)]
    if event.undertaking:
        lines.append("Part of: " + "; ".join(_undertaking(id, matter) for id in event.undertaking))
    lines += beside_the_number(event)
    return [Paragraph(line) for line in lines if line]


def _undertaking(id: str, matter: Matter) -> str:
    found = matter.undertakings.get(id)
    return f"{id} ({found.title})" if found is not None else id


def _steps(answer: EventAnswer, event: Event) -> list[Block]:
    blocks: list[Block] = []
    if answer.in_:
        weight = f"{counted(answer, event)} of {measured(answer.grams, event)}"
        blocks.append(Paragraph(f"Counts: {weight}. Under: {', '.join(answer.basis)}"))
    blocks += [Paragraph(step, bullet=True) for step in answer.why]
    if answer.flags:
        blocks.append(Paragraph(f"Flags: {'; '.join(answer.flags)}"))
    if answer.would_change:
        blocks.append(Paragraph(f"What would change it: {answer.would_change}"))
    return blocks


def reason(answer: EventAnswer) -> str:
    """Return the one step that says why: the own act, the first ground of foreseeability, else the step that failed."""
    if not answer.in_:
        return words.reason(answer.failed)
    start = "own act" if OWN in answer.basis else "foreseeability"
    steps = [step for step in answer.why if not step.startswith("weight:")]
    return next((step for step in steps if step.startswith(start)), steps[-1] if steps else ", ".join(answer.basis))


def _cell(answer: EventAnswer, event: Event) -> str:
    if not answer.in_:
        return "open" if answer.open else "out"
    return measured(answer.counted_grams, event)


def _listed(ids: list[str], events: Mapping[str, Event], answers: Answers) -> Table:
    """Return the events one a row, with the weight that counts in each position."""
    rows = tuple(
        (
            id,
            str(events[id].date).split(" to ")[0],
            what(events[id]),
            *(_cell(a.events[id], events[id]) for a in answers.values()),
        )
        for id in ids
    )
    numbers = range(3, 3 + len(answers))
    return Table(columns("Event", "From", "What", *(words.short(p) for p in answers), right=numbers), rows)


def _reasons(ids: list[str], answers: Answers) -> list[Block]:
    """Return each reason once, with the events and positions it holds for: there are many events and few reasons."""
    groups: dict[tuple[str, tuple[PositionName, ...]], list[str]] = {}
    for id in ids:
        told: dict[str, list[PositionName]] = {}
        for position, answer in answers.items():
            found = answer.events[id]
            state = "in" if found.in_ else "open" if found.open else "out"
            told.setdefault(f"{state}, {reason(found)}", []).append(position)
            if found.absorbed_by is not None:
                told.setdefault(f"the same drugs as {found.absorbed_by}, counted once", []).append(position)
        for said, held in told.items():
            groups.setdefault((said, tuple(held)), []).append(id)
    return [
        Paragraph(f"{' '.join(held)}: {said}{where(positions, tuple(answers))}", bullet=True)
        for (said, positions), held in groups.items()
    ]


def _facts(answers: Answers, matter: Matter) -> tuple[Block, ...]:
    rows = []
    for cite, lines in merged_lines(answers).items():
        facts = dict.fromkeys(fact for line in lines.values() for fact in line.facts)
        if facts:
            levels = "\n".join(f"{words.short(p)} {line_cell(line)}" for p, line in lines.items())
            named = "\n".join(f"{fact} ({_pages(fact, matter)})" for fact in facts)
            rows.append((cite.removeprefix("USSG "), levels, named))
    if not rows:
        return (Paragraph("No line rests on a recorded fact besides the events, counts and criminal history."),)
    return (Table(columns("Line", "Levels", "Facts and pages"), tuple(rows)),)


def _pages(fact: str, matter: Matter) -> str:
    if fact not in matter:
        return "not declared"
    record = matter.by_id(fact)
    exhibits = [matter.evidence[id] for id in getattr(record, "evidence", ()) if id in matter.evidence]
    pages = ", ".join(f"{item.id} {item.bates}" if item.bates is not None else item.id for item in exhibits)
    return f"{matter.kind(fact)}: {pages or 'uncited'}"


def _flat(defendant: str, answers: Answers, ids: Iterable[str], manual: Manual | None) -> Table:
    rows = []
    for id in ids:
        for position, answer in answers.items():
            e = answer.events[id]
            state = "in" if e.in_ else "open" if e.open else "out"
            weights = (e.grams or "", e.counted_grams or "")
            rows.append(
                (
                    *(defendant, id, position, state, e.failed or "", *weights),
                    *("; ".join(e.why), " ".join(e.evidence), *edition_words.cells(manual)),
                )
            )
    return Table(FLAT, tuple(rows))
