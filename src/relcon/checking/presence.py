"""One person at two places on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from relcon.checking.facts import all_events, name
from relcon.checking.note import Note, note
from relcon.records.events import Event
from relcon.records.matter import Matter

# Acts that are done by word or through others: they put nobody at the place.
REMOTE = {"brokered", "financed", "supplied", "negotiated", "recruited", "hired", "aided", "caused"}


def two_places_one_day(matter: Matter) -> Iterator[Note]:
    """Yield people whose own acts on one and the same day lie at different places."""
    days: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in all_events(matter):
        if event.place is None or event.date.first is None or event.date.first != event.date.last:
            continue
        for person in dict.fromkeys(p.person for p in event.participants if p.act not in REMOTE and p.knowing != "no"):
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
