"""What the live counts leave open: guidelines that are not computed, penalties that are not known."""

from __future__ import annotations

from relcon.engine.sheet_inputs import Inputs
from relcon.law.months import in_months
from relcon.law.open_points import point
from relcon.law.usc.drug_counts import CountTerm
from relcon.law.ussg import s2d1_2
from relcon.law.ussg.s1b1_2 import guideline_of
from relcon.law.ussg.s2d1_1 import consecutive
from relcon.records.people import Count

_ALL_GONE = "NO LIVE COUNT: every count is acquitted or dismissed, so there is nothing to sentence"
_NO_COUNT = "no count is recorded"
GUIDELINES_NOT_COMPUTED = {
    "§2A1.1": "killing_guideline",
    "§2D1.10": "endangering_guideline",
    "§2D1.14": "terrorism_guideline",
    "§2D1.5": "enterprise_guideline",
    "§2D1.6": "facility_guideline",
    "§2D1.8": "premises_guideline",
    "§2D2.1": "possession_guideline",
}
"""Open points of the guidelines to which a count may lead and which are not computed."""
RELATED = "fentanyl_related_substance"


def guideline_notes(counts: list[Count], edition: str) -> list[str]:
    """Name the counts that another guideline governs, USSG §1B1.2(a)."""
    texts = []
    for count in counts:
        own, named = guideline_of(count.offense, edition), f"count {count.count} ({count.statute})"
        if own not in ("§2D1.1", s2d1_2.GUIDELINE):
            texts.append(f"{named}: {point(GUIDELINES_NOT_COMPUTED.get(own or '', 'another_guideline')).said}")
    return texts


def open_counts(inputs: Inputs, terms: list[CountTerm]) -> list[str]:
    """Name what follows from no live count, from counts without known penalties, and from terms to be divided."""
    texts = []
    if not inputs.live_counts:
        texts.append(f"{_ALL_GONE if inputs.counts else _NO_COUNT}: {point('no_live_count').said}")
    if all(count.term is None for count in terms):
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
