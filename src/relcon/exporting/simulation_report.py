"""A proffer simulated, as counsel reads it: the sections of `relcon.exporting.simulation` in order."""

from __future__ import annotations

from relcon import words
from relcon.exporting import edition_words
from relcon.exporting.exposure_report import closing
from relcon.exporting.report import Report
from relcon.exporting.simulation.admissions import admissions
from relcon.exporting.simulation.break_even import break_even
from relcon.exporting.simulation.clauses import clauses
from relcon.exporting.simulation.completeness import completeness
from relcon.exporting.simulation.conflicts import conflicts
from relcon.exporting.simulation.crossing import crossing
from relcon.exporting.simulation.lock_in import lock_in
from relcon.exporting.simulation.others import others
from relcon.exporting.simulation.sessions import sessions
from relcon.exporting.simulation.still_open import flags, still_open
from relcon.exporting.simulation.value import value
from relcon.exporting.simulation.worlds import flat, manuals, worlds
from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter
from relcon.results.simulation import Simulation


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
        warnings=simulation.receipt.warnings,
        closing=(
            "No world is advised or advised against: whether to proffer is counsel's decision.  [            ]",
            f"Positions: {words.titles(POSITIONS)}.",
            closing(simulation.receipt),
        ),
    )
