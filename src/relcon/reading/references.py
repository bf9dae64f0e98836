"""References by id: each names a declared record of the right kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from relcon.reading.index import Index
from relcon.reading.models import attributes
from relcon.reading.problems import Problem
from relcon.reading.source import Path, Source
from relcon.reading.walk import FACTS, walk
from relcon.records.agreements import Agreement, FactualBasis, Finding
from relcon.records.base import Fact, Record, Supported
from relcon.records.case import Lot
from relcon.records.challenges import RecordedChallenge
from relcon.records.circumstances import Circumstance
from relcon.records.counts import Notice851
from relcon.records.events import Acquitted, Event, OwnUse, PriorSentence, UnableOrUnwilling
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Function, Knowledge, KnowledgeOf, Payment
from relcon.records.history import CareerOffender, CriminalHistory, Sentence
from relcon.records.matter import Kind
from relcon.records.mitigation import Mitigation
from relcon.records.noted import Noted
from relcon.records.participants import Participant
from relcon.records.people import Acceptance, Person, PersonalUse
from relcon.records.proffer import Admission, OtherSpeaker, ProfferFile
from relcon.records.psr import Paragraph, PsrFile
from relcon.records.reliability import BelievedItem, BelievedTogether
from relcon.records.sessions import Previewed, Report, SaidDifferently, Session
from relcon.records.tasks import Task
from relcon.records.undertakings import Membership, Scope
from relcon.spelling import nearest

FEW = 12
"""Ids that are named where none is near."""

PERSON: tuple[Kind, ...] = ("person",)
UNDERTAKING: tuple[Kind, ...] = ("undertaking",)
EVENT: tuple[Kind, ...] = ("event",)
PLACE: tuple[Kind, ...] = ("place",)
EVIDENCE: tuple[Kind, ...] = ("evidence",)
SENTENCE: tuple[Kind, ...] = ("sentence",)
ADMISSION: tuple[Kind, ...] = ("admission",)
LEFT_OUT: tuple[Kind, ...] = ("evidence", "person", "lot", "finding", *FACTS)
"""What may be left out of a matter."""

REFERENCES: Mapping[type[Record], Mapping[str, tuple[Kind, ...]]] = {
    Supported: {"evidence": EVIDENCE},
    Evidence: {"speaker": PERSON},
    Person: {"may_be": PERSON},
    Notice851: {"sentences": SENTENCE},
    CareerOffender: {"predicates": SENTENCE},
    Sentence: {"single_with": SENTENCE},
    CriminalHistory: {"under": SENTENCE},
    Acceptance: {"contested": FACTS},
    PersonalUse: {"event": EVENT},
    Membership: {"person": PERSON, "undertaking": UNDERTAKING},
    Scope: {"events": EVENT, "with": PERSON, "places": PLACE},
    Event: {"undertaking": UNDERTAKING, "place": PLACE, "course_of_conduct": PERSON},
    Participant: {"person": PERSON},
    OwnUse: {"person": PERSON},
    UnableOrUnwilling: {"person": PERSON},
    Acquitted: {"person": PERSON},
    PriorSentence: {"person": PERSON, "sentence": SENTENCE},
    Knowledge: {"person": PERSON, "told_by": PERSON},
    KnowledgeOf: {"undertaking": UNDERTAKING, "event": EVENT, "person": PERSON, "circumstance": ("circumstance",)},
    Authority: {"by": PERSON, "over": PERSON, "undertaking": UNDERTAKING},
    Function: {"person": PERSON, "undertaking": UNDERTAKING},
    Payment: {"from": PERSON, "to": PERSON, "for": EVENT},
    Circumstance: {"place": PLACE, "by": PERSON, "undertaking": UNDERTAKING, "events": EVENT},
    Agreement: {"person": PERSON},
    FactualBasis: {"facts": FACTS},
    Finding: {"defendant": PERSON},
    BelievedItem: {"id": LEFT_OUT},
    BelievedTogether: {"ids": LEFT_OUT},
    RecordedChallenge: {
        "to": LEFT_OUT,
        "fruits": EVIDENCE,
        "by": PERSON,
        "evidence": EVIDENCE,
    },
    Mitigation: {"person": PERSON, "evidence": EVIDENCE},
    ProfferFile: {"client": PERSON},
    Session: {"letter": ("letter",), "admissions": ADMISSION},
    Previewed: {"topic": ("topic",)},
    Task: {"session": ("session",)},
    Report: {"evidence": EVIDENCE, "said": ADMISSION, "not_said": ADMISSION},
    SaidDifferently: {"admission": ADMISSION, "record": FACTS, "people": PERSON, "place": PLACE},
    Admission: {
        "topic": ("topic",),
        "supports": FACTS,
        "covers": FACTS,
        "already_known": EVIDENCE,
        "independent": EVIDENCE,
    },
    OtherSpeaker: {"person": PERSON, "likely_topics": ("topic",)},
    PsrFile: {"defendant": PERSON},
    Paragraph: {"relies_on": (*FACTS, *SENTENCE), "sources": EVIDENCE},
}
"""Fields that name records by id, and the kinds that they may name."""

SPECIAL: Mapping[type[Record], tuple[str, ...]] = {
    Supported: ("asserted_by", "disputed_by"),
    Fact: ("replaces",),
    Evidence: ("held_by",),
    Lot: ("made_from",),
    Event: ("lot",),
    Circumstance: ("lot",),
    Noted: ("record",),
    Paragraph: ("told",),
}
"""Reference fields that this table cannot describe; `relcon.reading.special` or `relcon.reading.psr` checks them."""


def values(record: Record, name: str) -> Iterator[tuple[Path, str]]:
    """Yield each id in a field with its path below the record."""
    value = getattr(record, attributes(type(record))[name])
    if isinstance(value, str):
        yield (name,), value
    elif isinstance(value, dict):
        for key in value:
            yield (name, key), key
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield (name, position), item


def dangling(
    source: Source, path: Path, name: str, index: Index, *kinds: Kind, also: tuple[str, ...] = ()
) -> Iterator[Problem]:
    """Yield the problem of an id that names nothing of these kinds."""
    actual = index.kind(name)
    if name in also or name in index.broken or actual in kinds:
        return
    there = (*also, *index.ids(*kinds))
    near = nearest(name, (*there, *sorted(index.broken)))
    wanted = "any record of facts" if kinds == FACTS else " or ".join(kinds)
    if actual is None:
        message = f"no such id: {wanted} expected"
    else:
        message = f"this id names something else ({actual}): {wanted} expected"
    key = isinstance(source.node(path[:-1]), dict) and path[-1] == name
    # Where it is no misspelling, a few are named.
    allowed = there if near is None and len(there) <= FEW else ()
    yield source.problem("dangling", path, message, found=name, allowed=allowed, nearest=near, key=key)


def check_references(source: Source, root: Record, index: Index) -> Iterator[Problem]:
    """Yield every reference of one file that names nothing, or a record of the wrong kind."""
    for path, record in walk(root):
        for field, kinds in _naming(type(record)):
            for below, name in values(record, field):
                yield from dangling(source, (*path, *below), name, index, *kinds)


@cache
def _naming(model: type[Record]) -> tuple[tuple[str, tuple[Kind, ...]], ...]:
    """Return the fields of a record that name others, with the kinds that they may name."""
    return tuple(one for of, fields in REFERENCES.items() if issubclass(model, of) for one in fields.items())
