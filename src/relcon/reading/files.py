"""Case and proffer files read, put together and checked: the way in for every command."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final, get_args

from relcon.private_files import read_input
from relcon.reading import file_kinds
from relcon.reading.build import Built, build
from relcon.reading.index import Index
from relcon.reading.merge import expand, finished_case, finished_proffer, merged
from relcon.reading.models import file_fields
from relcon.reading.problems import InputError, Problem
from relcon.reading.read_as import read_leniently
from relcon.reading.references import check_references
from relcon.reading.rules import check_rules
from relcon.reading.source import Source
from relcon.reading.special import check_special
from relcon.reading.text_file import LARGEST, decoded, read_tree
from relcon.reading.text_tree import TextList, TextMap
from relcon.reading.whole import case_as_a_whole, proffer_as_a_whole
from relcon.records.base import Record
from relcon.records.case import CaseFile
from relcon.records.letter import Letter
from relcon.records.matter import Matter
from relcon.records.proffer import ProfferFile
from relcon.records.quantity import NO_CUSTOMS, Customs

_NOTHING: Final[Mapping[Path, bytes]] = MappingProxyType({})


@dataclass(frozen=True)
class Parsed:
    """A file that was read without errors, and what the words of quantities meant in it."""

    built: Built[CaseFile]
    customs: Customs


Known = dict[tuple[Path, bytes], Parsed]
"""Files that were read before, by name and bytes, so that a case which is read twice is parsed once."""


def check_case(files: Sequence[Built[CaseFile]]) -> list[Problem]:
    """Check a case file and its includes against each other.

    Parameters
    ----------
    files
        The case file first, as far as they could be built.

    Returns
    -------
    list of Problem
        Dangling references, duplicate ids and contradictions, in all files.
    """
    index = Index()
    problems: list[Problem] = []
    for built in files:
        if built.record is None:
            # Nothing of the file is known, so no reference can be judged.
            return problems
        problems += index.add(built.source, built.record)
    for built in files:
        if built.record is not None:
            problems += check_references(built.source, built.record, index)
            problems += check_special(built.source, built.record, index)
            problems += check_rules(built.source, built.record)
    problems += case_as_a_whole(files)
    return problems


def check_proffer(built: Built[ProfferFile], case: CaseFile) -> list[Problem]:
    """Check a proffer file against its case.

    Parameters
    ----------
    built
        The proffer file, as far as it could be built.
    case
        The case, checked before.

    Returns
    -------
    list of Problem
        Dangling references, duplicate ids and contradictions in the proffer file.
    """
    if built.record is None:
        return []
    index = Index()
    index.add_record(case)
    problems = [*index.add(built.source, built.record, proffer=True)]
    problems += check_references(built.source, built.record, index)
    problems += check_special(built.source, built.record, index)
    problems += check_rules(built.source, built.record)
    problems += proffer_as_a_whole(built.source, built.record, index)
    return problems


@dataclass
class _Files:
    """The files of one case as they are read, in order."""

    top: Path
    instead: Mapping[Path, bytes]
    known: Known = field(default_factory=dict)
    trees: Mapping[Path, TextMap] = field(default_factory=dict)
    built: list[Built[CaseFile]] = field(default_factory=list)
    data: list[bytes] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    complete: bool = True
    customs: Customs = NO_CUSTOMS
    seen: set[Path] = field(default_factory=set)

    def add(self, path: Path, refuse: Callable[[str], Problem] | None = None) -> None:
        """Read one file and what it includes; ``refuse`` places a problem at the line that includes it."""
        try:
            data = file_bytes(path, self.instead)
            self.seen.add(path.resolve())
        except InputError as error:
            self.problems += [refuse(p.message) for p in error.problems] if refuse else error.problems
            self.complete = False
            return
        self.data.append(data)
        built = self.read(path, data)
        if built is None:
            self.complete = False
            return
        self.built.append(built)
        if built.record is not None:
            for position, name in enumerate(built.record.include):
                self.include(path, name, built.source, position)

    def read(self, path: Path, data: bytes) -> Built[CaseFile] | None:
        """Return what could be built of one file; ``None`` where it is no case file that can be parsed."""
        known = self.known.get((path, data))
        if known is not None and (path == self.top or known.customs == self.customs):
            self.customs = known.customs
            return known.built
        try:
            tree, problems = self.tree(path, data)
        except InputError as error:
            self.problems += error.problems
            return None
        other = other_kind(tree, str(path), CaseFile)
        if other is not None:
            self.problems.append(other)
            return None
        header = tree.get("case")
        if path == self.top and isinstance(header, TextMap):
            self.customs = Customs.read(header.get("about"), header.get("packages"))
        built = build(CaseFile, Source(str(path), tree), self.customs)
        found = told_once([*problems, *built.problems])
        self.problems += found
        if not found:
            self.known[path, data] = Parsed(built, self.customs)
        return built

    def tree(self, path: Path, data: bytes) -> tuple[TextMap, list[Problem]]:
        """Return a file as a tree: as the program that wrote it gives it, else parsed."""
        given = self.trees.get(path.resolve()) if self.trees else None
        if given is None:
            return read_tree(data, str(path))
        decoded(data, str(path))
        return given, []

    def include(self, path: Path, name: str, source: Source, position: int) -> None:
        """Read an included file, unless it lies outside the case's folder or was read already."""

        def refuse(message: str) -> Problem:
            return source.problem("include", ("include", position), message, found=name)

        wanted = path.parent / name
        real = _resolved(wanted)
        if real is None:
            self.problems.append(refuse("not a file name"))
        elif not real.is_relative_to(self.top.resolve().parent):
            self.problems.append(refuse("an included file lies in the folder of the case file or below it"))
        elif real in self.seen:
            self.problems.append(refuse("included already: each file once, and none includes itself"))
        else:
            self.add(wanted, refuse)


