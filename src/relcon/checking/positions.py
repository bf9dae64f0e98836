"""What the positions make of the records: circumstances, findings, pleas of no effect; words left open."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.note import HARM, Note, Rank, all_events, name, note, question, recorded
from relcon.checking.reached import reached
from relcon.law.tables import NEWEST
from relcon.law.ussg.s1b1_3.circumstances import offense_wide
from relcon.law.ussg.s1b1_3.no_reading import LISTED
from relcon.records.agreements import Finding
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.matter import Matter
from relcon.records.quantity import Quantity
from relcon.records.undertakings import Membership


def _listed(ids: list[str]) -> str:
    more = f" and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
    return f"{', '.join(ids[:LISTED])}{more}" if ids else "none"


def _amount(quantity: Quantity | None) -> tuple[object, ...]:
    return () if quantity is None else (quantity.low, quantity.point, quantity.high, quantity.dimension)


def _text(event: Event) -> str:
    return event.quantity.text if event.quantity is not None else "no quantity"


def stipulated_quantities(matter: Matter) -> Iterator[Note]:
    """Yield quantities that a finding by stipulation, or a plea agreement, puts in the place of what events show.

    One that stands against what events state in every position is of the first rank.
    """
    for finding in matter.findings.values():
        if finding.by == "stipulation" and finding.prong == "quantity":
            event = matter.events.get(finding.about or "")
            if event is not None:
                stated = event.quantity
                against = stated is not None and stated.known and _amount(stated) != _amount(finding.answer.quantity)
                shown = f"the event states {_text(event)}"
            else:
                of_it = [one for one in matter.events.values() if one.substance == finding.about]
                against = any(one.quantity is not None and one.quantity.known for one in of_it)
                shown = f"events of it: {_listed([one.id for one in of_it])}"
            whose = name(matter, finding.defendant)
            text = (
                f"{finding.answer} is stipulated for {whose} of {finding.about}: it counts in each position that it "
                f"binds, whatever the events show ({shown}); it does not bind the court (§6B1.4(d))"
            )
            yield note("stipulated", finding.id, finding.location, text, HARM if against else None)
    for agreement in matter.agreements.values():
        terms = agreement.stipulates
        for substance, quantity in terms.quantity.items() if terms is not None else ():
            others = [one.id for one in matter.events.values() if one.substance == substance]
            text = (
                f"{quantity.text} of {substance} is stipulated for {name(matter, agreement.person)}: it counts in "
                f"the plea agreement as written, whatever the events show ({_listed(others)}); it does not bind the "
                "court (§6B1.4(d))"
            )
            yield note("stipulated", agreement.id, agreement.location, text)


OWN = "it speaks of what the defendant did, and reaches only a defendant whom `by` names"
TIES = "what others did or had reaches a defendant through the undertaking (`undertaking`), deals (`events`) or drugs"


def reaching_nobody(matter: Matter) -> Iterator[Note]:
    """Yield the circumstances that reach no defendant in any position, with what would tie them to one (§1B1.3)."""
    found = reached(matter)
    records = [one for one in found.index.circumstances.values() if one.connection != "no"]
    nobody = found.by_nobody(one.id for one in records)
    for record in records:
        if record.id in nobody:
            yield note("no_effect", record.id, record.location, f"reaches nobody in any position: {_add(record)}")


def _add(record: Circumstance) -> str:
    if not offense_wide(record.kind, NEWEST):
        return OWN
    tied = record.undertaking or record.events or record.lot
    if not tied:
        return f"{TIES} (`lot`) that it names, and it names none; or name in `by` the defendant who did it"
    return (
        f"{TIES} (`lot`) that it names: nobody answers for those at its date with what is recorded; add a membership, "
        "knowledge of it, or name in `by` somebody criminally responsible"
    )


# Asked of a member alone; whether somebody is one is the prong `undertaking`, which `all` answers too.
OF_MEMBERS = ("participant", "scope", "timing", "furtherance", "foreseeability")
JOINING = ("undertaking", "all")


def findings_without_effect(matter: Matter) -> Iterator[Note]:
    """Yield the findings that no position takes, and those that wait for a membership, §1B1.3(a)(1)(B)."""
    joined = {(member.person, member.undertaking) for member in recorded(matter, Membership)}
    for finding in matter.findings.values():
        if not finding.binds:
            text = "binds no position (`positions: []`): it answers nothing"
            yield note("no_effect", finding.id, finding.location, text)
            continue
        asked = _undertakings(matter, finding)
        if finding.prong not in OF_MEMBERS or not asked or any((finding.defendant, id) in joined for id in asked):
            continue
        if not _found_to_have_joined(matter, finding, asked):
            whose = name(matter, finding.defendant)
            text = (
                f"answers {finding.prong} for {whose}, who is no member of {' or '.join(asked)}: it answers nothing "
                "until a membership is recorded, or found (`prong: undertaking`)"
            )
            yield note("no_effect", finding.id, finding.location, text)


def _undertakings(matter: Matter, finding: Finding) -> tuple[str, ...]:
    """Return the undertakings of which a finding speaks; none where it is about something else."""
    about = finding.about or ""
    event = matter.events.get(about)
    if event is not None:
        return event.undertaking
    return (about,) if about in matter.undertakings else ()


def _found_to_have_joined(matter: Matter, finding: Finding, asked: tuple[str, ...]) -> bool:
    return any(
        other.defendant == finding.defendant
        and other.prong in JOINING
        and other.about in (finding.about, *asked)
        and other.answer.word != "out"
        for other in matter.findings.values()
    )


def pleas_without_effect(matter: Matter) -> Iterator[Note]:
    """Yield the factual bases of agreements that were not entered, and those that name no record."""
    for plea in matter.agreements.values():
        if not plea.factual_basis:
            continue
        if plea.entered is None:
            text = "its factual basis admits nothing until the day is recorded on which it was `entered`"
            yield note("no_effect", plea.id, plea.location, text)
        if not any(part.facts for part in plea.factual_basis):
            text = "its factual basis names no record (`facts`), and its text is not interpreted: it admits nothing"
            yield note("no_effect", plea.id, plea.location, text)


UNWEIGHED = "quantity unknown: it adds nothing"


def open_norms(matter: Matter) -> Iterator[Note]:
    """Yield every open norm and unknown fact of events, memberships, circumstances and worksheets."""
    for event in all_events(matter):
        for text in _of_event(matter, event):
            field = "quantity" if text.startswith(UNWEIGHED) else None
            yield note("open_norm", event.id, event.location, text, field=field)
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


def _stipulated(matter: Matter, event: Event) -> str:
    """Return for whom a weight of it is found or stipulated, and counts."""
    found = [one for one in matter.findings.values() if (one.prong, one.about) == ("quantity", event.id)]
    said = [f"{one.answer.quantity.text} for {name(matter, one.defendant)}" for one in found if one.answer.quantity]
    return f" but {', '.join(said)}" if said else ""


def _of_event(matter: Matter, event: Event) -> Iterator[str]:
    cash = event.basis is not None and event.basis.cash is not None
    if (event.quantity is None and not cash) or (event.quantity is not None and not event.quantity.known):
        yield f"{UNWEIGHED}{_stipulated(matter, event)}, and totals with it have a +"
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
            rank: Rank | None = HARM if person.status == "defendant" else None
            text = "no counts: no statutory minimum or maximum. List them under defendant: {counts: [...]}"
            yield question(person, "counts", text, rank)
        if part.criminal_history is None:
            text = "criminal history not stated: no category, no range"
            yield question(person, "criminal_history", text)
        elif part.criminal_history.under_sentence == "unknown":
            text = "whether the offense fell under a sentence being served is unknown (§4A1.1(e))"
            yield question(person, "under_sentence", text)
        if part.career_offender.answer == "unknown":
            text = "career offender unknown (§4B1.1): shown without it"
            yield question(person, "career_offender", text)
        if part.disclosed_all == "unknown":
            text = (
                "whether all was disclosed is unknown: (f)(5) is open in exposure, and not yet made in a plea without "
                "disclosure; possible until the sentencing hearing"
            )
            yield question(person, "disclosed_all", text)
