"""A proffer simulated: every world for every defendant, and each admission by itself."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.engine.program import edition_warnings, receipt
from relcon.engine.rests import Rests
from relcon.law.positions.options import POSITIONS
from relcon.proffer.admissions.all_subsets import AllSubsets, Progress, Steps
from relcon.proffer.admissions.answers import Marginals, admission_answer
from relcon.proffer.break_even.ladder import questions as ladder_questions
from relcon.proffer.break_even.meetings import break_even
from relcon.proffer.conflicts.answers import conflicts
from relcon.proffer.flags import flags
from relcon.proffer.lesser_counts import lesser
from relcon.proffer.letter.clauses import Clauses
from relcon.proffer.others.answers import others
from relcon.proffer.proffer_run import ProfferRun, proffer_run
from relcon.proffer.protection.joint_defense import warnings
from relcon.proffer.refusal import UnknownName
from relcon.proffer.sessions.completeness import gaps
from relcon.proffer.sessions.history import SessionHistory
from relcon.proffer.sessions.missing import missing
from relcon.proffer.trial.lock_in import Trials
from relcon.proffer.value import value
from relcon.proffer.worlds.answers import world_answer
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.matter import Matter
from relcon.results.simulation import Simulation


def simulate(
    matter: Matter,
    *,
    worlds: Sequence[str] | None = None,
    session: str | None = None,
    on_progress: Progress | None = None,
    edition: str | None = None,
    without: frozenset[str] = frozenset(),
    all_events: bool = False,
    made: ProfferRun | None = None,
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
    without : set of str
        Exhibits, records and findings that are out in every world.
    all_events : bool
        Whether every event is listed for every defendant, and what was assumed of it told.
    made : ProfferRun, optional
        The proffer of the matter made ready, where another answer is computed of it too; its own by default.

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
    for name in worlds or ():
        if name not in WORLDS:
            raise UnknownName("outcome", name, tuple(WORLDS))
    shown = [name for name in WORLDS if worlds is None or name in worlds]
    made = made or proffer_run(matter, session=session, edition=edition, without=without)
    asked, batch = made.worlds, made.batch
    table, client = asked.table, asked.table.client
    marginals = Marginals(table)
    # Others are compared between these two worlds, shown or not.
    needed = [*shown, *(name for name in ("silent", "unprotected") if name not in shown)]
    steps_of_ladder = (question for position in POSITIONS for question in ladder_questions(asked, position))
    of_worlds = [question for name in needed for question in asked.questions(name)]
    told, trials = SessionHistory.of(asked), Trials(table)
    questions = list(
        dict.fromkeys([*of_worlds, *marginals.questions(), *told.questions(), *trials.questions(), *steps_of_ladder])
    )
    together, clauses = AllSubsets.of(table, batch), Clauses(table, batch, shown)
    steps = Steps(on_progress, len(questions) + together.blocks)
    batch.ask(questions)
    clauses.ask()
    together.compute(steps.one)
    for question in sorted(questions, key=lambda one: (one.defendant, one.position)):
        batch.answer(question)
        steps.one()
    partial = gaps(matter, table.spoken)
    made_from = receipt(
        matter,
        POSITIONS,
        [table.edition, *(one.name for one in asked.editions.values())],
        batch.assumed if all_events else batch.assumed_of_events,
        [*edition_warnings(asked.editions, asked.left_out), *warnings(matter)],
    )
    if together.drawn:
        made_from = made_from.model_copy(update={"options": {**made_from.options, "sampling": together.drawn}})
    rests = Rests(table.index.events)
    found = Simulation(
        receipt=made_from,
        client=client,
        session=table.spoken.last.id if table.spoken.last is not None else None,
        worlds={name: world_answer(name, asked, batch, rests, complete=not partial) for name in shown},
        rest=rests.written(),
        admissions={
            id: admission_answer(table, marginals, batch, one, together.shares_of(id))
            for id, one in matter.admissions.items()
        },
        tipping_sets=together.sets,
        clauses=clauses.every(),
        others=others(asked, batch, shown),
        break_even=break_even(asked, batch, partial),
        lesser=lesser(asked),
        value=value(table, partial),
        lock_in=trials.answer(batch),
        conflicts=conflicts(matter, table.without),
        completeness=tuple(missing(table, partial)),
        sessions=tuple(told.answers(batch)),
        flags=flags(table, partial),
        open=together.left_out,
    )
    return found.long(list(table.index.events)) if all_events else found
