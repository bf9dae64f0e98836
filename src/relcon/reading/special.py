"""References with rules of their own: positions, lots, counts, findings, contacts, replacements, memberships."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import get_args

from relcon.reading.findings import finding
from relcon.reading.index import Index
from relcon.reading.problems import Problem
from relcon.reading.references import dangling, values
from relcon.reading.source import Path, Source
from relcon.reading.walk import DECLARES, walk
from relcon.records import substances
from relcon.records.agreements import Agreement, Finding, admitted
from relcon.records.base import Fact, Record, Supported
from relcon.records.case import Lot
from relcon.records.circumstances import Circumstance
from relcon.records.events import Acquitted, Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Contact, KnowledgeOf
from relcon.records.matter import Kind
from relcon.records.noted import BESIDE, HEADERS, Noted
from relcon.records.phones import wrong_with
from relcon.spelling import nearest

POSITIONS = ("defense", "psr", "government")

Check = Callable[[Source, Path, Record, Index], Iterator[Problem]]


def _asserters(source: Source, path: Path, record: Record, index: Index) -> Iterator[Problem]:
    """Check that positions assert and dispute, or a defendant, for that defendant alone."""
    if not isinstance(record, Supported):
        return
    for field in ("asserted_by", "disputed_by"):
        for below, name in values(record, field):
            where = (*path, *below)
            person = index.person(name)
            if person is not None and person.defendant is None and name not in index.partial:
                message = f"{name} has no defendant part, so no position; allowed besides ids of defendants"
                yield source.problem("dangling", where, message, found=name, allowed=POSITIONS)
            else:
                yield from dangling(source, where, name, index, "person", also=POSITIONS)
    for both in sorted(set(record.asserted_by) & set(record.disputed_by)):
        message = f"{both} both asserts and disputes this record"
        yield source.problem("contradiction", (*path, "disputed_by"), message, found=both)


def _held_by(source: Source, path: Path, record: Record, index: Index) -> Iterator[Problem]:
    if isinstance(record, Evidence):
        for below, name in values(record, "held_by"):
            if name == "client" and source.tree.get("format") == "relcon/case/1":
                message = "what the client holds belongs in the proffer file, never in the case file"
                yield source.problem("client_held", (*path, *below), message, found=name)
            elif name != "client":
                yield from dangling(
                    source, (*path, *below), name, index, "person", also=("government", "joint_defense")
                )


def _lots(source: Source, path: Path, record: Record, index: Index) -> Iterator[Problem]:
    """Check that the first part of a lot's path is declared, and what it was made from."""
    if isinstance(record, Event | Circumstance) and record.lot is not None:
        yield from _root(source, (*path, "lot"), record.lot, index)
    if isinstance(record, Lot):
        if "/" in record.id:
            yield from _root(source, (*path, "id"), record.id, index)
        if record.made_from is not None:
            yield from _root(source, (*path, "made_from"), record.made_from, index)
            yield from _circle(source, (*path, "made_from"), record, index)


def _root(source: Source, path: Path, lot: str, index: Index) -> Iterator[Problem]:
    root = lot.split("/", maxsplit=1)[0]
    if index.kind(root) != "lot" and root not in index.broken:
        near = nearest(root, index.ids("lot"))
        yield source.problem("dangling", path, f"no such id: lot {root} is not declared", found=lot, nearest=near)


def _circle(source: Source, path: Path, lot: Lot, index: Index) -> Iterator[Problem]:
    """Check that no lot leads back to itself: over what it was made from, else over the path above it."""
    chain = [lot.id]
    while (above := _above(chain[-1], index)) is not None and above not in chain:
        chain.append(above)
    if above == lot.id:
        message = f"drugs are not made from themselves: {' from '.join([*chain, lot.id])}"
        yield source.problem("contradiction", path, message, found=lot.made_from)


def _above(lot: str, index: Index) -> str | None:
    declared = index.declared.get(lot)
    if declared is not None and isinstance(declared.record, Lot) and declared.record.made_from is not None:
        return declared.record.made_from
    return lot.rpartition("/")[0] or None


def _counts(source: Source, path: Path, record: Record, index: Index) -> Iterator[Problem]:
    if isinstance(record, Acquitted):
        yield from _count(source, (*path, "count"), record.person, record.count, index)
    if isinstance(record, Agreement):
        brought = tuple(count.count for count in record.superseding)
        for name in ("counts", "dismisses"):
            for below, number in values(record, name):
                also = brought if name == "counts" else ()
                yield from _count(source, (*path, *below), record.person, number, index, also)
        for place, number in enumerate(brought):
            if number in brought[:place]:
                message = "the same count twice in one agreement"
                yield source.problem("duplicate_id", (*path, "superseding", place, "count"), message, found=number)
        for both in sorted({*record.counts, *brought} & set(record.dismisses)):
            message = f"count {both} is both pleaded and dismissed"
            yield source.problem("contradiction", (*path, "dismisses"), message, found=both)


