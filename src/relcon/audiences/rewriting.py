"""Records with other ids and texts: one walk over every field of every kind, by what the field may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from pydantic import StringConstraints

from relcon.records.base import ID_PATTERN, LOT_PATTERN, Record
from relcon.records.evidence import BatesRange

R = TypeVar("R", bound=Record)
Kind = Literal["id", "lot", "text", "fixed"]
_RANK: tuple[Kind, ...] = ("id", "lot", "text", "fixed")


@dataclass(frozen=True)
class Rewriting:
    """What stands for what.

    Attributes
    ----------
    ids
        By old id (or telephone number), the new one.
    text
        What stands for a free text.
    """

    ids: Mapping[str, str]
    text: Callable[[str], str]

    def record(self, record: R) -> R:
        """Return a record with everything in it rewritten."""
        changed = {}
        for name, annotation in _fields(type(record)):
            value = getattr(record, name)
            new = self._value(value, annotation)
            if new != value:
                changed[name] = new
        return record.model_copy(update=changed) if changed else record

    def id(self, id: str) -> str:
        """Return what stands for an id."""
        return self.ids.get(id, id)

    def _value(self, value: Any, annotation: Any) -> Any:
        match value:
            case Record():
                return self.record(value)
            case str():
                return self._string(value, _kind(annotation))
            case tuple():
                return tuple(self._value(item, annotation) for item in value)
            case dict():
                keys, values = _of_mapping(annotation)
                return {self._value(key, keys): self._value(item, values) for key, item in value.items()}
            case BatesRange():
                return value if self.text(value.first) == value.first else None
        return value

    def _string(self, value: str, kind: Kind) -> str:
        match kind:
            case "id":
                return self.id(value)
            case "lot":
                return "/".join(self.id(part) for part in value.split("/"))
            case "text":
                return self.ids.get(value) or self.text(value)
        return value


@cache
def kinds_of(model: type[Record]) -> tuple[tuple[str, Kind], ...]:
    """Return the fields of a kind of record, each with what its strings are."""
    return tuple((name, _kind(annotation)) for name, annotation in _fields(model))


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(model, include_extras=True)
    return tuple((name, hints[name]) for name in model.model_fields)


def _kind(annotation: Any) -> Kind:
    """Return what the strings of a field are: ids, paths of lots, free text, or words of a fixed list."""
    return min(_kinds(annotation), key=_RANK.index, default="fixed")


def _kinds(annotation: Any) -> list[Kind]:
    if annotation is str:
        return ["text"]
    if get_origin(annotation) is Annotated:
        inner, *extras = get_args(annotation)
        if inner is str:
            patterns = [one.pattern for one in extras if isinstance(one, StringConstraints)]
            return ["id" if ID_PATTERN in patterns else "lot" if LOT_PATTERN in patterns else "fixed"]
        return _kinds(inner)
    if get_origin(annotation) is Literal:
        return ["fixed"]
    return [kind for part in get_args(annotation) for kind in _kinds(part)]


def _of_mapping(annotation: Any) -> tuple[Any, Any]:
    """Return what a mapping's keys and values may be."""
    if get_origin(annotation) is Annotated:
        return _of_mapping(get_args(annotation)[0])
    keys, values = get_args(annotation)
    return keys, values
