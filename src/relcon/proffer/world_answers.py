"""One world's answers: every defendant, and what the world leaves open."""

from __future__ import annotations

from relcon.engine.batch import Batch
from relcon.engine.program import defendant_answer, without_answer
from relcon.engine.rests import Rests
from relcon.law.positions.options import POSITIONS
from relcon.proffer.positions import named
from relcon.proffer.proffer_run import Worlds
from relcon.proffer.world_notes import world_notes
from relcon.proffer.worlds import WORLDS
from relcon.records.base import PositionName
from relcon.results.exposure import DefendantAnswer, PositionAnswer
from relcon.results.simulation import FullDisclosure, WorldAnswer
from relcon.results.summary import summary


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
        left.append("no plea agreement of the client is recorded (agreements): nothing is computed in this world")
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
