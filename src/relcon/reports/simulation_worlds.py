"""Worlds in a simulation, side by side: minimum, range and safety valve of the client and of whoever is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.fields import plain
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.results.exposure import DefendantAnswer, Manual, PositionAnswer
from relcon.results.simulation import Simulation
from relcon.results.summary import summary

FLAT: Final = ("total_offense_level", "minimum", "low", "high", "total_low", "total_high")
_FOOT: Final = (
    "Safety valve: the criteria that are not met, or unknown. Criterion 5 not met means not yet: full truthful "
    "disclosure is possible until the sentencing hearing (18 U.S.C. §3553(f)(5))."
)


def manuals(simulation: Simulation) -> Mapping[str, Manual | None]:
    """Return the Manual under which each defendant stands."""
    return {id: one.manual for world in simulation.worlds.values() for id, one in world.defendants.items()}


def worlds(simulation: Simulation, matter: Matter, defendants: tuple[str, ...]) -> Iterator[Section]:
    """Yield the client's worlds, then those of the others asked for."""
    used = manuals(simulation)
    for id in dict.fromkeys((simulation.client, *defendants)):
        title = f"{edition_words.person(matter, id, used.get(id))}: world by world, in months"
        yield Section(title, _worlds(simulation, id))


def _worlds(simulation: Simulation, defendant: str) -> tuple[Block, ...]:
    rows = []
    for id in sorted(simulation.worlds, key=lambda world: list(words.OUTCOMES).index(world)):
        found = simulation.worlds[id].defendants.get(defendant)
        cells = _cells(found) if found is not None and found.positions else ("–", "–", "–", "–", "not computed")
        partial = "\n  partial disclosure" if simulation.worlds[id].complete is False else ""
        rows.append((f"{id}\n  {words.OUTCOMES[id]}{partial}", *cells))
    titles = ("World", "Min.", *(words.short(p) for p in POSITIONS), "Safety valve\n(Middle)")
    notes = [Paragraph(_FOOT)]
    if defendant == simulation.client:
        notes += _full(simulation)
    return (Table(columns(*titles), tuple(rows)), *notes)


def _full(simulation: Simulation) -> Iterator[Paragraph]:
    """Yield the ranges that a full disclosure would leave, where they are others than this one's."""
    differing = []
    for id, world in simulation.worlds.items():
        told = world.defendants[simulation.client].positions if simulation.client in world.defendants else {}
        if any(one.total != told[p].total for p, one in world.full_disclosure.items() if p in told):
            ranges = "; ".join(words.total(world.full_disclosure[p]) for p in POSITIONS)
            differing.append(f"{id} {ranges}")
    if differing:
        yield Paragraph(
            "This disclosure leaves something of the client's own on the record untold, or evidence contradicts it: "
            "completeness, conflicts. With a full disclosure, all told and believed (Defense; Middle; Government "
            f"ceiling): {', '.join(differing)}."
        )


def _cells(found: DefendantAnswer) -> tuple[str, ...]:
    answers: Mapping[str, PositionAnswer] = found.positions
    middle = answers.get("psr") or next(iter(answers.values()))
    least = words.minimum_left(middle.statutory.minimum, middle.statutory.binding).replace(", ", "\n")
    ranges = (words.total(answers[p]) if p in answers else "–" for p in POSITIONS)
    return (least, *ranges, failing(middle))


def failing(answer: PositionAnswer) -> str:
    """Return the safety-valve criteria that are not met, or unknown."""
    return "\n".join(words.failing(answer.safety_valve.criteria)) or "met"


def flat(simulation: Simulation) -> Table:
    """Return every defendant in every world and position as one rectangular table."""
    rows = []
    for world, answer in simulation.worlds.items():
        told = "" if answer.complete is None else "complete" if answer.complete else "partial"
        for defendant, found in answer.defendants.items():
            manual = edition_words.cells(found.manual)
            if not found.positions:
                rows.append((world, defendant, "", *plain(None, FLAT), "", told, *manual))
            for position, one in found.positions.items():
                said = failing(one).replace("\n", "; ")
                rows.append((world, defendant, position, *plain(summary(one), FLAT), said, told, *manual))
    titles = ("world", "defendant", "position", *FLAT, "safety_valve", "disclosure", "edition", "edition_note")
    return Table(columns(*titles), tuple(rows))
