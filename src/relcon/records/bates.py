"""Bates numbers: the page labels of discovery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

LONGEST = 80  # characters of a label
_DIGITS = "0123456789"
_DIGITS_SET = frozenset(_DIGITS)
_ALLOWED = "allowed: first and last page, such as [GOV-0004512, GOV-0004514]"


@dataclass(frozen=True, slots=True)
class BatesRange:
    """First and last page label of an exhibit, such as ``GOV-0004512`` to ``GOV-0004514``."""

    first: str
    last: str

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first} to {self.last}"

    @property
    def numbers(self) -> tuple[str, int, int]:
        """Prefix, first and last number of the range."""
        prefix = self.first.rstrip(_DIGITS)
        return prefix, int(self.first[len(prefix) :]), int(self.last[len(prefix) :])

    @classmethod
    def parse(cls, value: Any) -> BatesRange:
        """Read one label or a pair of labels of one prefix, in order."""
        if isinstance(value, BatesRange):
            return value
        labels = [value] if isinstance(value, str) else value
        if not isinstance(labels, list | tuple) or len(labels) not in (1, 2):
            raise PydanticCustomError("bates", _ALLOWED)
        if not all(isinstance(label, str) and len(label) <= LONGEST and label[-1:] in _DIGITS_SET for label in labels):
            raise PydanticCustomError("bates", f"{_ALLOWED}; a label ends in digits")
        found = cls(labels[0], labels[-1])
        if found.last.rstrip(_DIGITS) != found.numbers[0] or found.numbers[1] > found.numbers[2]:
            raise PydanticCustomError("bates", "the first page comes before the last, under one prefix")
        return found

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        label = {"type": "string", "pattern": "[0-9]$"}
        return {
            "anyOf": [label, {"type": "array", "items": label, "minItems": 1, "maxItems": 2}],
            "title": "Bates pages",
        }
