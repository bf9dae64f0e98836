"""The one page: the proffer made ready, the seven worlds that it needs, its five blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from relcon.engine.batch import Batch, Question
from relcon.engine.disposition import Disposition
from relcon.engine.program import edition_warnings, receipt
from relcon.engine.which_edition import manual
from relcon.law.positions.options import POSITIONS
from relcon.one_page.rows import WORLDS, rows
from relcon.one_page.still_open import still_open
from relcon.proffer.admissions.answers import Marginals, admission_answer
from relcon.proffer.admissions.newness import newness
from relcon.proffer.conflicts.answers import conflicts
from relcon.proffer.conflicts.pages import pages
from relcon.proffer.proffer_run import ProfferRun, proffer_run
from relcon.proffer.protection.joint_defense import warnings
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.completeness import gaps
from relcon.proffer.value import nobody, targets
from relcon.proffer.worlds.dispositions import as_stated
from relcon.records.events import Event
from relcon.records.letter import NAME as USE_ONLY
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.terms import term_fields, term_of
from relcon.results.brief import Brief, Held, Moved, Moving, Row, ToResolve
from relcon.results.exposure import DefendantAnswer
from relcon.results.simulation import AdmissionAnswer

MOST: Final = 5
"""How many are shown."""


def moving(table: UsableFacts, batch: Batch) -> tuple[tuple[Moving, ...], int]:
    """Return the admissions that move a line, and how many more there are than are shown.

    Those that move the low end by most months, in the order of the file.

    Parameters
    ----------
    table, batch
        What has been said; where answers are computed.
    """
    marginals = Marginals(table)
    batch.ask(marginals.questions())
    found = {
        id: admission_answer(table, marginals, batch, table.matter.admissions[id], {})
        for id in table.spoken.disclosures
    }
    crossing = [id for id, one in found.items() if one.crosses or any(_months(one))]
    kept = sorted(crossing, key=lambda id: max(_months(found[id]), default=0), reverse=True)[:MOST]
    new = newness(table)
    shown = tuple(
        Moving(
            admission=id,
            says=found[id].says,
            lines=found[id].crosses,
            months={p: Moved(first=found[id].first[p].months, last=found[id].last[p].months) for p in POSITIONS},
            pages=pages(table.matter, new[id].by),
            known=found[id].known,
            provable=found[id].provable,
        )
        for id in crossing
        if id in kept
    )
    return shown, len(crossing) - len(shown)


def _months(one: AdmissionAnswer) -> list[int]:
    """Return by how many months it moves the low end, first or last, in the positions where it does."""
    return [abs(change.months) for change in (*one.first.values(), *one.last.values()) if change.months]


def resolve(table: UsableFacts, answers: Mapping[str, DefendantAnswer]) -> tuple[ToResolve, ...]:
    """Return what to resolve, kind by kind, each in the order of the file.

    Parameters
    ----------
    table : UsableFacts
        What has been said, and on what terms.
    answers : mapping
        The client's answers, by world.
    """
    return (*_conflicts(table), *_unsettled(table), *_letter(table), *_inputs(table, answers))


def _conflicts(table: UsableFacts) -> Iterator[ToResolve]:
    for one in conflicts(table.matter, table.without):
        if one.here.admission in table.spoken.disclosures or one.there.admission in table.spoken.disclosures:
            here = f"{one.here.admission or one.here.record}: {one.here.says}"
            there = f"{one.there.admission or one.there.record}: {one.there.says}"
            text = f"{here}; but {there}" + (f" ({one.text})" if one.text else "")
            yield ToResolve(kind="conflict", text=text, pages=(*one.here.pages, *one.there.pages))


def _unsettled(table: UsableFacts) -> Iterator[ToResolve]:
    matter = table.matter
    for id in table.spoken.disclosures:
        admission = matter.admissions[id]
        if admission.basis == "hypothetical":
            yield ToResolve(kind="unresolved", text=f"{id} is hypothetical: the client has not confirmed it")
        for _, record in declared_in_facts(admission.facts):
            if isinstance(record, Event):
                missing = _missing(record)
                if missing:
                    yield ToResolve(kind="unresolved", text=f"{id}: {record.id} has no {' and no '.join(missing)}")


def _missing(event: Event) -> list[str]:
    found = []
    if event.date.first is None:
        found.append("date")
    cash = event.basis is not None and event.basis.cash is not None
    if not cash and (event.quantity is None or not event.quantity.known):
        found.append("quantity")
    return found


def _letter(table: UsableFacts) -> Iterator[ToResolve]:
    letter = table.spoken.letter
    if letter is None:
        yield ToResolve(kind="letter", text="no letter covers the session")
        return
    # Each use has a term of its own: a letter need not list those to which it limits itself.
    silent = [name for name in term_fields() if name != USE_ONLY and term_of(letter.terms, name).silent]
    if silent:
        text = f"{letter.id} is silent on {len(silent)} terms: {', '.join(name.rpartition('.')[2] for name in silent)}"
        yield ToResolve(kind="letter", text=text)


def _inputs(table: UsableFacts, answers: Mapping[str, DefendantAnswer]) -> Iterator[ToResolve]:
    matter = table.matter
    for text in (*_gaps(table), *_dates(matter, table), *_unknown(answers)):
        yield ToResolve(kind="input", text=text)


def _gaps(table: UsableFacts) -> Iterator[str]:
    missing = gaps(table.matter, table.spoken)
    if missing:
        yield f"for a complete disclosure: {'; '.join(f'{one.what}: {one.why}' for one in missing)}"


def _dates(matter: Matter, table: UsableFacts) -> Iterator[str]:
    part = matter.people[table.client].defendant
    header = matter.case.case
    if (part is None or part.sentencing_date is None) and (header is None or header.sentencing_date is None):
        yield "no sentencing date"
    if table.spoken.last is None:
        yield "no session is recorded: all is taken as said at once"
    letter = table.spoken.letter
    if letter is not None and letter.entered is None:
        yield f"{letter.id}: the day on which it was entered"
    for id in table.spoken.disclosures:
        for exhibit in matter.admissions[id].already_known:
            if matter.evidence[exhibit].known_since is None:
                yield f"{id}: since when the government has known {exhibit}"


def _unknown(answers: Mapping[str, DefendantAnswer]) -> Iterator[str]:
    found = [one for world in answers.values() for one in world.positions.values()]
    if any(one.at_least for one in found):
        yield "an attributed quantity is unknown: weight, level and range are at least what is shown"
    if any(one.criminal_history_category is None for one in found):
        yield "the criminal history category is open"
    if any(one.statutory.minimum is None for one in found):
        yield "no statutory minimum is known: substance, quantity or penalty of a count"


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
    made.batch.ask(question for world in WORLDS for question in _asked(made, world))
    answers = {
        world: DefendantAnswer(positions={p: made.batch.answer(asked.question(world, client, p)) for p in POSITIONS})
        for world in WORLDS
    }
    return blocks(made, answers)


def blocks(made: ProfferRun, answers: Mapping[str, DefendantAnswer]) -> Brief:
    """Return the five blocks of a proffer whose worlds are computed.

    Parameters
    ----------
    made : ProfferRun
        The proffer.
    answers : mapping
        The client's answers in each of `WORLDS`.
    """
    asked, batch, table = made.worlds, made.batch, made.worlds.table
    matter, client = table.matter, table.client
    shown, more = moving(table, batch)
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
            batch.assumed,
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
    full = {p: made.batch.answer(asked.question(row.world, client, p, full=True)).total for p in POSITIONS}
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
