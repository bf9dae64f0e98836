"""Everything that a copy shows, computed: worlds or the record alone, every defendant, every position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from relcon import words
from relcon.artefacts.figures import of_worlds
from relcon.engine.batch import Asked, Batch
from relcon.engine.program import chosen, edition_warnings, expose, receipt
from relcon.engine.rests import Rests
from relcon.engine.role_answer import role_answer
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.proffer.admissions.answers import Marginals
from relcon.proffer.admissions.switches import TooMany, switches
from relcon.proffer.proffer_run import ProfferRun, proffer_run
from relcon.proffer.protection.joint_defense import warnings
from relcon.proffer.sessions.completeness import gaps
from relcon.proffer.worlds.answers import world_answer
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.exposure import DefendantAnswer, EventAnswer, PositionAnswer, Receipt, Rest
from relcon.results.roles import RoleAnswer
from relcon.results.switches import Switches

RECORD = "record"

Roles: TypeAlias = Mapping[str, Mapping[PositionName, Asked[RoleAnswer]]]
"""Each defendant's role in each position, asked."""


def _said_once(norms: Iterable[str]) -> tuple[str, ...]:
    """Return each open norm once, after all of whom and in which position it is said: of many it is the same."""
    whose: dict[str, list[str]] = {}
    for norm in norms:
        who, _, text = norm.partition(": ")
        whose.setdefault(text, []).append(who)
    return tuple(f"{'; '.join(who)}: {text}" for text, who in whose.items())


@dataclass(frozen=True)
class World:
    """A world as a page shows it; the one world ``record`` stands for the case file alone.

    Attributes
    ----------
    title, notes, speaks
        In words; what the world leaves open; whether the client has spoken in it.
    defendants
        Every answer.
    if_complete
        The positions in which the client's rests on taking a disclosure as complete and true.
    """

    title: str
    notes: tuple[str, ...]
    speaks: bool
    defendants: Mapping[str, DefendantAnswer]
    if_complete: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answered:
    """What a copy was computed to show.

    Attributes
    ----------
    index, positions
        Every record; the positions shown.
    worlds
        By id, in their own order.
    rest
        The answers on events that do not touch a defendant, by the name that a position gives, and by event.
    made
        The proffer, ready to be asked; None without one.
    made_from
        What it was computed from.
    left_out
        What is not shown, and why.
    roles
        The role of each defendant in each position, before anything is said.
    live, refused
        The switches; why there are none.
    """

    index: RecordIndex
    positions: tuple[PositionName, ...]
    worlds: Mapping[str, World]
    rest: Mapping[str, Mapping[str, EventAnswer]]
    made: ProfferRun | None
    made_from: Receipt
    left_out: tuple[str, ...] = ()
    roles: Roles = field(default_factory=dict)
    live: Switches | None = None
    refused: str = ""

    @property
    def matter(self) -> Matter:
        """What was computed."""
        return self.index.matter

    @property
    def edition(self) -> str:
        """The Manual used."""
        return self.made_from.edition

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is said first of all."""
        return self.made_from.warnings

    @property
    def figures(self) -> dict[str, Any]:
        """Every worksheet, as `relcon.artefacts.figures` takes it; of a proffer the client's are listed."""
        client = self.matter.proffer.client if self.matter.proffer is not None else None
        return of_worlds({"" if id == RECORD else id: one.defendants for id, one in self.worlds.items()}, client)

    @property
    def defendants(self) -> tuple[str, ...]:
        """Who has a worksheet here, in the order of the file."""
        return tuple(next(iter(self.worlds.values())).defendants)

    @property
    def marks(self) -> dict[str, str]:
        """By defendant whose Manual must be marked beside every number: the mark."""
        answers = next(iter(self.worlds.values())).defendants
        return {id: said for id, one in answers.items() if (said := words.manual_mark(one.manual))}

    def distinct(self) -> Iterator[PositionAnswer]:
        """Yield every answer once: equal worlds share theirs."""
        known: set[int] = set()
        for world in self.worlds.values():
            for one in world.defendants.values():
                for answer in one.positions.values():
                    if id(answer) not in known:
                        known.add(id(answer))
                        yield answer

    @property
    def before(self) -> str:
        """The world in which nothing is said."""
        return "silent" if self.made is not None else RECORD


