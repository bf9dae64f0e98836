"""People, links, events and records as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from relcon import words
from relcon.audiences.audience import Copy
from relcon.event_words import what
from relcon.figures.links import Link, links
from relcon.figures.tiers import RULE, TIERS, placed
from relcon.law.record_index import RecordIndex
from relcon.record_words import TITLES, date_of, people_of, sentence
from relcon.records.agreements import Agreement, Finding
from relcon.records.base import Record
from relcon.records.dates import When
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.history import Sentence
from relcon.records.matter import Kind, Matter, declared_in_case, declared_in_proffer, record_id
from relcon.records.people import Person
from relcon.results.network import Placement
from relcon.views.explanations import Told


def network_data(index: RecordIndex, copy: Copy, placements: Mapping[str, Placement]) -> dict[str, Any]:
    """Return ``people``, ``tiers`` and ``links`` as they stand in the records."""
    matter = index.matter
    tiers = placed(index, placements)
    found = links(index)
    return {
        "people": [
            {
                "id": id,
                "name": person.name,
                "surname": words.surname(matter, id),
                "aliases": list(person.aliases),
                "status": copy.status(person),
                "role": _role(person, index, copy),
                "tier": tiers[id].tier,
                "tier_why": copy.reason(tiers[id].why),
                "defendant": person.defendant is not None and id not in copy.hidden,
            }
            for id, person in matter.people.items()
        ],
        "tiers": [
            {"id": id, "title": title} for id, title in TIERS.items() if any(one.tier == id for one in tiers.values())
        ],
        "tier_rule": copy.reason(RULE),
        "links": [_link(link, list(index.events)) for link in found],
    }


def _link(link: Link, events: list[str]) -> dict[str, Any]:
    numbers = {id: n for n, id in enumerate(events)}
    return {
        "from": link.source,
        "to": link.target,
        "kind": link.kind,
        "events": [numbers[id] for id in link.records if id in numbers],
        "records": list(link.records),
        "label": link.label,
    }


def _role(person: Person, index: RecordIndex, copy: Copy) -> str:
    """Return what a person is in a few words: the functions, else the status."""
    if person.id in copy.hidden:
        return ""
    done = [one for one in index.functions_of.get(person.id, ()) if one.id not in index.origin]
    return ", ".join(dict.fromkeys(one.function.replace("_", " ") for one in done)) or copy.status(person)


def listed(index: RecordIndex, copy: Copy) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Return every record that a copy may show, and the place of each id."""
    rows: list[dict[str, Any]] = []
    for kind, record, admission, lead in _declared(index.matter):
        id = record_id(record)
        if kind in TITLES and id not in copy.withheld_evidence and not _about_hidden(record, index.matter, copy):
            evidence = [one for one in getattr(record, "evidence", ()) if one not in copy.withheld_evidence]
            rows.append(
                {
                    "id": id,
                    "kind": kind,
                    "kind_title": TITLES[kind],
                    "date": date_of(record),
                    "people": list(people_of(record, index.matter)),
                    "text": sentence(record, index.matter),
                    "pages": _pages([id] if isinstance(record, Evidence) else evidence, index.matter),
                    "evidence": evidence,
                    "admission": admission,
                    "lead": lead,
                }
            )
    return rows, {str(row["id"]): n for n, row in enumerate(rows)}


def _about_hidden(record: Record, matter: Matter, copy: Copy) -> bool:
    """Whether a record is under seal, or would show who somebody is: a plea, a prior sentence, a finding."""
    if not isinstance(record, Agreement | Finding | Sentence):
        return False
    sealed = isinstance(record, Agreement) and record.sealed and copy.audience != "counsel"
    return sealed or not copy.hidden.isdisjoint(people_of(record, matter))


def _declared(matter: Matter) -> Iterator[tuple[Kind, Record, str | None, str | None]]:
    """Yield every record with its kind and, where it is inside one, its admission and lead."""
    for kind, record in declared_in_case(matter.case):
        yield kind, record, None, None
    admission: str | None = None
    lead: str | None = None
    for kind, record in declared_in_proffer(matter.proffer) if matter.proffer is not None else ():
        if kind == "admission":
            admission, lead = record_id(record), None
        elif kind == "lead":
            lead = record_id(record)
        else:
            yield kind, record, admission, lead


def _pages(exhibits: list[str], matter: Matter) -> str:
    """Return the pages of exhibits, each once: ``GOV-0004512–4514``."""
    found = (bates for id in exhibits if (bates := matter.evidence[id].bates) is not None)
    return ", ".join(dict.fromkeys(map(words.pages, found)))


def event_rows(told: Told, copy: Copy, places: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return every event, with what all of its answers have in common."""
    index = told.found.index
    rows = []
    for id, event in index.events.items():
        origin = index.origin.get(id)
        rows.append(
            {
                "id": id,
                "date": str(event.date),
                "sort": _sort(event.date),
                "kind": event.kind,
                "what": _what(event),
                "participants": [[part.person, part.act] for part in event.participants],
                "undertakings": list(event.undertaking),
                "evidence": [one for one in event.evidence if one not in copy.withheld_evidence],
                "admission": origin.admission if origin is not None else None,
                "lead": origin.lead if origin is not None else None,
                "record": places[id],
                "lot": event.lot,
                "series": event.series is not None,
                "flags": copy.flags(told.flags.get(id, ())),
                "if_counted": told.if_counted.get(id, {}),
            }
        )
    return rows


def _sort(date: When) -> str:
    return "" if date.first is None else date.first.isoformat()


def _what(event: Event) -> str:
    """Return amount and substance without the kind: ``1 kg cocaine``."""
    return what(event).partition(", ")[2]
