"""Each record of the files with its fields, as plain data read off the record classes."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from pydantic.fields import FieldInfo

from relcon.reading.models import attributes, file_fields
from relcon.records.base import Fact, Record, Supported
from relcon.records.case import CaseFile
from relcon.records.proffer import ProfferFile
from relcon.records.terms import Terms
from relcon.reference.types_in_words import form, held, takes_several, types_of, words, written

Page = Literal["case", "proffer", "terms"]

FILES: Mapping[str, type[Record]] = {"case": CaseFile, "proffer": ProfferFile}
COMMON = frozenset(file_fields(Fact))
"""Fields that every fact has."""


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field of a record.

    Attributes
    ----------
    path, page, name
        Where it stands, such as ``events.series.every``; the page that describes it; its name.
    form
        What may be written, in words.
    says
        What it is, in a sentence; empty where the model does not say.
    example
        A value as it may be written; ``None`` where the model has none.
    required
        Whether it must be written.
    default
        The word that holds where it is left out; ``None`` where leaving it out says nothing.
    words, many
        The words it allows, each with its meaning; whether it takes several.
    holds
        The path of the record that is written in it, where it holds one or several.
    """

    path: str
    page: Page
    name: str
    form: str
    says: str
    example: str | None
    required: bool
    default: str | None
    words: Mapping[str, str]
    many: bool
    holds: str | None

    @property
    def line(self) -> str | None:
        """The field with its example, as it is written in a file."""
        return None if self.example is None else f"{self.name}: {self.example}"


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """A kind of record.

    Attributes
    ----------
    path
        Where it first stands, such as ``events.series``; empty for a whole file.
    page
        The page of the reference on which it is described.
    says
        What it is.
    fields
        Its fields, in the order of the model; those of every fact (`COMMON`) last.
    supported
        Whether evidence supports it, and positions may assert or dispute it.
    """

    path: str
    page: Page
    says: str
    fields: tuple[FieldEntry, ...]
    supported: bool

    @property
    def own(self) -> tuple[FieldEntry, ...]:
        """Its fields without those that every fact has, but for its id."""
        return tuple(field for field in self.fields if field not in self.common)

    @property
    def common(self) -> tuple[FieldEntry, ...]:
        """Those of its fields that every fact has, but for its id."""
        if not self.supported:
            return ()
        return tuple(field for field in self.fields if field.name != "id" and field.name in COMMON)


@cache
def records() -> Mapping[type[Record], RecordEntry]:
    """Return every kind of record once, by its class, in the order in which the files show them."""
    paths: dict[type[Record], tuple[str, Page]] = {}
    for page, model in FILES.items():
        _place(paths, model, "", "case" if page == "case" else "proffer")
    return MappingProxyType({model: _record(model, path, page, paths) for model, (path, page) in paths.items()})


def page(name: Page) -> tuple[RecordEntry, ...]:
    """Return the records that a page of the reference describes; a file's own fields first."""
    return tuple(entry for entry in records().values() if entry.page == name)


def home_of(field: FieldEntry) -> FieldEntry:
    """Return the field at which the words of a field are described: of several that allow them one that takes one."""
    return _home(tuple(field.words.items()))


@cache
def _home(words: tuple[tuple[str, str], ...]) -> FieldEntry:
    allowing = [field for entry in records().values() for field in entry.fields if tuple(field.words.items()) == words]
    return next((field for field in allowing if not field.many), allowing[0])


def _place(paths: dict[type[Record], tuple[str, Page]], model: type[Record], path: str, page: Page) -> None:
    """Give each record class the first path at which it stands."""
    if model in paths:
        return
    paths[model] = (path, "terms" if model is Terms else page)
    for name, inner in _inner(model):
        _place(paths, inner, _below(path, name), paths[model][1])


def _inner(model: type[Record]) -> Iterator[tuple[str, type[Record]]]:
    for name, attribute in attributes(model).items():
        inner = held(types_of(model)[attribute])
        if inner is not None and any(_written(inner)):
            yield name, inner


def _written(model: type[Record]) -> Iterator[str]:
    for name, attribute in attributes(model).items():
        if written(types_of(model)[attribute]):
            yield name


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _record(model: type[Record], path: str, page: Page, paths: Mapping[type[Record], tuple[str, Page]]) -> RecordEntry:
    fields = [_field(model, name, path, paths) for name in _written(model)]
    if issubclass(model, Supported):
        fields.sort(key=lambda field: (field.name != "id", field.name in COMMON))
    says = inspect.cleandoc(model.__doc__ or "").replace("\n\n", " ").replace("\n", " ").replace("``", "`")
    return RecordEntry(path, page, says, tuple(fields), issubclass(model, Supported))


def _field(model: type[Record], name: str, path: str, paths: Mapping[type[Record], tuple[str, Page]]) -> FieldEntry:
    info = file_fields(model)[name]
    attribute = attributes(model)[name]
    annotation = types_of(model)[attribute]
    inner = held(annotation)
    return FieldEntry(
        path=_below(path, name),
        page=paths[model][1],
        name=name,
        form=form(model, attribute, name),
        says=info.description or "",
        example=None if not info.examples else str(info.examples[0]),
        required=info.is_required(),
        default=_default(info),
        words=MappingProxyType(dict(words(annotation))),
        many=takes_several(annotation),
        holds=paths[inner][0] if inner is not None and inner in paths else None,
    )


def _default(info: FieldInfo) -> str | None:
    """Return the default as a word of the file, where leaving the field out says something."""
    default: Any = info.default
    if info.is_required() or default is None or isinstance(default, Record):
        return None
    if isinstance(default, bool):
        return "yes" if default else "no"
    return default if isinstance(default, str) else None
