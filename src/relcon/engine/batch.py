"""One batch for every question of a matter.

Each defendant is grounded once for a position, with everything that anybody will switch free to vary. Whatever is asked
waits until something of it is read: then all that waits for the defendant in the position is computed as columns of one
worksheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Self, TypeAlias, TypeVar

import numpy as np

from relcon.engine.column_answer import Computed, computed
from relcon.engine.defendant_circuit import DefendantCircuit, ground
from relcon.engine.disposition import AS_STATED, Disposition, Dispositions
from relcon.engine.scenario_batch import ScenarioBatch, scenario_batch
from relcon.engine.which_edition import edition_of
from relcon.law.context import DefendantContext
from relcon.law.leaves import Leaves, fact_leaf
from relcon.law.positions.options import options
from relcon.law.record_index import RecordIndex
from relcon.law.scenario import BASELINE, Scenario
from relcon.logic.circuit import Circuit
from relcon.logic.packed import Bits, Words, pack
from relcon.records.base import PositionName
from relcon.results.exposure import PositionAnswer

T = TypeVar("T")

Whose: TypeAlias = tuple[str, PositionName, str]
"""A defendant, a position, an edition of the Manual."""


@dataclass(frozen=True, slots=True)
class Question:
    """One defendant in one position: which admitted facts count, and what the world says of the disposition.

    ``edition`` overrides that of the batch; ``agreed`` asks it of the matter as the client's plea agreement leaves it.
    """

    defendant: str
    position: PositionName
    facts: frozenset[str] = frozenset()
    disposition: Disposition = AS_STATED
    edition: str | None = None
    agreed: bool = False


class Asked(Generic[T]):
    """Columns of a worksheet that somebody asked for, and what is read of them once they are computed.

    Parameters
    ----------
    compute
        Computes whatever waits beside it.
    leaves
        The values of leaves in each column, by name; where a leaf is not named it has its usual value.
    dispositions
        One for each column.
    read
        What is wanted: called with the batch, and which of its columns are these.
    """

    def __init__(
        self,
        compute: Callable[[], None],
        leaves: Mapping[str, Bits],
        dispositions: Dispositions,
        read: Callable[[ScenarioBatch, range], T],
    ) -> None:
        self.leaves, self.dispositions, self._compute = leaves, dispositions, compute
        self._read: Callable[[ScenarioBatch, range], T] | None = read
        self._found: T

    def answer(self, batch: ScenarioBatch, columns: range) -> None:
        """Read what is wanted, and forget the columns."""
        if self._read is not None:
            self._found = self._read(batch, columns)
            self._read, self.leaves = None, {}

    @property
    def found(self) -> T:
        """What was read; computed, with all that waits beside it, where that has not been done."""
        if self._read is not None:
            self._compute()
        return self._found


@dataclass
class Batch:
    """Every question of a matter.

    Attributes
    ----------
    index
        Every record.
    edition
        Overrides everybody's edition of the Manual.
    given
        Which exhibits and records are out, and which admitted facts count, where that does not vary.
    switched
        The leaves that vary, by name: the value of each where a question does not speak of it.
    agreed
        The same matter as the client's plea agreement leaves it; None without one.
    """

    index: RecordIndex
    edition: str | None = None
    given: Scenario = BASELINE
    switched: Mapping[str, bool] = field(default_factory=dict)
    agreed: Batch | None = None
    _common: dict[tuple[PositionName, str], tuple[Leaves, dict[object, object]]] = field(default_factory=dict)
    _circuits: dict[Whose, DefendantCircuit] = field(default_factory=dict)
    _waiting: dict[Whose, list[Asked[Any]]] = field(default_factory=dict)
    _answers: dict[Question, Asked[Computed]] = field(default_factory=dict)

    @classmethod
    def of_admissions(
        cls,
        index: RecordIndex,
        edition: str | None = None,
        without: frozenset[str] = frozenset(),
        agreed: Batch | None = None,
    ) -> Self:
        """Return the batch in which every admitted fact may count or not, against the client and against others.

        Admitted facts are records in admissions and leads, and what an admission supports. ``without`` is out in every
        scenario.
        """
        supports = (one.leaf for group in index.supports.values() for one in group)
        facts = dict.fromkeys((*index.origin, *supports))
        switched = {fact_leaf(fact, client): False for fact in facts for client in (True, False)}
        return cls(index, edition, Scenario(without=without), switched, agreed)

    def context(self, defendant: str, position: PositionName, edition: str | None = None) -> DefendantContext:
        """Return where a defendant's questions in a position are asked.

        What the defendants of a position have in common is grounded once.
        """
        matter, which = self.index.matter, self._edition(defendant, edition)
        if (position, which) not in self._common:
            self._common[position, which] = (Leaves(Circuit(), frozenset(self.switched), self.given), {})
        leaves, memo = self._common[position, which]
        read = options(position, matter.case.positions, matter.circuit)
        return DefendantContext(self.index, defendant, position, read, leaves, which, memo)

    def circuit(self, defendant: str, position: PositionName, edition: str | None = None) -> DefendantCircuit:
        """Return a defendant grounded in a position, once."""
        whose = (defendant, position, self._edition(defendant, edition))
        if whose not in self._circuits:
            self._circuits[whose] = ground(self.context(*whose))
        return self._circuits[whose]

    def ask(self, questions: Iterable[Question]) -> None:
        """Let questions wait for the first answer that is read."""
        for one in questions:
            self._answered(one)

    def computed(self, question: Question) -> Computed:
        """Return the answer to a question, and what was assumed on the way."""
        return self._answered(question).found

    def answer(self, question: Question) -> PositionAnswer:
        """Return the answer to a question."""
        return self.computed(question).answer

    @property
    def assumed_of_events(self) -> tuple[str, ...]:
        """The same as `assumed`, without what was assumed of events that do not touch the defendant asked about."""
        return tuple(dict.fromkeys(item for one in self._answers.values() for item in one.found.assumed_of_events))

    @property
    def assumed(self) -> tuple[str, ...]:
        """Everything assumed on the way to the answers of all that was asked, once, in order."""
        return tuple(dict.fromkeys(item for one in self._answers.values() for item in one.found.assumed))

    def asked(self, question: Question, read: Callable[[ScenarioBatch, range], T]) -> Asked[T]:
        """Ask for the one column of a question, and something else of it than its answer."""
        where = self.agreed if question.agreed and self.agreed is not None else self
        leaves = where.facts(question.defendant, dict.fromkeys(question.facts, np.ones(1, dtype=np.bool_)))
        disposition = Dispositions.same(question.disposition, 1)
        return where.columns(question.defendant, question.position, leaves, disposition, read, question.edition)

    def columns(
        self,
        defendant: str,
        position: PositionName,
        leaves: Mapping[str, Bits],
        dispositions: Dispositions,
        read: Callable[[ScenarioBatch, range], T],
        edition: str | None = None,
    ) -> Asked[T]:
        """Ask for many columns of a defendant's worksheet in a position.

        Parameters
        ----------
        defendant, position
            Who, and in which position.
        leaves, dispositions, read
            As for `Asked`.
        edition
            Overrides that of the batch.
        """
        whose = (defendant, position, self._edition(defendant, edition))
        asked = Asked(lambda: self._compute(whose), leaves, dispositions, read)
        self._waiting.setdefault(whose, []).append(asked)
        return asked

    def words(self, leaves: Mapping[str, Bits], n: int) -> Mapping[str, Words]:
        """Return the packed values of all leaves that vary, where some are named in n columns."""
        usual = {value: pack(np.full(n, value, dtype=np.bool_)) for value in (True, False)}
        return {name: pack(leaves[name]) if name in leaves else usual[value] for name, value in self.switched.items()}

    def facts(self, defendant: str, bits: Mapping[str, Bits]) -> dict[str, Bits]:
        """Return the leaves of admitted facts that count for a defendant in some columns, and in which."""
        client = defendant == self.index.client
        return {fact_leaf(fact, client): where for fact, where in bits.items()}

    def _edition(self, defendant: str, edition: str | None) -> str:
        return edition_of(self.index.matter, defendant, edition or self.edition).name

    def _answered(self, one: Question) -> Asked[Computed]:
        if one not in self._answers:
            self._answers[one] = self.asked(one, _first)
        return self._answers[one]

    def _compute(self, whose: Whose) -> None:
        """Compute all that waits for a defendant in a position, as columns of one worksheet."""
        waiting = self._waiting.pop(whose)
        dispositions = Dispositions.joined([one.dispositions for one in waiting])
        words = self.words(self._side_by_side(waiting), dispositions.n)
        found, start = scenario_batch(self.circuit(*whose), words, dispositions), 0
        for one in waiting:
            one.answer(found, range(start, start + one.dispositions.n))
            start += one.dispositions.n

    def _side_by_side(self, waiting: Sequence[Asked[Any]]) -> dict[str, Bits]:
        """Return the values of the leaves of which any of several speaks, in the columns of all of them."""
        return {
            name: np.concatenate(
                [one.leaves.get(name, np.full(one.dispositions.n, self.switched[name])) for one in waiting]
            )
            for name in dict.fromkeys(name for one in waiting for name in one.leaves)
        }


def _first(batch: ScenarioBatch, columns: range) -> Computed:
    return computed(batch, columns[0])
