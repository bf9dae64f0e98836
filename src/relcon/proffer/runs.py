"""Questions about one scenario each, answered together: a defendant is grounded once for each position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from relcon.engine.program import AS_STATED, Computed, Disposition, computed
from relcon.engine.scenario_batch import scenario_batch
from relcon.proffer.grounds import Grounds
from relcon.records.base import PositionName
from relcon.results.exposure import PositionAnswer

Step = Callable[[], None]
"""Called once for each question answered."""


@dataclass(frozen=True, slots=True)
class Question:
    """One defendant in one position: which admitted facts count for him, and what the world says of his disposition.

    ``agreed`` asks it of the matter as the client's plea agreement leaves it.
    """

    defendant: str
    position: PositionName
    facts: frozenset[str] = frozenset()
    disposition: Disposition = AS_STATED
    agreed: bool = False


@dataclass
class Runs:
    """Answers to questions; equal questions are computed once.

    Attributes
    ----------
    grounds, agreed
        The matter; the same under the client's plea agreement, if there is one.
    """

    grounds: Grounds
    agreed: Grounds | None = None
    _answers: dict[Question, Computed] = field(default_factory=dict)

    def compute(self, questions: Iterable[Question], on_step: Step | None = None) -> None:
        """Compute every question that is new."""
        new = [question for question in dict.fromkeys(questions) if question not in self._answers]
        groups: dict[tuple[str, PositionName, bool], list[Question]] = defaultdict(list)
        for question in new:
            groups[question.defendant, question.position, question.agreed].append(question)
        found: dict[Question, Computed] = {}
        for group in groups.values():
            for question, one in self._together(group):
                found[question] = one
                if on_step is not None:
                    on_step()
        self._answers.update((question, found[question]) for question in new)

    def answer(self, question: Question) -> PositionAnswer:
        """Return the answer to a question that was computed."""
        return self._answers[question].answer

    def computed(self, question: Question) -> Computed:
        """Return all that a question came to that was computed."""
        return self._answers[question]

    @property
    def assumed(self) -> tuple[str, ...]:
        """Everything assumed on the way to any answer, once, in order."""
        return tuple(dict.fromkeys(item for one in self._answers.values() for item in one.assumed))

    @property
    def assumed_of_events(self) -> tuple[str, ...]:
        """The same without what was assumed of events that do not touch the defendant asked about."""
        return tuple(dict.fromkeys(item for one in self._answers.values() for item in one.assumed_of_events))

    def _together(self, group: Sequence[Question]) -> Iterator[tuple[Question, Computed]]:
        """Yield the answers to questions about one defendant in one position: a batch for each disposition."""
        first = group[0]
        grounds = self.agreed if first.agreed and self.agreed is not None else self.grounds
        grounded = grounds.of(first.defendant, first.position)
        by_columns: dict[Disposition, list[Question]] = defaultdict(list)
        for question in group:
            by_columns[question.disposition].append(question)
        for disposition, asked in by_columns.items():
            words = grounds.words(first.defendant, [question.facts for question in asked])
            found = scenario_batch(grounded, words, len(asked), disposition)
            for i, question in enumerate(asked):
                yield question, computed(found, i, grounds.values(first.defendant, question.facts), disposition)
