"""USSG §1B1.3(a)(1)(B)(i), n.3(B): whether it was within what this defendant agreed to jointly undertake.

Decided first, and from his own agreement. Knowledge never cures scope (n.4(C)(v), (vii)).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from relcon.law.positions.readings import settled, within
from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.own_acts import entries
from relcon.law.ussg.s2d1_1.cash import event_quantity
from relcon.records.events import Event
from relcon.records.substances import SUBSTANCES
from relcon.records.undertakings import Membership, Undertaking


@dataclass(frozen=True, slots=True)
class InScope:
    """Whether an event is in scope, why, and whether an open norm was read."""

    inside: bool
    why: str
    assumed: bool = False


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


def in_scope(event: Event, undertaking: Undertaking, membership: Membership, standing: Standing) -> InScope:
    """Answer scope for one membership of the defendant.

    The undertaking's substances, where given, limit every member. Of a scope by limits each must hold; a limit that
    cannot be compared, and an event without a place where places are a limit, follow ``open_norm``.
    """
    options = standing.options
    if undertaking.substances and not of_these(event, undertaking.substances):
        return InScope(False, f"{undertaking.id} was for {', '.join(undertaking.substances)} only")
    scope = membership.scope
    if scope.kind == "whole":
        return InScope(True, f"{membership.id}: he agreed to the whole of it")
    if scope.kind == "open":
        inside = options.open_norm == "in"
        return InScope(
            inside, f"{membership.id}: nothing shows what he agreed to; scope needs a finding (n.3(B))", True
        )
    if scope.events is not None and event.id not in scope.events:
        return InScope(False, f"{membership.id}: he agreed to {', '.join(scope.events)} only")
    if scope.substances is not None and not of_these(event, scope.substances):
        return InScope(False, f"{membership.id}: he agreed to {', '.join(scope.substances)} only")
    if scope.with_ is not None and not any(any(entries(event, person, standing)) for person in scope.with_):
        return InScope(False, f"{membership.id}: he agreed to deals with {', '.join(scope.with_)} only")
    assumed: list[str] = []
    if scope.per_event_max is not None:
        compared = within(event_quantity(event), scope.per_event_max, options)
        if not settled(compared, options):
            return InScope(
                False, f"{membership.id}: he agreed to at most {scope.per_event_max.text} at a time", compared == "open"
            )
        if compared == "open":
            assumed.append("the quantity cannot be compared with his limit")
    if scope.places is not None:
        if event.place is None:
            if options.open_norm == "out":
                return InScope(False, f"{membership.id}: limited to places, and the event's is not known", True)
            assumed.append("the place is not known")
        elif event.place not in scope.places:
            return InScope(False, f"{membership.id}: he agreed to {', '.join(scope.places)} only")
    why = f"{membership.id}: within every limit of what he agreed to"
    return InScope(True, why + "".join(f"; {item}" for item in assumed), bool(assumed))
