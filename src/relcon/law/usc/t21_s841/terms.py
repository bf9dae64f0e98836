"""21 U.S.C. §841(b): imprisonment and supervised release under each penalty paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from relcon.law.months import from_years
from relcon.law.tables import load


@dataclass(frozen=True, slots=True)
class Term:
    """Imprisonment in months, ``LIFE`` for life, under one paragraph."""

    minimum: int
    maximum: int
    cite: str


@cache
def paragraphs(edition: str) -> tuple[str, ...]:
    """Return the penalty paragraphs of §841(b), the gravest first: by their ordinary minimum, then maximum."""
    table = load("841b", edition)

    def gravity(paragraph: str) -> tuple[int, int]:
        base = ("tiers", paragraph, "terms", "base")
        return from_years(table.text(*base, "minimum")), from_years(table.text(*base, "maximum"))

    return tuple(sorted(table.mapping("tiers"), key=gravity, reverse=True))


def first_step_act(edition: str) -> date:
    """Return the day from which a sentence imposed falls under what the First Step Act of 2018 made of (b)."""
    return date.fromisoformat(load("841b", edition).text("before_first_step_act", "sentenced_before"))


def older_law(sentenced: date | None, edition: str) -> bool:
    """Return whether the terms before the First Step Act of 2018 apply: to a sentence imposed before it.

    Notes
    -----
    Rule: First Step Act §401(c), 21 U.S.C. §802 note. Without a date of sentencing it is today's law.
    """
    return sentenced is not None and sentenced < first_step_act(edition)


def raised_before(paragraph: str, edition: str) -> bool:
    """Return whether the First Step Act changed what prior convictions do to a paragraph."""
    return _raised(paragraph, True, edition) != ("tiers", paragraph)


def _raised(paragraph: str, older: bool, edition: str) -> tuple[str, ...]:
    """Return where the table keeps what prior convictions do."""
    before = ("before_first_step_act", "tiers", paragraph)
    return before if older and load("841b", edition).has(*before) else ("tiers", paragraph)


def term(paragraph: str, priors: int, death: bool, edition: str, older: bool = False) -> Term:
    """Return the term of imprisonment of a paragraph.

    Parameters
    ----------
    paragraph
        Such as ``841(b)(1)(A)``.
    priors
        How many prior convictions of the kind that the paragraph asks for a §851 notice establishes.
    death
        Whether death or serious bodily injury resulted, as an element.
    edition
        The Manual edition, for its date.
    older
        Whether the law before the First Step Act of 2018 applies, see :func:`older_law`.

    Notes
    -----
    Rule: 21 U.S.C. §841(b)(1)(A)-(E), (2), (3). Where a paragraph has no greater term for death, its ordinary one
    stands.
    """
    table = load("841b", edition)
    outcome = "death_results" if death else "base"
    place = ("tiers", paragraph)
    raised = _raised(paragraph, older, edition)
    places: list[tuple[str, ...]] = [(*place, "terms", outcome), (*place, "terms", "base")]
    if priors:
        places = [(*raised, "one_prior", outcome), (*raised, "one_prior", "base"), *places]
    if priors > 1:
        # With death and any such prior the term is life already; the second prior adds nothing.
        places = [(*raised, "two_priors", outcome), *places]
    found = next(one for one in places if table.has(*one))
    return Term(
        from_years(table.text(*found, "minimum")), from_years(table.text(*found, "maximum")), table.text(*place, "cite")
    )


def supervised_release(paragraph: str, priors: int, edition: str) -> int:
    """Return the least supervised release after imprisonment under a paragraph, in months.

    Parameters
    ----------
    paragraph
        Such as ``841(b)(1)(A)``.
    priors
        How many prior convictions of the kind that the paragraph asks for a §851 notice establishes.
    edition
        The Manual edition, for its date.

    Returns
    -------
    int
        0 where the paragraph requires none.

    Notes
    -----
    Rule: 21 U.S.C. §841(b)(1)(A)-(E), (2).
    """
    table, place = load("841b", edition), ("tiers", paragraph, "supervised_release")
    if not table.has(*place):
        return 0
    return from_years(table.integer(*place, "minimum_with_prior" if priors else "minimum"))


def prior_kind(paragraph: str, edition: str, older: bool = False) -> str:
    """Return the kind of prior conviction that raises a paragraph's terms, as the table names it."""
    return load("841b", edition).text(*_raised(paragraph, older, edition), "prior_kind")
