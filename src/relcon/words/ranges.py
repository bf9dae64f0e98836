"""Months as they are printed: ranges, minimums, and the caution that belongs in the same cell."""

from __future__ import annotations

from typing import Final, Literal, Protocol

from relcon.results.base import Months, Range
from relcon.results.exposure import NOT_COMPUTED
from relcon.results.separation import Otherwise
from relcon.words.disclosure import ONLY_DISCLOSURE, Eligible, available, bar, barred_by

NONE = "–"
"""Where there is no range; for nothing else."""
BY_TABLE: Final = "(…) by the table alone, where the statutory minimum displaces it (§5G1.1)."
"""What stands once under cells that hold both ranges."""
AT_LEAST: Final = "+ or higher: a weight is unknown."
"""What stands once under cells that are marked so, where it is not said which weight."""


def months(value: Months | None) -> str:
    """Return months, ``life``, or a dash where they were not computed."""
    return NONE if value is None else str(value)


def span(value: Range | None) -> str:
    """Return a range of months: ``57–71``, one number where both ends are the same, a dash where there is none."""
    if value is None:
        return NONE
    low, high = value
    return str(low) if low == high else f"{low}–{high}"


class Weighed(Protocol):
    """An answer that says whether an unknown weight could make more of it."""

    @property
    def at_least(self) -> bool:
        """Whether a quantity is unknown."""

    @property
    def by_weight(self) -> bool:
        """Whether more weight would raise the level."""


def or_higher(months: Range | None, answer: Weighed) -> str:
    """Return a range, with the mark of what an unknown weight could make more of: ``188–235+``."""
    open_above = answer.at_least and answer.by_weight and months is not None and months[0] != "life"
    return f"{span(months)}{'+' if open_above else ''}"


SCOPE: Final = "†"
"""The mark of a Ceiling that rests on a scope which nobody asserts in particular."""
ON_SCOPE: Final = f"{SCOPE} rests on a scope that nobody asserts; higher if the government claims more"
"""What stands once under cells that have it."""


class Resting(Protocol):
    """An answer that says on which scopes it rests though nobody asserts them."""

    @property
    def resting(self) -> tuple[str, ...]:
        """The ids of the memberships."""

    @property
    def total(self) -> Range | None:
        """What it comes to."""


def scope(answer: Resting) -> str:
    """Return the mark of a Ceiling that rests on a scope that nobody asserts; nothing where nothing is higher."""
    return SCOPE if answer.resting and answer.total != ("life", "life") else ""


def otherwise(one: Otherwise) -> str:
    """Return what a worksheet comes to otherwise, with the range by the table where a minimum displaces it."""
    by_table = "" if one.guideline_range in (None, one.total) else f" ({span(one.guideline_range)})"
    return f"{or_higher(one.total, one)}{by_table}"


def or_accepted(total: Range | None, accepted: Otherwise | None, *, table: bool = True) -> str:
    """Return, on a line of its own, the range with acceptance where that is not recorded; nothing where it is the same.

    Parameters
    ----------
    total, accepted
        What the worksheet comes to without acceptance, and with it.
    table
        Whether to say what the table has, where a minimum displaces it.
    """
    if accepted is None or accepted.total in (None, total):
        return ""
    return f"\nor {otherwise(accepted) if table else or_higher(accepted.total, accepted)}"


class Ranged(Protocol):
    """An answer that gives a guideline range, and the whole with consecutive terms."""

    @property
    def range(self) -> Range | None:
        """The guideline range within statutory limits, USSG §5G1.1."""

    @property
    def total(self) -> Range | None:
        """The range and consecutive terms."""


class ByTable(Ranged, Weighed, Protocol):
    """An answer that gives the range by the Sentencing Table too, and what is open."""

    @property
    def guideline_range(self) -> Range | None:
        """The range by the table, before a statutory limit displaces it."""

    @property
    def minimum(self) -> Months | None:
        """The statutory minimum."""

    @property
    def binding(self) -> Months | None:
        """What the safety valve leaves of it."""

    @property
    def open(self) -> tuple[str, ...]:
        """What is left open."""


def total(answer: Ranged) -> str:
    """Return the whole in months, and the range within it where consecutive terms come on top: ``183–198 (63–78)``."""
    whole = span(answer.total)
    return whole if answer.total == answer.range else f"{whole} ({span(answer.range)})"