def other_kind(tree: TextMap, file: str, model: type[Record]) -> Problem | None:
    """Return the problem of a file that is another than the one asked for, at its format."""
    wanted: str = get_args(model.model_fields["format"].annotation)[0]
    message = file_kinds.of_tree(tree, wanted, file_fields(model))
    if message is None:
        return None
    return Source(file, tree).problem("other_kind", ("format",) if "format" in tree else (), message)


def told_once(problems: list[Problem]) -> list[Problem]:
    """Leave out what stands at a place that another problem speaks for already."""
    spoken_for = {(problem.file, *place) for problem in problems for place in problem.also}
    return [one for one in problems if one.also or (one.file, one.line, one.column) not in spoken_for]


def _resolved(path: Path) -> Path | None:
    """Return where a path leads, or ``None``: a loop of links, or a name that no file can have."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def file_bytes(path: Path, instead: Mapping[Path, bytes] = _NOTHING) -> bytes:
    """Return what a file holds, or what stands in its place; raises `InputError` where it cannot be read."""

    def refused(kind: str, message: str) -> InputError:
        return InputError([Problem(kind, str(path), None, None, message=message)])  # type: ignore[arg-type]

    real = _resolved(path) if instead else None
    if real is not None and real in instead:
        return instead[real]
    try:
        if not path.exists():
            raise refused("missing_file", "no such file")
        if not path.is_file():
            raise refused("not_a_file", "not a file: a folder or a device")
        if path.stat().st_size > LARGEST:
            raise refused("too_large", f"larger than {LARGEST // 10**6} MB")
        return read_input(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a file name"
        raise refused("unreadable", f"cannot be read: {reason}") from None


def read_case(path: str | Path, instead: Mapping[Path, bytes] = _NOTHING, known: Known | None = None) -> Matter:
    """Read a case file and its includes.

    Parameters
    ----------
    path
        The case file.
    instead
        By resolved path, bytes that are read instead of a file's own: how it would read if they were written.
    known
        Files that were read before, which takes in those that are read now.

    Returns
    -------
    Matter
        The case, without a proffer.

    Raises
    ------
    InputError
        With every error of the files.
    """
    top = Path(path)
    files = _Files(top, instead, {} if known is None else known)
    files.add(top)
    # Where a file could not be read, what it declares is not known and no reference can be judged.
    problems = told_once(files.problems + (check_case(files.built) if files.complete else []))
    if problems:
        raise InputError(problems)
    case = finished_case(merged([built.record for built in files.built if built.record is not None]))
    lenient = [one for built in files.built if built.record for one in read_leniently(built.source, built.record)]
    return Matter(case, None, hashlib.sha256(b"".join(files.data)).hexdigest(), None, tuple(lenient))


def check_with(
    path: str | Path, instead: Mapping[Path, bytes], trees: Mapping[Path, TextMap], known: Known | None = None
) -> None:
    """Check how a case would read with files that the program writes itself.

    Parameters
    ----------
    path, instead, known
        As for `read_case`.
    trees
        By resolved path, what some of those bytes say, so that they need not be parsed. Only where something is wrong
        are they, to say where.

    Raises
    ------
    InputError
        With every error of the files, as `read_case` raises it.
    """
    files = _Files(Path(path), instead, dict(known or {}), trees)
    files.add(files.top)
    if files.problems or not files.complete or check_case(files.built):
        read_case(path, instead)


def read_proffer(
    path: str | Path,
    matter: Matter,
    case_path: str | Path | None = None,
    instead: Mapping[Path, bytes] = _NOTHING,
) -> Matter:
    """Read a proffer file beside a case that was read already.

    Parameters
    ----------
    path
        The proffer file.
    matter
        The case, from `read_case`.
    case_path
        The case file that was read; where given, the proffer must name the same.
    instead
        As for `read_case`.

    Returns
    -------
    Matter
        The case and the proffer.

    Raises
    ------
    InputError
        With every error of the proffer file.
    """
    where = Path(path)
    data = file_bytes(where, instead)
    tree, problems = read_tree(data, str(where))
    other = other_kind(tree, str(where), ProfferFile)
    if other is not None:
        raise InputError([other])
    source, mixed = expand(Source(str(where), tree))
    built = build(ProfferFile, source, matter.case.case.customs if matter.case.case is not None else NO_CUSTOMS)
    problems = told_once([*problems, *mixed, *built.problems, *check_proffer(built, matter.case)])
    record = built.record
    if record is not None and case_path is not None and not same_file(where.parent, record.case, Path(case_path)):
        message = f"this proffer belongs to another case file than {case_path}"
        problems.append(built.source.problem("other_case", ("case",), message, found=record.case))
    if problems or record is None:
        raise InputError(problems)
    proffer = finished_proffer(record)
    # In a short form one day stands for several records: it is told once.
    lenient = {one.location: one for one in reversed([*read_leniently(built.source, record)])}
    read_as = (*matter.read_as, *reversed(lenient.values()))
    return Matter(matter.case, proffer, matter.case_sha256, hashlib.sha256(data).hexdigest(), read_as)


def proffer_problems(path: str | Path, case_path: str | Path) -> list[Problem]:
    """Return the errors of a proffer file beside a case with errors: those of its form, not of its references."""
    where, files = Path(path), _Files(Path(case_path), _NOTHING)
    files.add(files.top)
    try:
        tree, problems = read_tree(file_bytes(where), str(where))
    except InputError as error:
        return list(error.problems)
    other = other_kind(tree, str(where), ProfferFile)
    if other is not None:
        return [other]
    source, mixed = expand(Source(str(where), tree))
    # Where nothing of the case is known, nor is what its packages weigh.
    built = build(ProfferFile, source, files.customs).problems if files.built else ()
    return told_once([*problems, *mixed, *built])


def read_letter(path: str | Path) -> Letter:
    """Read one letter from a file of its own, or from a proffer file that has no other.

    Parameters
    ----------
    path
        A file with the fields of one entry of ``letters``, or a proffer file; of that nothing else is read.

    Raises
    ------
    InputError
        With every error of the letter, or where a proffer file has none, or several.
    """
    where = Path(path)
    tree, problems = read_tree(file_bytes(where), str(where))
    source = Source(str(where), tree)
    if "format" in tree:
        source, mixed = expand(source)
        listed = source.tree.get("letters")
        letters = [one for one in listed if isinstance(one, TextMap)] if isinstance(listed, TextList) else []
        if len(letters) != 1:
            message = "one letter is compared: name a file with the fields of that letter alone"
            raise InputError([*problems, *mixed, source.problem("wrong_form", ("letters",), message, key=True)])
        source = Source(str(where), letters[0])
    built = build(Letter, source)
    problems = told_once([*problems, *built.problems])
    if problems or built.record is None:
        raise InputError(problems)
    return built.record


def same_file(folder: Path, name: str, case_path: Path) -> bool:
    """Whether a name in a file of a folder names the case file that was read."""
    return _resolved(folder / name) == case_path.resolve()
