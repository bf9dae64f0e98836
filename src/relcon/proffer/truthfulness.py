"""Where an admission cannot be right if good evidence is: the fifth safety-valve criterion asks for the truth."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from relcon.law.context import DefendantContext
from relcon.law.ussg.s6a1_3 import asserted, disputed, found_as_told, usable
from relcon.logic.circuit import FALSE, TRUE
from relcon.records.base import Fact
from relcon.results.conflicts import Conflict

COMPARE = frozenset({"presence"})
"""Conflicts in which both may be right: one person at two places on one day."""


def contradicted(found: Iterable[Conflict], context: DefendantContext, said: AbstractSet[str]) -> tuple[Conflict, ...]:
    """Return the conflicts of what is said with records that rest, in the position, on an exhibit better than weak.

    Parameters
    ----------
    found : iterable of Conflict
        All conflicts of the matter.
    context : DefendantContext
        The client in a position, with nothing admitted.
    said : set of str
        The admissions that are said.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5), USSG §5C1.2(a)(5) ("truthfully"). A likely conflict is none: two deals on one day.
    """
    return tuple(
        one
        for one in found
        if one.one_thing == "stated"
        and one.kind not in COMPARE
        and one.here.admission in said
        and one.there.admission is None
        and _good(one.there.record, context)
        and not _found(one, context)
    )


def _found(conflict: Conflict, context: DefendantContext) -> bool:
    """Whether a finding settles a conflict as the client tells it."""
    by_id = context.index.matter.by_id
    if conflict.there.record in context.index.matter.evidence:
        return False
    old, told = by_id(conflict.there.record), by_id(conflict.here.record)
    if not isinstance(old, Fact) or not isinstance(told, Fact):
        return False
    return any(node == TRUE for node in found_as_told(old, told, context))


def _good(record: str, context: DefendantContext) -> bool:
    """Whether a record, or an exhibit by itself, is evidence graded fair or better here."""
    evidence = context.index.matter.evidence
    if record in evidence:
        return evidence[record].grade != "weak" and usable(record, context) != FALSE
    fact = context.index.matter.by_id(record)
    if not isinstance(fact, Fact) or not asserted(fact, context) or disputed(fact, context):
        return False
    return any(evidence[id].grade != "weak" and usable(id, context) != FALSE for id in fact.evidence)