def within(limited: Range | None, by_table: Range | None) -> str:
    """Return a range within the statutory limits, with that of the table where they displace it: ``120 (57–71)``."""
    return span(limited) if limited == by_table or by_table is None else f"{span(limited)} ({span(by_table)})"


def cell(answer: ByTable, *, lifted: bool = True, table: bool = True) -> str:
    """Return what a worksheet comes to, with the caution that qualifies it.

    ``120 (57–71)`` where the minimum displaces the table, ``46–57 lifted`` where the safety valve takes it away,
    ``188–235+`` where an unknown weight could make more of it, ``not computed``, ``unknown``, ``unknown; 120 min.``
    where a statutory minimum stands all the same.

    Parameters
    ----------
    answer
        A worksheet's summary.
    lifted
        Whether to say that a minimum is lifted; not where a column beside it does.
    table
        Whether to say what the table has, where a minimum displaces it; not where a line beside it does.
    """
    if answer.total is None:
        if any(text.startswith(NOT_COMPUTED) for text in answer.open):
            return "not computed"
        stands = answer.minimum not in (None, 0) and answer.binding == answer.minimum
        return f"unknown; {months(answer.minimum)} min." if stands else "unknown"
    said = or_higher(answer.total, answer)
    if answer.total != answer.range:
        return f"{said} ({span(answer.range)} and a term after it)"
    if table and displaced(answer):
        return f"{said} ({span(answer.guideline_range)})"
    return f"{said} lifted" if lifted and answer.minimum not in (None, 0) and answer.binding == 0 else said


def displaced(answer: ByTable) -> bool:
    """Return whether a statutory limit displaces the range of the Sentencing Table, USSG §5G1.1."""
    return answer.range is not None and answer.guideline_range not in (None, answer.range)


class Required(ByTable, Eligible, Protocol):
    """An answer that gives a statutory minimum, on what it stands, and the safety valve."""

    @property
    def basis(self) -> Literal["charged", "pleaded", "found"] | None:
        """Whether the count is charged only, pleaded to, or its quantity found."""


def minimum_basis(answer: Required) -> str:
    """Return a statutory minimum with what it stands on: ``120 as charged``, ``60 lifted``, ``60, barred by (f)(1)``.

    That nothing cures it is said where it decides, before anything else.
    """
    least, left = answer.minimum, answer.binding
    if least is None or least == 0:
        return "unknown" if least is None else "none"
    if left != least and left is not None:
        return f"{months(least)} lifted" if left == 0 else f"{months(least)}, {months(left)} left"
    barred = barred_by(answer)
    if barred and displaced(answer):
        return f"{months(least)}, {bar(barred)}"
    return f"{months(least)} {'as charged' if answer.basis == 'charged' else answer.basis or ''}".rstrip()


def minimum_stands(answer: Required) -> str:
    """Return a statutory minimum and whether it can still fall: ``120, could be lifted``; else as `minimum_basis`."""
    if answer.minimum not in (None, 0) and answer.binding == answer.minimum and available(answer) == ONLY_DISCLOSURE:
        return f"{months(answer.minimum)}, could be lifted"
    return minimum_basis(answer)


def table_only(answer: ByTable) -> str:
    """Return the range by the table alone, before any statutory limit."""
    return or_higher(answer.guideline_range, answer)


def minimum(value: Months | None) -> str:
    """Return a statutory minimum: ``none`` where it is zero."""
    return "none" if value == 0 else months(value)


def minimum_left(least: Months | None, binding: Months | None) -> str:
    """Return a statutory minimum, and what the safety valve leaves of it; nothing is said where that is not known."""
    if least in (None, 0) or binding in (None, least):
        return minimum(least)
    return f"{minimum(least)}, {'lifted' if binding == 0 else f'{months(binding)} left'}"


def level(value: int | None) -> str:
    """Return an offense level or a dash."""
    return NONE if value is None else str(value)


def levels(value: int | None) -> str:
    """Return a change of levels with its sign, ``none`` for 0, ``open`` where it was left open."""
    return "open" if value is None else f"{value:+d}".replace("-", "−") if value else "none"


def adds(base: int | None, total: int | None) -> str:
    """Return how a level adds up: ``base level 26 − 3 in adjustments = level 23``; nothing where either is open."""
    if base is None or total is None:
        return ""
    return f"base level {base} {'+' if total >= base else '−'} {abs(total - base)} in adjustments = level {total}"
