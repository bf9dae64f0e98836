"""From a tree of text to records; every complaint in the words of the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from relcon.reading.models import fields_to, file_fields, type_at, words
from relcon.reading.problems import FIELDS, Problem
from relcon.reading.prune import prune, renamed
from relcon.reading.source import Path, Source, written
from relcon.reading.text_tree import TextMap
from relcon.reading.wording import field_meant, likely_first, word_meant
from relcon.records.base import EDITION_PATTERN, ID_PATTERN, LOT_PATTERN, Record
from relcon.records.citations import STATUTE_PATTERN
from relcon.records.dates import When
from relcon.records.psr import NUMBER_PATTERN
from relcon.records.quantity import NO_CUSTOMS, Customs
from relcon.records.written_days import is_day

R = TypeVar("R", bound=Record)
LONGEST_ID = 40  # characters of an id that is spelled anew for a message

_PATTERNS = {
    ID_PATTERN: "letters, digits, _ . and -, starting with a letter or digit",
    LOT_PATTERN: "an id, or a path of ids such as k3/a",
    STATUTE_PATTERN: "a statute such as 21 USC 846",
    EDITION_PATTERN: "the Manual's year such as 2025",
    NUMBER_PATTERN: "a paragraph's number such as 24 or 24a",
}
_SHAPES = {
    "tuple_type": "a list, such as [a, b]",
    "string_type": "text",
    "too_long": "no more than two entries",
    "too_short": "two entries",
}

_MOST = 1_000  # values that are told of one by one


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
    misspelled: tuple[Problem, ...] = ()
    while True:
        try:
            record = model.model_validate(source.tree, by_alias=True, by_name=False, context=customs)
        except ValidationError as error:
            if error.error_count() > _MOST:  # no file that counsel wrote
                first = error.errors(include_url=False)[:_MOST]
                return Built(None, source, (*misspelled, *(_problem(model, source, detail) for detail in first)))
            details = error.errors(include_url=False)
        else:
            return Built(record, source, (*misspelled, *problems))
        fields = _misspelled(model, source, details)
        if fields and not problems:  # read as they are meant, so that nothing is said to be missing
            misspelled += tuple(_unknown_field(model, source, path) for path in fields)
            source = renamed(source, fields)
            continue
        problems = problems or tuple(_problem(model, source, detail) for detail in details)
        cut = [_wrong(detail) for detail in details]
        if any(not path for path in cut):
            return Built(None, source, (*misspelled, *problems))
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
        return _unknown_field(model, source, path)
    if kind == "missing" and isinstance(path[-1], int):
        return source.problem("wrong_form", path[:-1], f"allowed: {_SHAPES['too_short']}", found=found)
    if kind == "missing":
        dateless = f", or {path[-1]}: unknown" if type_at(model, path) is When else ""
        message = f"missing: {path[-1]}; for example {_example(model, path)}{dateless}"
        return source.problem("missing_field", path, message)
    if kind == "literal_error":
        # Inside a mapping's values there is no field to ask, but pydantic names the words.
        choices = words(type_at(model, path)) or _quoted(detail)
        *_, (record, field) = fields_to(model, path)
        meant = word_meant(record, field, found, choices)
        return source.problem("wrong_word", path, meant.say, found=found, allowed=choices, nearest=meant.word)
    if kind == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        form = _PATTERNS.get(pattern, "another form")
        near = _spelled(found) if pattern == ID_PATTERN else None
        return source.problem("wrong_form", path, f"allowed: {form}", found=found, nearest=near)
    if kind in ("model_type", "dict_type"):
        message = f"{_meant(model, path, found)}allowed: {_fields_of(model, path)}"
        return source.problem("wrong_form", path, message, found=found)
    if kind in _SHAPES:
        return source.problem("wrong_form", path, f"allowed: {_SHAPES[kind]}", found=found)
    message, near = f"{_meant(model, path, found)}{detail['msg']}", detail.get("ctx", {}).get("nearest")
    return source.problem("wrong_value", path, message, found=found, nearest=near)


def _meant(model: type[Record], path: Path, found: str) -> str:
    """Return what a word means where no word is allowed as such, to stand before what is; empty if unknown."""
    *_, (record, field) = fields_to(model, path) or [(model, "")]
    meant = word_meant(record, field, found, ())
    said = meant.say or (f"write {meant.word}" if meant.word else "")
    return f"{said}; " if said else ""


def _misspelled(model: type[Record], source: Source, details: Sequence[ErrorDetails]) -> dict[Path, str]:
    """Return the fields of which another spelling is meant that the record does not have yet, with that spelling."""
    found: dict[Path, str] = {}
    for path in (_path(detail) for detail in details if detail["type"] == "extra_forbidden"):
        record = type_at(model, path[:-1])
        word = field_meant(record, str(path[-1]), ()).word
        taken = {(*other[:-1], name) for other, name in found.items()}
        if word is not None and word not in cast("TextMap", source.node(path[:-1])) and (*path[:-1], word) not in taken:
            found[path] = word
    return found


def _unknown_field(model: type[Record], source: Source, path: Path) -> Problem:
    """Return the problem of a field that a record does not have, with the one meant or where it belongs."""
    record, found = type_at(model, path[:-1]), str(path[-1])
    around = [outer for outer, _ in fields_to(model, path[:-1])]
    meant = field_meant(record, found, around)
    message = f"no such field; {meant.say}" if meant.say else "no such field"
    allowed = likely_first(record, found)
    return source.problem("unknown_field", path, message, found=found, allowed=allowed, nearest=meant.word, key=True)


def _spelled(found: str) -> str | None:
    """Return the id that a text becomes without the characters that no id may hold.

    ``None`` where no id was meant: in another script, for a day, and for a list.
    """
    if "," in found or is_day(found):
        return None
    letters = unicodedata.normalize("NFKD", found[:LONGEST_ID].replace("ß", "ss"))
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    if any(char.isalpha() and not char.isascii() for char in plain):
        return None
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", plain).strip("-_.") or None


def _fields_of(model: type[Record], path: Path) -> str:
    """Say which fields stand where something else was found, with an example of those that must."""
    record = type_at(model, path)
    if not (isinstance(record, type) and issubclass(record, Record)):
        return "names with their values, such as {dunn: yes}"
    fields = file_fields(record)
    *_, (holder, field) = fields_to(model, path)
    own = (file_fields(holder)[field].examples or [""])[0]
    needed = [name for name, info in fields.items() if info.is_required()] or list(fields)[:1]
    example = ", ".join(_example(model, (*path, name)) for name in needed)
    listed = likely_first(record, "")
    rest = f" and {len(listed) - FIELDS} more" if len(listed) > FIELDS else ""
    return f"the fields {' '.join(listed[:FIELDS])}{rest}, such as {own if own.startswith('{') else f'{{{example}}}'}"


def _quoted(detail: ErrorDetails) -> tuple[str, ...]:
    return tuple(str(detail["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", "))


def _example(model: type[Record], path: Path) -> str:
    """Return a missing field with a value as it may be written."""
    examples = file_fields(type_at(model, path[:-1]))[str(path[-1])].examples
    return f"{path[-1]}: {examples[0] if examples else '...'}"
