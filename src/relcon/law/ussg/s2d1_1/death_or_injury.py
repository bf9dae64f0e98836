"""USSG §2D1.1(a)(1)-(4): base offense levels where the conviction carries the terms for death or serious injury."""

from __future__ import annotations

from relcon.law.months import LIFE, from_years
from relcon.law.tables import load

_UPPER = ("841(b)(1)(A)", "841(b)(1)(B)", "841(b)(1)(C)", "960(b)(1)", "960(b)(2)", "960(b)(3)")
_SCHEDULE_III = ("841(b)(1)(E)", "960(b)(5)")


def level(paragraph: str, minimum: int, maximum: int, edition: str) -> tuple[int, str] | None:
    """Return the base level for a count on which death or serious injury was established, and its cite.

    Parameters
    ----------
    paragraph
        The penalty paragraph of the count.
    minimum, maximum
        The terms to which it is subject, in months, ``LIFE`` for life.
    edition
        The Manual edition.

    Returns
    -------
    tuple or None
        ``None`` where none of the four paragraphs fits.

    Notes
    -----
    Rule: USSG §2D1.1(a)(1)(A), (2)(A), (3)(A), (4)(A). Stipulations under (B) of each are not read. Before November 1,
    2024 the text asks what the conviction establishes, death and a prior conviction, and not for the term; the term
    that follows from them is used, see :func:`with_prior`.
    """
    table = load("2D1.1-a", edition)
    if paragraph in _UPPER and minimum == LIFE:
        kind = "mandatory_life"
    elif (
        paragraph in _UPPER
        and maximum == LIFE
        and minimum == from_years(table.integer("death_or_injury", "twenty_to_life", "minimum_years"))
    ):
        kind = "twenty_to_life"
    elif paragraph in _SCHEDULE_III and maximum == from_years(
        table.integer("death_or_injury", "schedule_iii_prior", "maximum_years")
    ):
        kind = "schedule_iii_prior"
    elif paragraph in _SCHEDULE_III and maximum == from_years(
        table.integer("death_or_injury", "schedule_iii", "maximum_years")
    ):
        kind = "schedule_iii"
    else:
        return None
    return table.integer("death_or_injury", kind, "level"), table.text("death_or_injury", kind, "cite")


def with_prior(level_found: tuple[int, str], edition: str) -> tuple[int, str] | None:
    """Return the level that a prior conviction would bring without a notice under 21 U.S.C. §851, and its cite.

    Parameters
    ----------
    level_found
        What :func:`level` gave.
    edition
        The Manual edition.

    Returns
    -------
    tuple or None
        ``None`` from the edition on which asks for the term, and where the level has a prior conviction in it already.
    """
    table = load("2D1.1-a", edition)
    if table.text("death_or_injury", "basis") != "conviction":
        return None
    for without, prior in (("twenty_to_life", "mandatory_life"), ("schedule_iii", "schedule_iii_prior")):
        if table.integer("death_or_injury", without, "level") == level_found[0]:
            return table.integer("death_or_injury", prior, "level"), table.text("death_or_injury", prior, "cite")
    return None
