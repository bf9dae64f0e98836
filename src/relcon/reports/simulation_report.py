"""A proffer simulated, as counsel reads it: its sections in order."""

from __future__ import annotations

from collections.abc import Iterator

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.report import Block, Paragraph, Report, Section
from relcon.reports.simulation_admissions import admissions, clauses, conflicts, sessions, where
from relcon.reports.simulation_ladder import break_even
from relcon.reports.simulation_people import lock_in, others, value
from relcon.reports.simulation_worlds import flat, manuals, worlds
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


def simulation_report(simulation: Simulation, matter: Matter, defendants: tuple[str, ...] = ()) -> Report:
    """Return the report of ``relcon simulate``.

    Parameters
    ----------
    simulation
        The answer.
    matter
        For names.
    defendants
        Others whose worlds are tabled too.
    """
    client = edition_words.person(matter, simulation.client, manuals(simulation).get(simulation.client))
    session = f"; sessions up to {simulation.session}" if simulation.session is not None else ""
    return Report(
        title=f"Proffer simulation: {client}{session}",
        sections=(
            *worlds(simulation, matter, defendants),
            *sessions(simulation),
            *conflicts(simulation),
            *completeness(simulation),
            *admissions(simulation),
            *crossing(simulation),
            *clauses(simulation),
            *others(simulation, matter),
            *break_even(simulation),
            *value(simulation, matter),
            *lock_in(simulation),
            *flags(simulation),
            *still_open(simulation),
        ),
        flat=flat(simulation),
        warnings=edition_words.cautions(simulation.receipt),
        closing=(
            "No world is advised or advised against: whether to proffer is counsel's decision.  [            ]",
            f"Positions: {words.titles(POSITIONS)}.",
            closing(simulation.receipt),
        ),
    )
