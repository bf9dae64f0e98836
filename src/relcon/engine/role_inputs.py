"""Role as the worksheet needs it: levels, reason, door and records of §§3B1.1 and 3B1.2, in every scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.values import Values
from relcon.law.arrays import BoolArray, IntArray
from relcon.law.facts import RoleInput
from relcon.law.line import Texts
from relcon.law.open_points import point
from relcon.law.tables import in_force
from relcon.law.tristate import flags, ints
from relcon.law.ussg.role_elements import NO_CONTROL, NO_DOOR, NO_FUNCTION, Activity
from relcon.law.ussg.s1b1_3.steps import finding_text
from relcon.law.ussg.s3b1_1.adjustment import adjustment
from relcon.logic.circuit import Node
from relcon.records.agreements import Finding


def aggravating(grounded: DefendantCircuit, values: Values) -> RoleInput:
    """Return the adjustment under §3B1.1 that the position supports, in every scenario: the highest of his activities.

    Notes
    -----
    Rule: USSG §3B1.1(a)-(c). Participants are counted for each activity and control in one says nothing of another.
    """
    ground, n, edition = grounded.role, values.n, grounded.context.edition
    found = RoleInput(ints(0, n), flags(False, n), Texts.same(NO_CONTROL, n), Texts.same("", n))
    number = np.zeros(n, dtype=np.int64)
    for activity in ground.activities:
        here, count = _levels(activity, values, edition)
        # Of equal levels the activity with more participants is told, the first of equals.
        better: BoolArray = (here > found.levels) | ((here > 0) & (here == found.levels) & (count > number))
        why = found.why.overlaid(better, _told(activity, values, count))
        found = replace(found, levels=np.where(better, here, found.levels).astype(np.int64), why=why)
        number = np.where(better, count, number)
    resting = [(one.when, one.record.id) for activity in ground.activities for one in activity.control]
    resting += [(one.when, one.record) for activity in ground.activities for one in activity.leading]
    return _pinned(replace(found, resting=_where(resting, values)), ground.pinned, values, positive=True)


def _levels(activity: Activity, values: Values, edition: str) -> tuple[IntArray, IntArray]:
    """Return an activity's levels, and how many participants are counted in it."""
    controls = values.any(one.when for one in activity.control)
    leads = values.any(one.when for one in activity.leading) & controls
    count = sum(
        (values.bits(node).astype(np.int64) for node in activity.participants), np.zeros(values.n, dtype=np.int64)
    )
    extensive = values.bits(activity.extensive.found)
    return adjustment(leads, controls, count, extensive, edition), count


def _told(activity: Activity, values: Values, count: IntArray) -> Texts:
    """Say in every scenario over whom he stands in an activity, as what, and how large it is."""
    over = [(values.bits(one.when), one.record.over) for one in activity.control]
    said = [(values.bits(node), text) for node, text in activity.extensive.said]
    leads = values.any(one.when for one in activity.leading)

    def write(leader: int, participants: int, *on: int) -> str:
        people = dict.fromkeys(name for (_, name), here in zip(over, on, strict=False) if here)
        texts = [text for (_, text), here in zip(said, on[len(over) :], strict=True) if here]
        title = "organizer or leader" if leader else "manager or supervisor"
        extensive = "; ".join(texts) or point("otherwise_extensive").said
        return f"{title} over {', '.join(people)}; {participants} participants counted; {extensive}"

    return Texts.by_row(write, leads, count, *(bits for bits, _ in over), *(bits for bits, _ in said))


def mitigating(grounded: DefendantCircuit, values: Values, raised: RoleInput) -> RoleInput:
    """Return the adjustment under §3B1.2 that the position supports beside that of §3B1.1, in every scenario."""
    ground, n = grounded.role, values.n
    levels = np.zeros(n, dtype=np.int64)
    code = np.zeros(n, dtype=np.int64)
    none = NO_FUNCTION if in_force("2D1.1-e", grounded.context.edition) else NO_DOOR
    texts, doors, facts = [f"{none}; {point('average_participant').said}"], [""], list(ground.functions.unsure)
    for one in reversed(ground.functions.primary):
        here = values.bits(one.when)
        beside = "; another primary function is recorded too" if one.contested else ""
        text = f"primary function {one.record.function}: generally warranted; the extent depends on all circumstances"
        texts.append(f"{one.record.id}: {text}{beside}")
        doors.append(one.cite)
        facts.append((one.when, one.record.id))
        levels, code = np.where(here, one.taken, levels), np.where(here, len(texts) - 1, code)
    texts.append("has an aggravating role in this position (§3B1.1)")
    doors.append("")
    aggravated = raised.levels > 0
    levels, code = np.where(aggravated, 0, levels), np.where(aggravated, len(texts) - 1, code)
    found = RoleInput(
        levels.astype(np.int64),
        flags(False, n),
        Texts(tuple(texts), code.astype(np.int64)),
        Texts(tuple(doors), code.astype(np.int64)),
        resting=_where(facts, values),
    )
    return _pinned(found, ground.pinned, values, positive=False)


def _pinned(found: RoleInput, pinned: Sequence[tuple[int, Finding]], values: Values, positive: bool) -> RoleInput:
    """Let findings on role answer: levels of their sign, none of the other."""
    levels, is_open = found.levels, found.open
    texts, code = list(found.why.texts), found.why.code
    doors, door_code = list(found.door.texts), found.door.code
    for node, finding in reversed(pinned):
        here = values.bits(node)
        level = finding.answer.level
        mine = level if level is not None and (level > 0) == positive else 0
        levels = np.where(here, mine, levels)
        is_open = np.where(here, finding.answer.word == "open", is_open)
        texts.append(finding_text(finding))
        doors.append("USSG §3B1.2" if mine and not positive else "")
        code = np.where(here, len(texts) - 1, code)
        door_code = np.where(here, len(doors) - 1, door_code)
    return RoleInput(
        levels.astype(np.int64),
        is_open.astype(np.bool_),
        Texts(tuple(texts), code.astype(np.int64)),
        Texts(tuple(doors), door_code.astype(np.int64)),
        resting=(*found.resting, *_where([(node, finding.id) for node, finding in pinned], values)),
    )


def _where(found: Sequence[tuple[Node, str]], values: Values) -> tuple[tuple[str, BoolArray], ...]:
    """Return each record once, and where one of the nodes that stand for it holds."""
    nodes: dict[str, list[Node]] = {}
    for node, id in found:
        nodes.setdefault(id, []).append(node)
    return tuple((id, values.any(those)) for id, those in nodes.items())
