"""The last blocks of the screen, each in a few lines: letter, trial, others, break-even, all in Middle."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from relcon import words
from relcon.law.months import number
from relcon.one_page.said_of_record import spoken_before
from relcon.records.matter import Matter
from relcon.reports.letter_questions import Told, first_told, readings
from relcon.reports.letter_words import outcome, step
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.reports.simulation_admissions import change
from relcon.reports.simulation_ladder import (
    ALTERNATIVES,
    MOTIONS,
    Taken,
    fallen,
    if_complete,
    percent,
    taken_as_complete,
)
from relcon.reports.simulation_people import NAMES, theories
from relcon.results.break_even import BreakEven, Meeting
from relcon.results.brief import Brief
from relcon.results.others import OtherAnswer
from relcon.results.simulation import Simulation

MIDDLE: Final = "psr"
START: Final = "protected"
TRIAL: Final = "triggered_trial"
ROOM: Final = 52
"""Columns of a term."""


def letter(simulation: Simulation, brief: Brief, matter: Matter, most: int) -> Iterator[Section]:
    """Yield so many terms on which most months turn in Middle; nothing where the client speaks under no letter."""
    if not simulation.clauses:
        return
    told = [first_told(found) for clause in simulation.clauses if (found := readings(clause))]
    kept: dict[tuple[str, ...], Told] = {}
    for one in sorted(told, key=lambda one: one.months, reverse=True):
        if MIDDLE in one.cells and not one.world.startswith(TRIAL):
            kept.setdefault(tuple(one.clause.stands), one)
    rows = []
    for one in list(kept.values())[:most]:
        besides = ", if all is told" if one.complete else ""
        at = "" if one.world == START else f" ({outcome(one.world)})"
        term = words.wrapped(change(one.clause, matter) + at, ROOM).replace("\n", "\n    ")
        rows.append((f"  {term}", f"{step(one.cells[MIDDLE], brief.costs_role)}{besides}"))
    left = len(told) - len(rows)
    more = f" ({left} more: --section letter)" if left else ""
    if rows:
        head = f"LETTER, Middle: low end if this term read otherwise{more}"
        yield Section(head, (Table(columns("", ""), tuple(rows)),), level=2)
    else:
        yield Section("", (Paragraph(f"LETTER, Middle: no term, read otherwise, moves the low end{more}."),), level=2)


def trial(simulation: Simulation) -> Iterator[Section]:
    """Yield what each defense at trial lets in, in Middle; nothing where nothing was said."""
    shown = theories(simulation)
    if not shown:
        return
    said = []
    for name, one in shown.items():
        place = one.positions[MIDDLE]
        opened = [id for id, opening in place.admissions.items() if opening.opens]
        ids = words.ids(opened) or "nothing"
        said.append(f'"{NAMES[name]}" lets in {ids}: {words.total(place)}.')
    read = [one for one in simulation.lock_in.does_not_open if one.source == "read"]
    safe = [one for one in read if "open" not in " ".join(one.letters.values())]
    if safe:
        where = "; ".join(dict.fromkeys(one.read_in for one in safe))
        what = "; ".join(one.what for one in safe)
        said.append(f"Read here as letting nothing in ({where}): {what}; questions may still.")
    yield Section("", (Paragraph(f"TRIAL, Middle: {' '.join(said)}"),), level=2)


def others(simulation: Simulation, brief: Brief, matter: Matter) -> Iterator[Section]:
    """Yield whom the client implicates and what moves for them in Middle, and who has spoken."""
    if not simulation.others:
        return
    name = words.surname(matter, simulation.client)
    changed = {id: one for id, one in simulation.others.items() if _changes(one)}
    moves = [text for id, one in changed.items() for text in _moves(words.surname(matter, id), one)]
    listed = ", ".join(words.surname(matter, id) for id in changed)
    said = [f"What {name} says changes nobody's weight, level or low end."]
    if changed:
        still = [] if any("by the table" in text for text in moves) else ["no low end moves"]
        said = [f"{name} implicates {listed}: {'; '.join((*still, *moves))}."]
    named = [words.surname(matter, one.person) for one in brief.only_client if one.person not in changed]
    if named:
        said.append(f"Named, without weight or level: {', '.join(named)}.")
    said += filter(None, (spoken_before(brief, matter),))
    able = sum(bool(one.could_say) for one in simulation.others.values())
    if able:
        said.append(f"By the record {able} could speak of {name}: --section others.")
    yield Section("", (Paragraph(f"OTHERS, Middle: {' '.join(said)}"),), level=2)


def _changes(one: OtherAnswer) -> bool:
    return any(
        value not in (None, "0")
        for positions in one.implicated.values()
        for found in positions.values()
        for value in (found.converted_grams, found.levels, found.months)
    )


def _moves(name: str, one: OtherAnswer) -> Iterator[str]:
    """Yield by how much a low end moves by the table where the letter is honored, or that it is unknown."""
    months = {found[MIDDLE].months for found in one.implicated.values() if MIDDLE in found}
    for value in sorted(one for one in months if one not in (None, "0")):
        yield f"{name} {value.replace('-', '−')} by the table"
    if None in months:
        yield f"{name} unknown"


def break_even(simulation: Simulation) -> Iterator[Section]:
    """Yield what a motion would have to do in Middle for the proffer to meet what lies below it."""
    found = next((one for one in simulation.break_even if one.position == MIDDLE), None)
    if found is None or not found.meetings:
        return
    yield Section("", tuple(_meetings(found, taken_as_complete(simulation))), level=2)


def _meetings(found: BreakEven, taken: Taken) -> Iterator[Block]:
    mine = [one for one in found.meetings if one.start == START and one.motion != "rule35b"]
    below: dict[str, list[Meeting]] = {}
    for one in mine:
        if one.gap not in (None, "0"):
            below.setdefault(one.against, []).append(one)
    told: dict[tuple[str, str], list[str]] = {}
    for meetings in below.values():
        first = meetings[0]
        ends = f"{words.months(first.low_end)} to {words.months(first.against_low_end)}"
        steps = " ".join(_motion(one, found) for one in meetings)
        told.setdefault((ends, steps), []).append(if_complete(ALTERNATIVES[first.against], first.against, found, taken))
    said = [f"From the proffer's {ends} ({'; '.join(names)}): {steps}" for (ends, steps), names in told.items()]
    if mine and not below:
        said.append(f"The proffer's low end, {mine[0].low_end}, is above no alternative's.")
    if not found.assumptions.probability:
        said.append("Counsel has stated no probability.")
    yield Paragraph(f"BREAK-EVEN, Middle: {' '.join(said)}")


def _motion(one: Meeting, found: BreakEven) -> str:
    """Return to what a motion must bring the low end, by its probability, the surest first."""
    name = MOTIONS[one.motion]
    able = [needed for needed in one.needed if needed.possible and not needed.stated]
    own = found.assumptions.probability.get(one.motion)
    if not able:
        stop = next((rung.stops_at[one.motion] for rung in found.ladder if one.motion in rung.stops_at), None)
        beside = f", nor at counsel's own {percent(own)}" if own is not None else ""
        return f"{name} never does{beside}{f': it stops at {stop}' if stop else ''}."
    low = Fraction(number(one.low_end))
    parts = []
    for needed in sorted(able, key=lambda needed: Fraction(needed.probability), reverse=True):
        sure = Fraction(needed.probability) == 1
        odds = "if certain" if sure else f"at {percent(needed.probability)}"
        parts.append(f"to {fallen(str(low - Fraction(needed.months)))} {odds}")
    cannot = [Fraction(needed.probability) for needed in one.needed if not needed.possible and not needed.stated]
    never = f"at {percent(str(max(cannot)))} it cannot" if cannot else ""
    stated = next((needed for needed in one.needed if needed.stated), None)
    if stated is not None and stated.possible:
        parts.append(f"to {fallen(str(low - Fraction(stated.months)))} at counsel's own {percent(stated.probability)}")
    elif stated is not None:
        own = f"counsel's own {percent(stated.probability)}"
        never = f"{never}, nor at {own}" if never else f"at {own} it cannot"
    return f"{name}: {one.low_end} down {'; '.join(filter(None, (', '.join(parts), never)))}."
