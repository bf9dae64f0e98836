"""What separates the positions: each thing that two of them take otherwise, and what it alone moves.

A transaction counts in one and not in another, a circumstance reaches the defendant, a role, how amounts are read. Each
is taken in each position as another takes it, all else as it is: findings, as columns of one worksheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from relcon.engine.batch import Batch, Question
from relcon.engine.disposition import AS_STATED
from relcon.engine.otherwise import came_to
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.engine.worksheet_answer import answer as worksheet_answer
from relcon.inquiry.deciding import ORDER
from relcon.inquiry.with_findings import with_findings
from relcon.law.months import number
from relcon.law.positions.options import POSITIONS
from relcon.logic.circuit import Node
from relcon.records.agreements import ROLE_LEVELS, Finding, FindingAnswer, Prong
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity
from relcon.results.base import Range
from relcon.results.exposure import EventAnswer, Exposure, PositionAnswer
from relcon.results.separation import Separates, Separation, TakenAs
from relcon.results.weights import grams

NEXT: Final[Mapping[PositionName, tuple[PositionName, ...]]] = {
    "defense": ("psr", "government"),
    "psr": ("government", "defense"),
    "government": ("psr", "defense"),
}
"""As which position each takes what they differ on: the first of these that differs."""
OF_AN_ACTIVITY: Final = ("undertaking", "participant", "scope", "furtherance", "foreseeability")
"""Steps of §1B1.3(a)(1)(B) that one reading answers for all transactions of an activity."""
PRONG: Final[Mapping[Separates, Prong]] = {
    "transactions": "all",
    "amounts": "quantity",
    "circumstance": "characteristic",
    "role": "role",
}
"""What a finding is asked that takes a thing as another position takes it."""

_Words = Mapping[str, str]
"""How a position takes each record of a difference, by id; a role is that of nobody's record, ``""``."""


@dataclass(frozen=True, slots=True)
class _Difference:
    """Records that positions take otherwise for one reason, and how each position takes each of them."""

    what: Separates
    taken: Mapping[PositionName, _Words]

    def other(self, position: PositionName) -> PositionName | None:
        """Return as which position another takes it; None where none of those asked for differs."""
        return next(
            (one for one in NEXT[position] if self.taken.get(one, self.taken[position]) != self.taken[position]), None
        )

    def findings(self, position: PositionName, defendant: str, number: int) -> tuple[Finding, ...]:
        """Return the findings that take it as the other position does, in one position."""
        other = self.other(position)
        wanted = self.taken[other] if other is not None else {}
        return tuple(
            Finding(
                id=f"taken-{number}-{place}",
                defendant=defendant,
                about=id or None,
                prong=PRONG[self.what],
                answer=_answer(self.what, word),
                by="court",
            )
            for place, (id, word) in enumerate(wanted.items())
            if word != self.taken[position][id]
        )


def _answer(what: Separates, word: str) -> FindingAnswer:
    if what == "role":
        return FindingAnswer(level=int(word))
    return FindingAnswer(quantity=Quantity.parse(f"{word} g")) if what == "amounts" else FindingAnswer.parse(word)


def separated(found: Exposure, matter: Matter, batch: Batch) -> Exposure:
    """Return an exposure with what separates the positions of each of its defendants."""
    separates = {
        id: separating(matter, id, {p: one.positions[p] for p in POSITIONS if p in one.positions}, batch)
        for id, one in found.defendants.items()
        if len(one.positions) > 1
    }
    return found.model_copy(update={"separates": separates})


def separating(
    matter: Matter, defendant: str, answers: Mapping[PositionName, PositionAnswer], batch: Batch
) -> tuple[Separation, ...]:
    """Return what separates the positions of a defendant, what moves most months in Middle, then in the Ceiling first.

    Parameters
    ----------
    matter
        The case; what a proffer says counts for nothing here.
    defendant, answers
        Who, and the answers by position.
    batch
        Where they were computed.
    """
    reached = {p: batch.asked(Question(defendant, p), lambda found, at: _reached(found, at[0])).found for p in answers}
    differences = [
        *_transactions(matter, answers),
        *_amounts(answers),
        *_circumstances(matter, reached),
        *_role(answers),
    ]
    found: list[dict[str, TakenAs]] = [{} for _ in differences]
    for position, answer in answers.items():
        asked = [(n, one) for n, one in enumerate(differences) if one.other(position) is not None]
        sets = [one.findings(position, defendant, n) for n, one in asked]
        if not sets:
            continue
        columns = with_findings(
            matter, defendant, position, sets, AS_STATED, _Read(position, [one for _, one in asked], answer),
            without=batch.given.without, edition=batch.edition,
        )  # fmt: skip
        for (n, _), taken in zip(asked, columns, strict=True):
            if taken is not None:
                found[n][position] = taken
    results = [_separation(one, taken) for one, taken in zip(differences, found, strict=True) if taken]
    return tuple(sorted(results, key=_moved, reverse=True))


def _separation(one: _Difference, taken: dict[str, TakenAs]) -> Separation:
    words = {position: next(iter(dict.fromkeys(said.values()))) for position, said in one.taken.items()}
    return Separation(
        what=one.what,
        about=tuple(id for id in next(iter(one.taken.values())) if id),
        taken={} if one.what == "amounts" else words,
        if_taken=taken,
    )


