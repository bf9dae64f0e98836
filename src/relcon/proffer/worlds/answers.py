"""One world's answers: every defendant, and what the world leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.engine.batch import Batch
from relcon.engine.program import defendant_answer, without_answer
from relcon.engine.rests import Rests
from relcon.law.open_points import point
from relcon.law.positions.options import POSITIONS
from relcon.proffer.positions import named
from relcon.proffer.proffer_run import Worlds
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.completeness import gaps, risk
from relcon.proffer.sessions.spoken import held
from relcon.proffer.worlds.dispositions import taken_as_complete
from relcon.proffer.worlds.kinds import WORLDS
from relcon.records.base import PositionName
from relcon.results.exposure import DefendantAnswer, PositionAnswer
from relcon.results.simulation import FullDisclosure, WorldAnswer
from relcon.results.summary import summary


def world_notes(name: str, table: UsableFacts) -> Iterator[str]:
    """Yield what a world leaves open in this matter.

    Parameters
    ----------
    name : str
        The world.
    table : UsableFacts
        What has been said, and on what terms.
    """
    world = WORLDS[name]
    if world.counting == "rebuttal":
        yield _objections(table)
    if (not world.speaks and name != "agreed") or name == "safety_valve_only":
        yield from _held_before(table)
    if world.counting in ("protected", "derivative", "rebuttal") and gaps(table.matter, table.spoken):
        at_risk = risk(table.spoken.letter)
        if at_risk is not None:
            yield at_risk
    if world.counting == "derivative":
        yield from _derivative(table)
    if world.counting == "lifted":
        yield from _statute(table)


def _objections(table: UsableFacts) -> str:
    contested = table.objections.contested
    if not contested:
        return (
            "at most: every admission that the letter lets the government use to rebut at sentencing, since the "
            "file records no objection of the defense"
        )
    listed = ", ".join(f"{id} ({how})" for id, how in contested.items())
    found = [id for id, said in table.spoken.disclosures.items() if table.objections.contradict(said.admission)]
    met = f"contradicted by an admission: {', '.join(found)}" if found else "no admission contradicts one"
    return f"the objections that the file records: {listed}; {met}. Another objection may open more"


def _held_before(table: UsableFacts) -> Iterator[str]:
    sessions = held(table.matter, table.spoken.last)[:-1]
    earlier = [one.id for one in sessions if one.admissions]
    if earlier:
        yield f"as if no session had been held, {', '.join(earlier)} among them: what was said there is no part of it"


def _derivative(table: UsableFacts) -> Iterator[str]:
    """Yield how each position reads what the letter, or the law, leaves open about leads (Kastigar, 406 U.S. 441)."""
    where: dict[str, dict[PositionName, list[str]]] = {}
    for id in table.spoken.disclosures:
        leads = ", ".join(table.names[id].leads)
        for position in POSITIONS:
            barred, left = table.leads_barred(id, position)
            for note in left if leads else ():
                text = f"{note}: what is found {'does not count' if barred else 'counts'}"
                where.setdefault(text, {}).setdefault(position, []).append(leads)
    for text, found in where.items():
        leads = ", ".join(dict.fromkeys(name for names in found.values() for name in names))
        yield f"{leads}: {text} ({named(list(found))})"


def _statute(table: UsableFacts) -> Iterator[str]:
    found = [
        id
        for id in table.spoken.disclosures
        if any(table.decisions[position][id].reason == "safety-valve disclosure" for position in POSITIONS)
    ]
    if found:
        yield f"{', '.join(found)}: {point('after_the_letter').said}: read by position"


def world_answer(name: str, asked: Worlds, batch: Batch, rests: Rests, *, complete: bool) -> WorldAnswer:
    """Return every defendant in a world whose questions have been computed.

    Parameters
    ----------
    name : str
        The world.
    asked, batch
        The questions, and their answers.
    rests : Rests
        Takes the answers on events that do not touch a defendant.
    complete : bool
        Whether all that is said makes a complete disclosure.
    """
    world = WORLDS[name]
    left = [*world.notes, *world_notes(name, asked.table)]
    defendants: dict[str, DefendantAnswer] = {}
    if name == "agreed" and asked.agreed is None:
        left.append("no plea agreement of the client is recorded (agreements): nothing is computed in this outcome")
    else:
        for defendant in asked.table.matter.defendants:
            if defendant in asked.left_out:
                defendants[defendant] = without_answer(asked.left_out[defendant])
                continue
            answers: dict[str, PositionAnswer] = {}
            for position in POSITIONS:
                one = batch.computed(asked.question(name, defendant, position))
                answers[position] = rests.named(one.answer, one.rest)
            defendants[defendant] = defendant_answer(answers, asked.editions[defendant])
        left += _risks(name, asked)
    if name == "agreed" and asked.agreed is not None:
        left += asked.agreed.open
    return WorldAnswer(
        defendants=defendants,
        complete=complete if world.speaks else None,
        full_disclosure=_full(name, asked, batch),
        if_complete=_if_complete(name, asked, batch),
        open=tuple(left),
    )


def _full(name: str, asked: Worlds, batch: Batch) -> dict[str, FullDisclosure]:
    """Return the client after a full disclosure, by position; nothing where that is no question."""
    table = asked.table
    if not asked.may_be_full(name) or table.client in asked.left_out:
        return {}
    said = table.spoken.mask
    found: dict[str, FullDisclosure] = {}
    for position in POSITIONS:
        answer = batch.answer(asked.question(name, table.client, position, full=True))
        against = ((one.here.admission or "", one.there.record) for one in table.contradicted(position, said))
        found[position] = FullDisclosure.of(
            summary(answer),
            criterion_5=answer.safety_valve.criteria["5"],
            untold=tuple(one.record.id for one in table.untold(position, said)),
            contested=tuple(dict.fromkeys(against)),
        )
    return found


def _if_complete(name: str, asked: Worlds, batch: Batch) -> tuple[str, ...]:
    """Return the positions that take the disclosure as complete and true though the record has more, or otherwise."""
    client = asked.table.client
    if client in asked.left_out or (name == "agreed" and asked.agreed is None):
        return ()
    answers = {position: batch.answer(asked.question(name, client, position)) for position in POSITIONS}
    return tuple(taken_as_complete(asked.table, name, answers))


def _risks(name: str, asked: Worlds) -> list[str]:
    """Return what the world leaves open on the client's worksheet, with the positions where not in all."""
    where: dict[str, list[PositionName]] = {}
    for position in POSITIONS:
        for note in asked.question(name, asked.table.client, position).disposition.notes:
            where.setdefault(note, []).append(position)
    return [
        note if len(positions) == len(POSITIONS) else f"{note} ({named(positions)})"
        for note, positions in where.items()
    ]
