"""What a complete safety-valve disclosure would hold: what is missing, and what is open."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.exporting.report import Paragraph, Section
from relcon.results.simulation import Simulation


def completeness(simulation: Simulation) -> Iterator[Section]:
    """Yield what is missing and what is open; nothing where the disclosure holds everything."""
    if not simulation.completeness:
        return
    said: dict[tuple[str, str], list[str]] = {}
    for one in simulation.completeness:
        said.setdefault((one.state, one.why), []).append(one.what)
    cite = simulation.completeness[0].cite
    items = [
        Paragraph(f"{state}: {', '.join(ids)}: {why}", bullet=True)
        for wanted in ("missing", "open")
        for (state, why), ids in said.items()
        if state == wanted
    ]
    intro = (
        f"A complete disclosure holds all that he has on the offense of conviction and all relevant conduct ({cite}). "
        "What is missing leaves it partial; what is open is for counsel to settle."
    )
    yield Section("Completeness of the disclosure", (Paragraph(intro), *items))
