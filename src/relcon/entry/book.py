"""The questions of each record, from ``questions.yaml``, and where each kind of record goes in a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from relcon.packed import unpacked
from relcon.reading.models import file_fields, type_at
from relcon.records import matter
from relcon.records.base import Record
from relcon.records.case import CaseFile
from relcon.reference.records import records

_STEP = re.compile(r"(\w+)(?:\[(\w+)\])?")


@dataclass(frozen=True)
class Question:
    """What is asked for one field.

    Attributes
    ----------
    field
        The field's name in the file.
    ask
        The question, in counsel's words.
    propose
        For an id: letters that the next free number follows, or ``{field}``, of which it is made.
    empty
        What no answer says.
    words, otherwise
        Answers that stand by themselves, and the one that asks for the fields of the record instead.
    later
        Where that one asks for records of which there are none yet: how to say it later.
    where, unless
        Fields with which, and without which, it is asked.
    """

    field: str
    ask: str
    propose: str | None = None
    empty: str | None = None
    words: tuple[str, ...] = ()
    otherwise: str | None = None
    later: str | None = None
    where: str | None = None
    unless: str | None = None

    def fits(self, found: Mapping[str, object]) -> bool:
        """Whether it is asked, after what was answered before."""
        return (self.where is None or self.where in found) and (self.unless is None or self.unless not in found)


@dataclass(frozen=True)
class Questions:
    """The questions of one class of record: what is asked always, and what where it is named."""

    first: tuple[Question, ...] = ()
    more: tuple[Question, ...] = ()

    def of(self, model: type[Record], field: str) -> Question:
        """Return the question for a field; one without words of its own is asked by its description."""
        for question in (*self.first, *self.more, *common()):
            if question.field == field:
                return question
        return Question(field, (file_fields(model)[field].description or field).rstrip("."))


@dataclass(frozen=True)
class Step:
    """A step from a file to where a record goes: a field, and which of its records, by the name of the holder."""

    field: str
    holder: str | None


@dataclass(frozen=True)
class Kind:
    """A kind of record that can be added.

    Attributes
    ----------
    name, says
        What follows ``relcon add``, and what it is in a few words.
    model
        The class of the record.
    case, proffer
        The steps to it in a case file, and in a proffer file; ``None`` where it never stands there.
    block
        Whether it stands on lines of its own in a list that was empty.
    listed
        The steps to a list of ids that the new one may be entered in besides.
    """

    name: str
    says: str
    model: type[Record]
    case: tuple[Step, ...] | None
    proffer: tuple[Step, ...] | None
    block: bool
    listed: tuple[Step, ...] | None = None

    def steps(self, *, proffer: bool) -> tuple[Step, ...] | None:
        """Return the steps to it in a file of this kind."""
        return self.proffer if proffer else self.case

    def holders(self, *, proffer: bool) -> tuple[str, ...]:
        """Return the names of the records that hold it in a file of this kind."""
        return tuple(step.holder for step in self.steps(proffer=proffer) or () if step.holder is not None)

    @property
    def single(self) -> bool:
        """Whether it is no item of a list, but a part that a record has once."""
        return self.case is not None and _type_at(CaseFile, self.case) is self.model


@dataclass(frozen=True)
class Holder:
    """A record that holds another: its kind, and how it is asked for."""

    kind: matter.Kind
    ask: str


def _type_at(root: type[Record], steps: tuple[Step, ...]) -> Any:
    path: list[str | int] = []
    for step in steps:
        path += [step.field] if step.holder is None else [step.field, 0]
    return type_at(root, tuple(path))


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = unpacked(resources.files(__package__).joinpath("questions.yaml"))
    return found


@cache
def models() -> Mapping[str, type[Record]]:
    """Return every class of record that a case or proffer file may hold, by name."""
    return MappingProxyType({model.__name__: model for model in records()})


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kinds of record that can be added, by name, in the order of the help."""
    return MappingProxyType({name: _kind(name, row) for name, row in _data()["kinds"].items()})


def _kind(name: str, row: Mapping[str, str]) -> Kind:
    case, proffer = (_steps(row.get(file)) for file in ("case", "proffer"))
    block, listed = row.get("block") == "yes", _steps(row.get("listed"))
    return Kind(name, row["says"], models()[row["record"]], case, proffer, block, listed)


def _steps(written: str | None) -> tuple[Step, ...] | None:
    return None if written is None else tuple(Step(field, holder or None) for field, holder in _STEP.findall(written))


@cache
def holders() -> Mapping[str, Holder]:
    """Return the records that hold others, by the name under which they are asked for."""
    return MappingProxyType({name: Holder(row["kind"], row["ask"]) for name, row in _data()["holders"].items()})


@cache
def common() -> tuple[Question, ...]:
    """Return the questions for fields that many records have."""
    return tuple(map(_question, _data()["common"]))


@cache
def questions(model: type[Record]) -> Questions:
    """Return the questions of a class of record; one without an entry is asked for what it must have."""
    row = _data()["records"].get(model.__name__)
    if row is None:
        fields = file_fields(model)
        needed = [name for name, info in fields.items() if info.is_required()] or list(fields)
        return Questions(tuple(Questions().of(model, name) for name in needed))
    return Questions(*(tuple(_question(one) for one in row.get(part, ())) for part in ("first", "more")))


def _question(row: Mapping[str, Any]) -> Question:
    return Question(**{**row, "words": tuple(row.get("words", ()))})
