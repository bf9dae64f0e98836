"""What a worksheet comes to: one record that every answer draws on, and the one difference of two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal, Self

from pydantic import Field

from relcon.results.base import Months, Range, Result
from relcon.results.exposure import Category, PositionAnswer

FLOOR: Final = "USSG §5C1.2(b)"
"""The line of a worksheet, where it is applied: the range is raised to not less than 24 to 30 months."""


class WorksheetSummary(Result):
    """What one worksheet comes to: weight, levels, ranges, minimum, role and safety valve.

    ``binding`` is the minimum that the safety valve leaves standing, ``total`` the range with consecutive terms.
    ``lines`` has, by provision, the levels of the lines applied; null where a line is open. ``by_weight`` says whether
    more weight would raise the level, ``floor`` whether USSG §5C1.2(b) raises the range, ``resting`` the scopes that
    nobody asserts and on which a Ceiling rests.
    """

    quantities: dict[str, str] = Field(default_factory=dict)
    at_least: bool = False
    converted_grams: str | None = None
    base_offense_level: int | None = None
    total_offense_level: int | None = None
    criminal_history_category: Category | None = None
    guideline_range: Range | None = None
    minimum: Months | None = None
    basis: Literal["charged", "pleaded", "found"] | None = None
    maximum: Months | None = None
    binding: Months | None = None
    supported_tier: str | None = None
    safety_valve: Literal["yes", "no", "unknown"]
    criteria: dict[str, Literal["met", "not met", "unknown"]] = Field(default_factory=dict)
    range: Range | None = None
    total: Range | None = None
    mitigating: int = 0
    by_weight: bool = True
    floor: bool = False
    lines: dict[str, int | None] = Field(default_factory=dict)
    open: tuple[str, ...] = ()
    resting: tuple[str, ...] = ()


class Summarized(Result):
    """An answer that shows part of a worksheet's summary, each field under the summary's own name."""

    @classmethod
    def of(cls, found: WorksheetSummary, **own: Any) -> Self:
        """Return the answer: the fields that it shares with a summary, and those of its ``own``."""
        shared = cls.model_fields.keys() & WorksheetSummary.model_fields.keys() - own.keys()
        return cls(**{name: getattr(found, name) for name in shared}, **own)


def summary(answer: PositionAnswer) -> WorksheetSummary:
    """Return what a worksheet comes to."""
    lines: dict[str, int | None] = {}
    for line in answer.lines:
        if line.open:
            lines[line.cite] = None
        elif line.applied:
            lines[line.cite] = (lines.get(line.cite) or 0) + (line.levels or 0)
    return WorksheetSummary(
        quantities=answer.quantities,
        at_least=answer.at_least,
        converted_grams=answer.converted_grams,
        base_offense_level=answer.base_offense_level,
        total_offense_level=answer.total_offense_level,
        criminal_history_category=answer.criminal_history_category,
        guideline_range=answer.guideline_range,
        minimum=answer.statutory.minimum,
        basis=answer.statutory.basis,
        maximum=answer.statutory.maximum,
        binding=answer.statutory.binding,
        supported_tier=answer.statutory.supported_tier,
        safety_valve=answer.safety_valve.eligible,
        criteria=answer.safety_valve.criteria,
        range=answer.range,
        total=answer.total,
        mitigating=answer.role.mitigating,
        floor=FLOOR in lines,
        by_weight=answer.by_weight,
        lines=lines,
        open=answer.open,
        resting=answer.resting,
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two summaries; None where one of the two is open, or one alone is life.

    Attributes
    ----------
    grams
        Change of the attributed amount of each substance that changes.
    converted_grams
        Change of the converted drug weight; no attributed weight at all is 0.
    levels
        Of the total offense level.
    months, table_months
        Of the low end of the range, and of the guideline range before a statutory minimum raises it (USSG §5G1.1).
    lines
        The provisions whose levels differ, in the order of the worksheets.
    """

    grams: Mapping[str, Decimal]
    converted_grams: Decimal | None
    levels: int | None
    months: int | None
    table_months: int | None
    lines: tuple[str, ...]


def diff(before: WorksheetSummary, after: WorksheetSummary) -> Difference:
    """Return what lies between two summaries: after less before."""
    weights = {
        substance: Decimal(after.quantities.get(substance, "0")) - Decimal(before.quantities.get(substance, "0"))
        for substance in dict.fromkeys([*before.quantities, *after.quantities])
    }
    one, other = _converted(before), _converted(after)
    old, new = before.total_offense_level, after.total_offense_level
    return Difference(
        grams={substance: weight for substance, weight in weights.items() if weight},
        converted_grams=None if one is None or other is None else other - one,
        levels=None if old is None or new is None else new - old,
        months=months_between(low_end(before.range), low_end(after.range)),
        table_months=months_between(low_end(before.guideline_range), low_end(after.guideline_range)),
        lines=lines_between(before.lines, after.lines),
    )


def lines_between(before: Mapping[str, int | None], after: Mapping[str, int | None]) -> tuple[str, ...]:
    """Return the provisions whose levels differ between two worksheets, in their order."""
    return tuple(
        cite
        for cite in dict.fromkeys([*before, *after])
        if (cite in before) != (cite in after) or before[cite] != after[cite]
    )


def low_end(found: Range | None) -> Months | None:
    """Return the low end of a range; None where there is none."""
    return None if found is None else found[0]


def _converted(found: WorksheetSummary) -> Decimal | None:
    """Return the converted weight; where nothing at all is attributed it is 0, where it could not be converted None."""
    if found.converted_grams is None:
        return None if found.quantities or found.at_least else Decimal(0)
    return Decimal(found.converted_grams)


def months_between(before: Months | None, after: Months | None) -> int | None:
    """Return by how many months one end differs from another; None where one is not known, or one alone is life."""
    if before == after and before is not None:
        return 0
    return after - before if isinstance(before, int) and isinstance(after, int) else None
