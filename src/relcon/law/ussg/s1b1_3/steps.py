"""What a prong's answer is made of: when it passes, when it is open, and what is then said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.logic.circuit import FALSE, TRUE, Circuit, Node
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

    tell: Callable[[], Iterator[Reason]]

    def __iter__(self) -> Iterator[Reason]:
        return self.tell()


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
