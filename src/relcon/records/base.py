"""What every record has in common: it is immutable, and it knows where it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PrivateAttr,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, PydanticOmit, core_schema

from relcon.records.numbers import in_digits

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"
LOT_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.-]*(/[A-Za-z0-9][A-Za-z0-9_.-]*)*$"

_LEVEL = re.compile(r"^[+-]?[0-9]{1,2}\Z", re.ASCII)

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
LotPath = Annotated[str, StringConstraints(pattern=LOT_PATTERN)]
PositionName = Literal["defense", "psr", "government"]
EDITION_PATTERN = r"^20[0-9]{2}$"
Edition = Annotated[str, StringConstraints(pattern=EDITION_PATTERN)]


@dataclass(frozen=True, slots=True)
class Location:
    """Where a record starts: file name, line and column, both counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field is to be filled in: its own line, else that of the record under which it would stand.

    Attributes
    ----------
    location
        None where the record was not read from a file.
    under
        Below what the field is to be written, where it is not written yet; empty where the line is its own.
    """

    location: Location | None
    under: str = ""


def read_whole(value: Any) -> int:
    """Read a whole number, not below zero where it is written as text."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
        return int(value)
    digits = in_digits(value) if isinstance(value, str) else None
    rest = f'; write "{digits}"' if digits is not None else " such as 3"
    raise PydanticCustomError("whole_number", "allowed: a whole number{rest}", {"rest": rest})


_YES_OR_NO = {"y": "yes", "yes": "yes", "true": "yes", "n": "no", "no": "no", "false": "no"}
_FLAG_PATTERN = "^([Yy]([Ee][Ss])?|[Nn][Oo]?|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$"
_NO_ANSWER = ("n/a", "na", "n.a.", "none", "?", "tbd")


def yes_or_no(value: Any) -> Any:
    """Return yes, no or unknown for another spelling of it; anything else as it is."""
    word = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else value
    return _YES_OR_NO.get(word.lower(), word) if isinstance(word, str) else word


def _answer(value: Any) -> Any:
    if isinstance(value, str) and value.lower() in _NO_ANSWER:
        raise PydanticCustomError("answer", "allowed: yes, no or unknown; what is not known is written unknown")
    return "unknown" if value in ("Unknown", "UNKNOWN") else yes_or_no(value)


def _flag(value: Any) -> bool:
    word = yes_or_no(value)
    if word not in ("yes", "no"):
        raise PydanticCustomError("flag", "allowed: yes or no")
    return bool(word == "yes")


def _level(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _LEVEL.match(value):
        return int(value)
    raise PydanticCustomError("levels", "allowed: a number of levels such as -2 or 4")


def is_id(value: object) -> bool:
    """Whether a value may be an id."""
    return isinstance(value, str) and re.fullmatch(ID_PATTERN, value) is not None


def one_or_more(value: Any) -> Any:
    """Let one id or word stand for a list of one."""
    return [value] if isinstance(value, str) else value


class ShortForm:
    """Annotation for the schema: what counsel may write instead of the full form."""

    def __init__(self, **schema: Any) -> None:
        self.schema = schema

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [self.schema, handler(schema)]}


class AlsoWritten:
    """Annotation of a word or a text: other ways to write it.

    Parameters
    ----------
    read
        Returns what is meant for another way to write it, and anything else as it is.
    schema
        Of the other ways, for the JSON Schemas.
    """

    def __init__(self, read: Callable[[Any], Any], **schema: Any) -> None:
        self.read = read
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), self.schema]}


class Meanings:
    """Annotation of a choice of words: what each word says, in one plain sentence.

    The reference of the format and the JSON Schemas (``enumDescriptions``) take them from here.
    """

    def __init__(self, says: Mapping[str, str]) -> None:
        self.says = says

    @property
    def schema(self) -> dict[str, Any]:
        """The words as a schema has them, for `ShortForm`."""
        return {"enum": list(self.says), "enumDescriptions": list(self.says.values())}

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return self._described(handler(schema))

    def _described(self, schema: JsonSchemaValue) -> JsonSchemaValue:
        """Return the schema with the meanings beside the words, which may be one choice of several or a list's."""
        if "enum" in schema:
            return {**schema, "enumDescriptions": [self.says[word] for word in schema["enum"]]}
        if "items" in schema:
            return {**schema, "items": self._described(schema["items"])}
        return {**schema, "anyOf": [self._described(one) for one in schema["anyOf"]]} if "anyOf" in schema else schema


