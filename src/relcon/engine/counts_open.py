"""What the live counts leave open: guidelines that are not computed, penalties that are not known."""

from __future__ import annotations

from relcon.law.facts import WorksheetFacts
from relcon.law.months import in_months
from relcon.law.open_points import point
from relcon.law.usc.drug_counts import CountTerm
from relcon.law.ussg import s2k2_4
from relcon.law.ussg.s2d1_1 import consecutive

_ALL_GONE = "NO LIVE COUNT: every count is acquitted or dismissed, so there is nothing to sentence"
_NO_COUNT = "no count is recorded"
RELATED = "fentanyl_related_substance"


def open_counts(inputs: WorksheetFacts, terms: list[CountTerm]) -> list[str]:
    """Name what follows from no live count, from counts without known penalties, and from terms to be divided."""
    texts = []
    if not inputs.live_counts:
        texts.append(f"{_ALL_GONE if inputs.counts else _NO_COUNT}: {point('no_live_count').said}")
    if all(count.term is None for count in terms) and (terms or not s2k2_4.firearm_counts(inputs.live_counts)):
        texts.append(
            "no live drug count with known penalties: statutory minimum and maximum are unknown and limit nothing here"
        )
    if "lsd" in inputs.amounts.mixture:
        texts.append(point("lsd_carrier").said)
    if RELATED in inputs.amounts.mixture or any(RELATED in drugs for drugs, _ in inputs.amounts.mixtures):
        texts.append(point("related_as_analogue").said)
    for statute, months in consecutive.most(inputs.counts, inputs.edition).items():
        texts.append(
            f"{statute}: a consecutive term of at most {in_months(months)} is part of the total punishment; "
            f"{point('divided_term').said}"
        )
    return texts