def _moved(one: Separation) -> tuple[int, ...]:
    """Return by how many months it moves the low ends, by table and after §5G1.1, in Middle, Ceiling and Defense."""
    taken = [one.if_taken.get(position) for position in ORDER]
    months = [each for found in taken for each in ((found.table_months, found.months) if found else (0, 0))]
    return (*months, *(found.levels if found else 0 for found in taken))


def _transactions(matter: Matter, answers: Mapping[PositionName, PositionAnswer]) -> Iterator[_Difference]:
    """Yield the transactions that count in one position and not in another, those together that one reading answers."""
    groups: dict[object, list[str]] = {}
    for id in next(iter(answers.values())).events:
        states = [one.events[id] for one in answers.values()]
        if len({_word(one) for one in states}) > 1:
            said = tuple((_word(one), one.failed or one.basis) for one in states)
            groups.setdefault((said, _reading(matter, id, states)), []).append(id)
    for ids in groups.values():
        yield _Difference("transactions", {p: {id: _word(one.events[id]) for id in ids} for p, one in answers.items()})


def _word(answer: EventAnswer) -> str:
    return "in" if answer.in_ else "open" if answer.open else "out"


def _reading(matter: Matter, id: str, states: Iterable[EventAnswer]) -> tuple[str, ...]:
    """Return what one reading answers for: an activity, what the same exhibits show, or the transaction alone."""
    failed = {one.failed for one in states if not one.in_}
    event = matter.events[id]
    # Of a day that is known, only when the defendant joined or left is left to read.
    dated = {"timing"} if event.date.known and event.date.first == event.date.last else set()
    if failed <= {*OF_AN_ACTIVITY, *dated}:
        return ("activity", *event.undertaking)
    return ("exhibits", *event.evidence) if failed == {"unreliable"} and event.evidence else (id,)


def _amounts(answers: Mapping[PositionName, PositionAnswer]) -> Iterator[_Difference]:
    """Yield the transactions that count in every position and weigh more in one than in another."""
    ids = [
        id
        for id in next(iter(answers.values())).events
        if all(one.events[id].in_ and one.events[id].grams is not None for one in answers.values())
        and len({one.events[id].grams for one in answers.values()}) > 1
    ]
    if ids:
        yield _Difference("amounts", {p: {id: one.events[id].grams or "" for id in ids} for p, one in answers.items()})


def _circumstances(matter: Matter, reached: Mapping[PositionName, _Words]) -> Iterator[_Difference]:
    for id in next(iter(reached.values()), {}):
        taken = {position: {id: words[id]} for position, words in reached.items()}
        if id in matter.circumstances and len({words[id] for words in reached.values()}) > 1:
            yield _Difference("circumstance", taken)


def _role(answers: Mapping[PositionName, PositionAnswer]) -> Iterator[_Difference]:
    levels = {position: one.role.aggravating + one.role.mitigating for position, one in answers.items()}
    if len(set(levels.values())) > 1 and set(levels.values()) <= set(ROLE_LEVELS):
        yield _Difference("role", {position: {"": str(level)} for position, level in levels.items()})


def _reached(found: ScenarioBatch, i: int) -> dict[str, str]:
    """Return how each recorded circumstance stands for the defendant in a column."""
    return {one.id: _state(found, i, one.reaches, one.open) for one in found.grounded.circumstances}


def _state(found: ScenarioBatch, i: int, inside: Node, is_open: Node) -> str:
    return "in" if found.values.bits(inside)[i] else "open" if found.values.bits(is_open)[i] else "out"


@dataclass(frozen=True)
class _Read:
    """Reads what each difference comes to in a position; None where a finding of the case keeps it as it was."""

    position: PositionName
    differences: Sequence[_Difference]
    answer: PositionAnswer

    def __call__(self, found: ScenarioBatch, columns: range) -> list[TakenAs | None]:
        return [self._taken(found, i, one) for i, one in zip(columns, self.differences, strict=True)]

    def _taken(self, found: ScenarioBatch, i: int, one: _Difference) -> TakenAs | None:
        other = one.other(self.position)
        if other is None or any(_stands(found, i, one.what, id) != word for id, word in one.taken[other].items()):
            return None
        there = worksheet_answer(found.worksheet, i)
        return came_to(
            TakenAs,
            there,
            as_in=other,
            levels=abs((there.total_offense_level or 0) - (self.answer.total_offense_level or 0)),
            table_months=_apart(there.guideline_range, self.answer.guideline_range),
            months=_apart(there.range, self.answer.range),
        )


def _stands(found: ScenarioBatch, i: int, what: Separates, id: str) -> str:
    """Return how a column takes one record of a difference."""
    if what == "role":
        return str(int(found.worksheet.inputs.aggravating.levels[i]) + int(found.worksheet.inputs.mitigating.levels[i]))
    if what == "amounts":
        return grams(found.weights.at(id, i).alone)
    if what == "circumstance":
        return _reached(found, i)[id]
    event = found.grounded.events[id]
    return _state(found, i, event.inside, event.open)


def _apart(one: Range | None, other: Range | None) -> int:
    """Return how far apart two low ends are; where one is not known nothing is said to move."""
    return abs(number(one[0]) - number(other[0])) if one is not None and other is not None else 0
