"""The file that records go into: read with all that belongs to it, and with a new record before a byte is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from relcon.entry.book import Kind
from relcon.entry.book import Step as Towards
from relcon.private_files import read_input, write_private
from relcon.reading.files import read_case, read_proffer
from relcon.reading.problems import InputError, Problem
from relcon.reading.text_file import read_tree
from relcon.reading.text_tree import TextMap
from relcon.records.matter import Matter
from relcon.writing.splice import Edit, NoPlace, Step, with_field, with_item
from relcon.writing.yaml_text import Value

BOM = "\ufeff"


@dataclass(frozen=True)
class Added:
    """What a record put into a file brings: the file's new text, the matter as it then reads, and the text put in."""

    text: str
    matter: Matter
    written: str


@dataclass
class Target:
    """A case or proffer file, as it stands and as it would read with more in it.

    Attributes
    ----------
    path
        The file that is written.
    case
        The case file; the same, or the one that includes it or to which the proffer belongs.
    text
        The file's text.
    others
        Other files that are not written yet, by resolved path.
    """

    path: Path
    case: Path
    text: str
    others: Mapping[Path, bytes] = field(default_factory=dict)

    @classmethod
    def opened(cls, path: Path, case: Path | None = None) -> Target:
        """Return a file that is there.

        Parameters
        ----------
        path
            The file to write into.
        case
            The case file that includes it, where it is an included file.

        Raises
        ------
        InputError
            With every error of the file: records are only added to a file that can be read.
        """
        try:
            data = read_input(path)
        except OSError as error:
            said = "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
            raise InputError([Problem("unreadable", str(path), None, None, message=said)]) from None
        tree, problems = read_tree(data, str(path))
        if problems:
            raise InputError(problems)
        named = tree.get("case")
        belongs = path.parent / named if isinstance(named, str) and _proffer(tree) else path
        return cls(path, case or belongs, data.decode("utf-8"))

    @property
    def tree(self) -> TextMap:
        """What the file says."""
        return self._tree(self.text)

    @property
    def proffer(self) -> bool:
        """Whether it is a proffer file."""
        return _proffer(self.tree)

    def read(self, text: str | None = None) -> Matter:
        """Return the matter as it reads with this text in the file.

        Raises
        ------
        InputError
            With every error.
        """
        written = (self.text if text is None else text).encode("utf-8")
        instead = {**self.others, self.path.resolve(): written}
        matter = read_case(self.case, instead)
        return read_proffer(self.path, matter, self.case, instead) if self.proffer else matter

    def with_record(self, kind: Kind, holders: Mapping[str, str], fields: dict[str, Value]) -> Added:
        """Return the file with a record more.

        Parameters
        ----------
        kind, fields
            What is added.
        holders
            By their names, the ids of the records that hold it.

        Raises
        ------
        InputError
            Where the file would have errors with it.
        NoPlace
            Where it cannot be put in without touching what is there.
        """
        path = self.where(kind.steps(proffer=self.proffer) or (), holders)
        mark, text = (BOM, self.text[1:]) if self.text.startswith(BOM) else ("", self.text)
        if kind.single:
            written = ""
            for name, value in fields.items():
                edit = self._part(text, path, name, value)
                text, written = edit.of(text), written + edit.written
        else:
            edit = with_item(text, path, dict(fields), as_block=kind.block)
            text, written = edit.of(text), edit.written
            if kind.listed is not None and kind.listed[0].holder in holders:
                text = with_item(text, self.where(kind.listed, holders), fields["id"]).of(text)
        return Added(mark + text, self.read(mark + text), written)

    def _part(self, text: str, path: tuple[Step, ...], name: str, value: Value) -> Edit:
        """Return the edit that puts a field into a part of a record, which is made with its first field."""
        try:
            return with_field(text, path, name, value)
        except NoPlace:
            if _at(self._tree(text), path) is not None:
                raise
            return with_field(text, path[:-1], str(path[-1]), {name: value})

    def _tree(self, text: str) -> TextMap:
        return read_tree(text.encode("utf-8"), str(self.path))[0]

    def where(self, steps: tuple[Towards, ...], holders: Mapping[str, str]) -> tuple[Step, ...]:
        """Return the path to the list, or the part, that a record goes into.

        Raises
        ------
        NoPlace
            Where the record that holds it stands in another file.
        """
        path: list[Step] = []
        tree = self.tree
        for step in steps:
            path.append(step.field)
            if step.holder is not None:
                id = holders[step.holder]
                listed = _at(tree, tuple(path))
                held = [one.get("id") for one in listed or () if isinstance(one, TextMap)]
                if id not in held:
                    raise NoPlace(f"{id} stands in another file: add to that file")
                path.append(held.index(id))
        return tuple(path)

    def known_fields(self, kind: Kind, holders: Mapping[str, str]) -> frozenset[str]:
        """Return the fields that a part has already."""
        if not kind.single:
            return frozenset()
        found = _at(self.tree, self.where(kind.steps(proffer=self.proffer) or (), holders))
        return frozenset(found) if isinstance(found, TextMap) else frozenset()

    def keep(self, added: Added) -> None:
        """Take a record in, without writing the file."""
        self.text = added.text

    def write(self, added: Added) -> None:
        """Write the file with a record more.

        Raises
        ------
        NoPlace
            Where somebody else wrote it since it was read.
        NotWritten
            Where it cannot be written.
        """
        if read_input(self.path) != self.text.encode("utf-8"):
            raise NoPlace("the file was changed meanwhile")
        write_private(self.path, added.text)
        self.keep(added)


def _proffer(tree: TextMap) -> bool:
    return str(tree.get("format", "")).startswith("relcon/proffer/")


def _at(tree: Any, path: tuple[Step, ...]) -> Any:
    for step in path:
        if isinstance(tree, dict):
            tree = tree.get(str(step))
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree
