"""Who stands where in the business: counsel's placing, else what the records say was done, directed, given and got.

A picture for counsel and no finding on role (USSG §§3B1.1, 3B1.2). Nothing here counts contacts: who is spoken with
most is not for that a leader, and who has one contact is not for that at the edge. Where records say nothing, or point
two ways, nobody is placed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from relcon.law.record_index import RecordIndex
from relcon.network.directions import CARRIES, Directions, directions
from relcon.records.facts import Function
from relcon.records.people import Person, TierName
from relcon.results.network import Confidence, Kind, Placement, Reason

OF_FUNCTION: Final[Mapping[str, TierName]] = {
    "supply": "supply",
    "organize": "leadership",
    "finance": "leadership",
    "negotiate": "wholesale",
    "wholesale": "wholesale",
    "manufacture": "wholesale",
    "launder": "management",
    "enforce": "management",
    "transport": "transport",
    "store": "transport",
    "retail": "street",
    "user_retail": "street",
    "errand": "periphery",
    "relay": "periphery",
    "lookout": "periphery",
}
OVER: Final[tuple[TierName, ...]] = ("leadership", "management")
TRADE: Final[tuple[TierName, ...]] = ("supply", "wholesale")
DIRECTED: Final[tuple[TierName, ...]] = ("transport", "street", "periphery")


def reasons(id: str, index: RecordIndex, found: Directions) -> tuple[tuple[Reason, ...], str]:
    """Return what each kind of records says of a person, in the order in which they place, and what stands in the way.

    Parameters
    ----------
    id
        The person.
    index
        For the status of those to whom a person gives drugs.
    found
        Which way drugs, money and instructions went.
    """
    functions, note = _functions(found.functions.get(id, ()), found)
    others = [*_instructions(id, found), *_drugs(id, index, found), *_acts(id, found)]
    if note:  # functions that point more than one way: another kind of records may say which
        fits = {OF_FUNCTION[one.function] for one in found.functions[id]}
        others = [one for one in others if one.tiers[0] in fits]
    placing = (*functions, *others)
    return ((*placing, *_corroborating(id, placing[0].tiers[0], found)) if placing else ()), note


def _functions(held: tuple[Function, ...], found: Directions) -> tuple[list[Reason], str]:
    """Return what a person's main functions say, else those that may be, where they point one way."""
    main = [one for one in held if one.primary == "yes"] or [one for one in held if one.primary == "unknown"]
    tiers = tuple(dict.fromkeys(OF_FUNCTION[one.function] for one in main))
    if len(tiers) > 1:
        told = ", ".join(f"{_name(one)} ({one.id})" for one in main)
        return [], f"the functions point to more than one tier: {told}; `tier` in the case file decides"
    names = ", ".join(dict.fromkeys(map(_name, main)))
    return [_reason("functions", tiers, f"function: {names}", [one.id for one in main], found)] if tiers else [], ""


def _name(one: Function) -> str:
    return one.function.replace("_", " ")


def _instructions(id: str, found: Directions) -> list[Reason]:
    """Return whom a person directs; leadership only over somebody who directs others, with nobody above."""
    below = {over: records for (by, over), records in found.orders.items() if by == id}
    if not below:
        return []
    text = f"directs {_several(below)}"
    fits: tuple[TierName, ...] = ("management", "leadership")
    if any(over == id for _, over in found.orders):
        fits, text = ("management",), f"{text}, and is directed as well"
    elif any(by in below for by, _ in found.orders):
        fits, text = ("leadership", "management"), f"{text}, some of whom direct others; nobody is recorded above"
    return [_reason("instructions", fits, text, _all(below.values()), found)]


