"""The cliff of §3B1.1: the same worksheet with and without its levels, and what that costs in months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relcon.engine.columns import Texts
from relcon.engine.gather import Columns, gather
from relcon.engine.ground import Grounded
from relcon.engine.role_inputs import mitigating
from relcon.engine.sheet import Sheet, answer
from relcon.engine.sheet_inputs import RoleInput
from relcon.engine.values import Values
from relcon.engine.weigh import Weights
from relcon.engine.worksheet import worksheet
from relcon.law.answers import flags, ints
from relcon.law.ussg.s3b1_1.adjustment import steps
from relcon.results.exposure import PositionAnswer, Range
from relcon.results.roles import Cliff, CliffRow


def cliff(grounded: Grounded, values: Values, weights: Weights, columns: Columns) -> Cliff:
    """Return the worksheet at each number of levels under §3B1.1, in the first scenario.

    Parameters
    ----------
    grounded, values, weights
        The defendant in the position.
    columns
        What the world says of the disposition; the second table takes 18 U.S.C. §3553(f)(5) as met.

    Notes
    -----
    Rule: USSG §§3B1.1, 4C1.1(a)(10), 5C1.2(a)(4), 2D1.1(b)(16)-(18); 18 U.S.C. §3553(f)(4). Beside levels under §3B1.1
    a mitigating role is not taken, as in the position itself.
    """
    recorded = _rows(grounded, values, weights, columns)
    disclosed = _rows(grounded, values, weights, replace(columns, criterion5="met", complete=None))
    ends = [row.safety_valve for row in disclosed]
    return Cliff(
        as_recorded=recorded,
        if_all_disclosed=disclosed,
        ends_safety_valve=ends[0] == "yes" and all(end == "no" for end in ends[1:]),
    )


def _rows(grounded: Grounded, values: Values, weights: Weights, columns: Columns) -> tuple[CliffRow, ...]:
    inputs = gather(grounded, values, weights, columns)
    actual = None if inputs.aggravating.open[0] else int(inputs.aggravating.levels[0])
    rows: list[CliffRow] = []
    for levels in (0, *steps(grounded.standing.edition)):
        raised, none = _as_if(levels, values.n), _as_if(0, values.n)
        lowered = none if levels else mitigating(grounded, values, none)
        sheet = worksheet(replace(inputs, aggravating=raised, mitigating=lowered))
        rows.append(_row(sheet, levels, levels == actual, rows))
    return tuple(rows)


def _as_if(levels: int, n: int) -> RoleInput:
    return RoleInput(ints(levels, n), flags(False, n), Texts.same("as if", n), Texts.same("", n))


def _row(sheet: Sheet, levels: int, recorded: bool, before: Sequence[CliffRow]) -> CliffRow:
    found = answer(sheet, 0)
    none = before[0].range if before else found.range
    return CliffRow(
        levels=levels,
        mitigating=found.role.mitigating,
        total_offense_level=found.total_offense_level,
        guideline_range=found.guideline_range,
        range=found.range,
        minimum=found.statutory.binding,
        safety_valve=found.safety_valve.eligible,
        months_above_none=_above(found, none),
        recorded=recorded,
    )


def _above(found: PositionAnswer, none: Range | None) -> int | None:
    """Return how far the low end lies above another; None where either is unknown or life."""
    if found.range is None or none is None or "life" in (found.range[0], none[0]):
        return None
    return int(found.range[0]) - int(none[0])
