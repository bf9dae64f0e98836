"""What each kind of records says of a person's place: functions, instructions, drugs, and what goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from relcon.law.record_index import RecordIndex
from relcon.network.directions import CARRIES, Directions
from relcon.records.facts import Function
from relcon.records.people import TierName
from relcon.results.tiers import Kind, Reason

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
        For the status of those he gives drugs to.
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
    """Return what his main functions say, else those that may be, where they point one way."""
    main = [one for one in held if one.primary == "yes"] or [one for one in held if one.primary == "unknown"]
    tiers = tuple(dict.fromkeys(OF_FUNCTION[one.function] for one in main))
    if len(tiers) > 1:
        told = ", ".join(f"{_name(one)} ({one.id})" for one in main)
        return [], f"his functions point to more than one tier: {told}; `tier` in the case file decides"
    names = ", ".join(dict.fromkeys(map(_name, main)))
    return [_reason("functions", tiers, f"function: {names}", [one.id for one in main], found)] if tiers else [], ""


def _name(one: Function) -> str:
    return one.function.replace("_", " ")


def _instructions(id: str, found: Directions) -> list[Reason]:
    """Return whom he directs; leadership only over somebody who directs others, with nobody above him."""
    below = {over: records for (by, over), records in found.orders.items() if by == id}
    if not below:
        return []
    text = f"directs {_several(below)}"
    fits: tuple[TierName, ...] = ("management", "leadership")
    if any(over == id for _, over in found.orders):
        fits, text = ("management",), f"{text}, and is directed himself"
    elif any(by in below for by, _ in found.orders):
        fits, text = ("leadership", "management"), f"{text}, some of whom direct others; nobody is recorded above him"
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
    return [_reason("drugs", fits, f"{text}; from whom he gets them, no record says", records, found)]


def _acts(id: str, found: Directions) -> list[Reason]:
    """Return that all he did in any event was to carry, deliver, keep or guard."""
    acts = found.acts.get(id, ())
    if not acts or not all(act in CARRIES for act, _ in acts):
        return []
    names = ", ".join(dict.fromkeys(act for act, _ in acts))
    return [_reason("drugs", ("transport",), f"all his acts: {names}", [event for _, event in acts], found)]


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
        text = f"is paid by those to whom he gives drugs: {_several(got)}"
        told.append(_reason("money", (tier,), text, _all(got.values()), found))
    if paid and tier in OVER:
        text = f"pays those whom he directs: {_several(paid)}"
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
