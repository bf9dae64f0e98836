"""Every matter of an office, each computed by itself, and what changed since an earlier docket."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from relcon import __version__
from relcon.engine.batch import Batch
from relcon.engine.program import expose
from relcon.law.arrays import WeightTooLarge
from relcon.law.positions.options import POSITIONS
from relcon.law.record_index import RecordIndex
from relcon.law.tables import EditionNotShipped
from relcon.program_files import program_digest
from relcon.reading.files import file_bytes, read_case, read_proffer
from relcon.reading.matters import Digests, MatterFiles, matters_in
from relcon.reading.problems import InputError, Problem
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.base import Months, Range
from relcon.results.docket import (
    Cause,
    Docket,
    DocketChange,
    DocketMatter,
    DocketMoved,
    DocketPerson,
    DocketPosition,
    Figure,
    Standing,
    names_of,
)
from relcon.results.exposure import NOT_COMPUTED
from relcon.tasks import run

FEW: Final = 4
"""With fewer matters to compute, the start of a second process takes longer than it saves."""
FIGURES: Final[tuple[Figure, ...]] = ("total", "minimum", "binding", "open_points")
Value = Range | Months | None
_NOWHERE: Final = Path(os.devnull)
"""Below it no file can be, so that a matter is read from the bytes that were given and from nothing else."""


def docket(
    folder: Path,
    *,
    since: Docket | None = None,
    workers: int | None = 1,
    scheduler: str | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Docket:
    """Return every matter of a folder, computed.

    Parameters
    ----------
    folder : Path
        As for `relcon.reading.matters.matters_in`.
    since : Docket, optional
        An earlier docket, to compare. A matter of it is taken over where all its files and the whole program are the
        same: then computing it again gives the same.
    workers : int, optional
        Processes of this machine; None for as many as pay.
    scheduler, on_progress
        As for `relcon.tasks.run`; a task is one matter.

    Raises
    ------
    InputError
        Where there is no such folder.
    """
    if not folder.is_dir():
        raise InputError([Problem("missing_file", str(folder), None, None, message="no such folder")])
    known = {} if since is None else {one.case: _of_case(one) for one in since.matters if one.receipt is not None}
    found = matters_in(folder, known)
    kept = {} if since is None else _unchanged(since, found.matters)
    tasks = [(one.case, one.proffer, one.files) for one in found.matters if one.key not in kept]
    computed = run(
        of_matter,
        tasks,
        workers=_as_many_as_pay(len(tasks)) if workers is None else workers,
        scheduler=scheduler,
        on_progress=on_progress,
    )
    answers = {**kept, **{one.key: one for one in computed}}
    now = Docket(
        relcon=__version__,
        relcon_sha256=program_digest(),
        matters=tuple(answers[one.key] for one in found.matters),
        closed=found.closed,
    )
    return now if since is None else now.model_copy(update={"since": tuple(changes(since, now))})


def _of_case(one: DocketMatter) -> Digests:
    return {name: sha for name, sha in one.files.items() if name != one.proffer}


def _unchanged(since: Docket, found: tuple[MatterFiles, ...]) -> dict[tuple[str, str], DocketMatter]:
    """Return the matters of an earlier docket that would be computed to the same again."""
    if since.relcon_sha256 != program_digest():
        return {}
    before = {key: one for key, one in since.by_key().items() if one.receipt is not None}
    return {
        one.key: before[one.key]
        for one in found
        if one.key in before and [*before[one.key].files.items()] == [*one.digests.items()]
    }


def _as_many_as_pay(matters: int) -> int:
    return 1 if matters < FEW else os.cpu_count() or 1


def of_matter(case: str, proffer: str | None, files: tuple[tuple[str, bytes], ...]) -> DocketMatter:
    """Return what a matter comes to, from the bytes of its files alone.

    Parameters
    ----------
    case, proffer, files
        As `relcon.reading.matters.MatterFiles` has them.
    """
    digests = MatterFiles(case, proffer, files).digests
    if not case:
        message = "names no case file that is in this folder"
        return DocketMatter(case="", proffer=proffer, files=dict(digests), refused=message)
    try:
        matter = _read(case, proffer, files)
    except InputError as error:
        return DocketMatter(case=case, proffer=proffer, files=dict(digests), errors=len(error.problems))
    header = matter.case.case
    answer = DocketMatter(
        case=case, proffer=proffer, files=dict(digests), caption=header.caption if header is not None else None
    )
    who = [matter.proffer.client] if matter.proffer is not None else list(matter.defendants)
    if not who:
        return answer.model_copy(update={"refused": "has no defendant"})
    try:
        return answer.model_copy(update=_computed(matter, who))
    except (EditionNotShipped, WeightTooLarge) as error:
        people = tuple(DocketPerson(id=id, name=matter.people[id].name) for id in who)
        return answer.model_copy(update={"people": people, "refused": f"{NOT_COMPUTED}{error}"})


def _read(case: str, proffer: str | None, files: tuple[tuple[str, bytes], ...]) -> Matter:
    instead = {(_NOWHERE / name).resolve(): data for name, data in files}
    matter = read_case(_NOWHERE / case, instead)
    return matter if proffer is None else read_proffer(_NOWHERE / proffer, matter, _NOWHERE / case, instead)


def _computed(matter: Matter, who: list[str]) -> Mapping[str, object]:
    """Return who faces what on the record, before any proffer, and what it was computed from."""
    found = expose(matter, defendants=who, batch=Batch(RecordIndex.of(matter)), other_ways=True)
    people = (
        DocketPerson(
            id=id,
            name=matter.people[id].name,
            manual=one.manual,
            positions={name: DocketPosition.of_answer(answer) for name, answer in one.positions.items()},
        )
        for id, one in found.defendants.items()
    )
    receipt = found.receipt.model_copy(
        update={"proffer_sha256": matter.proffer_sha256, "options": {}, "open_norms": ()}
    )
    return {"people": tuple(people), "receipt": receipt}


def changes(before: Docket, now: Docket) -> Iterator[DocketChange]:
    """Yield what is new, gone or another, in the order of the files' names; what is the same is passed over."""
    old, new = before.by_key(), now.by_key()
    program = before.relcon_sha256 != now.relcon_sha256
    for key in sorted({*old, *new}):
        if key not in old:
            yield _standing(new[key], "new")
        elif key not in new:
            yield _standing(old[key], "gone")
        else:
            moved = tuple(_moved(old[key], new[key]))
            files = tuple(_files(old[key], new[key]))
            state = (old[key].errors, old[key].refused) != (new[key].errors, new[key].refused)
            if moved or files or state:
                law = tuple(_law(old[key], new[key]))
                causes: tuple[Cause, ...] = (*files, *law, *(("program",) if program and not (files or law) else ()))
                yield _standing(new[key], "changed", causes, moved)


