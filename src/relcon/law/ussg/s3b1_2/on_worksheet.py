"""USSG §3B1.2: the reduction that the position supports in every scenario, and the worksheet line."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from relcon.law.arrays import BoolArray, IntArray
from relcon.law.conditions import role_line
from relcon.law.facts import RoleInput, WorksheetFacts
from relcon.law.line import LineColumn, Note, Texts
from relcon.law.open_points import point
from relcon.law.tables import in_force
from relcon.law.tristate import flags
from relcon.law.ussg.role_elements import NO_FUNCTION, NO_ROUTE, RoleGround, as_found, where_shown
from relcon.law.values import Values

KEY = "3B1.2"


def line(facts: WorksheetFacts) -> LineColumn:
    """Return the line of §3B1.2, by the role that the position supports."""
    return role_line(KEY, facts.mitigating)


def notes(facts: WorksheetFacts) -> list[Note]:
    """Say what a reduction takes beside a conviction of a lesser offense.

    Notes
    -----
    Rule: USSG §3B1.2 n.3(B).
    """
    if any(count.disposition == "lesser" or count.statute.startswith("21 USC 844") for count in facts.live_counts):
        return [Note(point("lesser_offense").said, facts.mitigating.levels < 0)]
    return []


def supported(ground: RoleGround, values: Values, raised: RoleInput, edition: str) -> RoleInput:
    """Return the adjustment under §3B1.2 that the position supports beside that of §3B1.1, in every scenario."""
    n = values.n
    levels = np.zeros(n, dtype=np.int64)
    code = np.zeros(n, dtype=np.int64)
    none = NO_FUNCTION if in_force("2D1.1-e", edition) else NO_ROUTE
    texts, routes, facts = [f"{none}; {point('average_participant').said}"], [""], list(ground.functions.unsure)
    for one in reversed(ground.functions.primary):
        here = values.bits(one.when)
        beside = "; another primary function is recorded too" if one.contested else ""
        what = f"primary function {one.record.function.replace('_', ' ')} ({one.record.id})"
        texts.append(f"{what}: generally warranted; the extent depends on all circumstances{beside}")
        routes.append(one.cite)
        facts.append((one.when, one.record.id))
        levels, code = np.where(here, one.taken, levels), np.where(here, len(texts) - 1, code)
    texts.append("has an aggravating role in this position (§3B1.1)")
    routes.append("")
    aggravated = raised.levels > 0
    levels, code = np.where(aggravated, 0, levels), np.where(aggravated, len(texts) - 1, code)
    found = RoleInput(
        levels.astype(np.int64),
        flags(False, n),
        Texts(tuple(texts), code.astype(np.int64)),
        Texts(tuple(routes), code.astype(np.int64)),
        resting=where_shown(facts, values),
    )
    return as_found(found, ground.pinned, values, positive=False)


def beside(found: RoleInput, as_if: IntArray) -> RoleInput:
    """Return the role, not taken beside levels that §3B1.1 is asked to have."""
    raised: BoolArray = as_if > 0
    if not raised.any():
        return found
    return replace(found, levels=np.where(raised, 0, found.levels).astype(np.int64), open=found.open & ~raised)
