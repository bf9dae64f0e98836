"""Outcomes in a simulation, one under another: minimum and range of the client and of whoever is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.one_page import rows, said
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.brief_report import block_rows, printed_row
from relcon.reports.fields import plain
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.reports.simulation_lesser import lesser_counts
from relcon.reports.simulation_words import manuals, named
from relcon.results.brief import Brief, Came, Row
from relcon.results.exposure import DefendantAnswer, PositionAnswer
from relcon.results.simulation import Simulation
from relcon.results.summary import summary

AGREED: Final = "agreed"
FLAT: Final = ("total_offense_level", "minimum", "low", "high", "total_low", "total_high")


def with_every_row(simulation: Simulation, brief: Brief) -> Brief:
    """Return the sheet with a row for each outcome that was simulated, in their order."""
    told: list[Row] = []
    for id in words.OUTCOMES:
        mine = [one.model_copy(update={"same": ()}) for one in brief.rows if one.world == id]
        told += (mine or _rows(simulation, simulation.client, id)) if id in simulation.worlds else []
    return brief.model_copy(update={"rows": tuple(told)})


def _rows(simulation: Simulation, defendant: str, id: str) -> list[Row]:
    found = simulation.worlds[id].defendants.get(defendant)
    taken = simulation.worlds[id].if_complete if defendant == simulation.client else ()
    return [rows.row(id, found, POSITIONS, taken)] if found is not None and found.positions else []


def block_outcomes(simulation: Simulation, brief: Brief, matter: Matter, others: tuple[str, ...]) -> Iterator[Section]:
    """Yield block 1 with every row, then the rows of the others asked for."""
    whole = with_every_row(simulation, brief)
    none = AGREED in simulation.worlds and not simulation.worlds[AGREED].defendants
    more = [f"{words.OUTCOMES[AGREED]}: not computed: none is on record."] if none else []
    yield Section("", tuple(block_rows(whole, matter, *more)), level=2)
    for id in others:
        if id != simulation.client:
            yield Section("", _of_another(simulation, matter, id, _names(brief)), level=2)


def _of_another(simulation: Simulation, matter: Matter, id: str, names: Mapping[str, str]) -> tuple[Block, ...]:
    found = [
        row for outcome in words.OUTCOMES if outcome in simulation.worlds for row in _rows(simulation, id, outcome)
    ]
    name = edition_words.person(matter, id, manuals(simulation).get(id))
    if not found:
        return (Paragraph(f"{name}: not computed."),)
    table = tuple(printed_row(names[row.world], row, starred=False) for row in found)
    return (Table(columns(name, "Minimum", *map(words.short, POSITIONS)), table),)


def outcomes(simulation: Simulation, brief: Brief, matter: Matter, others: tuple[str, ...]) -> Iterator[Section]:
    """Yield every outcome with the safety valve in it, what holds in all of them, and what is still open."""
    yield from block_outcomes(simulation, brief, matter, others)
    yield from lesser_counts(simulation, matter)
    yield safety_valve(simulation, brief)
    yield from in_every_outcome(simulation)
    yield still_open(simulation, brief)


def safety_valve(simulation: Simulation, brief: Brief) -> Section:
    """Return how the safety valve stands for the client, outcome by outcome."""
    return Section("The safety valve, outcome by outcome", tuple(_safety_valve(simulation, _names(brief))))


def in_every_outcome(simulation: Simulation) -> Iterator[Section]:
    """Yield what holds in every outcome; nothing where there is nothing."""
    if simulation.flags:
        yield Section("What holds in every outcome", tuple(Paragraph(one, bullet=True) for one in simulation.flags))


def still_open(simulation: Simulation, brief: Brief) -> Section:
    """Return what was left open, with the outcomes that it belongs to."""
    everywhere = len(simulation.worlds)
    texts = (
        f"{text}. [{'; '.join(ids)}]" if len(ids) < everywhere else text
        for text, ids in left_open(simulation, brief).items()
    )
    return Section("Still open", tuple(Paragraph(text, bullet=True) for text in (*texts, *simulation.open)))


def left_open(simulation: Simulation, brief: Brief) -> dict[str, tuple[str, ...]]:
    """Return what was left open in some outcome, each text once, with the outcomes by name."""
    names = _names(brief)
    told: dict[str, list[str]] = {}
    for id, world in simulation.worlds.items():
        for text in world.open:
            told.setdefault(text, []).append(names[id])
    return {text: tuple(held) for text, held in told.items()}


def _names(brief: Brief) -> dict[str, str]:
    """Return what the outcomes are called: as this disclosure tells them, and a letter without a promise as that."""
    names = dict(words.OUTCOMES)
    if brief.held.no_promise:
        names |= {"protected": said.NO_PROMISE, "derivative": f"{said.NO_PROMISE}, and its leads followed"}
    if brief.missing or any(row.full for row in brief.rows):
        names["trial_disclosed"] = said.TRIAL_AS_TOLD
    return names


def _safety_valve(simulation: Simulation, names: Mapping[str, str]) -> Iterator[Block]:
    """Yield how the safety valve stands for the client, outcomes that agree together; then a full disclosure."""
    said_of: dict[str, list[str]] = {}
    for id in words.OUTCOMES:
        world = simulation.worlds.get(id)
        found = world.defendants.get(simulation.client) if world is not None else None
        if world is not None and found is not None and found.positions:
            said_of.setdefault(_valve(found, world.if_complete), []).append(names[id])
    for text, ids in said_of.items():
        yield Paragraph(f"{text} {'; '.join(ids)}.", bullet=True)
    for id, world in simulation.worlds.items():
        full, told = world.full_disclosure, world.defendants.get(simulation.client)
        if told is not None and any(full[p].total != told.positions[p].total for p in full):
            cells = "; ".join(f"{words.short(p)} {words.span(full[p].total)}" for p in POSITIONS)
            yield Paragraph(f"{names[id]}, if all were told and believed: {cells}.", bullet=True)


def _valve(found: DefendantAnswer, taken: Sequence[str]) -> str:
    by_text: dict[str, list[str]] = {}
    for position, answer in found.positions.items():
        assumed = f" {words.IF_COMPLETE}" if position in taken else ""
        by_text.setdefault(f"{valve(answer)}{assumed}", []).append(named(position))
    parts = (text if len(by_text) == 1 else f"{', '.join(held)}: {text}" for text, held in by_text.items())
    return f"{'; '.join(parts)}."


def valve(answer: PositionAnswer) -> str:
    """Return how the safety valve stands; disclosure open where it is a finding whether it was made."""
    criteria = answer.safety_valve.criteria
    text = words.available(Came.of(summary(answer)))
    return f"{text}; (f)(5) open" if text and criteria.get(words.DISCLOSURE) == "unknown" else text or "not asked about"


def flat(simulation: Simulation) -> Table:
    """Return every defendant in every outcome and position as one rectangular table."""
    found = []
    for world, answer in simulation.worlds.items():
        told = "" if answer.complete is None else "complete" if answer.complete else "partial"
        for defendant, one in answer.defendants.items():
            manual = edition_words.cells(one.manual)
            if not one.positions:
                found.append((world, defendant, "", *plain(None, FLAT), "", told, *manual))
            for position, came in one.positions.items():
                failing = "; ".join(words.failing(came.safety_valve.criteria)) or "met"
                found.append((world, defendant, position, *plain(summary(came), FLAT), failing, told, *manual))
    titles = ("world", "defendant", "position", *FLAT, "safety_valve", "disclosure", "edition", "edition_note")
    return Table(columns(*titles), tuple(found))
