"""What may be left out, in words."""

from __future__ import annotations

from relcon import words
from relcon.event_words import what
from relcon.records.agreements import Finding
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Circumstance, Function, Knowledge
from relcon.records.matter import Matter
from relcon.records.undertakings import Membership
from relcon.results.whatif import ToggleAnswer

KINDS = {
    "exhibit": "Exhibits",
    "lot": "Lots",
    "witness": "Witnesses",
    "fact": "Facts",
    "finding": "Findings",
}


def describe(id: str, toggle: ToggleAnswer, matter: Matter) -> str:
    """Return what a toggle is, in a few words."""
    record = matter.by_id(id)
    match record:
        case Evidence():
            kind = record.kind.replace("_", " ")
            return f"{kind}: {record.title}" if record.title else kind
        case Event():
            return what(record)
        case Membership():
            return f"{_name(record.person, matter)}'s part in {record.undertaking}"
        case Knowledge():
            return f"what {_name(record.person, matter)} knew"
        case Authority():
            return f"{_name(record.by, matter)} over {_name(record.over, matter)}"
        case Function():
            return f"{_name(record.person, matter)}: {record.function.replace('_', ' ')}"
        case Circumstance():
            return record.kind.replace("_", " ")
        case Finding():
            about = f" of {record.about}" if record.about is not None else ""
            return f"{_name(record.defendant, matter)}: {record.prong.replace('_', ' ')}{about}, {record.answer}"
        case _:
            return toggle.title or matter.kind(id)


def _name(id: str, matter: Matter) -> str:
    return matter.people[id].name if id in matter.people else words.person(matter, id)
