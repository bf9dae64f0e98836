"""Whether a defendant is convicted under a statute, as characteristics of USSG §2D1.1(b) ask it."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.law.tristate import NO, UNKNOWN, YES
from relcon.records.counts import Count


def convicted(statute: str, counts: Sequence[Count]) -> int | None:
    """Return whether a live count is under a statute: yes, no or unknown; ``None`` where no count is recorded.

    Parameters
    ----------
    statute
        Such as ``21 USC 841(g)(1)(A)``. A count under a part of it is one under it; of a count that names it less
        closely (``21 USC 841(g)``) it is unknown.
    counts
        The defendant's counts, those without a sentence included.

    Notes
    -----
    Rule: USSG §2D1.1(b)(6), (10), (14)(B), (14)(C)(i). A count not yet decided is treated as if it led to conviction.
    """
    if not counts:
        return None
    live = [count.statute for count in counts if count.live]
    if any(_within(one, statute) for one in live):
        return YES
    # A bare section, such as 21 USC 841, is charged for its (a): only one that names a subsection may be this one.
    section = statute.partition("(")[0]
    return UNKNOWN if any(one != section and _within(statute, one) for one in live) else NO


def _within(statute: str, whole: str) -> bool:
    return statute == whole or statute.startswith(f"{whole}(")
