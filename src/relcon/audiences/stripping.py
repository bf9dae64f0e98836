"""A case without what is counsel's own: grades, notes, placings, disputes, findings, options, unfiled challenges.

Nor who has an exhibit and since when, or what a motion against it rests on: no copy shows these, and a digest of the
copy is not to depend on them either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from relcon.records.base import Record, Supported
from relcon.records.basis import Coded
from relcon.records.case import CaseFile
from relcon.records.evidence import Challenge, Evidence
from relcon.records.matter import Matter
from relcon.records.options import PositionChanges
from relcon.records.people import Person

R = TypeVar("R", bound=Record)

MOTION: Final = "a motion"
"""What stands for the ground of a motion against an exhibit."""


def stripped(case: CaseFile) -> CaseFile:
    """Return a case as somebody else may hold it.

    Parameters
    ----------
    case : CaseFile
        As counsel wrote it.

    Returns
    -------
    CaseFile
        Without anything that only the defense, or only a defendant, asserts; where the defense disputes a
        record, the dispute is gone and the record stands.
    """
    voices = {"defense", *(person.id for person in case.people)}
    bare = _bare(case, voices)
    gone = _ids(case) - _ids(bare)
    kept = _without(bare, gone)
    findings = tuple(one for one in kept.findings if one.by != "counsel" and one.about not in gone)
    filed = tuple(one for one in kept.challenges if one.status != "possible")
    own = {"challenges": filed, "mitigation": (), "positions": PositionChanges()}
    return kept.model_copy(update={"findings": findings, **own})


def without_answers(matter: Matter) -> Matter:
    """Return a matter without counsel's answers to the notes of ``relcon check``: counsel's alone."""
    proffer = matter.proffer.model_copy(update={"noted": ()}) if matter.proffer is not None else None
    return replace(matter, case=matter.case.model_copy(update={"noted": ()}), proffer=proffer)


def without_pleas(case: CaseFile, hidden: Sequence[str]) -> CaseFile:
    """Return a case whose pleas under seal, or of people who are not named, say nothing: evidence would show them."""
    silent: dict[str, Any] = {"factual_basis": (), "cooperation": None, "waivers": None}
    agreements = tuple(
        one.model_copy(update=silent) if one.sealed or one.person in hidden else one for one in case.agreements
    )
    return case.model_copy(update={"agreements": agreements})


def _bare(record: R, voices: set[str]) -> R:
    """Return a record without counsel's own fields, and without the records in it that only the defense asserts."""
    changed: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            changed[name] = _bare(value, voices) if _stays(value, voices) else None
        elif isinstance(value, tuple) and any(isinstance(item, Record) for item in value):
            changed[name] = tuple(_bare(item, voices) for item in value if _stays(item, voices))
    if "note" in type(record).model_fields:
        changed["note"] = None
    if isinstance(record, Evidence):
        changed |= {"grade": "fair", "custody_gaps": (), "held_by": (), "known_since": None}
        changed["challenge"] = _ruled(record.challenge)
    if isinstance(record, Person):
        changed["tier"] = None
    if isinstance(record, Supported):
        for field in ("asserted_by", "disputed_by"):
            changed[field] = tuple(name for name in getattr(record, field) if name not in voices)
    return record.model_copy(update={name: value for name, value in changed.items() if value != getattr(record, name)})


def _ruled(motion: Challenge | None) -> Challenge | None:
    """Return a motion against an exhibit as what became of it, which moves numbers, without counsel's words for it."""
    return None if motion is None else Challenge(ground=MOTION, status=motion.status)


def _stays(item: Any, voices: set[str]) -> bool:
    """Whether somebody else asserts a record too; a reading of coded words stays unless it is counsel's."""
    if isinstance(item, Coded):
        return item.by not in ("counsel", "defense")
    if not isinstance(item, Supported) or not item.asserted_by:
        return True
    return any(name not in voices for name in item.asserted_by)


def _ids(case: CaseFile) -> set[str]:
    return {one.id for one in (*case.undertakings, *case.events, *case.circumstances)}


def _without(case: CaseFile, gone: set[str]) -> CaseFile:
    """Return a case in which nothing refers to records that are gone."""
    events = tuple(
        one.model_copy(update={"undertaking": tuple(id for id in one.undertaking if id not in gone)})
        for one in case.events
    )
    circumstances = tuple(
        one.model_copy(
            update={
                "undertaking": tuple(id for id in one.undertaking if id not in gone),
                "events": tuple(id for id in one.events if id not in gone),
            }
        )
        for one in case.circumstances
    )
    in_undertakings: Callable[[Any], bool] = lambda one: one.undertaking not in gone  # noqa: E731
    return case.model_copy(
        update={
            "events": events,
            "circumstances": circumstances,
            "authority": tuple(filter(in_undertakings, case.authority)),
            "functions": tuple(filter(in_undertakings, case.functions)),
            "knowledge": tuple(
                one for one in case.knowledge if not gone & {one.of.undertaking, one.of.event, one.of.circumstance}
            ),
        }
    )
