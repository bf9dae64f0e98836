"""The elements of §3B1.1 and §3B1.2 that the records state, by position, over every scenario.

Control over another participant comes from authority records, never from supplying, fronting, volume or being
central. Leading differs from managing by the factors of §3B1.1 n.4 that the file states: organizing the activity, or
recruiting together with setting terms or paying a wage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.joint import responsible_then
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences
from relcon.law.ussg.s1b1_3.own_acts import own_act
from relcon.law.ussg.s1b1_3.steps import finding_text
from relcon.law.ussg.s2d1_1.low_level_function import low_level_function
from relcon.law.ussg.s3b1_2 import choose
from relcon.law.ussg.s6a1_3 import Holding, holding
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.agreements import Finding
from relcon.records.dates import UNKNOWN_DATE, When
from relcon.records.facts import Authority, Function

CONTROL = ("directed", "paid_wage", "set_terms", "disciplined")
NO_CONTROL = "no control over another participant is shown (§3B1.1 n.2); supplying, credit and volume are none"
NO_FUNCTION = "no undisputed primary low-level function (§2D1.1(e)(2)(B))"
NO_DOOR = "a low-level function alone warrants nothing under this edition"


@dataclass(frozen=True, slots=True)
class Control:
    """An authority record over another participant: when it shows control, over whom, in which undertaking."""

    when: Node
    record: Authority


@dataclass(frozen=True, slots=True)
class RoleGround:
    """What both roles of a defendant rest on.

    Attributes
    ----------
    control
        Records of control that the position accepts.
    leading
        What makes a leader of one who controls, where the position goes that far: when, and which record.
    participants
        By undertaking: when each person is a participant in it, himself included.
    functions
        Primary low-level functions: when, the record, levels in the position, provision.
    unsure
        Low-level functions of which it is not said that they were primary: when they hold, and which record.
    pinned
        Findings on role, the strongest first.
    """

    control: tuple[Control, ...]
    leading: tuple[tuple[Node, str], ...]
    participants: dict[str, tuple[Node, ...]]
    functions: tuple[tuple[Node, Function, int, str], ...]
    unsure: tuple[tuple[Node, str], ...]
    pinned: tuple[tuple[Node, Finding], ...]


def role_ground(standing: Standing) -> RoleGround:
    """Ground the elements of role for the defendant.

    The defense takes the lowest aggravating role that the facts compel; the predicted PSR the lowest whose control
    rests on undisputed or corroborated evidence; the government the highest supported (option ``aggravating_role``).
    """
    rule = standing.options.aggravating_role
    control = _control(standing, sound_only=rule == "lowest_corroborated")
    functions, unsure = _functions(standing)
    findings = standing.findings("role", [[None, *standing.docket.undertakings]])
    return RoleGround(
        control,
        _leading(standing, control) if rule == "highest" else (),
        {id: participants_in(id, standing) for id in dict.fromkeys(one.record.undertaking for one in control)},
        functions,
        unsure,
        tuple(item for item in findings if item[1].prong == "role"),
    )


def participants_in(undertaking: str, standing: Standing) -> tuple[Node, ...]:
    """Return when each person is a participant in an undertaking: a member, or one who acted in its events.

    Informants and cooperators count by what they did before they flipped; undercover officers, end users and
    unwitting helpers never (§3B1.1 n.1). The defendant is one.
    """
    circuit = standing.circuit
    found: dict[str, list[Node]] = {standing.defendant: [TRUE]}
    for (person, id), members in standing.docket.memberships_of.items():
        for member in members if id == undertaking else ():
            if responsible_then(standing.docket.people[person], _start(member.from_)):
                found.setdefault(person, []).append(holding(member, standing).node)
    for event in standing.docket.events_in.get(undertaking, ()):
        held = holding(event, standing).node
        for piece in occurrences(event, standing.options) if held != FALSE else ():
            for person in dict.fromkeys(participant.person for participant in event.participants):
                if responsible_then(standing.docket.people[person], piece):
                    act = own_act(event, piece, standing, person).does
                    found.setdefault(person, []).append(circuit.every([held, act]))
    return tuple(circuit.some(nodes) for nodes in found.values())


def _start(when: When | None) -> Occurrence:
    return Occurrence.of(When.on(when.first) if when is not None and when.first is not None else UNKNOWN_DATE)


def _control(standing: Standing, sound_only: bool) -> tuple[Control, ...]:
    found: list[Control] = []
    for records in standing.docket.authority_in.values():
        for record in records:
            if record.by != standing.defendant or record.over == standing.defendant:
                continue
            if not set(record.acts) & set(CONTROL):
                continue
            if not responsible_then(standing.docket.people[record.over], _start(record.from_)):
                continue
            held = holding(record, standing)
            node = _sound(record, held, standing) if sound_only else held.node
            if node != FALSE:
                found.append(Control(node, record))
    return tuple(found)


def _sound(record: Authority, held: Holding, standing: Standing) -> Node:
    """Return when it holds on better than weak evidence and nobody disputes it, or more than one item supports it."""
    circuit = standing.circuit
    if not record.disputed_by:
        return circuit.every([held.node, held.sound])
    items = [node for node, _ in held.supports]
    pairs = [circuit.every([one, other]) for i, one in enumerate(items) for other in items[i + 1 :]]
    return circuit.every([held.node, held.sound, circuit.some(pairs)])


def _leading(standing: Standing, control: Sequence[Control]) -> tuple[tuple[Node, str], ...]:
    organizing = [
        (holding(record, standing).node, record.id)
        for record in standing.docket.functions_of.get(standing.defendant, ())
        if record.function == "organize"
    ]
    recruiting = [
        (one.when, one.record.id)
        for one in control
        if "recruited" in one.record.acts and {"set_terms", "paid_wage"} & set(one.record.acts)
    ]
    return tuple(item for item in (*organizing, *recruiting) if item[0] != FALSE)


def _functions(
    standing: Standing,
) -> tuple[tuple[tuple[Node, Function, int, str], ...], tuple[tuple[Node, str], ...]]:
    """Return the low-level functions by §2D1.1(e)(2)(B) that were primary, and those of which that is not said."""
    found: list[tuple[Node, Function, int, str]] = []
    unsure: list[tuple[Node, str]] = []
    for record in standing.docket.functions_of.get(standing.defendant, ()):
        outcome, cite = low_level_function(record.function, record.pay, record.motive, standing.edition)
        node = holding(record, standing).node
        if outcome == "none" or cite is None or node == FALSE:
            continue
        undisputed = not record.disputed_by and not record.asserted_by
        levels = choose(standing.options.mitigating_role, outcome, undisputed, standing.edition)
        if record.primary == "yes" and levels != 0:
            found.append((node, record, levels, cite))
        else:
            unsure.append((node, record.id))
    return tuple(found), tuple(unsure)


def pinned_text(finding: Finding) -> str:
    """Write a finding on role."""
    return finding_text(finding)
