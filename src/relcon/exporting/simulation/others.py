"""Whom the client implicates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon.exporting import edition_words
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.exporting.simulation.signs import position as named
from relcon.exporting.simulation.signs import signed
from relcon.exporting.simulation.worlds import manuals
from relcon.records.matter import Matter
from relcon.results.exposure import Manual
from relcon.results.simulation import Simulation


def others(simulation: Simulation, matter: Matter) -> Iterator[Section]:
    """Yield what the client's statement changes for everyone else."""
    if simulation.others:
        yield Section("Whom the client implicates", _others(simulation, matter, manuals(simulation)))


def _others(simulation: Simulation, matter: Matter, manuals: Mapping[str, Manual | None]) -> tuple[Block, ...]:
    rows = []
    for id, positions in simulation.others.items():
        label = edition_words.person(matter, id, manuals.get(id))
        for position, change in positions.items():
            grams, levels, months = (change.get(key) for key in ("converted_grams", "levels", "months"))
            if any(value not in (None, "0") for value in (grams, levels, months)):
                weight = "open" if grams is None else signed(grams.removeprefix("+"))
                rows.append((label, named(position), weight, levels or "open", months or "open"))
                label = ""
    if not rows:
        return (Paragraph("The admissions change nobody else's weight, level or low end."),)
    titles = ("Person", "Position", "Converted\ngrams", "levels", "months")
    meaning = (
        "If the client's statement is evidence. Months: change of the low end of the range by the table, before a "
        "statutory minimum or maximum (§5G1.1)."
    )
    return (Paragraph(meaning), Table(columns(*titles, right=range(2, 5)), tuple(rows)))
