"""21 U.S.C. §960: what its (a) punishes by (b), how (b) numbers its paragraphs, and the terms of (d)."""

from __future__ import annotations

from relcon.law.tables import load
from relcon.law.usc.t21_s841.other_offenses import own_term
from relcon.law.usc.t21_s841.terms import Term
from relcon.records.counts import Count

SECTION = "21 USC 960"
_CHEMICALS = f"{SECTION}(d)"


def contrary(statute: str, edition: str) -> str | None:
    """Return the cite of what punishes an act contrary to a statute; ``None`` where (a) does not name it.

    Parameters
    ----------
    statute
        Such as ``21 USC 952(a)``; subsections do not matter.
    edition
        The Manual edition, for its date.

    Notes
    -----
    Rule: 21 U.S.C. §960(a)(1)-(3): §§952, 953, 957 (imports and exports), 955 (aboard), 959 (for import).
    """
    table, section = load("960b", edition), statute.partition("(")[0]
    return table.text("contrary_to", section, "cite") if table.has("contrary_to", section) else None


def punished(statute: str, edition: str) -> bool:
    """Return whether (b) holds the penalties of a statute of title 21, attempt and conspiracy left aside."""
    section = statute.partition("(")[0]
    return contrary(statute, edition) is not None or (section == SECTION and not statute.startswith(_CHEMICALS))


def chemical_term(count: Count, edition: str) -> tuple[Term | None, str] | None:
    """Return the term of a count of listed chemicals and what it leaves open; ``None`` for another count.

    Notes
    -----
    Rule: 21 U.S.C. §960(d).
    """
    return own_term(count, edition, "960d")


def tier_of(paragraph: str, edition: str) -> tuple[str, bool]:
    """Return the paragraph of §841(b) whose terms a paragraph carries, and whether a second prior raises them.

    Notes
    -----
    Rule: 21 U.S.C. §960(b)(1)-(3), whose terms are those of §841(b)(1)(A)-(C) but for the second prior, (4)-(7).
    """
    table = load("960b", edition)
    if table.has("paragraphs", paragraph):
        return table.text("paragraphs", paragraph, "terms_of"), table.flag("paragraphs", paragraph, "two_priors")
    return paragraph, True


def cite_of(paragraph: str, edition: str) -> str | None:
    """Return the cite of a paragraph of (b); ``None`` for one of §841(b)."""
    table = load("960b", edition)
    return table.text("paragraphs", paragraph, "cite") if table.has("paragraphs", paragraph) else None


def numbered(paragraph: str, section: str, edition: str) -> str:
    """Return a paragraph as the count's own penalty section numbers it.

    Parameters
    ----------
    paragraph
        Of §841(b) or §960(b).
    section
        ``841(b)`` or ``960(b)``.
    edition
        The Manual edition, for its date.
    """
    if section == "841(b)" or cite_of(paragraph, edition) is not None:
        return paragraph
    table = load("960b", edition)
    return next(own for own in table.mapping("paragraphs") if table.text("paragraphs", own, "terms_of") == paragraph)
