"""What the file leaves open: words such as ``open`` and ``unknown`` that a finding or a fact would close."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.facts import all_events, name
from relcon.checking.note import Note, note
from relcon.law.tables import NEWEST
from relcon.law.ussg.s2d1_1.missing_weight import missing_weight
from relcon.records.events import Event
from relcon.records.matter import Matter


def open_norms(matter: Matter) -> Iterator[Note]:
    """Yield every open norm and unknown fact of events, memberships, circumstances and worksheets."""
    for event in all_events(matter):
        for text in _of_event(matter, event):
            yield note("open_norm", event.id, event.location, text)
    for member in matter.members.values():
        if member.scope.kind == "open":
            whose = name(matter, member.person)
            yield note("open_norm", member.id, member.location, f"nothing shows what {whose} agreed to (§1B1.3 n.3(B))")
        if member.to is not None and member.ended_by is None:
            text = f"it ends on {member.to} without a reason (`ended_by`): for the government it has not ended"
            yield note("open_norm", member.id, member.location, text)
    for circumstance in matter.circumstances.values():
        if circumstance.connection == "unknown" and circumstance.kind in ("firearm", "weapon"):
            text = f"whether the {circumstance.kind} is connected with the offense is unknown (§2D1.1 n.11(A))"
            yield note("open_norm", circumstance.id, circumstance.location, text)
    yield from _of_defendants(matter)


def _of_event(matter: Matter, event: Event) -> Iterator[str]:
    cash = event.basis is not None and event.basis.cash is not None
    if (event.quantity is None and not cash) or (event.quantity is not None and not event.quantity.known):
        yield "quantity unknown: it adds nothing, and totals with it are 'at least'"
    missing = missing_weight(event, NEWEST)
    if missing is not None:
        yield f"it has no weight, and no level: {missing}"
    if event.furthers == "unknown":
        yield "whether it furthered the undertaking is unknown (§1B1.3(a)(1)(B)(ii))"
    if event.delivery == "unknown":
        yield "whether more was to be delivered is unknown (§2D1.1 n.5)"
    for part in event.participants:
        if part.knowing == "unknown":
            yield f"whether {name(matter, part.person)} knew what it was is unknown"
    for person, answer in event.course_of_conduct.items():
        if answer == "unknown":
            yield f"same course of conduct for {name(matter, person)} is unknown (§1B1.3(a)(2))"
    for acquittal in event.acquitted:
        if acquittal.overlap == "unknown":
            whose = name(matter, acquittal.person)
            yield (
                f"{whose} was acquitted on count {acquittal.count}; whether this also establishes the offense of "
                "conviction is unknown (§1B1.3(c), n.10)"
            )
    for prior in event.prior_sentence:
        whose = f"{name(matter, prior.person)}'s"
        if prior.sentence is None and _itemised(matter, prior.person):
            yield (
                f"{whose} prior sentence for it names none of the sentences listed: its points stay in the criminal "
                "history until it is linked (`sentence:`, §1B1.3 n.5(C))"
            )
        if prior.charged_here == "unknown":
            yield f"whether the conduct behind {whose} sentence is charged here is unknown (§1B1.3 n.5(C))"


def _itemised(matter: Matter, person: str) -> bool:
    """Whether a person's prior sentences are listed one by one."""
    part = matter.people[person].defendant
    return part is not None and part.criminal_history is not None and bool(part.criminal_history.sentences)


def _of_defendants(matter: Matter) -> Iterator[Note]:
    for person in matter.defendants.values():
        part = person.defendant
        if part is None:
            continue
        if not part.counts:
            yield note("open_norm", person.id, person.location, "no counts: no statutory minimum or maximum")
        if part.criminal_history is None:
            yield note("open_norm", person.id, person.location, "criminal history not stated: no category, no range")
        elif part.criminal_history.under_sentence == "unknown":
            text = "whether the offense fell under a sentence being served is unknown (§4A1.1(e))"
            yield note("open_norm", person.id, person.location, text)
        if part.career_offender.answer == "unknown":
            yield note("open_norm", person.id, person.location, "career offender unknown (§4B1.1): shown without it")
        if part.disclosed_all == "unknown":
            text = (
                "whether all was disclosed is unknown: safety-valve criterion 5 counts as unknown in exposure, "
                "as not met in the world silent"
            )
            yield note("open_norm", person.id, person.location, text)
