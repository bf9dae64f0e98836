"""A map, ``relcon/map/1``: which column of a table means what, and how its words and figures are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from relcon.importing.fates import REASONS
from relcon.importing.read.delimited import SEPARATORS
from relcon.importing.read.table import folded
from relcon.packed import unpacked
from relcon.reading.build import build
from relcon.reading.problems import InputError, Problem
from relcon.reading.source import Source
from relcon.reading.text_file import read_tree
from relcon.records.base import ONE_OR_MORE, AlsoWritten, Flag, Record, Whole
from relcon.spelling import nearest

FORMAT = "relcon/map/1"
ZONE_WORDS = ("UTC", "suffix", "dates_only")
OPEN = "?"
"""What a guessed map writes for a word that counsel must give a meaning."""

Order = Literal["mdy", "dmy", "ymd"]


def _zone(value: Any) -> Any:
    if isinstance(value, str) and value not in ZONE_WORDS and zone_named(value) is None:
        near = nearest(value, available_timezones())
        hint = f'; did you mean "{near}"?' if near else ""
        raise PydanticCustomError(
            "zone",
            "allowed: a zone such as America/Chicago, UTC, suffix (each time has its own), dates_only{hint}",
            {"hint": hint},
        )
    return value


def zone_named(name: str) -> ZoneInfo | None:
    """Return a time zone by its name, such as ``America/Chicago``; ``None`` where there is none."""
    try:
        return ZoneInfo(name) if "/" in name or name == "UTC" else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _separator(value: Any) -> Any:
    named = {said: sign for sign, said in SEPARATORS.items()} | {"\\t": "\t"}
    sign = named.get(value, value) if isinstance(value, str) else value
    if not isinstance(sign, str) or len(sign) != 1:
        raise PydanticCustomError("separator", "allowed: one character, or: comma tab semicolon bar 0x14")
    return sign


class FileShape(Record):
    """What would be found out about the file, stated instead."""

    encoding: str | None = Field(default=None, description="The encoding of a text file.", examples=["cp1252"])
    separator: Annotated[str | None, BeforeValidator(lambda value: value if value is None else _separator(value))] = (
        Field(default=None, description="What stands between the columns of a text file.", examples=['","'])
    )
    header: Whole | None = Field(default=None, description="The row of the columns' names.", examples=["7"])
    sheet: str | None = Field(default=None, description="The sheet of a workbook.", examples=["Results"])


def _day_form(value: Any) -> Any:
    """Return a form of strftime that says day, month and year; without the year, say, one would be made up."""
    day = date(2025, 11, 28)
    try:
        whole = not isinstance(value, str) or datetime.strptime(day.strftime(value), value).date() == day  # noqa: DTZ007 - a day has no zone
    except (ValueError, re.error):
        whole = False
    if not whole:
        raise PydanticCustomError("day_form", "allowed: day, month and year, each once, such as %m/%d/%Y or %d %b %y")
    return value


class Dates(Record):
    """How days are written."""

    order: Order | None = Field(
        default=None, description="Whether month or day stands first in 03/07/2025.", examples=["mdy"]
    )
    format: Annotated[str, BeforeValidator(_day_form)] | None = Field(
        default=None, description="The exact form, with the signs of strftime.", examples=['"%m/%d/%y"']
    )


class Column(Record):
    """Where a field stands, and how it is read."""

    column: Annotated[tuple[str, ...], ONE_OR_MORE] = Field(
        description="The column's name; several are joined with a space.", examples=["Gross Qty"]
    )
    unit: str | None = Field(default=None, description="The unit of its figures.", examples=["g"])
    unit_column: str | None = Field(default=None, description="The column that has the unit.", examples=["Unit"])
    as_: Literal["percent", "share"] | None = Field(
        default=None, alias="as", description="Of a purity: 83 is percent, 0.83 a share.", examples=["percent"]
    )
    form: str | None = Field(
        default=None, description="The form of a length of time, or of a bank's description.", examples=['"M:SS"']
    )
    source: str | None = Field(default=None, description="Where this meaning is documented.", examples=["[10]"])


def _column(value: Any) -> Any:
    return {"column": value} if isinstance(value, str | list) else value


Words = dict[str, str | dict[str, str]]
_SHORT = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Columns = dict[str, Annotated[Column, AlsoWritten(_column, **_SHORT)]]


class Section(Record):
    """A further part of a file, below a header of its own; what it does not say is as in the file's first part."""

    says: str | None = Field(default=None, description="What stands in it.", examples=["texts"])
    columns: Columns = Field(description="By field, its column.", examples=["{from: Originating Number}"])
    words: dict[str, Words] = Field(
        default_factory=dict, description="By column, what its words mean.", examples=["{Desc: {IN: in}}"]
    )
    constants: dict[str, str] = Field(
        default_factory=dict, description="Fields that are the same in every row.", examples=["{medium: text}"]
    )
    ignore: tuple[str, ...] = Field(default=(), description="Columns left out on purpose.", examples=["[IMEI]"])