def answered(
    matter: Matter,
    *,
    session: str | None = None,
    positions: Sequence[PositionName] = POSITIONS,
    without: frozenset[str] = frozenset(),
    for_counsel: bool = True,
    made: ProfferRun | None = None,
) -> Answered:
    """Compute a copy's answers.

    Parameters
    ----------
    matter : Matter
        What the copy may hold.
    session : str, optional
        As for `relcon.proffer.proffer_run.proffer_run`.
    positions : sequence of str
        Which to show.
    without : set of str
        Defendants whose worksheets are not shown.
    for_counsel : bool
        Whether what each admission changes is shown.
    made : ProfferRun, optional
        As for `relcon.proffer.simulate.simulate`; of the same matter.
    """
    if matter.proffer is None:
        return _on_record(matter, tuple(positions), without)
    made = made or proffer_run(matter, session=session)
    asked = made.worlds
    # Everything is asked before anything is read, so that it is columns of one worksheet.
    made.batch.ask(question for name in WORLDS for question in asked.questions(name))
    if for_counsel:
        made.batch.ask(Marginals(asked.table).questions())
    who = [id for id in asked.editions if id not in without]
    roles = _roles(made.batch, who, positions)
    live, refused = _live(made, who)
    complete = not gaps(matter, asked.table.spoken)
    worlds: dict[str, World] = {}
    rests = Rests(asked.table.index.events)
    left_out: list[str] = []
    for name, world in WORLDS.items():
        found = world_answer(name, asked, made.batch, rests, complete=complete)
        if found.defendants:
            # Of somebody whose Manual is not shipped nothing is computed: the page's warnings say so.
            shown = {id: one for id, one in found.defendants.items() if id not in without and one.positions}
            worlds[name] = World(words.OUTCOMES[name], found.open, world.speaks, shown, found.if_complete)
        else:
            left_out += found.open
    said = edition_warnings(
        {id: one for id, one in asked.editions.items() if id not in without},
        {id: one for id, one in asked.left_out.items() if id not in without},
    )
    used = [asked.table.edition, *(one.name for id, one in asked.editions.items() if id not in without)]
    shown_of = [one for name in worlds for one in asked.questions(name) if one.defendant not in without]
    norms = dict.fromkeys(norm for one in shown_of for norm in made.batch.computed(one).assumed_of_events)
    made_from = receipt(matter, positions, used, _said_once(norms), [*said, *warnings(matter)])
    rest = _by_event(rests.written())
    return Answered(
        asked.table.index,
        tuple(positions),
        worlds,
        rest,
        made,
        made_from,
        tuple(left_out),
        roles=roles,
        live=live,
        refused=refused,
    )


def _roles(batch: Batch, who: Iterable[str], positions: Iterable[PositionName]) -> Roles:
    return {id: {position: role_answer(batch, id, position) for position in positions} for id in who}


def _live(made: ProfferRun, who: Sequence[str]) -> tuple[Switches | None, str]:
    """Return the switches; none, and why, where there would be too many."""
    try:
        return switches(made, defendants=who), ""
    except TooMany as error:
        return None, str(error)


def _by_event(rest: Mapping[str, Rest]) -> dict[str, dict[str, EventAnswer]]:
    return {name: one.answers() for name, one in rest.items()}


def _on_record(matter: Matter, positions: tuple[PositionName, ...], without: frozenset[str]) -> Answered:
    shown = [id for id in matter.defendants if id not in without]
    batch = Batch(RecordIndex.of(matter))
    roles = _roles(batch, chosen(matter, shown)[0], positions)
    found = expose(matter, defendants=shown, positions=positions, batch=batch)
    computed = {id: one for id, one in found.defendants.items() if one.positions}
    world = World("On the record", (), False, computed)
    return Answered(batch.index, positions, {RECORD: world}, _by_event(found.rest), None, found.receipt, roles=roles)
