"""What rests for a defendant on a record that is no transaction: transactions, weight, months, lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from relcon import words
from relcon.event_words import named, shown_by
from relcon.law.positions.options import POSITIONS
from relcon.record_words import date_of, sentence
from relcon.records.agreements import Finding
from relcon.records.base import PositionName, Supported
from relcon.records.evidence import Evidence
from relcon.records.matter import Matter, declared_in_case, record_id
from relcon.records.undertakings import Membership
from relcon.reports import edition_words, whatif_rows
from relcon.reports.agreed_and_known import voice
from relcon.reports.exposure_report import Answers, by_text, closing, led, line_cell, merged_lines, positions_of
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.exposure import DefendantAnswer, Exposure
from relcon.results.summary import lines_between, summary
from relcon.results.whatif import Outcome, WhatIf

LISTED = 6
"""How many records are named that cite an exhibit; the rest are counted."""
SAME = "the same"
LEVELED = ("USSG §2", "USSG §3", "USSG §4")
"""How the cite of a line begins that moves the offense level."""
HISTORY = "USSG §4A1.1"


def resting_report(
    exposure: Exposure, without: DefendantAnswer | None, pairs: WhatIf | None, matter: Matter, defendant: str, id: str
) -> Report:
    """Return what a record is, and what rests on it: what counts no more if it alone is left out, and what remains.

    Parameters
    ----------
    exposure
        The answer as recorded, of the defendant.
    without
        The same with the record left out; None where nothing can be left out under its id.
    pairs
        Of an exhibit, what every two exhibits come to that are left out together; else None.
    matter, defendant, id
        For names and pages; of whom; the record.
    """
    manual = exposure.defendants[defendant].manual
    answers = positions_of(exposure.defendants[defendant])
    record = matter.by_id(id)
    blocks: list[Block] = [Paragraph(f"{_said(matter, id)}.", lead="What    ")]
    if without is not None:
        after = positions_of(without)
        blocks += _compared(answers, after)
        blocks += led("Rests   ", _transactions(answers, after, matter))
        blocks += led("Weight  ", _weights(answers, after))
        blocks += led("Lines   ", _moved_lines(answers, after))
    rows = tuple(_lines(answers, id, words.surname(matter, defendant), _sentences(matter, defendant)))
    if rows:
        blocks.append(Table(columns("Line", "Positions", "Levels", "Why"), _alike(rows)))
    if isinstance(record, Evidence):
        blocks.append(Paragraph(_cited(matter, id), lead="Cited   "))
    if pairs is not None:
        blocks += led("With    ", _together(pairs, matter, defendant, id))
    blocks += led("Beside  ", _beside(record, matter))
    if without is None and not rows:
        blocks.append(Paragraph(f"No line of {words.surname(matter, defendant)}'s worksheet names it."))
    exhibits = (id,) if isinstance(record, Evidence) else tuple(getattr(record, "evidence", ()))
    blocks.append(Paragraph(f"{shown_by(exhibits, matter)}.", lead="Pages   "))
    whole = "" if without is None else f"Whole: relcon exposure CASE -d {defendant} --without {id}. "
    return Report(
        title=f"What rests on {id}, for {edition_words.person(matter, defendant, manual)}",
        sections=(Section("", tuple(blocks)),),
        flat=Table(columns("line", "position", "levels", "why"), rows),
        warnings=edition_words.cautions(exposure.receipt, matter),
        closing=(f"{whole}{closing(exposure.receipt)}",),
        assumed="",
        sheet=True,
    )


def _said(matter: Matter, id: str) -> str:
    """Return what a record says, and who alone asserts it."""
    record = matter.by_id(id)
    dates = words.in_prose(date_of(record))
    said = f"{sentence(record, matter)}{f', {dates}' if dates else ''}"
    by = record.asserted_by if isinstance(record, Supported) else ()
    voices = [voice(matter, one) for one in by]
    only = f"; asserted by {' and '.join(voices)} only" if voices else ""
    return f"{said[:1].upper()}{said[1:]}{only}"


def _compared(answers: Answers, after: Answers) -> Iterator[Block]:
    """Yield the months by position, as recorded and with the record left out, those alike in one row."""
    cells: dict[tuple[str, str], list[PositionName]] = {}
    for position, answer in answers.items():
        old, new = (words.ranges.cell(summary(one)) for one in (answer, after[position]))
        cells.setdefault((old, SAME if old == new else new), []).append(position)
    rows = ((words.named(held, ()), *months) for months, held in cells.items())
    yield Table(columns("Months", "As recorded", "Left out"), tuple(rows))


def _transactions(answers: Answers, after: Answers, matter: Matter) -> Iterator[str]:
    """Yield which transactions count otherwise with the record left out, by position."""
    texts: dict[PositionName, list[str]] = {}
    for position, answer in answers.items():
        left = after[position].events
        was = {id: (one.in_, one.counted_grams) for id, one in answer.events.items()}
        now = {id: (one.in_, one.counted_grams) for id, one in left.items()}
        lost = [id for id, (counts, _) in was.items() if counts and not now[id][0]]
        won = [id for id, (counts, _) in was.items() if not counts and now[id][0]]
        moved = [id for id in was if was[id][0] and now[id][0] and was[id][1] != now[id][1]]
        texts[position] = [
            "; ".join(
                f"{_counted(ids, matter)} {what}"
                for ids, what in (
                    (lost, "no longer count" if len(lost) > 1 else "no longer counts"),
                    (won, "would count"),
                    (moved, "would count with another weight"),
                )
                if ids
            )
        ]
    if not any(map(any, texts.values())):
        texts = {position: ["no transaction counts otherwise"] for position in answers}
    return _by_position(texts, tuple(answers))


def _counted(ids: list[str], matter: Matter) -> str:
    """Return one transaction by what it was, several by their number and ids."""
    if len(ids) == 1:
        return named(matter.events[ids[0]])
    order = list(matter.events)
    return f"{len(ids)} transactions ({words.ids(sorted(ids, key=order.index))})"


def _weights(answers: Answers, after: Answers) -> Iterator[str]:
    texts: dict[PositionName, list[str]] = {}
    for position, answer in answers.items():
        old, new = (words.each(one) or words.weight(one) for one in (answer, after[position]))
        if old != new:
            texts[position] = [f"{old} to {new}"]
    return _by_position(texts or {position: ["the same"] for position in answers}, tuple(answers))


def _moved_lines(answers: Answers, after: Answers) -> Iterator[str]:
    """Yield the lines of the worksheet that move with the record, beside the base offense level, by position."""
    texts: dict[PositionName, list[str]] = {}
    for position, answer in answers.items():
        old, new = summary(answer).lines, summary(after[position]).lines
        said = [
            f"{words.line(cite, old[cite])} falls away"
            if cite not in new
            else f"{words.line(cite, new[cite])} comes in"
            if cite not in old
            else f"{words.line(cite, old[cite])} becomes {words.levels(new[cite])}"
            for cite in lines_between(old, new)
            if cite.startswith(LEVELED)
        ]
        if said:
            texts[position] = ["; ".join(said)]
    return _by_position(texts, tuple(answers))


def _by_position(texts: Mapping[PositionName, Sequence[str]], asked: Sequence[PositionName]) -> Iterator[str]:
    for text, held in by_text(texts).items():
        if not text:
            continue
        where = words.named(held, asked) or ("Every position" if len(asked) > 1 else words.short(held[0]))
        yield f"{where}: {text}."


def _lines(answers: Answers, id: str, name: str, own: Collection[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the lines of the worksheet that rest on the record: provision, position, levels, reason."""
    for cite, lines in merged_lines(answers).items():
        for position, line in lines.items():
            if id in line.facts or (cite == HISTORY and id in own):
                yield words.provision(cite), words.short(position), line_cell(line), words.of(line.why, name)


