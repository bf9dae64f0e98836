"""USSG §1B1.3(a)(1)(B)(i), n.3(B): whether it was within what this defendant agreed to jointly undertake.

Decided first, and from the defendant's own agreement. Knowledge never cures scope (n.4(C)(v), (vii)).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.ussg.s1b1_3.occurrences import OccurrenceTable
from relcon.law.ussg.s1b1_3.own_acts import listed
from relcon.law.ussg.s1b1_3.steps import Case, Decided, Prong, Reason
from relcon.logic import node_arrays
from relcon.logic.circuit import TRUE
from relcon.records.undertakings import Membership, Scope, Undertaking


def in_scope(
    table: OccurrenceTable, undertaking: Undertaking, membership: Membership, context: DefendantContext
) -> Prong:
    """Answer scope for one membership of the defendant.

    The undertaking's substances, where given, limit every member. Of a scope by limits each must hold; a limit that
    cannot be compared, and an event without a place where places are a limit, follow ``open_norm``.
    """
    scope, id, lenient = membership.scope, membership.id, context.options.open_norm == "in"
    cases: list[Case] = []
    if undertaking.substances:
        why = f"{undertaking.id} was for {', '.join(undertaking.substances)} only"
        cases.append(Case(~table.of_these(undertaking.substances), False, why))
    if scope.kind == "whole":
        cases.append(Case(True, True, f"{id}: the defendant agreed to the whole of it"))
    elif scope.kind == "open":
        why = f"{id}: nothing shows what the defendant agreed to; {point('agreed_scope').said}"
        cases.append(Case(True, lenient, why, assumed=True))
    else:
        if scope.events is not None:
            cases.append(
                Case(~table.named(scope.events), False, f"{id}: the defendant agreed to {', '.join(scope.events)} only")
            )
        if scope.substances is not None:
            why = f"{id}: the defendant agreed to {', '.join(scope.substances)} only"
            cases.append(Case(~table.of_these(scope.substances), False, why))
        asks_with_whom = len(cases)
        cases += _other_limits(table, scope, id, context)
        if scope.with_ is not None:
            return _with_them(table, Decided.of(cases, len(table)), asks_with_whom, scope.with_, id, context)
    return Decided.of(cases, len(table)).prong("scope")


def _other_limits(table: OccurrenceTable, scope: Scope, id: str, context: DefendantContext) -> Iterator[Case]:
    options, lenient = context.options, context.options.open_norm == "in"
    unclear: list[Case] = []
    if scope.per_event_max is not None:
        comparable = table.comparable(scope.per_event_max, options)
        too_much = ~table.at_most(scope.per_event_max, options)
        why = f"{id}: the defendant agreed to at most {scope.per_event_max.text} at a time"
        yield Case(too_much & comparable, False, why)
        yield Case(too_much, False, why, assumed=True)
        unclear.append(Case(~comparable, True, "; the quantity cannot be compared with that limit"))
    if scope.places is not None:
        unknown = table.where(lambda event: event.place is None)
        yield Case(unknown & (not lenient), False, f"{id}: limited to places, and the event's is not known", True)
        elsewhere = ~unknown & ~table.where(lambda event: event.place in (scope.places or ()))
        yield Case(elsewhere, False, f"{id}: the defendant agreed to {', '.join(scope.places)} only")
        unclear.append(Case(unknown, True, "; the place is not known"))
    why = f"{id}: within every limit of what the defendant agreed to"
    if len(unclear) > 1:
        both = np.logical_and(unclear[0].where, unclear[1].where)
        yield Case(both, True, why + "".join(case.why for case in unclear), assumed=True)
    for case in unclear:
        yield Case(case.where, True, why + case.why, assumed=True)
    yield Case(True, True, why)


def _with_them(
    table: OccurrenceTable,
    apart: Decided,
    asks_with_whom: int,
    people: tuple[str, ...],
    id: str,
    context: DefendantContext,
) -> Prong:
    """Ask besides whether one of some people took part, of what no branch before that one keeps out."""
    circuit = context.circuit
    among = [listed(table, person, context) for person in people]
    there = node_arrays.some(circuit, *among) if among else np.zeros(len(table), dtype=np.int64)

    def tell(i: int) -> Iterator[Reason]:
        case, together = apart.at(i), TRUE
        if apart.which[i] >= asks_with_whom:
            together = int(there[i])
            yield Reason(
                circuit.negate(together), f"scope: {id}: the defendant agreed to deals with {', '.join(people)} only"
            )
        yield Reason(together, f"scope: {case.why}", case.assumed)

    return Prong("scope", node_arrays.every(circuit, there, apart.passes), apart.open, tell)