def _drugs(id: str, index: RecordIndex, found: Directions) -> list[Reason]:
    """Return what the way of the drugs says: to those who pass them on, or to customers only."""
    takers = {taker: records for (giver, taker), records in found.drugs.items() if giver == id}
    givers = {giver: records for (giver, taker), records in found.drugs.items() if taker == id}
    passing = {giver for giver, taker in found.drugs if taker != id}
    onward = {taker: records for taker, records in takers.items() if taker in passing}
    if not onward:
        if not takers or any(index.people[taker].status != "customer" for taker in takers):
            return []
        text = f"gives drugs to customers only: {_several(takers)}"
        return [_reason("drugs", ("street",), text, _all(takers.values()), found)]
    records = _all([*onward.values(), *givers.values()])
    text = f"passes drugs to people who pass them on: {_several(onward)}"
    if givers:
        return [_reason("drugs", ("wholesale",), f"{text}; gets them from {_several(givers)}", records, found)]
    # Who supplies those who direct, or who themselves supply others that pass drugs on, stands above the business.
    above = {by for by, _ in found.orders} | {giver for giver, taker in found.drugs if taker in passing}
    fits: tuple[TierName, ...] = ("supply", "wholesale") if above & onward.keys() else ("wholesale", "supply")
    return [_reason("drugs", fits, f"{text}; from whom they come, no record says", records, found)]


def _acts(id: str, found: Directions) -> list[Reason]:
    """Return that all that a person did in any event was to carry, deliver, keep or guard."""
    acts = found.acts.get(id, ())
    if not acts or not all(act in CARRIES for act, _ in acts):
        return []
    names = ", ".join(dict.fromkeys(act for act, _ in acts))
    return [_reason("drugs", ("transport",), f"all acts: {names}", [event for _, event in acts], found)]


def _corroborating(id: str, tier: TierName, found: Directions) -> list[Reason]:
    """Return what goes with a tier and alone would place nobody: being directed, and the money."""
    supplied = {taker for giver, taker in found.drugs if giver == id}
    directed = {over for by, over in found.orders if by == id}
    above = {by: records for (by, over), records in found.orders.items() if over == id}
    got = {payer: records for (payer, payee), records in found.money.items() if payee == id and payer in supplied}
    paid = {payee: records for (payer, payee), records in found.money.items() if payer == id and payee in directed}
    told = []
    if above and tier in DIRECTED:
        told.append(_reason("instructions", DIRECTED, f"is directed by {_several(above)}", _all(above.values()), found))
    if got and tier in (*TRADE, "street"):
        text = f"is paid by those who get drugs from this person: {_several(got)}"
        told.append(_reason("money", (tier,), text, _all(got.values()), found))
    if paid and tier in OVER:
        text = f"pays those whom this person directs: {_several(paid)}"
        told.append(_reason("money", (tier,), text, _all(paid.values()), found))
    return told


def _reason(kind: Kind, tiers: tuple[TierName, ...], text: str, records: Iterable[str], found: Directions) -> Reason:
    held = tuple(dict.fromkeys(records))
    return Reason(
        kind=kind, tiers=tiers, text=text, records=held, contested=all(record in found.contested for record in held)
    )


def _several(people: Iterable[str]) -> str:
    found = sorted(people)
    return ", ".join(found) if len(found) < 4 else f"{', '.join(found[:3])} and {len(found) - 3} more"


def _all(groups: Iterable[Iterable[str]]) -> list[str]:
    return [record for group in groups for record in group]


OUTSIDE: Final = ("informant", "undercover", "customer", "unwitting")
"""Who is no part of the business by status."""

NOTHING: Final = "no record of a function, of instructions, or of which way drugs went says where"
UNSAID: Final = "not shown in this copy"


def placements(
    index: RecordIndex, unplaced: AbstractSet[str] = frozenset(), *, settled: bool = False
) -> dict[str, Placement]:
    """Return everybody's tier, with what places them.

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
    """Whether two tiers go together: who directs others may well trade too, and the reverse."""
    return (one in OVER and other in TRADE) or (one in TRADE and other in OVER)


def _and(kinds: Sequence[str]) -> str:
    return " and ".join((", ".join(kinds[:-1]), kinds[-1])) if len(kinds) > 1 else kinds[0]
