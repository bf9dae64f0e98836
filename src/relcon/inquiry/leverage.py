"""What falls if each challenge on record succeeds: as recorded, and with what it takes out counting nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from relcon.engine.batch import Batch
from relcon.engine.column_answer import computed
from relcon.engine.program import chosen as chosen_editions
from relcon.engine.program import edition_warnings, receipt
from relcon.engine.which_edition import manual
from relcon.inquiry.alone import Alone
from relcon.inquiry.challenged import Challenged, challenges
from relcon.inquiry.outcomes import LINES
from relcon.inquiry.scenarios import Question
from relcon.inquiry.toggles import Toggle, toggle
from relcon.inquiry.unchallenged import unchallenged
from relcon.law.positions.exclusion import at_sentencing, of_a_wire, open_point
from relcon.law.positions.options import POSITIONS, options
from relcon.law.record_index import RecordIndex
from relcon.records.base import PositionName
from relcon.records.challenges import EXCLUDING, RecordedChallenge
from relcon.records.matter import Matter
from relcon.results.leverage import AtSentencing, ChallengeAnswer, Falls, Leverage, LeverageDefendant
from relcon.results.whatif import Outcome


@dataclass
class _Computing:
    """Every challenge of a matter, for a defendant in a position at a time."""

    matter: Matter
    asked: tuple[Challenged, ...]
    edition: str | None
    assumed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        ids = dict.fromkeys(id for one in self.asked for id in one.out)
        self.toggles: tuple[Toggle, ...] = tuple(toggle(self.matter, id) for id in ids)
        self.number = {one.id: place for place, one in enumerate(self.toggles)}
        self.recorded = self._batch(self.matter)
        self.lessened = {one.asked.id: self._batch(_with_tested_alone(one)) for one in self.asked if one.tested}

    def _batch(self, matter: Matter) -> Batch:
        switched = {leaf: True for one in self.toggles for leaf in one.leaves}
        return Batch(RecordIndex.of(matter), self.edition, switched=switched)

    def of(self, defendant: str, position: PositionName) -> tuple[Outcome, dict[str, Falls]]:
        """Return the worksheet as recorded, and by challenge the one that is left where it is another."""
        sets = [tuple(self.number[id] for id in one.out) for one in self.asked]
        whole = self._columns(self.recorded, defendant, position, sets)
        self.assumed += computed(whole.found, 0).assumed
        falls: dict[str, Falls] = {}
        for place, one in enumerate(self.asked, start=1):
            if one.asked.by and defendant not in one.asked.by:
                continue
            found, column = whole, place
            if one.tested:
                batch = self.lessened[one.asked.id]
                found, column = self._columns(batch, defendant, position, [sets[place - 1]]), 1
            outcome = found.outcomes[column]
            if outcome != whole.outcomes[0]:
                numbers = whole.numbers, found.numbers
                falls[one.asked.id] = Falls(
                    outcome=outcome,
                    moves=tuple(line for line in LINES if numbers[0][line][0] != numbers[1][line][column]),
                    events=found.fallen[column],
                    at_sentencing=self._reach(one, position),
                )
        return whole.outcomes[0], falls

    def _columns(self, batch: Batch, defendant: str, position: PositionName, sets: Sequence[tuple[int, ...]]) -> Alone:
        question = Question(batch, defendant, position, self.toggles)
        return Alone(question, question.computed(question.off([(), *sets])))

    def _reach(self, one: Challenged, position: PositionName) -> Literal["falls", "stays"]:
        """Return whether success reaches the sentencing (USSG §6A1.3(a); option ``suppressed``)."""
        kept = _counting(self.matter, position) == "in"
        return "stays" if one.asked.kind in EXCLUDING and kept else "falls"


def leverage(
    matter: Matter,
    *,
    defendants: Sequence[str] | None = None,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
) -> Leverage:
    """Say of each challenge on record what falls if it succeeds.

    Parameters
    ----------
    matter : Matter
        What was read.
    defendants, positions
        All by default.
    edition : str, optional
        Overrides everybody's edition of the Manual.

    Returns
    -------
    Leverage
        In the order of the file; motions written at exhibits follow. Before any proffer.

    Raises
    ------
    EditionNotShipped
        Where a sentencing date leads to an edition that is not shipped.

    Notes
    -----
    Rule: what rests on no exhibit that is left does not hold (USSG §6A1.3(a)). Of a challenge to testing the untested
    units fall (§2D1.1 n.5). A challenge of somebody's own is computed for nobody else.
    """
    asked = tuple(challenges(matter))
    who = list(defendants) if defendants is not None else list(matter.defendants)
    places = tuple(positions) if positions is not None else POSITIONS
    editions, left_out = chosen_editions(matter, who, edition)
    computing = _Computing(matter, asked, edition)
    recorded: dict[str, dict[str, Outcome]] = {id: {} for id in who}
    falls: dict[str, dict[str, dict[str, Falls]]] = {one.asked.id: {} for one in asked}
    for name in places:
        for defendant in editions:
            recorded[defendant][name], found = computing.of(defendant, name)
            for id, one in found.items():
                falls[id].setdefault(defendant, {})[name] = one
    used = [one.name for one in editions.values()]
    warned = edition_warnings(editions, left_out)
    return Leverage(
        receipt=receipt(matter, places, used, computing.assumed, warned),
        at_sentencing=AtSentencing(
            point=open_point(),
            circuit=at_sentencing(matter.circuit),
            positions={name: _counting(matter, name) for name in places},
        ),
        wire=of_a_wire() if any(one.asked.kind == "wire" for one in asked) else None,
        challenges={one.asked.id: _answer(one, falls[one.asked.id], who) for one in asked},
        defendants={
            id: LeverageDefendant(
                positions=answers,
                edition=editions[id].name,
                manual=manual(editions[id]),
                warnings=() if editions[id].warning is None else (editions[id].warning,),
            )
            if id in editions
            else LeverageDefendant(positions={}, manual=left_out[id], warnings=(left_out[id].why,))
            for id, answers in recorded.items()
        },
        unchallenged=unchallenged(matter, asked),
    )


def _counting(matter: Matter, position: PositionName) -> Literal["in", "out"]:
    """Return whether a position counts excluded evidence at sentencing."""
    return options(position, matter.case.positions, matter.circuit).suppressed


def _answer(one: Challenged, falls: dict[str, dict[str, Falls]], who: Sequence[str]) -> ChallengeAnswer:
    asked = one.asked
    concerned = [id for id in who if not asked.by or id in asked.by]
    shared = asked.model_dump(include=ChallengeAnswer.model_fields.keys() & RecordedChallenge.model_fields.keys())
    return ChallengeAnswer(
        **shared,
        out=one.out,
        tested={id: event.quantity.text for id, event in one.tested.items() if event.quantity is not None},
        labor=one.labor(),
        falls=falls,
        counts={id: counts for id in concerned if (counts := one.counts(id))},
    )


def _with_tested_alone(one: Challenged) -> Matter:
    """Return a matter in which of some events only the tested units are weighed (§2D1.1 n.5)."""
    case = one.matter.case
    events = tuple(one.tested.get(event.id, event) for event in case.events)
    return replace(one.matter, case=case.model_copy(update={"events": events}))
