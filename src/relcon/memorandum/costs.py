"""Exposure, admissions with price and page, thresholds, topics, conflicts: what the numbers rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon import event_words, words
from relcon.checking.duplicates import sold_on
from relcon.law.positions.options import POSITIONS
from relcon.memorandum.asked import Asked
from relcon.memorandum.document import Part
from relcon.memorandum.places import part
from relcon.memorandum.plain import plain
from relcon.memorandum.sheet import outcome_table, plain_blocks
from relcon.one_page import said, said_of_record
from relcon.one_page.price_words import final, step, table
from relcon.record_words import sentence
from relcon.reports.letter_words import outcome, under
from relcon.reports.letter_words import step as letter_step
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.reports.simulation_admissions import BASES, crossing, details
from relcon.reports.simulation_ladder import break_even
from relcon.reports.simulation_lesser import lesser_counts
from relcon.reports.simulation_outcomes import safety_valve, with_every_row
from relcon.reports.simulation_report import findings_whole
from relcon.reports.simulation_sessions import completeness, conflicts, reports
from relcon.reports.simulation_sessions import held as sessions_held
from relcon.results.exposure import ToNextLevel
from relcon.results.letter import ClauseCell
from relcon.results.simulation import AdmissionAnswer, Change

BEFORE: Final = "silent"
"""The outcome in which nothing is said: a plea without a disclosure."""
_NEWNESS: Final[Mapping[str, str]] = {
    "new": "new to the government's file",
    "partly": "partly shown already",
    "duplicate": "already shown",
}


def exposure(asked: Asked) -> Part:
    """Return every outcome and position, the safety valve in each, the alternatives and where they meet, sessions."""
    whole = with_every_row(asked.simulation, asked.brief)
    known = set(said.under_rows(asked.brief, asked.matter))
    more = [text for text in said.under_rows(whole, asked.matter) if text not in known]
    blocks: list[Block] = [outcome_table(asked, said.shown(whole.rows))]
    blocks += [Paragraph(text, bullet=True) for text in more]
    blocks.append(Paragraph(f"What the marks mean: {part('sheet')}."))
    return Part(
        "Exposure by outcome and position",
        plain_blocks(blocks),
        plain(
            (
                safety_valve(asked.simulation, asked.brief),
                *lesser_counts(asked.simulation, asked.matter),
                *break_even(asked.simulation),
                *sessions_held(asked.simulation, asked.matter),
            )
        ),
    )


def admissions(asked: Asked) -> Part:
    """Return each admission with its pages and its price, then what keeps it out of the range and why it changes."""
    title = "Admissions, with price and page"
    found = asked.simulation.admissions
    if not found:
        return Part(title, (Paragraph("No admission is recorded."),))
    sections = (
        Section("What each is, and where it stands", (_list(asked),)),
        Section("What each changes, if it counts", tuple(_prices(found))),
        *(Section(f"{id}: {_basis(one)}", tuple(_detail(id, asked))) for id, one in found.items()),
    )
    return Part(title, (), plain(sections))


def _basis(one: AdmissionAnswer) -> str:
    return BASES.get(one.basis, one.basis)


def _list(asked: Asked) -> Table:
    held = asked.simulation.value.admissions if asked.simulation.value is not None else {}
    rows = []
    for id, one in asked.simulation.admissions.items():
        known = f"{_NEWNESS[held[id].state]}{_pages(held[id].pages, asked)}" if id in held else "not said yet"
        topic = asked.matter.topics[one.topic].title if one.topic in asked.matter.topics else one.topic
        rows.append((id, " ".join(one.says.split()), _basis(one), topic, known))
    heads = ("", "In counsel's words (proffer file)", "Rests on", "Topic", "The government's file, pages")
    return Table(columns(*heads), tuple(rows))


def _pages(found: Sequence[str], asked: Asked) -> str:
    return f": {said.cited(asked.matter, found)}" if found else ""


def _prices(found: Mapping[str, AdmissionAnswer]) -> Iterator[Block]:
    yield Paragraph(
        "Low end in months before and after. Alone: where no other admission counts. With the rest: where all the "
        "others count too. By the table: before a statutory minimum or maximum (§5G1.1). Full disclosure: what is left "
        "of the range then, the safety valve and the minimum in it."
    )
    rows: list[tuple[str, ...]] = []
    still = []
    for id, one in found.items():
        mine = [row for position in POSITIONS if (row := _price(one, position)) is not None]
        if not mine:
            still.append(id)
        rows += [((id if place == 0 else ""), *row) for place, row in enumerate(mine)]
    if rows:
        heads = ("", "Position", "", "By the table", "After the minimum", "With full disclosure")
        yield Table(columns(*heads), tuple(rows))
    if still:
        yield Paragraph(f"No change in any position, alone or with the rest: {words.ids(still)}.")


def _price(one: AdmissionAnswer, position: str) -> tuple[str, ...] | None:
    """Return what an admission changes in a position: a line alone, a line with the rest; None where nothing."""
    pairs = (
        ("alone", one.first[position], one.first_disclosed[position]),
        ("with the rest", one.last[position], one.last_disclosed[position]),
    )
    if not any(_moves(change) or _ends_differ(told) for _, change, told in pairs):
        return None
    lines = [(label, step(table(change)), step(final(change)), step(final(told))) for label, change, told in pairs]
    name = next(words.short(p) for p in POSITIONS if p == position)
    return (name, *("\n".join(column) for column in zip(*lines, strict=True)))


def _moves(change: Change) -> bool:
    return bool(change.levels) or table(change)[0] != table(change)[1] or _ends_differ(change)


def _ends_differ(change: Change) -> bool:
    before, after = final(change)
    return before != after


def _detail(id: str, asked: Asked) -> Iterator[Block]:
    yield from (Paragraph(text, bullet=True) for text in details(asked.simulation.admissions[id], asked.matter))


def thresholds(asked: Asked) -> Part:
    """Return how far the next level is, which admissions cross what, and what the court must find."""
    told = asked.simulation.worlds[BEFORE].defendants[asked.client].positions
    rows = [
        (words.short(position), _level(told[position].base_offense_level), *_steps(told[position].to_next_level))
        for position in POSITIONS
    ]
    heads = ("Plea, no disclosure", "Base offense level", "Up", "Down")
    intro = Paragraph(
        "Distances are of the base offense level after §2D1.1(a)(5): a cap for a mitigating role is in it."
    )
    found = findings_whole(asked.brief, asked.matter)
    return Part(
        "Thresholds and cliffs",
        (intro, Table(columns(*heads), tuple(rows))),
        plain((*crossing(asked.simulation), next(found))),
    )


def _level(level: int | None) -> str:
    return "open" if level is None else str(level)


def _steps(found: ToNextLevel) -> tuple[str, str]:
    up, down = found.up, found.down
    more = f"{words.more(up.grams, up.of)} {words.substance(up.of)} more: level {up.level}" if up else "nothing more"
    less = f"{words.less(down.grams, down.of)} {words.substance(down.of)} less: level {down.level}" if down else ""
    return (more, less or "nothing less")


def topics(asked: Asked) -> Part:
    """Return the topics, which are declined, what declining each would come to, and sensitive subjects."""
    matter = asked.matter
    rows = []
    for id, topic in matter.topics.items():
        on = [one.id for one in matter.admissions.values() if one.topic == id]
        state = "openly declined" if topic.fenced else "open"
        rows.append((topic.title, id, state, words.told(on, matter) or "none"))
    blocks: list[Block] = [Paragraph(TOPICS)]
    if rows:
        blocks.append(Table(columns("Topic", "Id", "As the file has it", "Admissions on it"), tuple(rows)))
    else:
        blocks.append(Paragraph("No topic is recorded."))
    return Part("Fenced topics", tuple(blocks), plain((*_left_out(asked), *_sensitive(asked))))


TOPICS: Final = (
    "To decline a topic openly is possible; its price is a disclosure that is not complete, and (f)(5) asks for all "
    "(18 U.S.C. §3553(f)(5); USSG §5C1.2(a)(5)). A falsehood is another thing: it may be charged (18 U.S.C. "
    "§1001), is a breach (USSG §1B1.8(b)(4)), and within its notes brings §3C1.1."
)


def _left_out(asked: Asked) -> Iterator[Section]:
    not_told = {asked.matter.topics[id].title: worlds for id, worlds in asked.not_told.items()}
    if not_told:
        note = Paragraph(f"{_LOW_ENDS} if nothing is said on the topic: the disclosure is partial and {_NO_CREDIT}.")
        yield Section("If a topic is not told", (note, *_topic_table(not_told, asked)))
    outside = {}
    for one in asked.simulation.clauses:
        if tuple(one.otherwise) == ("topics.out",) and one.otherwise["topics.out"] != "silent":
            ids = one.otherwise["topics.out"].split(", ")
            outside[" and ".join(asked.matter.topics[id].title for id in ids)] = one.worlds
    if any(outside.values()):
        note = Paragraph(f"{_LOW_ENDS} if the letter's promise did not reach the topic, and all on it were told.")
        yield Section("If a topic is told outside the promise", (note, *_topic_table(outside, asked)))


_LOW_ENDS: Final = (
    "Low end as the letter stands, and in parentheses by the table, where the statutory minimum hides the change "
    "(empty: no change);"
)
_NO_CREDIT: Final = "nothing is credited for (f)(5)"


def _topic_table(found: Mapping[str, Mapping[str, Mapping[str, ClauseCell]]], asked: Asked) -> Iterator[Block]:
    """Yield low ends by topic, outcome and position, then what their marks mean."""
    rows, costly = [], asked.brief.costs_role
    for title, worlds in found.items():
        label = title
        for world, cells in worlds.items():
            told = (letter_step(cells.get(position), costly) for position in POSITIONS)
            rows.append((label, outcome(world), *told))
            label = ""
    yield Table(columns("Topic", "Outcome", *map(words.short, POSITIONS)), tuple(rows))
    cells_of = (cell for worlds in found.values() for cells in worlds.values() for cell in cells.values())
    yield from map(Paragraph, under(cells_of, costly))


def _sensitive(asked: Asked) -> Iterator[Section]:
    touched = [one for one in asked.matter.admissions.values() if one.concerns]
    if touched:
        lines = (f"{one.id} touches {', '.join(one.concerns).replace('_', ' ')}." for one in touched)
        yield Section("Sensitive subjects", tuple(Paragraph(text, bullet=True) for text in lines))


def _told_otherwise(asked: Asked) -> Iterator[str]:
    """Yield which records an admission tells otherwise than the file has them."""
    for id, admission in asked.simulation.admissions.items():
        held = dict.fromkeys(old for replaced in admission.narrows.values() for old in replaced)
        for old in held:
            record = asked.matter.by_id(old)
            yield f"{id} tells otherwise what the file records: {sentence(record, asked.matter)} ({old})."


def _counted_twice(asked: Asked) -> Iterator[str]:
    """Yield the client's sales of what the client may have bought in another event: without one lot both count."""
    for one in sold_on(asked.matter):
        if asked.client in one.sellers:
            bought = " or ".join(event_words.named(event) for event in one.bought)
            yield words.in_prose(f"{event_words.named(one.sold)} may be of what {bought} brought: then it counts twice")


def to_resolve(asked: Asked) -> Part:
    """Return conflicts of what is said with the record, what else is to settle, and what a disclosure would lack."""
    blocks = (
        tuple(conflicts(asked.simulation, asked.matter))
        if asked.simulation.conflicts
        else (Paragraph("No statement and no session conflicts with another, as far as both are entered."),)
    )
    blocks += tuple(Paragraph(text, bullet=True) for text in _told_otherwise(asked))
    told = (*said_of_record.to_settle(asked.brief, asked.matter), *_counted_twice(asked))
    settle = [Paragraph(f"{text}.", bullet=True) for text in told]
    sections = (
        Section("To settle", tuple(settle) or (Paragraph("Nothing else."),)),
        *reports(asked.simulation, asked.matter),
        *completeness(asked.simulation),
    )
    return Part("Conflicts to resolve first", plain_blocks(blocks), plain(sections))
