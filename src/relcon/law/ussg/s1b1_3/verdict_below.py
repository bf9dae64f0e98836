"""USSG §1B1.3(c), n.10: a special verdict below the charge may acquit of the difference, from the Manual of 2024."""

from __future__ import annotations

from relcon.law.ussg.s1b1_3.exclusions import FIRST_EDITION_WITH_C
from relcon.records.people import Count, DrugObject


def verdicts_below(counts: tuple[Count, ...], edition: str) -> tuple[str, ...]:
    """Say of each count on which a jury found less than was charged that the difference may be acquitted conduct.

    Parameters
    ----------
    counts
        The live counts of one defendant.
    edition
        A shipped edition; before that of 2024 there is no exclusion, and the difference is an argument for a variance.

    Notes
    -----
    No weight comes off by itself: whether the verdict acquits of the rest, and whether that conduct also establishes
    the offense of conviction, the court decides (n.10). An event that it does acquit of says so in ``acquitted``.
    """
    said = []
    for count in counts:
        if count.found is None or count.found.by != "jury":
            continue
        for charge, finding in _pairs(count):
            less = _less(charge, finding)
            if less is not None:
                said.append(f"count {count.count}: the jury found {less}: {_what_follows(edition)}")
    return tuple(said)


def _what_follows(edition: str) -> str:
    if edition < FIRST_EDITION_WITH_C:
        return (
            "this edition has no exclusion of acquitted conduct; the difference is an argument for a variance "
            "(18 U.S.C. §3553(a))"
        )
    return (
        "the difference may be acquitted conduct, which does not count unless it also establishes the offense of "
        "conviction; the court must decide (USSG §1B1.3(c), n.10), and nothing comes off here: mark the events "
        "(`acquitted`) that it reaches"
    )


def _pairs(count: Count) -> list[tuple[DrugObject, DrugObject]]:
    found = count.found.objects if count.found is not None else ()
    return [(charge, one) for charge in count.charged for one in found if charge.substance == one.substance]


def _less(charge: DrugObject, found: DrugObject) -> str | None:
    one, other = charge.quantity, found.quantity
    if one is not None and other is not None and one.low is not None and other.high is not None:
        if one.dimension == other.dimension and other.high < one.low:
            return f"{other.text} of {charge.substance} where {one.text} was charged"
        return None
    if charge.penalty is None or found.penalty is None:
        return None
    # 841(b)(1)(A) to (E) and 960(b)(1) to (7): the later of one list is the lesser.
    (one_list, _, charged), (other_list, _, proved) = charge.penalty.rpartition("("), found.penalty.rpartition("(")
    if one_list == other_list and proved > charged:
        return f"{found.penalty} where {charge.penalty} was charged"
    return None
