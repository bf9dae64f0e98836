"""18 U.S.C. §2: aiding and abetting is punished as the offense aided."""

from __future__ import annotations

from relcon.records.counts import Count


def aided(count: Count) -> Count:
    """Return a count under 18 U.S.C. §2 as one of the offense aided; any other count as it is.

    Notes
    -----
    Rule: 18 U.S.C. §2(a): punishable as a principal.
    """
    if count.statute.partition("(")[0] != "18 USC 2":
        return count
    return count.model_copy(update={"statute": count.object_statute, "to_violate": None})
