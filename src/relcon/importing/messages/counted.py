"""Contacts of devices: each message and call once, though several rows and devices tell of it.

A message counts once for each recipient.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from relcon.importing.contacts import Contact, end_on, pair
from relcon.importing.messages.calls import Log, Who, calls_of
from relcon.importing.messages.message import messages_of
from relcon.importing.people import People
from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile
from relcon.records.matter import Matter

Told = tuple[StoredFile, str]
"""A file, and the label of one of its rows."""


def contacts(files: Sequence[StoredFile], matter: Matter, settings: Settings) -> Made:
    """Return the contacts that stored messages and calls of devices make.

    Parameters
    ----------
    files
        Every imported file.
    matter
        The case, for who claims which number from when to when.
    settings
        The zone in which days are told, and the region of numbers.
    """
    own = sorted((one for one in files if one.receipt.kind == "messages"), key=lambda one: one.receipt.sha256)
    if not own:
        return Made()
    zone = settings.days_in(own[0].receipt.name)
    who, found = who_at(People(matter, settings.region), zone), dict[tuple[str, str, str], Contact[Told]]()
    for rows in messages_of(files).values():
        said = rows[0][1].values
        moment = datetime.fromisoformat(said["utc"])
        told = [(file, row.label) for file, row in rows]
        sender = who(said["from"], moment)
        for recipient in said["to"]:
            ends = pair(sender, who(recipient, moment))
            if ends[0] != ends[1]:
                found.setdefault((*ends, said["medium"]), Contact()).add(moment.astimezone(zone).date(), told)
    for call in calls_of([Log.of(file) for file in own], who):
        ends, day = pair(call[0].from_, call[0].to), datetime.fromtimestamp(call[0].utc, zone).date()
        if ends[0] != ends[1]:
            told = [(own[one.file], own[one.file].rows[one.place].label) for one in call]
            found.setdefault((*ends, call[0].medium), Contact()).add(day, told)
    made = Made()
    for (one, other, medium), contact in found.items():
        record = contact.record("device", (one, other), medium, [file.receipt.evidence for file, _ in contact.rows])
        places = dict.fromkeys((file.receipt.sha256, label) for file, label in contact.rows)
        made.add("contacts", "contacts", record, places)
    return made


def who_at(people: People, zone: ZoneInfo) -> Who:
    """Return who tells whom an end means at a moment, by the claims of that day in the matter's zone."""

    @cache
    def known(end: str, day: date) -> str:
        return end_on(people, end, day)

    return lambda end, moment: known(end, moment.astimezone(zone).date())
