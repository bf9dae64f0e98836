"""The cliff of §3B1.1: the same worksheet with and without its levels, and what that costs in months."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from relcon.engine.defendant_circuit import DefendantCircuit
from relcon.engine.worksheet import worksheet
from relcon.engine.worksheet_answer import answer
from relcon.engine.worksheet_facts import Disposition, worksheet_facts
from relcon.law.arrays import IntArray
from relcon.law.facts import RoleInput
from relcon.law.line import Texts
from relcon.law.tristate import flags
from relcon.law.ussg.s3b1_1.adjustment import steps
from relcon.law.ussg.s3b1_2.on_worksheet import supported
from relcon.law.values import Values
from relcon.results.roles import Cliff, CliffRow
from relcon.results.summary import diff, summary


def cliff(grounded: DefendantCircuit, disposition: Disposition) -> Cliff:
    """Return the worksheet at each number of levels under §3B1.1, where no leaf varies.

    Parameters
    ----------
    grounded
        The defendant in the position.
    disposition
        What the world says of the disposition; the second table takes 18 U.S.C. §3553(f)(5) as met.

    Notes
    -----
    Rule: USSG §§3B1.1, 4C1.1(a)(10), 5C1.2(a)(4), 2D1.1(b)(16)-(18); 18 U.S.C. §3553(f)(4). Beside levels under §3B1.1
    a mitigating role is not taken, as in the position itself.
    """
    recorded = _rows(grounded, disposition)
    disclosed = _rows(grounded, replace(disposition, criterion5="met", complete=None))
    ends = [row.safety_valve for row in disclosed]
    return Cliff(
        as_recorded=recorded,
        if_all_disclosed=disclosed,
        ends_safety_valve=ends[0] == "yes" and all(end == "no" for end in ends[1:]),
    )


def _rows(grounded: DefendantCircuit, disposition: Disposition) -> tuple[CliffRow, ...]:
    """Return one row for each number of levels: scenarios that differ in nothing else, on one worksheet."""
    levels = np.array([0, *steps(grounded.context.edition)], dtype=np.int64)
    values = Values.of(grounded.context.circuit, grounded.varying, {}, levels.size)
    inputs = worksheet_facts(grounded, values, grounded.weight_plan.weigh(values), disposition)
    actual = None if inputs.aggravating.open[0] else int(inputs.aggravating.levels[0])
    lowered = supported(grounded.role, values, _as_if(0 * levels), grounded.context.edition)
    beside = replace(
        lowered, levels=np.where(levels > 0, 0, lowered.levels).astype(np.int64), open=lowered.open & (levels == 0)
    )
    sheet = worksheet(replace(inputs, aggravating=_as_if(levels), mitigating=beside))
    found = [summary(answer(sheet, i)) for i in range(levels.size)]
    return tuple(
        CliffRow.of(
            one,
            levels=level,
            minimum=one.binding,
            months_above_none=diff(found[0], one).months,
            recorded=level == actual,
        )
        for one, level in zip(found, levels.tolist(), strict=True)
    )


def _as_if(levels: IntArray) -> RoleInput:
    n = levels.size
    return RoleInput(levels, flags(False, n), Texts.same("as if", n), Texts.same("", n))
