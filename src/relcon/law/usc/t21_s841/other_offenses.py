"""21 U.S.C. §841(b)(6), (7), (c), (d), (f), (g): offenses of that section with terms of their own."""

from __future__ import annotations

from relcon.law.months import from_years
from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.usc.t21_s841.terms import Term
from relcon.records.counts import Count


def own_term(count: Count, edition: str, provision: str = "841-other") -> tuple[Term | None, str] | None:
    """Return a count's own term and what it leaves open; ``None`` where the penalty paragraphs of (b) govern.

    Parameters
    ----------
    count
        Whether an earlier conviction was final is counsel's entry, ``after_final_conviction``; unknown, it is none.
    edition
        The Manual edition, for its date.
    provision
        The table of such terms: of this section, or of another that has them in the same form.

    Notes
    -----
    Rule: 21 U.S.C. §841(b)(6), (b)(7), (c), (d), (f), (g). What the count's citation does not tell is not guessed.
    """
    table = load(provision, edition)
    named = f"count {count.count} ({count.statute})"
    for statute in table.mapping("terms"):
        if not _under(count.statute, statute):
            continue
        place, later = ("terms", statute), table.has("terms", statute, "after_final")
        years = "after_final" if later and count.follows_final == "yes" else "maximum"
        unsure = later and count.follows_final == "unknown"
        left = f"{named}: {point('first_offense').said}" if unsure else ""
        return Term(0, from_years(table.integer(*place, years)), table.text(*place, "cite")), left
    for statute in table.mapping("open"):
        if _under(count.statute, statute):
            most, otherwise = (from_years(table.integer("open", statute, key)) for key in ("most", "otherwise"))
            of = table.text("open", statute, "of")
            return None, f"{named}: at most {most} months for {of}, else {otherwise}; {point('which_term').said}"
    return None


def _under(statute: str, section: str) -> bool:
    return statute == section or statute.startswith(f"{section}(")
