"""Records of entities: contacts of calls and messages, and payments; people are only suggested."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from relcon.importing.contacts import Contact, end_on, pair
from relcon.importing.entities.reading import KIND
from relcon.importing.people import People
from relcon.importing.settings import Settings
from relcon.importing.store import Made, StoredFile
from relcon.records.base import is_id
from relcon.records.matter import Matter

_HEX: Final = 10


def records(files: Sequence[StoredFile], matter: Matter, settings: Settings) -> Made:
    """Return the contacts and payments that stored entities make.

    Parameters
    ----------
    files
        Every imported file.
    matter
        The case, for who claims which number from when to when.
    settings
        The region of numbers.
    """
    made, people = Made(), People(matter, settings.region)
    found: dict[tuple[str, str, str], Contact[tuple[StoredFile, str]]] = {}
    for file in sorted(files, key=lambda one: one.receipt.sha256):
        if file.receipt.kind != KIND:
            continue
        for row in file.used:
            said = row.values
            if "usd" in said:
                source = (file.receipt.sha256, row.label)
                made.add(file.receipt.evidence or file.receipt.short, "payments", _payment(said, file), [source])
            elif "medium" in said:
                day = date.fromisoformat(said["date"])
                for recipient in said["to"]:
                    ends = pair(end_on(people, said["from"], day), end_on(people, recipient, day))
                    if ends[0] != ends[1]:
                        found.setdefault((*ends, said["medium"]), Contact()).add(day, [(file, row.label)])
    for (one, other, medium), contact in found.items():
        record = contact.record(KIND, (one, other), medium, [file.receipt.evidence for file, _ in contact.rows])
        made.add("contacts", "contacts", record, [(file.receipt.sha256, label) for file, label in contact.rows])
    return made


def _payment(said: Mapping[str, Any], file: StoredFile) -> dict[str, Any]:
    entity = said["entity"]
    id = entity if is_id(entity) else hashlib.sha256(entity.encode("utf-8", "replace")).hexdigest()[:_HEX]
    record = {"id": f"p-{KIND}-{id}", **{name: said[name] for name in ("date", "from", "to", "usd")}, "kind": "paid"}
    return {**record, "evidence": [file.receipt.evidence]}
