"""What a defendant kept for own use: recorded with the defendant or with the event, and taken off by the options."""

from __future__ import annotations

from relcon.law.context import DefendantContext
from relcon.records.events import Event, OwnUse
from relcon.records.people import PersonalUse


def own_uses(event: Event, context: DefendantContext) -> tuple[PersonalUse | OwnUse, ...]:
    """Return the records of the defendant's own use of an event's drugs, wherever they stand.

    Source: USSG §1B1.3(a)(1); options ``personal_use_conspiracy`` and ``personal_use_other``.
    """
    with_him = (use for use in context.part.personal_use if use.event == event.id)
    with_it = (use for use in event.personal_use if use.person == context.defendant)
    return (*with_him, *with_it)
