"""The one page: the proffer made ready, the seven worlds that it needs, its five blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon.engine.program import edition_warnings, receipt
from relcon.engine.which_edition import manual
from relcon.engine.worksheet_facts import Disposition
from relcon.law.positions.options import POSITIONS
from relcon.one_page.moving import moving
from relcon.one_page.resolve import resolve
from relcon.one_page.rows import WORLDS, rows
from relcon.one_page.still_open import still_open
from relcon.proffer.completeness import gaps
from relcon.proffer.dispositions import as_stated
from relcon.proffer.joint_defense import warnings
from relcon.proffer.newness import newness
from relcon.proffer.proffer_run import ProfferRun, proffer_run
from relcon.proffer.runs import Question
from relcon.proffer.usable import UsableFacts
from relcon.proffer.value import nobody, targets
from relcon.records.matter import Matter
from relcon.results.brief import Brief, Held, Row
from relcon.results.exposure import DefendantAnswer


def brief(matter: Matter, *, session: str | None = None, without: frozenset[str] = frozenset()) -> Brief:
    """Return the one page of a proffer.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    session : str, optional
        Up to and including which session; the last by default.
    without : set of str
        Exhibits, records and findings that are out.

    Raises
    ------
    NoProffer, Unresolved
        Where there is no proffer file, or counsel has not resolved an admission.
    UnknownName
        Where there is no such session.
    EditionNotShipped
        Where the client's edition is not shipped.
    """
    made = proffer_run(matter, session=session, without=without)
    asked, client = made.worlds, made.worlds.table.client
    made.runs.compute(question for world in WORLDS for question in _asked(made, world))
    answers = {
        world: DefendantAnswer(positions={p: made.runs.answer(asked.question(world, client, p)) for p in POSITIONS})
        for world in WORLDS
    }
    return blocks(made, answers)


def blocks(made: ProfferRun, answers: Mapping[str, DefendantAnswer]) -> Brief:
    """Return the five blocks of a proffer whose worlds are computed.

    Parameters
    ----------
    made : Prepared
        The proffer.
    answers : mapping
        The client's answers in each of `WORLDS`.
    """
    asked, runs, table = made.worlds, made.runs, made.worlds.table
    matter, client = table.matter, table.client
    shown, more = moving(table, runs)
    said = {id: one for id, one in newness(table).items() if id in table.spoken.disclosures}
    silent = answers["silent"].positions
    found, how = still_open(
        matter,
        {client: {position: silent[position] for position in POSITIONS}},
        {client: Disposition(criterion5=as_stated(matter, client))},
        table.without,
    )
    used = {client: asked.editions[client]}
    return Brief(
        receipt=receipt(
            matter,
            POSITIONS,
            [table.edition],
            runs.assumed,
            [*edition_warnings(used, {}), *warnings(matter)],
        ),
        client=client,
        manual=manual(asked.editions[client]),
        held=_held(table),
        complete=not gaps(matter, table.spoken),
        rows=tuple(_fuller(made, one) for one in rows(answers, POSITIONS)),
        moving=shown,
        moving_more=more,
        still_open=found,
        how=how,
        resolve=resolve(table, answers),
        only_client=tuple(targets(matter, said)),
        about_nobody=nobody(said),
    )


def _asked(made: ProfferRun, world: str) -> Iterator[Question]:
    """Yield what is asked of the client in a world; after a full disclosure too, where that is a question."""
    asked = made.worlds
    for position in POSITIONS:
        yield asked.question(world, asked.table.client, position)
        if asked.may_be_full(world):
            yield asked.question(world, asked.table.client, position, full=True)


def _fuller(made: ProfferRun, row: Row) -> Row:
    """Return a row with the ranges that a full disclosure would leave, where they are others."""
    asked = made.worlds
    if not asked.may_be_full(row.world):
        return row
    client = asked.table.client
    full = {p: made.runs.answer(asked.question(row.world, client, p, full=True)).total for p in POSITIONS}
    return row.model_copy(update={"full": full}) if full != row.totals else row


def _held(table: UsableFacts) -> Held:
    matter = table.matter
    last, letter = table.spoken.last, table.spoken.letter
    part, header = matter.people[table.client].defendant, matter.case.case
    day = (part.sentencing_date if part is not None else None) or (
        header.sentencing_date if header is not None else None
    )
    return Held(
        session=last.id if last is not None else None,
        session_date=str(last.date) if last is not None else None,
        letter=letter.id if letter is not None else None,
        entered=str(letter.entered) if letter is not None and letter.entered is not None else None,
        edition=table.edition,
        sentencing_date=str(day) if day is not None else None,
    )
