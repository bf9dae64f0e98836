"""The difference between two answers for one defendant in one position."""

from __future__ import annotations

from decimal import Decimal

from relcon.results.exposure import Months, PositionAnswer
from relcon.results.others import Implicated
from relcon.results.simulation import Change

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
        (USSG §5A), before a statutory minimum raises it (§5G1.1).
    """
    left = list(notes)
    grams = _weight(before, after, left)
    low_before, low_after = _low(before.guideline_range), _low(after.guideline_range)
    final_before, final_after = _low(before.range), _low(after.range)
    if (final_before, final_after) != (low_before, low_after):
        left.append(f"after the statutory minimum and maximum the range starts at {final_before}, then {final_after}")
    if months(low_before, low_after) is None:
        left.append("months: " + NO_RANGE)
    return Change(
        grams=grams,
        converted_grams=_signed(before.converted_grams, after.converted_grams, _empty(before), _empty(after)),
        levels=levels(before, after),
        months=months(low_before, low_after),
        low_end_before=low_before,
        low_end_after=low_after,
        open=tuple(left),
    )


def as_texts(before: PositionAnswer, after: PositionAnswer) -> Implicated:
    """Return the change of converted weight, levels and months of the low end as signed texts, for other defendants."""
    level, month = levels(before, after), months(_low(before.guideline_range), _low(after.guideline_range))
    grams = _signed(before.converted_grams, after.converted_grams, _empty(before), _empty(after))
    missing = [
        name for name, value in (("converted_grams", grams), ("levels", level), ("months", month)) if value is None
    ]
    return Implicated(
        converted_grams=grams,
        levels=None if level is None else _whole(level),
        months=None if month is None else _whole(month),
        open=(f"{', '.join(missing)}: {NO_RANGE}",) if missing else (),
    )


def _whole(value: int) -> str:
    return f"{value:+d}" if value else "0"


def levels(before: PositionAnswer, after: PositionAnswer) -> int | None:
    """Return the change of the total offense level; None where either is open."""
    if before.total_offense_level is None or after.total_offense_level is None:
        return None
    return after.total_offense_level - before.total_offense_level


def months(before: Months | None, after: Months | None) -> int | None:
    """Return the change in months; None where either is unknown or one alone is life."""
    if before == after and before is not None:
        return 0
    return after - before if isinstance(before, int) and isinstance(after, int) else None


def signed(value: Decimal) -> str:
    """Write a difference of weights: sign, no exponent, no trailing zeros."""
    return "0" if value == 0 else f"{value.normalize():+f}"


def _low(found: tuple[Months, Months] | None) -> Months | None:
    return found[0] if found is not None else None


def _empty(answer: PositionAnswer) -> bool:
    return not answer.quantities and not answer.at_least


def _signed(before: str | None, after: str | None, none_before: bool, none_after: bool) -> str | None:
    """Return after less before; no attributed weight at all is 0, a weight that could not be converted is unknown."""
    one = "0" if before is None and none_before else before
    other = "0" if after is None and none_after else after
    return None if one is None or other is None else signed(Decimal(other) - Decimal(one))


def _weight(before: PositionAnswer, after: PositionAnswer, left: list[str]) -> str | None:
    changed: dict[str, Decimal] = {}
    for substance in dict.fromkeys([*before.quantities, *after.quantities]):
        difference = Decimal(after.quantities.get(substance, "0")) - Decimal(before.quantities.get(substance, "0"))
        if difference != 0:
            changed[substance] = difference
    if before.at_least or after.at_least:
        left.append("a quantity is unknown: totals are at least")
    if not changed:
        return "0"
    if len(changed) == 1:
        return signed(next(iter(changed.values())))
    each = ", ".join(f"{substance} {signed(value)}" for substance, value in changed.items())
    left.append(f"several substances change, and grams of them do not add: {each}")
    return None
