"""One person at two places on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from relcon.checking.facts import all_events, name
from relcon.checking.note import Note, note
from relcon.records.events import REMOTE_ACTS, Event
from relcon.records.matter import Matter


def two_places_one_day(matter: Matter) -> Iterator[Note]:
    """Yield people whose own acts on one and the same day lie at different places."""
    days: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in all_events(matter):
        if event.place is None or event.date.first is None or event.date.first != event.date.last:
            continue
        there = (part for part in event.participants if part.act not in REMOTE_ACTS and part.knowing != "no")
        for person in dict.fromkeys(part.person for part in there):
            days[person, str(event.date)].append(event)
    for (person, day), events in days.items():
        places = dict.fromkeys(event.place for event in events if event.place is not None)
        if len(places) > 1:
            at = "; ".join(
                f"{matter.places[place].name if place in matter.places else place} "
                f"({', '.join(event.id for event in events if event.place == place)})"
                for place in places
            )
            text = f"{name(matter, person)} is at {len(places)} places on {day}: {at}. Compare the hours"
            yield note("contradiction", events[0].id, events[0].location, text)
