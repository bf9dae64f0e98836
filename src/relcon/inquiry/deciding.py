"""Which findings decide a defendant's level: each open question answered both ways, all else as it is.

A question is open where the positions do not agree on it, or where one of them leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import get_args

from relcon.engine.disposition import Disposition
from relcon.engine.scenario_batch import ScenarioBatch
from relcon.engine.which_edition import edition_of
from relcon.engine.worksheet_answer import answer as worksheet_answer
from relcon.inquiry.with_findings import supposed, supposing
from relcon.law.months import number
from relcon.law.ussg.s3b1_1.adjustment import steps
from relcon.records.agreements import ACCEPTANCE_LEVELS, ROLE_LEVELS, Failed, Finding, FindingAnswer, Prong
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.base import Range
from relcon.results.exposure import PositionAnswer

STEPS = ("scope", "timing", "furtherance", "foreseeability", "participant", "undertaking")
"""Steps of §1B1.3(a)(1)(B), which one finding may answer for a whole undertaking."""

AGGRAVATING = "USSG §3B1.1"
ORDER: tuple[PositionName, ...] = ("psr", "government", "defense")
"""In which positions months are compared first."""
BINDING = ("court", "jury", "stipulation")


@dataclass(frozen=True, slots=True)
class Question:
    """What a finding would answer: a prong, about a record or about nothing in particular, and two answers to it."""

    prong: Prong
    about: str | None
    answers: tuple[FindingAnswer, FindingAnswer]


@dataclass(frozen=True, slots=True)
class Reached:
    """What a worksheet comes to: total offense level, the range with consecutive terms, and that by the table."""

    level: int | None
    range: Range | None
    by_table: Range | None


@dataclass(frozen=True)
class Deciding:
    """A question, and what either answer comes to in each position."""

    question: Question
    reached: Mapping[PositionName, tuple[Reached, Reached]]

    def moves(self, position: PositionName) -> tuple[int, int, int]:
        """Return by how many levels, and by how many months at the low and the high end, the answers differ."""
        one, other = self.reached[position]
        low, high = _apart(one.range, other.range)
        return abs((one.level or 0) - (other.level or 0)), low, high

    @property
    def months(self) -> tuple[int, ...]:
        """By how many months the low ends by the table differ, in Middle, then Ceiling, then Defense."""
        return tuple(self.table_moves(position) for position in ORDER if position in self.reached)

    def table_moves(self, position: PositionName) -> int:
        """Return by how many months the low ends by the table differ."""
        one, other = self.reached[position]
        return _apart(one.by_table, other.by_table)[0]

    @property
    def most(self) -> tuple[int, int, int]:
        """The most that it moves in any position."""
        return max(self.moves(position) for position in self.reached)


def _apart(one: Range | None, other: Range | None) -> tuple[int, int]:
    low, high = (abs(number(a) - number(b)) for a, b in zip(one or (0, 0), other or (0, 0), strict=True))
    return low, high


def deciding(
    matter: Matter,
    answers: Mapping[str, Mapping[PositionName, PositionAnswer]],
    disposition: Mapping[str, Disposition],
    without: frozenset[str] = frozenset(),
) -> dict[str, tuple[tuple[Deciding, ...], int]]:
    """Return the findings that move a defendant's level or range, the most first, and how many questions were asked.

    Parameters
    ----------
    matter : Matter
        The case; what a proffer says counts for nothing here.
    answers, disposition : mapping
        By defendant whose level is asked about, the answers on the record and the dispositions with which they were
        computed.
    without : set of str
        Exhibits that were out.
    """
    asked = {id: tuple(dict.fromkeys(_questions(matter, id, of))) for id, of in answers.items()}
    findings = {id: _findings(id, questions) for id, questions in asked.items()}
    batch = supposing(matter, chain.from_iterable(findings.values()), without=without)

    def reached(id: str, position: PositionName) -> list[tuple[Reached, Reached]]:
        found = supposed(batch, id, position, [(one,) for one in findings[id]], disposition[id], _came_to).found
        return list(zip(found[::2], found[1::2], strict=True))

    return {
        id: (_moving(questions, {p: reached(id, p) for p in answers[id]} if questions else {}), len(questions))
        for id, questions in asked.items()
    }


def _moving(
    asked: Sequence[Question], reached: Mapping[PositionName, Sequence[tuple[Reached, Reached]]]
) -> tuple[Deciding, ...]:
    results = [Deciding(question, {p: pairs[n] for p, pairs in reached.items()}) for n, question in enumerate(asked)]
    return tuple(sorted((one for one in results if any(one.most)), key=lambda one: one.most, reverse=True))


def _questions(matter: Matter, defendant: str, answers: Mapping[PositionName, PositionAnswer]) -> Iterator[Question]:
    for prong, about, answer in _open(matter, defendant, answers):
        found = (one for one in matter.findings.values() if one.defendant == defendant and one.by in BINDING)
        if not any((one.prong, one.about) == (prong, about) for one in found):
            yield Question(prong, about, answer)


def _open(
    matter: Matter, defendant: str, answers: Mapping[PositionName, PositionAnswer]
) -> Iterator[tuple[Prong, str | None, tuple[FindingAnswer, FindingAnswer]]]:
    words = (FindingAnswer(word="in"), FindingAnswer(word="out"))
    for id, event in matter.events.items():
        here = [one.events[id] for one in answers.values() if id in one.events]
        if len({one.in_ for one in here}) > 1 or any(one.open for one in here):
            for failed in dict.fromkeys(one.failed for one in here if one.failed in get_args(Failed)):
                if failed in STEPS:
                    yield from ((failed, about, words) for about in (*event.undertaking, id))  # type: ignore[misc]
                elif failed != "protected":
                    yield failed, id, words  # type: ignore[misc]  # one of the words of Failed is a prong
    roles = sorted({one.role.aggravating + one.role.mitigating for one in answers.values()})
    if len(roles) > 1 and {roles[0], roles[-1]} <= set(ROLE_LEVELS):
        yield "role", None, (FindingAnswer(level=roles[-1]), FindingAnswer(level=roles[0]))
    for undertaking in _extensive(matter, defendant, answers):
        yield "extensive", undertaking, words
    for circumstance in _circumstances(matter, answers):
        yield "characteristic", circumstance, words
    part = matter.people[defendant].defendant
    if part is not None and part.acceptance.contested:
        yield "acceptance", None, (FindingAnswer(level=ACCEPTANCE_LEVELS[0]), words[1])
    for criterion in "12345":
        states = {one.safety_valve.criteria.get(criterion) for one in answers.values()}
        if len(states) > 1 or "unknown" in states:
            yield f"safety_valve_{criterion}", None, words  # type: ignore[misc]  # likewise


def _extensive(matter: Matter, defendant: str, answers: Mapping[PositionName, PositionAnswer]) -> Iterator[str]:
    """Yield the undertakings of which a finding that they were otherwise extensive would raise §3B1.1(c) (n.3)."""
    smaller = steps(edition_of(matter, defendant).name)[0]
    lines = [
        line for one in answers.values() for line in one.lines if line.cite == AGGRAVATING and line.levels == smaller
    ]
    records = (matter.authority[id] for line in lines for id in line.facts if id in matter.authority)
    yield from dict.fromkeys(record.undertaking for record in records)


def _circumstances(matter: Matter, answers: Mapping[PositionName, PositionAnswer]) -> list[str]:
    """Return the circumstances behind the lines on which positions differ or which one leaves open."""
    states: dict[str, set[tuple[bool, bool]]] = {}
    facts: dict[str, list[str]] = {}
    for one in answers.values():
        for line in one.lines:
            states.setdefault(line.cite, set()).add((line.applied, line.open))
            facts.setdefault(line.cite, []).extend(line.facts)
    unsettled = (cite for cite, found in states.items() if len(found) > 1 or any(is_open for _, is_open in found))
    return list(dict.fromkeys(id for cite in unsettled for id in facts[cite] if id in matter.circumstances))


def _findings(defendant: str, asked: Sequence[Question]) -> list[Finding]:
    """Return a finding for either answer to each question."""
    return [
        Finding(
            id=f"open-question-{defendant}-{n}-{which}",
            defendant=defendant,
            about=question.about,
            prong=question.prong,
            answer=answer,
            by="court",
        )
        for n, question in enumerate(asked)
        for which, answer in enumerate(question.answers)
    ]


def _came_to(batch: ScenarioBatch, columns: range) -> list[Reached]:
    answers = (worksheet_answer(batch.worksheet, i) for i in columns)
    return [Reached(one.total_offense_level, one.total, one.guideline_range) for one in answers]
