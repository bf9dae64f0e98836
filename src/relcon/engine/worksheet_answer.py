"""The finished worksheet, and scenario i of it as a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from relcon.law.arrays import IntArray
from relcon.law.facts import WorksheetFacts
from relcon.law.line import NULL, OPEN, LineColumn, Note
from relcon.law.months import show
from relcon.law.tristate import NO, YES
from relcon.law.usc.statutory import Statutory
from relcon.law.ussg.s2d1_1.base_level import BaseLevel
from relcon.law.ussg.s2d1_1.quantity_table import Step, row_keys
from relcon.law.ussg.s4a1_1 import Points
from relcon.law.ussg.s5a import ROMAN
from relcon.law.ussg.s5c1_2 import SafetyValve
from relcon.results import exposure
from relcon.results.base import Months, Range
from relcon.results.exposure import NOT_COMPUTED, Category, PositionAnswer, Role, ToNextLevel
from relcon.results.weights import grams

_WORDS: dict[int, Literal["met", "not met", "unknown"]] = {YES: "met", NO: "not met"}
_ELIGIBLE: dict[int, Literal["yes", "no", "unknown"]] = {YES: "yes", NO: "no"}
_CATEGORIES: tuple[Category, ...] = ROMAN


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The worksheet in n scenarios.

    Attributes
    ----------
    inputs
        What it was computed from.
    quantity, up, down
        The Drug Quantity Table's level and how it was reached, with the way to the next levels; ``None`` where nothing
        at all is attributed in any scenario.
    base
        The base offense level after §2D1.1(a)(1)-(5), ``NULL`` where no weight and no finding of death gives one.
    lines
        Every provision considered; ``base`` and the levels of the lines add up to ``total``.
    total, category, low, high
        The total offense level within the table's bounds, the category and the guideline range after §5C1.2(b).
    statute, valve, points
        The statutory part, the safety valve, criminal history points.
    range_low, range_high
        The range after §5G1.1.
    apart
        What statutes set apart, consecutive to every other term: least and most months; ``None`` without such a count.
    whole_low, whole_high
        The range and what is set apart, together.
    binding
        The statutory minimum that the safety valve leaves standing, ``NULL`` where none is known.
    notes
        What was left open, and where.
    """

    inputs: WorksheetFacts
    quantity: BaseLevel | None
    up: Step | None
    down: Step | None
    base: IntArray
    lines: tuple[LineColumn, ...]
    total: IntArray
    category: IntArray
    low: IntArray
    high: IntArray
    statute: Statutory
    valve: SafetyValve
    points: Points
    range_low: IntArray
    range_high: IntArray
    apart: tuple[int, int] | None
    whole_low: IntArray
    whole_high: IntArray
    binding: IntArray
    notes: tuple[Note, ...]


