"""One term of a proffer letter: its words, their quotation and page; the form in which it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from relcon.records.base import SPELLED, Meanings, yes_or_no

SILENT = "silent"
_SILENCE = "the letter says nothing of it, as where the term is left out"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a letter; ``values`` holds one word, or several where the term is a list.

    ``preset`` names the dated example that it was taken from, where the letter itself does not state it; ``by`` the
    term from whose words it follows (`relcon.records.letter`).
    """

    values: tuple[str, ...]
    quote: str | None = None
    page: str | None = None
    preset: str | None = None
    by: str | None = None

    @property
    def value(self) -> str:
        """The word of a term that has one."""
        return self.values[0] if self.values else SILENT

    @property
    def silent(self) -> bool:
        """Whether the letter says nothing of it."""
        return self.value == SILENT and len(self.values) <= 1


NO_TERM = Term((SILENT,))


class TermOf(Meanings):
    """Annotation: a term with these words, and what each says (none given: free text); ``many`` allows a list."""

    def __init__(self, says: Mapping[str, str] | None = None, *, many: bool = False) -> None:
        super().__init__(says or {})
        self.many = many

    @property
    def words(self) -> tuple[str, ...]:
        """The words allowed besides ``silent``; empty for free text."""
        return tuple(self.says)

    def read(self, value: Any) -> Term:
        """Return a term from what the file holds, or say which words are allowed."""
        if isinstance(value, Term):
            return value
        quote = page = None
        if isinstance(value, dict):
            extra = sorted(set(value) - {"value", "quote", "page"})
            if extra or "value" not in value:
                raise PydanticCustomError("term", "a term is a value, or {value, quote, page}")
            quote, page = (None if value.get(key) is None else str(value[key]) for key in ("quote", "page"))
            value = value["value"]
        if value is None:
            return Term((SILENT,), quote, page)
        values = [value] if isinstance(value, str | bool) else value
        if not isinstance(values, list | tuple) or (len(values) != 1 and not self.many):
            raise PydanticCustomError("term", "allowed: {words}", {"words": self._allowed})
        if not all(isinstance(word, str | bool) for word in values):
            raise PydanticCustomError("term", "allowed: {words}", {"words": self._allowed})
        words = tuple(
            str(yes_or_no(word) if "yes" in self.words or isinstance(word, bool) else word) for word in values
        )
        if self.words:
            for word in words:
                if word != SILENT and word not in self.words:
                    raise PydanticCustomError("term", "allowed: {words}", {"words": self._allowed})
        return Term(words, quote, page)

    @property
    def _allowed(self) -> str:
        return ", ".join((*self.words, SILENT)) if self.words else "text"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read, serialization=core_schema.plain_serializer_function_ser_schema(lambda term: list(term.values))
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        word = self._word()
        plain: dict[str, Any] = {"anyOf": [word, {"type": "array", "items": word}]} if self.many else word
        quoted = {
            "type": "object",
            "properties": {
                "value": plain,
                "quote": {"type": "string", "description": "The letter's own words."},
                "page": {"type": ["string", "integer"], "description": "The page of the letter."},
            },
            "required": ["value"],
            "additionalProperties": False,
        }
        return {"anyOf": [plain, quoted]}

    def _word(self) -> dict[str, Any]:
        if not self.words:
            return {"type": "string"}
        says = {**self.says, SILENT: _SILENCE}
        words = {"enum": list(says), "enumDescriptions": list(says.values())}
        return {"anyOf": [words, SPELLED]} if "yes" in self.says else words