class _OneOrMore:
    """Annotation: one word may stand for a list of one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(one_or_more, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


class Unwritten:
    """Annotation of a field that no file holds: it follows from the form in which the rest was written."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        raise PydanticOmit


ONE_OR_MORE = _OneOrMore()


class _OrUnknown(ShortForm):
    """Annotation of what may be left out: ``unknown`` says the same."""

    def __init__(self) -> None:
        super().__init__(const="unknown")

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: None if value == "unknown" else value, handler(source)
        )


OR_UNKNOWN = _OrUnknown()
UNWRITTEN = Unwritten()

Whole = Annotated[
    int,
    BeforeValidator(read_whole),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+$"}]}),
]
Levels = Annotated[
    int,
    BeforeValidator(_level),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[+-]?[0-9]{1,2}$"}]}),
]
SPELLED: dict[str, Any] = {"type": ["boolean", "string"], "pattern": _FLAG_PATTERN}
_SPELLED_ANSWER = SPELLED | {"pattern": f"{_FLAG_PATTERN}|^U(nknown|NKNOWN)$"}
YES_OR_NO = AlsoWritten(yes_or_no, **SPELLED)
Answer = Annotated[Literal["yes", "no", "unknown"], AlsoWritten(_answer, **_SPELLED_ANSWER)]
Flag = Annotated[
    bool,
    BeforeValidator(_flag),
    WithJsonSchema({"anyOf": [{"enum": ["yes", "no"]}, SPELLED]}),
]
POSITION_WORDS: Mapping[str, PositionName] = {"middle": "psr", "predicted": "psr", "ceiling": "government"}
"""Other words for the positions."""


def position_of(value: Any) -> Any:
    """Return the position that another word for it means, also in a list; anything else as it is."""
    if isinstance(value, list | tuple):
        return [position_of(word) for word in value]
    return POSITION_WORDS.get(value, value) if isinstance(value, str) else value


POSITION_ALSO = AlsoWritten(position_of, enum=list(POSITION_WORDS))
IdList = Annotated[tuple[Id, ...], ONE_OR_MORE]
Voices = Annotated[IdList, BeforeValidator(position_of)]
"""Positions, and ids of defendants for their own defense."""


def _without_empty(model: type[BaseModel], value: Any) -> Any:
    """Leave out the model's fields that were written without a value: they count as not written."""
    if not isinstance(value, dict) or None not in value.values():
        return value
    known = {info.alias or name for name, info in model.model_fields.items()}
    return {name: item for name, item in value.items() if item is not None or name not in known}


class Record(BaseModel):
    """A piece of a case or proffer file."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    _location: Location | None = PrivateAttr(default=None)
    _fields_at: Mapping[str, Location] = PrivateAttr(default_factory=dict)
    locates_fields: ClassVar[bool] = False
    """Whether it is remembered where each field stands: of records of which there are few."""

    @model_validator(mode="wrap")
    @classmethod
    def _remember_location(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        record = handler(_without_empty(cls, value))
        location = getattr(value, "location", None)
        if isinstance(location, Location):
            record._location = location  # noqa: SLF001 - its own
            if cls.locates_fields:
                record._fields_at = getattr(value, "fields_at", {})  # noqa: SLF001 - its own
        return record

    @property
    def location(self) -> Location | None:
        """File, line and column of the record, where it was read from a file."""
        return self._location

    def place_of(self, field: str) -> Location | None:
        """Return where a field is written; None where it is not."""
        return self._fields_at.get(field)


class Supported(Record):
    """A record that evidence supports and that a position may assert or dispute."""

    evidence: IdList = Field(
        default=(),
        description="The exhibits that show it; without any it is uncited, which counts and is flagged.",
        examples=["[lab-7]"],
    )
    asserted_by: Voices = Field(
        default=(),
        description=(
            "Who says so, where not everybody does: it holds in these positions only. A defendant's id stands for that "
            "defendant's own defense."
        ),
        examples=["[government]"],
    )
    disputed_by: Voices = Field(
        default=(),
        description="Who disputes it: it does not hold in these positions, or for these defendants' own defense.",
        examples=["[defense]"],
    )


class Fact(Supported):
    """A supported record with an id of its own."""

    id: Id = Field(
        description="Its own name, used once in case and proffer file: letters, digits and `_ . -`.", examples=["e12"]
    )
    replaces: IdList = Field(
        default=(),
        description=(
            "Only inside an admission: the case records of the same kind that do not hold for a defendant for whom "
            "this one counts and holds."
        ),
        examples=["[e12]"],
    )
    note: str | None = Field(
        default=None, description="Free text for people; never interpreted.", examples=["seen from the pole camera"]
    )