def answer(worksheet: Worksheet, i: int) -> PositionAnswer:
    """Return scenario ``i`` of a worksheet as a result, without its events.

    Parameters
    ----------
    worksheet
        The worksheet.
    i
        The scenario's position.
    """
    inputs, quantity, penalties = worksheet.inputs, worksheet.quantity, worksheet.statute.at(i)
    lines = (line.line(i) for line in worksheet.lines)
    category = int(worksheet.category[i])
    return PositionAnswer(
        quantities=_quantities(worksheet, i),
        at_least=bool(inputs.unknown_weight[i]),
        converted_grams=grams(int(quantity.converted[i])) if quantity is not None else "0",
        base_offense_level=_level(worksheet.base, i),
        lines=tuple(line for line in lines if line is not None),
        role=Role(
            aggravating=int(inputs.aggravating.levels[i]),
            mitigating=int(inputs.mitigating.levels[i]),
            door=inputs.mitigating.route.at(i) or None,
        ),
        total_offense_level=_level(worksheet.total, i),
        criminal_history_category=None if category == NULL else _CATEGORIES[category - 1],
        guideline_range=_range(worksheet.low, worksheet.high, i),
        statutory=exposure.Statutory(
            minimum=_months(penalties.minimum),
            maximum=_months(penalties.maximum),
            charged_tier=worksheet.statute.charged,
            supported_tier=worksheet.statute.supported.at(i) or None,
            supported_at_least=bool(worksheet.statute.supported_at_least[i]),
            supervised_release=penalties.release or None,
            binding=None if worksheet.binding[i] == NULL else _months(int(worksheet.binding[i])),
            basis=_basis(worksheet, i),
        ),
        safety_valve=exposure.SafetyValve(
            eligible=_ELIGIBLE.get(int(worksheet.valve.eligible[i]), "unknown"),
            criteria={
                str(k): _WORDS.get(int(fact[i]), "unknown") for k, fact in enumerate(worksheet.valve.criteria, start=1)
            },
            why={str(k): reason.at(i) for k, reason in enumerate(worksheet.valve.why, start=1)},
        ),
        range=_range(worksheet.range_low, worksheet.range_high, i),
        consecutive=None if worksheet.apart is None else (show(worksheet.apart[0]), show(worksheet.apart[1])),
        total=_range(worksheet.whole_low, worksheet.whole_high, i),
        open=_open(worksheet, i),
        to_next_level=ToNextLevel(up=_step(worksheet, worksheet.up, i), down=_step(worksheet, worksheet.down, i)),
    )


def _basis(worksheet: Worksheet, i: int) -> Literal["charged", "pleaded", "found"] | None:
    """Return on what the count of the greatest minimum stands; None where there is no minimum."""
    penalties = worksheet.statute.at(i)
    numbers = {one.count for one in penalties.terms if one.term is not None and one.term.minimum == penalties.minimum}
    if not penalties.minimum:
        return None
    counts = [count for count in worksheet.inputs.live_counts if count.count in numbers]
    if any(count.found is not None and count.found.by in ("jury", "bench") for count in counts):
        return "found"
    admitted = (
        count.disposition == "pleaded" or (count.found is not None and count.found.by == "plea") for count in counts
    )
    return "pleaded" if any(admitted) else "charged"


def _open(worksheet: Worksheet, i: int) -> tuple[str, ...]:
    """Everything left open in a scenario: why there is no level of several counts, open lines, then notes."""
    lines = [f"{line.cite}: {line.why.at(i)}" for line in worksheet.lines if line.state[i] == OPEN]
    notes = [note.text for note in worksheet.notes if note.where[i]]
    first = [text for text in notes if text.startswith(NOT_COMPUTED)]
    return tuple(dict.fromkeys([*first, *lines, *notes]))


def _quantities(worksheet: Worksheet, i: int) -> dict[str, str]:
    """Attributed amounts by substance, those of one mixture of several under all their names."""
    amounts = worksheet.inputs.amounts
    found: dict[str, int] = {substance: int(weight[i]) for substance, weight in amounts.mixture.items()}
    for substances, weight in amounts.mixtures:
        name = " + ".join(substances)
        found[name] = found.get(name, 0) + int(weight[i])
    return {name: grams(amount) for name, amount in found.items() if amount > 0}


def _level(levels: IntArray, i: int) -> int | None:
    return None if levels[i] == NULL else int(levels[i])


def _months(value: int | None) -> Months | None:
    return None if value is None else show(value)


def _range(low: IntArray, high: IntArray, i: int) -> Range | None:
    first, last = _months(int(low[i])), _months(int(high[i]))
    return None if low[i] == NULL or first is None or last is None else (first, last)


def _step(worksheet: Worksheet, step: Step | None, i: int) -> exposure.Step | None:
    if step is None or worksheet.quantity is None or not step.exists[i]:
        return None
    row = row_keys(worksheet.inputs.edition)[int(worksheet.quantity.row[i])]
    return exposure.Step(level=int(step.level[i]), grams=grams(int(step.amount[i])), of=row)
