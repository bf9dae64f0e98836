"""A proffer simulated, as counsel reads it: one screen, and each block whole where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from relcon import words
from relcon.one_page import said_of_record
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports import simulation_short as short
from relcon.reports.brief_report import (
    ASSUMED,
    BOX,
    Room,
    dates,
    findings,
    fitted,
    moving,
    own_acts,
    said_heading,
    title,
)
from relcon.reports.exposure_report import closing
from relcon.reports.report import Paragraph, Report, Section
from relcon.reports.simulation_admissions import facts, letter_terms
from relcon.reports.simulation_ladder import break_even
from relcon.reports.simulation_lesser import lesser_in_short
from relcon.reports.simulation_outcomes import block_outcomes, flat, outcomes
from relcon.reports.simulation_people import others, trials, value
from relcon.reports.simulation_sessions import sessions
from relcon.reports.simulation_words import in_words
from relcon.results.brief import Brief
from relcon.results.simulation import Simulation

SCREEN: Final = 80
"""Lines of the answer where no block is asked for."""
Block = Literal["outcomes", "facts", "findings", "letter", "trial", "others", "value", "break-even", "sessions"]
BLOCKS: Final[tuple[Block, ...]] = (
    *("outcomes", "facts", "findings", "letter", "trial", "others", "value", "break-even", "sessions"),
)
_FACTS: Final = "--section facts"
_UNTOLD: Final = "--section sessions"
_OF_FINDINGS: Final = (
    "A finding on one element leaves the others as the position reads them: what they keep out stays out. relcon "
    "exposure -d counts the transactions themselves, whatever keeps them out, so its months may be more."
)
_MORE: Final = f"Whole: --section {', '.join(BLOCKS)}."


def simulation_report(simulation: Simulation, brief: Brief, matter: Matter, defendants: tuple[str, ...] = ()) -> Report:
    """Return the screen of ``relcon simulate``; what does not fit is counted, and told whole by ``--section``.

    Parameters
    ----------
    simulation, brief
        The answer, and the sheet of the same proffer.
    matter
        For names, pages and dates.
    defendants
        Others whose outcomes are tabled too.
    """
    return fitted(lambda room: _screen(simulation, brief, matter, defendants, room), SCREEN)


def _screen(simulation: Simulation, brief: Brief, matter: Matter, defendants: tuple[str, ...], room: Room) -> Report:
    name = words.surname(matter, simulation.client)
    sections = (
        Section("", (Paragraph(dates(brief)),), level=2),
        *block_outcomes(simulation, brief, matter, defendants),
        *lesser_in_short(simulation),
        Section(
            said_heading(name),
            tuple(moving(brief, matter, room, _FACTS)),
            level=2,
        ),
        own_acts(brief, matter, room, _UNTOLD),
        *short.letter(simulation, brief, matter, room.terms),
        *short.trial(simulation),
        *short.others(simulation, brief, matter),
        *short.break_even(simulation),
    )
    return _report(simulation, brief, matter, sections, sheet=True)


def findings_whole(brief: Brief, matter: Matter) -> Iterator[Section]:
    """Yield every finding of the sheet with its ranges, how they were found, and all that is to be settled."""
    yield Section(
        "What the court must find, range with (table)",
        (*findings(brief), Paragraph(brief.how), Paragraph(_OF_FINDINGS)),
    )
    settle = [Paragraph(text, bullet=True) for text in said_of_record.to_settle(brief, matter)]
    yield Section("To settle", tuple(settle) or (Paragraph("Nothing."),))


def section_report(
    simulation: Simulation,
    brief: Brief,
    matter: Matter,
    block: Block,
    defendants: tuple[str, ...] = (),
    *,
    exact: bool = False,
) -> Report:
    """Return one block of ``relcon simulate`` whole.

    Parameters
    ----------
    simulation, brief, matter, defendants
        As for `simulation_report`.
    block
        Which.
    exact
        Whether admissions have their average shares, and break-even its fractions of a month.
    """
    whole = in_words(_whole(simulation, brief, matter, block, defendants, exact))
    nothing = (Section("", (Paragraph(f"Nothing to tell of {block} here."),)),)
    return _report(simulation, brief, matter, whole or nothing, sheet=False)


def _whole(
    simulation: Simulation, brief: Brief, matter: Matter, block: Block, defendants: tuple[str, ...], exact: bool
) -> Iterator[Section]:
    match block:
        case "outcomes":
            yield from outcomes(simulation, brief, matter, defendants)
        case "facts":
            yield from facts(simulation, matter, exact=exact)
        case "findings":
            yield from findings_whole(brief, matter)
        case "letter":
            yield from letter_terms(simulation, matter)
        case "trial":
            yield from trials(simulation)
        case "others":
            yield from others(simulation, matter)
        case "value":
            yield from value(simulation, matter)
        case "break-even":
            yield from break_even(simulation, exact=exact)
        case "sessions":
            yield from sessions(simulation, matter)


def _report(
    simulation: Simulation, brief: Brief, matter: Matter, sections: tuple[Section, ...], *, sheet: bool
) -> Report:
    return Report(
        title=title(brief, matter),
        sections=sections,
        flat=flat(simulation),
        warnings=edition_words.cautions(simulation.receipt, matter, "each figure"),
        closing=(_MORE, BOX, closing(simulation.receipt)),
        assumed=ASSUMED,
        sheet=sheet,
    )