class Map(Record):
    """A map: what the columns of one kind of table mean."""

    format: Literal["relcon/map/1"] = Field(description="What this file is.", examples=[FORMAT])
    kind: str = Field(description="The kind of table, as in `relcon import KIND`.", examples=["seizures"])
    profile: str | None = Field(
        default=None, description="The layout's name, of a map that ships.", examples=["cash_app"]
    )
    says: str | None = Field(default=None, description="What the layout is, in a line.", examples=["Cash App export"])
    file: FileShape = Field(
        default_factory=FileShape, description="What would be found out, stated instead.", examples=["{sheet: Results}"]
    )
    zone: Annotated[str | None, BeforeValidator(_zone)] = Field(
        default=None, description="The zone of the times in the file.", examples=["America/Chicago"]
    )
    abbreviations: dict[str, str] = Field(
        default_factory=dict, description="What EDT and the like mean, as +HH:MM.", examples=['{CDT: "-05:00"}']
    )
    dates: Dates = Field(default_factory=Dates, description="How days are written.", examples=["{order: mdy}"])
    columns: Columns = Field(description="By field, its column.", examples=["{exhibit: Exhibit}"])
    words: dict[str, Words] = Field(
        default_factory=dict,
        description="By column, what each of its words means; a word that is not listed rejects the row.",
        examples=["{Direction: {Outgoing: out, Incoming: in}}"],
    )
    constants: dict[str, str] = Field(
        default_factory=dict, description="Fields that are the same in every row.", examples=["{medium: call}"]
    )
    legs: Flag = Field(default=False, description="Whether several rows may be one call.", examples=["true"])
    resolution: Whole = Field(default=0, description="Seconds by which a time may be off by form.", examples=["60"])
    service_numbers: tuple[str, ...] = Field(
        default=(), description="Numbers of the carrier's own.", examples=['["+18056377249"]']
    )
    negative: Literal["reverses", "reject"] = Field(
        default="reject", description="Whether a minus turns payer and payee round.", examples=["reverses"]
    )
    ignore: tuple[str, ...] = Field(default=(), description="Columns left out on purpose.", examples=["[Agent]"])
    sections: tuple[Section, ...] = Field(
        default=(),
        description="Further parts of the file, each below a header of its own.",
        examples=["[{columns: {from: Originating Number}, constants: {medium: data}}]"],
    )

    @cached_property
    def parts(self) -> tuple[Map, ...]:
        """The map of each part of the file: its own first, then its sections'."""
        own = ("columns", "words", "constants", "ignore")
        first = self.model_copy(update={"sections": ()})
        return first, *(
            first.model_copy(update={name: getattr(section, name) for name in own}) for section in self.sections
        )

    @property
    def name(self) -> str:
        """The layout's name, or the kind of a map of counsel's own."""
        return self.profile or self.kind

    @property
    def named(self) -> tuple[str, ...]:
        """Every column of the (first) part that is read, each once."""
        found: dict[str, None] = {}
        for column in self.columns.values():
            found.update(dict.fromkeys(column.column))
            if column.unit_column is not None:
                found[column.unit_column] = None
        return tuple(found)

    def words_of(self, column: str) -> Words | None:
        """Return what the words of a column mean; ``None`` where the map lists none."""
        wanted = folded(column)
        return next((words for name, words in self.words.items() if folded(name) == wanted), None)


