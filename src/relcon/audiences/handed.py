"""A copy's case as it may be handed over record by record: what a page computes from and does not show is gone too."""

from __future__ import annotations

import hashlib
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from relcon.audiences.audience import OUTSIDE, Copy
from relcon.audiences.rewriting import Kind, kinds_of
from relcon.records.agreements import Admitted, Agreement, Finding
from relcon.records.base import Record, Supported
from relcon.records.case import CaseFile
from relcon.records.challenges import RecordedChallenge
from relcon.records.events import Acquitted, Event, OwnUse, PriorSentence, UnableOrUnwilling
from relcon.records.evidence import Evidence
from relcon.records.facts import KnowledgeOf
from relcon.records.matter import declared_in_case, record_id
from relcon.records.people import DefendantPart, Person
from relcon.records.substances import find
from relcon.results.exposure import Receipt

R = TypeVar("R", bound=Record)

_OF_ONE = (Acquitted, OwnUse, PriorSentence, UnableOrUnwilling)
"""What an event says of one person alone."""

_NO_IDS = frozenset({"defense", "psr", "government", "joint_defense", "client"})
"""What may stand where an id does and is none: a position, and who has an exhibit."""

WITHOUT: tuple[str, ...] = (
    "People who are not named stand as unidentified, whatever they are, without what would tell.",
    "Pleas that are not public, and findings about people who are not named, are not in it.",
)
OUTSIDE_WITHOUT: tuple[str, ...] = (
    "What only one side says is not in it, nor who has an exhibit, since when, and any motion against it.",
)
"""What a copy is without, in words that do not tell whether there was any."""


def handed(copy: Copy) -> CaseFile:
    """Return the case of a copy as the audience may hold it, whatever it becomes.

    Parameters
    ----------
    copy
        From `relcon.audiences.audience.copy_for`.

    Returns
    -------
    CaseFile
        For counsel the whole case. For others without exhibits that are withheld, with everybody who is not named
        ``unidentified``, and without what would show who cooperates; outside the defense without what one side alone
        asserts. Nothing refers to what is not there, and what holds only its default counts as not stated.
    """
    case = copy.matter.case
    if copy.audience == "counsel":
        return case
    known = _declared(case) - copy.withheld_evidence
    while True:  # what is left out takes with it what cannot do without it
        found = _without(case, copy, known) or CaseFile(format=case.format)
        left = _declared(found)
        if left == known:
            return found
        known = left


def _declared(case: CaseFile) -> frozenset[str]:
    return frozenset(record_id(record) for _, record in declared_in_case(case))


def described(copy: Copy) -> tuple[str, ...]:
    """Return what a copy is without, for its head; for counsel nothing."""
    if copy.audience == "counsel":
        return ()
    outside = OUTSIDE_WITHOUT if copy.audience in OUTSIDE else ()
    return (*copy.manifest, *WITHOUT, *outside)


def receipt_for(copy: Copy, made_from: Receipt) -> Receipt:
    """Return a receipt as the reader of a copy may hold it, with hashes over what the copy holds.

    Outside the defense it names no options and no open norms: they would argue where nobody sees it, and follow from
    the version, the tables and the records of the copy.
    """
    if copy.audience == "counsel":
        return made_from
    proffer = copy.matter.proffer
    told = {name: getattr(made_from, name) for name in ("open_norms", "warnings")}
    said = {name: tuple(dict.fromkeys(map(copy.reason, texts))) for name, texts in told.items()}
    own = {"case_sha256": _sha256(handed(copy)), "proffer_sha256": None if proffer is None else _sha256(proffer)}
    outside: dict[str, Any] = {"options": {}, "open_norms": ()} if copy.audience in OUTSIDE else {}
    return made_from.model_copy(update={**said, **own, **outside})


def _sha256(record: Record) -> str:
    return hashlib.sha256(record.model_dump_json(by_alias=True).encode()).hexdigest()


def _without(record: R, copy: Copy, known: AbstractSet[str]) -> R | None:
    """Return a record without what would tell and what names no record known; ``None`` where nothing of it may stay."""
    if _told(record, copy, known):
        return None
    changed: dict[str, Any] = {}
    for attribute, kind in kinds_of(type(record)):
        value = getattr(record, attribute)
        new = _value(value, kind, copy, known)
        if new is None and value is not None and type(record).model_fields[attribute].is_required():
            return None
        if new is not value:
            changed[attribute] = new
    changed |= _silenced(record, copy)
    if isinstance(record, KnowledgeOf) and not any(value is not None for value in {**dict(record), **changed}.values()):
        return None
    return _stated(record.model_copy(update=changed))


def _told(record: Record, copy: Copy, known: AbstractSet[str]) -> bool:
    """Whether a record as a whole may not be in a copy."""
    if getattr(record, "id", None) in copy.withheld_evidence:
        return True
    if isinstance(record, Supported) and record.asserted_by and copy.audience in OUTSIDE:
        return True
    if isinstance(record, RecordedChallenge) and copy.audience in OUTSIDE:
        return True
    if isinstance(record, Finding):
        gone = record.about is not None and record.about not in known and find(record.about) is None
        return gone or record.defendant in copy.hidden
    if isinstance(record, Admitted):
        return record.about is not None and record.about not in known and find(record.about) is None
    if isinstance(record, Agreement) and (record.sealed or record.person in copy.hidden):
        return True
    return isinstance(record, _OF_ONE) and record.person in copy.hidden


def _silenced(record: Record, copy: Copy) -> dict[str, Any]:
    """Return the fields of a record that would tell, emptied."""
    changed: dict[str, Any] = {}
    outside = copy.audience in OUTSIDE
    match record:
        case Person() if record.id in copy.hidden:
            changed = {"status": "unidentified", "flipped": None, "sealed": False, "may_be": (), "defendant": None}
        case Event() if copy.hidden:
            told = {id: answer for id, answer in record.course_of_conduct.items() if id not in copy.hidden}
            changed = {"sting": None, "course_of_conduct": told}
        case Agreement():
            changed = {"cooperation": None, "waivers": None}
        case Evidence() if copy.hidden and record.kind == "controlled_buy":
            changed = {"kind": "other"}
    if outside and isinstance(record, Supported):
        changed["disputed_by"] = ()
    if outside and isinstance(record, Evidence):
        changed["challenge"] = None
    if outside and isinstance(record, DefendantPart):
        fields = DefendantPart.model_fields
        changed |= {name: fields[name].default for name in ("acceptance", "disclosed_all")}
    return changed


def _value(value: Any, kind: Kind, copy: Copy, known: AbstractSet[str]) -> Any:
    match value:
        case Record():
            return _without(value, copy, known)
        case str() if kind == "id":
            return value if value in known or value in _NO_IDS else None
        case tuple() if value:
            kept = tuple(new for item in value if (new := _value(item, kind, copy, known)) is not None)
            return (
                value
                if len(kept) == len(value) and all(new is old for new, old in zip(kept, value, strict=True))
                else kept
            )
    return value


def _stated(record: R) -> R:
    """Return a record of which a field counts as stated only where it says something else than its default."""
    for name in tuple(record.model_fields_set):
        info = type(record).model_fields[name]
        if not info.is_required() and getattr(record, name) == info.get_default(call_default_factory=True):
            record.model_fields_set.discard(name)
    return record
