"""What is the client's own on the record, position by position: all that a complete disclosure has to tell.

Every act, function, payment, authority, knowledge or circumstance that the position holds with nothing told.
Calls are none of them: nobody tells each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relcon.law.context import DefendantContext
from relcon.law.ussg.s1b1_3.exclusions import exclusions
from relcon.law.ussg.s1b1_3.occurrence_groups import Conduct
from relcon.law.ussg.s6a1_3 import reliability
from relcon.logic.circuit import FALSE, TRUE
from relcon.records.base import Fact
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.facts import Authority, Function, Knowledge, Payment
from relcon.records.matter import Kind, declared_in_case

OUTSIDE = frozenset({"acquitted", "prior_sentence", "course_of_conduct"})
"""What takes an act out of the relevant conduct of which §5C1.2 n.1(C) speaks."""


@dataclass(frozen=True, slots=True)
class Own:
    """A fact of the client's own, and what kind of record it is."""

    kind: Kind
    record: Fact


def own_on_record(context: DefendantContext) -> tuple[Own, ...]:
    """Return what is the defendant's own and holds in the position, in the order of the files.

    Parameters
    ----------
    context : DefendantContext
        The client in a position, with nothing admitted.

    Notes
    -----
    Rule: 18 U.S.C. §3553(f)(5); USSG §5C1.2(a)(5), n.1(C) (offense of conviction and all relevant conduct), n.4, n.6.
    """
    return tuple(_own(context))


def _own(context: DefendantContext) -> Iterator[Own]:
    for kind, record in declared_in_case(context.index.matter.case):
        if isinstance(record, Fact) and names_his_own(record, context.defendant):
            if reliability(record, context).node == FALSE:
                continue
            if not isinstance(record, Event) or _own_act(record, context):
                yield Own(kind, record)


def names_his_own(record: Fact, person: str) -> bool:
    """Whether a record says something of a person's own doing or knowing."""
    match record:
        case Event():
            return any(part.person == person for part in record.participants)
        case Function() | Knowledge():
            return record.person == person
        case Authority():
            return person in (record.by, record.over)
        case Circumstance():
            return person in record.by
        case Payment():
            return person in (record.from_, record.to)
    return False


def _own_act(event: Event, context: DefendantContext) -> bool:
    """Whether the position takes the event as the client's act, within relevant conduct, and no finding denies it."""
    if all(one.does == FALSE for one in Conduct.of(context).groups(event)):
        return False
    whole = context.findings("all", [[event.id]])
    if whole and whole[0][0] == TRUE and whole[0][1].answer.word == "out":
        return False
    return all(step.passes != FALSE for step in exclusions(event, context) if step.name in OUTSIDE)
