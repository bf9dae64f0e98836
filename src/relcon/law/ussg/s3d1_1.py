"""USSG §3D1.1(b): the counts that the rules of Groups leave out, whose terms stand apart."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.law.usc.t18_s924 import firearm_counts
from relcon.law.ussg.s5g1_2.set_apart import independent
from relcon.records.counts import Count


def grouped(live: Sequence[Count], edition: str) -> tuple[Count, ...]:
    """Return the live counts to which §§3D1.2-3D1.5 apply.

    Notes
    -----
    Rule: USSG §3D1.1(b)(1), n.2 (18 U.S.C. §924(c)); (b)(2) (18 U.S.C. §1028A).
    """
    apart = firearm_counts(live)
    return tuple(count for count in live if count not in apart and independent(count.statute, edition) is None)
