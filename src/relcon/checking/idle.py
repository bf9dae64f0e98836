"""Records that change nothing as they stand: no worksheet, people and exhibits that nothing names."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.mentions import mentioned, speaks_by_itself
from relcon.checking.note import Note, note
from relcon.records.matter import Matter


def without_worksheets(matter: Matter) -> Iterator[Note]:
    """Yield the people of status defendant who have no ``defendant`` part."""
    for person in matter.people.values():
        if person.status == "defendant" and person.defendant is None:
            text = (
                "status defendant, and no `defendant` part: no worksheet is made. Write defendant: {counts: [...]}, or "
                "another status"
            )
            yield note("no_effect", person.id, person.location, text)


def never_named(matter: Matter) -> Iterator[Note]:
    """Yield the exhibits that no record cites, and the people whom no record names."""
    named = mentioned(matter)
    for exhibit in matter.evidence.values():
        if exhibit.id not in named and not speaks_by_itself(exhibit):
            yield note("uncited", exhibit.id, exhibit.location, "an exhibit that no record cites")
    for person in matter.people.values():
        if person.id not in named and not named & {phone.number for phone in person.phones}:
            text = "no record names this person"
            if person.defendant is not None:
                text = f"{text}: nothing is attributed, in any position"
            yield note("uncited", person.id, person.location, text)
