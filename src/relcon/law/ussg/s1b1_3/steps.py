"""What a prong's answer is made of: when it passes, when it is open, and what is then said.

One prong asked of one thing is a `Step`; asked of many occurrences at once it is a `Prong`, of which each is read off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.context import DefendantContext
from relcon.logic.circuit import FALSE, TRUE, Circuit, Node
from relcon.logic.node_arrays import Nodes
from relcon.records.agreements import Finding


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason, when it is said, and whether it rests on an open norm or an assumption."""

    when: Node
    text: str
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class LazyReasons:
    """Reasons that are put together when somebody reads them: the numbers need none, and there may be hundreds."""

    tell: Callable[[], Iterable[Reason]]

    def __iter__(self) -> Iterator[Reason]:
        return iter(self.tell())


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a provision.

    Attributes
    ----------
    name
        The word of results for it.
    passes
        When it passes; an open step passes too, and leaves the answer open.
    open
        When it is left open.
    said
        Reasons.
    """

    name: str
    passes: Node
    open: Node = FALSE
    said: tuple[Reason, ...] | LazyReasons = ()


@dataclass(frozen=True, slots=True)
class Prong:
    """One step of a provision, asked of many occurrences at once.

    Attributes
    ----------
    name, passes, open
        As of a `Step`, with a node for each occurrence.
    natural
        The reasons of one occurrence, by its place, findings apart.
    found
        Those of the occurrences that findings answer.
    """

    name: str
    passes: Nodes
    open: Nodes
    natural: Callable[[int], Iterable[Reason]]
    found: dict[int, Iterable[Reason]] = field(default_factory=dict)

    def reasons(self, i: int) -> Iterable[Reason]:
        """Return the reasons of one occurrence, by its place."""
        return self.found[i] if i in self.found else self.natural(i)

    def as_found(self, i: int, findings: Sequence[tuple[Node, Finding]], circuit: Circuit) -> None:
        """Let findings answer one occurrence."""
        said = LazyReasons(lambda: self.natural(i))
        step = answered(Step(self.name, int(self.passes[i]), int(self.open[i]), said), findings, circuit)
        self.passes[i], self.open[i], self.found[i] = step.passes, step.open, step.said


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One branch of a rule: where it is reached, whether the prong passes there, is left open, and why."""

    where: BoolArray | bool
    passes: bool
    why: str
    assumed: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """A rule's branches, of which the first that is reached answers; and which one that is, occurrence by occurrence.

    The last branch is reached wherever no other is.
    """

    cases: Sequence[Case]
    which: IntArray

    @classmethod
    def of(cls, cases: Sequence[Case], n: int) -> Decided:
        """Ask n occurrences."""
        which = np.full(n, len(cases) - 1, dtype=np.int64)
        for i in reversed(range(len(cases) - 1)):
            which[cases[i].where] = i
        return cls(cases, which)

    @property
    def passes(self) -> Nodes:
        """Where the prong passes."""
        return np.array([TRUE if case.passes else FALSE for case in self.cases], dtype=np.int64)[self.which]

    @property
    def open(self) -> Nodes:
        """Where it is left open."""
        return np.array([TRUE if case.open else FALSE for case in self.cases], dtype=np.int64)[self.which]

    def at(self, i: int) -> Case:
        """Return the branch that answers one occurrence."""
        return self.cases[int(self.which[i])]

    def prong(self, name: str) -> Prong:
        """Return the answers as a prong."""
        said = [(Reason(TRUE, f"{name}: {case.why}", case.assumed),) for case in self.cases]
        return Prong(name, self.passes, self.open, lambda i: said[int(self.which[i])])


def answered(step: Step, findings: Sequence[tuple[Node, Finding]], circuit: Circuit) -> Step:
    """Let findings answer a step, the strongest that is switched on first.

    Without one the step answers itself; so it does where the strongest gives no word (a quantity, a level).
    """
    passes, is_open = step.passes, step.open
    told: list[Reason] = []
    silent = TRUE
    for on, finding in findings:
        if finding.answer.word is not None:
            told.append(Reason(circuit.every([silent, on]), f"{step.name}: {finding_text(finding)}"))
        silent = circuit.every([silent, circuit.negate(on)])
    worded = FALSE
    for on, finding in reversed(findings):
        word = finding.answer.word
        own = word is None
        passes = circuit.choose(on, step.passes if own else FALSE if word == "out" else TRUE, passes)
        is_open = circuit.choose(on, step.open if own else TRUE if word == "open" else FALSE, is_open)
        worded = circuit.choose(on, FALSE if own else TRUE, worded)
    natural = circuit.negate(worded)
    said = tuple(Reason(circuit.every([item.when, natural]), item.text, item.assumed) for item in step.said)
    return Step(step.name, passes, is_open, (*told, *said))


def finding_text(finding: Finding) -> str:
    """Write who found what."""
    authority = f", {finding.authority}" if finding.authority else ""
    return f"finding {finding.id} ({finding.by}{authority}): {finding.answer}"


def by_steps(steps: Sequence[Step], context: DefendantContext) -> tuple[Node, Node]:
    """Return when every step passes with none open, and when every step passes and one is open."""
    circuit = context.circuit
    through = circuit.every(step.passes for step in steps)
    opened = circuit.some(step.open for step in steps)
    return circuit.every([through, circuit.negate(opened)]), circuit.every([through, opened])
