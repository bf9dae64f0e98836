"""USSG §3B1.1: the levels that the position supports in every scenario, and the worksheet line."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.conditions import role_line
from relcon.law.facts import RoleInput, WorksheetFacts
from relcon.law.line import LineColumn, Texts
from relcon.law.open_points import point
from relcon.law.tristate import flags, ints
from relcon.law.ussg.role_elements import NO_CONTROL, Activity, RoleGround, as_found, where_shown
from relcon.law.ussg.s3b1_1.adjustment import adjustment
from relcon.law.values import Values

KEY = "3B1.1"


def line(facts: WorksheetFacts) -> LineColumn:
    """Return the line of §3B1.1, by the role that the position supports."""
    return role_line(KEY, facts.aggravating)


def supported(ground: RoleGround, values: Values, edition: str) -> RoleInput:
    """Return the adjustment under §3B1.1 that the position supports, in every scenario: the highest of the activities.

    Notes
    -----
    Rule: USSG §3B1.1(a)-(c). Participants are counted for each activity and control in one says nothing of another.
    """
    n = values.n
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
    return as_found(replace(found, resting=where_shown(resting, values)), ground.pinned, values, positive=True)


def as_if(found: RoleInput, levels: IntArray) -> RoleInput:
    """Return the role as if its levels were others where that is asked; -1 leaves it as it is."""
    asked: BoolArray = levels >= 0
    if not asked.any():
        return found
    n = levels.size
    return replace(
        found,
        levels=np.where(asked, levels, found.levels).astype(np.int64),
        open=found.open & ~asked,
        why=found.why.overlaid(asked, Texts.same("as if", n)),
        route=found.route.overlaid(asked, Texts.same("", n)),
        resting=tuple((id, where & ~asked) for id, where in found.resting),
    )


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
    """Say in every scenario over whom the defendant stands in an activity, as what, and how large it is."""
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
