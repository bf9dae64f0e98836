"""Facts that, if counted, cross a line."""

from __future__ import annotations

from collections.abc import Iterator

from relcon import words
from relcon.exporting.report import Block, Paragraph, Section
from relcon.exporting.simulation.signs import where
from relcon.results.simulation import Simulation


def crossing(simulation: Simulation) -> Iterator[Section]:
    """Yield the sets of admissions that cross a line; nothing where there is none."""
    if simulation.tipping_sets:
        yield Section("Facts that, if counted, cross a line", _crossing(simulation))


def _crossing(simulation: Simulation) -> tuple[Block, ...]:
    """Return each line once for each of its sets, with the positions that they hold in."""
    said: dict[str, list[str]] = {}
    for one in simulation.tipping_sets:
        listed = words.sets(one.sets, one.count, complete=one.complete)
        said.setdefault(f"{one.line}, {one.from_} to {one.to}: {listed}", []).append(one.position)
    intro = (
        "From where none of the admissions counts. Each set, counted together, crosses the line, and no part of it "
        "does. What does not count is protected, not proved, or on a topic openly declined: never left unsaid."
    )
    items = (Paragraph(f"{text}{where(held)}", bullet=True) for text, held in said.items())
    return (Paragraph(intro), *items)
