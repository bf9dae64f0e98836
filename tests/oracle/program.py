"""The whole answer of the oracle for one defendant in one position and one scenario."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.positions.options import options
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import Scenario
from relcon.records.base import PositionName
from tests.oracle.attribution import Answer, attribute
from tests.oracle.circumstances import characteristics
from tests.oracle.level import greatest
from tests.oracle.question import Question
from tests.oracle.roles import roles
from tests.oracle.weights import Weights, weigh


@dataclass(frozen=True)
class Answers:
    """Events, weights, the table's level, roles (levels, open; aggravating, mitigating) and characteristics by kind.

    ``level`` comes with the converted drug weight under the reading that reaches it, in millionths of a gram.
    """

    events: dict[str, Answer]
    weights: Weights
    level: tuple[int, int]
    roles: tuple[int, bool, int, bool]
    characteristics: dict[str, tuple[str, str]]

    @property
    def dropped(self) -> set[str]:
        """The prior sentences that drop out of §4A1.1."""
        return {id for answer in self.events.values() for id in answer.dropped}


def ask(index: RecordIndex, defendant: str, position: PositionName, scenario: Scenario, edition: str) -> Answers:
    """Answer one question."""
    matter = index.matter
    question = Question(
        index, defendant, position, options(position, matter.case.positions, matter.circuit), scenario, edition
    )
    events = {id: attribute(event, question) for id, event in index.events.items()}
    weights = weigh(events, question)
    level = greatest(weights.piles, question)
    return Answers(events, weights, level, roles(question), characteristics(question, events))
