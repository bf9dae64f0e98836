"""18 U.S.C. §3559(c): life for a third serious violent felony, where the file shows that it may be in play."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.records.counts import Count
from relcon.records.history import Sentence


def perhaps_third(firearms: Sequence[Count], sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Return the prior sentences that may bring life beside a live count under 18 U.S.C. §924(c); empty for none.

    Parameters
    ----------
    firearms
        The live counts under 18 U.S.C. §924(c), which is a serious violent felony.
    sentences
        The prior sentences of the defendant. Counsel's entry of a serious drug felony stands for the narrower serious
        drug offense of this section.

    Notes
    -----
    Rule: 18 U.S.C. §3559(c)(1)(A), (2)(F)(i), (2)(H): two earlier serious violent felonies, or one and a serious drug
    offense.
    """
    violent = [one.id for one in sentences if one.serious_violent_felony == "yes"]
    drug = [one.id for one in sentences if one.serious_drug_felony == "yes" and one.id not in violent]
    return (*violent, *drug) if firearms and violent and (violent[1:] or drug) else ()
