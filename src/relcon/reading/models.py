"""What the record classes say of a file: its fields by the names in the file, and the class at a path."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from relcon.records.base import Record
from relcon.records.case import CaseFile
from relcon.records.letter import Letter
from relcon.records.offers import OfferFile
from relcon.records.proffer import ProfferFile
from relcon.records.psr import PsrFile
from relcon.records.reliability import ReliabilityFile


@cache
def file_fields(model: type[Record]) -> Mapping[str, FieldInfo]:
    """Return a record class's fields by the names they have in files (``from``, ``1B1.8``)."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


@cache
def attributes(model: type[Record]) -> Mapping[str, str]:
    """Return the attribute that holds each field of the file (``from`` is ``from_``)."""
    return {info.alias or name: name for name, info in model.model_fields.items()}


@cache
def record_classes() -> tuple[type[Record], ...]:
    """Return every class of record that a file may hold, from the files themselves down."""
    found: dict[type[Record], None] = {}
    todo: list[Any] = [CaseFile, ProfferFile, OfferFile, ReliabilityFile, Letter, PsrFile]
    while todo:
        one = unwrapped(todo.pop(0))
        if isinstance(one, type) and issubclass(one, Record):
            if one not in found:
                found[one] = None
                todo += [info.annotation for info in one.model_fields.values()]
        else:
            todo += get_args(one)
    return tuple(found)


@cache
def field_names() -> frozenset[str]:
    """Return the name of every field of every record."""
    return frozenset(name for model in record_classes() for name in file_fields(model))


def unwrapped(annotation: Any) -> Any:
    """Return a type without ``Annotated`` and without its ``None``."""
    if get_origin(annotation) is Annotated:
        return unwrapped(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [arg for arg in get_args(annotation) if arg is not type(None)]
        return unwrapped(rest[0]) if len(rest) == 1 else annotation
    return annotation


def _other_name(model: type[Record], name: str) -> FieldInfo | None:
    """Return the field that a file may call by another name too."""
    for info in model.model_fields.values():
        if isinstance(info.validation_alias, AliasChoices) and name in info.validation_alias.choices:
            return info
    return None


def type_at(root: Any, path: tuple[str | int, ...]) -> Any:
    """Return the type at a path below ``root``, or ``None`` where the path leads nowhere."""
    found = unwrapped(root)
    for step in path:
        origin = get_origin(found)
        if isinstance(found, type) and issubclass(found, Record) and isinstance(step, str):
            info = file_fields(found).get(step) or _other_name(found, step)
            found = unwrapped(info.annotation) if info is not None else None
        elif origin is tuple and isinstance(step, int):
            found = unwrapped(get_args(found)[0])
        elif origin is dict and isinstance(step, str):
            found = unwrapped(get_args(found)[1])
        else:
            return None
    return found


def fields_to(root: type[Record], path: tuple[str | int, ...]) -> list[tuple[type[Record], str]]:
    """Return the records on the way to a path, from the outermost, each with the field of it that leads on."""
    steps = [(type_at(root, path[:depth]), step) for depth, step in enumerate(path) if isinstance(step, str)]
    return [(one, step) for one, step in steps if isinstance(one, type) and issubclass(one, Record)]


def record_type(annotation: Any) -> type[Record] | None:
    """Return the class of record that a field holds, alone or in a list; ``None`` where it holds no record."""
    plain = unwrapped(annotation)
    if get_origin(plain) is tuple:
        plain = unwrapped(get_args(plain)[0])
    return plain if isinstance(plain, type) and issubclass(plain, Record) else None


@cache
def top_level() -> Mapping[str, type[Record]]:
    """Return the sections of a case file and the class of record in each."""
    sections = {name: record_type(info.annotation) for name, info in file_fields(CaseFile).items()}
    return {name: model for name, model in sections.items() if model is not None}


def words(annotation: Any) -> tuple[str, ...]:
    """Return the words that a type allows, where it is a choice of words."""
    plain = unwrapped(annotation)
    return tuple(str(word) for word in get_args(plain)) if get_origin(plain) is Literal else ()