class FieldOfKind:
    """A field that maps of a kind may have (``fields.yaml``)."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.says: str = row["says"]
        self.needed = row.get("needed") == "yes"
        self.own_words = row.get("own_words") == "yes"
        self.words: tuple[str, ...] = tuple(row.get("words", ()))
        self.by_word = row.get("by_word") == "yes"
        self.figures: str | None = row.get("figures")
        self.of_substances = row.get("list") == "substances"
        self.such_as: str | None = row.get("such_as")
        self.heads: tuple[str, ...] = tuple(row.get("heads", ()))


@cache
def fields_of(kind: str) -> Mapping[str, FieldOfKind]:
    """Return the fields that maps of a kind may have; none for a kind that has no maps."""
    rows = unpacked(resources.files(__package__).joinpath("fields.yaml"))["kinds"]
    own = dict(rows.get(kind, {}))
    like = fields_of(own.pop("like")) if "like" in own else {}
    return {**like, **{name: FieldOfKind(row) for name, row in own.items()}}


def read_map(data: bytes, file: str, kind: str) -> Map:
    """Read a map and check it against what its kind may have.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Its name, for messages.
    kind
        The kind that is imported.

    Raises
    ------
    InputError
        With every error of the map.
    """
    tree, problems = read_tree(data, file, any_names=True)
    source = Source(file, tree)
    built = build(Map, source)
    problems += built.problems
    if built.record is None or problems:
        raise InputError(problems)
    problems += _checked(built.record, source, kind)
    if problems:
        raise InputError(problems)
    return built.record


def map_file(path: Path, kind: str) -> Map:
    """Read the map that counsel names."""
    from relcon.private_files import read_input

    try:
        data = read_input(path)
    except OSError as error:
        said = "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror}"
        raise InputError([Problem("unreadable", str(path), None, None, message=said)]) from None
    return read_map(data, str(path), kind)


def _checked(map: Map, source: Source, kind: str) -> list[Problem]:  # noqa: A002 - the field calls it a map
    """Return what is wrong between the fields of a map."""
    problems = []
    if map.kind != kind:
        message = f"a map of {map.kind}, and {kind} is imported; write: relcon import {map.kind} ..."
        problems.append(source.problem("wrong_value", ("kind",), message, found=map.kind))
        return problems
    known = fields_of(kind)
    problems += _part(map, source, (), known)
    for place, section in enumerate(map.sections):
        problems += _part(section, source, ("sections", place), known)
    return problems


def _part(
    part: Map | Section, source: Source, path: tuple[str | int, ...], known: Mapping[str, FieldOfKind]
) -> list[Problem]:
    """Return what is wrong between the fields of a map, or of one of its sections."""
    problems = []
    for name, one in known.items():
        if one.needed and name not in part.columns and name not in part.constants:
            message = f"missing: {name} ({one.says}); write the name of its column"
            problems.append(source.problem("missing_field", (*path, "columns"), message, key=True))
    for list_ in ("columns", "constants"):
        for name in getattr(part, list_):
            if name not in known:
                near = nearest(name, known)
                message = "no such field of this kind of table"
                at = (*path, list_, name)
                problems.append(
                    source.problem(
                        "unknown_field", at, message, found=name, allowed=tuple(known), nearest=near, key=True
                    )
                )
    problems += _open_figures(part, source, path)
    for column, words in part.words.items():
        field = next((known.get(name) for name, one in part.columns.items() if folded(column) in map_keys(one)), None)
        if field is None:
            message = "no field is read from a column of this name"
            problems.append(source.problem("wrong_value", (*path, "words", column), message, found=column, key=True))
            continue
        for word, meaning in words.items():
            problems += _meaning(source, (*path, "words", column, word), meaning, field, known)
    for name, value in part.constants.items():
        if name in known:
            problems += _meaning(source, (*path, "constants", name), value, known[name], known)
    return problems


def _open_figures(part: Map | Section, source: Source, path: tuple[str | int, ...]) -> Iterator[Problem]:
    """Yield what a guessed map asks of figures, and counsel has not said."""
    for name, column in part.columns.items():
        for asked, stated, such_as in (("unit", column.unit, "g"), ("form", column.form, '"M:SS" or "H:MM"')):
            if stated == OPEN:
                named = " + ".join(column.column)
                message = f"what is the {asked} of {named}? Write it instead of the question mark, such as {such_as}"
                yield source.problem("wrong_value", (*path, "columns", name, asked), message, found=OPEN)


def map_keys(column: Column) -> frozenset[str]:
    """Return the names of a field's columns, folded."""
    return frozenset(folded(name) for name in column.column)


def _meaning(
    source: Source,
    path: tuple[str | int, ...],
    meaning: str | dict[str, str],
    field: FieldOfKind,
    known: Mapping[str, FieldOfKind],
) -> list[Problem]:
    """Return what is wrong with the meaning of a word."""
    if meaning == OPEN:
        message = f"what does {path[-1]} mean? Write its meaning instead of the question mark"
        return [source.problem("wrong_value", path, message, found=OPEN)]
    if isinstance(meaning, dict):
        found = []
        for name, value in meaning.items():
            if name not in known:
                message = "no such field of this kind of table"
                found.append(source.problem("unknown_field", (*path, name), message, found=name, allowed=tuple(known)))
            else:
                found += _meaning(source, (*path, name), value, known[name], known)
        return found
    if field.words and meaning not in field.words and REASONS.get(meaning) != "aside":
        return [source.problem("wrong_word", path, found=meaning, allowed=field.words)]
    return []
