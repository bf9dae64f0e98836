"""USSG §3B1.1(a), n.4: what makes an organizer or leader of one who controls another, rather than a manager.

The factors of n.4 are weighed by the court and no title controls. What the file states most plainly stands for them:
organizing the activity, or recruiting somebody together with setting his terms or paying his wage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.ussg.s3b1_1.control import Control
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, Node


@dataclass(frozen=True, slots=True)
class Leading:
    """A record that speaks for leading in an undertaking: when it holds, which record, and why."""

    when: Node
    record: str
    undertaking: str
    why: str


def leading(control: Sequence[Control], context: DefendantContext) -> tuple[Leading, ...]:
    """Return what speaks for leading, whether or not the position goes that far (see :func:`taken`)."""
    organizing = [
        Leading(reliability(record, context).node, record.id, record.undertaking, "he organized the activity")
        for record in context.index.functions_of.get(context.defendant, ())
        if record.function == "organize"
    ]
    recruiting = [
        Leading(one.when, one.record.id, one.record.undertaking, f"he recruited {one.record.over} and set his terms")
        for one in control
        if "recruited" in one.record.acts and {"set_terms", "paid_wage"} & set(one.record.acts)
    ]
    return tuple(one for one in (*organizing, *recruiting) if one.when != FALSE)


def taken(context: DefendantContext) -> bool:
    """Whether the position reads what speaks for leading as leading (option ``aggravating_role``).

    Where leader and manager are both supported, the lowest is manager: only the highest reading is leader.
    """
    return context.options.aggravating_role == "highest"
