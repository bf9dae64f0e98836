"""USSG §2D1.1(e)(2)(B): what a defendant's primary function warrants in a position, as the records state it."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.ussg.s2d1_1.low_level_function import low_level_function
from relcon.law.ussg.s3b1_2.adjustment import choose, levels
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, Node
from relcon.records.facts import Function


@dataclass(frozen=True, slots=True)
class LowLevel:
    """A low-level function of the defendant.

    Attributes
    ----------
    when
        When it holds, and gives these levels.
    record, cite
        The record; the subsection.
    warrants, taken
        The levels that are generally warranted; those that the position takes.
    contested
        Whether the records also show another primary function, so that this one is not undisputed.
    """

    when: Node
    record: Function
    cite: str
    warrants: int
    taken: int
    contested: bool = False


@dataclass(frozen=True, slots=True)
class PrimaryFunctions:
    """Low-level functions that were primary, as the position takes them in order; others, which give nothing."""

    primary: tuple[LowLevel, ...]
    unsure: tuple[tuple[Node, str], ...]


def primary_functions(context: DefendantContext) -> PrimaryFunctions:
    """Return the defendant's low-level functions.

    Notes
    -----
    Rule: USSG §2D1.1(e)(2)(B). Of several the position takes the one of the highest reduction, or of the lowest, by
    option ``mitigating_role``. A primary function that is not a low-level one contests it.
    """
    circuit, rule = context.circuit, context.options.mitigating_role
    mine = [
        (reliability(record, context).node, record) for record in context.index.functions_of.get(context.defendant, ())
    ]
    outcomes = {
        record.id: low_level_function(record.function, record.pay, record.motive, context.edition) for _, record in mine
    }
    higher = circuit.some(node for node, record in mine if record.primary == "yes" and outcomes[record.id][0] == "none")
    primary: list[LowLevel] = []
    unsure: list[tuple[Node, str]] = []
    for node, record in mine:
        outcome, cite = outcomes[record.id]
        if outcome == "none" or cite is None or node == FALSE:
            continue
        undisputed = not record.disputed_by and not record.asserted_by
        cases = (
            (circuit.every([node, circuit.negate(higher)]), undisputed, False),
            (circuit.every([node, higher]), False, True),
        )
        for here, agreed, contested in cases:
            taken = choose(rule, outcome, agreed, context.edition)
            if here == FALSE:
                continue
            if record.primary == "yes" and taken != 0:
                warrants = levels(outcome, context.edition)
                primary.append(LowLevel(here, record, cite, warrants, taken, contested))
            else:
                unsure.append((here, record.id))
    primary.sort(key=lambda one: one.taken, reverse=rule != "highest")
    return PrimaryFunctions(tuple(primary), tuple(unsure))
