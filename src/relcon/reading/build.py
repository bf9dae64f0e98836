"""From a tree of text to records; every complaint in the words of the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from relcon.reading.models import file_fields, type_at, words
from relcon.reading.problems import Problem, nearest
from relcon.reading.prune import prune
from relcon.reading.source import Path, Source, written
from relcon.records.base import EDITION_PATTERN, ID_PATTERN, LOT_PATTERN, Record
from relcon.records.counts import STATUTE_PATTERN
from relcon.records.quantity import NO_CUSTOMS, Customs

R = TypeVar("R", bound=Record)

_PATTERNS = {
    ID_PATTERN: "letters, digits, _ . and -, starting with a letter or digit",
    LOT_PATTERN: "an id, or a path of ids such as k3/a",
    STATUTE_PATTERN: "a statute such as 21 USC 846",
    EDITION_PATTERN: "the Manual's year such as 2025",
}
_SHAPES = {
    "tuple_type": "a list, such as [a, b]",
    "string_type": "text",
    "dict_type": "fields with their values",
    "model_type": "fields with their values",
    "too_long": "no more than two entries",
    "too_short": "two entries",
}
EXAMPLES: Mapping[str, str] = {
    "format": "relcon/case/1",
    "id": "e12",
    "case": "case.yaml",
    "caption": "United States v. Reyes et al.",
    "client": "dunn",
    "person": "dunn",
    "defendant": "dunn",
    "name": "Terrence Dunn",
    "title": "Redistribution on the west side",
    "number": '"+13125550101"',
    "date": "2025-06-03",
    "from": "2025-01-10",
    "to": "2025-11-02",
    "first": "2025-01-12",
    "last": "2025-10-30",
    "imposed": "2024-05-02",
    "filed": "2026-01-09",
    "quantity": '"1.5 kg"',
    "low": '"5 kg"',
    "high": '"7 kg"',
    "usd": '"26000"',
    "per": '"1 kg"',
    "price": '{usd: {low: "26000", high: "30000"}, per: "1 kg"}',
    "scope": "whole",
    "of": "{undertaking: westside}",
    "tested.of": "50",
    "tested.units": "4",
    "by": "reyes",
    "over": "dunn",
    "undertaking": "westside",
    "event": "e12",
    "acts": "[recruited, directed]",
    "between": "[dunn, reyes]",
    "count": '"1"',
    "statute": "21 USC 846",
    "offense": "possession with intent to distribute",
    "ground": "suppression",
    "words": "two tires",
    "reading": "2 kg",
    "text": "the paragraph as written",
    "answer": "in",
    "topic": "stash",
    "admission": "a1",
    "phone": '"+13125550101"',
    "record": "e12",
    "why": "produced next week",
    "says": "In May 2025 Dunn helped move two kilograms.",
}
"""For a missing field whose type is not a choice of words: what it may look like, by its own name or after the field
that holds it where the name alone means several things."""


@dataclass(frozen=True)
class Built(Generic[R]):
    """What could be built of a file.

    Attributes
    ----------
    record
        The records without the values that have errors; ``None`` where nothing could be built.
    source
        The file, its tree cut to what ``record`` holds.
    problems
        Every error found.
    """

    record: R | None
    source: Source
    problems: tuple[Problem, ...]


def build(model: type[R], source: Source, customs: Customs = NO_CUSTOMS) -> Built[R]:
    """Build a file's records.

    Parameters
    ----------
    model
        `CaseFile` or `ProfferFile`.
    source
        The file.
    customs
        What the case file says that the words of quantities mean.
    """
    problems: tuple[Problem, ...] = ()
    while True:
        try:
            record = model.model_validate(source.tree, by_alias=True, by_name=False, context=customs)
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            return Built(record, source, problems)
        problems = problems or tuple(_problem(model, source, detail) for detail in details)
        cut = [_wrong(detail) for detail in details]
        if any(not path for path in cut):
            return Built(None, source, problems)
        source = prune(source, cut)


def _path(detail: ErrorDetails) -> Path:
    return tuple(step for step in detail["loc"] if step != "[key]")


def _wrong(detail: ErrorDetails) -> Path:
    """Return what an error makes unusable: a value, or what lacks a field."""
    path = _path(detail)
    return path[:-1] if detail["type"] == "missing" else path


def _problem(model: type[Record], source: Source, detail: ErrorDetails) -> Problem:
    kind = detail["type"]
    path = _path(detail)
    found = written(source.node(path))
    if kind == "extra_forbidden":
        allowed = tuple(file_fields(type_at(model, path[:-1])))
        near = nearest(str(path[-1]), allowed)
        return source.problem(
            "unknown_field", path, "no such field", found=str(path[-1]), allowed=allowed, nearest=near, key=True
        )
    if kind == "missing" and isinstance(path[-1], int):
        return source.problem("wrong_form", path[:-1], f"allowed: {_SHAPES['too_short']}", found=found)
    if kind == "missing":
        return source.problem("missing_field", path, f"missing: {path[-1]}; for example {_example(model, path)}")
    if kind == "literal_error":
        # Inside a mapping's values there is no field to ask, but pydantic names the words.
        choices = words(type_at(model, path)) or _quoted(detail)
        return source.problem("wrong_word", path, found=found, allowed=choices, nearest=nearest(found, choices))
    if kind == "string_pattern_mismatch":
        form = _PATTERNS.get(detail["ctx"]["pattern"], "another form")
        return source.problem("wrong_form", path, f"allowed: {form}", found=found)
    if kind in _SHAPES:
        return source.problem("wrong_form", path, f"allowed: {_SHAPES[kind]}", found=found)
    return source.problem("wrong_value", path, detail["msg"], found=found)


def _quoted(detail: ErrorDetails) -> tuple[str, ...]:
    return tuple(str(detail["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", "))


def _example(model: type[Record], path: Path) -> str:
    name = str(path[-1])
    choices = words(type_at(model, path))
    within = EXAMPLES.get(".".join(map(str, path[-2:])))
    return f"{name}: {choices[0] if choices else within or EXAMPLES[name]}"
