"""Who is implicated and who could implicate the client; what each defense at trial lets in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.memorandum.asked import Asked
from relcon.memorandum.document import Part
from relcon.memorandum.places import part
from relcon.memorandum.plain import plain
from relcon.records.base import PositionName
from relcon.reports.report import Block, Column, Paragraph, Section, Table, columns
from relcon.reports.simulation_people import (
    NAMES,
    NO_SCORE,
    alike,
    could_say,
    factors,
    may_supply,
    novelty,
    theories,
    trials,
)
from relcon.results.others import Implicated, OtherAnswer


def others(asked: Asked) -> Part:
    """Return whom the client implicates, who could implicate the client, and what stays new if others speak first."""
    sections = plain(_others(asked))
    return Part(
        "Who is implicated, and who could implicate the client",
        () if sections else (Paragraph("What is said is about nobody else."),),
        sections,
    )


def _others(asked: Asked) -> Iterator[Section]:
    found, matter, value = asked.simulation.others, asked.matter, asked.simulation.value
    if found:
        yield Section("Whom the client implicates", tuple(_implicated(asked)))
    if any(one.could_say for one in found.values()):
        yield Section("Who could implicate the client", tuple(_could_say(asked)))
    if any(one.may_supply or one.proffered for one in found.values()):
        yield Section("Facts others may supply", tuple(may_supply(asked.simulation, matter)))
    if value is not None:
        yield novelty(value, matter)
        yield Section("Under the headings of USSG §5K1.1(a)", (Paragraph(NO_SCORE),))
        yield from (Section(heading, blocks) for heading, blocks in factors(value, matter))


def _implicated(asked: Asked) -> Iterator[Block]:
    """Yield what the client's statement changes for each other person, once for positions that agree."""
    rows = [(words.person(asked.matter, id), one) for id, one in asked.simulation.others.items()]
    table = [row for name, one in rows for row in _changes(name, one)]
    if not table:
        yield Paragraph("The admissions change nobody else's weight, level or low end.")
    else:
        yield Paragraph(
            "If the client's statement is evidence, in every outcome in which the client speaks. Low end: by the "
            "table, before a statutory minimum or maximum (§5G1.1), in months."
        )
        yield Table(columns("Person", "Where", "Converted weight", "Level", "Low end"), tuple(table))
    for name, one in rows:
        yield from (Paragraph(f"{name}: {line}", bullet=True) for line in one.crosses)


def _changes(name: str, one: OtherAnswer) -> Iterator[tuple[str, ...]]:
    held: dict[tuple[str, Implicated], list[PositionName]] = {}
    for where, position, change in alike(one.implicated):
        if any(value not in (None, "0") for value in (change.converted_grams, change.levels, change.months)):
            place = next(p for p in POSITIONS if p == position)
            held.setdefault((where.strip(), change), []).append(place)
    for (where, change), positions in held.items():
        named = words.named(positions, POSITIONS) or "every position"
        cells = (_weight(change.converted_grams), _signed(change.levels), _signed(change.months))
        yield (name, f"{named} {where}".strip(), *cells)
        name = ""


def _weight(grams: str | None) -> str:
    if grams is None:
        return "open"
    sign, amount = grams[:1], grams.lstrip("+-")
    return "none" if amount == "0" else f"{sign.replace('-', '−')}{words.amount(amount, CONVERTED)}"


def _signed(value: str | None) -> str:
    return "open" if value is None else "none" if value == "0" else value.replace("-", "−")


def _could_say(asked: Asked) -> Iterator[Block]:
    yield Paragraph(
        "By the records that show that each took part, knew, met or paid the client, with their pages. Whether "
        "anybody would say it is no record's."
    )
    rows = []
    for id, one in asked.simulation.others.items():
        name = f"{words.person(asked.matter, id)}, {one.status}"
        shown: dict[str, list[tuple[str, str]]] = {}
        for ids, how, pages in could_say(one, asked.matter):
            shown.setdefault(_named(how, asked), []).append((ids, pages))
        for how, several in shown.items():
            records = ", ".join(ids for ids, _ in several)
            cited = dict.fromkeys(page for _, pages in several for page in pages.split("; "))
            rows.append((name, how, records, "; ".join(cited)))
            name = ""
    yield Table(columns("Person", "What record or admission shows", "Records", "Pages"), tuple(rows))


def _named(how: str, asked: Asked) -> str:
    """Return what a record shows with people by name: ``paid, Dunn to Salas`` for ``paid, dunn to salas``."""
    people = asked.matter.people
    return " ".join(words.surname(asked.matter, word) if word in people else word for word in how.split(" "))


def trial(asked: Asked) -> Part:
    """Return what each defense at trial lets in, and the range after such a trial."""
    title = "Defenses at trial, and what each lets in"
    sections = plain(trials(asked.simulation))
    if not sections:
        return Part(title, (Paragraph(f"Nothing was said that a defense could let in: {part('admissions')}."),))
    (one,) = sections
    theory = columns("Admission", *(NAMES[name] for name in theories(asked.simulation)))
    return Part(title, tuple(_headed(block, theory) for block in one.blocks))


def _headed(block: Block, theory: tuple[Column, ...]) -> Block:
    """Return the table of admissions by theories with whole headings: those of the screen are broken to be narrow."""
    return replace(block, columns=theory) if isinstance(block, Table) and not block.columns[0].title else block
