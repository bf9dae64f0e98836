"""FollowTheMoney entities, one a line, for Aleph and OpenAleph."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from relcon.exporting.flat import plain
from relcon.exporting.left_out import LeftOut
from relcon.exporting.made import Head, Made
from relcon.exporting.said import left_out, paragraphs, removed
from relcon.exporting.text import Cleaning
from relcon.records.case import CaseFile
from relcon.records.dates import When
from relcon.records.facts import Contact, Payment
from relcon.records.people import Person

README: Final = ".README.txt"
SCHEMATA: Final = {"call": "Call", "text": "Message", "app": "Message"}
"""What a contact becomes, by its medium; another has no schema that says no more than the record."""
RULES: Final = (
    "People become Person, with aliases and numbers; a number at the end of a text or app contact becomes LegalEntity.",
    "Contacts by call become Call, by text or app Message: one for each record, which says how many there were.",
    "Who called or wrote to whom is not in the case file: the two ends stand in the order of the record.",
    "Money that was paid becomes Payment, in USD.",
    "Ids are hashes of the case's caption and the record's id, so that two matters do not meet in one index.",
)


def ftm(case: CaseFile, head: Head) -> Made:
    """Return a case as FollowTheMoney; the parameters are those of the other formats."""
    counted, cleaning = LeftOut(), Cleaning()
    entities = [_cleaned(one, cleaning) for one in _entities(case, counted)]
    lines = "".join(f"{json.dumps(one, ensure_ascii=False, sort_keys=True)}\n" for one in entities)
    for section in ("evidence", "places", "lots", "undertakings", "events", "knowledge", "authority", "functions"):
        counted.add(section, len(getattr(case, section)))
    for section in ("circumstances", "agreements", "findings", "challenges", "mitigation", "noted"):
        counted.add(section, len(getattr(case, section)))
    without = [*left_out(counted), "Of people: only name, aliases, numbers (without their dates) and status."]
    without += ["Of contacts and payments: not what supports them.", *removed(cleaning.removed)]
    readme = cleaning.text(paragraphs(head.lines(), RULES, without))
    return Made({"": lines, README: readme}, False, {"entities": len(entities)}, without)


def _entities(case: CaseFile, counted: LeftOut) -> Iterator[dict[str, Any]]:
    caption = case.case.caption if case.case is not None else ""

    def entity(schema: str, kind: str, id: str, **properties: Sequence[str]) -> dict[str, Any]:
        found = {name: [text for text in texts if text] for name, texts in properties.items()}
        filled = {name: texts for name, texts in found.items() if texts}
        return {"id": hashed(caption, kind, id), "schema": schema, "properties": filled}

    for one in case.people:
        yield entity("Person", "person", one.id, **_person(one))
    people = {one.id for one in case.people}
    for number in dict.fromkeys(_texting(case, people)):
        yield entity("LegalEntity", "number", number, name=[number], phone=[number])
    for contact in case.contacts:
        schema = SCHEMATA.get(contact.medium)
        if schema is None:
            counted.add(f"contacts: {contact.medium}", 1)
            continue
        given = _call(contact, people, caption) if schema == "Call" else _message(contact, people, caption)
        yield entity(schema, "contact", contact.id, **_span(contact.first, contact.last), **given)
    for paid in case.payments:
        if paid.kind != "paid":
            counted.add(f"payments: {paid.kind}", 1)
            continue
        yield entity("Payment", "payment", paid.id, **_span(paid.date, paid.date), **_payment(paid, caption))


def hashed(caption: str, kind: str, id: str) -> str:
    """Return the id of an entity: forty characters of a hash."""
    return hashlib.sha256(f"{caption}\n{kind}\n{id}".encode("utf-8", "replace")).hexdigest()[:40]


def _person(one: Person) -> dict[str, Sequence[str]]:
    numbers = list(dict.fromkeys(phone.number for phone in one.phones))
    return {"name": [one.name], "alias": one.aliases, "phone": numbers, "status": [one.status]}


def _texting(case: CaseFile, people: set[str]) -> Iterator[str]:
    for contact in case.contacts:
        if SCHEMATA.get(contact.medium) == "Message":
            yield from (end for end in contact.between if end not in people)


def _call(contact: Contact, people: set[str], caption: str) -> dict[str, Sequence[str]]:
    found: dict[str, Sequence[str]] = {}
    for role, end in zip(("caller", "receiver"), contact.between, strict=True):
        known = end in people
        found[role if known else f"{role}Number"] = [hashed(caption, "person", end) if known else end]
    says = f"{contact.count} calls between the two in all; who called whom is not recorded."
    return {**found, "recordId": [contact.id], "summary": [says]}


def _message(contact: Contact, people: set[str], caption: str) -> dict[str, Sequence[str]]:
    ends = [hashed(caption, "person" if end in people else "number", end) for end in contact.between]
    says = f"{contact.count} messages between the two in all; who wrote to whom, and what, is not recorded."
    return {"sender": ends[:1], "recipients": ends[1:], "bodyText": [says], "recordId": [contact.id]}


def _payment(paid: Payment, caption: str) -> dict[str, Sequence[str]]:
    payer, beneficiary = (hashed(caption, "person", id) for id in (paid.from_, paid.to))
    ends = {"payer": [payer], "beneficiary": [beneficiary], "recordId": [paid.id]}
    purpose = [f"event {paid.for_}"] if paid.for_ is not None else []
    return {**ends, "amount": [plain(paid.usd)], "currency": ["USD"], "purpose": purpose}


def _span(first: When, last: When) -> dict[str, Sequence[str]]:
    """Return a day, or the two ends as far as they are known."""
    start, end = first.first, last.last
    if start is not None and start == end:
        return {"date": [start.isoformat()]}
    return {
        "startDate": [start.isoformat()] if start is not None else [],
        "endDate": [end.isoformat()] if end is not None else [],
    }


def _cleaned(entity: dict[str, Any], cleaning: Cleaning) -> dict[str, Any]:
    texts = {
        name: [kept for text in found if (kept := cleaning.text(text))] for name, found in entity["properties"].items()
    }
    return {**entity, "properties": {name: found for name, found in texts.items() if found}}
