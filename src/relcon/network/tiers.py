"""Who stands where in the business: counsel's placing, else what the records say he did, directed, gave and got.

A picture for counsel and no finding on role (USSG §§3B1.1, 3B1.2). Nothing here counts contacts: who is spoken with
most is not for that a leader, and who has one contact is not for that at the edge. Where records say nothing, or point
two ways, nobody is placed.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from relcon.law.record_index import RecordIndex
from relcon.network.directions import Directions, directions
from relcon.network.reasons import OVER, TRADE, reasons
from relcon.records.people import Person, TierName
from relcon.results.tiers import Confidence, Placement, Reason

OUTSIDE: Final = ("informant", "undercover", "customer", "unwitting")
"""Who is no part of the business by status."""

NOTHING: Final = "no record of a function, of instructions, or of which way drugs went places him"
UNSAID: Final = "not shown in this copy"


def placements(
    index: RecordIndex, unplaced: AbstractSet[str] = frozenset(), *, settled: bool = False
) -> dict[str, Placement]:
    """Return everybody's tier, with what places him.

    Parameters
    ----------
    index
        Every record; of admissions and leads nothing is read.
    unplaced : set of str
        People of whom nothing may be said.
    settled
        Whether to read only what no side disputes and all assert.

    Notes
    -----
    In order: counsel's own placing; status (informants, officers, customers, those who did not know are no part of the
    business); functions; instructions; which way the drugs went. Money, and being directed, corroborate only.
    """
    found = directions(index, unplaced, settled=settled)
    return {
        id: Placement(note=UNSAID) if id in unplaced else _placed(person, index, found)
        for id, person in index.people.items()
    }


def _placed(person: Person, index: RecordIndex, found: Directions) -> Placement:
    if person.status in OUTSIDE and person.tier is None:
        return Placement(note=f"status: {person.status}")
    held, note = reasons(person.id, index, found)
    said: TierName | None = held[0].tiers[0] if held and person.status not in OUTSIDE else None
    if person.tier is not None:
        return Placement(tier=person.tier.name, by="counsel", reasons=held, records_say=said, note="placed by counsel")
    if said is None:
        return Placement(reasons=held, note=note or NOTHING)
    confidence, why = _trusted(said, held, index, found)
    return Placement(
        tier=said, by="records", confidence=confidence, confidence_why=why, reasons=held, records_say=said, note=note
    )


def _trusted(tier: TierName, held: Sequence[Reason], index: RecordIndex, found: Directions) -> tuple[Confidence, str]:
    """Return how far to trust a placing from records, and why, in words."""
    fitting = [one for one in held if tier in one.tiers]
    agreeing = [one for one in fitting if not one.contested] or fitting
    elsewhere = [one.kind for one in held if tier not in one.tiers and not _beside(tier, one.tiers[0])]
    exhibits = {exhibit for one in agreeing for record in one.records for exhibit in found.exhibits[record]}
    kinds = list(dict.fromkeys(one.kind for one in agreeing))
    if all(one.contested for one in agreeing):
        return "low", "only some sides assert it, or one disputes it"
    if not exhibits:
        return "low", "no exhibit shows it"
    if all(index.matter.evidence[id].grade == "weak" for id in exhibits):
        return "low", "it rests on weak evidence alone"
    if elsewhere:
        return ("medium" if len(kinds) > 1 else "low"), f"{_and(kinds)} say so; {_and(elsewhere)} point elsewhere"
    on = f"on {len(exhibits)} exhibits" if len(exhibits) > 1 else "on a single exhibit"
    if len(kinds) > 1:
        return ("high" if len(exhibits) > 1 else "medium"), f"{_and(kinds)} agree, {on}"
    return ("medium" if len(exhibits) > 1 else "low"), f"{kinds[0]} alone, {on}"


def _beside(one: TierName, other: TierName) -> bool:
    """Whether two tiers go together: who directs others may well trade himself, and the reverse."""
    return (one in OVER and other in TRADE) or (one in TRADE and other in OVER)


def _and(kinds: Sequence[str]) -> str:
    return " and ".join((", ".join(kinds[:-1]), kinds[-1])) if len(kinds) > 1 else kinds[0]
