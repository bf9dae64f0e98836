"""A file of what counsel thinks is believed, read beside the case that it is for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

from relcon.reading.build import build
from relcon.reading.files import file_bytes, other_kind, told_once
from relcon.reading.index import Index
from relcon.reading.problems import InputError, Problem
from relcon.reading.references import check_references
from relcon.reading.source import Path, Source
from relcon.reading.text_file import read_tree
from relcon.records.matter import Matter
from relcon.records.quantity import NO_CUSTOMS
from relcon.records.reliability import ReliabilityFile


def read_reliability(path: str | FilePath, matter: Matter) -> ReliabilityFile:
    """Read a file of what is believed beside a case that was read already.

    Parameters
    ----------
    path
        The file.
    matter
        The case, from `relcon.reading.files.read_case`.

    Raises
    ------
    InputError
        With every error of the file.
    """
    where = FilePath(path)
    tree, problems = read_tree(file_bytes(where), str(where))
    other = other_kind(tree, str(where), ReliabilityFile)
    if other is not None:
        raise InputError([other])
    built = build(ReliabilityFile, Source(str(where), tree), NO_CUSTOMS)
    problems = [*problems, *built.problems]
    if built.record is not None:
        index = Index()
        index.add_record(matter.case)
        problems += check_references(built.source, built.record, index)
        problems += _once(built.source, built.record)
        problems += _covering(built.source, built.record, matter)
    problems = told_once(problems)
    if problems or built.record is None:
        raise InputError(problems)
    return built.record


def _places(record: ReliabilityFile) -> Iterator[tuple[Path, str]]:
    for place, item in enumerate(record.items):
        yield ("items", place, "id"), item.id
    for place, group in enumerate(record.together):
        for below, id in enumerate(group.ids):
            yield ("together", place, "ids", below), id


def _once(source: Source, record: ReliabilityFile) -> Iterator[Problem]:
    """Check that of each id something is said once, and of something at all."""
    seen: set[str] = set()
    for where, id in _places(record):
        if id in seen:
            message = "said twice: an id stands once, alone or in one group that stands or falls together"
            yield source.problem("duplicate_id", where, message, found=id)
        seen.add(id)
    grades = record.grades
    if not seen and (grades.strong, grades.fair, grades.weak) == (None, None, None) and not source.touched:
        message = 'nothing in it: name at least one, such as items: [{id: ci7, believed: "0.7"}]'
        yield source.problem("missing_field", ("items",), message, key=True)


def _covering(source: Source, record: ReliabilityFile, matter: Matter) -> Iterator[Problem]:
    """Check that every id stands for something that may be left out."""
    for where, id in _places(record):
        if id in matter and matter.kind(id) in ("person", "lot") and not matter.covered(id):
            speaks = matter.kind(id) == "person"
            message = "this person is the speaker of no exhibit" if speaks else "no event is on that lot"
            yield source.problem("wrong_place", where, message, found=id)
