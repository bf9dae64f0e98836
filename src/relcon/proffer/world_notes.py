"""What a world leaves open by the file: objections at sentencing, sessions held before, the statute's own bar."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.law.open_points import point
from relcon.law.positions.options import POSITIONS
from relcon.proffer.completeness import gaps, risk
from relcon.proffer.positions import named
from relcon.proffer.sessions import held
from relcon.proffer.usable import UsableFacts
from relcon.proffer.worlds import WORLDS
from relcon.records.base import PositionName


def world_notes(name: str, table: UsableFacts) -> Iterator[str]:
    """Yield what a world leaves open in this matter.

    Parameters
    ----------
    name : str
        The world.
    table : Table
        What has been said, and on what terms.
    """
    world = WORLDS[name]
    if world.counting == "rebuttal":
        yield _objections(table)
    if (not world.speaks and name != "agreed") or name == "safety_valve_only":
        yield from _held_before(table)
    if world.counting in ("protected", "derivative", "rebuttal") and gaps(table.matter, table.spoken):
        at_risk = risk(table.spoken.letter)
        if at_risk is not None:
            yield at_risk
    if world.counting == "derivative":
        yield from _derivative(table)
    if world.counting == "lifted":
        yield from _statute(table)


def _objections(table: UsableFacts) -> str:
    contested = table.objections.contested
    if not contested:
        return (
            "upper bound: every admission that the letter lets the government use to rebut at sentencing, since the "
            "file records no objection of the defense"
        )
    listed = ", ".join(f"{id} ({how})" for id, how in contested.items())
    found = [id for id, said in table.spoken.disclosures.items() if table.objections.contradict(said.admission)]
    met = f"contradicted by an admission: {', '.join(found)}" if found else "no admission contradicts one"
    return f"the objections that the file records: {listed}; {met}. Another objection may open more"


def _held_before(table: UsableFacts) -> Iterator[str]:
    sessions = held(table.matter, table.spoken.last)[:-1]
    earlier = [one.id for one in sessions if one.admissions]
    if earlier:
        yield f"as if no session had been held, {', '.join(earlier)} among them: what was said there is no part of it"


def _derivative(table: UsableFacts) -> Iterator[str]:
    """Yield how each position reads what the letter, or the law, leaves open about leads (Kastigar, 406 U.S. 441)."""
    where: dict[str, dict[PositionName, list[str]]] = {}
    for id in table.spoken.disclosures:
        leads = ", ".join(table.names[id].leads)
        for position in POSITIONS:
            barred, left = table.leads_barred(id, position)
            for note in left if leads else ():
                text = f"{note}: what is found {'does not count' if barred else 'counts'}"
                where.setdefault(text, {}).setdefault(position, []).append(leads)
    for text, found in where.items():
        leads = ", ".join(dict.fromkeys(name for names in found.values() for name in names))
        yield f"{leads}: {text} ({named(list(found))})"


def _statute(table: UsableFacts) -> Iterator[str]:
    found = [
        id
        for id in table.spoken.disclosures
        if any(table.decisions[position][id].reason == "safety-valve disclosure" for position in POSITIONS)
    ]
    if found:
        yield f"{', '.join(found)}: {point('after_the_letter').said}: read by position"
