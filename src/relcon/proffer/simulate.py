"""A proffer simulated: every world for every defendant, and each admission by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from relcon.engine.program import (
    AS_STATED,
    across,
    chosen,
    edition_of,
    edition_warnings,
    receipt,
    without_answer,
)
from relcon.engine.which_edition import manual
from relcon.law.docket import Docket
from relcon.law.positions.options import POSITIONS
from relcon.law.tables import Edition
from relcon.proffer.admissions import Marginals, admission_answer
from relcon.proffer.agreed import Agreed, agreement_of, under
from relcon.proffer.changes import as_texts
from relcon.proffer.columns import client_columns
from relcon.proffer.completeness import gaps
from relcon.proffer.flags import flags
from relcon.proffer.grounds import Grounds
from relcon.proffer.positions import named
from relcon.proffer.refusal import NoProffer, UnknownName, refuse_unresolved
from relcon.proffer.runs import Question, Runs
from relcon.proffer.sessions import spoken
from relcon.proffer.together import Progress, Steps, Together
from relcon.proffer.usable import Table
from relcon.proffer.worlds import WORLDS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.exposure import DefendantAnswer, Manual, PositionAnswer
from relcon.results.simulation import Simulation, WorldAnswer

LATER = (
    "each clause read otherwise (clauses) is not computed yet",
    "the break-even of the alternatives (break_even) is not computed yet",
    "the value of the information under USSG §5K1.1(a) (value) is not computed yet",
    "conflicts between admissions and discovery (conflicts) are not searched for yet",
)


@dataclass(frozen=True)
class Worlds:
    """The questions of each world, for what has been said."""

    table: Table
    agreed: Agreed | None
    editions: Mapping[str, Edition]
    left_out: Mapping[str, Manual]

    def question(self, world: str, defendant: str, position: PositionName) -> Question:
        """Return what is asked of a defendant in a world."""
        found = WORLDS[world]
        if defendant != self.table.client:
            return Question(defendant, position, self.table.against_others(found), AS_STATED)
        agreed = self.agreed if world == "agreed" else None
        acceptance = agreed.acceptance if agreed is not None else None
        columns = client_columns(self.table, found, position, self.table.spoken.mask, acceptance)
        facts = self.table.against_client(found, position)
        return Question(defendant, position, facts, columns, agreed is not None)

    def questions(self, world: str) -> Iterator[Question]:
        """Yield every question of a world: nothing where it is the agreed one and no agreement is recorded."""
        if world != "agreed" or self.agreed is not None:
            for defendant in self.editions:
                for position in POSITIONS:
                    yield self.question(world, defendant, position)


def simulate(
    matter: Matter,
    *,
    worlds: Sequence[str] | None = None,
    session: str | None = None,
    on_progress: Progress | None = None,
    edition: str | None = None,
) -> Simulation:
    """Simulate a proffer before the client speaks.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    worlds : sequence of str, optional
        Ids of the worlds to show; all by default.
    session : str, optional
        Up to and including which session; the last by default.
    on_progress : callable, optional
        Called with how many runs are done of how many.
    edition : str, optional
        Overrides everybody's edition of the Manual.

    Returns
    -------
    Simulation
        Every defendant in every world and position; each admission added first, added last and on average; the sets
        of admissions that cross a line.

    Raises
    ------
    NoProffer, Unresolved
        Where there is no proffer file, or counsel has not resolved an admission.
    UnknownName
        Where a world or a session does not exist.
    EditionNotShipped
        Where the client's edition is not shipped; others whose edition is not are left out, and it is said.
    """
    if matter.proffer is None:
        raise NoProffer("there is no proffer file: a simulation needs one beside the case file")
    refuse_unresolved(matter.admissions.values())
    for name in worlds or ():
        if name not in WORLDS:
            raise UnknownName("world", name, tuple(WORLDS))
    shown = [name for name in WORLDS if worlds is None or name in worlds]
    client = matter.proffer.client
    agreement = agreement_of(matter, client)
    agreed = under(matter, agreement) if agreement is not None else None
    own = edition_of(matter, client, edition)
    table = Table(Docket.of(matter), client, spoken(matter, session), own.name)
    editions, left_out = chosen(matter, matter.defendants, edition)
    asked = Worlds(table, agreed, editions, left_out)
    marginals = Marginals(table)
    grounds = Grounds(table.docket, edition)
    runs = Runs(grounds, Grounds(Docket.of(agreed.matter), edition) if agreed is not None else None)
    # Others are compared between these two worlds, shown or not.
    needed = [*shown, *(name for name in ("silent", "unprotected") if name not in shown)]
    questions = list(dict.fromkeys([q for name in needed for q in asked.questions(name)] + [*marginals.questions()]))
    together = Together.of(table, grounds)
    steps = Steps(on_progress, len(questions) + together.blocks)
    runs.compute(questions, steps.one)
    together.compute(steps.one)
    missing = gaps(matter, table.spoken.mask, table.spoken.unsaid)
    return Simulation(
        receipt=receipt(
            matter,
            POSITIONS,
            [own.name, *(one.name for one in editions.values())],
            runs.assumed,
            edition_warnings(editions, left_out),
        ),
        client=client,
        session=table.spoken.last.id if table.spoken.last is not None else None,
        worlds={name: _world(name, asked, runs, complete=not missing) for name in shown},
        admissions={
            id: admission_answer(table, marginals, runs, one, together.shares_of(id))
            for id, one in matter.admissions.items()
        },
        tipping_sets=together.sets,
        others=_others(asked, runs),
        completeness=tuple({"what": gap.what, "why": gap.why} for gap in missing),
        flags=flags(table, missing),
        open=(*LATER, *together.left_out),
    )


def _world(name: str, asked: Worlds, runs: Runs, *, complete: bool) -> WorldAnswer:
    world = WORLDS[name]
    left = list(world.notes)
    defendants: dict[str, DefendantAnswer] = {}
    if name == "agreed" and asked.agreed is None:
        left.append("no plea agreement of the client is recorded (agreements): nothing is computed in this world")
    else:
        for defendant in asked.table.matter.defendants:
            if defendant in asked.left_out:
                defendants[defendant] = without_answer(asked.left_out[defendant])
                continue
            answers: dict[str, PositionAnswer] = {p: runs.answer(asked.question(name, defendant, p)) for p in POSITIONS}
            used = asked.editions[defendant]
            warned = (used.warning,) if used.warning is not None else ()
            defendants[defendant] = DefendantAnswer(
                positions=answers, across=across(answers), edition=used.name, manual=manual(used), warnings=warned
            )
        left += _risks(name, asked)
    if name == "agreed" and asked.agreed is not None:
        left += asked.agreed.open
    return WorldAnswer(defendants=defendants, complete=complete if world.speaks else None, open=tuple(left))


def _risks(name: str, asked: Worlds) -> list[str]:
    """Return what the world leaves open on the client's worksheet, with the positions where not in all."""
    where: dict[str, list[PositionName]] = {}
    for position in POSITIONS:
        for note in asked.question(name, asked.table.client, position).columns.notes:
            where.setdefault(note, []).append(position)
    return [
        note if len(positions) == len(POSITIONS) else f"{note} ({named(positions)})"
        for note, positions in where.items()
    ]


def _others(asked: Worlds, runs: Runs) -> dict[str, dict[str, dict[str, str | None]]]:
    """Return what the client's statements change for everyone else: nothing said, against all that was said."""
    found: dict[str, dict[str, dict[str, str | None]]] = {}
    for other in asked.editions:
        if other != asked.table.client:
            found[other] = {
                position: as_texts(
                    runs.answer(asked.question("silent", other, position)),
                    runs.answer(asked.question("unprotected", other, position)),
                )
                for position in POSITIONS
            }
    return found