def _sentences(matter: Matter, defendant: str) -> frozenset[str]:
    """Return the ids of a defendant's prior sentences."""
    part = matter.people[defendant].defendant
    history = part.criminal_history if part is not None else None
    return frozenset(one.id for one in history.sentences) if history is not None else frozenset()


def _alike(rows: Iterable[tuple[str, str, str, str]]) -> tuple[tuple[str, str, str, str], ...]:
    alike: dict[tuple[str, str, str], list[str]] = {}
    for cite, position, levels, text in rows:
        alike.setdefault((cite, levels, text), []).append(position)
    return tuple((cite, ", ".join(held), levels, text) for (cite, levels, text), held in alike.items())


def _cited(matter: Matter, id: str) -> str:
    """Return which records cite an exhibit, and which cite no other."""
    citing = {
        record_id(record): tuple(record.evidence)
        for _, record in declared_in_case(matter.case)
        if isinstance(record, Supported) and id in record.evidence
    }
    if not citing:
        return "No record cites it."
    alone = [one for one, cited in citing.items() if cited == (id,)]
    few = words.ids(alone[:LISTED]) + (f", and {len(alone) - LISTED} more" if len(alone) > LISTED else "")
    if len(citing) == 1:
        return f"One record cites it: {next(iter(citing))}{'' if alone else '; it cites another exhibit too'}."
    if not alone:
        return f"{len(citing)} records cite it; each cites another exhibit too."
    return f"{len(citing)} records cite it; {len(alone)} of them cite{'s' * (len(alone) == 1)} no other exhibit: {few}."


def _together(pairs: WhatIf, matter: Matter, defendant: str, id: str) -> Iterator[str]:
    """Yield the other exhibits with which an exhibit, left out, moves the months though neither alone does."""
    answers = pairs.defendants[defendant].positions
    found: dict[str, dict[PositionName, tuple[Outcome, Outcome]]] = {}
    asked = tuple(position for position in POSITIONS if position in answers)
    for position in asked:
        for one in answers[position].together:
            if id in one.off:
                other = next(name for name in one.off if name != id)
                found.setdefault(other, {})[position] = (answers[position].as_recorded, one.outcome)
    for other, moved in found.items():
        told = whatif_rows.effect(moved, asked)
        if told:
            yield f"{shown_by([other], matter)} left out too: {told}."


def _beside(record: object, matter: Matter) -> Iterator[str]:
    """Yield the other readings of the same: the same person's other memberships, findings on the same point."""
    if isinstance(record, Membership):
        joint = next((one for one in matter.undertakings.values() if record in one.members), None)
        others = [one.id for one in (joint.members if joint is not None else ()) if one.person == record.person]
        yield from (f"{_said(matter, id)} ({id})." for id in others if id != record.id)
    elif isinstance(record, Finding):
        same = (record.defendant, record.prong, record.about)
        for one in matter.case.findings:
            if (one.defendant, one.prong, one.about) == same and one.id != record.id:
                yield f"{_said(matter, one.id)} ({one.id})."
