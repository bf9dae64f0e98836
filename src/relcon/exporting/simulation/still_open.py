"""Flags, and what was left open."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.exporting.report import Paragraph, Section
from relcon.results.simulation import Simulation


def flags(simulation: Simulation) -> Iterator[Section]:
    """Yield the flags; nothing where there is none."""
    if simulation.flags:
        yield Section("Flags", tuple(Paragraph(text, bullet=True) for text in simulation.flags))


def still_open(simulation: Simulation) -> Iterator[Section]:
    """Yield what was left open, world by world and for all of them."""
    yield Section("Still open", tuple(Paragraph(text, bullet=True) for text in _open(simulation)))


def _open(simulation: Simulation) -> list[str]:
    """Return what was left open, each text once with the worlds that it belongs to."""
    said: dict[str, list[str]] = {}
    for id, world in simulation.worlds.items():
        for text in world.open:
            said.setdefault(text, []).append(id)
    return [*(f"{', '.join(worlds)}: {text}" for text, worlds in said.items()), *simulation.open]
