"""Whom the client implicates, who could implicate him, and what others may supply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon import words
from relcon.exporting import edition_words
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.exporting.simulation.signs import position as named
from relcon.exporting.simulation.signs import signed
from relcon.exporting.simulation.worlds import manuals
from relcon.records.matter import Matter
from relcon.results.exposure import Manual
from relcon.results.others import CouldSay, Implicated
from relcon.results.simulation import Simulation


def others(simulation: Simulation, matter: Matter) -> Iterator[Section]:
    """Yield what the client's statement changes for everyone else, and what they could say of him."""
    if simulation.others:
        yield Section("Whom the client implicates", tuple(_implicated(simulation, matter, manuals(simulation))))
    if any(one.could_say for one in simulation.others.values()):
        yield Section("Who could implicate the client", tuple(_could_say(simulation, matter)))
    if any(one.may_supply or one.proffered for one in simulation.others.values()):
        yield Section("Facts others may supply", tuple(_may_supply(simulation, matter)))


def _implicated(simulation: Simulation, matter: Matter, manuals: Mapping[str, Manual | None]) -> Iterator[Block]:
    rows = []
    for id, other in simulation.others.items():
        label = edition_words.person(matter, id, manuals.get(id))
        for worlds, position, change in _alike(other.implicated):
            if any(value not in (None, "0") for value in (change.converted_grams, change.levels, change.months)):
                weight = "open" if change.converted_grams is None else signed(change.converted_grams.removeprefix("+"))
                place = f"{named(position)}{worlds}"
                rows.append((label, place, weight, change.levels or "open", change.months or "open"))
                label = ""
    if not rows:
        yield Paragraph("The admissions change nobody else's weight, level or low end.")
        return
    titles = ("Person", "Position", "Converted\ngrams", "levels", "months")
    yield Paragraph(
        "If the client's statement is evidence, in every world in which he speaks. Months: change of the low end of "
        "the range by the table, before a statutory minimum or maximum (§5G1.1)."
    )
    yield Table(columns(*titles, right=range(2, 5)), tuple(rows))
    for id, other in simulation.others.items():
        for line in other.crosses:
            yield Paragraph(f"{words.person(matter, id)}: {line}", bullet=True)


def _alike(implicated: Mapping[str, Mapping[str, Implicated]]) -> Iterator[tuple[str, str, Implicated]]:
    """Yield each position's change once; a world in which it is another stands in brackets."""
    for position in next(iter(implicated.values()), {}):
        by_change: dict[Implicated, list[str]] = {}
        for world, positions in implicated.items():
            by_change.setdefault(positions[position], []).append(world)
        ordered = sorted(by_change.items(), key=lambda item: -len(item[1]))
        for place, (change, worlds) in enumerate(ordered):
            yield ("" if place == 0 else f"\n[{', '.join(worlds)}]", position, change)


def _could_say(simulation: Simulation, matter: Matter) -> Iterator[Block]:
    yield Paragraph(
        "By the records that show that each took part, knew, met or paid him, with their pages. Whether anybody would "
        "say it is no record's."
    )
    for id, other in simulation.others.items():
        if not other.could_say:
            continue
        yield Paragraph(f"{words.person(matter, id)}, {other.status}:", bullet=True)
        grouped: dict[tuple[str, str | None, tuple[str, ...]], list[CouldSay]] = {}
        for one in other.could_say:
            grouped.setdefault((one.how, one.admission, one.pages), []).append(one)
        for (how, admission, pages), several in grouped.items():
            where = f", by admission {admission}" if admission is not None else ""
            shown = f" ({'; '.join(pages)})" if pages else ""
            yield Paragraph(f"{', '.join(one.record for one in several)}{where}: {how}{shown}", indent=2)


def _may_supply(simulation: Simulation, matter: Matter) -> Iterator[Block]:
    for id, other in simulation.others.items():
        if other.may_supply or other.proffered:
            spoke = f", proffered {other.proffered}" if other.proffered is not None else ""
            facts = ", ".join(other.may_supply) or "no admission on the topics named"
            yield Paragraph(f"{words.person(matter, id)}{spoke}: {facts}", bullet=True)
