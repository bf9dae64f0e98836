"""Dates that are missing where an answer depends on them."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.facts import all_events
from relcon.checking.note import Note, note
from relcon.engine.which_edition import edition_of, sentencing_date
from relcon.law.tables import later_than_shipped
from relcon.records.matter import Matter


def missing_dates(matter: Matter) -> Iterator[Note]:
    """Yield informants without a date of change, undated events, and memberships whose ends are unknown."""
    for person in matter.people.values():
        if person.status in ("informant", "cooperator") and (person.flipped is None or not person.flipped.known):
            text = (
                f"{person.status} without a date in 'flipped': never counts as another participant "
                "(§1B1.3(a)(1)(B)), not even before changing sides"
            )
            yield note("missing_date", person.id, person.location, text)
    for event in all_events(matter):
        if not event.date.known:
            text = "no date: out, open or in by position wherever joining, leaving or a period matters"
            yield note("missing_date", event.id, event.location, text)
    for member in matter.members.values():
        if member.from_ is None or not member.from_.known:
            yield note("missing_date", member.id, member.location, "the day of joining is not stated (§1B1.3 n.3(B))")
        if member.ended_by is not None and (member.to is None or not member.to.known):
            text = f"ended by {member.ended_by}, but the day is not stated"
            yield note("missing_date", member.id, member.location, text)


def undated_sentencings(matter: Matter) -> Iterator[Note]:
    """Yield defendants whose Manual is chosen without a date of sentencing, where a newer one may be in force."""
    later = later_than_shipped()
    for id in matter.defendants:
        part, header = matter.people[id].defendant, matter.case.case
        named = (part is not None and part.edition) or (header is not None and header.edition)
        if later is None or named or sentencing_date(matter, id) is not None:
            continue
        edition, day = later
        text = (
            f"no sentencing date: computed under the {edition_of(matter, id).name} Manual; for a sentencing on or "
            f"after {day} the {edition} Manual is in force, which is not shipped (USSG §1B1.11(a))"
        )
        yield note("missing_date", id, matter.people[id].location, text)