def _count(
    source: Source, path: Path, person_id: str, number: str, index: Index, also: tuple[str, ...] = ()
) -> Iterator[Problem]:
    person = index.person(person_id)
    if person is None or person_id in index.partial:
        return  # reported as a dangling reference, or has errors of its own
    own = tuple(count.count for count in person.defendant.counts) if person.defendant is not None else ()
    numbers = (*own, *also)
    if number not in numbers:
        listed = " ".join(numbers) if numbers else "none recorded"
        yield source.problem("dangling", path, f"no such count of {person_id}; counts: {listed}", found=number)


def _about(source: Source, path: Path, record: Record, index: Index) -> Iterator[Problem]:
    """Check that the defendant of a finding has a worksheet, and that it is about a record or a substance."""
    if not isinstance(record, Finding):
        return
    person = index.person(record.defendant)
    if person is not None and person.defendant is None and record.defendant not in index.partial:
        message = "no defendant part, so there is nothing to find for this person"
        yield source.problem("wrong_place", (*path, "defendant"), message, found=record.defendant)
    about = record.about
    if about is None or (about not in index.declared and substances.find(about) is not None):
        return
    near = substances.nearest(about[:60])
    where = (*path, "about")
    for problem in dangling(source, where, about, index, "event", "circumstance", "membership", "undertaking"):
        message = f"{problem.message}; or a substance"
        yield source.problem("dangling", where, message, found=about, nearest=problem.nearest or near)


def _admitted(source: Source, path: Path, record: Record, index: Index) -> Iterator[Problem]:
    """Check the answers of a factual basis as findings for whoever pleads."""
    if not isinstance(record, Agreement):
        return
    for place, basis in enumerate(record.factual_basis):
        for below, one in enumerate(basis.answers):
            if one.location not in source.touched:
                where = (*path, "factual_basis", place, "answers", below)
                found = admitted(record.person, one)
                yield from _about(source, where, found, index)
                yield from finding(source, where, found, index)


def _between(source: Source, path: Path, record: Record, index: Index) -> Iterator[Problem]:
    """Check that a contact is between people, or between numbers."""
    if not isinstance(record, Contact):
        return
    for below, end in values(record, "between"):
        wrong = wrong_with(end)
        if wrong is None and index.kind(end) is None:
            continue
        if end[:1] in "+(0123456789" and end not in index.declared and wrong is not None:
            yield source.problem("wrong_value", (*path, *below), wrong, found=end)
        else:
            yield from dangling(source, (*path, *below), end, index, "person")


def _replaces(source: Source, path: Path, record: Record, index: Index) -> Iterator[Problem]:
    """Check that only a record inside an admission replaces others: case records of its own kind."""
    if not isinstance(record, Fact):
        return
    kind = DECLARES[type(record)]
    for below, name in values(record, "replaces"):
        where = (*path, *below)
        old = index.declared.get(name)
        if "admissions" not in path:
            yield source.problem("replaces", where, "only a record inside an admission replaces another", found=name)
        elif old is not None and old.proffer:
            yield source.problem("replaces", where, "a record of the case file is expected", found=name)
        elif old is not None and old.kind != kind:
            yield source.problem("replaces", where, f"names something else ({old.kind}); {kind} expected", found=name)
        else:
            yield from dangling(source, where, name, index, kind)


def _known_thing(source: Source, path: Path, record: Record, _: Index) -> Iterator[Problem]:
    if isinstance(record, KnowledgeOf) and record.location not in source.touched:
        named = [name for name in KnowledgeOf.model_fields if getattr(record, name) is not None]
        if len(named) != 1:
            message = "exactly one of undertaking, event, person, circumstance: write a knowledge record for each"
            yield source.problem("contradiction", path, message, found=", ".join(named) or "none")


def _noted(source: Source, path: Path, record: Record, index: Index) -> Iterator[Problem]:
    """Check that an answer to a note names a record, and that the case file answers nothing of the proffer."""
    if isinstance(record, Noted) and record.check not in BESIDE:
        for problem in dangling(source, (*path, "record"), record.record, index, *get_args(Kind), also=HEADERS):
            message = (
                "no such id: the id that the note names first is expected, or case or proffer for the file as a whole"
            )
            if source.tree.get("format") == "relcon/case/1":
                message += "; a note on a record of the proffer file is answered there, never in the case file"
            yield source.problem(problem.kind, (*path, "record"), message, found=record.record, nearest=problem.nearest)


CHECKS: tuple[Check, ...] = (
    _asserters,
    _held_by,
    _lots,
    _counts,
    _about,
    finding,
    _admitted,
    _between,
    _replaces,
    _known_thing,
    _noted,
)


def check_special(source: Source, root: Record, index: Index) -> Iterator[Problem]:
    """Yield every problem of one file with references that have rules of their own."""
    for path, record in walk(root):
        for check in CHECKS:
            yield from check(source, path, record, index)
