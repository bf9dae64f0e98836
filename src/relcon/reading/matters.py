"""The matters of an office's folder: each case file with what it includes, and the proffer files that name it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Final

from relcon.private_files import kind_of, read_input
from relcon.reading.problems import InputError
from relcon.reading.text_file import read_tree
from relcon.reading.text_tree import TextList, TextMap

SUFFIXES: Final = frozenset((".yaml", ".yml", ".json"))
"""How names of files end that are looked at."""
Digests = Mapping[str, str]
"""SHA-256 by a file's name."""
_NONE: Final[Mapping[str, Digests]] = MappingProxyType({})


@dataclass(frozen=True)
class MatterFiles:
    """The files of a matter by their names in the folder, and what they hold.

    Attributes
    ----------
    case
        Its case file; nothing where the proffer file names none that is there.
    proffer
        Its proffer file; None without one.
    files
        The case file, those that it includes as they are read, the proffer file.
    """

    case: str
    proffer: str | None
    files: tuple[tuple[str, bytes], ...]

    @cached_property
    def digests(self) -> Digests:
        """The digest of each file."""
        return {name: digest(data) for name, data in self.files}

    @property
    def key(self) -> tuple[str, str]:
        """By which the matter is known again: the names of its two files."""
        return self.case, self.proffer or ""


@dataclass(frozen=True)
class MattersFound:
    """What lies in a folder: its matters in the order of their names, and files that cannot be opened."""

    matters: tuple[MatterFiles, ...]
    closed: tuple[str, ...]


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def matters_in(folder: Path, known: Mapping[str, Digests] = _NONE) -> MattersFound:
    """Find the matters of a folder and of the folders below it.

    Parameters
    ----------
    folder
        Links in it are not followed, and what begins with a dot is not looked at.
    known
        By case file, the digests of its own files as they were when it could be read: where they are the same, it
        includes the same, and nothing is parsed to find it out.

    Returns
    -------
    MattersFound
        One for each proffer file, and one for each case file that no proffer file names. A case file that another one
        includes is no matter.
    """
    return _Folder(folder, known).found()


@dataclass
class _Folder:
    """A folder as it is looked through."""

    base: Path
    known: Mapping[str, Digests]
    read: dict[str, bytes] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)

    def found(self) -> MattersFound:
        kinds = dict(self._named())
        of_case = {name: self._with_includes(name) for name, kind in kinds.items() if kind == "case"}
        included = {other for name, files in of_case.items() for other in files if other != name}
        cases = {name: files for name, files in of_case.items() if name not in included}
        reached = {name for files in cases.values() for name in files}
        # Files that include one another in a ring would be nobody's: each is told of, with its error.
        cases |= {name: files for name, files in of_case.items() if name not in reached}
        proffers = {name: self._case_of(name, cases) for name, kind in kinds.items() if kind == "proffer"}
        alone = [(name, None) for name in cases if name not in proffers.values()]
        pairs: list[tuple[str, str | None]] = [*alone, *((case, name) for name, case in proffers.items())]
        matters = (self._matter(case, proffer, cases.get(case, ())) for case, proffer in pairs)
        ordered = sorted(matters, key=lambda one: (one.case or one.proffer or "", one.key))
        return MattersFound(tuple(ordered), tuple(self.closed))

    def _named(self) -> Iterator[tuple[str, str]]:
        """Yield the name and kind of each case and proffer file, in the order of the names."""
        for folder, below, files in os.walk(self.base):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(files):
                path = Path(folder, name)
                if path.suffix.lower() in SUFFIXES and not name.startswith(".") and not path.is_symlink():
                    yield from self._kind(path)

    def _kind(self, path: Path) -> Iterator[tuple[str, str]]:
        name = path.relative_to(self.base).as_posix()
        try:
            kind = kind_of(path) if path.is_file() else ""
            if kind:
                self.read[name] = read_input(path)
                yield name, kind
        except OSError:
            self.closed.append(name)

    def _with_includes(self, case: str) -> tuple[str, ...]:
        """Return the names of a case file and of those that it includes, as they are read."""
        before = self.known.get(case)
        if before and all(
            self._data(name) is not None and digest(self.read[name]) == sha for name, sha in before.items()
        ):
            return tuple(before)
        names: dict[str, None] = {}
        self._include(case, (self.base / case).resolve().parent, names)
        return tuple(names)

    def _include(self, name: str, home: Path, names: dict[str, None]) -> None:
        """Add a file and what it includes; what may not be included is left out, and reading says so."""
        data = self._data(name) if name not in names else None
        if data is None or not (self.base / name).resolve().is_relative_to(home):
            return
        names[name] = None
        listed = _outline(data, name).get("include")
        for one in listed if isinstance(listed, TextList) else ():
            if isinstance(one, str) and one:
                self._include(_beside(name, one), home, names)

    def _case_of(self, proffer: str, cases: Mapping[str, object]) -> str:
        """Return the case file that a proffer file names; of one that cannot be parsed, the only one beside it."""
        named = _outline(self.read[proffer], proffer).get("case")
        if isinstance(named, str):
            case = _beside(proffer, named)
            return case if case in cases else ""
        beside = [name for name in cases if PurePosixPath(name).parent == PurePosixPath(proffer).parent]
        return beside[0] if len(beside) == 1 else ""

    def _matter(self, case: str, proffer: str | None, of_case: tuple[str, ...]) -> MatterFiles:
        names = (*of_case, *([proffer] if proffer else ()))
        return MatterFiles(case, proffer, tuple((name, self.read[name]) for name in names))

    def _data(self, name: str) -> bytes | None:
        """Return what a file holds; None where there is none that can be read."""
        if name not in self.read:
            try:
                self.read[name] = read_input(self.base / name)
            except (OSError, ValueError):
                return None
        return self.read[name]


def _beside(name: str, other: str) -> str:
    """Return a name that a file gives, as it is in the folder."""
    return PurePosixPath(os.path.normpath(PurePosixPath(name).parent / other)).as_posix()


def _outline(data: bytes, name: str) -> TextMap:
    """Return the fields of a file; none where it cannot be parsed."""
    try:
        return read_tree(data, name)[0]
    except InputError:
        return TextMap(name, 0)
