"""The one sheet: the proffer made ready, the outcomes that it needs, its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from relcon import words
from relcon.engine.batch import Question
from relcon.engine.disposition import Disposition
from relcon.engine.program import edition_warnings, receipt
from relcon.engine.which_edition import manual, sentencing_date
from relcon.law.letters.meanings import meanings
from relcon.law.positions.options import POSITIONS
from relcon.one_page.asks import asks
from relcon.one_page.prices import MOST, priced
from relcon.one_page.record import by_counsel, kept_out, own_acts
from relcon.one_page.rows import CREDITED, DISCLOSED, OUTCOMES, Answers, rows
from relcon.one_page.said import NOT_ADOPTED
from relcon.one_page.still_open import still_open
from relcon.one_page.tier import other_ways, tier
from relcon.proffer.admissions.answers import Marginals
from relcon.proffer.admissions.newness import newness
from relcon.proffer.conflicts.answers import conflicts
from relcon.proffer.letter.silence import to_ask
from relcon.proffer.proffer_run import ProfferRun, proffer_run
from relcon.proffer.protection.joint_defense import warnings
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.completeness import counts_as_disclosure, gaps
from relcon.proffer.value import nobody, novelty, targets
from relcon.proffer.worlds.dispositions import as_stated, taken_as_complete
from relcon.records.base import PositionName
from relcon.records.events import Event
from relcon.records.matter import Matter, declared_in_facts
from relcon.results.brief import Brief, Held, ToResolve
from relcon.results.exposure import DefendantAnswer, PositionAnswer

MIDDLE: Final[PositionName] = "psr"
_NAMED: Final = 10
"""Silent terms of a letter that are named in one line; the rest is counted."""


def resolve(table: UsableFacts) -> tuple[ToResolve, ...]:
    """Return what to resolve, kind by kind, each in the order of the file.

    Parameters
    ----------
    table : UsableFacts
        What has been said, and on what terms.
    """
    return (*_conflicts(table), *_unsettled(table), *_letter(table), *_inputs(table))


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
            yield ToResolve(kind="unresolved", text=f"{id}: {NOT_ADOPTED}")
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
    silent = [meanings()[name].title for name in to_ask(letter)]
    if silent:
        more = [f"{len(silent) - _NAMED} more"] if len(silent) > _NAMED else []
        said = "; ".join([*silent[:_NAMED], *more])
        yield ToResolve(kind="letter", text=f"the letter is silent on {said} (relcon letter questions)")


def _inputs(table: UsableFacts) -> Iterator[ToResolve]:
    for text in _dates(table.matter, table):
        yield ToResolve(kind="input", text=text)


def _dates(matter: Matter, table: UsableFacts) -> Iterator[str]:
    if sentencing_date(matter, table.client) is None:
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


def brief(
    matter: Matter,
    *,
    session: str | None = None,
    without: frozenset[str] = frozenset(),
    made: ProfferRun | None = None,
) -> Brief:
    """Return the one sheet of a proffer.

    Parameters
    ----------
    matter : Matter
        A case with its proffer.
    session : str, optional
        Up to and including which session; the last by default.
    without : set of str
        Exhibits, records and findings that are out.
    made : ProfferRun, optional
        As for `relcon.proffer.simulate.simulate`.

    Raises
    ------
    NoProffer, Unresolved
        Where there is no proffer file, or counsel has not resolved an admission.
    UnknownName
        Where there is no such session.
    EditionNotShipped
        Where the client's edition is not shipped.
    """
    made = made or proffer_run(matter, session=session, without=without)
    asked, client = made.worlds, made.worlds.table.client
    ask(made)
    answers = {
        outcome: DefendantAnswer(
            positions={p: made.batch.answer(asked.question(outcome, client, p)) for p in POSITIONS}
        )
        for outcome in OUTCOMES
    }
    return blocks(made, answers)


def ask(made: ProfferRun) -> None:
    """Let all that the sheet reads wait for the first answer that is read, so that it is columns of one worksheet."""
    asked, batch = made.worlds, made.batch
    client = asked.table.client
    batch.ask(asked.question(outcome, client, p) for outcome in OUTCOMES for p in POSITIONS)
    batch.ask(question for outcome in DISCLOSED for question in _full(made, outcome).values())
    batch.ask(question for outcome in CREDITED for question in _credited(made, outcome).values())
    batch.ask(Marginals(asked.table).questions())


def blocks(made: ProfferRun, answers: Mapping[str, DefendantAnswer]) -> Brief:
    """Return the blocks of a proffer whose outcomes are computed.

    Parameters
    ----------
    made : ProfferRun
        The proffer.
    answers : mapping
        The client's answers in each of `OUTCOMES`.
    """
    ask(made)
    asked, batch, table = made.worlds, made.batch, made.worlds.table
    matter, client = table.matter, table.client
    prices, new = priced(table, batch), newness(table)
    said = {id: new[id] for id in table.spoken.disclosures}
    spoke = next((one for one in novelty(table, new).ahead if one.as_recorded), None)
    silent = _positions(answers["silent"])
    middle = silent[MIDDLE]
    found, how = still_open(
        matter, {client: silent}, {client: Disposition(criterion5=as_stated(matter, client))}, table.without
    )
    used = {client: asked.editions[client]}
    partial = gaps(matter, table.spoken)
    shown = rows(
        answers,
        POSITIONS,
        lambda one: after(made, _full(made, one)),
        lambda one: _if_credited(made, one),
        lambda one: taken_as_complete(table, one, _positions(answers[one])),
    )
    ways = other_ways(made)
    charged = tier(matter.circuit, silent, ways)
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
        held=_held(table, middle),
        complete=not partial,
        rows=shown,
        costs_role=prices.costs_role,
        criteria=_criteria(silent),
        tier=charged,
        if_career_offender=ways[MIDDLE]["if_career_offender"],
        if_accepted=ways[MIDDLE]["if_accepted"],
        cautions=tuple(_cautions(middle)),
        unknown_weight=tuple(id for id, one in middle.events.items() if one.in_ and one.grams is None),
        next_level=middle.to_next_level.up,
        moving=prices.moving[:MOST],
        moving_more=max(len(prices.moving) - MOST, 0),
        narrowing=prices.narrowing,
        leading=prices.leading,
        unmoved=prices.unmoved,
        kept_out=kept_out(table),
        untold=own_acts(table, middle),
        contradicted=table.contradicted(MIDDLE, table.spoken.mask),
        missing={gap.what: gap.why for gap in partial},
        by_counsel=by_counsel(table),
        still_open=found,
        how=how,
        asks=asks(made, prices, shown, charged, ways[MIDDLE]["if_career_offender"]),
        resolve=resolve(table),
        only_client=tuple(targets(matter, said)),
        about_nobody=nobody(said),
        proffered=spoke.first if spoke is not None else (),
        stays_new=spoke.stays_new if spoke is not None else (),
    )


def _full(made: ProfferRun, outcome: str) -> Mapping[PositionName, Question]:
    """Return what is asked after a full disclosure; nothing where that is no question."""
    asked = made.worlds
    if not asked.may_be_full(outcome):
        return {}
    return {p: asked.question(outcome, asked.table.client, p, full=True) for p in POSITIONS}


def _credited(made: ProfferRun, outcome: str) -> Mapping[PositionName, Question]:
    """Return what is asked if that disclosure is credited; nothing where it is no question."""
    asked = made.worlds
    return {p: asked.credited(outcome, p) for p in POSITIONS} if asked.may_be_full(outcome) else {}


def _positions(answer: DefendantAnswer) -> Answers:
    return {position: answer.positions[position] for position in POSITIONS}


def after(made: ProfferRun, questions: Mapping[PositionName, Question]) -> Answers:
    """Return the answers to questions, by position."""
    return {position: made.batch.answer(question) for position, question in questions.items()}


def _if_credited(made: ProfferRun, outcome: str) -> Answers:
    """Return the answers if a full disclosure is credited; nothing where that changes no range."""
    asked = made.worlds
    found = after(made, _credited(made, outcome))
    told = {p: made.batch.answer(asked.question(outcome, asked.table.client, p)) for p in found}
    return found if any(one.total != told[p].total for p, one in found.items()) else {}


def _criteria(silent: Answers) -> dict[str, str]:
    """Return how each criterion stands, once where the positions agree."""
    found: dict[str, str] = {}
    for criterion in words.CRITERIA:
        said: dict[str, list[PositionName]] = {}
        for position, answer in silent.items():
            valve = answer.safety_valve
            if criterion in valve.criteria:
                why = valve.why.get(criterion, "")
                said.setdefault(words.standing(criterion, valve.criteria[criterion], why), []).append(position)
        if said:
            found[criterion] = "; ".join(
                f"{text} ({names})" if (names := words.named(held, POSITIONS)) else text for text, held in said.items()
            )
    return found


def _cautions(middle: PositionAnswer) -> Iterator[str]:
    """Yield what is unknown and could make the ranges others."""
    if middle.criminal_history_category is None:
        yield "criminal history unknown: no range by the table"
    if middle.statutory.minimum is None:
        yield "statutory minimum unknown: a count lacks substance, quantity or penalty"


def _held(table: UsableFacts, middle: PositionAnswer) -> Held:
    matter = table.matter
    last, letter = table.spoken.last, table.spoken.letter
    day = sentencing_date(matter, table.client)
    return Held(
        session=last.id if last is not None else None,
        session_date=str(last.date) if last is not None else None,
        letter=letter.id if letter is not None else None,
        entered=str(letter.entered) if letter is not None and letter.entered is not None else None,
        edition=table.edition,
        sentencing_date=str(day) if day is not None else None,
        category=middle.criminal_history_category,
        no_promise=letter is not None and letter.terms.is_1B1_8_agreement.no_use_promise.value == "no",
        not_credited=_not_credited(table),
    )


def _not_credited(table: UsableFacts) -> str:
    credit = {p: counts_as_disclosure(table.matter, table.spoken, table.options[p]) for p in POSITIONS}
    return "" if any(counts for counts, _ in credit.values()) else credit[MIDDLE][1]