def _standing(
    one: DocketMatter,
    standing: Standing,
    why: tuple[Cause, ...] = (),
    moved: tuple[DocketMoved, ...] = (),
) -> DocketChange:
    people = names_of(one.people)
    return DocketChange(case=one.case, proffer=one.proffer, people=people, standing=standing, why=why, moved=moved)


def _files(old: DocketMatter, new: DocketMatter) -> Iterator[Cause]:
    """Yield which of the files are others."""
    if old.files.get(old.case) != new.files.get(new.case):
        yield "case"
    if _includes(old) != _includes(new):
        yield "included"
    if old.proffer and old.files.get(old.proffer) != new.files.get(new.proffer or ""):
        yield "proffer"


def _includes(one: DocketMatter) -> Digests:
    return {name: sha for name, sha in one.files.items() if name not in one.key}


def _law(old: DocketMatter, new: DocketMatter) -> Iterator[Cause]:
    """Yield whether another Manual was used, or other tables of the same."""
    if old.receipt is None or new.receipt is None:
        return
    if old.receipt.editions.keys() != new.receipt.editions.keys():
        yield "edition"
    elif old.receipt.editions != new.receipt.editions:
        yield "tables"


def _moved(old: DocketMatter, new: DocketMatter) -> Iterator[DocketMoved]:
    """Yield each figure that is another, once for the positions in which it moved alike."""
    before = {one.id: one for one in old.people}
    for person in new.people:
        earlier = before[person.id].positions if person.id in before else {}
        for figure in FIGURES:
            alike: dict[tuple[Value, Value], list[PositionName]] = {}
            for name in POSITIONS:
                was, now = (getattr(one.get(name), figure, None) for one in (earlier, person.positions))
                if was != now:
                    alike.setdefault((was, now), []).append(name)
            for (was, now), names in alike.items():
                yield DocketMoved(person=person.name, figure=figure, positions=tuple(names), before=was, after=now)


def read_docket(file: Path) -> Docket:
    """Return an earlier docket from its file.

    Raises
    ------
    InputError
        Where it is none.
    """
    try:
        return Docket.model_validate_json(file_bytes(file))
    except ValidationError:
        message = "no docket in JSON of this version: write one with relcon docket FOLDER --format json -o FILE"
        raise InputError([Problem("other_kind", str(file), None, None, message=message)]) from None
