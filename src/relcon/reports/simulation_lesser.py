"""Lesser counts in a simulation: a row each, what the count lacks where it has no number, and who must agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter
from relcon.reports.overview_report import location
from relcon.reports.report import Column, Paragraph, Section, Table
from relcon.results.lesser import Lacks, LesserCount
from relcon.results.simulation import Simulation
from relcon.words import ranges

MIDDLE: Final = "psr"
AGREEMENT: Final = "#"
"""The mark of a count that only the government can agree to, and of which no offer is on record."""
ONLY_BY_AGREEMENT: Final = "needs the government's agreement; no offer of it is on record"
LACKS: Final[Mapping[Lacks, str]] = MappingProxyType(
    {
        "paragraph": "the penalty paragraph charged",
        "facility": "a call or message of the defendant's own (contacts)",
        "possession": "an act of the defendant's own with the drugs in hand",
        "substance": "the substance charged",
        "federal_drug_felony": "whether a federal drug felony was final (§843(d)(1))",
        "final_convictions": "how many drug convictions were final (§844(a): at most 12, 24 or 36)",
    }
)
"""The fact without which a lesser count has no number."""


def lesser_counts(simulation: Simulation, matter: Matter) -> Iterator[Section]:
    """Yield the lesser counts of the client; nothing where there are none."""
    found = simulation.lesser
    if not found:
        return
    rows = tuple(_row(one) for one in found)
    lacking = [_lacking(one, simulation, matter) for one in found if one.lacks is not None]
    counts = words.ids(found[0].in_place_of)
    heads = ("A lesser count alone", "Minimum", *map(words.short, POSITIONS))
    said = [f"In place of {'count' if len(found[0].in_place_of) == 1 else 'counts'} {counts}; plea, no disclosure."]
    if any(not one.offered_by for one in found):
        said.insert(0, f"{AGREEMENT} {ONLY_BY_AGREEMENT}.")
    yield Section(
        "", (Table(tuple(map(Column, heads)), rows), *map(Paragraph, lacking), Paragraph(" ".join(said))), level=2
    )


def lesser_in_short(simulation: Simulation) -> Iterator[Section]:
    """Yield the lesser counts in Middle in a few lines; nothing where there are none."""
    if not simulation.lesser:
        return
    told = "; ".join(f"{named(one)} {_in_middle(one)}" for one in simulation.lesser)
    offered = [f"{words.joined(one.offered_by)} offers {named(one)}" for one in simulation.lesser if one.offered_by]
    terms = "; ".join(offered) or "no offer of it is on record"
    text = f"A LESSER COUNT ALONE, Middle: {told}. Each needs the government's agreement; {terms}."
    yield Section("", (Paragraph(text),), level=2)


def _in_middle(one: LesserCount) -> str:
    if one.lacks is not None:
        return f"unknown: {LACKS[one.lacks].partition(' (')[0]}"
    return ranges.cell(one.positions[MIDDLE], lifted=False)


def _row(one: LesserCount) -> tuple[str, ...]:
    offered = f" ({', '.join(one.offered_by)})" if one.offered_by else f" {AGREEMENT}"
    least = dict.fromkeys(words.minimum(found.minimum) for found in one.positions.values()) or {"unknown": None}
    most = dict.fromkeys(found.maximum for found in one.positions.values() if found.maximum is not None)
    limits = f", at most {words.months(next(iter(most)))}" if one.penalty is None and len(most) == 1 else ""
    cells = [ranges.cell(one.positions[p], lifted=False) if one.positions else "unknown" for p in POSITIONS]
    return (f"{named(one)}{limits}{offered}", "\nor ".join(least), *cells)


def named(one: LesserCount) -> str:
    """Return how a lesser count is called: by its penalty paragraph, else by its section."""
    if one.penalty is None and not one.statute.startswith(("21 USC 843", "21 USC 844")):
        return "a lower paragraph"
    return f"§{one.penalty or one.statute.removeprefix('21 USC ')}"


def _lacking(one: LesserCount, simulation: Simulation, matter: Matter) -> str:
    where = location(simulation.client, matter, "counts") if one.lacks in ("paragraph", "substance") else ""
    return f"{named(one)} unknown: {LACKS[one.lacks]}{where}." if one.lacks is not None else ""
