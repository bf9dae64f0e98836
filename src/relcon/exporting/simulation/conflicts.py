"""Where admissions and discovery, or admissions among each other, cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.exporting.report import Paragraph, Section
from relcon.results.conflicts import Conflict, Side
from relcon.results.simulation import Simulation


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
