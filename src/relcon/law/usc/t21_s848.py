"""21 U.S.C. §848: the terms of a continuing criminal enterprise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.law.months import from_years
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.usc.t21_s841.terms import Term
from relcon.law.usc.t21_s841.thresholds import starts, weighed_as
from relcon.records.counts import Count, DrugObject
from relcon.records.substances import SUBSTANCES

SECTION = "21 USC 848"
_PRINCIPAL = f"{SECTION}(b)"
_METHAMPHETAMINE = "methamphetamine"


def enterprise_term(count: Count, edition: str) -> tuple[Term | None, str] | None:
    """Return the term of a count under 21 U.S.C. §848 and what it leaves open; ``None`` for another count.

    Parameters
    ----------
    count
        Whether an earlier conviction under the section was final is counsel's entry, ``after_final_conviction``.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §848(a), (b), (e), (s). Unknown, the conviction is taken as a first one.
    """
    section, _, part = count.statute.partition("(")
    if section != SECTION:
        return None
    named = f"count {count.count} ({count.statute})"
    if part.startswith("e"):
        return _term("killing", edition), f"{named}: {point('enterprise_killing').said}"
    if count.statute.startswith(_PRINCIPAL):
        return _term("principal", edition), ""
    found = _term("second" if count.follows_final == "yes" else "first", edition)
    objects = count.found.objects if count.found is not None and count.found.objects else count.charged
    left = "; ".join((f"{named}: {point('no_principal').said}", *_large(count, objects, edition)))
    if count.notice_851 is not None:
        left += f"; {point('who_decides').said}"
    if count.follows_final == "unknown":
        left += f"; {point('first_enterprise').said}"
    if count.follows_final == "yes" and count.notice_851 is None:
        left += f"; {point('notice_for_second').said}"
    return found, left


def _large(count: Count, objects: Sequence[DrugObject], edition: str) -> Iterator[str]:
    """Say of each weight whether it is such as makes the enterprise a very large one, (b)(2)(A), (s)."""
    table = load("848", edition)
    for charge in objects:
        amount = charge.quantity.low if charge.quantity is not None and charge.quantity.dimension == "mass" else None
        if charge.substance is None or charge.quantity is None or amount is None:
            continue
        ids = weighed_as(charge.substance, edition)
        mixture = SUBSTANCES[charge.substance].mixture_id or charge.substance
        place = ("large", _METHAMPHETAMINE if mixture == _METHAMPHETAMINE else "any")
        limits = [
            (share, start)
            for id, share in ids
            for start in starts(id, edition)
            if start.paragraph == table.text("large", "quantity_of") and start.certain(count.dates)
        ]
        if limits:
            times, cite = table.integer(*place, "times"), table.text(*place, "cite")
            enough = any(amount * share >= times * start.amount for share, start in limits)
            yield (
                f"{charge.quantity.text} of {charge.substance} {'reach' if enough else 'do not reach'} {times} times "
                f"the quantity of {limits[0][1].paragraph} ({cite})"
            )


def _term(place: str, edition: str) -> Term:
    table = load("848", edition)
    ends = (table.text(place, end) for end in ("minimum", "maximum"))
    least, most = (from_years(years) for years in ends)
    return Term(least, most, table.text(place, "cite"))
