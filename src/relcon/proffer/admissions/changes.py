"""The difference between two answers for one defendant in one position."""

from __future__ import annotations

from decimal import Decimal

from relcon.results.exposure import PositionAnswer
from relcon.results.others import Implicated
from relcon.results.simulation import Change
from relcon.results.summary import diff, low_end, summary

NO_RANGE = "left open in one of the two worksheets, or life"


def change(before: PositionAnswer, after: PositionAnswer, notes: tuple[str, ...] = ()) -> Change:
    """Return what lies between two answers.

    Parameters
    ----------
    before, after : PositionAnswer
        Without the fact, and with it.
    notes : tuple of str
        What the comparison leaves open.

    Returns
    -------
    Change
        ``grams``: change of the attributed weight where one substance changes; ``converted_grams``: in converted drug
        weight; ``levels``: of the total offense level; ``months`` and ``low_end_*``: of the guideline range's low end
        (USSG §5A), before a statutory minimum raises it (§5G1.1); ``final_*``: of the range after it.
    """
    one, other = summary(before), summary(after)
    found = diff(one, other)
    left = list(notes)
    if one.at_least or other.at_least:
        left.append("a quantity is unknown: totals are at least")
    if len(found.grams) > 1:
        each = ", ".join(f"{substance} {signed(value)}" for substance, value in found.grams.items())
        left.append(f"several substances change, and grams of them do not add: {each}")
    low_before, low_after = low_end(one.guideline_range), low_end(other.guideline_range)
    final_before, final_after = low_end(one.range), low_end(other.range)
    if (final_before, final_after) != (low_before, low_after):
        left.append(f"after the statutory minimum and maximum the range starts at {final_before}, then {final_after}")
    if found.table_months is None:
        left.append("months: " + NO_RANGE)
    return Change(
        grams=None if len(found.grams) > 1 else signed(next(iter(found.grams.values()), Decimal(0))),
        converted_grams=_signed(found.converted_grams),
        levels=found.levels,
        months=found.table_months,
        low_end_before=low_before,
        low_end_after=low_after,
        final_before=final_before,
        final_after=final_after,
        open=tuple(left),
    )


def as_texts(before: PositionAnswer, after: PositionAnswer) -> Implicated:
    """Return the change of converted weight, levels and months of the low end as signed texts, for other defendants."""
    found = diff(summary(before), summary(after))
    grams = _signed(found.converted_grams)
    named = (("converted_grams", grams), ("levels", found.levels), ("months", found.table_months))
    missing = [name for name, value in named if value is None]
    return Implicated(
        converted_grams=grams,
        levels=_whole(found.levels),
        months=_whole(found.table_months),
        open=(f"{', '.join(missing)}: {NO_RANGE}",) if missing else (),
    )


def signed(value: Decimal) -> str:
    """Write a difference of weights: sign, no exponent, no trailing zeros."""
    return "0" if value == 0 else f"{value.normalize():+f}"


def _signed(value: Decimal | None) -> str | None:
    return None if value is None else signed(value)


def _whole(value: int | None) -> str | None:
    return None if value is None else f"{value:+d}" if value else "0"
