"""Who stands in which row of the tier map, and why: counsel's placing, else what the records say he did.

A plain rule from records alone. Nothing here counts calls or connections: who is spoken of most is not who leads.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from relcon.law.docket import Docket
from relcon.records.facts import Function
from relcon.records.people import Person

TIERS: Final[Mapping[str, str]] = {
    "supply": "Supply",
    "leadership": "Leadership",
    "management": "Management",
    "wholesale": "Wholesale",
    "transport": "Transport and storage",
    "street": "Street",
    "periphery": "Periphery",
    "witnesses": "Witnesses and customers",
    "none": "Not placed",
}
"""The rows, from top to bottom."""

OF_FUNCTION: Final[Mapping[str, str]] = {
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
WITNESSES: Final = ("informant", "undercover", "customer", "unwitting")

RULE: Final = (
    "Rows: counsel's own placing; else witnesses and customers by status; else the main function recorded in the case "
    "file; else management for whoever is recorded as having authority over another. Anyone else is not placed. Rows "
    "are no finding on role (USSG §§3B1.1, 3B1.2)."
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A person's row, and why he stands there."""

    tier: str
    why: str


def placed(docket: Docket, unplaced: AbstractSet[str] = frozenset()) -> dict[str, Placed]:
    """Return everybody's row.

    Parameters
    ----------
    docket : Docket
        Every record. What an admission or a lead says of functions and authority places nobody.
    unplaced : set of str
        People whose row must not show what they are.
    """
    above = {one.by: one.id for found in docket.authority_in.values() for one in found if one.id not in docket.origin}
    return {
        id: Placed("none", "") if id in unplaced else _placed(person, docket, above)
        for id, person in docket.people.items()
    }


def _placed(person: Person, docket: Docket, above: Mapping[str, str]) -> Placed:
    if person.tier is not None:
        return Placed(person.tier.name, "placed by counsel")
    if person.status in WITNESSES:
        return Placed("witnesses", f"status: {person.status}")
    functions = [one for one in docket.functions_of.get(person.id, ()) if one.id not in docket.origin]
    main = next((one for one in functions if one.primary == "yes"), functions[0] if functions else None)
    if main is not None:
        return Placed(OF_FUNCTION[main.function], f"{_function(main)} ({main.id})")
    if person.id in above:
        return Placed("management", f"authority over another ({above[person.id]})")
    return Placed("none", "")


def _function(one: Function) -> str:
    return one.function.replace("_", " ")
