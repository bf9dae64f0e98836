"""What a world says of the client's disposition: trial, acceptance, the fifth criterion, obstruction, open points."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from relcon.engine.disposition import Disposition
from relcon.law.open_points import point
from relcon.law.ussg.s5c1_2 import CRITERION_OF
from relcon.proffer.protection.agreed import Plea
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.completeness import Criterion, counts_as_disclosure, criterion5, gaps
from relcon.proffer.worlds.kinds import CURE, WORLDS, World
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.exposure import PositionAnswer


def client_disposition(
    table: UsableFacts,
    world: World,
    position: PositionName,
    said: AbstractSet[str],
    acceptance: Plea | None = None,
    *,
    full: bool = False,
) -> Disposition:
    """Return the client's disposition in a world.

    Parameters
    ----------
    table : UsableFacts
        What has been said, and on what terms.
    world, position
        Where it is asked.
    said : set of str
        The admissions that are said: anything short of all of them is a partial disclosure.
    acceptance : {"timely", "plea", "none"}, optional
        As a plea agreement stipulates it.
    full : bool
        Whether all of the client's own on the record is taken as told besides, and all that is said as believed.

    Notes
    -----
    Rule: USSG §3C1.1, §3E1.1, §5C1.2(a)(5); 18 U.S.C. §3553(f)(5); design semantics §4.
    """
    if world.counting == "rebuttal" and not table.any_rebuttal(position):
        world = WORLDS["protected"]  # nothing can be triggered
    criterion, notes = _criterion(table, world, position, said)
    if not full and world.criterion5 != "stated" and criterion != "not met":
        criterion, more = _by_the_record(table, position, said, criterion)
        notes += more
    return Disposition(
        trial=world.trial,
        acceptance=acceptance or world.acceptance,
        criterion5=criterion,
        obstruction=world.obstruction,
        criteria_left_open=_said_without_counting(table, world, position, said),
        notes=(*notes, *(risk for risk in world.risks if risk != CURE or criterion == "unknown")),
    )


def _said_without_counting(
    table: UsableFacts, world: World, position: PositionName, said: AbstractSet[str]
) -> tuple[tuple[int, str], ...]:
    """Return the criteria on which the client said something about the client that does not count here.

    §1B1.8(a) keeps a statement out of the range, and §5C1.2 n.4 says that a disclosure may not enhance; whether either
    also keeps it from a criterion of 18 U.S.C. §3553(f) is open, so the criterion is, where nothing else fails it.
    """
    found = {
        criterion: [id for id in ids if id in said]
        for criterion, ids in left_open_by(table, world, position).items()
        if said & set(ids)
    }
    why = f"and kept out of the range; {point('kept_out_of_range').said}"
    return tuple(
        (criterion, f"said by the client ({', '.join(ids)}) {why}") for criterion, ids in sorted(found.items())
    )


def left_open_by(table: UsableFacts, world: World, position: PositionName) -> Mapping[int, tuple[str, ...]]:
    """Return, by criterion, the admissions of the client's own conduct that leave it open since they do not count."""
    if not world.speaks:
        return {}
    counting = table.against_client(world, position)
    found: dict[int, list[str]] = {}
    for id in table.spoken.disclosures:
        for record in table.matter.admissions[id].facts.circumstances:
            criterion = CRITERION_OF.get(record.kind)
            if criterion is not None and table.client in record.by and record.id not in counting:
                found.setdefault(criterion, []).append(id)
    return {criterion: tuple(ids) for criterion, ids in sorted(found.items())}


def as_stated(matter: Matter, client: str) -> Criterion:
    """Return the fifth criterion as the case file has it: unknown is not met (design semantics §4)."""
    part = matter.people[client].defendant
    return "met" if part is not None and part.disclosed_all == "yes" else "not met"


def _by_the_record(
    table: UsableFacts, position: PositionName, said: AbstractSet[str], criterion: Criterion
) -> tuple[Criterion, tuple[str, ...]]:
    """Return the fifth criterion beside the record: what is untold of the client's own, and what is contradicted.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5); USSG §5C1.2(a)(5), n.1(C); design semantics §4. Nothing untold: as it was. Else, by the
    option ``client_word``: taken as told, and flagged; open; not met.
    """
    found = beside_the_record(table, position, said)
    if not found:
        return criterion, ()
    rule = table.options[position].client_word
    read: dict[str, Criterion] = {"believed": criterion, "corroborated": "unknown", "conceded": "not met"}
    state = {"met": "counted as shown in this position all the same", "unknown": "open", "not met": "not shown"}
    answer = read[rule]
    return answer, tuple(f"the fifth safety-valve criterion is {state[answer]}: {what}" for what in found)


def taken_as_complete(table: UsableFacts, outcome: str, answers: Mapping[PositionName, PositionAnswer]) -> list[str]:
    """Return the positions whose safety valve rests on taking a disclosure as complete and true.

    Those that have it all the same, though of the client's own something on record is untold, or what is said
    contradicts better evidence.

    Parameters
    ----------
    table
        What has been said.
    outcome, answers
        One in which the client speaks, and what it comes to.
    """
    if WORLDS[outcome].criterion5 == "stated":
        return []
    said = table.spoken.mask
    return [
        position
        for position, answer in answers.items()
        if answer.safety_valve.eligible == "yes" and beside_the_record(table, position, said)
    ]


def beside_the_record(table: UsableFacts, position: PositionName, said: AbstractSet[str]) -> list[str]:
    """Return what speaks against a full and true disclosure, as the position has the record."""
    found = []
    own = [one.record.id for one in table.untold(position, said)]
    if own:
        found.append(f"the client's own acts on record, of which no admission speaks ({', '.join(own)}), if true")
    against = dict.fromkeys(
        f"{one.here.admission} against {one.there.record}" for one in table.contradicted(position, said)
    )
    if against:
        found.append(f"contested: evidence better than weak contradicts what is said ({', '.join(against)})")
    return found


def _criterion(
    table: UsableFacts, world: World, position: PositionName, said: AbstractSet[str]
) -> tuple[Criterion, tuple[str, ...]]:
    if world.criterion5 == "stated":
        return as_stated(table.matter, table.client), ()
    missing = gaps(table.matter, table.spoken, said)
    if missing:
        what = ", ".join(gap.what for gap in missing)
        return criterion5(False, "met"), (f"a partial disclosure never meets (f)(5): {what}",)
    if world.criterion5 != "session":
        return criterion5(True, world.criterion5), ()
    counts, why = counts_as_disclosure(table.matter, table.spoken, table.options[position])
    if counts:
        return criterion5(True, "met"), (why,) if "silent" in why else ()
    return criterion5(True, "unknown"), (f"(f)(5) is open: {why}",)
