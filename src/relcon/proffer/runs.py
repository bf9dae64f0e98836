"""The one-scenario program, run once for each distinct question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from relcon.engine.program import AS_STATED, Columns, Computed, compute
from relcon.law.docket import Docket
from relcon.law.scenario import Scenario
from relcon.records.base import PositionName
from relcon.results.exposure import PositionAnswer

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Question:
    """One defendant in one position: which admitted facts count for him, and what the world says of his disposition.

    ``agreed`` asks it of the matter as the client's plea agreement leaves it.
    """

    defendant: str
    position: PositionName
    facts: frozenset[str] = frozenset()
    columns: Columns = AS_STATED
    agreed: bool = False


@dataclass
class Runs:
    """Answers to questions; equal questions are computed once.

    Attributes
    ----------
    docket, agreed
        Every record of the matter; the same under the client's plea agreement, if there is one.
    edition
        Overrides everybody's edition.
    """

    docket: Docket
    agreed: Docket | None = None
    edition: str | None = None
    _answers: dict[Question, Computed] = field(default_factory=dict)

    def compute(self, questions: Iterable[Question], on_progress: Progress | None = None) -> None:
        """Compute every question that is new, in order, telling how many are done of how many."""
        new = [question for question in dict.fromkeys(questions) if question not in self._answers]
        for done, question in enumerate(new, start=1):
            self._answers[question] = self._computed(question)
            if on_progress is not None:
                on_progress(done, len(new))

    def answer(self, question: Question) -> PositionAnswer:
        """Return the answer to a question that was computed."""
        return self._answers[question].answer

    @property
    def assumed(self) -> tuple[str, ...]:
        """Everything assumed on the way to any answer, once, in order."""
        return tuple(dict.fromkeys(item for one in self._answers.values() for item in one.assumed))

    def _computed(self, question: Question) -> Computed:
        docket = self.agreed if question.agreed and self.agreed is not None else self.docket
        facts = question.facts
        # Each defendant looks at one of the two sets; leaving the other empty lets equal questions meet.
        scenario = (
            Scenario(against_client=facts) if question.defendant == docket.client else Scenario(against_others=facts)
        )
        return compute(docket, question.defendant, question.position, scenario, question.columns, self.edition)
