"""What imported rows suggest: how people are called, which numbers they use, and what a tagged message may show."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from relcon.importing.fates import BadValue
from relcon.importing.messages.message import COUNTED
from relcon.importing.people import People
from relcon.importing.review.proposal import Decision, Kind, Proposal, kept, merged, path_of, proposal_id, text_of
from relcon.importing.review.successors import successors
from relcon.importing.settings import Settings
from relcon.importing.store import Made, Store, StoredFile, StoredRow
from relcon.records.matter import Matter

_BY: Final = {"messages": "an address book", "entities": "an entity"}
"""Kinds of file that suggest, and what calls a number by a name in them."""
CONTACTS: Final = "contacts"
"""The file of contacts, and the section in it."""


def suggestions_file(
    store: Store, files: Sequence[StoredFile], matter: Matter, settings: Settings, made: Made
) -> Mapping[Any, str | bytes | None]:
    """Return the file of suggestions as it is with just these imported files, where it changes."""
    before = kept(store)
    contacts = made.files.get(CONTACTS, {}).get(CONTACTS, [])
    proposals = merged(suggested(files, matter, settings, contacts), before)
    path = path_of(store)
    if not proposals and not path.is_file():
        return {}
    return {path: text_of(proposals)}


def suggested(
    files: Sequence[StoredFile], matter: Matter, settings: Settings, contacts: Collection[Mapping[str, Any]]
) -> list[Proposal]:
    """Return what the rows of imported files suggest, and the contacts that they make, each once.

    Parameters
    ----------
    files
        Every imported file.
    matter
        The case, for what it says already.
    settings
        The matter's zone and region.
    contacts
        The records of contacts that the rows make.
    """
    found: dict[str, _Suggestion] = {}
    people = People(matter, settings.region)
    for file in sorted(files, key=lambda one: one.receipt.sha256):
        if file.receipt.kind not in _BY:
            continue
        for row in file.rows:
            for one in _of_row(row, people, settings, file):
                held = found.setdefault(one.id, one)
                held.places |= one.places
                held.evidence |= one.evidence
    return [*(one.proposal() for one in found.values()), *successors(contacts, people)]


@dataclass
class _Suggestion:
    """A suggestion before all rows on which it rests are known."""

    id: str
    kind: Kind
    said: str
    person: str | None
    name: str | None
    number: str | None
    since: str | None
    decision: Decision
    places: set[str]
    evidence: set[str]

    def proposal(self) -> Proposal:
        return Proposal(
            id=self.id,
            kind=self.kind,
            person=self.person,
            name=self.name,
            number=self.number,
            since=self.since,
            because=f"{self.said}: {'; '.join(sorted(self.places))}",
            evidence=tuple(sorted(self.evidence)),
            decision=self.decision,
        )


def _of_row(row: StoredRow, people: People, settings: Settings, file: StoredFile) -> Iterator[_Suggestion]:
    if "name" in row.values:
        for number in row.values["numbers"]:
            yield from _of_entry(row.values["name"], number, people, file, row.label)
    elif "called" in row.values:
        yield from _of_held(row, people, file)
    elif row.values.get("tag") and row.reason in COUNTED:
        yield from _of_tag(row, people, settings, file)


def _of_entry(name: str, number: str, people: People, file: StoredFile, label: str) -> Iterator[_Suggestion]:
    """Yield what a name with a number suggests."""
    users = sorted({claim.person for claim in people.claims.get(number, ())})
    try:
        called = people.named(name)
    except BadValue:
        called = None
    said = f"{_BY[file.receipt.kind]} calls {number} {name}"
    if called is not None:
        there: Decision = "there" if called in users else "open"
        yield _one("number", said, file, label, there, person=called, number=number, name=name)
    elif users:
        for user in users:
            yield _one("alias", said, file, label, "open", person=user, number=number, name=name)
    else:
        yield _one("person", said, file, label, "open", number=number, name=name)


def _of_held(row: StoredRow, people: People, file: StoredFile) -> Iterator[_Suggestion]:
    """Yield for each person who is called much alike that a name of held rows may mean that person."""
    name, number = row.values["called"], row.values["rows"]
    rows = "a row is" if number == 1 else f"{number:,} rows are"
    said = f"{rows} held for the name {name} (a yes: take {file.receipt.name} out, and import it again)"
    try:
        yield _one("alias", said, file, row.label, "there", person=people.named(name), name=name)
    except BadValue:
        for person in people.alike(name):
            yield _one("alias", said, file, row.label, "open", person=person, name=name)


def _of_tag(row: StoredRow, people: People, settings: Settings, file: StoredFile) -> Iterator[_Suggestion]:
    """Yield for each recipient of a tagged message that it may show what the recipient was told."""
    day = datetime.fromisoformat(row.values["utc"]).astimezone(settings.days_in(file.receipt.name)).date()
    for recipient in row.values["to"]:
        person = people.using(recipient, day) if recipient.startswith("+") else recipient
        if person is not None:
            said = f'an examiner tagged a message "{row.values["tag"]}"; {person} received it on {day}'
            more = {"since": day.isoformat(), "key": row.values["key"]}
            yield _one("knowledge", said, file, row.label, "open", person=person, **more)


def _one(
    kind: Kind,
    said: str,
    file: StoredFile,
    label: str,
    decision: Decision,
    *,
    person: str | None = None,
    name: str | None = None,
    number: str | None = None,
    since: str | None = None,
    key: str = "",
) -> _Suggestion:
    cited = file.receipt.evidence
    id = proposal_id(kind, person or "", name or "", number or "", since or "", key)
    place = f"{cited or file.receipt.name}, {label}"
    return _Suggestion(
        id, kind, said, person, name, number, since, decision, {place}, {cited} if cited is not None else set()
    )
