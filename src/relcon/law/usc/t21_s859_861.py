"""21 U.S.C. §§856, 859, 860, 861: penalties of their own, mostly multiples of those of §841(b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relcon.law.months import LIFE
from relcon.law.tables import load
from relcon.law.usc.t21_s841 import Term
from relcon.records.people import Count, DrugObject
from relcon.records.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Multiple:
    """How a section multiplies: the maximum and the supervised release, and its own least term in months."""

    times: int
    minimum: int
    maximum: int | None
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
    Rule: 21 U.S.C. §§859(a)-(b), 860(a)-(b), 861(b)-(c). Unknown, the offense is taken as a first one.
    """
    table, section = load("859-861", edition), section_of(count.statute)
    if not table.has("multiplied", section):
        return None
    place = ("multiplied", section, "second" if count.after_final_conviction == "yes" else "first")
    least = 12 * table.integer(*place, "minimum")
    if table.has("multiplied", section, "exempt") and _little_marihuana(
        objects, table.text("multiplied", section, "exempt", "marihuana")
    ):
        least = 0
    return Multiple(
        table.integer(*place, "times"),
        least,
        LIFE if table.has(*place, "maximum") else None,
        table.text(*place, "cite"),
    )


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


def multiplied(found: Term, by: Multiple) -> Term:
    """Return a term of §841(b) as a section multiplies it."""
    maximum = by.maximum if by.maximum is not None else min(found.maximum * by.times, LIFE)
    return Term(max(found.minimum, by.minimum), LIFE if found.maximum >= LIFE else maximum, by.cite)


def fixed_term(statute: str, edition: str) -> Term | None:
    """Return the term of a section that does not look at §841(b), such as §856; ``None`` for another.

    Notes
    -----
    Rule: 21 U.S.C. §856(b).
    """
    table, place = load("859-861", edition), ("fixed", section_of(statute))
    if not table.has(*place):
        return None
    return Term(
        12 * table.integer(*place, "minimum"), 12 * table.integer(*place, "maximum"), table.text(*place, "cite")
    )
