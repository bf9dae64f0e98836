"""Contacts of devices: each message once, though several rows and devices tell of it; once for each recipient."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from relcon.importing.contacts import Contact, end_on, pair
from relcon.importing.messages.message import messages_of
from relcon.importing.people import People
from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile
from relcon.records.matter import Matter

Told = tuple[StoredFile, str]
"""A file, and the label of one of its rows."""


def contacts(files: Sequence[StoredFile], matter: Matter, settings: Settings) -> Made:
    """Return the contacts that stored messages make.

    Parameters
    ----------
    files
        Every imported file.
    matter
        The case, for who claims which number from when to when.
    settings
        The zone in which days are told, and the region of numbers.
    """
    messages = messages_of(files)
    if not messages:
        return Made()
    zone = settings.days_in(next(iter(messages.values()))[0][0].receipt.name)
    people, found = People(matter, settings.region), dict[tuple[str, str, str], Contact[Told]]()

    @cache
    def known(end: str, day: date) -> str:
        return end_on(people, end, day)

    for rows in messages.values():
        said = rows[0][1].values
        day = datetime.fromisoformat(said["utc"]).astimezone(zone).date()
        told = [(file, row.label) for file, row in rows]
        sender = known(said["from"], day)
        for recipient in said["to"]:
            ends = pair(sender, known(recipient, day))
            if ends[0] != ends[1]:
                found.setdefault((*ends, said["medium"]), Contact()).add(day, told)
    made = Made()
    for (one, other, medium), contact in found.items():
        record = contact.record("device", (one, other), medium, [file.receipt.evidence for file, _ in contact.rows])
        places = dict.fromkeys((file.receipt.sha256, label) for file, label in contact.rows)
        made.add("contacts", "contacts", record, places)
    return made
