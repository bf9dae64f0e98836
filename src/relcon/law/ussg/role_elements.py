"""The elements of §3B1.1 and §3B1.2 that the records state, by position.

Control over another participant comes from authority records, never from supplying, fronting, volume or being
central. Leading differs from managing by the factors of §3B1.1 n.4 that the file states: organizing the activity, or
recruiting together with setting terms or paying a wage.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from relcon.law.standing import Standing
from relcon.law.ussg import s3b1_1, s3b1_2
from relcon.law.ussg.s1b1_3.joint import responsible_then
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences
from relcon.law.ussg.s1b1_3.own_acts import own_act
from relcon.law.ussg.s2d1_1.low_level_function import low_level_function
from relcon.law.ussg.s6a1_3 import Holding, holding
from relcon.records.dates import UNKNOWN_DATE, When
from relcon.records.facts import Authority, Function

CONTROL = ("directed", "paid_wage", "set_terms", "disciplined")


@dataclass(frozen=True)
class RoleFound:
    """A role as one position supports it: levels, why, on which records, whether it is open, by which door."""

    levels: int
    why: str
    facts: tuple[str, ...] = ()
    open: bool = False
    door: str = ""


def participants_in(undertaking: str, standing: Standing) -> frozenset[str]:
    """Return those criminally responsible in an undertaking: members who acted in its events, and others who did.

    Informants and cooperators count by what they did before they flipped; undercover officers, end users and
    unwitting helpers never (§3B1.1 n.1). The defendant is one.
    """
    found = {standing.defendant}
    for (person, id), members in standing.docket.memberships_of.items():
        if id == undertaking and any(holding(member, standing).holds for member in members):
            if responsible_then(standing.docket.people[person], _start(members[0].from_)):
                found.add(person)
    for event in standing.docket.events.values():
        if undertaking not in event.undertaking or not holding(event, standing).holds:
            continue
        for piece in occurrences(event, standing.options):
            for participant in event.participants:
                person = participant.person
                if person not in found and responsible_then(standing.docket.people[person], piece):
                    if own_act(event, piece, standing, person).does:
                        found.add(person)
    return frozenset(found)


def _start(when: When | None) -> Occurrence:
    return Occurrence.of(When.on(when.first) if when is not None and when.first is not None else UNKNOWN_DATE)


def aggravating(standing: Standing) -> RoleFound:
    """Return the aggravating role that the position supports.

    The defense takes the lowest that the facts compel; the predicted PSR the lowest whose control rests on
    undisputed or corroborated evidence; the government the highest supported (option ``aggravating_role``).
    """
    pinned = _pinned(standing, positive=True)
    if pinned is not None:
        return pinned
    control = _control(standing)
    rule = standing.options.aggravating_role
    if rule == "lowest_corroborated":
        control = [(record, held) for record, held in control if _sound(record, held)]
    if not control:
        return RoleFound(
            0, "no control over another participant is shown (§3B1.1 n.2); supplying, credit and volume are none"
        )
    undertakings = {record.undertaking for record, _ in control}
    number = max(len(participants_in(id, standing)) for id in undertakings)
    leading = _leading(standing, control) if rule == "highest" else []
    levels = s3b1_1.adjustment(
        np.array([bool(leading)]),
        np.array([True]),
        np.array([number], dtype=np.int64),
        np.array([False]),
        standing.edition,
    )
    over = ", ".join(dict.fromkeys(record.over for record, _ in control))
    title = "organizer or leader" if leading else "manager or supervisor"
    why = f"{title} over {over}; {number} participants counted; whether otherwise extensive needs a finding (n.3)"
    facts = tuple(dict.fromkeys([record.id for record, _ in control] + leading))
    return RoleFound(int(levels[0]), why, facts)


def _control(standing: Standing) -> list[tuple[Authority, Holding]]:
    found = []
    for records in standing.docket.authority_in.values():
        for record in records:
            if record.by != standing.defendant or not set(record.acts) & set(CONTROL):
                continue
            held = holding(record, standing)
            over = standing.docket.people[record.over]
            if held.holds and record.over != standing.defendant and responsible_then(over, _start(record.from_)):
                found.append((record, held))
    return found


def _sound(record: Authority, held: Holding) -> bool:
    """Whether nobody disputes it, or more than one item supports it."""
    return not held.weak and (not record.disputed_by or len(held.by) > 1)


def _leading(standing: Standing, control: list[tuple[Authority, Holding]]) -> list[str]:
    organizing = [
        record.id
        for record in standing.docket.functions_of.get(standing.defendant, ())
        if record.function == "organize" and holding(record, standing).holds
    ]
    recruiting = [
        record.id
        for record, _ in control
        if "recruited" in record.acts and {"set_terms", "paid_wage"} & set(record.acts)
    ]
    return organizing + recruiting


def mitigating(standing: Standing, aggravated: RoleFound) -> RoleFound:
    """Return the mitigating role that the position supports, by §2D1.1(e)(2)(B); the comparator needs a finding.

    Rule: USSG §2D1.1(e)(2)(B): a primary function that was a low-level trafficking function; pay and motive matter
    for user-level sales. §3B1.2 n.3(A) compares with the average participant, which no record states.
    """
    pinned = _pinned(standing, positive=False)
    if pinned is not None:
        return pinned
    if aggravated.levels > 0:
        return RoleFound(0, "has an aggravating role in this position (§3B1.1)")
    unsure: list[str] = []
    for record in standing.docket.functions_of.get(standing.defendant, ()):
        held = holding(record, standing)
        outcome, cite = low_level_function(record.function, record.pay, record.motive, standing.edition)
        if not held.holds or outcome == "none" or cite is None:
            continue
        if record.primary != "yes":
            unsure.append(record.id)
            continue
        levels = s3b1_2.choose(standing.options.mitigating_role, outcome, _undisputed(record), standing.edition)
        if levels != 0:
            text = f"primary function {record.function}: generally warranted; the extent depends on all circumstances"
            return RoleFound(levels, f"{record.id}: {text}", (record.id,), door=cite)
        unsure.append(record.id)
    why = "no undisputed primary low-level function (§2D1.1(e)(2)(B)); the comparison of §3B1.2 n.3(A) needs a finding"
    return RoleFound(0, why, tuple(unsure))


def _undisputed(record: Function) -> bool:
    return not record.disputed_by and not record.asserted_by


def _pinned(standing: Standing, positive: bool) -> RoleFound | None:
    found = standing.finding("role", [[None, *standing.docket.undertakings]])
    if found is None or found.prong != "role":
        return None
    said = f"finding {found.id} ({found.by}): {found.answer}"
    level = found.answer.level
    if level is None:
        return RoleFound(0, said, (found.id,), open=found.answer.word == "open")
    mine = level > 0 if positive else level < 0
    return RoleFound(level if mine else 0, said, (found.id,), door="" if positive or not mine else "USSG §3B1.2")
