"""USSG §1B1.3(a)(1)(B)(i), n.3(B): whether it was within what this defendant agreed to jointly undertake.

Decided first, and from his own agreement. Knowledge never cures scope (n.4(C)(v), (vii)).
"""

from __future__ import annotations

from collections.abc import Iterable

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.positions.readings import settled, within
from relcon.law.ussg.s1b1_3.own_acts import listed
from relcon.law.ussg.s1b1_3.steps import Reason, Step
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.events import Event
from relcon.records.substances import SUBSTANCES
from relcon.records.undertakings import Membership, Scope, Undertaking


def drug(substance: str) -> str:
    """Return the drug of which a substance id is a form: methamphetamine for its actual and Ice rows."""
    found = SUBSTANCES.get(substance)
    return found.mixture_id if found is not None and found.mixture_id is not None else substance


def substances_of(event: Event) -> tuple[str, ...]:
    """Return the substances of an event, each part of a mixture."""
    return event.mixture or ((event.substance,) if event.substance is not None else ())


def of_these(event: Event, allowed: Iterable[str]) -> bool:
    """Whether every part of an event is one of these substances."""
    drugs = {drug(name) for name in allowed}
    parts = substances_of(event)
    return bool(parts) and all(drug(part) in drugs for part in parts)


def in_scope(event: Event, undertaking: Undertaking, membership: Membership, context: DefendantContext) -> Step:
    """Answer scope for one membership of the defendant.

    The undertaking's substances, where given, limit every member. Of a scope by limits each must hold; a limit that
    cannot be compared, and an event without a place where places are a limit, follow ``open_norm``.
    """
    scope, id = membership.scope, membership.id
    if undertaking.substances and not of_these(event, undertaking.substances):
        return _step(FALSE, f"{undertaking.id} was for {', '.join(undertaking.substances)} only")
    if scope.kind == "whole":
        return _step(TRUE, f"{id}: he agreed to the whole of it")
    if scope.kind == "open":
        passes = TRUE if context.options.open_norm == "in" else FALSE
        return _step(passes, f"{id}: nothing shows what he agreed to; {point('agreed_scope').said}", True)
    if scope.events is not None and event.id not in scope.events:
        return _step(FALSE, f"{id}: he agreed to {', '.join(scope.events)} only")
    if scope.substances is not None and not of_these(event, scope.substances):
        return _step(FALSE, f"{id}: he agreed to {', '.join(scope.substances)} only")
    if scope.with_ is None:
        return _other_limits(event, scope, id, context)
    circuit = context.circuit
    together = circuit.some(listed(event, person, context) for person in scope.with_)
    rest = _other_limits(event, scope, id, context)
    alone = Reason(circuit.negate(together), f"scope: {id}: he agreed to deals with {', '.join(scope.with_)} only")
    return Step(
        "scope",
        circuit.every([together, rest.passes]),
        said=(alone, *(Reason(circuit.every([together, s.when]), s.text, s.assumed) for s in rest.said)),
    )


def _other_limits(event: Event, scope: Scope, id: str, context: DefendantContext) -> Step:
    options = context.options
    assumed: list[str] = []
    if scope.per_event_max is not None:
        compared = within(event_quantity(event), scope.per_event_max, options)
        if not settled(compared, options):
            why = f"{id}: he agreed to at most {scope.per_event_max.text} at a time"
            return _step(FALSE, why, compared == "open")
        if compared == "open":
            assumed.append("the quantity cannot be compared with his limit")
    if scope.places is not None:
        if event.place is None:
            if options.open_norm == "out":
                return _step(FALSE, f"{id}: limited to places, and the event's is not known", True)
            assumed.append("the place is not known")
        elif event.place not in scope.places:
            return _step(FALSE, f"{id}: he agreed to {', '.join(scope.places)} only")
    why = f"{id}: within every limit of what he agreed to"
    return _step(TRUE, why + "".join(f"; {item}" for item in assumed), bool(assumed))


def _step(passes: Node, why: str, assumed: bool = False) -> Step:
    return Step("scope", passes, said=(Reason(TRUE, f"scope: {why}", assumed),))
