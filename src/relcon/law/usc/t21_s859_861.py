"""21 U.S.C. §§849, 856, 858-861: penalties of their own, mostly multiples of those of §841(b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relcon.law.months import LIFE, from_years
from relcon.law.tables import load
from relcon.law.usc.t21_s841.terms import Term
from relcon.records.counts import Count, DrugObject
from relcon.records.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Multiple:
    """How a section multiplies: the maximum and the supervised release, and its own least term in months.

    ``second``: what is multiplied is the term for a second or subsequent offense, whether or not a notice names one.
    """

    times: int
    minimum: int
    maximum: int | None
    second: bool
    cite: str


def section_of(statute: str) -> str:
    """Return a statute without its subsections."""
    return statute.partition("(")[0]


def multiple(count: Count, objects: Sequence[DrugObject], edition: str) -> Multiple | None:
    """Return how the section of a count multiplies the penalties of §841(b); ``None`` where it does not.

    Parameters
    ----------
    count
        The count.
    objects
        What was found, else charged, for the marihuana to which the least term does not apply.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §§849(b)-(c), 859(a)-(b), 860(a)-(b), 861(b)-(c). Unknown, the offense is taken as a first one. So
    little marihuana is exempt from the least term of a first offense alone.
    """
    table, section = load("859-861", edition), section_of(count.statute)
    if not table.has("multiplied", section) or up_to(count.statute, edition) is not None:
        return None
    later = count.follows_final == "yes"
    place, exempt = ("multiplied", section, "second" if later else "first"), ("multiplied", section, "exempt")
    least = from_years(table.integer(*place, "minimum"))
    if not later and table.has(*exempt) and _little_marihuana(objects, table.text(*exempt, "marihuana")):
        least = 0
    return Multiple(
        table.integer(*place, "times"),
        least,
        LIFE if table.has(*place, "maximum") else None,
        table.text(*place, "offense") == "second",
        table.text(*place, "cite"),
    )


def third_offense(count: Count, edition: str) -> tuple[str, str] | None:
    """Return the paragraph of §841(b) that governs a third or later conviction, and its cite; ``None`` for another.

    Notes
    -----
    Rule: 21 U.S.C. §§859(b), 860(b), 861(c), last sentences. After two convictions that became final, as counsel enters
    them (``final_convictions``).
    """
    table, place = load("859-861", edition), ("multiplied", section_of(count.statute), "third")
    if not table.has(*place) or (count.final_convictions or 0) < table.integer(*place, "finals"):
        return None
    return table.text(*place, "terms_of"), table.text(*place, "cite")


def perhaps_third(count: Count, edition: str) -> bool:
    """Return whether a count follows a final conviction under its section, and whether it follows two is not said."""
    has = load("859-861", edition).has("multiplied", section_of(count.statute), "third")
    return has and count.final_convictions is None and count.after_final_conviction == "yes"


def serious_priors(count: Count, edition: str) -> tuple[int, str] | None:
    """Return after how many serious felonies a violation carries the terms of which paragraph; ``None`` if never.

    Notes
    -----
    Rule: 21 U.S.C. §841(b)(1)(A), which names §§849, 859, 860 and 861 beside its own violations.
    """
    table = load("859-861", edition)
    if not table.has("multiplied", section_of(count.statute)):
        return None
    return table.integer("serious_priors", "number"), table.text("serious_priors", "terms_of")


def additional(statute: str, edition: str) -> tuple[int, bool] | None:
    """Return the months that may come on top of a section's maximum, and whether the count names what brings them.

    Returns
    -------
    tuple or None
        ``None`` for a count to which no such provision can apply.

    Notes
    -----
    Rule: 21 U.S.C. §861(d).
    """
    table = load("859-861", edition)
    for provision in table.mapping("additional"):
        charged = statute.startswith(provision)
        if charged or statute in table.items("additional", provision, "of"):
            return from_years(table.integer("additional", provision, "years")), charged
    return None


def up_to(statute: str, edition: str) -> int | None:
    """Return how many times what §841 authorizes a provision allows at most, where it tells no more; else ``None``.

    Notes
    -----
    Rule: 21 U.S.C. §860(c).
    """
    table = load("859-861", edition)
    for provision in table.mapping("up_to"):
        if statute.startswith(provision):
            return table.integer("up_to", provision, "times")
    return None


def _little_marihuana(objects: Sequence[DrugObject], limit: str) -> bool:
    most = Quantity.parse(limit).high
    return bool(objects) and all(
        charge.substance == "marihuana"
        and charge.quantity is not None
        and charge.quantity.dimension == "mass"
        and charge.quantity.high is not None
        and most is not None
        and charge.quantity.high <= most
        for charge in objects
    )


def multiplied(found: Term, most: int, by: Multiple) -> Term:
    """Return a term of §841(b) as a section multiplies it.

    Parameters
    ----------
    found
        The term, for its minimum and where it is life.
    most
        The maximum that is multiplied, in months.
    by
        How.
    """
    maximum = by.maximum if by.maximum is not None else min(most * by.times, LIFE)
    return Term(max(found.minimum, by.minimum), maximum, by.cite)


def fixed_term(statute: str, edition: str) -> Term | None:
    """Return the term of a section that does not look at §841(b), such as §856; ``None`` for another.

    Notes
    -----
    Rule: 21 U.S.C. §§856(b), 858.
    """
    table, place = load("859-861", edition), ("fixed", section_of(statute))
    if not table.has(*place):
        return None
    return Term(
        from_years(table.integer(*place, "minimum")),
        from_years(table.integer(*place, "maximum")),
        table.text(*place, "cite"),
    )
