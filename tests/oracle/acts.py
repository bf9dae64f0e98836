"""Own acts, §1B1.3(a)(1)(A), and who else took part."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.records.events import Event
from relcon.records.participants import Participant
from relcon.records.people import Person
from tests.oracle.days import Moment, record_days
from tests.oracle.question import Question
from tests.oracle.readings import Measured, measure, measured
from tests.oracle.support import holds


def shown(event: Event, person: str, question: Question) -> list[Participant]:
    """A person's entries as a participant that hold."""
    return [one for one in event.participants if one.person == person and holds(one, question, event)]


def covers(entry: Participant, moment: Moment, question: Question) -> bool:
    """Whether a part covers an occurrence wholly; without dates it always does.

    Of a series that nobody counted some deals may have been in it where the two share a day.
    """
    if entry.from_ is None and entry.to is None:
        return True
    benefit = question.options.straddling == "in"
    if moment.start is None:
        return benefit
    days = record_days(entry.from_, entry.to, question)
    if moment.uncounted and benefit and days is not None and not moment.apart(days):
        return True
    return moment.wholly_in(days)


@dataclass(frozen=True)
class Own:
    """What one did himself: nothing, all of it, or a part (None: a part that nobody can measure)."""

    acted: bool
    everything: bool = False
    part: Measured | None = None


def own(event: Event, moment: Moment, person: str, question: Question) -> Own:
    """What a person did himself in one occurrence; several entries add, capped at the event's quantity."""
    acts = [
        one
        for one in shown(event, person, question)
        if covers(one, moment, question)
        and (one.knowing == "yes" or (one.knowing == "unknown" and question.options.open_norm == "in"))
    ]
    if not acts:
        return Own(False)
    if any(one.quantity is None for one in acts):
        return Own(True, True)
    parts = [measure(one.quantity, question) for one in acts]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or len({what for _, what in known}) > 1:
        return Own(True)
    total, what = sum(amount for amount, _ in known), known[0][1]
    whole = measured(event, question)
    return Own(True, part=(total if whole is None else min(total, whole[0]), what))


def responsible(person: Person, moment: Moment) -> bool:
    """Whether somebody was criminally responsible at that time, §3B1.1 n.1."""
    if person.status in ("target", "uncharged", "unidentified", "defendant"):
        return True
    if person.status in ("informant", "cooperator"):
        flipped = person.flipped.first if person.flipped is not None else None
        return flipped is not None and moment.last_day is not None and moment.last_day < flipped.toordinal()
    return False


def somebody_else(event: Event, moment: Moment, question: Question) -> bool:
    """Whether somebody else criminally responsible took part then, member or not."""
    for person in {one.person for one in event.participants} - {question.defendant}:
        if not responsible(question.index.people[person], moment):
            continue
        for one in shown(event, person, question):
            if one.knowing != "no" and covers(one, moment, question):
                return True
    return False
